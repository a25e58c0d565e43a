// A user's words -> entities.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::queries {

enum class MatchKind : std::uint8_t { name, alias, prefix, part, pinyin, initials };
[[nodiscard]] std::string_view to_string(MatchKind kind);

struct FindHit {
  EntityId id;
  MatchKind kind{};
  std::string form;  ///< the form that matched
};

/// Which entities `text` may mean: exact name, exact alias, prefix, part, pinyin, initials, in this order; inside one
/// kind by number of articles, then id. Traditional and full-width characters are folded. At most `limit`.
[[nodiscard]] std::vector<FindHit> find(const graph::Graph& graph, std::string_view text, std::size_t limit);

/// What a name was taken to mean.
struct Meant {
  EntityId id;
  std::uint32_t others = 0;  ///< entities that bear the name too, and are named much less
};

/// The one entity that ENTITY on a command line means: `#123`, `type:name`, or a name (exact name first, then exact
/// alias). Of several of one kind (officials are people) the one that at least twenty times as many articles mention as all others together is
/// meant. Errors: not_found with the nearest names; ambiguous with the choices as `type:name` and `#id`; usage for a
/// malformed `#…` or type.
[[nodiscard]] Result<Meant> resolve_meant(const graph::Graph& graph, std::string_view text);
/// The same without the others.
[[nodiscard]] Result<EntityId> resolve_entity(const graph::Graph& graph, std::string_view text);

}  // namespace guanxi::queries
