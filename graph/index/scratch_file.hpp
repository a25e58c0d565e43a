// Room for what does not fit into memory while an index is made: a file without a name, gone with the object. Private
// to graph/index.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace guanxi::graph {

class ScratchFile {
 public:
  /// In the folder of the file `path`. Errors: io.
  [[nodiscard]] static Result<ScratchFile> beside(const std::string& path);
  /// In memory, for an index that is made there. Errors: io.
  [[nodiscard]] static Result<ScratchFile> in_memory();
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile& operator=(ScratchFile&&) = delete;
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile();

  /// Where the bytes stand from now on. Safe on many threads at once. Errors: io.
  [[nodiscard]] Result<std::uint64_t> append(std::string_view bytes);
  /// Fills `bytes` from what was appended at `begin`. Safe on many threads at once. Errors: io.
  [[nodiscard]] Result<void> read(std::uint64_t begin, char* bytes, std::uint64_t size) const;

 private:
  ScratchFile(int descriptor, std::string shown_path);

  int m_descriptor;
  std::string m_shown_path;  // that messages name
  std::atomic<std::uint64_t> m_size{0};
};

}  // namespace guanxi::graph
