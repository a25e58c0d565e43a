#include "graph/index/scratch_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace guanxi::graph {

namespace {

tl::unexpected<Error> system_failure(std::string_view what, const std::string& path, int number) {
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  return fail(ErrorCode::io, fmt::format("{}: {}", what, std::strerror(number)), path,
              full ? "free some space, then run the command again" : "check the disk, then run the command again");
}

}  // namespace

ScratchFile::ScratchFile(int descriptor, std::string shown_path)
    : m_descriptor(descriptor), m_shown_path(std::move(shown_path)) {}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_shown_path(std::move(other.m_shown_path)),
      m_size(other.m_size.load()) {}

ScratchFile::~ScratchFile() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

Result<ScratchFile> ScratchFile::beside(const std::string& path) {
  std::string name = path + ".scratch-XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return system_failure("cannot write beside it", path, errno);
  ::unlink(name.c_str());
  return ScratchFile(descriptor, path);
}

Result<ScratchFile> ScratchFile::in_memory() {
  const int descriptor = ::memfd_create("guanxi-index", MFD_CLOEXEC);
  if (descriptor < 0) return system_failure("cannot take memory", {}, errno);
  return ScratchFile(descriptor, {});
}

Result<std::uint64_t> ScratchFile::append(std::string_view bytes) {
  const std::uint64_t begin = m_size.fetch_add(bytes.size());
  for (std::uint64_t at = begin; !bytes.empty();) {
    const ssize_t put = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_failure("cannot write beside it", m_shown_path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
    at += static_cast<std::uint64_t>(put);
  }
  return begin;
}

Result<void> ScratchFile::read(std::uint64_t begin, char* bytes, std::uint64_t size) const {
  while (size != 0) {
    const ssize_t got = ::pread(m_descriptor, bytes, size, static_cast<off_t>(begin));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return system_failure("cannot read what was written beside it", m_shown_path, got < 0 ? errno : EIO);
    begin += static_cast<std::uint64_t>(got);
    bytes += got;
    size -= static_cast<std::uint64_t>(got);
  }
  return {};
}

}  // namespace guanxi::graph
