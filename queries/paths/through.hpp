// Paths that must lead through one entity: a first leg to it and a second leg on from it that shares nothing else.
#pragma once

#include <vector>

#include "queries/paths/search.hpp"

namespace guanxi::queries {

/// The question's `count` best loopless paths through the one entity of question.through, which is neither end: by cost
/// (hops) of the whole, then in the order of the first legs, then of the second legs. Empty where there is none. First
/// legs are taken in their order until none can lead to a better whole; how many that is depends on how often legs get
/// in each other's way, and the budget bounds it. That two legs exist at all is asked first, O(ties).
[[nodiscard]] std::vector<RankedPath> paths_through(PathSearch& search, Ground& ground, const PathQuestion& question,
                                                    std::uint32_t max_hops);

}  // namespace guanxi::queries
