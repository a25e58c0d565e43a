// Helpers of the readers' tests: parse bytes, and a folder that goes away.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "extract/document/reader.hpp"

namespace guanxi::extract {

/// What an input gave.
struct Reading {
  std::vector<Document> documents;
  std::vector<Diagnostic> diagnostics;
};

inline Reading parse_bytes(std::string bytes, Format format, std::string stem = "stem", const ReaderOptions& options = {}) {
  RawItem item;
  item.path = stem + ".file";
  item.stem = std::move(stem);
  item.format = format;
  item.bytes = std::move(bytes);
  Reading out;
  parse(item, options, [&](Document&& document) { out.documents.push_back(std::move(document)); },
        [&](const Diagnostic& diagnostic) { out.diagnostics.push_back(diagnostic); });
  return out;
}

/// Reads inputs from first to last.
inline Reading read_inputs(const std::vector<std::string>& inputs, const ReaderOptions& options = {}) {
  Reading out;
  const DiagnosticSink diagnose = [&](const Diagnostic& diagnostic) { out.diagnostics.push_back(diagnostic); };
  auto stream = InputStream::open(inputs, options);
  if (!stream) {
    out.diagnostics.push_back({stream.error().where, stream.error().message, true});
    return out;
  }
  while (const auto item = stream->next(diagnose)) {
    parse(*item, options, [&](Document&& document) { out.documents.push_back(std::move(document)); }, diagnose);
  }
  return out;
}

/// The printed furniture of a document.
inline std::vector<std::string> furniture_of(const Document& document) {
  std::vector<std::string> out;
  for (const Span span : document.furniture) out.emplace_back(slice(document.text, span));
  return out;
}

/// A folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "guanxi-readers-XXXXXX").string();
    m_path = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  [[nodiscard]] std::string path(const std::string& name = {}) const { return name.empty() ? m_path : m_path + "/" + name; }
  std::string write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file(path(name));
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

 private:
  std::string m_path;
};

}  // namespace guanxi::extract
