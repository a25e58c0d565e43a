// Inputs -> Documents. Two stages, so that a pipeline can read in one thread and parse in many:
// InputStream yields raw items (a file, or a block of JSONL lines) in a fixed order; parse() turns one into documents.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "extract/document/document.hpp"

namespace guanxi::extract {

enum class Format : std::uint8_t { markdown, html, text, jsonl };

struct ReaderOptions {
  /// An encoding's name as ICU knows it, which overrules detection; empty to detect.
  std::string encoding;
};

/// Something that was skipped or repaired; never silent.
struct Diagnostic {
  std::string where;    ///< the file, or FILE:LINE for a JSONL line
  std::string message;  ///< what was found and what was done about it
  bool skipped = true;  ///< an article was lost (true), or it was kept with a repair (false)
};
using DiagnosticSink = std::function<void(const Diagnostic&)>;

/// One unit of parsing, its bytes already unpacked (gzip) but in their own encoding.
struct RawItem {
  std::string path;              ///< as the user named it; "-" for standard input
  std::string stem;              ///< file name without folder and extensions
  Format format = Format::text;
  std::string bytes;
  std::size_t first_line = 1;    ///< of the file, for JSONL blocks
  std::size_t input_bytes = 0;   ///< size on disk this item accounts for, for progress
};

/// Walks the inputs (files, folders, "-") in the order given, folders sorted by name, and reads them one by one.
class InputStream {
 public:
  /// Errors: io where an input named by the user does not exist; usage where an encoding is unknown.
  [[nodiscard]] static Result<InputStream> open(const std::vector<std::string>& inputs, const ReaderOptions& options);
  InputStream(InputStream&&) noexcept;
  InputStream& operator=(InputStream&&) noexcept;
  ~InputStream();

  /// The next item, or nothing at the end. A file that cannot be read is reported to `diagnose` and passed over.
  [[nodiscard]] std::optional<RawItem> next(const DiagnosticSink& diagnose);
  /// Bytes on disk of all inputs, 0 where unknown (standard input).
  [[nodiscard]] std::uint64_t total_bytes() const;

 private:
  struct State;
  explicit InputStream(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// Decodes and parses one item; calls `on_document` for each article in the order they stand in the file. Thread-safe.
void parse(const RawItem& item, const ReaderOptions& options, const std::function<void(Document&&)>& on_document,
           const DiagnosticSink& diagnose);

}  // namespace guanxi::extract
