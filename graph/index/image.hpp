// The bytes of an index: mapped from a file or held in memory, cut into sections, checked page by page before they are
// used. Private to graph/index; graph.hpp includes it so that the innermost reads are inlined.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "graph/index/format.hpp"

namespace guanxi::graph {

/// A run of bytes from mmap, given back at the end. Movable.
class Mapping {
 public:
  Mapping() = default;
  Mapping(unsigned char* data, std::size_t size) : m_data(data), m_size(size) {}
  Mapping(Mapping&& other) noexcept;
  Mapping& operator=(Mapping&& other) noexcept;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping();
  [[nodiscard]] unsigned char* data() const { return m_data; }
  [[nodiscard]] std::size_t size() const { return m_size; }

 private:
  unsigned char* m_data = nullptr;
  std::size_t m_size = 0;
};

/// Immutable. Reading is safe on many threads at once; read_all() is not safe beside it.
class Image {
 public:
  using Kind = format::SectionKind;

  /// Maps `path` and checks its header; no other page is read. Errors: io; malformed, saying what is wrong.
  [[nodiscard]] static Result<std::unique_ptr<Image>> open(const std::string& path);
  /// Takes over what was just built in memory; nothing is left to check.
  [[nodiscard]] static std::unique_ptr<Image> adopt(Mapping bytes);

  [[nodiscard]] const format::Header& header() const { return m_header; }
  [[nodiscard]] const std::string& path() const { return m_path; }

  /// Items of a section. O(1).
  [[nodiscard]] std::uint64_t count(Kind kind) const { return part(kind).count; }
  [[nodiscard]] std::uint32_t width(Kind kind) const { return part(kind).width; }

  /// Item `i`; T{} where the section does not reach so far, or its page is damaged. sizeof(T) is the section's width.
  template <typename T>
  [[nodiscard]] T at(Kind kind, std::uint64_t i) const {
    T value{};
    const Part& p = part(kind);
    if (i >= p.count) return value;
    const unsigned char* const from = p.data + i * sizeof(T);
    if (sound(from, sizeof(T))) std::memcpy(&value, from, sizeof(T));
    return value;
  }
  /// Items begin <= i < end; empty where the section does not reach so far, or a page of them is damaged.
  template <typename T>
  [[nodiscard]] std::span<const T> slice(Kind kind, std::uint64_t begin, std::uint64_t end) const {
    const Part& p = part(kind);
    if (begin >= end || end > p.count) return {};
    const unsigned char* const from = p.data + begin * sizeof(T);
    if (!sound(from, (end - begin) * sizeof(T))) return {};
    return {reinterpret_cast<const T*>(from), static_cast<std::size_t>(end - begin)};
  }
  template <typename T>
  [[nodiscard]] std::span<const T> all(Kind kind) const {
    return slice<T>(kind, 0, count(kind));
  }
  /// A number whose section is 1, 2 or 4 bytes wide.
  [[nodiscard]] std::uint32_t number(Kind kind, std::uint64_t i) const;
  /// The text at `byte` of `strings`.
  [[nodiscard]] std::string_view text(std::uint32_t byte) const;

  /// Adds the pages of items begin <= i < end that are not checked yet, and those of their sums, to `pages`.
  void want(Kind kind, std::uint64_t begin, std::uint64_t end, std::vector<std::uint64_t>& pages) const;
  /// Asks the system to bring wanted pages into memory, neighbours at once; they are not waited for. Sorts `pages`.
  void bring(std::vector<std::uint64_t>& pages) const;

  /// Reads and checks every page on `threads` threads. Errors: malformed.
  [[nodiscard]] Result<void> read_all(unsigned threads);
  /// What is wrong with the pages read so far.
  [[nodiscard]] std::optional<Error> damage() const;
  /// One line for each section that has a damaged page. Reads everything.
  [[nodiscard]] std::vector<std::string> damaged_sections() const;

 private:
  struct Part {
    const unsigned char* data = nullptr;
    std::uint64_t count = 0;
    std::uint32_t width = 1;
  };

  Image(Mapping bytes, std::string path);
  [[nodiscard]] const Part& part(Kind kind) const { return m_parts[static_cast<std::size_t>(kind)]; }
  /// Are the pages of these bytes, which lie in the mapping, what was written?
  [[nodiscard]] bool sound(const unsigned char* from, std::uint64_t bytes) const {
    if (m_all_sound) return true;
    const auto begin = static_cast<std::uint64_t>(from - m_bytes.data());
    const std::uint64_t first = begin / format::k_page;
    const std::uint64_t last = (begin + bytes - 1) / format::k_page;
    if (first == last && is_seen(first)) return true;
    return check_pages(first, last);
  }
  [[nodiscard]] bool is_seen(std::uint64_t page) const {
    return ((m_seen[page / 64].load(std::memory_order_relaxed) >> (page % 64)) & 1U) != 0;
  }
  bool check_pages(std::uint64_t first, std::uint64_t last) const;
  [[nodiscard]] bool page_is_sound(std::uint64_t page) const;
  [[nodiscard]] std::uint64_t page_count() const;

  Mapping m_bytes;
  std::string m_path;
  format::Header m_header;
  std::array<Part, format::k_section_count> m_parts;
  bool m_all_sound = false;
  std::unique_ptr<std::atomic<std::uint64_t>[]> m_seen;  // a bit a page: checked and sound
  mutable std::atomic<std::uint64_t> m_damaged_page{0};  // page 0 is the header, which is sound
};

}  // namespace guanxi::graph
