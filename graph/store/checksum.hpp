// A running sum over the values of a table's rows, the same on every machine. Private to graph/store.
// It finds damage, not forgery: every step is a bijection of the state, so one changed value always changes the sum.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.hpp"

namespace guanxi::graph {

class Checksum {
 public:
  void add_number(std::int64_t value) {
    mix(1);
    mix(static_cast<std::uint64_t>(value));
  }
  void add_null() { mix(2); }
  void add_text(std::string_view text) { add_bytes(3, text); }
  void add_blob(std::string_view bytes) { add_bytes(4, bytes); }
  /// Of everything added so far; never changed by asking.
  [[nodiscard]] std::uint64_t value() const { return murmur_finished(m_state); }

 private:
  void add_bytes(std::uint64_t kind, std::string_view text) {
    mix(kind);
    mix(text.size());
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) mix(little_endian(text.substr(at, 8)));
    if (at < text.size()) mix(little_endian(text.substr(at)));
  }
  void mix(std::uint64_t word) { m_state = std::rotl(m_state ^ word, 29) * 0x9E3779B97F4A7C15ULL + 1; }
  static std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    return word;
  }

  std::uint64_t m_state = 0x243F6A8885A308D3ULL;
};

}  // namespace guanxi::graph
