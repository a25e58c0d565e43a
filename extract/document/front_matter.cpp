#include "extract/document/front_matter.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <yaml-cpp/yaml.h>

#include "extract/document/dates.hpp"
#include "extract/document/draft.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_longest_front_matter = 64UL * 1024;  // bytes

/// The next line of `text` at `at`, without its line break; `at` moves behind it.
std::string_view take_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

/// A scalar, or the first scalars of a list put together with commas.
std::string scalar_of(const YAML::Node& node) {
  if (node.IsScalar()) return node.Scalar();
  std::string out;
  if (!node.IsSequence()) return out;
  for (const auto& item : node) {
    if (!item.IsScalar() || item.Scalar().empty()) continue;
    if (!out.empty()) out += "、";
    out += item.Scalar();
  }
  return out;
}

/// False where the block is no YAML map. yaml-cpp throws; nothing leaves this function.
bool read_yaml(const std::string& block, ArticleMeta& meta) {
  try {
    const YAML::Node root = YAML::Load(block);
    if (!root.IsMap()) return false;
    for (const auto& entry : root) {
      if (entry.first.IsScalar()) set_meta(meta, entry.first.Scalar(), scalar_of(entry.second));
    }
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void read_lines(std::string_view block, ArticleMeta& meta) {
  for (std::size_t at = 0; at < block.size();) {
    const std::string_view line = take_line(block, at);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = trim(line.substr(colon + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
      value = value.substr(1, value.size() - 2);
    }
    set_meta(meta, trim(line.substr(0, colon)), value);
  }
}

template <std::size_t n>
bool is_any(std::string_view key, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) field = squeeze(value);
}

}  // namespace

void set_meta(ArticleMeta& meta, std::string_view key, std::string_view value) {
  constexpr std::array<std::string_view, 3> k_title{"title", "标题", "headline"};
  constexpr std::array<std::string_view, 9> k_date{"date", "日期", "时间", "pubdate", "published", "publishdate",
                                                   "publish_date", "发布时间", "datePublished"};
  constexpr std::array<std::string_view, 6> k_source{"source", "来源", "publisher", "media", "outlet", "site"};
  constexpr std::array<std::string_view, 6> k_url{"url", "link", "permalink", "original", "链接", "source_url"};
  constexpr std::array<std::string_view, 6> k_byline{"author", "authors", "byline", "作者", "记者", "reporter"};
  value = trim(value);
  if (value.empty()) return;
  if (is_any(key, k_title)) set_if_empty(meta.title, value);
  else if (is_any(key, k_source)) set_if_empty(meta.source, value);
  else if (is_any(key, k_url)) set_if_empty(meta.url, value);
  else if (is_any(key, k_byline)) set_if_empty(meta.byline, value);
  else if (is_any(key, k_date) && !meta.date.known()) {
    if (const auto date = find_date(value)) meta.date = *date;
  }
}

std::string_view take_front_matter(std::string_view text, ArticleMeta& meta) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '\n' || text[at] == '\r' || text[at] == ' ')) ++at;
  if (trim(take_line(text, at)) != "---") return text;
  const std::size_t begin = at;
  while (at < text.size() && at - begin < k_longest_front_matter) {
    const std::size_t line_begin = at;
    const std::string_view line = trim(take_line(text, at));
    if (line != "---" && line != "...") continue;
    const std::string block(text.substr(begin, line_begin - begin));
    if (block.find(':') == std::string::npos) return text;  // two rules around a paragraph
    if (!read_yaml(block, meta)) read_lines(block, meta);
    return text.substr(at);
  }
  return text;
}

}  // namespace guanxi::extract
