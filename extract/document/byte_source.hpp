// The bytes of a file or of standard input, unpacked where they are gzip.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/error.hpp"

struct gzFile_s;

namespace guanxi::extract {

/// Reads forward only. Movable, not copyable; one thread.
class ByteSource {
 public:
  /// `path` or "-" for standard input. Errors: io with the system's reason.
  [[nodiscard]] static Result<ByteSource> open(const std::string& path);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// Appends up to `most` bytes to `out`; 0 at the end. Errors: io; malformed where the gzip stream is damaged or cut.
  [[nodiscard]] Result<std::size_t> read(std::string& out, std::size_t most);
  /// Bytes of the file on disk that were read so far (packed ones for gzip).
  [[nodiscard]] std::uint64_t consumed() const;

 private:
  ByteSource(gzFile_s* file, std::string path) : m_file(file), m_path(std::move(path)) {}
  gzFile_s* m_file = nullptr;
  std::string m_path;
};

}  // namespace guanxi::extract
