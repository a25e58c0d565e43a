#include "queries/timeline/tenures.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "queries/sieve.hpp"
#include "queries/timeline/held.hpp"
#include "queries/timeline/post_names.hpp"

namespace guanxi::queries {

namespace {

struct Key {
  EntityId person;
  EntityId body;
  std::string title;
  auto operator<=>(const Key&) const = default;
};

bool says_begun(PostState state) { return state == PostState::appointed || state == PostState::elected; }

/// By what is said of the person, and who is said to hold the post later.
std::optional<TenureEnd> end_of_tenure(const graph::Graph& graph, const Tenure& tenure,
                                       std::span<const PostStatement> said, const Succession& succession) {
  const auto told = end_of(graph, said);
  const auto next = succession.after(tenure.person, tenure.last);
  if (!told && !next) return std::nullopt;
  TenureEnd end;
  end.after = tenure.last;
  end.where = told ? told->where : next->where;
  if (told) end.state = told->state;
  end.by = told ? told->day : next->day;
  if (told && next && (!end.by.known() || next->day < end.by)) end.by = next->day;
  for (const PostStatement& one : said)  // 原部长 before the article that says when
    if (const Date day = graph.date(one.where.article);
        one.state == PostState::former && tenure.last < day && day < end.by)
      end.by = day;
  return end;
}

/// Of statements by place.
Tenure tenure_of(const graph::Graph& graph, const Key& key, std::span<const PostStatement> said,
                 const Succession& succession) {
  Tenure tenure;
  tenure.person = key.person;
  tenure.body = key.body;
  tenure.title = key.title;
  tenure.state = said.back().state;
  tenure.where = tenure.latest = said.front().where;
  std::optional<ArticleId> counted;
  for (const PostStatement& one : said) {
    if (!says_held(one.state)) continue;
    const Date day = graph.date(one.where.article);
    if (counted != one.where.article) ++tenure.articles;
    counted = one.where.article;
    tenure.latest = one.where;
    if (says_begun(one.state) && !tenure.began) tenure.began = PostChange{one.state, one.where, day};
    if (!day.known()) continue;
    if (!tenure.first.known()) tenure.first = day;
    tenure.last = day;
  }
  tenure.ended = end_of_tenure(graph, tenure, said, succession);
  if (tenure.ended) tenure.state = tenure.ended->state.value_or(PostState::former);
  return tenure;
}

/// How many statements speak of the first time in the post: one who left it and is given it again holds it anew.
std::size_t one_time(std::span<const PostStatement> said) {
  bool left = false;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (left && says_begun(said[i].state)) return i;
    left = left || says_left(said[i].state);
  }
  return said.size();
}

/// Statements of one tenure together, those of each by place.
class Statements {
 public:
  Statements(const graph::Graph& graph, const Filter& filter)
      : m_graph(graph), m_sieve(graph, filter), m_held_only(filter.as_of.known()) {}

  void add(const graph::Relation& relation) {
    if (!is_post(relation.type) || !m_sieve.in_dates(relation)) return;
    m_said[{relation.from, relation.to, post_name(relation.title)}].push_back({relation.state, relation.where});
  }

  [[nodiscard]] std::vector<Tenure> tenures() {
    std::vector<Tenure> result;
    for (auto& [key, said] : m_said) {
      std::stable_sort(said.begin(), said.end(), [](const auto& a, const auto& b) { return a.where < b.where; });
      for (std::span<const PostStatement> rest = said; !rest.empty();) {
        const std::span<const PostStatement> one = rest.first(one_time(rest));
        rest = rest.subspan(one.size());
        const Succession& succession = succession_in(key);
        if (!m_held_only || is_held(m_graph, key.person, one, succession))
          result.push_back(tenure_of(m_graph, key, one, succession));
      }
    }
    const auto order = [&](const Tenure& t) {
      const Date said = m_graph.date(t.where.article);
      return std::tuple(!said.known(), said, t.last, t.title, t.body, t.person);
    };
    std::sort(result.begin(), result.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return result;
  }

 private:
  const Succession& succession_in(const Key& key) {
    const auto there = m_successions.find({key.body, key.title});
    if (there != m_successions.end()) return there->second;
    return m_successions
        .emplace(std::pair(key.body, key.title), Succession(m_graph, key.body, key.title, m_sieve.articles()))
        .first->second;
  }

  const graph::Graph& m_graph;
  Sieve m_sieve;
  bool m_held_only;
  std::map<std::pair<EntityId, std::string>, Succession> m_successions;
  std::map<Key, std::vector<PostStatement>> m_said;
};

}  // namespace

std::vector<Tenure> posts_held_by(const graph::Graph& graph, EntityId person, const Filter& filter) {
  Statements statements(graph, filter);
  for (const graph::Relation relation : graph.relations_from(person)) statements.add(relation);
  return statements.tenures();
}

std::vector<Tenure> holders_of(const graph::Graph& graph, EntityId body, std::string_view title, const Filter& filter) {
  Statements statements(graph, filter);
  for (const graph::Relation& relation : graph.relations_to(body))
    if (title.empty() || post_name(relation.title) == title) statements.add(relation);
  return statements.tenures();
}

}  // namespace guanxi::queries
