// Makes an index: sections of sizes known beforehand are laid out, filled where they will lie, summed and committed.
// Filling needs no memory but the file's own pages. Private to graph/index.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/file.hpp"
#include "graph/index/format.hpp"
#include "graph/index/image.hpp"
#include "graph/index/scratch_file.hpp"

namespace guanxi::graph {

/// plan() for each section that is not empty, then begin(), fill, then commit() or take().
class ImageWriter {
 public:
  using Kind = format::SectionKind;

  /// The index will be at `path`, complete or not at all.
  [[nodiscard]] static ImageWriter to_file(std::string path);
  [[nodiscard]] static ImageWriter in_memory();

  template <typename T>
  void plan(Kind kind, std::uint64_t count) {
    plan(kind, sizeof(T), count);
  }
  void plan(Kind kind, std::uint32_t width, std::uint64_t count);
  /// Room for what an index is made of, where the index will be. Errors: io.
  [[nodiscard]] Result<ScratchFile> scratch() const {
    return m_path.empty() ? ScratchFile::in_memory() : ScratchFile::beside(m_path);
  }
  /// Counts of the header; before commit() or take().
  [[nodiscard]] format::Header& header() { return m_header; }

  /// Lays the sections out and takes the room they need; all bytes are zero. Errors: io.
  [[nodiscard]] Result<void> begin();
  /// A planned section, to be filled from several threads at will. Empty where it was not planned.
  template <typename T>
  [[nodiscard]] std::span<T> section(Kind kind) {
    const format::Section& s = m_header.sections[static_cast<std::size_t>(kind)];
    return {reinterpret_cast<T*>(m_bytes.data() + s.offset), static_cast<std::size_t>(s.bytes / sizeof(T))};
  }
  /// Copies `items` into the section planned for them.
  template <typename T>
  void fill(Kind kind, std::span<const T> items) {
    if (!items.empty()) std::memcpy(section<T>(kind).data(), items.data(), items.size_bytes());
  }

  /// Lets go of the memory that holds what was filled so far, where the index is a file: the system keeps the bytes,
  /// and brings back what is asked for again. Safe while other threads fill.
  void let_go();

  /// Sums every page on `threads` threads, flushes and renames into place. Errors: io.
  [[nodiscard]] Result<void> commit(unsigned threads);
  /// The finished image of a writer in memory.
  [[nodiscard]] std::unique_ptr<Image> take();

 private:
  void lay_out();
  void seal(unsigned threads);

  std::string m_path;  // empty: in memory
  std::optional<AtomicFile> m_file;
  Mapping m_bytes;
  format::Header m_header;
};

}  // namespace guanxi::graph
