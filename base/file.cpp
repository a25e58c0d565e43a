#include "base/file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guanxi {

namespace {

tl::unexpected<Error> system_failure(std::string_view what, const std::string& path, int error_number) {
  std::string next;
  if (error_number == ENOENT) next = "check the path";
  if (error_number == EACCES) next = "check the permissions";
  if (error_number == ENOSPC || error_number == EDQUOT) next = "free some space, then run the command again";
  return fail(ErrorCode::io, fmt::format("{}: {}", what, std::strerror(error_number)), path, std::move(next));
}

/// Closes a descriptor at the end of a scope.
struct Descriptor {
  int value;
  explicit Descriptor(int v) : value(v) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

/// Makes a rename durable. A file system that cannot sync a folder has nothing more to offer, so the result is ignored.
void sync_folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.value >= 0) (void)::fsync(descriptor.value);
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.value < 0) return system_failure("cannot open", path, errno);
  struct stat status {};
  if (::fstat(file.value, &status) != 0) return system_failure("cannot read", path, errno);
  std::string bytes;
  if (S_ISREG(status.st_mode)) bytes.reserve(static_cast<std::size_t>(status.st_size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.value, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure("cannot read", path, errno);
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.value < 0) return system_failure("cannot open", path, errno);
  struct stat status {};
  if (::fstat(file.value, &status) != 0) return system_failure("cannot read", path, errno);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.value, 0);
  if (data == MAP_FAILED) return system_failure("cannot map", path, errno);
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(m_data, other.m_data);
  std::swap(m_size, other.m_size);
  return *this;
}

MappedFile::~MappedFile() {
  if (m_data != nullptr) ::munmap(const_cast<char*>(m_data), m_size);
}

AtomicFile::AtomicFile(int descriptor, std::string temporary, std::string final_path)
    : m_descriptor(descriptor), m_temporary(std::move(temporary)), m_final(std::move(final_path)) {}

Result<AtomicFile> AtomicFile::create(const std::string& final_path) {
  std::string temporary = final_path + ".tmp-XXXXXX";
  const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return system_failure("cannot create", final_path, errno);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  (void)::fchmod(descriptor, 0666 & ~mask);
  return AtomicFile(descriptor, std::move(temporary), final_path);
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_final(std::move(other.m_final)) {}

AtomicFile::~AtomicFile() {
  if (m_descriptor >= 0) ::close(m_descriptor);
  if (!m_temporary.empty()) ::unlink(m_temporary.c_str());
}

Result<void> AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(m_descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_failure("cannot write", m_final, errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<void> AtomicFile::commit() {
  if (::fsync(m_descriptor) != 0) return system_failure("cannot write", m_final, errno);
  if (::close(std::exchange(m_descriptor, -1)) != 0) return system_failure("cannot write", m_final, errno);
  if (::rename(m_temporary.c_str(), m_final.c_str()) != 0) return system_failure("cannot rename into place", m_final, errno);
  m_temporary.clear();
  sync_folder_of(m_final);
  return {};
}

}  // namespace guanxi
