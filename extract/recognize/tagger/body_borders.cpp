#include "extract/recognize/tagger/body_borders.hpp"

#include <array>
#include <string_view>

#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

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

/// The longest division, written out in full, that begins at `at`; its end, or `at`.
std::uint32_t division_end(const SentenceView& sentence, std::uint32_t at) {
  std::uint32_t end = at;
  for (const Lex kind : {Lex::province, Lex::prefecture, Lex::county}) {
    const LexMatch* match = sentence.words->longest_starting(at, kind);
    if (match != nullptr && match->end > end) end = match->end;
  }
  return end;
}

}  // namespace

UnitRange body_in_span(const SentenceView& sentence, UnitRange name) {
  if (name.end < name.begin + k_least) return name;
  if (stands_before(sentence, name.end, u"部") && unit_at(sentence, name.end) == u'门') return {name.begin, name.begin};
  constexpr std::u16string_view k_group = u"理论学习中心";  // 组: the body's, none itself
  if (stands_before(sentence, name.end, k_group) && unit_at(sentence, name.end) == u'组')
    name.end -= static_cast<std::uint32_t>(k_group.size());
  name.end = before_department(sentence, name);
  return name;
}

std::uint32_t end_of_place(const SentenceView& sentence, UnitRange name) {
  constexpr std::uint32_t k_word = 2;  // units of 政府, 中心
  if (name.end < name.begin + 2 * k_word) return name.begin;
  const std::u16string_view last = sentence.text.substr(name.end - k_word, k_word);
  const std::u16string_view behind = sentence.text.substr(name.end, k_word);
  const bool buying = last == u"政府" && behind == u"采购";
  const bool centre = last == u"中心";
  if (!buying && !centre) return name.begin;
  std::uint32_t at = name.begin;
  for (std::uint32_t next = division_end(sentence, at); next > at; next = division_end(sentence, at)) at = next;
  return at == name.end - k_word ? at : name.begin;
}

}  // namespace guanxi::extract::tagger
