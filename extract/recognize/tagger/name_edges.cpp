#include "extract/recognize/tagger/name_edges.hpp"

#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

/// Where the longest entry of one of `kinds` that begins at `at` ends; `at` where there is none.
template <std::size_t Count>
std::uint32_t longest_end(const SentenceView& sentence, std::uint32_t at, const std::array<Lex, Count>& kinds) {
  std::uint32_t end = at;
  for (const Lex kind : kinds) {
    const LexMatch* match = sentence.words->longest_starting(at, kind);
    if (match != nullptr && match->end > end) end = match->end;
  }
  return end;
}

/// Is what reads as the last words of a town or village a field of government: 农业农村局, 住房城乡建设局?
bool is_field(std::u16string_view area) {
  constexpr std::array<std::u16string_view, 4> k_fields{u"农村", u"城乡", u"乡村", u"村镇"};
  return std::any_of(k_fields.begin(), k_fields.end(),
                     [&](std::u16string_view field) { return area.find(field) != area.npos; });
}

/// Where a town, street or village of a few units that begins at `at` ends, as its last word says: 田坝社区; `at` where
/// there is none.
std::uint32_t local_area_end(const SentenceView& sentence, std::uint32_t at, std::uint32_t limit) {
  constexpr std::array<std::u16string_view, 5> k_heads{u"镇", u"乡", u"街道", u"村", u"社区"};
  constexpr std::uint32_t k_shortest = 2;  // units before the head
  constexpr std::uint32_t k_longest = 5;
  for (std::uint32_t head = at + k_shortest; head <= at + k_longest && head < limit; ++head) {
    for (const std::u16string_view word : k_heads) {
      const std::uint32_t end = head + static_cast<std::uint32_t>(word.size());
      if (end >= limit || sentence.text.substr(head, word.size()) != word) continue;
      return is_field(sentence.text.substr(at, end + 1 - at)) || sentence.text[end] == u'务' ? at : end;
    }
  }
  return at;
}

/// Where the area that a body's name begins with ends, one that may stand behind another; `at` where there is none.
std::uint32_t own_area_end(const SentenceView& sentence, std::uint32_t at, std::uint32_t limit) {
  constexpr std::array k_divisions{Lex::province, Lex::prefecture, Lex::county};
  const std::uint32_t end = longest_end(sentence, at, k_divisions);
  return end > at && end < limit ? end : local_area_end(sentence, at, limit);
}

/// 巫溪县|田坝镇|田坝社区党支部, 日本|石川县政府: every area that stands before the body's own.
std::uint32_t behind_areas(const SentenceView& sentence, UnitRange name, std::vector<UnitRange>& places) {
  constexpr std::array k_outer{Lex::province,       Lex::prefecture,       Lex::county,
                               Lex::province_short, Lex::prefecture_short, Lex::country};
  std::uint32_t begin = name.begin;
  while (begin < name.end) {
    std::uint32_t first = longest_end(sentence, begin, k_outer);
    if (first == begin) first = local_area_end(sentence, begin, name.end);
    if (first == begin || first >= name.end || own_area_end(sentence, first, name.end) == first) break;
    places.push_back({begin, first});
    begin = first;
  }
  return begin;
}

/// Is what begins at `at` a firm of the tables, perhaps with 公司 or 集团 behind it?
bool is_known_firm(const SentenceView& sentence, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint8_t k_sure = 150;
  const LexMatch* firm = sentence.words->longest_starting(at, Lex::enterprise);
  if (firm == nullptr || firm->end > end) return false;
  const std::u16string_view rest = sentence.text.substr(firm->end, end - firm->end);
  return rest.empty() || (firm->attribute >= k_sure && (rest == u"公司" || rest == u"集团"));
}

/// Does the name read as no ordinary words and bear no head of a firm: 瑞克斯旺, 山特维克?
bool is_outlandish(const SentenceView& sentence, UnitRange name) {
  constexpr float k_ordinary = -5.0F;  // log-probability a unit, above which it reads as words
  const auto units = static_cast<float>(name.end - name.begin);
  return units >= 2 && !sentence.words->ends(name.end, Lex::enterprise_head) &&
         sentence.words->ordinary(name.begin, name.end) < k_ordinary * units;
}

/// Where the place ends that stands before an outlet's name in 《》, 香港|《文汇报》; name.begin where none does.
std::uint32_t before_title(const SentenceView& sentence, UnitRange name) {
  constexpr std::array k_places{Lex::country,    Lex::province,     Lex::province_short,
                                Lex::prefecture, Lex::capital,      Lex::prefecture_short,
                                Lex::county,     Lex::county_short, Lex::world_city};
  const std::uint32_t end = longest_end(sentence, name.begin, k_places);
  return end > name.begin && end < name.end && sentence.text[end] == u'《' ? end : name.begin;
}

/// A firm that is known without its country, or bears a foreign name, and is not known with it (日本电气).
std::uint32_t behind_country(const SentenceView& sentence, UnitRange name) {
  const LexMatch* country = sentence.words->longest_starting(name.begin, Lex::country);
  if (country == nullptr || country->end >= name.end || country->end - country->begin < 2) return name.begin;
  if (sentence.text.substr(country->begin, country->end - country->begin) == u"中国") return name.begin;
  if (is_known_firm(sentence, name.begin, name.end)) return name.begin;
  const bool foreign = is_letter(sentence.text[country->end]) || is_outlandish(sentence, {country->end, name.end});
  return foreign || is_known_firm(sentence, country->end, name.end) ? country->end : name.begin;
}

/// Is it a name of three characters that begins with a Japanese surname and lacks its last character?
bool lacks_japanese_end(std::u16string_view name, char16_t next) {
  constexpr std::u16string_view k_ends = u"子夫郎义明男太美咲弓三二治志雄平介之彦树生司次造吉作幸行史纪广";
  return name.size() == 3 && k_ends.find(next) != k_ends.npos &&
         Lexicon::built_in().contains(name.substr(0, 2), Lex::japanese_surname);
}

/// 裴宗|岱，: a surname and one character, and then a single one that given names use before a mark or a word of
/// saying.
bool lacks_given_end(const SentenceView& sentence, UnitRange name) {
  constexpr std::uint8_t k_usual = 60;
  constexpr std::u16string_view k_marks = u"，,、。；;：:？?！!()（）”\n";
  constexpr std::u16string_view k_words =
      u"说称等道答问讲笑曰致摄绘译编著文图也则曾亦均还却再又都就后任和与及同的时另在去来";
  const Lexicon& lexicon = Lexicon::built_in();
  const char16_t next = sentence.text[name.end];
  if (name.end - name.begin != 2 || lexicon.character(sentence.text[name.begin]).surname == 0) return false;
  if (lexicon.character(next).given_char < k_usual || k_words.find(next) != k_words.npos) return false;
  const std::uint32_t behind = name.end + 1;
  if (behind >= sentence.range.end || k_marks.find(sentence.text[behind]) != k_marks.npos) return true;
  if (sentence.words->word_after(name.end) != behind) return false;
  const LexMatch* cue = sentence.words->longest_starting(behind, Lex::cue);
  return cue != nullptr && static_cast<Cue>(cue->attribute) == Cue::speech;
}

/// Is every character one that transliterations use?
bool is_transliterated(std::u16string_view name) {
  constexpr std::uint8_t k_common = 100;
  constexpr std::size_t k_shortest = 3;
  const bool dotted = std::any_of(name.begin(), name.end(), is_name_dot);
  return (dotted || name.size() >= k_shortest) && std::all_of(name.begin(), name.end(), [](char16_t c) {
           return is_name_dot(c) || c == u'-' || Lexicon::built_in().character(c).foreign_char >= k_common;
         });
}

/// 格力|空调: a word for what the firm makes.
bool is_ware(std::u16string_view word) {
  constexpr std::array<std::u16string_view, 9> k_wares{u"空调", u"冰箱", u"奶粉",   u"手机",  u"彩电",
                                                       u"冷柜", u"轿车", u"洗衣机", u"热水器"};
  return std::find(k_wares.begin(), k_wares.end(), word) != k_wares.end();
}

}  // namespace

std::uint32_t end_of_name(const SentenceView& sentence, UnitRange name, std::uint32_t limit) {
  constexpr std::uint8_t k_common = 100;
  constexpr std::uint32_t k_longest_tail = 2;
  const std::u16string_view form = sentence.text.substr(name.begin, name.end - name.begin);
  if (name.end >= limit || !is_han_unit(sentence.text[name.end])) return name.end;
  if (lacks_japanese_end(form, sentence.text[name.end]) || lacks_given_end(sentence, name)) return name.end + 1;
  if (!is_transliterated(form)) return name.end;
  std::uint32_t end = name.end;
  while (end < limit && end < name.end + k_longest_tail && sentence.words->word_after(end) == end + 1 &&
         Lexicon::built_in().character(sentence.text[end]).foreign_char >= k_common)
    ++end;
  return end;
}

std::uint32_t behind_places(const SentenceView& sentence, UnitRange name, MentionKind kind,
                            std::vector<UnitRange>& places) {
  if (kind == MentionKind::agency) return behind_areas(sentence, name, places);
  std::uint32_t begin = before_title(sentence, name);
  if (begin == name.begin) begin = behind_country(sentence, name);
  if (begin > name.begin) places.push_back({name.begin, begin});
  return begin;
}

std::uint32_t end_of_owner(const SentenceView& sentence, UnitRange name) {
  constexpr std::array<std::u16string_view, 5> k_sites{u"工厂", u"基地", u"产业园", u"园区", u"研发中心"};
  const LexMatch* owner = sentence.words->longest_starting(name.begin, Lex::enterprise);
  if (owner == nullptr || owner->end >= name.end) return name.end;
  if (is_ware(sentence.text.substr(owner->end, name.end - owner->end))) return owner->end;
  if (sentence.words->starts(owner->end, Lex::industry)) return name.end;
  const std::u16string_view rest = sentence.text.substr(owner->end, name.end - owner->end);
  const bool site = std::any_of(k_sites.begin(), k_sites.end(), [&](auto word) { return rest.ends_with(word); });
  return site ? owner->end : name.end;
}

}  // namespace guanxi::extract::tagger
