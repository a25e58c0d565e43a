// What a question may hold of memory, beside what the session held before it.
#pragma once

#include <cstdint>

namespace guanxi::cli {

/// Bounds the memory of this process anew before each question, so that what earlier ones left (searches that are kept
/// warm) does not count against it. An allocation beyond the bound fails: std::bad_alloc. Where the system does not
/// tell how much is held, the bound is on the whole process.
class MemoryBound {
 public:
  explicit MemoryBound(std::uint64_t mebibytes);
  MemoryBound(const MemoryBound&) = delete;
  MemoryBound& operator=(const MemoryBound&) = delete;
  ~MemoryBound();

  /// From now on. Two system calls.
  void begin_question() const;

 private:
  [[nodiscard]] std::uint64_t bytes_held() const;

  std::uint64_t m_bytes;
  int m_descriptor;  // of what the system tells
};

}  // namespace guanxi::cli
