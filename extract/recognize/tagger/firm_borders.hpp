// Where the words around a firm's name end, and what is no name though it ends as firms do.
#pragma once

#include <string_view>

#include "extract/document/normalize.hpp"

namespace guanxi::extract::tagger {

/// The firm's name in the span that was drawn for it: without what it is, 贸易商|澄湖糖业, how many are listed,
/// 泽兰雅|两大集团, and the trade that an analyst behind it follows, 莫兰塔|农业分析师. O(size of the span).
[[nodiscard]] UnitRange firm_proper(std::u16string_view text, UnitRange drawn);

/// Is it named by its trade alone, or by that and a country: 担保公司, 丹麦担保公司, 九大快递公司? A firm of the tables
/// is not.
[[nodiscard]] bool is_nameless_firm(std::u16string_view form);

}  // namespace guanxi::extract::tagger
