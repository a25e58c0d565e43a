// Which format is it: by the file's name, else by its content.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/document/reader.hpp"

namespace guanxi::extract {

/// What a file's name says.
struct FileName {
  std::string stem;              ///< without folder and known extensions: a.md.gz -> a
  std::string extension;         ///< the last one but .gz, in lower case, with its dot; empty if there is none
  std::optional<Format> format;  ///< nothing where the extension does not tell
};

[[nodiscard]] FileName read_file_name(std::string_view path);

/// The format that the first bytes look like: { is JSONL, < is HTML, front matter or # headings are Markdown, else text.
[[nodiscard]] Format guess_format(std::string_view bytes);

}  // namespace guanxi::extract
