// Names from abroad: parts of names, spellings, names in two scripts. Private to this folder.
#pragma once

#include <span>
#include <vector>

#include "extract/resolve/across/bearers.hpp"
#include "extract/resolve/across/evidence.hpp"

namespace guanxi::extract::across {

/// One person of the graph: the node, and all that is known.
struct Person {
  std::uint32_t node = 0;
  bool chinese = false;
  Bearer bearer;
};

/// Joins 罗塞夫 and 罗塞芙 in one post, 鲁托 and 威廉·鲁托, 蒂姆·库克 and Tim Cook where an article calls a person
/// both. Short names with several candidates become doubts. O(persons × log + forms).
void join_names_from_abroad(const Corpus& corpus, std::span<const Person> persons, const Evidence& evidence,
                            const Nodes& nodes, Joined& joined, std::vector<Join>& doubts);

}  // namespace guanxi::extract::across
