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
#include "extract/recognize/tagger/labels.hpp"

namespace guanxi::extract::tagger {

/// Scratch space of one thread, reused from sentence to sentence.
struct Workspace {
  /// A gram that says something, and the emission row of its first target.
  struct Asked {
    std::uint64_t key;
    std::uint32_t emission;
  };
  /// A gram the model has rows for: which targets have one, one bit each, and where the rows begin.
  struct Found {
    std::uint32_t row;
    std::uint32_t targets;
    std::uint32_t emission;
  };
  /// What all contextual grams of a character say together, by the hash of their values.
  struct Context {
    std::uint64_t key = 0;
    std::array<std::int16_t, k_label_stride> sum{};
  };
  std::vector<Context> contexts;   // of `contexts_of`; a key has one place
  std::uint64_t contexts_of = 0;   // fingerprint of the model
  std::vector<Asked> asked;
  std::vector<Found> found;
  std::vector<std::int16_t> emission;  // k_label_stride a character, some before and behind
  std::vector<std::int16_t> back;      // k_label_stride a character
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
  void take_transitions(const std::int8_t* transition);
  void begin(std::size_t size, Workspace& work) const;
  void read_contexts(const Columns& columns, Workspace& work) const;
  void sum_context(const Columns& columns, std::ptrdiff_t at, Workspace::Context& context) const;
  void ask(const Columns& columns, Workspace& work) const;
  void find(Workspace& work) const;
  [[nodiscard]] std::uint64_t slot_of(std::uint64_t key) const;
  void add_rows(Workspace& work) const;
  void decode(std::size_t size, Workspace& work) const;

  const std::uint64_t* m_table = nullptr;  // a group: its tags, a byte a slot, then the slots; 0 where one is empty
  const std::uint8_t* m_rows = nullptr;    // rows of k_label_stride, each weight + k_row_bias
  std::uint64_t m_groups = 0;
  std::uint64_t m_fingerprint = 0;

  static constexpr std::size_t k_type_lanes = 8;                             // a vector of types
  std::array<std::int16_t, k_label_stride * k_label_stride> m_transition{};  // from a closing label x to an opening one
  std::array<std::int16_t, k_labels> m_least{};  // of a closing label: its lowest transition
  std::array<std::int16_t, k_labels> m_most{};
  std::array<std::int16_t, k_type_lanes> m_begin_inside{};  // within a span, by type
  std::array<std::int16_t, k_type_lanes> m_begin_end{};
  std::array<std::int16_t, k_type_lanes> m_inside_inside{};
  std::array<std::int16_t, k_type_lanes> m_inside_end{};
};

/// Rows hold unsigned bytes, weight + this: the sum of a position's rows is off by the same amount for every label,
/// which decoding does not see.
inline constexpr int k_row_bias = 128;

/// What a trainer hands over: rows by feature key (features_of), each key once.
struct TrainedWeights {
  std::vector<std::uint64_t> keys;
  std::vector<std::array<float, k_labels>> rows;
  std::array<std::array<float, k_labels>, k_labels> transition{};
};

/// Quantises and packs: the `max_rows` rows with the largest weights are kept. Deterministic.
[[nodiscard]] std::string pack_model(const TrainedWeights& weights, std::size_t max_rows);

}  // namespace guanxi::extract::tagger
