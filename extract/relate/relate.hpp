// Who did what: stated relations between the entities of one article. Precision first.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/facts.hpp"
#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {

/// Relations that the sentences state: holds_post from the post readings, issued, located_in, part_of and others from
/// patterns. Sorted by (from, to, type, title), unique; evidence is the sentence in bytes of the printed text.
[[nodiscard]] std::vector<FactRelation> relate(const std::string& printed, const NormalizedText& text,
                                               std::span<const UnitRange> sentences, const Linked& linked);

}  // namespace guanxi::extract
