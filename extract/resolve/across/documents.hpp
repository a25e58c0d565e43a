// Documents and programmes that two names name: with and without what is said of every programme, of the nation, of an
// edition's years. Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/resolve/across/nodes.hpp"

namespace guanxi::extract::across {

/// Two nodes of policies that one thing may have.
struct SameDocument {
  std::uint32_t name = 0;  ///< what may be only another name of it
  std::uint32_t thing = 0;
  bool either_way = false;  ///< where `name` is known to stand for itself, `thing` may be the other name
};

/// All that the names alone say; what of it holds is decided where all candidates of a name are known.
/// Ascending by `name` and `thing`. O(nodes x 2^words of a name).
[[nodiscard]] std::vector<SameDocument> find_same_documents(const Nodes& nodes);

}  // namespace guanxi::extract::across
