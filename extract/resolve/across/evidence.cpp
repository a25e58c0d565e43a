#include "extract/resolve/across/evidence.hpp"

#include <algorithm>
#include <cmath>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

/// Below this no name can be called frequent.
constexpr std::size_t k_few_articles = 500;

double log_ratio(double a, double b) { return std::log(a / b); }

/// By what they do.
double role_evidence(const Bearer& a, const Bearer& b, const NameEvidence& name) {
  const Role x = a.role();
  const Role y = b.role();
  if (x == Role::unknown || y == Role::unknown) return 0;
  const bool x_office = x == Role::national || x == Role::local;
  const bool y_office = y == Role::national || y == Role::local;
  if (x == Role::foreign && y == Role::foreign) return share(a.countries, b.countries) ? 2.5 : -8;
  if (x == Role::foreign || y == Role::foreign) {
    const Role other = x == Role::foreign ? y : x;
    return other == Role::national ? -0.5 : -3;  // head of an international body, or of ours
  }
  if (x_office && y_office) {
    if (x == Role::national && y == Role::national) return 2;
    if (x != y) return 1.3;
    const bool one_province = std::any_of(a.regions.begin(), a.regions.end(), [&](Region r) {
      return std::any_of(b.regions.begin(), b.regions.end(),
                         [&](Region s) { return province_of(r) == province_of(s); });
    });
    if (one_province) return 2.5;
    const auto high = [](Region region) { return level_of(region) == 1; };
    const bool provincial =
        std::any_of(a.regions.begin(), a.regions.end(), high) && std::any_of(b.regions.begin(), b.regions.end(), high);
    return provincial ? -0.5 : -2;
  }
  constexpr double k_rare = 1.2;
  if (x == y && x != Role::business) return 0.2;
  if (x == y) return name.rarity > k_rare ? -0.6 : -1.5;
  if (x_office || y_office) {
    if (!name.chinese) return -0.5;  // no office of ours: of a body that a group is read as
    const bool scholar = x == Role::learned || y == Role::learned;
    return name.rarity > k_rare ? -0.6 : scholar ? -1 : -3;
  }
  return -1;
}

}  // namespace

/// What two share of those with whom they are named, each by how seldom it is named: a likelihood ratio, capped.
double Evidence::of_company(const Bearer& known, const Bearer& other) const {
  constexpr double k_prior_articles = 5;
  constexpr double k_most_each = 1.5;
  constexpr double k_most_person = 2.2;
  constexpr double k_too_common = 0.02;  // what every fiftieth article names tells nobody from another
  constexpr double k_most = 4;
  const auto all = static_cast<double>(m_corpus.articles.size()) + 10;
  const auto size = static_cast<double>(known.locals.size());
  std::vector<double> gains;
  for (const auto& [node, count] : other.company) {
    const auto found = known.company.find(node);
    if (found == known.company.end()) continue;
    const double base = (m_reader.articles_of(node) + 1.0) / all;
    if (base > k_too_common && m_corpus.articles.size() > k_few_articles) continue;
    const double seen = (found->second + k_prior_articles * base) / (size + k_prior_articles);
    const double gain = log_ratio(seen, base);
    if (gain > 0) gains.push_back(std::min(gain, m_reader.is_person(node) ? k_most_person : k_most_each));
  }
  std::sort(gains.begin(), gains.end());  // the sum of doubles must not depend on the order of a hash table
  double sum = 0;
  for (const double gain : gains) sum += gain;
  return std::min(sum, k_most);
}

/// Rolls that share many names are of one circle, in which a name has one bearer. Who is named with several of a roll,
/// or holds office in the nation or a province, is likely the one it lists; a roll says nothing new of whom more is
/// known.
double Evidence::of_rolls(const Bearer& listed, const Bearer& other, double rarity) const {
  if (listed.rolls.empty() || listed.locals.size() != listed.rolls.size()) return 0;
  constexpr double k_one_circle = 4;
  if (m_reader.are_on_like_rolls(listed, other)) return k_one_circle;
  constexpr double k_each = 0.7;
  constexpr std::size_t k_most = 3;
  constexpr double k_common = -1.5;
  const auto high = [](Region region) { return level_of(region) == 1; };
  const bool in_office =
      other.role() == Role::national || std::any_of(other.regions.begin(), other.regions.end(), high);
  const std::size_t company = m_reader.company_on_roll(listed, other);
  if (company >= k_like_rolls) return k_one_circle;
  const std::size_t shared = company + (in_office ? 1 : 0);
  return k_each * static_cast<double>(std::min(k_most, shared)) * (rarity < k_common ? 0.5 : 1);
}

double Evidence::compare(const Bearer& known, const Bearer& other, const NameEvidence& name) const {
  const double company = of_company(known, other);  // of names from abroad it tells little but the region
  double score = name.rarity + (name.chinese ? company : company / 2) + role_evidence(known, other, name);
  score += std::max(of_rolls(known, other, name.rarity), of_rolls(other, known, name.rarity));
  for (const Office& office : other.offices)
    if (std::find(known.offices.begin(), known.offices.end(), office) != known.offices.end()) score += 3;
  const bool office = std::size_t{known.officials} * 2 >= known.locals.size();
  const bool other_office = std::size_t{other.officials} * 2 >= other.locals.size();
  if (other.role() == Role::unknown) score += office == other_office ? 0.5 : -0.25;
  constexpr std::int32_t k_year = 365;
  const bool in_time = other.first_day != Date::k_unknown && known.first_day != Date::k_unknown &&
                       other.first_day >= known.first_day - k_year && other.last_day <= known.last_day + k_year;
  const bool fits = office == other_office || (other.role() == Role::unknown && in_time);
  const bool stands_out = other.role() != Role::business && other.role() != Role::learned && fits;
  if (stands_out && in_time && known.locals.size() >= 100) score += 1;
  if (stands_out && known.locals.size() >= 20) score += 2.5;
  if (stands_out && known.locals.size() >= 5 && known.locals.size() < 20) score += 1;
  if (!name.chinese) score += of_scenes(known, other);
  constexpr std::int32_t k_years = 8 * 365;
  if (name.rarity < 0 && known.first_day != Date::k_unknown && other.first_day != Date::k_unknown) {
    const std::int32_t gap = std::max(known.first_day - other.last_day, other.first_day - known.last_day);
    if (gap > k_years) score -= 1;
  }
  return score;
}

double Evidence::of_scenes(const Bearer& known, const Bearer& other) const {
  if (!known.countries.empty() && !other.countries.empty()) return 0;
  const Bearer& said = known.countries.empty() ? other : known;
  const Bearer& unsaid = known.countries.empty() ? known : other;
  if (said.countries.empty()) return 0;
  bool named = false;
  for (const std::uint32_t local : unsaid.locals) {
    const std::vector<Region>& countries = m_scenes[m_corpus.locals[local].article].countries;
    constexpr std::size_t k_first = 2;
    if (share(said.countries, std::span(countries).first(std::min(k_first, countries.size())))) return 1.5;
    named = named || share(said.countries, countries);
  }
  if (unsaid.role() != Role::unknown) return -0.5;  // of a body of many countries: 北约秘书长
  return named ? 0 : -3;
}

bool is_chinese_name(std::u16string_view name) {
  constexpr std::uint8_t k_surname = 60;
  if (name.size() < 2 || name.size() > 4 || !std::all_of(name.begin(), name.end(), is_han_unit)) return false;
  const Lexicon& lexicon = Lexicon::built_in();
  int foreign = 0;  // 阿巴斯, 吕特: by the characters behind the first
  for (const char16_t c : name.substr(1)) {
    const Lexicon::Character character = lexicon.character(c);
    foreign += character.foreign_char - character.given_char;
  }
  constexpr int k_clearly = 35;  // 莉 25, 雅 35; 曼 46, 夫 48
  if (foreign > k_clearly * static_cast<int>(name.size() - 1)) return false;
  const bool compound = name.size() >= 3 && lexicon.contains(name.substr(0, 2), Lex::compound_surname);
  return compound || (name.size() <= 3 && lexicon.character(name.front(), Lex::surname) >= k_surname);
}

double rarity_of_foreign_name(std::u16string_view name) {
  if (std::any_of(name.begin(), name.end(), is_name_dot)) return 3;
  return name.size() >= 5 ? 2 : name.size() <= 2 ? 0.7 : 1;
}

double rarity_of_name(std::u16string_view name) {
  constexpr std::u16string_view k_first_surnames = u"王李张刘陈杨赵黄周吴";
  constexpr std::u16string_view k_more_surnames = u"徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
  constexpr std::u16string_view k_first_given = u"伟强勇军涛明斌建志国文华平杰峰磊超辉刚健敏静丽艳芳娟霞红英";
  constexpr std::u16string_view k_more_given =
      u"毅旭玲燕梅琳慧洁波鹏飞俊宇浩亮东林海成龙兵凯鑫宁云新春江生玉亚庆德永宏立";
  if (!is_chinese_name(name)) {
    return rarity_of_foreign_name(name);
  }
  double surname = 0.2;
  if (k_more_surnames.find(name.front()) != std::u16string_view::npos) surname = 0.6;
  if (k_first_surnames.find(name.front()) != std::u16string_view::npos) surname = 1;
  double given = 0;
  for (const char16_t c : name.substr(1)) {
    const bool first = k_first_given.find(c) != std::u16string_view::npos;
    given += first ? 1 : k_more_given.find(c) != std::u16string_view::npos ? 0.75 : 0.3;
  }
  return name.size() == 2 ? 0.7 - 1.5 * surname - 1.5 * given : 3.1 - surname - 1.2 * given;
}

}  // namespace guanxi::extract::across
