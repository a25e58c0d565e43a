#include <algorithm>
#include <array>

#include "extract/resolve/alias_rules.hpp"

namespace guanxi::extract {
namespace {

/// Short names of counties below this are as often something else.
constexpr std::uint8_t k_safe_short = 100;

bool is_place_word(const LexMatch& match) {
  switch (match.kind) {
    case Lex::province:
    case Lex::prefecture:
    case Lex::county:
    case Lex::township:
    case Lex::province_short:
    case Lex::prefecture_short:
    case Lex::country:
    case Lex::capital:
    case Lex::region:
    case Lex::zone:
    case Lex::world_city:
    case Lex::natural:
      return true;
    case Lex::county_short:  // 东风 is a county's name, and a firm's
      return match.attribute >= k_safe_short;
    default:
      return false;
  }
}

void split_brackets(std::u16string_view text, Shape& shape) {
  const std::size_t open = text.find(u'(');
  if (open == std::u16string_view::npos) return;
  const std::size_t close = text.find(u')', open);
  if (close == std::u16string_view::npos) return;
  shape.inside = text.substr(open + 1, close - open - 1);
  shape.outside = std::u16string(text.substr(0, open)) + std::u16string(text.substr(close + 1));
}

/// The number that the lexicon gives to all forms of one thing, of the kinds that go with a mention's kind.
std::uint32_t thing_of(const Form& form) {
  constexpr std::array k_agency{Lex::organ, Lex::university, Lex::country};
  constexpr std::array k_enterprise{Lex::enterprise, Lex::bank, Lex::media};
  constexpr std::array k_place{Lex::country, Lex::country_short, Lex::region, Lex::zone};
  constexpr std::array k_policy{Lex::programme};
  std::span<const Lex> kinds;
  if (form.kind == MentionKind::agency) kinds = k_agency;
  if (form.kind == MentionKind::enterprise) kinds = k_enterprise;
  if (form.kind == MentionKind::place) kinds = k_place;
  if (form.kind == MentionKind::policy) kinds = k_policy;
  if (kinds.empty()) return 0;
  thread_local std::vector<LexMatch> matches;
  matches.clear();
  Lexicon::built_in().matches_at(form.text, 0, matches);
  for (const LexMatch& match : matches)
    if (match.end == form.text.size() && std::find(kinds.begin(), kinds.end(), match.kind) != kinds.end())
      return match.parent;
  return 0;
}

}  // namespace

PlacePrefixes::PlacePrefixes(std::span<const Form> forms) {
  for (const Form& form : forms)
    if (form.kind == MentionKind::place && form.text.size() >= 2 && !is_generic_place(form.text))
      m_places.push_back(form.text);
  std::sort(m_places.begin(), m_places.end());
}

std::uint64_t PlacePrefixes::ends(std::u16string_view text) const {
  constexpr std::array<std::u16string_view, 5> k_national{u"国家", u"中国", u"全国", u"中共", u"中国人民解放军"};
  constexpr std::u16string_view k_levels = u"省市县区州旗盟镇乡";
  const std::size_t limit = std::min<std::size_t>(text.size(), 63);
  std::uint64_t reached = 1;
  thread_local std::vector<LexMatch> matches;
  for (std::size_t at = 0; at < limit; ++at) {
    if ((reached >> at & 1U) == 0) continue;
    matches.clear();
    Lexicon::built_in().matches_at(text, static_cast<std::uint32_t>(at), matches);
    for (const LexMatch& match : matches) {
      if (match.end > limit || !is_place_word(match)) continue;
      reached |= std::uint64_t{1} << match.end;
      if (match.end < limit && k_levels.find(text[match.end]) != std::u16string_view::npos)
        reached |= std::uint64_t{1} << (match.end + 1);
    }
    const std::u16string_view rest = text.substr(at);
    for (const std::u16string_view word : k_national)
      if (rest.starts_with(word) && at + word.size() <= limit) reached |= std::uint64_t{1} << (at + word.size());
    const auto from = std::lower_bound(m_places.begin(), m_places.end(), rest.substr(0, 1));
    for (auto place = from; place != m_places.end() && place->front() == rest.front(); ++place)
      if (rest.starts_with(*place) && at + place->size() <= limit) reached |= std::uint64_t{1} << (at + place->size());
  }
  return reached & ~std::uint64_t{1};
}

Shape shape_of(const Form& form, const PlacePrefixes& places) {
  Shape shape;
  shape.text = form.text;
  shape.quoted = form.quoted;
  split_brackets(form.text, shape);
  switch (form.kind) {
    case MentionKind::agency:
      shape.canon = canonical_agency(form.text);
      break;
    case MentionKind::place:
      shape.canon = canonical_place(form.text);
      break;
    default:
      shape.canon = form.text;
      break;
  }
  shape.core = form.kind == MentionKind::place ? place_core(shape.canon) : shape.canon.size();
  if (form.kind != MentionKind::name) shape.place_ends = places.ends(shape.canon);
  shape.thing = thing_of(form);
  return shape;
}

}  // namespace guanxi::extract
