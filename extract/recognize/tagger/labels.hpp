// The tagger's labels: O, and begin / inside / end / single of each span type.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guanxi::extract::tagger {

/// Span types as the training data names them: people are told apart, since their contexts differ.
enum class SpanType : std::uint8_t { official, person, agency, enterprise, policy, place };
inline constexpr std::size_t k_span_types = 6;
inline constexpr std::array<std::string_view, k_span_types> k_span_type_names{"official",   "person", "agency",
                                                                              "enterprise", "policy", "place"};

enum class Position : std::uint8_t { begin, single, inside, end };

/// 0 is O; 1 + position * types + type are the others, so that all labels a span can open with stand in the first lanes
/// of a vector.
using Label = std::uint8_t;
inline constexpr Label k_outside = 0;
inline constexpr std::size_t k_labels = 1 + 4 * k_span_types;
/// Labels below this may stand behind a closed span: O, begin and single.
inline constexpr std::size_t k_openers = 1 + 2 * k_span_types;
/// Rows of weights are padded to this, so that they fill whole vector registers.
inline constexpr std::size_t k_label_stride = 32;

[[nodiscard]] constexpr Label label_of(SpanType type, Position position) {
  return static_cast<Label>(1 + k_span_types * static_cast<std::size_t>(position) + static_cast<std::size_t>(type));
}
[[nodiscard]] constexpr SpanType type_of(Label label) { return static_cast<SpanType>((label - 1U) % k_span_types); }
[[nodiscard]] constexpr Position position_of(Label label) { return static_cast<Position>((label - 1U) / k_span_types); }

/// May a sentence begin, or a span have been closed, before `label`?
[[nodiscard]] constexpr bool may_begin(Label label) { return label < k_openers; }
/// May a sentence end after `label`?
[[nodiscard]] constexpr bool may_end(Label label) {
  return label == k_outside || position_of(label) == Position::end || position_of(label) == Position::single;
}
/// May `next` follow `label`?
[[nodiscard]] constexpr bool may_follow(Label label, Label next) {
  if (may_end(label)) return may_begin(next);
  return !may_begin(next) && type_of(label) == type_of(next);
}

/// A set of labels, bit i for label i.
using LabelSet = std::uint32_t;
inline constexpr LabelSet k_all_labels = (LabelSet{1} << k_labels) - 1;

}  // namespace guanxi::extract::tagger
