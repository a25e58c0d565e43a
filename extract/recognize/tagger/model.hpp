// A trained tagger: a hash table of grams, their 8-bit weight rows and a transition matrix, read in place.
// docs/model-format.md has its bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "extract/recognize/tagger/grams.hpp"
#include "extract/recognize/tagger/viterbi.hpp"

namespace guanxi::extract::tagger {

/// Scratch space of one thread, reused from sentence to sentence.
struct Workspace {
  /// A gram that says something, and the character that is its first target.
  struct Asked {
    std::uint64_t key;
    std::uint32_t group;  // of the table, where the search begins
    std::uint32_t character;
  };
  /// What all contextual grams of a character say together, by the hash of their values.
  struct Context {
    std::uint64_t key = 0;
    Scores sum{};
  };
  std::vector<Context> contexts;  // of `contexts_of`; a key has one place
  std::uint64_t contexts_of = 0;  // fingerprint of the model
  std::vector<Asked> asked;
  std::vector<RowRun> found;
  std::vector<Scores> emission;  // by character, some before the sentence and some behind
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
  void begin(std::size_t size, Workspace& work) const;
  void ask(const Columns& columns, Workspace& work) const;
  void find(Workspace& work) const;
  [[nodiscard]] std::uint64_t slot_of(std::uint64_t key, std::uint64_t group) const;
  void read_contexts(const Columns& columns, Workspace& work) const;
  [[nodiscard]] Scores sum_context(const Columns& columns, std::ptrdiff_t at) const;

  const std::uint64_t* m_table = nullptr;  // a group: its tags, a byte a slot, then the slots; 0 where one is empty
  const std::uint8_t* m_rows = nullptr;    // rows of k_lanes
  std::uint64_t m_groups = 0;
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
