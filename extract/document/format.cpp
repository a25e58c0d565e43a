#include "extract/document/format.hpp"

#include <algorithm>
#include <array>

namespace guanxi::extract {

namespace {

struct Extension {
  std::string_view name;
  Format format;
};
constexpr std::array<Extension, 10> k_extensions{{{".md", Format::markdown},
                                                  {".markdown", Format::markdown},
                                                  {".html", Format::html},
                                                  {".htm", Format::html},
                                                  {".shtml", Format::html},
                                                  {".xhtml", Format::html},
                                                  {".txt", Format::text},
                                                  {".text", Format::text},
                                                  {".jsonl", Format::jsonl},
                                                  {".ndjson", Format::jsonl}}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return out;
}

/// Takes the last extension off `name`; empty where it has none (a leading dot starts a name, not an extension).
std::string take_extension(std::string_view& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension = lower(name.substr(dot));
  name.remove_suffix(name.size() - dot);
  return extension;
}

}  // namespace

FileName read_file_name(std::string_view path) {
  FileName out;
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 3))) == ".gz") name.remove_suffix(3);
  out.extension = take_extension(name);
  out.stem = name;
  const auto* known = std::find_if(k_extensions.begin(), k_extensions.end(),
                                   [&out](const Extension& extension) { return extension.name == out.extension; });
  if (known != k_extensions.end()) out.format = known->format;
  return out;
}

Format guess_format(std::string_view bytes) {
  std::string head;  // of UTF-16 every second byte is 0 where the text is ASCII
  for (const char c : bytes.substr(0, 2048)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool mark = byte == 0 || byte == 0xEF || byte == 0xBB || byte == 0xBF || byte == 0xFF || byte == 0xFE;
    if (!mark && !(head.empty() && byte <= 0x20)) head.push_back(c);
  }
  if (head.substr(0, 1) == "{") return Format::jsonl;
  if (head.substr(0, 1) == "<") return Format::html;
  if (head.substr(0, 4) == "---\n" || head.substr(0, 4) == "---\r") return Format::markdown;
  for (std::size_t at = 0; at < head.size(); at = head.find('\n', at) + 1) {
    std::size_t level = 0;
    while (head[at + level] == '#') ++level;  // the string's end is a 0
    if (level >= 1 && level <= 6 && head[at + level] == ' ') return Format::markdown;
    if (head.find('\n', at) == std::string::npos) break;
  }
  return Format::text;
}

}  // namespace guanxi::extract
