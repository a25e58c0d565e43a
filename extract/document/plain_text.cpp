#include "extract/document/plain_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/document/byline.hpp"
#include "extract/document/dates.hpp"
#include "extract/document/front_matter.hpp"

namespace guanxi::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_longest_title = 60;   // characters
constexpr std::array<std::string_view, 10> k_stops{"。", "！", "？", "”", "）", "；", "：", ".", "!", "?"};
constexpr std::size_t k_widest_margin = 120;  // columns: a text with longer lines was not cut at a margin
constexpr std::size_t k_margin_slack = 4;     // columns that a line may stay short of the margin (no mark starts a line)

struct Line {
  std::string_view text;       // as printed
  std::size_t width = 0;       // columns
  std::size_t characters = 0;
  bool indented = false;
  bool ends_paragraph = false;  // with a stop, or nothing of the paragraph follows
};

bool ends_with_stop(std::string_view line) {
  return std::any_of(k_stops.begin(), k_stops.end(), [&](std::string_view stop) { return line.ends_with(stop); });
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r", at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool indented = line.substr(0, 6) == "\u3000\u3000" || line.substr(0, 4) == "    " || line.substr(0, 1) == "\t";
    const std::string_view measured = line.substr(0, 4 * k_widest_margin);
    out.push_back({line, display_width(measured), count_code_points(measured), indented && !trim(line).empty(), false});
    at = end + 1;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool last = i + 1 == out.size() || out[i + 1].width == 0 || out[i + 1].indented;
    out[i].ends_paragraph = last || ends_with_stop(trim(out[i].text));
  }
  return out;
}

/// Where a typesetter broke the lines, in columns or (who counts characters) in characters.
struct Margin {
  std::size_t Line::*measure = &Line::width;
  std::size_t at = 0;  // 0 where every line is a paragraph

  [[nodiscard]] bool reached(const Line& line) const { return at != 0 && line.*measure + k_margin_slack >= at; }
};

/// Most lines that end inside a sentence reach the margin.
Margin find_margin(const std::vector<Line>& lines) {
  constexpr std::size_t k_narrowest = 30;  // columns
  std::size_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.width);
  if (widest > k_widest_margin || widest < k_narrowest) return {};
  const auto inside = [](const Line& line) { return line.width != 0 && !line.ends_paragraph; };
  const auto all = std::count_if(lines.begin(), lines.end(), inside);
  Margin best;
  std::ptrdiff_t most = 0;
  for (const auto measure : {&Line::width, &Line::characters}) {
    Margin margin{measure, 0};
    for (const Line& line : lines) margin.at = std::max(margin.at, line.*measure);
    const auto full = std::count_if(lines.begin(), lines.end(),
                                    [&](const Line& line) { return inside(line) && margin.reached(line); });
    if (full > most) most = full, best = margin;
  }
  return all >= 3 && most * 10 >= all * 8 ? best : Margin{};
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
  const Margin margin = find_margin(lines);
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
    after_full = margin.reached(lines[i]);
  }
  return draft;
}

}  // namespace guanxi::extract
