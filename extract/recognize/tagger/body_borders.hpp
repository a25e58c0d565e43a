// Where the name of a public body begins and ends, where the words around it decide.
#pragma once

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract::tagger {

/// The body's name in the span `name`: behind 该区, before the department inside it (市司法局|应诉处, whose title follows);
/// empty for departments in general (卫生部|门). O(name).
[[nodiscard]] UnitRange body_in_span(const SentenceView& sentence, UnitRange name);

}  // namespace guanxi::extract::tagger
