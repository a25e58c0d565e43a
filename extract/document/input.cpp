// The walk over the inputs, and the cutting of files into raw items.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <dirent.h>
#include <fmt/format.h>
#include <map>
#include <set>
#include <sys/stat.h>
#include <utility>

#include "extract/document/byte_source.hpp"
#include "extract/document/encoding.hpp"
#include "extract/document/format.hpp"
#include "extract/document/limits.hpp"
#include "extract/document/reader.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_read = 64UL * 1024;       // bytes asked for at a time
constexpr std::size_t k_lines_block = 1U << 20U;  // bytes of JSONL lines in one raw item

struct InputFile {
  std::string path;
  std::uint64_t size = 0;  ///< on disk; 0 where unknown
};

/// Which folder it is, whatever its path.
using FolderId = std::pair<dev_t, ino_t>;

/// Collects the article files below the inputs.
class Walker {
 public:
  Result<void> add_input(const std::string& input) {
    struct stat status {};
    if (input == "-") {
      m_files.push_back({input, 0});
    } else if (::stat(input.c_str(), &status) != 0) {
      return fail(ErrorCode::io, fmt::format("cannot read this input: {}", std::strerror(errno)), input,
                  errno == ENOENT ? "check the path" : "check the permissions");
    } else if (S_ISDIR(status.st_mode)) {
      walk(input, {status.st_dev, status.st_ino});
    } else {
      m_files.push_back({input, S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0});
    }
    return {};
  }

  std::vector<InputFile> m_files;
  std::vector<Diagnostic> m_diagnostics;

 private:
  void walk(const std::string& top, FolderId id) {
    std::map<std::string, std::size_t> ignored;  // extension -> files
    std::set<FolderId> seen{id};
    std::vector<std::string> open{top};  // folders and files still to visit, the next one last
    std::vector<bool> is_folder{true};
    while (!open.empty()) {
      const std::string path = std::move(open.back());
      const bool folder = is_folder.back();
      open.pop_back();
      is_folder.pop_back();
      struct stat status {};
      if (!folder) {
        visit_file(path, ignored);
        continue;
      }
      std::vector<std::string> names = list(path);
      std::reverse(names.begin(), names.end());
      for (const std::string& name : names) {
        std::string child = path;
        if (path.back() != '/') child += '/';
        child += name;
        const bool child_folder = ::stat(child.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
        if (child_folder && !seen.insert({status.st_dev, status.st_ino}).second) {
          m_diagnostics.push_back({child, "a link to a folder that is read already; passed over", false});
          continue;
        }
        open.push_back(std::move(child));
        is_folder.push_back(child_folder);
      }
    }
    report_ignored(top, ignored);
  }

  void visit_file(const std::string& path, std::map<std::string, std::size_t>& ignored) {
    const FileName name = read_file_name(path);
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      if (name.format) m_diagnostics.push_back({path, fmt::format("cannot be read: {}; passed over", std::strerror(errno)), true});
      else ++ignored["broken links"];
    } else if (!S_ISREG(status.st_mode) || !name.format || name.stem.substr(0, 1) == ".") {
      ++ignored[name.extension.empty() ? "no extension" : name.extension];
    } else {
      m_files.push_back({path, static_cast<std::uint64_t>(status.st_size)});
    }
  }

  /// Names in a folder, sorted by bytes.
  std::vector<std::string> list(const std::string& folder) {
    std::vector<std::string> names;
    DIR* const handle = ::opendir(folder.c_str());
    if (handle == nullptr) {
      m_diagnostics.push_back({folder, fmt::format("folder cannot be read: {}; passed over", std::strerror(errno)), true});
      return names;
    }
    while (const dirent* const entry = ::readdir(handle)) {
      const std::string name = entry->d_name;
      if (name != "." && name != "..") names.push_back(name);
    }
    ::closedir(handle);
    std::sort(names.begin(), names.end());
    return names;
  }

  void report_ignored(const std::string& top, const std::map<std::string, std::size_t>& ignored) {
    if (ignored.empty()) return;
    std::size_t count = 0;
    std::string kinds;
    for (const auto& [kind, files] : ignored) {
      count += files;
      kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", files, kind);
    }
    m_diagnostics.push_back({top, fmt::format("{} files are no articles by their names ({}); not read", count, kinds), false});
  }
};

}  // namespace

struct InputStream::State {
  std::vector<InputFile> files;
  std::vector<Diagnostic> diagnostics;  // of the walk, given out with the first item
  std::size_t next_file = 0;
  std::uint64_t total = 0;
  bool wide_encoding = false;  // the user said UTF-16 or UTF-32: lines cannot be cut by bytes

  // a JSONL file that is being cut into blocks
  std::optional<ByteSource> source;
  RawItem lines;              // path, stem and format of its blocks; first_line of the next one
  std::string carried;        // read but not given out: the beginning of a line
  std::uint64_t accounted = 0;
  bool at_end = false;

  void report(const DiagnosticSink& diagnose, std::string where, std::string message) const {
    diagnose({std::move(where), std::move(message), true});
  }

  /// Opens the next file; an item if it is read whole, nothing if it has to be cut or was reported.
  std::optional<RawItem> open_next(const DiagnosticSink& diagnose);
  std::optional<RawItem> read_whole(ByteSource& from, RawItem item, const InputFile& file, const DiagnosticSink& diagnose);
  std::optional<RawItem> next_lines(const DiagnosticSink& diagnose);
  void skip_long_line(const DiagnosticSink& diagnose);
  bool fill(std::size_t size, const DiagnosticSink& diagnose);
};

std::optional<RawItem> InputStream::State::read_whole(ByteSource& from, RawItem item, const InputFile& file,
                                                      const DiagnosticSink& diagnose) {
  for (;;) {
    const auto got = from.read(item.bytes, k_read);
    if (!got) {
      report(diagnose, file.path, got.error().message + "; article passed over");
      return std::nullopt;
    }
    if (*got == 0) break;
    if (item.bytes.size() > k_largest_file) {
      report(diagnose, file.path, fmt::format("more than {} MB in one article file; passed over (JSONL may be larger)", k_largest_file >> 20U));
      return std::nullopt;
    }
  }
  if (looks_binary(item.bytes)) {
    report(diagnose, file.path, "no text but a binary file; passed over");
    return std::nullopt;
  }
  item.input_bytes = static_cast<std::size_t>(std::max<std::uint64_t>(file.size, from.consumed()));
  return item;
}

std::optional<RawItem> InputStream::State::open_next(const DiagnosticSink& diagnose) {
  const InputFile& file = files[next_file++];
  auto opened = ByteSource::open(file.path);
  if (!opened) {
    report(diagnose, file.path, opened.error().message + "; passed over");
    return std::nullopt;
  }
  const FileName name = read_file_name(file.path);
  RawItem item;
  item.path = file.path;
  item.stem = file.path == "-" ? "stdin" : name.stem;
  const auto got = opened->read(item.bytes, k_read);
  if (!got && item.bytes.empty()) {
    report(diagnose, file.path, got.error().message + "; passed over");
    return std::nullopt;
  }
  item.format = name.format ? *name.format : guess_format(item.bytes);
  const bool utf16 = item.bytes.substr(0, 2) == "\xFF\xFE" || item.bytes.substr(0, 2) == "\xFE\xFF";
  if (item.format != Format::jsonl || utf16 || wide_encoding) return read_whole(*opened, std::move(item), file, diagnose);
  if (looks_binary(item.bytes)) {
    report(diagnose, file.path, "no text but a binary file; passed over");
    return std::nullopt;
  }
  carried = std::exchange(item.bytes, {});
  lines = std::move(item);
  source = std::move(*opened);
  accounted = 0;
  at_end = false;
  return std::nullopt;
}

/// Reads until `size` bytes are carried or the file ends; false where reading failed (reported; what was read stays).
bool InputStream::State::fill(std::size_t size, const DiagnosticSink& diagnose) {
  while (!at_end && carried.size() < size) {
    const auto got = source->read(carried, k_read);
    at_end = !got || *got == 0;
    if (!got) {
      report(diagnose, lines.path, got.error().message + "; the lines behind it are lost");
      return false;
    }
  }
  return true;
}

/// Passes over a line that is longer than any article, holding only a piece of it.
void InputStream::State::skip_long_line(const DiagnosticSink& diagnose) {
  report(diagnose, fmt::format("{}:{}", lines.path, lines.first_line),
         fmt::format("a line of more than {} MB; line passed over", k_largest_file >> 20U));
  std::size_t end = std::string::npos;
  while (end == std::string::npos) {
    carried.clear();
    if (!fill(k_read, diagnose) || carried.empty()) return;
    end = carried.find('\n');
  }
  carried.erase(0, end + 1);
  ++lines.first_line;
}

std::optional<RawItem> InputStream::State::next_lines(const DiagnosticSink& diagnose) {
  for (;;) {
    const bool whole = fill(k_lines_block, diagnose);
    std::size_t end = carried.rfind('\n');
    while (end == std::string::npos && !at_end && carried.size() <= k_largest_file) {
      if (!fill(carried.size() + k_lines_block, diagnose)) break;
      end = carried.rfind('\n');
    }
    if (end == std::string::npos && carried.size() > k_largest_file) {
      skip_long_line(diagnose);
      continue;
    }
    const bool cut_short = !whole && at_end;  // the last line is torn
    const std::size_t size = at_end && !cut_short ? carried.size() : (end == std::string::npos ? 0 : end + 1);
    RawItem item = lines;
    item.bytes = carried.substr(0, size);
    carried.erase(0, size);
    const std::uint64_t consumed = source->consumed();
    item.input_bytes = static_cast<std::size_t>(consumed - std::min(consumed, accounted));
    accounted = consumed;
    lines.first_line += static_cast<std::size_t>(std::count(item.bytes.begin(), item.bytes.end(), '\n'));
    if (at_end) source.reset(), carried.clear();
    if (item.bytes.empty()) return std::nullopt;
    return item;
  }
}

InputStream::InputStream(std::unique_ptr<State> state) : m_state(std::move(state)) {}
InputStream::InputStream(InputStream&&) noexcept = default;
InputStream& InputStream::operator=(InputStream&&) noexcept = default;
InputStream::~InputStream() = default;

Result<InputStream> InputStream::open(const std::vector<std::string>& inputs, const ReaderOptions& options) {
  if (!options.encoding.empty() && !is_known_encoding(options.encoding)) {
    return fail(ErrorCode::usage, fmt::format("unknown encoding {}", options.encoding), "--encoding",
                "use one of UTF-8, GB18030, Big5, UTF-16 or another name that ICU knows");
  }
  Walker walker;
  for (const std::string& input : inputs) GUANXI_CHECK(walker.add_input(input));
  auto state = std::make_unique<State>();
  state->files = std::move(walker.m_files);
  state->diagnostics = std::move(walker.m_diagnostics);
  state->wide_encoding = options.encoding.find("16") != std::string::npos || options.encoding.find("32") != std::string::npos;
  for (const InputFile& file : state->files) state->total += file.size;
  return InputStream(std::move(state));
}

std::optional<RawItem> InputStream::next(const DiagnosticSink& diagnose) {
  for (const Diagnostic& diagnostic : std::exchange(m_state->diagnostics, {})) diagnose(diagnostic);
  while (m_state->source || m_state->next_file < m_state->files.size()) {
    auto item = m_state->source ? m_state->next_lines(diagnose) : m_state->open_next(diagnose);
    if (item) return item;
  }
  return std::nullopt;
}

std::uint64_t InputStream::total_bytes() const { return m_state->total; }

}  // namespace guanxi::extract
