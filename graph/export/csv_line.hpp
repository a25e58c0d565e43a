// A line of comma-separated values (RFC 4180), shared by the formats that are tables.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

#include "graph/export/sink.hpp"

namespace guanxi::graph {

/// One line; cells are quoted where they must be.
class CsvLine {
 public:
  explicit CsvLine(Sink& sink) : m_sink(sink) {}
  CsvLine(const CsvLine&) = delete;
  CsvLine& operator=(const CsvLine&) = delete;
  ~CsvLine() { m_sink.put('\n'); }

  CsvLine& cell(std::string_view value) {
    separate();
    if (value.find_first_of(",\"\n\r") == std::string_view::npos) {
      m_sink.put(value);
      return *this;
    }
    m_sink.put('"');
    for (const char c : value) {
      if (c == '"') m_sink.put('"');
      m_sink.put(c);
    }
    m_sink.put('"');
    return *this;
  }
  CsvLine& cell(std::uint64_t value) {
    separate();
    m_sink.put(fmt::format_int(value).c_str());
    return *this;
  }

 private:
  void separate() {
    if (!m_first) m_sink.put(',');
    m_first = false;
  }
  Sink& m_sink;
  bool m_first = true;
};

}  // namespace guanxi::graph
