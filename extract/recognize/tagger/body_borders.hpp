// Where the name of a public body begins and ends, where the words around it decide.
#pragma once

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract::tagger {

/// The body's name in the span `name`: before the department inside it whose head follows (科学技术局|高新科 科长),
/// before its 理论学习中心组; empty for departments in general (卫生部|门). O(name).
[[nodiscard]] UnitRange body_in_span(const SentenceView& sentence, UnitRange name);

/// Where the division ends that is all the name in a span read as an agency: 开鲁县|政府|采购, 北京市|中心; name.begin
/// where the span is a body.
[[nodiscard]] std::uint32_t end_of_place(const SentenceView& sentence, UnitRange name);

}  // namespace guanxi::extract::tagger
