// Bodies parted from what white space parts from them in print.
#pragma once

#include <string_view>

#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract::tagger {

/// Folding drops the white space between Han characters, so that a body may be drawn with what stands before it on the
/// line: another body (钟管镇委员会　钟管镇人民政府), a person (陈鲤　县工业园区管委会) or a place (彝良　县公安局).
/// Parts them where a name ends before the white space and a body begins behind it. `printed`: the text that `text`
/// folds. Keeps the order. O(mentions + their units).
void part_at_spaces(std::string_view printed, const NormalizedText& text, Mentions& mentions);

}  // namespace guanxi::extract::tagger
