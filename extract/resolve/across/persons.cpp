#include "extract/resolve/across/persons.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

/// What a person does, as far as an article says.
enum class Role : std::uint8_t { unknown, national, local, foreign, business, learned };

/// One post as it is compared.
struct Office {
  std::uint32_t body = 0;  ///< root of a node
  std::uint32_t title = 0;
  bool operator==(const Office&) const = default;
};

/// More than any evidence.
constexpr double k_certain = 1000;

/// One article's person, or several that share a body.
struct Bearer {
  std::vector<std::uint32_t> locals;  ///< ascending
  std::vector<Office> offices;
  std::vector<Region> countries;  ///< of offices abroad
  std::vector<Region> regions;    ///< of offices in divisions
  std::array<std::uint32_t, 6> roles{};
  std::uint32_t officials = 0;
  std::int32_t first_day = Date::k_unknown;
  std::int32_t last_day = Date::k_unknown;
  double weakest = k_certain;                                ///< of the joins by evidence that made it
  std::unordered_map<std::uint32_t, std::uint32_t> company;  ///< roots of what is named with them; looked up only

  [[nodiscard]] Role role() const {
    const auto best = std::max_element(roles.begin() + 1, roles.end());
    return *best == 0 ? Role::unknown : static_cast<Role>(best - roles.begin());
  }
};

void add_once(Region region, std::vector<Region>& regions) {
  const auto at = std::lower_bound(regions.begin(), regions.end(), region);
  if (at == regions.end() || *at != region) regions.insert(at, region);
}

bool share(std::span<const Region> a, std::span<const Region> b) {
  return std::any_of(a.begin(), a.end(),
                     [&](Region region) { return std::find(b.begin(), b.end(), region) != b.end(); });
}

/// Of a congress or a conference: thousands are, from all walks.
bool is_delegate(std::string_view title) {
  return title.ends_with("代表") || (title.ends_with("委员") && !title.ends_with("主任委员"));
}

bool is_scholar(std::string_view title) { return title.ends_with("教授") || title.ends_with("院士"); }

/// Two are one where the logits for it are above this: a name that is not common, or something shared.
constexpr double k_threshold = 0.6;
/// Below this no name can be called frequent.
constexpr std::size_t k_few_articles = 500;

double log_ratio(double a, double b) { return std::log(a / b); }

class PersonJoiner {
 public:
  PersonJoiner(const Corpus& corpus, std::span<const Scene> scenes, std::span<Sense> senses, Nodes& nodes,
               Joined& joined, std::vector<Join>& doubts, std::vector<Join>& notes)
      : m_corpus(corpus),
        m_scenes(scenes),
        m_senses(senses),
        m_nodes(nodes),
        m_joined(joined),
        m_doubts(doubts),
        m_notes(notes) {}

  void join() {
    count_company();
    read_offices();
    std::map<std::uint32_t, std::vector<std::uint32_t>> names;  // by node
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i)
      if (kind_of(m_corpus.locals[i].type) == Kind::person) names[m_senses[i].node].push_back(i);
    for (const auto& [node, locals] : names) divide(node, locals);
    join_spellings();
    join_parts();
    join_definitions();
  }

  /// An article that writes 蒂姆·库克(Tim Cook) says that the two are one.
  void join_definitions() {
    std::map<std::u16string, std::uint32_t> full_names;
    for (const Person& person : m_persons) {
      std::u16string name = widen(m_nodes.base(person.node));
      if (m_nodes[person.node].article != 0 || !is_full_name(name)) continue;
      std::erase_if(name, is_name_dot);
      full_names.try_emplace(name, person.node);
    }
    for (const Person& person : m_persons)
      for (const std::uint32_t local : person.bearer.locals)
        for (const std::uint32_t form : m_corpus.forms_of(m_corpus.locals[local]).subspan(1)) {
          std::u16string name = widen(m_corpus.texts.text(form));
          std::erase_if(name, is_name_dot);
          const auto found = full_names.find(name);
          if (found == full_names.end() || m_joined.root(found->second) == m_joined.root(person.node)) continue;
          const std::uint32_t article = m_corpus.articles[m_corpus.locals[local].article].id;
          m_joined.join({found->second, person.node, Rule::defined_in_article,
                         fmt::format("{} = {}: {} calls the person both", m_nodes.base(found->second),
                                     m_nodes.base(person.node), m_corpus.texts.text(article))});
        }
  }

  /// With a dot, or of Latin letters with two capitals: 蒂姆·库克, TimCook.
  [[nodiscard]] static bool is_full_name(std::u16string_view name) {
    if (std::any_of(name.begin(), name.end(), is_name_dot)) return true;
    return is_latin(name) &&
           std::count_if(name.begin(), name.end(), [](char16_t c) { return c >= u'A' && c <= u'Z'; }) >= 2;
  }

 private:
  [[nodiscard]] std::uint32_t root(std::uint32_t local) const { return m_joined.root(m_senses[local].node); }

  void count_company() {
    m_articles_of.assign(m_nodes.size(), 0);
    std::vector<std::uint32_t> seen(m_nodes.size(), 0);
    for (std::uint32_t a = 0; a < m_corpus.articles.size(); ++a)
      for (std::uint32_t i = m_corpus.articles[a].locals_begin; i < m_corpus.articles[a].locals_end; ++i)
        if (const std::uint32_t node = root(i); seen[node] != a + 1) {
          seen[node] = a + 1;
          ++m_articles_of[node];
        }
  }

  void read_offices() {
    m_offices_begin.assign(m_corpus.locals.size() + 1, 0);
    for (const LocalPost& post : m_corpus.posts) ++m_offices_begin[post.person + 1];
    for (std::size_t i = 1; i < m_offices_begin.size(); ++i) m_offices_begin[i] += m_offices_begin[i - 1];
    m_offices.resize(m_corpus.posts.size());
    std::vector<std::uint32_t> next(m_offices_begin.begin(), m_offices_begin.end() - 1);
    for (const LocalPost& post : m_corpus.posts) m_offices[next[post.person]++] = {root(post.body), post.title};
  }

  /// The country of a body or place: its own, its region's, or the one that its name begins with.
  struct Seat {
    Region country = 0;
    Region division = 0;
  };
  const Seat& seat_of(std::uint32_t body) {
    const auto [slot, added] = m_seats.try_emplace(body);
    if (!added) return slot->second;
    Seat& seat = slot->second;
    const Node& node = m_nodes[body];
    if (is_division(node.region)) {
      seat.division = node.region;
    } else if (node.region != 0) {
      seat.country = node.region;
    } else {
      const std::u16string base = widen(m_nodes.base(body));
      const PlaceReading place = node.kind == Kind::place ? read_place(base) : PlaceReading{};
      const Lead lead = lead_of(base);
      if (place.country)
        seat.country = place.row;
      else if (lead.regions.size() == 1 && is_division(lead.regions.front()))
        seat.division = lead.regions.front();
      else if (lead.regions.size() == 1 && !region_name(lead.regions.front()).empty())
        seat.country = lead.regions.front();
    }
    if (seat.country == china()) seat.country = 0;
    return seat;
  }

  Role role_of(const Office& office) {
    if (is_delegate(m_corpus.texts.text(office.title))) return Role::unknown;
    const std::u16string title = widen(m_corpus.texts.text(office.title));
    const PostClass post_class = class_of_title(title);
    const Node& node = m_nodes[office.body];
    constexpr std::array<std::u16string_view, 5> k_learned{u"教授", u"院士", u"研究员", u"专家", u"分析师"};
    const std::u16string base = widen(m_nodes.base(office.body));
    const bool school =
        base.ends_with(u"大学") || base.ends_with(u"学院") || base.ends_with(u"研究院") || base.ends_with(u"研究所");
    if (!ending_of(title, k_learned).empty() || post_class == PostClass::occupation ||
        (school && node.kind == Kind::agency))
      return Role::learned;
    const Seat& seat = seat_of(office.body);
    if (node.kind == Kind::enterprise || post_class == PostClass::business) return Role::business;
    if (seat.country != 0) return Role::foreign;
    return seat.division != 0 ? Role::local : Role::national;
  }

  Bearer read(std::uint32_t local) {
    Bearer bearer;
    bearer.locals = {local};
    const Local& person = m_corpus.locals[local];
    const Article& article = m_corpus.articles[person.article];
    bearer.officials = person.type == EntityType::official ? 1 : 0;
    bearer.first_day = bearer.last_day = article.date.days;
    for (std::uint32_t i = m_offices_begin[local]; i < m_offices_begin[local + 1]; ++i) {
      const Office& office = m_offices[i];
      bearer.offices.push_back(office);
      const Role role = role_of(office);
      ++bearer.roles[static_cast<std::size_t>(role)];
      const Seat& seat = seat_of(office.body);
      if (role == Role::foreign) add_once(seat.country, bearer.countries);
      if (role == Role::local) add_once(seat.division, bearer.regions);
    }
    // Who stands beside whom in a roll of names, or in a curated list, is nobody's company.
    constexpr std::uint32_t k_roll = 400;
    if (article.locals_end - article.locals_begin > k_roll) return bearer;
    for (std::uint32_t i = article.locals_begin; i < article.locals_end; ++i)
      if (i != local) bearer.company.emplace(root(i), 1);
    return bearer;
  }

  void absorb(Bearer& into, Bearer&& other) const {
    into.locals.insert(into.locals.end(), other.locals.begin(), other.locals.end());
    for (const Office& office : other.offices)
      if (std::find(into.offices.begin(), into.offices.end(), office) == into.offices.end())
        into.offices.push_back(office);
    for (const Region region : other.countries) add_once(region, into.countries);
    for (const Region region : other.regions) add_once(region, into.regions);
    for (std::size_t i = 0; i < into.roles.size(); ++i) into.roles[i] += other.roles[i];
    into.officials += other.officials;
    into.weakest = std::min(into.weakest, other.weakest);
    if (other.first_day != Date::k_unknown)
      into.first_day = into.first_day == Date::k_unknown ? other.first_day : std::min(into.first_day, other.first_day);
    into.last_day = std::max(into.last_day, other.last_day);
    for (const auto& [node, count] : other.company) into.company[node] += count;  // sums: no order shows
  }

  /// What two share of those with whom they are named, each by how seldom it is named: a likelihood ratio, capped.
  [[nodiscard]] double company_evidence(const Bearer& known, const Bearer& other) const {
    constexpr double k_prior_articles = 5;
    constexpr double k_most_each = 1.5;
    constexpr double k_too_common = 0.02;  // what every fiftieth article names tells nobody from another
    constexpr double k_most = 4;
    const auto all = static_cast<double>(m_corpus.articles.size()) + 10;
    const auto size = static_cast<double>(known.locals.size());
    std::vector<double> gains;
    for (const auto& [node, count] : other.company) {
      const auto found = known.company.find(node);
      if (found == known.company.end()) continue;
      const double base = (m_articles_of[node] + 1.0) / all;
      if (base > k_too_common && m_corpus.articles.size() > k_few_articles) continue;
      const double seen = (found->second + k_prior_articles * base) / (size + k_prior_articles);
      const double gain = log_ratio(seen, base);
      if (gain > 0) gains.push_back(std::min(gain, k_most_each));
    }
    std::sort(gains.begin(), gains.end());  // the sum of doubles must not depend on the order of a hash table
    double sum = 0;
    for (const double gain : gains) sum += gain;
    return std::min(sum, k_most);
  }

  [[nodiscard]] static double role_evidence(const Bearer& a, const Bearer& b, double rarity) {
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
      const bool provincial = std::any_of(a.regions.begin(), a.regions.end(), high) &&
                              std::any_of(b.regions.begin(), b.regions.end(), high);
      return provincial ? -0.5 : -2;
    }
    if (x == y) return x == Role::business ? -1.5 : 0.2;
    if (x_office || y_office) return rarity > 1.2 ? -0.6 : -3;
    return -1;
  }

  [[nodiscard]] double compare(const Bearer& known, const Bearer& other, double rarity, bool chinese) const {
    const double company = company_evidence(known, other);  // of names from abroad it tells little but the region
    double score = rarity + (chinese ? company : company / 2) + role_evidence(known, other, rarity);
    for (const Office& office : other.offices)
      if (std::find(known.offices.begin(), known.offices.end(), office) != known.offices.end()) score += 3;
    const bool office = known.officials * 2 >= known.locals.size();
    const bool other_office = other.officials * 2 >= other.locals.size();
    if (other.role() == Role::unknown) score += office == other_office ? 0.5 : -0.5;
    constexpr std::int32_t k_year = 365;
    const bool in_time = other.first_day != Date::k_unknown && known.first_day != Date::k_unknown &&
                         other.first_day >= known.first_day - k_year && other.last_day <= known.last_day + k_year;
    const bool fits = office == other_office || (other.role() == Role::unknown && in_time);
    const bool stands_out = other.role() != Role::business && other.role() != Role::learned && fits;
    if (stands_out && in_time && known.locals.size() >= 100) score += 1;
    if (stands_out && known.locals.size() >= 20) score += 2.5;
    if (stands_out && known.locals.size() >= 5 && known.locals.size() < 20) score += 1;
    if (!chinese) score += scene_evidence(known, other);
    constexpr std::int32_t k_years = 8 * 365;
    if (rarity < 0 && known.first_day != Date::k_unknown && other.first_day != Date::k_unknown) {
      const std::int32_t gap = std::max(known.first_day - other.last_day, other.first_day - known.last_day);
      if (gap > k_years) score -= 1;
    }
    return score;
  }

  /// Of names from abroad: do the countries of the articles fit where no post says one?
  [[nodiscard]] double scene_evidence(const Bearer& known, const Bearer& other) const {
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

  /// Locals that share a body are one person: 国务院总理 here, 国务院副总理 there.
  std::vector<Bearer> by_body(const std::vector<std::uint32_t>& locals) {
    std::vector<Bearer> bearers;
    std::map<std::uint32_t, std::size_t> of_body;
    std::vector<std::size_t> parent;
    const auto root_of = [&](std::size_t i) {
      while (parent[i] != i) i = parent[i];
      return i;
    };
    for (const std::uint32_t local : locals) {
      bearers.push_back(read(local));
      const std::size_t own = bearers.size() - 1;
      parent.push_back(own);
      for (const Office& office : bearers.back().offices) {
        if (m_nodes[office.body].article != 0 || is_delegate(m_corpus.texts.text(office.title)) ||
            is_scholar(m_corpus.texts.text(office.title)))
          continue;
        const auto [slot, added] = of_body.try_emplace(office.body, own);
        if (added) continue;
        const std::size_t a = root_of(slot->second);
        const std::size_t b = root_of(own);
        parent[std::max(a, b)] = std::min(a, b);
      }
    }
    for (std::size_t i = bearers.size(); i-- > 0;)
      if (const std::size_t first = root_of(i); first != i) absorb(bearers[first], std::move(bearers[i]));
    std::vector<Bearer> groups;
    for (std::size_t i = 0; i < bearers.size(); ++i)
      if (parent[i] == i) groups.push_back(std::move(bearers[i]));
    for (Bearer& group : groups) std::sort(group.locals.begin(), group.locals.end());
    return groups;
  }

  void divide(std::uint32_t node, const std::vector<std::uint32_t>& locals) {
    const std::u16string name = widen(m_nodes.base(node));
    std::vector<Bearer> groups = by_body(locals);
    std::sort(groups.begin(), groups.end(), [](const Bearer& a, const Bearer& b) {
      return a.locals.size() != b.locals.size() ? a.locals.size() > b.locals.size() : a.locals < b.locals;
    });
    std::uint32_t abroad = 0;
    std::uint32_t offices = 0;
    for (const Bearer& group : groups) {
      abroad += group.roles[static_cast<std::size_t>(Role::foreign)];
      offices += std::accumulate(group.roles.begin(), group.roles.end(), 0U);
    }
    const bool chinese = is_chinese_name(name) && 6 * abroad <= offices;
    const double rarity = chinese ? rarity_of_name(name) : rarity_of_foreign_name(name);
    std::vector<Bearer> persons;
    constexpr std::size_t k_most_compared = 24;
    for (Bearer& group : groups) {
      double best = k_threshold;
      std::size_t chosen = persons.size();
      for (std::size_t i = 0; i < std::min(persons.size(), k_most_compared); ++i) {
        const double score = compare(persons[i], group, rarity, chinese);
        if (score > best) {
          best = score;
          chosen = i;
        }
      }
      if (chosen == persons.size()) {
        persons.push_back(std::move(group));
      } else {
        absorb(persons[chosen], std::move(group));
        persons[chosen].weakest = std::min(persons[chosen].weakest, best);
      }
    }
    join_persons_of_name(rarity, chinese, persons);
    settle(node, chinese, persons);
  }

  /// What was apart while it was small may be one now that more is known of each.
  void join_persons_of_name(double rarity, bool chinese, std::vector<Bearer>& persons) const {
    constexpr std::size_t k_most_compared = 24;
    for (std::size_t i = 0; i < std::min(persons.size(), k_most_compared); ++i)
      for (std::size_t j = i + 1; j < std::min(persons.size(), k_most_compared);) {
        const double score = compare(persons[i], persons[j], rarity, chinese);
        if (score <= k_threshold) {
          ++j;
          continue;
        }
        absorb(persons[i], std::move(persons[j]));
        persons[i].weakest = std::min(persons[i].weakest, score);
        persons.erase(persons.begin() + static_cast<std::ptrdiff_t>(j));
      }
  }

  /// Says by what the articles' persons are one: 12 articles, offices, how sure.
  [[nodiscard]] std::string ground_of(const Bearer& person) const {
    constexpr std::size_t k_most_offices = 3;
    std::string offices;
    for (std::size_t i = 0; i < std::min(k_most_offices, person.offices.size()); ++i) {
      const std::uint32_t body = person.offices[i].body;
      const bool of_region = m_nodes[body].region != 0 && m_nodes[body].kind != Kind::place;
      offices += fmt::format("{}{}{} {}", i == 0 ? ": " : ", ", of_region ? region_name(m_nodes[body].region) : "",
                             m_nodes.base(body), m_corpus.texts.text(person.offices[i].title));
    }
    return fmt::format("{} articles by name, offices and company, {:.1f} where {:.1f} is asked{}", person.locals.size(),
                       person.weakest, k_threshold, offices);
  }

  /// The person in most articles keeps the name's node.
  void settle(std::uint32_t node, bool chinese, std::vector<Bearer>& persons) {
    std::stable_sort(persons.begin(), persons.end(),
                     [](const Bearer& a, const Bearer& b) { return a.locals.size() > b.locals.size(); });
    for (std::size_t i = 0; i < persons.size(); ++i) {
      Bearer& person = persons[i];
      std::sort(person.locals.begin(), person.locals.end());
      std::uint32_t own = node;
      if (i > 0) {
        Node other = m_nodes[node];
        other.article = m_corpus.locals[person.locals.front()].article + 1;
        own = m_nodes.number_of(other);
        m_joined.grow(m_nodes.size());
        m_articles_of.resize(m_nodes.size(), 0);
        for (const std::uint32_t local : person.locals) m_senses[local] = {own, Rule::several_persons};
        m_doubts.push_back({own, node, Rule::several_persons,
                            fmt::format("one name, {}; nothing shared that tells", m_nodes.base(node))});
      }
      m_nodes[own].articles = m_articles_of[own] = static_cast<std::uint32_t>(person.locals.size());
      if (person.weakest < k_certain) m_notes.push_back({own, own, Rule::same_person, ground_of(person)});
      person.company.clear();
      m_persons.push_back({own, chinese, std::move(person)});
    }
  }

  struct Person {
    std::uint32_t node = 0;
    bool chinese = false;
    Bearer bearer;
  };

  /// 罗塞夫 and 罗塞芙, both 新开发银行行长: one character apart in one post.
  void join_spellings() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> holders;
    for (std::uint32_t i = 0; i < m_persons.size(); ++i)
      for (const Office& office : m_persons[i].bearer.offices)
        if (!m_persons[i].chinese) holders[{office.body, office.title}].push_back(i);
    for (const auto& [office, persons] : holders)
      for (std::size_t a = 0; a < persons.size(); ++a)
        for (std::size_t b = a + 1; b < persons.size(); ++b) {
          const std::uint32_t x = m_persons[persons[a]].node;
          const std::uint32_t y = m_persons[persons[b]].node;
          if (m_joined.root(x) == m_joined.root(y) || !is_one_apart(widen(m_nodes.base(x)), widen(m_nodes.base(y))))
            continue;
          m_joined.join({x, y, Rule::other_spelling,
                         fmt::format("{} and {}, both {} {}", m_nodes.base(x), m_nodes.base(y),
                                     m_nodes.base(office.first), m_corpus.texts.text(office.second))});
        }
  }

  [[nodiscard]] static bool is_one_apart(std::u16string_view a, std::u16string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    constexpr std::size_t k_shortest = 3;
    if (b.size() < k_shortest || a.size() > b.size() + 1) return false;
    std::size_t same = 0;
    while (same < b.size() && a[same] == b[same]) ++same;
    std::size_t end = 0;
    while (end < b.size() - std::min(same, b.size()) && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
    return same + end + 1 >= a.size();
  }

  /// 普拉博沃 of 普拉博沃·苏比延多: a whole part of the full name, the same country, no other title.
  void join_parts() {
    std::map<std::u16string, std::vector<std::uint32_t>> short_names;
    for (std::uint32_t i = 0; i < m_persons.size(); ++i)
      if (const std::u16string name = widen(m_nodes.base(m_persons[i].node));
          std::none_of(name.begin(), name.end(), is_name_dot))
        short_names[name].push_back(i);
    std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, double>>> candidates;  // short -> full, score
    for (std::uint32_t i = 0; i < m_persons.size(); ++i) {
      const std::u16string name = widen(m_nodes.base(m_persons[i].node));
      std::size_t begin = 0;
      bool first = true;
      if (std::none_of(name.begin(), name.end(), is_name_dot)) continue;
      for (std::size_t at = 0; at <= name.size(); ++at) {
        if (at < name.size() && !is_name_dot(name[at])) continue;
        const std::u16string part = name.substr(begin, at - begin);
        if (const auto found = short_names.find(part); found != short_names.end() && part.size() >= 2)
          for (const std::uint32_t other : found->second)
            if (const double score = part_evidence(m_persons[i].bearer, m_persons[other].bearer, first); score > 0)
              candidates[other].emplace_back(i, score);
        begin = at + 1;
        first = false;
      }
      join_undotted(i, name, short_names);
    }
    for (auto& [person, fulls] : candidates) settle_part(person, fulls);
  }

  /// 卡洛斯戈恩 and 卡洛斯·戈恩.
  void join_undotted(std::uint32_t person, const std::u16string& name,
                     const std::map<std::u16string, std::vector<std::uint32_t>>& short_names) {
    std::u16string undotted = name;
    std::erase_if(undotted, is_name_dot);
    const auto found = short_names.find(undotted);
    if (found == short_names.end()) return;
    const std::uint32_t other = m_persons[found->second.front()].node;
    m_joined.join({other, m_persons[person].node, Rule::other_spelling,
                   fmt::format("{} = {}", m_nodes.base(other), m_nodes.base(m_persons[person].node))});
  }

  void settle_part(std::uint32_t person, std::vector<std::pair<std::uint32_t, double>>& fulls) {
    std::stable_sort(fulls.begin(), fulls.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::uint32_t full = m_persons[fulls.front().first].node;
    const bool clear = std::all_of(fulls.begin() + 1, fulls.end(), [&](const auto& other) {
      return m_joined.root(m_persons[other.first].node) == m_joined.root(full) ||
             other.second + 1 < fulls.front().second;
    });
    const std::uint32_t own = m_persons[person].node;
    Join join{own, full, Rule::part_of_name,
              fmt::format("{} = {}, one country and no other title", m_nodes.base(own), m_nodes.base(full))};
    if (clear)
      m_joined.join(std::move(join));
    else
      m_doubts.push_back(std::move(join));
  }

  [[nodiscard]] double part_evidence(const Bearer& full, const Bearer& part, bool first) const {
    double score = first ? 0 : -1;
    if (!full.countries.empty() && !part.countries.empty()) {
      if (!share(full.countries, part.countries)) return -1;
      score += 1;
    } else {
      score += scene_evidence(full, part);
    }
    bool one_title = false;
    for (const Office& x : full.offices)
      for (const Office& y : part.offices)
        one_title = one_title || (x.title == y.title && (x.body == y.body || !full.countries.empty()));
    if (one_title) score += 2;
    if (!one_title && !full.offices.empty() && !part.offices.empty()) score -= 0.9;
    return score;
  }

  const Corpus& m_corpus;
  std::span<const Scene> m_scenes;
  std::span<Sense> m_senses;
  Nodes& m_nodes;
  Joined& m_joined;
  std::vector<Join>& m_doubts;
  std::vector<Join>& m_notes;
  std::vector<std::uint32_t> m_articles_of;  // by root
  std::vector<std::uint32_t> m_offices_begin;
  std::vector<Office> m_offices;  // by person
  std::unordered_map<std::uint32_t, Seat> m_seats;
  std::vector<Person> m_persons;
};

}  // namespace

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
  return name.size() >= 5 ? 2 : 1;
}

double rarity_of_name(std::u16string_view name) {
  constexpr std::u16string_view k_first_surnames = u"王李张刘陈杨赵黄周吴";
  constexpr std::u16string_view k_more_surnames = u"徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
  constexpr std::u16string_view k_given =
      u"伟强勇军涛明斌毅建旭志国文华平杰峰磊超辉刚健敏静丽艳芳娟霞玲燕红梅英琳慧洁波鹏飞"
      u"俊宇浩亮东林海成龙兵凯鑫宁云新春江生玉亚庆德永宏立";
  if (!is_chinese_name(name)) {
    return rarity_of_foreign_name(name);
  }
  double surname = 0.2;
  if (k_more_surnames.find(name.front()) != std::u16string_view::npos) surname = 0.6;
  if (k_first_surnames.find(name.front()) != std::u16string_view::npos) surname = 1;
  double given = 0;
  for (const char16_t c : name.substr(1)) given += k_given.find(c) != std::u16string_view::npos ? 1 : 0.3;
  return name.size() == 2 ? 0.5 - 1.5 * surname - 1.5 * given : 2.5 - surname - 0.8 * given;
}

void join_persons(const Corpus& corpus, std::span<const Scene> scenes, std::span<Sense> senses, Nodes& nodes,
                  Joined& joined, std::vector<Join>& doubts, std::vector<Join>& notes) {
  PersonJoiner(corpus, scenes, senses, nodes, joined, doubts, notes).join();
}

}  // namespace guanxi::extract::across
