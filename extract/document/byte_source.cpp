#include "extract/document/byte_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace guanxi::extract {

Result<ByteSource> ByteSource::open(const std::string& path) {
  const bool standard_input = path == "-";
  const int descriptor = standard_input ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto failed = [&path](int number) {
    return fail(ErrorCode::io, fmt::format("cannot open: {}", std::strerror(number)), path,
                number == EACCES ? "check the permissions" : "check the path");
  };
  if (descriptor < 0) return failed(errno);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    return failed(EISDIR);
  }
  // zlib passes bytes through unchanged where they are no gzip
  gzFile file = ::gzdopen(descriptor, "rb");
  if (file == nullptr) {
    ::close(descriptor);
    return failed(ENOMEM);
  }
  (void)::gzbuffer(file, 128 * 1024);
  return ByteSource(file, path);
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : m_file(std::exchange(other.m_file, nullptr)), m_path(std::move(other.m_path)) {}

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(m_file, other.m_file);
  std::swap(m_path, other.m_path);
  return *this;
}

ByteSource::~ByteSource() {
  if (m_file != nullptr) ::gzclose_r(m_file);
}

Result<std::size_t> ByteSource::read(std::string& out, std::size_t most) {
  thread_local std::vector<char> bytes;  // so that `out` is not filled with zeros first
  if (bytes.size() < most) bytes.resize(most);
  const int got = ::gzread(m_file, bytes.data(), static_cast<unsigned>(most));
  out.append(bytes.data(), static_cast<std::size_t>(std::max(got, 0)));
  int code = Z_OK;
  const char* reason = ::gzerror(m_file, &code);
  if (got < 0 || code == Z_BUF_ERROR) {
    if (code == Z_ERRNO) return fail(ErrorCode::io, fmt::format("cannot read: {}", std::strerror(errno)), m_path);
    return fail(ErrorCode::malformed, fmt::format("damaged gzip: {}", reason), m_path, "unpack it with gzip -t to see where");
  }
  return static_cast<std::size_t>(got);
}

std::uint64_t ByteSource::consumed() const {
  const auto offset = ::gzoffset(m_file);
  return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace guanxi::extract
