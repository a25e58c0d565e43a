// A trained tagger: a hash table of 8-bit weight rows and a transition matrix, read in place.
// docs/model-format.md has its bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "extract/recognize/tagger/columns.hpp"
#include "extract/recognize/tagger/labels.hpp"

namespace guanxi::extract::tagger {

/// Scratch space of one thread, reused from sentence to sentence.
struct Workspace {
  std::vector<std::uint64_t> keys;       // of all characters, one after the other
  std::vector<std::uint32_t> key_begin;  // characters + 1
  std::vector<std::uint32_t> slots;      // of the keys that have a row
  std::vector<std::uint32_t> slot_begin; // characters + 1
  std::vector<std::int16_t> emission;    // characters x k_label_stride
  std::vector<std::uint8_t> back;        // characters x k_label_stride
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
  void find_rows(const Columns& columns, Workspace& work) const;
  void add_rows(Workspace& work) const;
  void decode(Workspace& work) const;

  const std::uint32_t* m_fingerprints = nullptr;  // m_slots of them, 0 = empty
  const std::int8_t* m_rows = nullptr;            // m_slots rows of k_label_stride
  std::uint64_t m_slots = 0;
  std::uint64_t m_fingerprint = 0;
  std::array<std::int16_t, k_label_stride * k_label_stride> m_transition{};  // from x to; forbidden ones very low
};

/// What a trainer hands over: rows by feature key, in ascending order of keys.
struct TrainedWeights {
  std::vector<std::uint64_t> keys;
  std::vector<std::array<float, k_labels>> rows;
  std::array<std::array<float, k_labels>, k_labels> transition{};
};

/// Quantises and packs: the `max_rows` rows with the largest weights are kept. Deterministic.
[[nodiscard]] std::string pack_model(const TrainedWeights& weights, std::size_t max_rows);

}  // namespace guanxi::extract::tagger
