#include "extract/resolve/across/regions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/across/corpus.hpp"
#include "extract/resolve/alias_rules.hpp"

namespace guanxi::extract::across {
namespace {

/// Short names of counties below this begin the names of bodies by chance: 东风, 和平.
constexpr std::uint8_t k_safe_lead = 100;

bool is_full_division(Lex kind) {
  return kind == Lex::province || kind == Lex::prefecture || kind == Lex::county || kind == Lex::township;
}
bool is_short_division(Lex kind) {
  return kind == Lex::province_short || kind == Lex::prefecture_short || kind == Lex::county_short;
}

void add_once(Region region, std::vector<Region>& regions) {
  const auto at = std::lower_bound(regions.begin(), regions.end(), region);
  if (at == regions.end() || *at != region) regions.insert(at, region);
}

/// The entries that are the whole of `name`.
void whole_matches(std::u16string_view name, std::vector<LexMatch>& out) {
  out.clear();
  Lexicon::built_in().matches_at(name, 0, out);
  std::erase_if(out, [&](const LexMatch& match) { return match.end != name.size(); });
}

void read_whole(std::u16string_view name, PlaceReading& reading) {
  std::vector<LexMatch> matches;
  whole_matches(name, matches);
  const bool full =
      std::any_of(matches.begin(), matches.end(), [](const LexMatch& m) { return is_full_division(m.kind); });
  reading.full = full;
  for (const LexMatch& match : matches) {
    if (is_full_division(match.kind) || (!full && is_short_division(match.kind))) {
      if (match.parent != 0) add_once(match.parent, reading.divisions);
      if (match.parent == 0) reading.crowd = true;
      reading.safety = std::max(reading.safety, match.attribute);
    } else if (match.kind == Lex::country || match.kind == Lex::zone || match.kind == Lex::region ||
               match.kind == Lex::world_city || match.kind == Lex::country_short) {
      const bool country = match.kind == Lex::country || match.kind == Lex::country_short;
      if (reading.row == 0 || country) reading.row = match.parent;
      reading.country = reading.country || country;
    }
    const bool other_area = match.kind == Lex::region || (match.kind == Lex::world_city && match.parent == 0);
    if (match.kind == Lex::natural || other_area) reading.natural = true;  // 江南 is more than 江南区
  }
}

/// 互助县 for 互助土族自治县: the short name and the level, where the division's own name contracts to the same.
void read_contracted(std::u16string_view name, PlaceReading& reading) {
  const std::u16string canon = canonical_place(name);
  const std::size_t core = place_core(canon);
  if (core == canon.size() || core < 1) return;
  std::vector<LexMatch> matches;
  whole_matches(std::u16string_view(canon).substr(0, core), matches);
  for (const LexMatch& match : matches)
    if (is_short_division(match.kind) && match.parent != 0 &&
        canonical_place(Lexicon::built_in().head_of(match.parent)) == canon)
      add_once(match.parent, reading.divisions);
  reading.full = !reading.divisions.empty();
  if (reading.full) reading.safety = 255;
}

}  // namespace

Region prefecture_of(Region region) {
  const Region county = county_of(region);
  const Region province = county / 10000 * 10000;
  const Region number = province / 10000;
  const bool municipality = number == 11 || number == 12 || number == 31 || number == 50 || number > 70;
  return municipality ? province : county / 100 * 100;
}

int level_of(Region region) {
  if (!is_division(region)) return 0;
  if (region >= k_first_town) return 4;
  if (region % 10000 == 0) return 1;
  return region % 100 == 0 ? 2 : 3;
}

bool lies_within(Region inner, Region outer) {
  if (inner == outer) return true;
  if (is_division(inner) && outer == china()) return true;
  if (!is_division(inner) || !is_division(outer)) return false;
  switch (level_of(outer)) {
    case 1:
      return province_of(inner) == outer;
    case 2:
      return county_of(inner) / 100 * 100 == outer;
    case 3:
      return county_of(inner) == outer;
    default:
      return false;
  }
}

std::string region_name(Region region) { return narrow(Lexicon::built_in().head_of(county_of(region))); }

std::string full_name(Region region) {
  if (!is_division(region)) return region_name(region);
  const Region county = county_of(region);
  std::string name = region_name(province_of(county));
  const Region prefecture = prefecture_of(county);
  if (level_of(prefecture) == 2) name += region_name(prefecture);
  if (level_of(county) == 3) name += region_name(county);
  return name;
}

bool is_country(Region region) {
  if (region == 0 || is_division(region)) return false;
  std::vector<LexMatch> matches;
  whole_matches(Lexicon::built_in().head_of(region), matches);
  return std::any_of(matches.begin(), matches.end(), [](const LexMatch& match) { return match.kind == Lex::country; });
}

Region china() {
  static const Region k_china = [] {
    std::vector<LexMatch> matches;
    whole_matches(u"中国", matches);
    for (const LexMatch& match : matches)
      if (match.kind == Lex::country) return match.parent;
    return Region{0};
  }();
  return k_china;
}

std::vector<Region> countries_in(std::u16string_view text) {
  std::vector<Region> countries;
  std::vector<LexMatch> matches;
  for (std::uint32_t at = 0; at < text.size();) {
    matches.clear();
    Lexicon::built_in().matches_at(text, at, matches);
    LexMatch longest;
    longest.end = at + 1;
    for (const LexMatch& match : matches)
      if (match.kind == Lex::country && match.end > longest.end) longest = match;
    at = longest.end;
    const bool known = std::find(countries.begin(), countries.end(), longest.parent) != countries.end();
    if (longest.parent != 0 && longest.parent != china() && !known) countries.push_back(longest.parent);
  }
  return countries;
}

PlaceReading read_place(std::u16string_view name) {
  PlaceReading reading;
  read_whole(name, reading);
  if (!reading.divisions.empty() || reading.row != 0 || reading.crowd) return reading;
  constexpr std::u16string_view k_republic = u"共和国";
  if (name.ends_with(k_republic) && name.size() > k_republic.size() + 1) {  // 多哥共和国
    PlaceReading country = read_place(name.substr(0, name.size() - k_republic.size()));
    if (country.country) return country;
  }
  read_contracted(name, reading);
  if (!reading.divisions.empty()) return reading;
  const Lead lead = lead_of(name);
  if (lead.size == 0) return reading;
  if (lead.size == name.size()) {  // 天津|滨海新区
    for (const Region region : lead.regions)
      if (is_division(region)) add_once(region, reading.divisions);
    reading.full = true;
    reading.safety = 255;
    return reading;
  }
  PlaceReading rest = read_place(name.substr(lead.size));
  if (rest.divisions.empty() && rest.row == 0) return reading;
  std::erase_if(rest.divisions, [&](Region inner) {
    return std::none_of(lead.regions.begin(), lead.regions.end(),
                        [&](Region outer) { return lies_within(inner, outer); });
  });
  if (rest.divisions.empty() && rest.row == 0) return reading;
  rest.full = true;
  return rest;
}

Lead lead_of(std::u16string_view name) {
  Lead lead;
  std::vector<LexMatch> matches;
  while (lead.size < name.size()) {
    matches.clear();
    Lexicon::built_in().matches_at(name, static_cast<std::uint32_t>(lead.size), matches);
    Lead best = lead;
    for (const LexMatch& match : matches) {
      const bool division =
          is_full_division(match.kind) ||
          (is_short_division(match.kind) && (match.kind != Lex::county_short || match.attribute >= k_safe_lead));
      const bool other = match.kind == Lex::country || match.kind == Lex::zone;
      const bool begins = lead.size == 0 && other;
      if (match.parent == 0 || match.kind == Lex::township || (!division && !begins) || match.end < best.size) continue;
      const bool within = lead.size == 0 || std::any_of(lead.regions.begin(), lead.regions.end(), [&](Region outer) {
                            return match.parent != outer && lies_within(match.parent, outer);
                          });
      if (!within) continue;
      if (match.end > best.size) best = {{}, match.end};
      add_once(match.parent, best.regions);
    }
    if (best.size == lead.size) break;
    lead = std::move(best);
  }
  return lead;
}

void Surroundings::clear() {
  m_regions.clear();
  m_countries.clear();
  m_foreign = 0;
  std::fill(std::begin(m_home), std::end(m_home), Region{0});
}

void Surroundings::add(Region region, std::uint32_t weight) {
  if (region != 0) m_regions.push_back({region, weight});
}

std::uint32_t Surroundings::weight_within(Region outer) const {
  std::uint32_t weight = 0;
  for (const Weighed& weighed : m_regions)
    if (lies_within(weighed.region, outer)) weight += weighed.weight;
  return weight;
}

Region Surroundings::heaviest(Region outer, Region (*group)(Region)) const {
  std::vector<Weighed> groups;
  for (const Weighed& weighed : m_regions) {
    if (!is_division(weighed.region) || (outer != 0 && !lies_within(weighed.region, outer))) continue;
    const Region name = group(weighed.region);
    if (name == outer || name == 0) continue;
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const Weighed& g) { return g.region == name; });
    if (known == groups.end())
      groups.push_back({name, weighed.weight});
    else
      known->weight += weighed.weight;
  }
  std::sort(groups.begin(), groups.end(), [](const Weighed& a, const Weighed& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.region < b.region;
  });
  if (groups.empty() || (groups.size() > 1 && groups[0].weight < 2 * groups[1].weight)) return 0;
  return groups[0].region;
}

void Surroundings::settle() {
  m_home[1] = heaviest(0, [](Region region) { return province_of(region); });
  if (m_home[1] != 0)
    m_home[2] =
        heaviest(m_home[1], [](Region region) { return level_of(region) == 1 ? Region{0} : prefecture_of(region); });
  const bool municipality = m_home[1] != 0 && prefecture_of(m_home[1] + 101) == m_home[1];
  if (municipality) m_home[2] = m_home[1];
  if (m_home[2] != 0)
    m_home[3] = heaviest(m_home[2], [](Region region) { return level_of(region) < 3 ? Region{0} : county_of(region); });
  std::vector<Weighed> countries;
  for (const Weighed& weighed : m_regions) {
    const Region country = is_division(weighed.region) ? china() : weighed.region;
    const auto known =
        std::find_if(countries.begin(), countries.end(), [&](const Weighed& c) { return c.region == country; });
    if (known == countries.end())
      countries.push_back({country, weighed.weight});
    else
      known->weight += weighed.weight;
  }
  std::sort(countries.begin(), countries.end(), [](const Weighed& a, const Weighed& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.region < b.region;
  });
  for (const Weighed& country : countries) m_countries.push_back(country.region);
  const bool no_china = std::find(m_countries.begin(), m_countries.end(), china()) == m_countries.end();
  std::uint64_t all = 0;
  for (const Weighed& country : countries) all += country.weight;
  const bool clear_lead =
      countries.size() == 1 || (countries.size() > 1 && countries[0].weight >= 2 * countries[1].weight);
  if (no_china && clear_lead && std::uint64_t{countries[0].weight} * 2 > all) m_foreign = m_countries.front();
}

Region Surroundings::home(int level) const { return level >= 1 && level <= 3 ? m_home[level] : 0; }

Region Surroundings::home() const {
  for (int level = 3; level >= 1; --level)
    if (m_home[level] != 0) return m_home[level];
  return 0;
}

Region Surroundings::foreign_home() const { return m_foreign; }

Region Surroundings::namesake_home(Region division) const {
  constexpr std::array<std::string_view, 4> k_countries{"日本", "韩国", "朝鲜", "越南"};
  std::uint32_t chinese = 0;
  Weighed most;
  for (const Weighed& weighed : m_regions) {
    if (is_division(weighed.region) || weighed.region == china()) {
      if (weighed.region != division) return 0;
      chinese += weighed.weight;
    } else if (weighed.weight > most.weight) {
      most = weighed;
    }
  }
  const bool much = most.weight >= 2 * std::max<std::uint32_t>(chinese, 1);
  const bool shares_names =
      std::find(k_countries.begin(), k_countries.end(), region_name(most.region)) != k_countries.end();
  return much && shares_names ? most.region : 0;
}

Region Surroundings::choose(std::span<const Region> candidates) const {
  if (candidates.size() == 1) return candidates.front();
  constexpr std::uint64_t k_near = 1000;
  std::uint64_t best = 0;
  std::uint64_t second = 0;
  Region chosen = 0;
  for (const Region candidate : candidates) {
    std::uint64_t score = 0;
    for (const Weighed& weighed : m_regions) {
      if (!is_division(weighed.region)) continue;
      if (level_of(weighed.region) >= 2 && prefecture_of(weighed.region) == prefecture_of(candidate) &&
          level_of(candidate) > 1)
        score += k_near * weighed.weight;
      else if (province_of(weighed.region) == province_of(candidate))
        score += (level_of(weighed.region) == 1 ? k_near / 2 : k_near / 4) * weighed.weight;
    }
    if (score > best) {
      second = best;
      best = score;
      chosen = candidate;
    } else {
      second = std::max(second, score);
    }
  }
  return best >= 2 * second && best > second ? chosen : 0;
}

}  // namespace guanxi::extract::across
