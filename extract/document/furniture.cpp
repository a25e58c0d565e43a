// Works on the folded text, paragraph by paragraph: whole lines first, then datelines at the start, credits in brackets
// anywhere, credits behind the last sentence. Every pattern is about the form of a line, none about an outlet by name.
#include "extract/document/furniture.hpp"

#include <algorithm>
#include <array>

#include "extract/document/byline.hpp"
#include "extract/document/dates.hpp"
#include "extract/document/normalize.hpp"

namespace guanxi::extract {

namespace {

constexpr std::uint32_t k_longest_line = 90;      // units of a line that can be furniture as a whole
constexpr std::uint32_t k_longest_bracket = 45;   // units inside the brackets of a credit
constexpr std::uint32_t k_longest_tail = 40;      // units of a credit behind the last sentence
constexpr std::uint32_t k_longest_dateline = 32;  // units up to 讯, 电 or 消息

bool contains(std::u16string_view set, char16_t c) { return set.find(c) != std::u16string_view::npos; }

template <std::size_t n>
std::size_t longest_prefix(std::u16string_view text, const std::array<std::u16string_view, n>& words) {
  std::size_t longest = 0;
  for (const std::u16string_view word : words) {
    if (text.substr(0, word.size()) == word) longest = std::max(longest, word.size());
  }
  return longest;
}

/// Lines that begin so and have no sentence in them speak of the page, not of the news.
bool is_notice(std::u16string_view line) {
  constexpr std::array<std::u16string_view, 30> k_starts{
      u"原标题",   u"原文链接", u"查看原文", u"阅读原文", u"返回",     u"扫码",     u"扫一扫",   u"版权声明", u"免责声明", u"特别声明",
      u"分享到",   u"分享至",   u"上一篇",   u"下一篇",   u"相关阅读", u"相关新闻", u"推荐阅读", u"延伸阅读", u"责任编辑", u"更新时间",
      u"发布时间", u"发表时间", u"发布日期", u"打印本页", u"关闭窗口", u"字号:",    u"浏览次数", u"点击数",   u"声明:",    u"版权所有"};
  constexpr std::u16string_view k_made_by = u"联合出品";
  const bool made_by = line.size() > k_made_by.size() && line.ends_with(k_made_by);
  return (made_by || longest_prefix(line, k_starts) != 0) && !contains(line, u'。');
}

/// The transcript's own closing line: a title and the hour of the broadcast.
bool is_broadcast_note(std::u16string_view line) {
  return line.size() <= 30 && line.substr(0, 1) == u"《" && line.find(u'》') != std::u16string_view::npos &&
         line.size() > 5 && line[line.size() - 3] == u':';
}

class FurnitureFinder {
 public:
  FurnitureFinder(std::string_view text, const NormalizedText& folded)
      : m_text(text), m_folded(folded), m_units(folded.units) {}

  void paragraph(UnitRange range) {
    if (range.end - range.begin <= k_longest_line && whole_line(range)) return;
    const std::uint32_t begin = dateline(range);
    brackets({begin, range.end});
    tail({begin, range.end});
  }

  Furniture take() { return std::move(m_out); }

 private:
  [[nodiscard]] std::u16string_view units(UnitRange range) const {
    return m_units.substr(range.begin, range.end - range.begin);
  }
  [[nodiscard]] std::string printed(UnitRange range) const {
    return std::string(slice(m_text, m_folded.printed(range.begin, range.end)));
  }
  [[nodiscard]] bool gap_before(std::uint32_t at) const { return m_folded.origin[at] > m_folded.origin_end[at - 1]; }

  void mark(UnitRange range) {
    const Span span = m_folded.printed(range.begin, range.end);
    if (m_out.spans.empty() || m_out.spans.back().end <= span.begin) m_out.spans.push_back(span);
  }

  /// Adds a credit to the byline, unless it belongs to a picture.
  void note_byline(UnitRange range) {
    constexpr std::size_t k_longest_byline = 200;  // bytes
    const char16_t last = m_units[range.end - 1];
    if (last == u'摄' || last == u'影' || last == u'图' || m_out.byline.size() > k_longest_byline) return;
    if (!m_out.byline.empty()) m_out.byline += ' ';
    m_out.byline += printed(range);
  }

  static bool is_open(char16_t c) { return c == u'(' || c == u'[' || c == u'【'; }
  static bool is_close(char16_t c) { return c == u')' || c == u']' || c == u'】'; }

  /// Is the whole paragraph furniture? Marks it then.
  bool whole_line(UnitRange range) {
    UnitRange inner = range;
    while (inner.begin < inner.end && is_open(m_units[inner.begin]) && is_close(m_units[inner.end - 1])) {
      ++inner.begin, --inner.end;
    }
    if (inner.begin >= inner.end) return false;
    const std::u16string_view line = units(inner);
    if (!source_line(inner)) {
      const bool credit = is_credit(m_folded, inner);
      if (credit) note_byline(inner);
      // credits may stand in the line that gives day and source: it is read whatever it is besides
      if (!publication_line(inner) && !credit && !is_notice(line) && !is_broadcast_note(line)) return false;
    }
    mark(range);
    return true;
  }

  /// (文章)来源:OUTLET, with nothing but credits behind it.
  bool source_line(UnitRange range) {
    constexpr std::array<std::u16string_view, 11> k_kinds{u"文章", u"稿件", u"信息", u"新闻", u"图片", u"资料",
                                                          u"内容", u"数据", u"消息", u"本文", u"转载"};
    constexpr std::array<std::u16string_view, 4> k_words{u"来源", u"稿源", u"来自", u"出处"};
    const std::u16string_view line = units(range);
    if (line.size() > 60 || contains(line, u'。')) return false;
    std::size_t at = line.substr(0, 1) == u"【" ? 1 : 0;  // 【来源】 南江日报
    at += longest_prefix(line.substr(at), k_kinds);
    const std::size_t word = longest_prefix(line.substr(at), k_words);
    at += word;
    if (word == 0 || at >= line.size() || !contains(u":|丨】", line[at])) return false;
    take_source(static_cast<std::uint32_t>(range.begin + at + 1), range.end);
    return true;
  }

  /// Does the outlet's name that starts at `begin` end before `at`: at a mark, or at the next label or day of a line
  /// whose parts stand side by side (来源:南江网责编:何苗, 来源:南江网2019-12-01)?
  [[nodiscard]] bool ends_outlet(std::uint32_t begin, std::uint32_t at) const {
    constexpr std::array<std::u16string_view, 16> k_labels{
        u"作者:", u"记者:",    u"责编:",  u"编辑:",    u"责任编辑", u"时间:", u"日期:", u"发布时间",
        u"点击",  u"参与互动", u"手机看", u"浏览次数", u"访问次数", u"阅读:", u"字号:", u"字体:"};
    const char16_t c = m_units[at];
    if (contains(u" |/()[]:,、丨", c)) return true;
    if (c == u'》' && begin > 0 && m_units[begin - 1] == u'《') return true;
    if (at == begin) return false;
    const std::u16string_view rest = m_units.substr(at, 6);
    if (rest.substr(0, 2) == u"记者" && at + 2 < m_units.size() && gap_before(at + 2)) return true;
    if (c == u'2' || c == u'1') return rest.size() > 4 && contains(u"-年/.", rest[4]);
    return longest_prefix(rest, k_labels) != 0;
  }

  /// Takes the outlet's name that starts at `at`: up to a gap or a mark.
  void take_source(std::uint32_t at, std::uint32_t end) {
    if (at < end && m_units[at] == u'《') ++at;
    const std::uint32_t begin = at;
    while (at < end && !ends_outlet(begin, at) && (at == begin || !gap_before(at))) ++at;
    if (m_out.source.empty() && at > begin && at - begin <= 24) m_out.source = printed({begin, at});
  }

  /// 2022-04-08 07:42 来源:株洲日报 作者:邹怡敏 字号:大 中 小
  bool publication_line(UnitRange range) {
    const std::u16string_view line = units(range);
    if (contains(line, u'。')) return false;
    const auto source = line.find(u"来源:");
    constexpr std::array<std::u16string_view, 11> k_words{u"来源:", u"发布时间", u"发表时间", u"时间:", u"字号",   u"字体",
                                                          u"浏览",  u"阅读",     u"点击",     u"发布者", u"作者:"};
    const bool has_word = std::any_of(k_words.begin(), k_words.end(),
                                      [line](std::u16string_view word) { return line.find(word) != std::u16string_view::npos; });
    if (!has_word) return false;
    const auto date = find_date(slice(m_text, m_folded.printed(range.begin, range.end)));
    if (!date) return false;
    if (!m_out.date.known()) m_out.date = *date;
    if (source != std::u16string_view::npos) take_source(static_cast<std::uint32_t>(range.begin + source + 3), range.end);
    return true;
  }

  /// 本报讯, 新华社北京4月15日电, 央视网消息(新闻联播): at the start of a paragraph. Returns where the text begins.
  std::uint32_t dateline(UnitRange range) {
    const std::uint32_t limit = std::min(range.end, range.begin + k_longest_dateline);
    for (std::uint32_t at = range.begin; at < limit; ++at) {
      if (contains(u",、。;!?:“”\"《》", m_units[at])) return range.begin;
      std::uint32_t end = at;
      if (m_units[at] == u'讯' || m_units[at] == u'电') end = at + 1;
      if (m_units.substr(at, 2) == u"消息" || m_units.substr(at, 2) == u"报道") end = at + 2;
      if (end == at || end > range.end || !is_dateline_head({range.begin, at}, m_units[at])) continue;
      return close_dateline(range, end);
    }
    return range.begin;
  }

  /// What stands before 讯, 电 or 消息 (`verb` begins it): an outlet, or a day (and place, and outlet) right before it.
  [[nodiscard]] bool is_dateline_head(UnitRange head, char16_t verb) const {
    const std::u16string_view before = units(head);
    if (before.size() < 2) return false;
    if (before.back() == u'日' && before.size() >= 3 && before[before.size() - 2] >= u'0' && before[before.size() - 2] <= u'9') {
      return true;
    }
    if (before.size() > 10 || contains(before, u'的')) return false;
    if (verb == u'电') return before.back() == u'社';
    constexpr std::array<std::u16string_view, 12> k_outlet_ends{u"报", u"网", u"台", u"社", u"刊", u"端",
                                                                u"Plus", u"在线", u"新闻", u"日报", u"快", u"中心"};
    return std::any_of(k_outlet_ends.begin(), k_outlet_ends.end(), [before](std::u16string_view end) {
      return before.size() > end.size() && before.substr(before.size() - end.size()) == end;
    });
  }

  /// Adds (记者 ...) and the colon; a head without either, or a gap, is no dateline unless it says 讯 or 电.
  std::uint32_t close_dateline(UnitRange range, std::uint32_t end) {
    const bool is_message = m_units[end - 1] == u'息' || m_units[end - 1] == u'道';
    bool closed = false;
    if (end < range.end && m_units[end] == u'(') {
      const std::uint32_t close = closing_bracket(end, range.end);
      if (close == 0) return range.begin;
      if (is_credit(m_folded, {end + 1, close})) note_byline({end + 1, close});
      if (is_credit(m_folded, {end + 1, close}) || close - end <= 12) end = close + 1, closed = true;
    }
    if (end < range.end && m_units[end] == u':') ++end, closed = true;
    if (is_message && !closed) return range.begin;
    mark({range.begin, end});
    return end;
  }

  /// The unit that closes the bracket at `open`, 0 where it is too far.
  [[nodiscard]] std::uint32_t closing_bracket(std::uint32_t open, std::uint32_t end) const {
    for (std::uint32_t at = open + 1; at < std::min(end, open + k_longest_bracket); ++at) {
      if (m_units[at] == u'(') return 0;
      if (m_units[at] == u')') return at;
    }
    return 0;
  }

  void brackets(UnitRange range) {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (m_units[at] != u'(') continue;
      const std::uint32_t close = closing_bracket(at, range.end);
      if (close <= at + 1) continue;
      const UnitRange inner{at + 1, close};
      if (!source_line(inner)) {
        const bool credit = is_credit(m_folded, inner);
        if (credit) note_byline(inner);
        if (!credit && !is_picture_note(units(inner)) && !is_broadcast_note(units(inner))) {
          if (m_units[close - 1] == u'摄') tail(inner);  // (图为……。李响 摄)
          continue;
        }
      }
      mark({at, close + 1});
      at = close;
    }
  }

  static bool is_picture_note(std::u16string_view line) {
    constexpr std::array<std::u16string_view, 5> k_notes{u"资料图", u"资料图片", u"资料照片", u"效果图", u"图片来自网络"};
    return std::find(k_notes.begin(), k_notes.end(), line) != k_notes.end();
  }

  /// A credit behind the last sentence (... 名贵木材。钱小蹲 摄), or at the end of a caption that has none.
  void tail(UnitRange range) {
    std::uint32_t begin = range.end;
    const std::uint32_t least = range.end - std::min(range.end - range.begin, k_longest_tail);
    while (begin > least && !contains(u"。!?…)”", m_units[begin - 1])) --begin;
    if (begin == range.end) return;
    if (begin > least || begin == range.begin) {
      if (is_credit(m_folded, {begin, range.end})) {
        note_byline({begin, range.end});
        mark({begin, range.end});
        return;
      }
    }
    if (m_units[range.end - 1] != u'摄' && m_units[range.end - 1] != u'影' && m_units[range.end - 1] != u'图') return;
    for (std::uint32_t at = std::max(begin, range.begin + 1); at < range.end; ++at) {
      if (!gap_before(at) || !is_credit(m_folded, {at, range.end})) continue;
      mark({at, range.end});
      return;
    }
  }

  std::string_view m_text;
  const NormalizedText& m_folded;
  std::u16string_view m_units;
  Furniture m_out;
};

Furniture find_furniture(std::string_view text, const NormalizedText& folded) {
  FurnitureFinder finder(text, folded);
  const auto size = static_cast<std::uint32_t>(folded.units.size());
  for (std::uint32_t begin = 0; begin < size;) {
    std::uint32_t end = begin;
    while (end < size && folded.units[end] != u'\n') ++end;
    if (end > begin) finder.paragraph({begin, end});
    begin = end + 1;
  }
  return finder.take();
}

/// Takes what `found` says into the empty fields of `meta`. A byline in the article wins over an author named outside
/// it, who is the outlet then.
void fill_meta(ArticleMeta& meta, Furniture&& found) {
  if (!meta.date.known()) meta.date = found.date;
  if (meta.source.empty()) meta.source = std::move(found.source);
  if (found.byline.empty()) return;
  if (meta.source.empty()) meta.source = std::move(meta.byline);
  meta.byline = std::move(found.byline);
}

}  // namespace

Furniture find_furniture(std::string_view text) {
  NormalizedText folded;
  normalize(text, folded);
  return find_furniture(text, folded);
}

void read_furniture(Document& document) {
  normalize(document.text, document.folded);
  Furniture found = find_furniture(document.text, document.folded);
  document.furniture = std::move(found.spans);
  fill_meta(document.meta, std::move(found));
}

}  // namespace guanxi::extract
