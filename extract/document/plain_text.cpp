#include "extract/document/plain_text.hpp"

#include <algorithm>
#include <vector>

#include "extract/document/byline.hpp"
#include "extract/document/dates.hpp"
#include "extract/document/front_matter.hpp"

namespace guanxi::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_longest_title = 60;   // characters
constexpr std::size_t k_widest_margin = 120;  // columns: a text with longer lines was not cut at a margin
constexpr std::size_t k_margin_slack = 4;     // columns that a line may stay short of the margin (no mark starts a line)

struct Line {
  std::string_view text;  // as printed
  std::size_t width = 0;  // columns
  bool indented = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool indented = line.substr(0, 6) == "\u3000\u3000" || line.substr(0, 4) == "    " || line.substr(0, 1) == "\t";
    out.push_back({line, display_width(line.substr(0, 4 * k_widest_margin)), indented && !trim(line).empty()});
    at = end + 1;
  }
  return out;
}

/// The column at which a typesetter broke the lines; 0 where every line is a paragraph.
std::size_t find_margin(const std::vector<Line>& lines) {
  std::size_t margin = 0;
  for (const Line& line : lines) margin = std::max(margin, line.width);
  if (margin > k_widest_margin || margin < 30) return 0;
  std::size_t full = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].width == 0 || lines[i + 1].width == 0 || lines[i + 1].indented) continue;  // the last line of a paragraph
    ++all;
    if (lines[i].width + k_margin_slack >= margin) ++full;
  }
  return all >= 3 && full * 10 >= all * 8 ? margin : 0;
}

bool looks_like_title(const std::vector<Line>& lines, std::size_t at) {
  const std::string_view text = trim(lines[at].text);
  if (lines[at].indented || count_code_points(text) > k_longest_title || text.find("。") != std::string_view::npos) return false;
  NormalizedText folded;
  normalize(text, folded);
  if (is_credit(folded, {0, static_cast<std::uint32_t>(folded.units.size())})) return false;
  const char16_t last = folded.units.empty() ? u'。' : folded.units.back();
  if (last == u',' || last == u';' || last == u':' || last == u'、') return false;
  // something longer follows: a list of short lines has no title
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines.end(),
                     [&](const Line& line) { return line.indented || line.width > lines[at].width; });
}

/// 标题: ..., 来源: ... at the head of the file.
bool take_head_line(std::string_view line, ArticleMeta& meta) {
  for (const std::string_view key : {"标题", "来源", "日期", "时间", "作者", "链接", "发布时间"}) {
    if (line.substr(0, key.size()) != key) continue;
    std::string_view rest = line.substr(key.size());
    const std::string_view colon = rest.substr(0, 3) == "：" ? rest.substr(0, 3) : rest.substr(0, 1);
    if (colon != "：" && colon != ":") continue;
    set_meta(meta, key, rest.substr(colon.size()));
    return true;
  }
  return false;
}

/// Nothing but a day, and perhaps the time of it: the dateline under a title.
bool is_dateline(std::string_view line) {
  constexpr std::size_t k_longest = 24;  // 2022年04月08日 07:42:37
  if (count_code_points(line) > k_longest || !find_date(line)) return false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_code_point(line, at);
    const bool of_a_date = (c >= U'0' && c <= U'9') || U"年月日时分 -/.:：　"sv.find(c) != std::u32string_view::npos;
    if (!of_a_date) return false;
  }
  return true;
}

}  // namespace

Draft read_plain_text(std::string_view text) {
  Draft draft;
  text = take_front_matter(text, draft.meta);
  const std::vector<Line> lines = lines_of(text);
  const std::size_t margin = find_margin(lines);
  bool head = true;         // no line of the article's own yet
  bool after_full = false;  // the line before reached the margin
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string squeezed = squeeze(lines[i].text);
    if (squeezed.empty()) {
      after_full = false;
      continue;
    }
    if (head && draft.blocks.empty() && take_head_line(squeezed, draft.meta)) continue;
    if (head) {
      head = false;
      if (draft.meta.title.empty() && looks_like_title(lines, i)) {
        draft.meta.title = std::move(squeezed);
        continue;
      }
    }
    if (draft.blocks.empty() && !draft.meta.date.known() && is_dateline(squeezed)) {
      draft.meta.date = *find_date(squeezed);
      continue;
    }
    const bool runs_on = after_full && !lines[i].indented;
    draft.blocks.push_back({std::move(squeezed), runs_on ? BlockKind::line : BlockKind::paragraph, 0, lines[i].indented, {}});
    after_full = margin != 0 && lines[i].width + k_margin_slack >= margin;
  }
  return draft;
}

}  // namespace guanxi::extract
