#include "extract/resolve/across/bearers.hpp"

#include <algorithm>
#include <iterator>

#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

void add_once(Region region, std::vector<Region>& regions) {
  const auto at = std::lower_bound(regions.begin(), regions.end(), region);
  if (at == regions.end() || *at != region) regions.insert(at, region);
}

}  // namespace

bool share(std::span<const Region> a, std::span<const Region> b) {
  return std::any_of(a.begin(), a.end(),
                     [&](Region region) { return std::find(b.begin(), b.end(), region) != b.end(); });
}

bool is_delegate(std::string_view title) {
  return title.ends_with("代表") || (title.ends_with("委员") && !title.ends_with("主任委员"));
}

bool is_scholar(std::string_view title) { return title.ends_with("教授") || title.ends_with("院士"); }

Role Bearer::role() const {
  const auto best = std::max_element(roles.begin() + 1, roles.end());
  return *best == 0 ? Role::unknown : static_cast<Role>(best - roles.begin());
}

BearerReader::BearerReader(const Corpus& corpus, std::span<const Sense> senses, const Nodes& nodes,
                           const Joined& joined)
    : m_corpus(corpus), m_senses(senses), m_nodes(nodes), m_joined(joined) {
  count_company();
  read_offices();
  find_rolls();
}

/// Articles of a hundred names and more, and little else: members of a body, those present.
void BearerReader::find_rolls() {
  constexpr std::size_t k_fewest = 100;
  for (std::uint32_t a = 0; a < m_corpus.articles.size(); ++a) {
    const Article& article = m_corpus.articles[a];
    const std::size_t all = article.locals_end - article.locals_begin;
    if (all < k_fewest) continue;
    std::vector<std::uint32_t> persons;
    for (std::uint32_t i = article.locals_begin; i < article.locals_end; ++i)
      if (kind_of(m_corpus.locals[i].type) == Kind::person) persons.push_back(root(i));
    if (persons.size() < k_fewest || persons.size() * 5 < all * 4) continue;
    std::sort(persons.begin(), persons.end());
    m_rolls.emplace(a, std::move(persons));
  }
}

bool BearerReader::are_on_like_rolls(const Bearer& a, const Bearer& b) const {
  for (const std::uint32_t first : a.rolls)
    for (const std::uint32_t second : b.rolls) {
      if (first == second) continue;
      const std::vector<std::uint32_t>& x = m_rolls.at(first);
      const std::vector<std::uint32_t>& y = m_rolls.at(second);
      std::vector<std::uint32_t> both;
      std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
      if (both.size() >= k_like_rolls) return true;
    }
  return false;
}

std::size_t BearerReader::company_on_roll(const Bearer& listed, const Bearer& other) const {
  constexpr std::size_t k_too_common = 50;  // one in so many articles
  std::ptrdiff_t most = 0;
  for (const std::uint32_t article : listed.rolls) {
    const std::vector<std::uint32_t>& roll = m_rolls.at(article);
    const auto tells = [&](const auto& named) {
      return std::binary_search(roll.begin(), roll.end(), named.first) &&
             m_articles_of[named.first] * k_too_common < m_corpus.articles.size();
    };
    most = std::max(most, std::count_if(other.company.begin(), other.company.end(), tells));
  }
  return static_cast<std::size_t>(most);
}

void BearerReader::note_articles(std::uint32_t node, std::uint32_t articles) {
  if (m_articles_of.size() <= node) m_articles_of.resize(node + 1, 0);
  m_articles_of[node] = articles;
}

void BearerReader::count_company() {
  m_articles_of.assign(m_nodes.size(), 0);
  std::vector<std::uint32_t> seen(m_nodes.size(), 0);
  for (std::uint32_t a = 0; a < m_corpus.articles.size(); ++a)
    for (std::uint32_t i = m_corpus.articles[a].locals_begin; i < m_corpus.articles[a].locals_end; ++i)
      if (const std::uint32_t node = root(i); seen[node] != a + 1) {
        seen[node] = a + 1;
        ++m_articles_of[node];
      }
}

void BearerReader::read_offices() {
  m_offices_begin.assign(m_corpus.locals.size() + 1, 0);
  for (const LocalPost& post : m_corpus.posts) ++m_offices_begin[post.person + 1];
  for (std::size_t i = 1; i < m_offices_begin.size(); ++i) m_offices_begin[i] += m_offices_begin[i - 1];
  m_offices.resize(m_corpus.posts.size());
  std::vector<std::uint32_t> next(m_offices_begin.begin(), m_offices_begin.end() - 1);
  for (const LocalPost& post : m_corpus.posts) m_offices[next[post.person]++] = {root(post.body), post.title};
}

const BearerReader::Seat& BearerReader::seat_of(std::uint32_t body) {
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

Role BearerReader::role_of(const Office& office) {
  if (is_delegate(m_corpus.texts.text(office.title))) return Role::unknown;
  const std::u16string title = widen(m_corpus.texts.text(office.title));
  const PostClass post_class = class_of_title(title);
  const Node& node = m_nodes[office.body];
  constexpr std::array<std::u16string_view, 5> k_learned{u"教授", u"院士", u"研究员", u"专家", u"分析师"};
  const std::u16string base = widen(m_nodes.base(office.body));
  const bool school =
      base.ends_with(u"大学") || base.ends_with(u"学院") || base.ends_with(u"研究院") || base.ends_with(u"研究所");
  const bool occupation = post_class == PostClass::occupation && !title.ends_with(u"秘书");  // 安全会议秘书
  if (!ending_of(title, k_learned).empty() || occupation || (school && node.kind == Kind::agency)) return Role::learned;
  const Seat& seat = seat_of(office.body);
  constexpr std::array<std::u16string_view, 5> k_party{u"党主席", u"总书记", u"党首", u"党魁", u"党领袖"};
  if (node.kind == Kind::enterprise && !ending_of(title, k_party).empty())
    return Role::unknown;  // no firm, but a party
  if (node.kind == Kind::enterprise || (post_class == PostClass::business && node.kind != Kind::agency))
    return Role::business;
  if (seat.country != 0) return Role::foreign;
  return seat.division != 0 ? Role::local : Role::national;
}

Bearer BearerReader::read(std::uint32_t local) {
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
  if (m_rolls.contains(person.article)) {
    bearer.rolls = {person.article};
    return bearer;
  }
  // Who stands beside whom in a curated list is nobody's company.
  constexpr std::uint32_t k_list = 400;
  if (article.locals_end - article.locals_begin > k_list) return bearer;
  for (std::uint32_t i = article.locals_begin; i < article.locals_end; ++i)
    if (i != local) bearer.company.emplace(root(i), 1);
  return bearer;
}

void absorb(Bearer& into, Bearer&& other) {
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
  std::vector<std::uint32_t> rolls;
  std::set_union(into.rolls.begin(), into.rolls.end(), other.rolls.begin(), other.rolls.end(),
                 std::back_inserter(rolls));
  into.rolls = std::move(rolls);
  for (const auto& [node, count] : other.company) into.company[node] += count;  // sums: no order shows
}

}  // namespace guanxi::extract::across
