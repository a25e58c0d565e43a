// The first 100 bytes of a file, looked at before SQLite is let near it. Private to graph/store.
// (Their layout: https://www.sqlite.org/fileformat2.html, section 1.3.)
#pragma once

#include <cstdint>
#include <string>

#include "base/error.hpp"

namespace guanxi::graph {

struct FileHeader {
  bool there = false;       ///< something is at the path
  bool is_file = false;     ///< a regular one
  bool is_sqlite = false;   ///< starts as SQLite files do, with a page size that is allowed
  std::uint64_t size = 0;   ///< bytes
  std::int64_t modified_ns = 0;  ///< nanoseconds since 1970
  std::uint64_t sum = 0;    ///< of the 100 bytes
  std::uint32_t page_size = 0;
  std::uint32_t pages = 0;  ///< as the header says
  std::uint32_t application_id = 0;
  std::uint32_t version = 0;  ///< PRAGMA user_version
};

/// Errors: io where something is there that cannot be read.
[[nodiscard]] Result<FileHeader> read_file_header(const std::string& path);

/// May a build put a graph at `path`? Only where nothing is there, or a graph of ours (of any version).
/// Errors: malformed with what is there instead.
[[nodiscard]] Result<void> check_replaceable(const std::string& path, const FileHeader& header);

/// Can a graph be read from `path`? Errors: io where nothing is there; malformed.
[[nodiscard]] Result<void> check_readable(const std::string& path, const FileHeader& header);

}  // namespace guanxi::graph
