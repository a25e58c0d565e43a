// The best loopless paths one after another: J. Y. Yen, "Finding the k shortest loopless paths in a network",
// Management Science 17 (1971), with E. L. Lawler's improvement (Management Science 18, 1972): what is left after a
// path is split into disjoint cells, and only the cells that the new path split are searched.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "queries/paths/search.hpp"

namespace guanxi::queries {

class PathEnumerator {
 public:
  /// At most `wanted` paths will be asked for: what cannot be among them is not searched for to the end.
  PathEnumerator(PathSearch& search, Ground& ground, EntityId from, EntityId to, std::uint32_t max_hops,
                 std::size_t wanted);
  /// The next path in order; nothing where there is no other, `wanted` were given, or the budget is used up.
  [[nodiscard]] std::optional<RankedPath> next();

 private:
  /// A cell with its best path.
  struct Candidate {
    RankedPath path;
    Cell cell;
    bool operator<(const Candidate& other) const { return path < other.path; }
  };

  void look_into(Cell cell);
  void split(const Candidate& candidate);

  PathSearch* m_search;
  Ground* m_ground;
  EntityId m_to;
  std::uint32_t m_max_hops;
  std::size_t m_wanted;
  std::optional<Candidate> m_given;  // the last path given: its cell is split when another is asked for
  std::set<Candidate> m_candidates;  // cells are disjoint, so no two have the same path
};

}  // namespace guanxi::queries
