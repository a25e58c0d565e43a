// Places that a span draws as one: a chain is several places.
#pragma once

#include <vector>

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract::tagger {

/// Appends the places in the span `name` of a sentence, from left to right: a place of the tables before a place that
/// is whole by itself stands alone (非洲|朱利诺水电站, 重庆|两江新区), one before a bare word for a kind of place does
/// not (苏州工业园区). The parts cover the span but for words at their ends: 广州|市民, 鸡西|地区. O(units of the
/// span).
void places_in_span(const SentenceView& sentence, UnitRange name, std::vector<UnitRange>& out);

}  // namespace guanxi::extract::tagger
