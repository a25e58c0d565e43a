#include "extract/recognize/tagger/kind_by_name.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

struct Turn {
  MentionKind from;
  std::u16string_view ending;
  MentionKind to;
};
constexpr std::array k_turns{Turn{MentionKind::agency, u"体育馆", MentionKind::place},
                             Turn{MentionKind::agency, u"体育中心", MentionKind::place},
                             Turn{MentionKind::agency, u"奥体中心", MentionKind::place},
                             Turn{MentionKind::agency, u"会展中心", MentionKind::place},
                             Turn{MentionKind::agency, u"文化艺术中心", MentionKind::place},
                             Turn{MentionKind::enterprise, u"产业园", MentionKind::place},
                             Turn{MentionKind::enterprise, u"工业园", MentionKind::place},
                             Turn{MentionKind::enterprise, u"机场", MentionKind::place},
                             Turn{MentionKind::enterprise, u"铁路局", MentionKind::agency}};

constexpr std::array k_places{Lex::province,  Lex::province_short, Lex::prefecture, Lex::prefecture_short,
                              Lex::county,    Lex::county_short,   Lex::township,   Lex::country,
                              Lex::capital,   Lex::region,         Lex::natural,    Lex::zone,
                              Lex::world_city};

/// A firm of the tables that no table has as a place, nor ends like one (轻纺城).
bool is_only_a_firm(const SentenceView& sentence, UnitRange name) {
  constexpr std::array k_firms{Lex::enterprise, Lex::bank, Lex::media};
  const auto is = [&](Lex kind) { return sentence.words->find(name.begin, name.end, kind) != nullptr; };
  if (sentence.words->ends(name.end, Lex::place_head)) return false;
  return std::any_of(k_firms.begin(), k_firms.end(), is) && std::none_of(k_places.begin(), k_places.end(), is);
}

}  // namespace

MentionKind kind_by_name(const SentenceView& sentence, UnitRange name, MentionKind drawn) {
  if (drawn == MentionKind::place) return is_only_a_firm(sentence, name) ? MentionKind::enterprise : drawn;
  for (const Turn& turn : k_turns) {
    if (turn.from == drawn && name.end - name.begin > turn.ending.size() &&
        stands_before(sentence, name.end, turn.ending))
      return turn.to;
  }
  return drawn;
}

}  // namespace guanxi::extract::tagger
