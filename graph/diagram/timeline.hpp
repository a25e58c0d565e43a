// Lanes over time: who held a post, or what an entity held and did, as the articles say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "graph/diagram/diagram.hpp"

namespace guanxi::graph {

/// What articles state of two entities with one title. A lane of its own.
struct TimelineSpan {
  std::string name;   ///< of the other entity
  EntityType type{};  ///< of the other entity
  std::uint64_t stable = 0;
  std::string words;  ///< 局长, 考察
  RelationType relation{};
  std::vector<Date> days;     ///< of the articles that state it, ascending, all known; at least one
  SubgraphSentence sentence;  ///< the first
};

struct Timeline {
  std::string title;
  std::vector<TimelineSpan> spans;  ///< top to bottom
  std::uint32_t hidden = 0;         ///< spans left out by a limit
  std::uint32_t undated = 0;        ///< spans without a date, which no lane can show
};

/// A bar from the first to the last article of each span, a dot an article; between articles nothing is known, and the
/// note says so. Errors: usage where there is no span, or for DOT; those of the renderers.
[[nodiscard]] Result<std::string> draw_timeline(const Timeline& timeline, const DiagramOptions& options);

}  // namespace guanxi::graph
