// Bytes -> well-formed UTF-8. Order: byte-order mark, declared charset, strict UTF-8, GB18030, Big5.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace guanxi::extract {

/// A decoded text and how it came about.
struct Decoded {
  std::string text;        ///< well-formed UTF-8, without a byte-order mark; broken bytes are U+FFFD
  std::string encoding;    ///< what it was read as: "UTF-8", "GB18030", "Big5", "UTF-16LE", ...
  std::size_t broken = 0;  ///< characters that had to be replaced
};

/// Decodes `bytes`; `forced` (a name that ICU knows, or empty) overrules detection. O(bytes).
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view forced);

/// Does ICU know this encoding?
[[nodiscard]] bool is_known_encoding(const std::string& name);

/// Is this no text in any encoding: an image, an archive, an office file? Looks at the first 64 KB.
[[nodiscard]] bool looks_binary(std::string_view bytes);

}  // namespace guanxi::extract
