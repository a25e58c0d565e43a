#include "graph/index/graph.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <thread>
#include <tuple>
#include <utility>

#include "graph/index/load.hpp"
#include "graph/index/ties.hpp"

namespace guanxi::graph {

struct Graph::State {
  std::vector<EntityRow> entities;
  std::vector<Date> dates;  ///< by article
  PlaceLists places;
  std::vector<std::uint32_t> articles_of;
  TieRows ties;
  std::string titles;                          ///< what Relation::title points into
  std::vector<Relation> relations;             ///< by (from, to, type, title, where)
  std::vector<std::uint64_t> relation_offsets;  ///< by from; entities + 1
  std::vector<std::uint32_t> relations_by_to;   ///< indices into relations, by (to, index)
  std::vector<std::uint64_t> relation_to_offsets;
  std::vector<AliasRow> aliases;
  std::vector<std::uint64_t> alias_offsets;
  std::optional<Store> store;
};

namespace {

/// offsets[i] = number of items whose row is less than i, for rows 0 .. rows.
template <typename Items, typename RowOf>
std::vector<std::uint64_t> offsets_of(const Items& items, std::size_t rows, RowOf row_of) {
  std::vector<std::uint64_t> offsets(rows + 1, 0);
  for (const auto& item : items) ++offsets[row_of(item) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

/// Mentions in any order -> ascending, unique places by entity.
PlaceLists place_lists(const std::vector<MentionRow>& mentions, std::size_t entities) {
  const auto offsets = offsets_of(mentions, entities, [](const MentionRow& m) { return m.entity.index(); });
  std::vector<Place> all(mentions.size());
  std::vector<std::uint64_t> cursor(offsets.begin(), offsets.end() - 1);
  for (const MentionRow& m : mentions) all[cursor[m.entity.index()]++] = Place{m.article, m.sentence};

  PlaceLists lists;
  lists.offsets.reserve(entities + 1);
  lists.offsets.push_back(0);
  std::uint64_t kept = 0;
  for (std::size_t entity = 0; entity < entities; ++entity) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(offsets[entity]);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(offsets[entity + 1]);
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    const auto last = std::unique_copy(begin, end, all.begin() + static_cast<std::ptrdiff_t>(kept));
    kept = static_cast<std::uint64_t>(last - all.begin());
    lists.offsets.push_back(kept);
  }
  all.resize(kept);
  lists.places = std::move(all);
  return lists;
}

std::vector<std::uint32_t> count_articles(const PlaceLists& lists) {
  std::vector<std::uint32_t> counts(lists.entity_count(), 0);
  for (std::size_t entity = 0; entity < counts.size(); ++entity) {
    const Place* previous = nullptr;
    for (const Place& place : lists.of(entity)) {
      if (previous == nullptr || previous->article != place.article) ++counts[entity];
      previous = &place;
    }
  }
  return counts;
}

const Tie* find_tie(std::span<const Tie> row, EntityId other) {
  const auto at = std::lower_bound(row.begin(), row.end(), other, [](const Tie& t, EntityId id) { return t.other < id; });
  return at != row.end() && at->other == other ? &*at : nullptr;
}

auto relation_order(const Relation& r) { return std::tie(r.from, r.to, r.type, r.title, r.where); }

/// Relations with their titles in one string.
std::vector<Relation> relation_list(const std::vector<RelationRow>& rows, std::string& titles) {
  std::size_t bytes = 0;
  for (const RelationRow& row : rows) bytes += row.title.size();
  titles.reserve(bytes);  // the views below stay valid: no growth after this
  std::vector<Relation> list;
  list.reserve(rows.size());
  for (const RelationRow& row : rows) {
    const std::size_t begin = titles.size();
    titles += row.title;
    list.push_back(Relation{row.from, row.to, row.type, std::string_view(titles).substr(begin),
                            Place{row.article, row.sentence}});
  }
  std::sort(list.begin(), list.end(),
            [](const Relation& a, const Relation& b) { return relation_order(a) < relation_order(b); });
  return list;
}

unsigned useful_threads(std::size_t mentions) {
  constexpr std::size_t k_worth_a_thread = 20'000;  // below, starting one costs more than it saves
  if (mentions < k_worth_a_thread) return 1;
  return std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
}

}  // namespace

Graph::Graph(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Graph Graph::build(GraphRows rows) {
  auto state = std::make_unique<State>();
  State& s = *state;
  const std::size_t entities = rows.entities.size();
  s.entities = std::move(rows.entities);
  s.dates.reserve(rows.articles.size());
  for (const ArticleRow& article : rows.articles) s.dates.push_back(article.meta.date);
  s.places = place_lists(rows.mentions, entities);
  s.articles_of = count_articles(s.places);
  s.ties = compute_ties(s.places, s.dates, useful_threads(rows.mentions.size()));

  s.relations = relation_list(rows.relations, s.titles);
  for (const Relation& r : s.relations) {
    const auto set_bit = [&](EntityId end, EntityId other, RelationSet Tie::*set) {
      const Tie* const found = find_tie(s.ties.of(end.index()), other);
      if (found == nullptr) return;
      const std::span<Tie> row = s.ties.of(end.index());
      (row[static_cast<std::size_t>(found - row.data())].*set).add(r.type);
    };
    set_bit(r.from, r.to, &Tie::out);
    set_bit(r.to, r.from, &Tie::in);
  }
  s.relation_offsets = offsets_of(s.relations, entities, [](const Relation& r) { return r.from.index(); });
  s.relation_to_offsets = offsets_of(s.relations, entities, [](const Relation& r) { return r.to.index(); });
  s.relations_by_to.resize(s.relations.size());
  std::vector<std::uint64_t> cursor(s.relation_to_offsets.begin(), s.relation_to_offsets.end() - 1);
  for (std::uint32_t i = 0; i < s.relations.size(); ++i) s.relations_by_to[cursor[s.relations[i].to.index()]++] = i;

  s.aliases = std::move(rows.aliases);
  s.alias_offsets = offsets_of(s.aliases, entities, [](const AliasRow& a) { return a.entity.index(); });
  return Graph(std::move(state));
}

Result<Graph> Graph::open(const std::string& path) {
  GUANXI_TRY(Store store, Store::open(path));
  GUANXI_TRY(GraphRows rows, load_rows(store));
  Graph graph = build(std::move(rows));
  graph.m_state->store.emplace(std::move(store));
  return graph;
}

std::size_t Graph::entity_count() const { return m_state->entities.size(); }
std::size_t Graph::article_count() const { return m_state->dates.size(); }
std::size_t Graph::tie_count() const { return m_state->ties.size() / 2; }

EntityType Graph::type(EntityId id) const { return m_state->entities[id.index()].type; }
std::string_view Graph::name(EntityId id) const { return m_state->entities[id.index()].name; }
std::string_view Graph::key(EntityId id) const { return m_state->entities[id.index()].key; }
std::uint64_t Graph::stable(EntityId id) const { return m_state->entities[id.index()].stable; }

std::span<const AliasRow> Graph::aliases(EntityId id) const {
  const AliasRow* const data = m_state->aliases.data();
  return {data + m_state->alias_offsets[id.index()], data + m_state->alias_offsets[id.index() + 1]};
}
std::span<const AliasRow> Graph::all_aliases() const { return m_state->aliases; }
std::span<const Place> Graph::places(EntityId id) const { return m_state->places.of(id.index()); }
std::uint32_t Graph::articles_of(EntityId id) const { return m_state->articles_of[id.index()]; }

std::span<const Tie> Graph::ties(EntityId id) const { return std::as_const(m_state->ties).of(id.index()); }
const Tie* Graph::tie(EntityId a, EntityId b) const { return find_tie(ties(a), b); }

std::span<const Relation> Graph::relations_from(EntityId id) const {
  const Relation* const data = m_state->relations.data();
  return {data + m_state->relation_offsets[id.index()], data + m_state->relation_offsets[id.index() + 1]};
}

std::vector<Relation> Graph::relations_to(EntityId id) const {
  std::vector<Relation> result;
  const std::uint64_t end = m_state->relation_to_offsets[id.index() + 1];
  for (std::uint64_t at = m_state->relation_to_offsets[id.index()]; at < end; ++at) {
    result.push_back(m_state->relations[m_state->relations_by_to[at]]);
  }
  return result;
}

Date Graph::date(ArticleId article) const { return m_state->dates[article.index()]; }

std::vector<Place> Graph::shared_sentences(EntityId a, EntityId b) const {
  const auto of_a = places(a);
  const auto of_b = places(b);
  std::vector<Place> shared;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(shared));
  return shared;
}

std::vector<ArticleId> Graph::shared_articles(EntityId a, EntityId b) const {
  const auto of_a = places(a);
  const auto of_b = places(b);
  std::vector<ArticleId> shared;
  auto at_a = of_a.begin();
  auto at_b = of_b.begin();
  while (at_a != of_a.end() && at_b != of_b.end()) {
    if (at_a->article == at_b->article) {
      if (shared.empty() || shared.back() != at_a->article) shared.push_back(at_a->article);
      ++at_a;
    } else if (at_a->article < at_b->article) {
      ++at_a;
    } else {
      ++at_b;
    }
  }
  return shared;
}

const Store* Graph::texts() const { return m_state->store ? &*m_state->store : nullptr; }

}  // namespace guanxi::graph
