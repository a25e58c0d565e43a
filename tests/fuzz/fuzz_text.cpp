// Plain text in any encoding: the first byte chooses one, or detection.
#include <array>

#include "tests/fuzz/parse_checked.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 6> k_encodings{"", "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"};
  if (size == 0) return 0;
  guanxi::extract::ReaderOptions options;
  if (data[0] < k_encodings.size()) options.encoding = k_encodings[data[0]];
  return guanxi::extract::parse_checked(data, size, guanxi::extract::Format::text, options);
}
