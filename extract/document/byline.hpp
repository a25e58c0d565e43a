// Is this stretch of folded text a credit: roles, outlets and names, and nothing else?
#pragma once

#include <cstdint>

#include "extract/document/normalize.hpp"

namespace guanxi::extract {

/// True where the units [range.begin, range.end) consist of at least one role of news making (记者, 通讯员, 摄, 责编, 文/图 ...)
/// and otherwise only of outlets, names and separators: 株洲日报·掌上株洲记者/邹怡敏, 李作描/摄, 责编:何苗.
/// Text about a reporter (记者从区发改局获悉) is not: it holds words that no name holds. O(units).
[[nodiscard]] bool is_credit(const NormalizedText& text, UnitRange range);

}  // namespace guanxi::extract
