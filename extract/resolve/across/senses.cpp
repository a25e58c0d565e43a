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

/// The row of the tables of `kind` that is the whole of `text`.
void look_up(Kind kind, NameReading& name) {
  constexpr std::array k_agency{Lex::organ, Lex::university};
  constexpr std::array k_enterprise{Lex::enterprise, Lex::bank, Lex::media};
  constexpr std::array k_policy{Lex::programme};
  std::span<const Lex> kinds;
  if (kind == Kind::agency) kinds = k_agency;
  if (kind == Kind::enterprise) kinds = k_enterprise;
  if (kind == Kind::policy) kinds = k_policy;
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name.text, 0, matches);
  for (const LexMatch& match : matches) {
    if (match.end != name.text.size() || std::find(kinds.begin(), kinds.end(), match.kind) == kinds.end()) continue;
    name.listed = true;
    if (name.row == 0) name.row = match.parent;
  }
}

/// 中国社科院农村发展研究所 -> 中国社会科学院农村发展研究所: the body or firm that the name begins with by the first
/// form of its row.
std::u16string with_whole_spelt_out(Kind kind, const std::u16string& text) {
  constexpr std::size_t k_shortest_whole = 3;
  constexpr std::uint8_t k_sure = 200;
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(text, 0, matches);
  LexMatch best;
  for (const LexMatch& match : matches) {
    const bool body = kind == Kind::agency && (match.kind == Lex::organ || match.kind == Lex::university);
    const bool firm = kind == Kind::enterprise && match.kind == Lex::bank;
    const bool whole = match.end >= k_shortest_whole && match.end + 2 <= text.size() && match.parent != 0;
    if ((body || firm) && whole && match.attribute >= k_sure && match.end > best.end) best = match;
  }
  if (best.end == 0) return text;
  return std::u16string(Lexicon::built_in().head_of(best.parent)) + text.substr(best.end);
}

/// 省 of 省卫生厅: a level, and behind it what stands behind divisions.
char16_t level_before(std::u16string_view canon) {
  constexpr std::u16string_view k_levels = u"省市州县区旗镇乡";
  if (canon.size() < 2 || k_levels.find(canon.front()) == std::u16string_view::npos || canon.starts_with(u"区域"))
    return 0;
  const Lexicon& lexicon = Lexicon::built_in();
  const bool local = lexicon.contains(canon, Lex::local_organ) || lexicon.contains(canon.substr(1), Lex::local_organ);
  constexpr std::array<std::u16string_view, 16> k_heads{u"委",   u"局",   u"厅", u"办", u"院", u"会", u"中心", u"政府",
                                                        u"人大", u"政协", u"部", u"队", u"处", u"联", u"站",   u"校"};
  return local || !ending_of(canon, k_heads).empty() ? canon.front() : u'\0';
}

/// 上海|璞泰来|新能源科技股份有限公司: the row of the brand behind the place, where only trades follow it. Not where
/// the place and the brand are a name of their own in some article: 上海大众汽车有限公司 is 上海大众.
void look_up_registered(const Pool& texts, NameReading& name) {
  const std::size_t lead = lead_of(name.canon).size;
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name.canon, static_cast<std::uint32_t>(lead), matches);
  const auto is_name = [&](const LexMatch& match) {
    return match.kind == Lex::enterprise && match.end < name.canon.size() &&
           texts.find(narrow(std::u16string_view(name.canon).substr(0, match.end))) != Pool::k_none;
  };
  if (lead > 0 && std::any_of(matches.begin(), matches.end(), is_name)) return;
  for (const LexMatch& match : matches) {
    const std::u16string brand = name.canon.substr(lead, match.end - lead);
    if (match.kind != Lex::enterprise || match.parent == 0 || !is_registered_name_of(name.text, brand)) continue;
    if (!is_same_firm(brand, Lexicon::built_in().head_of(match.parent))) continue;
    name.row = match.parent;
    name.whole_row = true;
  }
}

/// 华为科技 is 华为技术有限公司: the two words are used for one another.
void look_up_technology(NameReading& name) {
  constexpr std::array<std::u16string_view, 2> k_words{u"科技", u"技术"};
  constexpr std::array<std::u16string_view, 2> k_forms{u"有限公司", u"股份有限公司"};
  const std::u16string_view word = ending_of(name.canon, k_words);
  if (word.empty()) return;
  const std::u16string brand = name.canon.substr(0, name.canon.size() - word.size());
  for (const std::u16string_view other : k_words)
    for (const std::u16string_view form : k_forms) {
      NameReading registered;
      registered.text = brand + std::u16string(other) + std::u16string(form);
      look_up(Kind::enterprise, registered);
      if (registered.row == 0) continue;
      name.row = registered.row;
      name.whole_row = true;
      return;
    }
}

/// The row of a registered name: of its short form, or of what follows the place, where that names a group:
/// 小米科技|有限责任公司, 四川宜宾|五粮液集团|有限公司.
void look_up_firm(const Pool& texts, NameReading& name) {
  if (name.listed) return;
  constexpr std::array<std::u16string_view, 4> k_whole{u"集团", u"国际集团", u"公司", u"集团公司"};
  std::vector<LexMatch> matches;
  Lexicon::built_in().matches_at(name.canon, 0, matches);
  for (const LexMatch& match : matches) {  // 徐福记|国际集团
    const std::u16string_view brand = std::u16string_view(name.canon).substr(0, match.end);
    const bool whole = match.kind == Lex::enterprise && match.parent != 0 && brand.size() >= 3 &&
                       is_one_of(std::u16string_view(name.canon).substr(match.end), k_whole);
    if (!whole || lead_of(brand).size > 0 || !is_same_firm(brand, Lexicon::built_in().head_of(match.parent))) continue;
    name.row = match.parent;
    name.whole_row = true;
  }
  if (name.row == 0) look_up_technology(name);
  if (name.row == 0 && name.canon != name.text) look_up_registered(texts, name);
  if (name.row != 0 || name.canon == name.text) return;
  NameReading other;
  other.text = name.canon;
  look_up(Kind::enterprise, other);
  const std::size_t lead = lead_of(name.canon).size;
  if (!other.listed && lead > 0 && name.canon.ends_with(u"集团")) {
    other.text = name.canon.substr(lead);
    look_up(Kind::enterprise, other);
  }
  if (other.row == 0 || !is_same_firm(other.text, Lexicon::built_in().head_of(other.row))) return;
  name.row = other.row;
  name.whole_row = true;
}

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

/// Bodies that many countries have under one name, where no country is said: 卫生部, 最高法院, 自由党.
bool has_every_country(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 13> k_heads{u"部",   u"法院", u"议会", u"党",     u"空军", u"海军", u"陆军",
                                                        u"央行", u"内阁", u"议院", u"总统府", u"国会", u"警方"};
  const bool short_country = name.size() >= 4 && Lexicon::built_in().contains(name.substr(0, 1), Lex::country_short);
  return name.size() <= 5 && !short_country && !ending_of(name, k_heads).empty();
}

bool is_yearly(std::u16string_view canon) {
  constexpr std::array<std::u16string_view, 4> k_names{u"中央一号文件", u"一号文件", u"政府工作报告", u"中央1号文件"};
  return is_one_of(canon, k_names);
}

/// “十二五”规划: the nation's, a province's or a firm's.
bool is_bare_plan(std::u16string_view canon) {
  return canon.size() <= 7 && contains(canon, u"五") && canon.starts_with(u"十") && canon.ends_with(u"规划");
}

}  // namespace

const NameReading& SenseReader::reading(Kind kind, std::uint32_t text) {
  auto& readings = m_readings[static_cast<std::size_t>(kind)];
  if (readings.size() <= text) readings.resize(std::max<std::size_t>(m_corpus.texts.size(), text + 1));
  std::unique_ptr<NameReading>& slot = readings[text];
  if (slot) return *slot;
  slot = std::make_unique<NameReading>();
  NameReading& name = *slot;
  name.text = widen(m_corpus.texts.text(text));
  look_up(kind, name);
  switch (kind) {
    case Kind::place:
      name.place = read_place(name.text);
      if (name.place.divisions.empty() && name.text.starts_with(u"中国"))  // 中国台湾
        if (PlaceReading rest = read_place(name.text.substr(2)); !rest.divisions.empty()) name.place = std::move(rest);
      name.canon = canonical_place(name.text);
      name.lead = lead_of(name.canon);
      break;
    case Kind::agency:
      name.canon = canonical_agency(with_whole_spelt_out(kind, name.text));
      name.lead = lead_of(name.canon);
      name.level = level_before(name.canon);
      break;
    case Kind::enterprise:
      name.canon = canonical_firm(with_whole_spelt_out(kind, name.text));
      look_up_firm(m_corpus.texts, name);
      break;
    case Kind::policy:
      name.canon = canonical_document(name.text);
      break;
    case Kind::person:
      name.canon = name.text;
      break;
  }
  return name;
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
    }
  }
  m_around.settle();
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
  }
  return 0;
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
    if (chosen == 0 && !(place.natural && !place.full)) chosen = m_around.choose(place.divisions);
    const auto is_city = [](Region region) { return level_of(region) <= 2; };
    const auto cities = std::count_if(place.divisions.begin(), place.divisions.end(), is_city);
    if (chosen == 0 && !place.full && !place.natural && cities == 1 && place.safety >= k_safe_city) {
      chosen = *std::find_if(place.divisions.begin(), place.divisions.end(), is_city);
      rule = Rule::division;
    }
  }
  if (chosen == 0 && place.natural) return node(Kind::place, name.text, Rule::same_name);
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
    const std::u16string canon = canonical_place(head);  // 北京经济技术开发区 is the 经开区 of 北京
    const Lead lead = lead_of(canon);
    const bool zone = lead.regions.size() == 1 && is_division(lead.regions.front()) && lead.size < canon.size() &&
                      is_generic_place(std::u16string_view(canon).substr(lead.size));
    const Rule rule = head == name.text ? Rule::same_name : Rule::one_row;
    return zone ? node(Kind::place, std::u16string_view(canon).substr(lead.size), rule, lead.regions.front(), true)
                : node(Kind::place, head, rule, 0, true);
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

Sense SenseReader::agency(const Local& local, std::uint32_t index) {
  const NameReading& name = reading(Kind::agency, local.name);
  const Region before = region_before(index);
  const Region foreign = before != 0 && !is_division(before) && before != china() ? before : m_around.foreign_home();
  if (foreign != 0 && has_every_country(name.text) && name.lead.size == 0)
    return node(Kind::agency, name.canon, Rule::country_of_article, foreign);
  if (name.row != 0) {
    const std::u16string_view head = Lexicon::built_in().head_of(name.row);
    return node(Kind::agency, head, head == name.text ? Rule::same_name : Rule::one_row, 0, true);
  }
  const Rule rule = name.canon == name.text ? Rule::same_name : Rule::written_two_ways;
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
  if (name.listed) return node(Kind::enterprise, name.text, Rule::same_name, 0, true);
  const Sense other = row_of_aliases(Kind::enterprise, local);
  if (other.node != Nodes::k_none) return other;
  return node(Kind::enterprise, name.canon, name.canon == name.text ? Rule::same_name : Rule::written_two_ways);
}

Sense SenseReader::policy(const Local& local) {
  const NameReading& name = reading(Kind::policy, local.name);
  if (is_yearly(name.canon) && m_article->date.known()) {
    Node yearly;
    yearly.kind = Kind::policy;
    yearly.base = m_nodes.texts().number_of(narrow(name.canon));
    yearly.year = static_cast<std::uint16_t>(std::stoi(to_string(m_article->date).substr(0, 4)));
    return {m_nodes.number_of(yearly), Rule::year_of_article};
  }
  const Region foreign = m_around.foreign_home();
  const bool law = name.canon.size() <= 8 && (name.canon.ends_with(u"法") || name.canon.ends_with(u"条例"));
  if (foreign != 0 && law) return node(Kind::policy, name.canon, Rule::country_of_article, foreign);
  if (name.row != 0) {
    const std::u16string_view head = Lexicon::built_in().head_of(name.row);
    return node(Kind::policy, head, head == name.text ? Rule::same_name : Rule::one_row, 0, true);
  }
  if (name.listed) return node(Kind::policy, name.text, Rule::same_name, 0, true);
  if (is_bare_document(name.canon)) return only_here(Kind::policy, name.canon, local);
  if (is_bare_plan(name.canon) && m_around.home(1) != 0)
    return node(Kind::policy, name.canon, Rule::place_of_article, m_around.home(1));
  const Rule rule = name.canon == name.text ? Rule::same_name : Rule::document_title;
  return node(Kind::policy, name.canon, rule);
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
        out.push_back(node(Kind::person, reading(Kind::person, local.name).text, Rule::same_name));
        break;
    }
    ++m_nodes[out.back().node].articles;
  }
}

}  // namespace guanxi::extract::across
