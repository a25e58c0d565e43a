// Which nodes of bodies, firms, papers and places are one though their articles name them differently.
// Private to this folder.
#pragma once

#include <span>
#include <vector>

#include "extract/resolve/across/nodes.hpp"
#include "extract/resolve/across/senses.hpp"

namespace guanxi::extract::across {

/// Joins what the names and the articles' own definitions say, surest first; nothing where two things are meant by one
/// name, which becomes a doubt. `senses` of all locals. O(nodes x length of their names).
void join_names(const Corpus& corpus, std::span<const Sense> senses, SenseReader& reader, Nodes& nodes, Joined& joined,
                std::vector<Join>& doubts);

}  // namespace guanxi::extract::across
