// Which forms of an article mean one thing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/forms.hpp"

namespace guanxi::extract {

/// The number of the group of each form (the smallest form index in it). Groups never mix kinds.
/// First what the text defines (以下简称) and what is written two ways, then short forms, surest first; a short form
/// joins a longer one only if that leaves no second candidate. O(forms²) of one kind, up to k_most_forms of it; beyond
/// (a register, not an article) only definitions and equal writings count.
[[nodiscard]] std::vector<std::uint32_t> group_forms(const NormalizedText& text, const Mentions& mentions,
                                                     const FormTable& table);

}  // namespace guanxi::extract
