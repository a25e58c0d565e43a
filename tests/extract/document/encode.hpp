// Test texts in other encodings, made with ICU.
#pragma once

#include <string>
#include <string_view>
#include <unicode/ucnv.h>

namespace guanxi::extract {

inline std::string encode(std::string_view utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 16, '\0');
  const int32_t size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                                    static_cast<int32_t>(utf8.size()), &status);
  out.resize(U_FAILURE(status) != 0 ? 0 : static_cast<std::size_t>(size));
  return out;
}

}  // namespace guanxi::extract
