// Files: read whole, mapped, or written so that they appear only when they are complete.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace guanxi {

/// Reads a whole file. Errors: io with the system's reason.
[[nodiscard]] Result<std::string> read_file(const std::string& path);

/// A file mapped read-only for as long as the object lives. Movable, not copyable.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();
  /// Valid while this object lives.
  [[nodiscard]] std::string_view bytes() const { return {m_data, m_size}; }

 private:
  MappedFile(const char* data, std::size_t size) : m_data(data), m_size(size) {}
  const char* m_data = nullptr;
  std::size_t m_size = 0;
};

/// A file under construction beside its final path; commit() flushes it to disk and renames it into place.
/// Destroyed without commit(), it leaves nothing and the old file as it was.
class AtomicFile {
 public:
  [[nodiscard]] static Result<AtomicFile> create(const std::string& final_path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  [[nodiscard]] Result<void> write(std::string_view bytes);
  [[nodiscard]] Result<void> commit();
  /// Where the bytes stand until commit(); for libraries that write a file by its name.
  [[nodiscard]] const std::string& temporary_path() const { return m_temporary; }

 private:
  AtomicFile(int descriptor, std::string temporary, std::string final_path);
  int m_descriptor = -1;
  std::string m_temporary;
  std::string m_final;
};

}  // namespace guanxi
