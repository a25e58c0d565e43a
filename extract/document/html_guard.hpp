// A look at a page's tags before a tree is built from them: building takes time that is quadratic in the depth.
#pragma once

#include <string_view>

namespace guanxi::extract {

/// Is the page within what real pages need: 300,000 tags, 512 open elements at once, 24 open formatting elements (each is
/// opened again in every paragraph behind it)? O(bytes).
[[nodiscard]] bool is_ordinary_page(std::string_view html);

}  // namespace guanxi::extract
