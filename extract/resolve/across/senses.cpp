#include "extract/resolve/across/senses.hpp"

#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

/// Short names of divisions below this need the article's own places.
constexpr std::uint8_t k_safe_short = 60;
/// Of two bearers of a short name, the city is meant and not the county where the name is as safe as this.
constexpr std::uint8_t k_safe_city = 150;

int level_named(char16_t level) {
  switch (level) {
    case u'省':
      return 1;
    case u'市':
    case u'州':
      return 2;
    case u'县':
    case u'区':
    case u'旗':
      return 3;
    default:
      return 0;
  }
}

/// What stands in many places under one name: villages, streets, halls, squares.
bool is_spread(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 22> k_heads{
      u"村",     u"社区",   u"镇",     u"乡",     u"街道", u"路",     u"街",     u"大道",
      u"广场",   u"公园",   u"医院",   u"小学",   u"中学", u"幼儿园", u"体育馆", u"体育中心",
      u"火车站", u"客运站", u"工业园", u"产业园", u"园区", u"老城"};
  return !ending_of(name, k_heads).empty();
}

/// Of the names of ministries in the tables those that are any country's.
bool is_common_ministry(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 13> k_names{u"外交部", u"国防部", u"财政部",    u"卫生部", u"司法部",
                                                        u"教育部", u"农业部", u"商务部",    u"文化部", u"交通部",
                                                        u"公安部", u"能源部", u"国家安全部"};
  return is_one_of(name, k_names);
}

/// Bodies of the tables that only China has: 中央办公厅, 国家统计局, 市场监管总局, 工业和信息化部.
bool is_of_china(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 4> k_begins{u"中共", u"中央", u"党中央", u"全国"};
  constexpr std::array<std::u16string_view, 3> k_abroad{u"司令部", u"情报局", u"银行"};
  constexpr std::array<std::u16string_view, 5> k_national{u"局", u"委", u"委员会", u"署", u"办"};
  if (!ending_of(name, k_abroad).empty()) return false;
  const bool national = name.starts_with(u"国家") && !ending_of(name, k_national).empty();
  const bool ministry = name.ends_with(u'部') && !is_common_ministry(name);
  return !beginning_of(name, k_begins).empty() || national || ministry || name.ends_with(u"总局");
}

/// A document that comes once a year: 中央一号文件, 2023年中央1号文件.
struct YearlyDocument {
  std::u16string_view name;  ///< less its year, one for all ways to write it; empty of any other document
  std::uint16_t year = 0;    ///< 0 where the name does not say it
};

YearlyDocument read_yearly(std::u16string_view canon) {
  constexpr std::u16string_view k_first = u"中央一号文件";
  constexpr std::u16string_view k_report = u"政府工作报告";
  constexpr std::array<std::u16string_view, 3> k_firsts{k_first, u"一号文件", u"中央1号文件"};
  constexpr std::size_t k_digits = 4;
  YearlyDocument yearly;
  if (canon.size() > k_digits && canon[k_digits] == u'年' &&
      std::all_of(canon.begin(), canon.begin() + k_digits, [](char16_t c) { return c >= u'0' && c <= u'9'; })) {
    for (const char16_t c : canon.substr(0, k_digits))
      yearly.year = static_cast<std::uint16_t>(yearly.year * 10 + (c - u'0'));
    canon.remove_prefix(k_digits + 1);
  }
  if (is_one_of(canon, k_firsts)) yearly.name = k_first;
  if (canon == k_report) yearly.name = k_report;
  return yearly;
}

/// 反海外腐败法 is the one of the tables whatever the article's country. Every country has a 公司法: a row that gives
/// the name with 中华人民共和国 is of China's; a 外国代理人法: not sure enough in the tables.
bool is_law_of_one_country(const NameReading& name) {
  constexpr std::uint8_t k_sure = 200;
  const Lexicon& lexicon = Lexicon::built_in();
  std::uint8_t safety = 0;
  if (name.row == 0 || !lexicon.contains(name.text, Lex::programme, &safety) || safety < k_sure) return false;
  return !lexicon.contains(u"中华人民共和国" + std::u16string(lexicon.head_of(name.row)), Lex::programme);
}

/// “十二五”规划: the nation's, a province's or a firm's.
bool is_bare_plan(std::u16string_view canon) {
  return canon.size() <= 7 && contains(canon, u"五") && canon.starts_with(u"十") && canon.ends_with(u"规划");
}

}  // namespace

Lead division_of_zone(std::u16string_view canon) {
  for (std::size_t size = 2; size < canon.size(); ++size) {
    if (!is_generic_place(canon.substr(size))) continue;
    PlaceReading place = read_place(canon.substr(0, size));
    if (place.divisions.size() == 1 && !place.natural) return {std::move(place.divisions), size};
  }
  return {};
}

bool has_every_country(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 13> k_heads{u"部",   u"法院", u"议会", u"党",     u"空军", u"海军", u"陆军",
                                                        u"央行", u"内阁", u"议院", u"总统府", u"国会", u"警方"};
  const bool short_country = name.size() >= 4 && Lexicon::built_in().contains(name.substr(0, 1), Lex::country_short);
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name, 0, matches);
  const bool said = std::any_of(matches.begin(), matches.end(),
                                [](const LexMatch& match) { return match.kind == Lex::region; });  // 欧洲央行
  return name.size() <= 5 && !short_country && !said && !ending_of(name, k_heads).empty();
}

const NameReading& SenseReader::reading(Kind kind, std::uint32_t text) {
  auto& readings = m_readings[static_cast<std::size_t>(kind)];
  if (readings.size() <= text) readings.resize(std::max<std::size_t>(m_corpus.texts.size(), text + 1));
  std::unique_ptr<NameReading>& slot = readings[text];
  if (!slot) slot = std::make_unique<NameReading>(read_name(kind, widen(m_corpus.texts.text(text)), m_corpus.texts));
  return *slot;
}

Sense SenseReader::node(Kind kind, std::u16string_view base, Rule rule, Region region, bool table) {
  Node node;
  node.kind = kind;
  node.base = m_nodes.texts().number_of(narrow(base));
  node.region = region;
  node.table = table;
  return {m_nodes.number_of(node), rule};
}

Sense SenseReader::only_here(Kind kind, std::u16string_view base, const Local& local) {
  Node node;
  node.kind = kind;
  node.base = m_nodes.texts().number_of(narrow(base));
  node.article = local.article + 1;
  return {m_nodes.number_of(node), Rule::only_here};
}

void SenseReader::look_around(const Article& article) {
  m_around.clear();
  for (std::uint32_t i = article.locals_begin; i < article.locals_end; ++i) {
    const Local& local = m_corpus.locals[i];
    if (local.type == EntityType::place) {
      const PlaceReading& place = reading(Kind::place, local.name).place;
      if (place.country) m_around.add(place.row, local.weight);
      const bool sure = place.divisions.size() == 1 && (place.full || place.safety >= k_safe_short);
      if (sure) m_around.add(place.divisions.front(), local.weight);
    } else if (local.type == EntityType::agency) {
      const NameReading& name = reading(Kind::agency, local.name);
      if (!name.listed && name.lead.regions.size() == 1) m_around.add(name.lead.regions.front(), local.weight);
      if ((name.listed || name.row != 0) && name.lead.size == 0 && is_of_china(name.text))
        m_around.add(china(), local.weight);
    }
  }
  m_around.settle();
}

/// The one city or province among the bearers of a short name, where it is said safely without its level: 海南 is the
/// province, not the district.
Region city_of(const PlaceReading& place) {
  const auto is_city = [](Region region) { return level_of(region) <= 2; };
  const auto cities = std::count_if(place.divisions.begin(), place.divisions.end(), is_city);
  if (place.full || place.natural || cities != 1 || place.safety < k_safe_city) return 0;
  return *std::find_if(place.divisions.begin(), place.divisions.end(), is_city);
}

/// 河北 is the province where 天津 does not stand right before it: of a province and counties, the province.
Region province_of_short(const PlaceReading& place) {
  const Region city = city_of(place);
  const bool alone = std::all_of(place.divisions.begin(), place.divisions.end(),
                                 [&](Region region) { return region == city || level_of(region) >= 3; });
  return alone && level_of(city) == 1 ? city : 0;
}

/// The region of the place that stands right before the local in the text; 0 where none does, or it has no one region.
Region SenseReader::region_before(std::uint32_t local) const {
  for (const Nesting& nesting : m_corpus.nestings_of(*m_article)) {
    if (nesting.inner != local) continue;
    const auto& readings = m_readings[static_cast<std::size_t>(Kind::place)];
    const std::uint32_t text = m_corpus.locals[nesting.place].name;
    if (text >= readings.size() || !readings[text]) continue;
    const PlaceReading& place = readings[text]->place;
    if (place.country) return place.row;
    if (const Region region = m_around.choose(place.divisions); region != 0) return region;
    if (const Region city = city_of(place); city != 0) return city;
  }
  return 0;
}

/// 西湖, after which districts of several cities are called, is another lake in another city; 黄山 is the one mountain.
bool in_several_cities(const PlaceReading& place) {
  const auto elsewhere = [&](Region region) { return prefecture_of(region) != prefecture_of(place.divisions.front()); };
  return std::any_of(place.divisions.begin(), place.divisions.end(), elsewhere);
}

Sense SenseReader::division(const NameReading& name, std::uint32_t index, const Local& local) {
  const PlaceReading& place = name.place;
  Region chosen = 0;
  Rule rule = Rule::division;
  if (place.divisions.size() == 1) {
    const Region only = place.divisions.front();
    const bool sure = place.full || place.safety >= k_safe_short;
    const bool natural = place.natural && !place.full && level_of(only) > 1;  // 台湾, 青海 are the provinces
    if ((sure || m_around.weight_within(province_of(only)) > 0) && !natural) chosen = only;
  } else {
    rule = Rule::place_of_article;
    if (const Region outer = region_before(index); outer != 0) {
      std::vector<Region> inside;
      for (const Region region : place.divisions)
        if (lies_within(region, outer)) inside.push_back(region);
      if (inside.size() == 1) chosen = inside.front();
    }
    if (chosen == 0 && province_of_short(place) != 0) {
      chosen = province_of_short(place);
      rule = Rule::division;
    }
    if (chosen == 0 && !(place.natural && !place.full)) chosen = m_around.choose(place.divisions);
    if (chosen == 0 && city_of(place) != 0) {
      chosen = city_of(place);
      rule = Rule::division;
    }
  }
  if (chosen == 0 && place.natural) {
    if (!in_several_cities(place)) return node(Kind::place, name.text, Rule::same_name);
    const Region home = region_before(index) != 0 ? region_before(index) : m_around.home(2);
    return home == 0 ? only_here(Kind::place, name.text, local)
                     : node(Kind::place, name.text, Rule::place_of_article, home);
  }
  if (chosen == 0) return only_here(Kind::place, name.text, local);
  if (const Region abroad = level_of(chosen) >= 2 ? m_around.namesake_home(chosen) : 0; abroad != 0)
    return node(Kind::place, name.text, Rule::country_of_article, abroad);
  const std::u16string_view head = Lexicon::built_in().head_of(chosen);
  const std::u16string_view base = head.empty() ? std::u16string_view(name.text) : head;
  return node(Kind::place, base, base == name.text && rule == Rule::division ? Rule::same_name : rule, chosen, true);
}

Sense SenseReader::place(const Local& local, std::uint32_t index) {
  const NameReading& name = reading(Kind::place, local.name);
  if (!name.place.divisions.empty()) return division(name, index, local);
  if (name.place.row != 0) {
    const std::u16string_view head = Lexicon::built_in().head_of(name.place.row);
    m_rows_seen.emplace(name.place.row, name.text);
    const std::u16string canon = canonical_place(head);
    const Lead zone = division_of_zone(canon);
    const Rule rule = head == name.text ? Rule::same_name : Rule::one_row;
    return zone.size == 0
               ? node(Kind::place, head, rule, 0, true)
               : node(Kind::place, std::u16string_view(canon).substr(zone.size), rule, zone.regions.front(), true);
  }
  if (name.place.crowd) {
    const Region outer = region_before(index) != 0 ? region_before(index) : m_around.home(3);
    return outer == 0 ? only_here(Kind::place, name.text, local)
                      : node(Kind::place, name.text, Rule::place_of_article, outer);
  }
  if (is_generic_place(name.canon)) {
    const Region home = region_before(index) != 0 ? region_before(index) : m_around.home(2);
    return home == 0 ? only_here(Kind::place, name.canon, local)
                     : node(Kind::place, name.canon, Rule::place_of_article, home);
  }
  const Region lead = name.lead.size == name.canon.size() ? 0 : m_around.choose(name.lead.regions);
  if (lead != 0 && name.canon.size() >= name.lead.size + 2) {
    const std::u16string_view rest = std::u16string_view(name.canon).substr(name.lead.size);
    return node(Kind::place, rest, name.canon == name.text ? Rule::same_name : Rule::written_two_ways, lead);
  }
  const Rule rule = name.canon == name.text ? Rule::same_name : Rule::written_two_ways;
  if (!is_spread(name.canon)) return node(Kind::place, name.canon, rule);
  const Region outer = region_before(index) != 0 ? region_before(index) : m_around.home();
  const Sense sense = node(Kind::place, name.canon, rule, outer);
  m_nodes[sense.node].spread = true;
  return sense;
}

/// The one row in which the local's other names stand; k_none where there is none or several.
Sense SenseReader::row_of_aliases(Kind kind, const Local& local) {
  Region row = 0;
  const std::u16string& own = reading(kind, local.name).text;
  for (const std::uint32_t form : m_corpus.forms_of(local).subspan(1)) {
    const Region found = reading(kind, form).row;
    const std::u16string& other = reading(kind, form).text;
    if (found == 0 || (kind == Kind::enterprise && is_latin(own) == is_latin(other))) continue;
    if (row != 0 && row != found) return {Nodes::k_none, {}};
    row = found;
  }
  if (row == 0) return {Nodes::k_none, {}};
  return node(kind, Lexicon::built_in().head_of(row), Rule::one_row, 0, true);
}

bool SenseReader::speaks_of_others(std::span<const Region> regions) const {
  const std::span<const Region> countries = m_around.countries();
  if (regions.size() != 1 || !is_country(regions.front()) || regions.front() == china() || countries.empty())
    return false;
  return std::find(countries.begin(), countries.end(), regions.front()) == countries.end();
}

Sense SenseReader::agency(const Local& local, std::uint32_t index) {
  const NameReading& name = reading(Kind::agency, local.name);
  const Region before = region_before(index);
  const Region foreign = before != 0 && !is_division(before) && before != china() ? before : m_around.foreign_home();
  const bool own = (name.listed || name.row != 0) && is_of_china(name.text);
  if (foreign != 0 && !own && has_every_country(name.text) && name.lead.size == 0)
    return node(Kind::agency, name.canon, Rule::country_of_article, foreign);
  if (name.row != 0) {
    const std::u16string_view head = Lexicon::built_in().head_of(name.row);
    const bool anyones = !own && has_every_country(name.text) && name.lead.size == 0;
    if (anyones && speaks_of_others(lead_of(head).regions)) return only_here(Kind::agency, name.canon, local);
    return node(Kind::agency, head, head == name.text ? Rule::same_name : Rule::one_row, 0, true);
  }
  const Rule rule = name.canon == name.text ? Rule::same_name : Rule::written_two_ways;
  if (name.listed && !name.behind_country.empty())
    return node(Kind::agency, name.behind_country, Rule::written_two_ways, 0, true);
  if (name.listed) return node(Kind::agency, name.text, Rule::same_name, 0, true);
  const bool national = name.lead.regions.size() == 1 && name.lead.regions.front() == china();
  if (const Region lead = national ? 0 : m_around.choose(name.lead.regions);
      lead != 0 && name.lead.size < name.canon.size())
    return node(Kind::agency, std::u16string_view(name.canon).substr(name.lead.size), rule, lead);
  if (name.level != 0) {
    const Region home = is_division(before) ? before : m_around.home(level_named(name.level));
    return home == 0 ? only_here(Kind::agency, name.canon, local)
                     : node(Kind::agency, std::u16string_view(name.canon).substr(1), Rule::body_of_place, home);
  }
  const Lexicon& lexicon = Lexicon::built_in();
  if (lexicon.contains(name.text, Lex::local_organ) || lexicon.contains(name.text, Lex::organ_head)) {
    if (is_division(before)) return node(Kind::agency, name.canon, Rule::body_of_place, before);
    return only_here(Kind::agency, name.canon, local);
  }
  const Sense other = row_of_aliases(Kind::agency, local);
  return other.node != Nodes::k_none ? other : node(Kind::agency, name.canon, rule);
}

Sense SenseReader::enterprise(const Local& local) {
  const NameReading& name = reading(Kind::enterprise, local.name);
  const std::u16string_view head = Lexicon::built_in().head_of(name.row);
  if (name.row != 0 && (name.whole_row || is_same_firm(name.text, head))) {
    return node(Kind::enterprise, head, head == name.text ? Rule::same_name : Rule::one_row, 0, true);
  }
  if (name.listed && !name.behind_country.empty())
    return node(Kind::enterprise, name.behind_country, Rule::written_two_ways, 0, true);
  if (name.listed) return node(Kind::enterprise, name.text, Rule::same_name, 0, true);
  const Sense other = row_of_aliases(Kind::enterprise, local);
  if (other.node != Nodes::k_none) return other;
  return node(Kind::enterprise, name.canon, name.canon == name.text ? Rule::same_name : Rule::written_two_ways);
}

Sense SenseReader::policy(const Local& local) {
  const NameReading& name = reading(Kind::policy, local.name);
  const std::u16string_view head = name.row == 0 ? name.canon : Lexicon::built_in().head_of(name.row);
  YearlyDocument yearly = read_yearly(head);
  if (yearly.year == 0 && m_article->date.known())
    yearly.year = static_cast<std::uint16_t>(std::stoi(to_string(m_article->date).substr(0, 4)));
  if (!yearly.name.empty() && yearly.year != 0) {
    Node node;
    node.kind = Kind::policy;
    node.base = m_nodes.texts().number_of(narrow(yearly.name));
    node.year = yearly.year;
    return {m_nodes.number_of(node), Rule::year_of_article};
  }
  const Region foreign = m_around.foreign_home();
  const bool law = name.canon.size() <= 8 && (name.canon.ends_with(u"法") || name.canon.ends_with(u"条例"));
  if (foreign != 0 && law && !is_law_of_one_country(name))
    return node(Kind::policy, name.canon, Rule::country_of_article, foreign);
  if (name.row != 0) return node(Kind::policy, head, head == name.text ? Rule::same_name : Rule::one_row, 0, true);
  const Rule rule = name.canon == name.text ? Rule::same_name : Rule::document_title;
  if (name.listed) return node(Kind::policy, name.canon, rule, 0, true);
  if (is_bare_document(name.canon)) return only_here(Kind::policy, name.canon, local);
  if (is_bare_plan(name.canon) && m_around.home(1) != 0)
    return node(Kind::policy, name.canon, Rule::place_of_article, m_around.home(1));
  return node(Kind::policy, name.canon, rule);
}

/// 赵女士, 朱某 are as many as there are articles.
Sense SenseReader::person(const Local& local) {
  constexpr std::array<std::u16string_view, 5> k_unnamed{u"女士", u"先生", u"小姐", u"某", u"某某"};
  const std::u16string& name = reading(Kind::person, local.name).text;
  if (!ending_of(name, k_unnamed).empty()) return only_here(Kind::person, name, local);
  return node(Kind::person, name, Rule::same_name);
}

void SenseReader::read(std::uint32_t article, std::vector<Sense>& out) {
  m_article = &m_corpus.articles[article];
  look_around(*m_article);
  out.clear();
  for (std::uint32_t i = m_article->locals_begin; i < m_article->locals_end; ++i) {
    const Local& local = m_corpus.locals[i];
    switch (kind_of(local.type)) {
      case Kind::place:
        out.push_back(place(local, i));
        break;
      case Kind::agency:
        out.push_back(agency(local, i));
        break;
      case Kind::enterprise:
        out.push_back(enterprise(local));
        break;
      case Kind::policy:
        out.push_back(policy(local));
        break;
      case Kind::person:
        out.push_back(person(local));
        break;
    }
    ++m_nodes[out.back().node].articles;
  }
}

}  // namespace guanxi::extract::across
