// Sections of numbers that are as narrow as the graph allows, while they are filled. Private to graph/index.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "graph/index/format.hpp"
#include "graph/index/image_writer.hpp"

namespace guanxi::graph {

[[nodiscard]] inline bool is_large(std::uint32_t count) { return count >= format::k_escape; }

/// Writes a number into a section of 1, 2 or 4 bytes a number.
class Numbers {
 public:
  Numbers(ImageWriter& writer, format::SectionKind kind, std::uint32_t width)
      : m_bytes(writer.section<unsigned char>(kind)), m_width(width) {}
  void set(std::size_t i, std::uint32_t value) { std::memcpy(m_bytes.data() + i * m_width, &value, m_width); }

 private:
  std::span<unsigned char> m_bytes;
  std::uint32_t m_width;
};

/// Numbers of a byte each, and the table of those that need more.
class Counts {
 public:
  Counts(ImageWriter& writer, format::SectionKind small, format::SectionKind large)
      : m_small(writer.section<std::uint8_t>(small)), m_large(writer.section<format::LargeCount>(large)) {}
  /// Safe from many threads for different ties.
  void set(std::uint32_t tie, std::uint32_t count) {
    m_small[tie] = static_cast<std::uint8_t>(std::min<std::uint32_t>(count, format::k_escape));
    if (is_large(count)) m_large[m_next.fetch_add(1, std::memory_order_relaxed)] = {tie, count};
  }
  void finish() {
    std::sort(m_large.begin(), m_large.end(),
              [](const format::LargeCount& a, const format::LargeCount& b) { return a.tie < b.tie; });
  }

 private:
  std::span<std::uint8_t> m_small;
  std::span<format::LargeCount> m_large;
  std::atomic<std::size_t> m_next{0};
};

/// Days, each once; the first is "unknown".
class Days {
 public:
  explicit Days(std::span<const Date> dates) : m_distinct{Date::k_unknown} {
    for (const Date date : dates) m_distinct.push_back(date.days);
    std::sort(m_distinct.begin(), m_distinct.end());
    m_distinct.erase(std::unique(m_distinct.begin(), m_distinct.end()), m_distinct.end());
  }
  [[nodiscard]] bool any() const { return m_distinct.size() > 1; }
  [[nodiscard]] std::span<const std::int32_t> distinct() const { return m_distinct; }
  [[nodiscard]] std::uint32_t width() const { return m_distinct.size() <= 65536 ? 2 : 4; }
  [[nodiscard]] std::uint32_t index_of(Date date) const {
    return static_cast<std::uint32_t>(std::lower_bound(m_distinct.begin(), m_distinct.end(), date.days) -
                                      m_distinct.begin());
  }
  /// The sections `days`, and those of the ties' first and last days.
  void plan(std::uint64_t ties, ImageWriter& writer) const {
    writer.plan<std::int32_t>(format::SectionKind::days, m_distinct.size());
    if (!any()) return;
    writer.plan(format::SectionKind::tie_first, width(), ties);
    writer.plan(format::SectionKind::tie_last, width(), ties);
  }

 private:
  std::vector<std::int32_t> m_distinct;
};

/// Fills them.
class TieDays {
 public:
  TieDays(ImageWriter& writer, const Days& days)
      : m_days(days),
        m_first(writer, format::SectionKind::tie_first, days.width()),
        m_last(writer, format::SectionKind::tie_last, days.width()) {
    writer.fill(format::SectionKind::days, days.distinct());
  }
  /// Safe from many threads for different ties.
  void set(std::size_t tie, Date first, Date last) {
    if (!m_days.any()) return;
    m_first.set(tie, m_days.index_of(first));
    m_last.set(tie, m_days.index_of(last));
  }

 private:
  const Days& m_days;
  Numbers m_first;
  Numbers m_last;
};

}  // namespace guanxi::graph
