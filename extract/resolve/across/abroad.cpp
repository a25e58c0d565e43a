#include "extract/resolve/across/abroad.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <utility>

#include "extract/recognize/characters.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

class NamesFromAbroad {
 public:
  NamesFromAbroad(const Corpus& corpus, std::span<const Person> persons, const Evidence& evidence, const Nodes& nodes,
                  Joined& joined, std::vector<Join>& doubts)
      : m_corpus(corpus),
        m_persons(persons),
        m_evidence(evidence),
        m_nodes(nodes),
        m_joined(joined),
        m_doubts(doubts) {}

  void join() {
    join_spellings();
    join_parts();
    join_definitions();
  }

 private:
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
      score += m_evidence.of_scenes(full, part);
    }
    bool one_title = false;
    for (const Office& x : full.offices)
      for (const Office& y : part.offices)
        one_title = one_title || (x.title == y.title && (x.body == y.body || !full.countries.empty()));
    if (one_title) score += 2;
    if (!one_title && !full.offices.empty() && !part.offices.empty()) score -= 0.9;
    return score;
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

  const Corpus& m_corpus;
  std::span<const Person> m_persons;
  const Evidence& m_evidence;
  const Nodes& m_nodes;
  Joined& m_joined;
  std::vector<Join>& m_doubts;
};

}  // namespace

void join_names_from_abroad(const Corpus& corpus, std::span<const Person> persons, const Evidence& evidence,
                            const Nodes& nodes, Joined& joined, std::vector<Join>& doubts) {
  NamesFromAbroad(corpus, persons, evidence, nodes, joined, doubts).join();
}

}  // namespace guanxi::extract::across
