// Long texts cut to what fits.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace guanxi {

/// The first `columns` columns (see display_width), with … where something was cut. O(bytes).
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

/// About `columns` columns of a sentence: all of it where it fits, else what stands around the first place of each of
/// `names`, with … where something was cut; its beginning where it has none of them. O(bytes).
[[nodiscard]] std::string quote(std::string_view sentence, std::span<const std::string> names, std::size_t columns);

}  // namespace guanxi
