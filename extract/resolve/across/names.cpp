#include "extract/resolve/across/names.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/across/documents.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

/// A short name and one thing that it may stand for.
struct Candidate {
  std::uint32_t shorter = 0;
  std::uint32_t longer = 0;
  Rule rule{};
  std::uint32_t article = 0;  ///< of defined_in_article: the first that says so
};

/// Could the short form be made of the long one: its units in order, or letters for characters?
bool is_made_of(std::u16string_view shorter, std::u16string_view longer) {
  return is_subsequence(shorter, longer) || is_latin(shorter) != is_latin(longer);
}

class NameJoiner {
 public:
  NameJoiner(const Corpus& corpus, std::span<const Sense> senses, SenseReader& reader, Nodes& nodes, Joined& joined,
             std::vector<Join>& doubts)
      : m_corpus(corpus), m_senses(senses), m_reader(reader), m_nodes(nodes), m_joined(joined), m_doubts(doubts) {}

  void join() {
    join_regions();
    join_countries();
    find_definitions();
    find_short_names();
    settle();
    join_types();
  }

 private:
  /// A name that stands for itself in the tables, or for something else in each article, is no short form.
  [[nodiscard]] bool is_open(std::uint32_t node) const {
    return !m_nodes[node].table && m_nodes[node].article == 0 && m_nodes[node].kind != Kind::person;
  }

  /// 三河村 of a county and 三河村 of its prefecture, where no other county of it has one.
  void join_regions() {
    std::map<std::pair<Kind, std::uint32_t>, std::vector<std::uint32_t>> bearers;
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i)
      if (m_nodes[i].spread) bearers[{m_nodes[i].kind, m_nodes[i].base}].push_back(i);
    for (const auto& [name, nodes] : bearers) {
      for (const std::uint32_t coarse : nodes) {
        const Region region = m_nodes[coarse].region;
        constexpr std::size_t k_telling = 4;
        if (region == 0 && widen(m_nodes.base(coarse)).size() < k_telling) continue;
        std::vector<std::uint32_t> finer;
        for (const std::uint32_t other : nodes)
          if (other != coarse && (region == 0 || lies_within(m_nodes[other].region, region))) finer.push_back(other);
        if (finer.empty()) continue;
        std::sort(finer.begin(), finer.end(), [&](std::uint32_t a, std::uint32_t b) {
          return std::pair(level_of(m_nodes[a].region), m_nodes[a].region) <
                 std::pair(level_of(m_nodes[b].region), m_nodes[b].region);
        });
        const bool chain = std::is_sorted(finer.begin(), finer.end(), [&](std::uint32_t a, std::uint32_t b) {
          return !lies_within(m_nodes[b].region, m_nodes[a].region);
        });
        if (!chain) continue;
        const std::uint32_t next = finer.front();
        m_joined.join({coarse, next, Rule::place_of_article,
                       fmt::format("the only {} so called {}", m_nodes.base(coarse),
                                   region == 0 ? std::string("in the articles") : "in " + region_name(region))});
      }
    }
  }

  /// 卫生部 in an article about Sudan is the 苏丹卫生部 of the tables.
  void join_countries() {
    std::vector<bool> seen(m_corpus.texts.size());
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i) {
      const Local& local = m_corpus.locals[i];
      const std::uint32_t listed = m_senses[i].node;
      if (local.type != EntityType::agency || !m_nodes[listed].table || seen[local.name]) continue;
      seen[local.name] = true;
      const NameReading& name = m_reader.reading(Kind::agency, local.name);
      const bool country = name.lead.regions.size() == 1 && is_country(name.lead.regions.front());
      if (!country || name.lead.size >= name.canon.size()) continue;
      const std::uint32_t other =
          m_nodes.find(Kind::agency, std::u16string_view(name.canon).substr(name.lead.size), name.lead.regions.front());
      if (other == Nodes::k_none || m_joined.root(other) == m_joined.root(listed)) continue;
      m_joined.join({other, listed, Rule::country_of_article,
                     fmt::format("{} = {}", m_nodes.title(other, m_corpus), m_nodes.base(listed))});
    }
  }

  /// 以下简称 and its like: the article itself calls the one by the name that stands alone elsewhere.
  void find_definitions() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Candidate> found;
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i) {
      const Local& local = m_corpus.locals[i];
      const std::uint32_t longer = m_senses[i].node;
      const Kind kind = kind_of(local.type);
      if (kind == Kind::person || m_nodes[longer].article != 0) continue;
      for (const std::uint32_t form : m_corpus.forms_of(local).subspan(1)) {
        const NameReading& name = m_reader.reading(kind, form);
        const bool settled = name.row != 0 || name.listed || !name.place.divisions.empty() || name.place.natural;
        if (settled || name.text.size() < 2) continue;
        const std::uint32_t shorter = m_nodes.find(kind, name.canon);
        if (shorter == Nodes::k_none || shorter == longer || !is_open(shorter)) continue;
        if (!is_made_of(name.text, m_reader.reading(kind, local.name).text)) continue;
        found.try_emplace({shorter, longer}, Candidate{shorter, longer, Rule::defined_in_article, local.article});
      }
    }
    for (const auto& [pair, candidate] : found) m_candidates.push_back(candidate);
  }

  void find_short_names() {
    const std::uint32_t size = m_nodes.size();
    for (std::uint32_t i = 0; i < size; ++i) {
      if (m_nodes[i].article != 0) continue;
      const std::u16string base = widen(m_nodes.base(i));
      if (m_nodes[i].kind == Kind::enterprise) find_brands(i, base);
      if (m_nodes[i].kind == Kind::enterprise) find_keys(i, base);
      if (m_nodes[i].kind == Kind::enterprise || m_nodes[i].kind == Kind::agency) find_without_country(i, base);
      if (m_nodes[i].kind == Kind::place && !m_nodes[i].table) find_cores(i, base);
      if (m_nodes[i].kind == Kind::place) find_areas(i, base);
    }
    find_short_zones();
    find_zones_of_rows();
    find_documents();
  }

  /// 东方艾格 of 北京东方艾格农业咨询: every beginning of the name, with and without the place before it.
  void find_brands(std::uint32_t longer, const std::u16string& name) {
    constexpr std::size_t k_shortest_brand = 3;  // 万达, 联合 are too many firms' names
    constexpr std::size_t k_longest_brand = 10;
    const Lead lead = lead_of(name);
    const std::array<std::size_t, 2> begins{0, lead.size};
    for (std::size_t b = 0; b < (lead.size == 0 ? 1 : 2); ++b) {
      const std::size_t begin = begins[b];
      for (std::size_t size = k_shortest_brand; size <= k_longest_brand && begin + size <= name.size(); ++size) {
        const std::u16string brand = name.substr(begin, size);
        if (brand.size() == name.size()) continue;
        const std::uint32_t shorter = m_nodes.find(Kind::enterprise, brand);
        if (shorter == Nodes::k_none || shorter == longer || !is_open(shorter)) continue;
        if (is_short_firm(name, brand)) m_candidates.push_back({shorter, longer, Rule::short_name, 0});
      }
    }
  }

  /// Documents that two names name: 湖修条例 and 湖泊生态修复条例, 以旧换新政策 and 以旧换新.
  void find_documents() {
    for (const SameDocument& same : find_same_documents(m_nodes)) {
      if (is_open(same.name))
        m_candidates.push_back({same.name, same.thing, Rule::short_name, 0});
      else if (same.either_way && is_open(same.thing))
        m_candidates.push_back({same.thing, same.name, Rule::short_name, 0});
    }
  }

  /// 签名银行 of 美国签名银行, 宾夕法尼亚大学 of 美国|宾夕法尼亚大学; not 国民议会, 通讯社, which every country has.
  void find_without_country(std::uint32_t longer, const std::u16string& name) {
    constexpr std::size_t k_telling = 4;
    const Node& node = m_nodes[longer];
    const Lead lead = node.region == 0 ? lead_of(name) : Lead{{node.region}, 0};
    if (lead.regions.size() != 1 || !is_country(lead.regions.front()) || lead.regions.front() == china()) return;
    const std::u16string_view rest = std::u16string_view(name).substr(lead.size);
    const bool body = node.kind == Kind::agency;
    if (rest.size() < k_telling + (body ? 1 : 0) || is_of_every_country(rest)) return;
    const std::uint32_t shorter = m_nodes.find(node.kind, rest);
    if (shorter != Nodes::k_none && shorter != longer && is_open(shorter))
      m_candidates.push_back({shorter, longer, Rule::short_name, 0});
  }

  /// By its last word, or as a common noun.
  [[nodiscard]] static bool is_of_every_country(std::u16string_view name) {
    constexpr std::array<std::u16string_view, 16> k_heads{u"部",   u"院", u"议会", u"党",   u"军",   u"府",
                                                          u"办",   u"局", u"警方", u"内阁", u"大会", u"总署",
                                                          u"总局", u"队", u"会",   u"使馆"};
    const Lexicon& lexicon = Lexicon::built_in();
    return !ending_of(name, k_heads).empty() || lexicon.contains(name, Lex::organ_head) ||
           lexicon.contains(name, Lex::enterprise_head) || lexicon.contains(name, Lex::common_word);
  }

  /// The place by its short name, the key, the group: 厦门|银鹭|集团 of 厦门市|银鹭|食品集团. 中国 is 中 alone: 中铝 of
  /// 中国铝业.
  void find_keys(std::uint32_t longer, const std::u16string& name) {
    constexpr std::u16string_view k_group = u"集团";
    constexpr std::size_t k_shortest_key = 2;
    const std::size_t lead = lead_of(name).size;
    if (lead == 0 || lead == name.size()) return;
    const bool group = name.ends_with(k_group);
    const std::u16string body = name.substr(lead, name.size() - lead - (group ? k_group.size() : 0));
    const bool national = name.starts_with(u"中国") && lead == 2;
    const std::u16string place =
        national ? std::u16string(u"中") : name.substr(0, lead - (lead >= 3 && is_level(name[lead - 1]) ? 1 : 0));
    for (std::size_t size = national ? 1 : k_shortest_key; size < body.size(); ++size) {
      const bool trades = national || Lexicon::built_in().contains(body.substr(size), Lex::industry);
      if (!trades || (national && size > 2)) continue;
      const std::u16string key = place + body.substr(0, size);
      add_key(longer, key);
      if (group) add_key(longer, key + std::u16string(k_group));
    }
  }

  void add_key(std::uint32_t longer, const std::u16string& key) {
    const std::uint32_t shorter = m_nodes.find(Kind::enterprise, key);
    if (shorter == Nodes::k_none || shorter == longer || !is_open(shorter)) return;
    if (!Lexicon::built_in().contains(key, Lex::common_word))
      m_candidates.push_back({shorter, longer, Rule::short_name, 0});
  }

  [[nodiscard]] static bool is_level(char16_t unit) {
    constexpr std::u16string_view k_levels = u"省市县区";
    return k_levels.find(unit) != std::u16string_view::npos;
  }

  [[nodiscard]] static bool is_short_firm(const std::u16string& longer, const std::u16string& brand) {
    const Form long_form{MentionKind::enterprise, longer, {}, {}};
    const Form short_form{MentionKind::enterprise, brand, {}, {}};
    const PlacePrefixes places(std::span<const Form>{});
    if (Lexicon::built_in().contains(brand, Lex::common_word) || lead_of(brand).size == brand.size()) return false;
    constexpr std::size_t k_telling = 4;
    const Alias strength = enterprise_alias(shape_of(long_form, places), shape_of(short_form, places));
    return strength >= Alias::likely || (strength == Alias::weak && brand.size() >= k_telling);
  }

  /// 骆驼湾 of 骆驼湾村, 大邱 of 大邱市: what divisions abroad are called is telling with two units. 华盛顿 is not the
  /// state, 魁北克 not the province: their towns are as well known.
  void find_cores(std::uint32_t longer, const std::u16string& name) {
    const std::size_t core = place_core(name);
    constexpr std::u16string_view k_foreign_levels = u"州省市县郡邦府道";
    const bool level = core + 1 == name.size() && k_foreign_levels.find(name.back()) != std::u16string_view::npos;
    const std::size_t shortest_core = level ? 2 : 3;
    if (core == name.size() || core < shortest_core) return;
    const Lexicon& lexicon = Lexicon::built_in();
    const std::u16string base = name.substr(0, core);
    if (core == 2 && lexicon.contains(base, Lex::common_word)) return;
    if (name.back() != u'市' && (lexicon.contains(base, Lex::capital) || lexicon.contains(base, Lex::world_city)))
      return;
    const std::uint32_t shorter = m_nodes.find(Kind::place, base);
    if (shorter != Nodes::k_none && is_open(shorter)) m_candidates.push_back({shorter, longer, Rule::short_name, 0});
  }

  /// 闽南地区 is 闽南, 塔克拉玛干沙漠 is 塔克拉玛干; 黑海地区 is not the sea.
  void find_areas(std::uint32_t longer, const std::u16string& name) {
    constexpr std::array<std::u16string_view, 7> k_areas{u"地区", u"沙漠", u"草原", u"山脉", u"群岛", u"半岛", u"高原"};
    constexpr std::u16string_view k_waters = u"海江河湖洋山口";
    const std::u16string_view area = ending_of(name, k_areas);
    const std::size_t shortest_core = area == u"地区" ? 2 : 3;
    if (area.empty() || name.size() < area.size() + shortest_core || !is_open(longer)) return;
    const std::u16string_view core = std::u16string_view(name).substr(0, name.size() - area.size());
    if (k_waters.find(core.back()) != std::u16string_view::npos || Lexicon::built_in().contains(core, Lex::common_word))
      return;
    const std::uint32_t other = m_nodes.find(Kind::place, core);
    if (other != Nodes::k_none && m_nodes[other].article == 0)
      m_candidates.push_back({longer, other, Rule::short_name, 0});
  }

  /// 横琴合作区 of 横琴粤澳深度合作区: one begin, one end, the rest left out.
  void find_short_zones() {
    constexpr std::size_t k_begin = 2;
    constexpr std::size_t k_end = 3;
    std::map<std::u16string, std::vector<std::uint32_t>> alike;
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
      if (m_nodes[i].kind != Kind::place || m_nodes[i].article != 0 || m_nodes[i].spread) continue;
      const std::u16string base = widen(m_nodes.base(i));
      if (base.size() < k_begin + k_end || !is_generic_place(std::u16string_view(base).substr(base.size() - k_end)))
        continue;
      alike[base.substr(0, k_begin) + base.substr(base.size() - k_end)].push_back(i);
    }
    for (const auto& [ends, nodes] : alike) {
      for (const std::uint32_t shorter : nodes)
        for (const std::uint32_t longer : nodes) {
          if (shorter == longer || !is_open(shorter) || m_nodes[shorter].region != m_nodes[longer].region) continue;
          const std::u16string s = widen(m_nodes.base(shorter));
          const std::u16string l = widen(m_nodes.base(longer));
          if (s.size() == k_begin + k_end && s.size() < l.size() && is_subsequence(s, l))
            m_candidates.push_back({shorter, longer, Rule::short_name, 0});
        }
    }
  }

  /// 横琴|合作区, where another name in the row of 横琴 ends with 合作区, is that row's zone.
  void find_zones_of_rows() {
    const std::uint32_t size = m_nodes.size();
    for (std::uint32_t i = 0; i < size; ++i) {
      const Region row = m_nodes[i].region;
      if (m_nodes[i].kind != Kind::place || row == 0 || is_division(row)) continue;
      const std::u16string base = widen(m_nodes.base(i));
      const auto& seen = m_reader.rows_seen();
      for (auto at = seen.lower_bound({row, std::u16string()}); at != seen.end() && at->first == row; ++at) {
        if (!canonical_place(at->second).ends_with(base)) continue;
        const std::u16string canon = canonical_place(Lexicon::built_in().head_of(row));
        const Lead zone = division_of_zone(canon);
        const std::uint32_t whole =
            zone.size == 0
                ? m_nodes.find(Kind::place, Lexicon::built_in().head_of(row))
                : m_nodes.find(Kind::place, std::u16string_view(canon).substr(zone.size), zone.regions.front());
        if (whole != Nodes::k_none) m_candidates.push_back({i, whole, Rule::short_name, 0});
        break;
      }
    }
  }

  /// A short name with one candidate is that one's; with several it stays apart, in doubt.
  void settle() {
    std::sort(m_candidates.begin(), m_candidates.end(), [&](const Candidate& a, const Candidate& b) {
      const auto rank = [&](const Candidate& c) {
        return std::tuple(-static_cast<std::ptrdiff_t>(m_nodes.base(c.shorter).size()), m_nodes.base(c.shorter),
                          c.shorter, c.rule != Rule::defined_in_article, m_nodes.base(c.longer), c.longer);
      };
      return rank(a) < rank(b);
    });
    for (std::size_t begin = 0; begin < m_candidates.size();) {
      std::size_t end = begin;
      bool one = true;
      while (end < m_candidates.size() && m_candidates[end].shorter == m_candidates[begin].shorter) {
        one = one && m_joined.root(m_candidates[end].longer) == m_joined.root(m_candidates[begin].longer);
        ++end;
      }
      for (std::size_t i = begin; i < end; ++i) {
        Join join{m_candidates[i].shorter, m_candidates[i].longer, m_candidates[i].rule, ground_of(m_candidates[i])};
        if (one)
          m_joined.join(std::move(join));
        else
          m_doubts.push_back(std::move(join));
      }
      begin = end;
    }
  }

  [[nodiscard]] std::string ground_of(const Candidate& candidate) const {
    std::string equation = fmt::format("{} = {}", m_nodes.base(candidate.shorter), m_nodes.base(candidate.longer));
    if (candidate.rule != Rule::defined_in_article) return equation;
    return fmt::format("{}: {} calls it both", equation, m_corpus.texts.text(m_corpus.articles[candidate.article].id));
  }

  /// One name that is read as a body here and as a firm there is one thing, of the type it has more often.
  void join_types() {
    constexpr std::size_t k_telling = 4;
    constexpr std::array k_kinds{Kind::enterprise, Kind::place};
    const std::uint32_t size = m_nodes.size();
    for (std::uint32_t i = 0; i < size; ++i) {
      const Node& node = m_nodes[i];
      if (node.kind != Kind::agency || node.region != 0 || node.article != 0) continue;
      const std::u16string base = widen(m_nodes.base(i));
      if (base.size() < k_telling) continue;
      for (const Kind kind : k_kinds) {
        const std::uint32_t other = m_nodes.find(kind, base);
        if (other == Nodes::k_none || m_nodes[other].spread) continue;
        m_joined.join({i, other, Rule::other_type, fmt::format("{} is read as two types", m_nodes.base(i))});
      }
    }
  }

  const Corpus& m_corpus;
  std::span<const Sense> m_senses;
  SenseReader& m_reader;
  Nodes& m_nodes;
  Joined& m_joined;
  std::vector<Join>& m_doubts;
  std::vector<Candidate> m_candidates;
};

}  // namespace

void join_names(const Corpus& corpus, std::span<const Sense> senses, SenseReader& reader, Nodes& nodes, Joined& joined,
                std::vector<Join>& doubts) {
  NameJoiner(corpus, senses, reader, nodes, joined, doubts).join();
}

}  // namespace guanxi::extract::across
