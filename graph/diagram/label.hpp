// Text in pictures: cleaned, measured without a font, broken into lines, escaped for Graphviz.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guanxi::graph {

/// `text` as it may stand in a picture: no control, direction-changing or non-characters, malformed bytes as U+FFFD,
/// white space run together. Valid in XML 1.0. O(bytes).
[[nodiscard]] std::string picture_text(std::string_view text);

/// Points that one line needs: full-width characters (and those that Chinese fonts draw so: “ ” · …) 1 em, others 0.6
/// em. The same on every machine, whatever its fonts.
[[nodiscard]] double text_width(std::string_view line, double font_size);

/// Breaks a cleaned name into lines of about equal length, at most `columns` wide (see display_width), where a reader
/// would pause: between words of ICU's dictionary, behind 市 局 会 …, before （ 《, never inside a number or a Latin
/// word that fits a line. What does not fit `max_lines` is cut and ends in …. At least one line. O(columns x columns x
/// max_lines).
[[nodiscard]] std::vector<std::string> wrap(std::string_view name, std::size_t columns, std::size_t max_lines);

enum class Justify : std::uint8_t { centre, left };
/// Lines as a Graphviz label: backslashes doubled (\N is no node name), & as an entity.
[[nodiscard]] std::string graphviz_label(const std::vector<std::string>& lines, Justify justify = Justify::centre);
/// One string as a Graphviz attribute that knows escapes (tooltip, URL).
[[nodiscard]] std::string graphviz_text(std::string_view text);

}  // namespace guanxi::graph
