#include "extract/resolve/across/persons.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <numeric>

#include "extract/resolve/across/abroad.hpp"
#include "extract/resolve/across/bearers.hpp"
#include "extract/resolve/across/evidence.hpp"

namespace guanxi::extract::across {
namespace {

class PersonJoiner {
 public:
  PersonJoiner(const Corpus& corpus, std::span<const Scene> scenes, std::span<Sense> senses, Nodes& nodes,
               Joined& joined, std::vector<Join>& doubts, std::vector<Join>& notes)
      : m_corpus(corpus),
        m_senses(senses),
        m_nodes(nodes),
        m_joined(joined),
        m_doubts(doubts),
        m_notes(notes),
        m_reader(corpus, senses, nodes, joined),
        m_evidence(corpus, scenes, m_reader) {}

  void join() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> names;  // by node
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i)
      if (kind_of(m_corpus.locals[i].type) == Kind::person) names[m_senses[i].node].push_back(i);
    for (const auto& [node, locals] : names) divide(node, locals);
    join_names_from_abroad(m_corpus, m_persons, m_evidence, m_nodes, m_joined, m_doubts);
  }

 private:
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
      bearers.push_back(m_reader.read(local));
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
    const NameEvidence evidence{chinese ? rarity_of_name(name) : rarity_of_foreign_name(name), chinese};
    std::vector<Bearer> persons;
    constexpr std::size_t k_most_compared = 24;
    for (Bearer& group : groups) {
      double best = k_threshold;
      std::size_t chosen = persons.size();
      for (std::size_t i = 0; i < std::min(persons.size(), k_most_compared); ++i) {
        const double score = m_evidence.compare(persons[i], group, evidence);
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
    join_persons_of_name(evidence, persons);
    settle(node, chinese, persons);
  }

  /// What was apart while it was small may be one now that more is known of each.
  void join_persons_of_name(const NameEvidence& name, std::vector<Bearer>& persons) const {
    constexpr std::size_t k_most_compared = 24;
    for (std::size_t i = 0; i < std::min(persons.size(), k_most_compared); ++i)
      for (std::size_t j = i + 1; j < std::min(persons.size(), k_most_compared);) {
        const double score = m_evidence.compare(persons[i], persons[j], name);
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
        for (const std::uint32_t local : person.locals) m_senses[local] = {own, Rule::several_persons};
        m_doubts.push_back({own, node, Rule::several_persons,
                            fmt::format("one name, {}; nothing shared that tells", m_nodes.base(node))});
      }
      m_nodes[own].articles = static_cast<std::uint32_t>(person.locals.size());
      m_reader.note_articles(own, m_nodes[own].articles);
      if (person.weakest < k_certain) m_notes.push_back({own, own, Rule::same_person, ground_of(person)});
      person.company.clear();
      m_persons.push_back({own, chinese, std::move(person)});
    }
  }

  const Corpus& m_corpus;
  std::span<Sense> m_senses;
  Nodes& m_nodes;
  Joined& m_joined;
  std::vector<Join>& m_doubts;
  std::vector<Join>& m_notes;
  BearerReader m_reader;
  Evidence m_evidence;
  std::vector<Person> m_persons;
};

}  // namespace

void join_persons(const Corpus& corpus, std::span<const Scene> scenes, std::span<Sense> senses, Nodes& nodes,
                  Joined& joined, std::vector<Join>& doubts, std::vector<Join>& notes) {
  PersonJoiner(corpus, scenes, senses, nodes, joined, doubts, notes).join();
}

}  // namespace guanxi::extract::across
