// The names of labels and relationship types of a graph file, English and Chinese. Private to gx_*.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/types.hpp"
#include "queries/cypher/graph/property_graph.hpp"

namespace guanxi::cypher {

// labels: Entity, the six types, Article
inline constexpr Symbol k_entity_label = 0;
inline constexpr Symbol k_first_type_label = 1;
inline constexpr Symbol k_article_label = k_first_type_label + k_entity_types.size();
inline constexpr Symbol k_label_count = k_article_label + 1;
// relationship types: CO_MENTIONED, the stated ones, MENTIONS
inline constexpr Symbol k_tie_type = 0;
inline constexpr Symbol k_first_stated_type = 1;
inline constexpr Symbol k_mentions_type = k_first_stated_type + k_relation_types.size();
inline constexpr Symbol k_type_count = k_mentions_type + 1;

struct TwoNames {
  std::string english;
  std::string chinese;
};

[[nodiscard]] TwoNames label_names(Symbol label);
[[nodiscard]] TwoNames type_names(Symbol type);

inline constexpr std::array<std::string_view, 14> k_property_names{
    "name", "aliases", "type", "articles", "sentences", "id",    "title",
    "date", "source",  "url",  "byline",   "strength",  "first", "last"};

/// What a relationship id says.
enum class RelKind : std::uint8_t { tie, stated, mention };
struct RelParts {
  RelKind kind = RelKind::tie;
  std::uint32_t a = 0;  // tie: the lesser entity; stated: the first row; mention: the article
  std::uint32_t b = 0;  // tie: the greater entity; mention: the entity
};
[[nodiscard]] inline RelRef pack(const RelParts& parts) {
  return {(static_cast<std::uint64_t>(parts.kind) << 62U) | (static_cast<std::uint64_t>(parts.a) << 31U) | parts.b};
}
[[nodiscard]] inline RelParts unpack(RelRef rel) {
  constexpr std::uint64_t k_low = (std::uint64_t{1} << 31U) - 1;
  return {static_cast<RelKind>(rel.id >> 62U), static_cast<std::uint32_t>((rel.id >> 31U) & k_low),
          static_cast<std::uint32_t>(rel.id & k_low)};
}

}  // namespace guanxi::cypher
