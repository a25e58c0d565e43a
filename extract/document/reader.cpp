#include "extract/document/reader.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/file.hpp"

namespace guanxi::extract {

namespace {

namespace fs = std::filesystem;

Format format_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  if (extension == ".md") return Format::markdown;
  if (extension == ".html" || extension == ".htm") return Format::html;
  if (extension == ".jsonl") return Format::jsonl;
  return Format::text;
}

std::string well_formed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, next_code_point(bytes, at));
  return out;
}

}  // namespace

struct InputStream::State {
  std::vector<std::string> files;
  std::size_t next = 0;
  std::uint64_t total = 0;
};

InputStream::InputStream(std::unique_ptr<State> state) : m_state(std::move(state)) {}
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;
InputStream::~InputStream() = default;

Result<InputStream> InputStream::open(const std::vector<std::string>& inputs, const ReaderOptions&) {
  auto state = std::make_unique<State>();
  for (const std::string& input : inputs) {
    std::error_code error;
    if (!fs::exists(input, error)) return fail(ErrorCode::io, "no such file or folder", input, "check the path");
    std::vector<std::string> found;
    if (fs::is_directory(input, error)) {
      for (const auto& entry : fs::recursive_directory_iterator(input, error)) {
        if (entry.is_regular_file(error)) found.push_back(entry.path().string());
      }
      std::sort(found.begin(), found.end());
    } else {
      found.push_back(input);
    }
    for (std::string& file : found) {
      const auto size = fs::file_size(file, error);
      if (!error) state->total += size;
      state->files.push_back(std::move(file));
    }
  }
  return InputStream(std::move(state));
}

std::optional<RawItem> InputStream::next(const DiagnosticSink& diagnose) {
  while (m_state->next < m_state->files.size()) {
    const std::string& path = m_state->files[m_state->next++];
    auto bytes = read_file(path);
    if (!bytes) {
      diagnose({path, bytes.error().message, true});
      continue;
    }
    const fs::path name(path);
    RawItem item{path, name.stem().string(), format_of(name), std::move(*bytes), 1, 0};
    item.input_bytes = item.bytes.size();
    return item;
  }
  return std::nullopt;
}

std::uint64_t InputStream::total_bytes() const { return m_state->total; }

void parse(const RawItem& item, const ReaderOptions&, const std::function<void(Document&&)>& on_document,
           const DiagnosticSink&) {
  Document document;
  document.meta.id = item.stem;
  document.text = well_formed(item.bytes);
  on_document(std::move(document));
}

}  // namespace guanxi::extract
