// The files of a build in progress, beside the graph that it makes: PATH.building, which is locked and holds articles
// until they have ids, and PATH.building-db, which becomes PATH. What a killed build left is taken over by the next.
// Private to graph/store.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace guanxi::graph {

/// Bytes in the spool.
struct SpoolRun {
  std::uint64_t begin = 0;
  std::size_t size = 0;
  auto operator<=>(const SpoolRun&) const = default;
};

/// Holds the lock and the two files; the destructor removes both and lets go.
class BuildFiles {
 public:
  /// `path` is where the graph will be; a symbolic link is followed, so that it stays one.
  /// Errors: busy where another build holds the lock; io.
  [[nodiscard]] static Result<BuildFiles> claim(const std::string& path);
  BuildFiles(BuildFiles&& other) noexcept;
  BuildFiles& operator=(BuildFiles&&) = delete;
  BuildFiles(const BuildFiles&) = delete;
  BuildFiles& operator=(const BuildFiles&) = delete;
  ~BuildFiles();

  /// Appends to the spool; returns where the bytes are.
  [[nodiscard]] Result<SpoolRun> append(std::string_view bytes);
  /// Reads what append() wrote.
  [[nodiscard]] Result<std::string> read(SpoolRun run);

  /// An empty file with the permissions that the graph will have.
  [[nodiscard]] Result<void> create_database_file();
  [[nodiscard]] const std::string& database_path() const { return m_database; }
  /// Where the graph will be, links followed.
  [[nodiscard]] const std::string& final_path() const { return m_final; }
  /// Flushes the database file to the disk and renames it into place; durable when it returns.
  [[nodiscard]] Result<void> publish();

 private:
  BuildFiles(int descriptor, std::string final_path);
  [[nodiscard]] Result<void> flush();

  int m_descriptor = -1;
  std::string m_final;
  std::string m_spool;
  std::string m_database;
  std::string m_buffer;  // the end of the spool that is not written yet
  std::uint64_t m_written = 0;
};

}  // namespace guanxi::graph
