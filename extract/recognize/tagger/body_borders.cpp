#include "extract/recognize/tagger/body_borders.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

using View = std::u16string_view;

/// A body's last units and what stands behind them.
struct Cut {
  View ending;
  View behind;
};

/// Words that a body's name goes on with: the longest last.
constexpr std::array k_going_on{Cut{u"委", u"员会"}, Cut{u"办", u"公室"}, Cut{u"办", u"公厅"}, Cut{u"协", u"会"},
                                Cut{u"农委", u"会"}};
/// Words that make of a body's name something else.
constexpr std::array k_others{
    Cut{u"部", u"门"},     Cut{u"分会", u"场"},   Cut{u"联盟", u"链"}, Cut{u"中心", u"城"},     Cut{u"中心", u"桥"},
    Cut{u"中心", u"渔港"}, Cut{u"中心", u"集群"}, Cut{u"中心", u"户"}, Cut{u"中心", u"商务区"}, Cut{u"政府", u"采购"}};
/// What buys for a government.
constexpr std::array<View, 8> k_buyers{u"采购管理办公室", u"采购监管办公室", u"采购办公室", u"采购中心",
                                       u"采购管理处",     u"采购监管处",     u"采购办",     u"采购处"};

/// Parties whose committees of a place are called 委会: 民盟十堰市委会.
constexpr std::array<View, 8> k_parties{u"民革", u"民盟", u"民建", u"民进", u"农工党", u"致公党", u"九三学社", u"台盟"};

bool begins_with_party(View name) {
  for (const View party : k_parties)
    if (name.starts_with(party)) return true;
  return false;
}

constexpr std::uint32_t k_least = 3;  // units of a body

/// Before the department at the end whose head is named next: 科学技术局|高新科 科长.
std::uint32_t before_department(const SentenceView& sentence, UnitRange name) {
  constexpr std::array<std::u16string_view, 8> k_bodies{u"局",   u"委员会", u"厅",   u"海关",
                                                        u"法院", u"检察院", u"大学", u"学院"};
  constexpr std::u16string_view k_departments = u"科股系";
  constexpr std::uint32_t k_longest = 9;  // units of a department
  if (k_departments.find(sentence.text[name.end - 1]) == k_departments.npos) return name.end;
  const std::uint32_t title = name.end + (unit_at(sentence, name.end) == u'副' ? 1 : 0);
  if (unit_at(sentence, title) != sentence.text[name.end - 1] || unit_at(sentence, title + 1) != u'长') return name.end;
  for (std::uint32_t end = name.end - 2; end >= name.begin + k_least && end + k_longest >= name.end; --end) {
    for (const std::u16string_view body : k_bodies) {
      if (end >= name.begin + body.size() + 1 && stands_before(sentence, end, body)) return end;
    }
  }
  return name.end;
}

}  // namespace

std::uint32_t divisions_end(const SentenceView& sentence, UnitRange name) {
  std::uint32_t at = name.begin;
  for (bool again = true; again && at < name.end;) {
    again = false;
    for (const Lex kind : {Lex::province, Lex::prefecture, Lex::county, Lex::country}) {
      const LexMatch* match = sentence.words->longest_starting(at, kind);
      if (match == nullptr || match->end > name.end || match->end - at < 2) continue;
      at = match->end;
      again = true;
      break;
    }
  }
  return at;
}

QuotedBody quoted_body(const SentenceView& sentence, UnitRange name) {
  constexpr std::array<View, 10> k_kinds{u"",         u"左翼",     u"右翼",   u"武装",   u"民兵武装",
                                         u"极端组织", u"武装组织", u"反对党", u"执政党", u"组织"};
  constexpr std::uint32_t k_shortest = 3;  // units of a body
  if (!is_close_quote(sentence.text[name.end - 1])) return {};
  std::uint32_t open = name.end - 1;
  while (open > name.begin && !is_open_quote(sentence.text[open])) --open;
  if (open == name.begin || name.end - 1 < open + 1 + k_shortest) return {};
  const LexMatch* country = sentence.words->longest_starting(name.begin, Lex::country);
  std::uint32_t end = country != nullptr && country->end <= open ? country->end : name.begin;
  if (stands_at(sentence, name.begin, u"台湾")) end = name.begin + 2;
  const View kind = sentence.text.substr(end, open - end);
  if (std::find(k_kinds.begin(), k_kinds.end(), kind) == k_kinds.end()) return {};
  return {{name.begin, end}, {open + 1, name.end - 1}};
}

std::uint32_t body_end(const SentenceView& sentence, UnitRange name, std::uint32_t limit) {
  constexpr View k_centre = u"中心";
  constexpr View k_study = u"理论学习";
  constexpr View k_gates = u"口前外";
  const View body = sentence.text.substr(name.begin, name.end - name.begin);
  const View behind = sentence.text.substr(name.end, limit - name.end);
  for (const Cut& cut : k_going_on)
    if (body.ends_with(cut.ending) && behind.starts_with(cut.behind))
      return name.end + static_cast<std::uint32_t>(cut.behind.size());
  if (body.ends_with(u"市委") && behind.starts_with(u"会") && begins_with_party(body)) return name.end + 1;
  if (body.ends_with(u"政府")) {
    for (const View buyer : k_buyers)
      if (behind.starts_with(buyer)) return name.end + static_cast<std::uint32_t>(buyer.size());
  }
  const bool at_gate = behind.size() >= 2 && behind.front() == u'门' && k_gates.find(behind[1]) != View::npos;
  for (const Cut& cut : k_others)
    if (body.ends_with(cut.ending) && behind.starts_with(cut.behind) && !at_gate) return name.begin;
  if (!body.ends_with(k_centre)) return before_department(sentence, name);
  const std::uint32_t centre = name.end - static_cast<std::uint32_t>(k_centre.size());
  if (divisions_end(sentence, name) >= centre) return name.begin;
  if (!behind.starts_with(u"组")) return name.end;
  const View owner = body.substr(0, body.size() - k_centre.size());
  if (owner.ends_with(k_study)) return centre - static_cast<std::uint32_t>(k_study.size());
  return owner.ends_with(u"委") ? centre : name.end;
}

}  // namespace guanxi::extract::tagger
