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
constexpr std::uint32_t k_longest_run_of_names = 12;  // names printed without a gap: 刘晓欢刘铁华

// Longer words before their own beginnings.
constexpr std::array<std::u16string_view, 67> k_roles{
    u"特约通讯员", u"值班编辑", u"值班编委", u"值班主任", u"值班主编", u"责任编辑", u"责任校对", u"责任编委", u"执行主编",
    u"执行编辑",   u"见习记者", u"实习记者", u"特约记者", u"摄影记者", u"首席记者", u"特派记者", u"全媒体记者", u"融媒体记者",
    u"网络编辑",   u"新媒体编辑", u"融媒编辑", u"文字编辑", u"图片编辑", u"视觉编辑", u"美术编辑", u"版面编辑", u"摄影报道",
    u"综合报道",   u"通讯员",   u"实习生",   u"特约",     u"摄影",     u"摄像",     u"撰文",     u"撰稿",     u"供稿",
    u"供图",       u"制图",     u"绘图",     u"配图",     u"编辑",     u"责编",     u"美编",     u"编审",     u"校对",
    u"审核",       u"审签",     u"监制",     u"统筹",     u"策划",     u"作者",     u"编译",     u"整理",     u"剪辑",
    u"视频",       u"版式",     u"一审",     u"二审",     u"三审",     u"初审",     u"复审",     u"终审",     u"终校",
    u"主编",       u"报道",     u"记者",     u"排版"};
// A role only beside a separator, another of them, or the end.
constexpr std::u16string_view k_short_roles = u"文图摄";
// What follows 编辑, 记者, 摄影 ... where they are part of another word.
constexpr std::u16string_view k_role_continues = u"部局委会站们证节协工室组员团厅处所院家奖展";
constexpr std::u16string_view k_separators = u"/:、,|·-丨()+&_ ■▲◎●□○★";
// Characters of sentences that are no part of a name in a byline.
constexpr std::u16string_view k_not_in_names =
    u"的了是在有不我你他她它这那们么吗呢吧从向对于获悉据被把将已也就都还很及或但而并为与到等称说问答采访该其后前日月年";

bool contains(std::u16string_view set, char16_t c) { return set.find(c) != std::u16string_view::npos; }

bool is_word(char16_t c) {
  return is_han(c) || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

class CreditReader {
 public:
  CreditReader(const NormalizedText& text, UnitRange range)
      : m_text(text), m_units(std::u16string_view(text.units).substr(0, range.end)), m_at(range.begin), m_begin(range.begin) {}

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

  /// Length of the role that starts at `at`, 0 where none does.
  [[nodiscard]] std::uint32_t role_at(std::uint32_t at) const {
    const std::u16string_view rest = m_units.substr(at);
    for (const std::u16string_view role : k_roles) {
      if (rest.substr(0, role.size()) != role) continue;
      const bool continues = rest.size() > role.size() && contains(k_role_continues, rest[role.size()]) &&
                             !gap_before(at + static_cast<std::uint32_t>(role.size()));
      return continues ? 0 : static_cast<std::uint32_t>(role.size());
    }
    return short_role_at(at) ? 1 : 0;
  }

  [[nodiscard]] bool short_role_at(std::uint32_t at) const {
    if (!contains(k_short_roles, m_units[at])) return false;
    const auto is_border = [this](std::uint32_t i) {
      return i >= m_units.size() || contains(k_separators, m_units[i]) || contains(k_short_roles, m_units[i]) || gap_before(i);
    };
    const bool before = at == m_begin || contains(k_separators, m_units[at - 1]) ||
                        contains(k_short_roles, m_units[at - 1]) || gap_before(at);
    if (m_units[at] == u'摄') return is_border(at + 1);  // 李静摄: the verb stands behind its name
    return before && (is_border(at + 1) || (m_roles > 0 && m_after_separator));
  }

  /// A run of word characters up to a separator, a gap or a role: a name, a run of names, or an outlet.
  bool take_piece() {
    const std::uint32_t begin = m_at;
    bool han_only = true;
    bool sentence_like = false;
    while (m_at < m_units.size() && is_word(m_units[m_at]) && (m_at == begin || (!gap_before(m_at) && role_at(m_at) == 0))) {
      han_only = han_only && is_han(m_units[m_at]);
      sentence_like = sentence_like || contains(k_not_in_names, m_units[m_at]);
      ++m_at;
    }
    const std::uint32_t size = m_at - begin;
    if (size == 0 || sentence_like) return false;
    const bool before_role = m_at < m_units.size() && role_at(m_at) != 0;
    if (before_role && size <= k_longest_outlet) return true;
    if (m_at < m_units.size() && m_units[m_at] == u'·' && size <= k_longest_outlet) return true;
    if (!han_only) return m_after_role && size <= k_longest_outlet;
    return size <= (m_after_role ? k_longest_run_of_names : k_longest_name);
  }

  const NormalizedText& m_text;
  std::u16string_view m_units;
  std::uint32_t m_at;
  std::uint32_t m_begin;
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
