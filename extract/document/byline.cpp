// A left-to-right tokeniser over roles (a closed list), separators and the pieces between them. A piece is taken for a
// name by its length and by the absence of characters that names do not use; no list of surnames is needed, because the
// role beside it already says what it is.
#include "extract/document/byline.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace guanxi::extract {

namespace {

constexpr std::uint32_t k_longest_credit = 80;  // units; the longest editors' line of the corpora has 61
constexpr std::uint32_t k_longest_outlet = 9;
constexpr std::uint32_t k_longest_name = 4;
constexpr std::uint32_t k_longest_run_of_names = 12;  // names printed without a gap: 通讯员/刘晓欢刘铁华

// Roles that stand right behind an outlet and right before a name: 信息时报记者李夏. Longer words before their own
// beginnings.
constexpr std::array<std::u16string_view, 13> k_reporter_roles{
    u"特约通讯员", u"全媒体记者", u"融媒体记者", u"见习记者", u"实习记者", u"特约记者", u"摄影记者",
    u"首席记者",   u"特派记者",   u"通讯员",     u"实习生",   u"特约",     u"记者"};
// Roles that open a line or follow a separator, and may stand right before a name: 责编何苗.
constexpr std::array<std::u16string_view, 22> k_opening_roles{
    u"本栏编辑", u"本版编辑", u"值班编辑", u"责任编辑", u"责任校对", u"执行编辑", u"网络编辑", u"新媒体编辑",
    u"融媒编辑", u"文字编辑", u"图片编辑", u"视觉编辑", u"美术编辑", u"版面编辑", u"编辑",     u"责编",
    u"美编",     u"摄影",     u"摄像",     u"撰文",     u"作者",     u"编译"};
// Roles that are everyday verbs and nouns too: only between separators.
constexpr std::array<std::u16string_view, 44> k_plain_roles{
    u"值班编委", u"值班主任", u"值班主编", u"责任编委", u"执行主编", u"摄影报道", u"综合报道", u"撰稿",  u"供稿",
    u"供图",     u"制图",     u"绘图",     u"配图",     u"编审",     u"校对",     u"审核",     u"审签",  u"监制",
    u"统筹",     u"策划",     u"整理",     u"剪辑",     u"视频",     u"版式",     u"一审",     u"二审",  u"三审",
    u"初审",     u"复审",     u"终审",     u"终校",     u"主编",     u"报道",     u"排版",     u"视觉",  u"设计",
    u"海报",     u"文案",     u"制作",     u"监审",     u"编导",     u"配音",     u"审读",     u"总监制"};
// Roles that may stand right behind a name at the end: 张三供图.
constexpr std::array<std::u16string_view, 7> k_closing_roles{u"摄影报道", u"供图", u"摄影", u"报道",
                                                             u"制图",     u"供稿", u"整理"};
// A role only beside a separator, another of them, or the end.
constexpr std::u16string_view k_short_roles = u"文图摄";
// What follows 编辑, 记者, 摄影 ... where they are part of another word.
constexpr std::u16string_view k_role_continues = u"部局委会站们证节协工室组员团厅处所院家奖展";
constexpr std::u16string_view k_separators = u"/:、,|·-丨()《》【】+&_ ■▲◎●□○★;";
// Characters that no name and no outlet has.
constexpr std::u16string_view k_never = u"的了是我你他她它这那们么吗呢吧获悉据被把将就都还很及或但而问采访该";
// Characters that names have now and then (李向阳, 何文为), but a run of names hardly.
constexpr std::u16string_view k_rarely = u"在有不从向对已也并为与到等称说答其后前日月年会赛试";

/// Does a role begin with a character whose low byte is this? Tells most other characters apart at once.
constexpr auto k_role_starts = [] {
  std::array<bool, 256> starts{};
  const auto note = [&starts](char16_t c) { starts[c % starts.size()] = true; };
  for (const std::u16string_view role : k_reporter_roles) note(role.front());
  for (const std::u16string_view role : k_opening_roles) note(role.front());
  for (const std::u16string_view role : k_plain_roles) note(role.front());
  for (const std::u16string_view role : k_closing_roles) note(role.front());
  for (const char16_t role : k_short_roles) note(role);
  return starts;
}();

bool contains(std::u16string_view set, char16_t c) { return set.find(c) != std::u16string_view::npos; }

bool is_word(char16_t c) {
  return is_han(c) || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

class CreditReader {
 public:
  CreditReader(const NormalizedText& text, UnitRange range)
      : m_text(text),
        m_units(std::u16string_view(text.units).substr(0, range.end)),
        m_at(range.begin),
        m_begin(range.begin) {}

  bool read() {
    while (m_at < m_units.size()) {
      if (contains(k_separators, m_units[m_at])) {
        ++m_at;
        m_after_separator = true;
        continue;
      }
      if (const std::uint32_t length = role_at(m_at); length != 0) {
        m_roles += 1;
        m_at += length;
        m_role_end = m_at;
        m_after_role = true;
        m_after_separator = false;
        continue;
      }
      if (!take_piece()) return false;
      m_after_separator = false;
    }
    return m_roles > 0;
  }

 private:
  [[nodiscard]] bool gap_before(std::uint32_t at) const {
    return at > m_begin && m_text.origin[at] > m_text.origin_end[at - 1];
  }

  [[nodiscard]] bool is_border(std::uint32_t at) const {
    return at >= m_units.size() || contains(k_separators, m_units[at]) || contains(k_short_roles, m_units[at]) ||
           gap_before(at);
  }
  [[nodiscard]] bool starts_piece(std::uint32_t at) const {
    return at == m_begin || contains(k_separators, m_units[at - 1]) || gap_before(at) || at == m_role_end;
  }

  template <std::size_t n>
  [[nodiscard]] std::uint32_t match(std::uint32_t at, const std::array<std::u16string_view, n>& roles) const {
    const std::u16string_view rest = m_units.substr(at);
    for (const std::u16string_view role : roles) {
      if (rest.substr(0, role.size()) == role) return static_cast<std::uint32_t>(role.size());
    }
    return 0;
  }

  /// Does the word that ends before `at` go on: 编辑部, 记者会?
  [[nodiscard]] bool continues(std::uint32_t at) const {
    return at < m_units.size() && contains(k_role_continues, m_units[at]) && !gap_before(at);
  }

  /// Length of the role that starts at `at`, 0 where none does.
  [[nodiscard]] std::uint32_t role_at(std::uint32_t at) const {
    if (!k_role_starts[m_units[at] % k_role_starts.size()]) return 0;
    if (const std::uint32_t size = match(at, k_reporter_roles); size != 0) return continues(at + size) ? 0 : size;
    if (starts_piece(at)) {
      if (const std::uint32_t size = match(at, k_opening_roles); size != 0) return continues(at + size) ? 0 : size;
      if (const std::uint32_t size = match(at, k_plain_roles); size != 0) return is_border(at + size) ? size : 0;
    }
    if (const std::uint32_t size = match(at, k_closing_roles); size != 0 && at + size == m_units.size()) return size;
    return short_role_at(at) ? 1 : 0;
  }

  [[nodiscard]] bool short_role_at(std::uint32_t at) const {
    if (!contains(k_short_roles, m_units[at])) return false;
    const bool before = at == m_begin || contains(k_separators, m_units[at - 1]) ||
                        contains(k_short_roles, m_units[at - 1]) || gap_before(at);
    if (m_units[at] == u'摄') return is_border(at + 1);  // 李静摄: the verb stands behind its name
    return before && (is_border(at + 1) || (m_roles > 0 && m_after_separator));
  }

  /// A run of word characters up to a separator, a gap or a role: a name, a run of names, or an outlet.
  bool take_piece() {
    const std::uint32_t begin = m_at;
    bool han_only = true;
    bool rarely = false;
    while (m_at < m_units.size() && is_word(m_units[m_at]) &&
           (m_at == begin || (!gap_before(m_at) && role_at(m_at) == 0))) {
      han_only = han_only && is_han(m_units[m_at]);
      if (contains(k_never, m_units[m_at]) || m_at - begin == k_longest_run_of_names) return false;
      rarely = rarely || contains(k_rarely, m_units[m_at]);
      ++m_at;
    }
    const std::uint32_t size = m_at - begin;
    if (size == 0) return false;
    const bool before_role = m_at < m_units.size() && role_at(m_at) != 0;
    const bool before_part = m_at < m_units.size() && (m_units[m_at] == u'·' || m_units[m_at] == u'》');
    if ((before_role || before_part) && size <= k_longest_outlet) return true;
    const bool outlet_of_several = m_after_role && m_at < m_units.size() && contains(u",、", m_units[m_at]) &&
                                   contains(u"报网台社刊", m_units[m_at - 1]);
    if (outlet_of_several && size <= k_longest_outlet) return true;  // 撰文:南江日报、南江网记者 张三
    if (rarely && size > 3) return false;
    if (!han_only) return m_after_role && size <= k_longest_outlet;
    const bool run = m_after_role && begin != m_role_end;
    return size <= (run ? k_longest_run_of_names : k_longest_name);
  }

  const NormalizedText& m_text;
  std::u16string_view m_units;
  std::uint32_t m_at;
  std::uint32_t m_begin;
  std::uint32_t m_role_end = 0;
  int m_roles = 0;
  bool m_after_role = false;
  bool m_after_separator = false;
};

}  // namespace

bool is_credit(const NormalizedText& text, UnitRange range) {
  if (range.end <= range.begin || range.end - range.begin > k_longest_credit) return false;
  return CreditReader(text, range).read();
}

}  // namespace guanxi::extract
