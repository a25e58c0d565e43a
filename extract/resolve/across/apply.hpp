// The user's constraints, over what the rules made. Private to this folder.
#pragma once

#include <span>
#include <vector>

#include "base/error.hpp"
#include "extract/resolve/across/constraints.hpp"
#include "extract/resolve/across/nodes.hpp"

namespace guanxi::extract::across {

/// Changes senses and joins so that every constraint holds; what it decides has Rule::correction and its line.
/// Returns what no tie may be between. Errors, with file and line: not_found where no article has the name (in its
/// scope); ambiguous where an alias's entity is several; malformed where constraints contradict each other. O(locals +
/// constraints x the locals that bear their names).
[[nodiscard]] Result<std::vector<NodePair>> apply_constraints(const Corpus& corpus, const LinkConstraints& constraints,
                                                              std::span<Sense> senses, Nodes& nodes, Joined& joined);

}  // namespace guanxi::extract::across
