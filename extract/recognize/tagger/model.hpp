// A trained tagger: a hash table of grams, their 8-bit weight rows and a transition matrix, read in place.
// docs/model-format.md has its bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "extract/recognize/tagger/grams.hpp"
#include "extract/recognize/tagger/viterbi.hpp"

namespace guanxi::extract::tagger {

/// A list that is written anew from sentence to sentence, for which room is made at once and left as it is.
template <typename T>
class Scratch {
 public:
  /// Where to write up to `most` elements; end() tells how many they became.
  T* begin(std::size_t most) {
    if (m_room.size() < most) m_room.resize(most);
    return m_room.data();
  }
  void end(const T* behind_last) { m_size = static_cast<std::size_t>(behind_last - m_room.data()); }
  [[nodiscard]] std::span<T> list() { return {m_room.data(), m_size}; }

 private:
  std::vector<T> m_room;
  std::size_t m_size = 0;
};

/// Scratch space of one thread, reused from sentence to sentence.
struct Workspace {
  /// A gram that says something, and the character that is its first target.
  struct Asked {
    std::uint64_t key;
    std::uint32_t group;  // of the table, where the search begins
    std::uint32_t character;
  };
  /// What the grams of one context say about a character, by the hash of what they read; a hash has one place, and that
  /// is one line of the cache.
  struct alignas(64) Remembered {
    Sums sum;
    std::uint64_t key;  // 0 where nothing is kept
    std::int32_t rows;  // in the sum
  };
  /// A context that is not remembered, and the character it is one of.
  struct Unmet {
    std::uint64_t key;
    std::uint32_t character;
    Context context;
  };
  /// A feature of an unmet context.
  struct AskedFeature {
    std::uint64_t key;
    std::uint32_t target;  // of the gram
    std::uint32_t unmet;   // index
  };
  std::array<std::vector<Remembered>, k_contexts> remembered;  // of `remembered_of`
  std::size_t places = 0;                                      // of each kind
  std::size_t put = 0;                                         // contexts, into all of these
  std::uint64_t remembered_of = 0;                             // fingerprint of the model
  std::vector<std::array<std::uint64_t, k_contexts>> keys;     // of each character's contexts
  Scratch<Unmet> unmet;
  Scratch<AskedFeature> asked_features;
  Scratch<Asked> asked;
  Scratch<RowRun> found;
  std::vector<Sums> emission;      // by character, some before the sentence and some behind; then of unmet contexts
  std::vector<std::int32_t> rows;  // in each of these; while they are added, how many more than in the one before
  std::vector<Trace> traces;
  std::vector<Label> labels;
};

/// A view of a model's bytes, which must outlive it. Thread-safe.
class Model {
 public:
  /// Errors: malformed where the bytes are no model of this version, or cut.
  [[nodiscard]] static Result<Model> from_bytes(std::string_view bytes);

  /// Hash of the bytes behind the header (hex), for the store's settings.
  [[nodiscard]] std::string fingerprint() const;
  /// The best label sequence (Viterbi) into `work.labels`. O(characters x (features + closing labels)).
  void tag(const Columns& columns, Workspace& work) const;

 private:
  explicit Model(const std::int8_t* transitions) : m_transitions(transitions) {}
  void begin(const Columns& columns, Workspace& work) const;
  void read_contexts(const Columns& columns, Workspace& work) const;
  void ask_contexts(const Columns& columns, Workspace& work) const;
  void ask(const Columns& columns, Workspace& work) const;
  void find(Workspace& work) const;
  static void add(Workspace& work);
  static void remember(std::size_t size, Workspace& work);
  void note_fingerprints();
  [[nodiscard]] bool may_have(std::uint64_t key) const;
  [[nodiscard]] std::uint64_t slot_of(std::uint64_t key, std::uint64_t group) const;

  const std::uint64_t* m_table = nullptr;  // a group: its tags, a byte a slot, then the slots; 0 where one is empty
  const std::uint8_t* m_rows = nullptr;    // k_row_bytes each
  std::uint64_t m_groups = 0;
  std::vector<std::uint64_t> m_fingerprints;  // a bit for what a gram's fingerprint ends with
  std::uint64_t m_fingerprint = 0;
  Transitions m_transitions;
};

/// What a trainer hands over: rows by feature key (features_of), each key once.
struct TrainedWeights {
  std::vector<std::uint64_t> keys;
  std::vector<std::array<float, k_labels>> rows;
  std::array<std::array<float, k_labels>, k_labels> transition{};
};

/// Quantises and packs: the `max_rows` rows with the largest weights are kept. Deterministic.
[[nodiscard]] std::string pack_model(const TrainedWeights& weights, std::size_t max_rows);

}  // namespace guanxi::extract::tagger
