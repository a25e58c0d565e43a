#include "cli/shell/memory_bound.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cstdio>

namespace guanxi::cli {

MemoryBound::MemoryBound(std::uint64_t mebibytes)
    : m_bytes(mebibytes << 20U), m_descriptor(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC)) {}

MemoryBound::~MemoryBound() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

std::uint64_t MemoryBound::bytes_held() const {
  std::array<char, 128> text{};
  if (m_descriptor < 0 || ::pread(m_descriptor, text.data(), text.size() - 1, 0) <= 0) return 0;
  unsigned long pages = 0;  // the sixth number (proc(5)): data and stack, what RLIMIT_DATA is about
  if (std::sscanf(text.data(), "%*u %*u %*u %*u %*u %lu", &pages) != 1) return 0;  // NOLINT(cert-err34-c): the kernel's
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void MemoryBound::begin_question() const {
  rlimit memory{};
  if (::getrlimit(RLIMIT_DATA, &memory) != 0) return;
  memory.rlim_cur = std::min<rlim_t>(memory.rlim_max, bytes_held() + m_bytes);
  (void)::setrlimit(RLIMIT_DATA, &memory);
}

}  // namespace guanxi::cli
