#include "graph/store/build_files.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guanxi::graph {

namespace {

constexpr std::size_t k_buffer_bytes = 1U << 20;

tl::unexpected<Error> system_failure(std::string_view what, const std::string& path, int number) {
  std::string next = "check the disk, then run the command again";
  if (number == ENOENT || number == ENOTDIR) next = "make the folder first, or name another";
  if (number == EACCES || number == EPERM || number == EROFS) next = "check the folder's permissions, or name another folder";
  if (number == ENOSPC || number == EDQUOT || number == EFBIG) next = "free some space, then run the command again";
  return fail(ErrorCode::io, fmt::format("{}: {}", what, std::strerror(number)), path, std::move(next));
}

/// The file that `path` means, links followed; `path` itself where nothing is there yet.
std::string resolved(const std::string& path) {
  char* const real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path.find('/') == std::string::npos ? "./" + path : path;
  std::string result = real;
  std::free(real);
  return result;
}

/// Opens and locks `path`, and makes sure that it is still the file of that name: the build that held it may have
/// removed it between our opening and our locking.
Result<int> open_locked(const std::string& path, const std::string& shown_path) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return system_failure("cannot build here", shown_path, errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int number = errno;
      ::close(descriptor);
      if (number != EWOULDBLOCK) return system_failure("cannot lock", path, number);
      return fail(ErrorCode::busy, "another build of this graph is running", shown_path,
                  "wait until it is done, or give another output file");
    }
    struct stat locked {};
    struct stat named {};
    if (::fstat(descriptor, &locked) == 0 && ::stat(path.c_str(), &named) == 0 && locked.st_ino == named.st_ino &&
        locked.st_dev == named.st_dev) {
      return descriptor;
    }
    ::close(descriptor);
  }
  return fail(ErrorCode::busy, "other builds of this graph keep starting", shown_path, "wait until they are done");
}

}  // namespace

BuildFiles::BuildFiles(int descriptor, std::string final_path)
    : m_descriptor(descriptor),
      m_final(std::move(final_path)),
      m_spool(m_final + ".building"),
      m_database(m_final + ".building-db") {}

Result<BuildFiles> BuildFiles::claim(const std::string& path) {
  std::string final_path = resolved(path);
  GUANXI_TRY(const int descriptor, open_locked(final_path + ".building", path));
  BuildFiles files(descriptor, std::move(final_path));
  if (::ftruncate(descriptor, 0) != 0) return system_failure("cannot write", files.m_spool, errno);
  ::unlink(files.m_database.c_str());
  return files;
}

BuildFiles::BuildFiles(BuildFiles&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_final(std::move(other.m_final)),
      m_spool(std::move(other.m_spool)),
      m_database(std::move(other.m_database)),
      m_buffer(std::move(other.m_buffer)),
      m_written(other.m_written) {}

BuildFiles::~BuildFiles() {
  if (m_descriptor < 0) return;
  ::unlink(m_database.c_str());  // no longer there after publish()
  ::unlink(m_spool.c_str());
  ::close(m_descriptor);
}

Result<void> BuildFiles::flush() {
  std::string_view rest = m_buffer;
  while (!rest.empty()) {
    const ssize_t put = ::pwrite(m_descriptor, rest.data(), rest.size(), static_cast<off_t>(m_written));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return system_failure("cannot write", m_spool, errno);
    m_written += static_cast<std::uint64_t>(put);
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  m_buffer.clear();
  return {};
}

Result<SpoolRun> BuildFiles::append(std::string_view bytes) {
  const SpoolRun run{m_written + m_buffer.size(), bytes.size()};
  m_buffer += bytes;
  if (m_buffer.size() >= k_buffer_bytes) GUANXI_CHECK(flush());
  return run;
}

Result<std::string> BuildFiles::read(SpoolRun run) {
  if (run.begin + run.size > m_written) GUANXI_CHECK(flush());
  std::string bytes(run.size, '\0');
  for (std::size_t got = 0; got < run.size;) {
    const ssize_t more = ::pread(m_descriptor, bytes.data() + got, run.size - got, static_cast<off_t>(run.begin + got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return system_failure("cannot read", m_spool, errno);
    if (more == 0) return fail(ErrorCode::io, "another program cut it short", m_spool, "run the command again");
    got += static_cast<std::size_t>(more);
  }
  return bytes;
}

Result<void> BuildFiles::create_database_file() {
  struct stat old {};
  const bool replaces = ::stat(m_final.c_str(), &old) == 0;
  const int descriptor = ::open(m_database.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return system_failure("cannot create", m_database, errno);
  if (replaces) (void)::fchmod(descriptor, old.st_mode & 07777);
  ::close(descriptor);
  return {};
}

Result<void> BuildFiles::publish() {
  const int descriptor = ::open(m_database.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_failure("cannot open", m_database, errno);
  const bool synced = ::fsync(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  if (!synced) return system_failure("cannot write", m_final, number);
  if (::rename(m_database.c_str(), m_final.c_str()) != 0) return system_failure("cannot rename into place", m_final, errno);
  const std::string folder = m_final.substr(0, m_final.rfind('/') + 1);
  const int folder_descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_descriptor >= 0) {
    (void)::fsync(folder_descriptor);  // a file system that cannot sync a folder has nothing more to offer
    ::close(folder_descriptor);
  }
  return {};
}

}  // namespace guanxi::graph
