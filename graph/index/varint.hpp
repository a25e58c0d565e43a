// Lengths in front of texts: seven bits a byte, the lowest first, the high bit set on all but the last. Private to
// graph/index.
#pragma once

#include <cstdint>
#include <string>

namespace guanxi::graph {

inline void append_varint(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

/// How many bytes append_varint() appends.
inline std::uint32_t varint_bytes(std::uint32_t value) {
  std::uint32_t bytes = 1;
  for (; value >= 0x80; value >>= 7) ++bytes;
  return bytes;
}

/// Reads at `at`, which is moved behind it; stops at `end` and after 32 bits.
inline std::uint32_t read_varint(const unsigned char*& at, const unsigned char* end) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; at != end && shift < 32; shift += 7) {
    const unsigned char byte = *at++;
    value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

}  // namespace guanxi::graph
