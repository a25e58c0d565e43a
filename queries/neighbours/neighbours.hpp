// Neighbourhoods: near, common, and the subgraph around a set of entities.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "graph/subgraph.hpp"
#include "queries/filter.hpp"
#include "queries/strength.hpp"

namespace guanxi::queries {

struct Neighbour {
  EntityId id;
  std::uint32_t hops = 1;
  EntityId through;  ///< the entity one hop nearer (the asked-for one at one hop)
  graph::Tie tie;    ///< of `through` and this, seen from `through`, counted under the filter's dates
};

struct Neighbourhood {
  std::vector<Neighbour> found;  ///< by (hops, strength descending, id)
  std::size_t total = 0;         ///< before the limit
  /// Entities that join what was found to the centre without being found themselves (of another type, or behind the
  /// limit), ascending: what a diagram needs so that nothing hangs in the air.
  std::vector<EntityId> bridges;
};

/// Answers questions about neighbourhoods one after another; keeps its memory between them. The graph must outlive it.
/// Not thread-safe.
class NearFinder {
 public:
  explicit NearFinder(const graph::Graph& graph);
  NearFinder(NearFinder&&) noexcept;
  NearFinder& operator=(NearFinder&&) noexcept;
  ~NearFinder();

  /// The `limit` nearest and strongest of everything within `hops` of `centre` that the filter lets through, and how
  /// much that is. `hops` >= 1. The filter's types say what is found; the way to it may lead over any type.
  /// O(ties touched); a level behind the limit is counted and not ranked, which costs a bit a tie.
  [[nodiscard]] Neighbourhood find(EntityId centre, std::uint32_t hops, const Filter& filter, std::size_t limit,
                                   Strength by = Strength::significance);

 private:
  class Walk;
  const graph::Graph* m_graph;
  std::unique_ptr<Walk> m_walk;  // made for the first question of two hops or more
};

/// The same for a single question.
[[nodiscard]] Neighbourhood near(const graph::Graph& graph, EntityId centre, std::uint32_t hops, const Filter& filter,
                                 std::size_t limit, Strength by = Strength::significance);

struct CommonTie {
  EntityId id;
  std::vector<graph::Tie> ties;  ///< to each asked-for entity, in the order asked
};

/// Entities tied to every one of `ends`, the strongest weakest tie first; at least two ends.
/// O(ties of the end with fewest × ends × log ties).
[[nodiscard]] std::vector<CommonTie> common(const graph::Graph& graph, std::span<const EntityId> ends,
                                            const Filter& filter, std::size_t limit,
                                            Strength by = Strength::significance);

/// The sentence a tie rests on, for people: the first (article order, so by date) that mentions both; where no sentence
/// does, the article that does.
struct Evidence {
  ArticleId article;
  std::string article_id;
  Date date;
  std::string title;
  std::string source;
  std::string url;
  std::string sentence;  ///< empty where the two stand in one article but in no common sentence
  std::uint32_t reprints = 0;  ///< other articles that tell the same story
};
/// Up to `limit` pieces, ascending by (date, article, sentence), of one article a story. Sentences that state a relation
/// of the two come first.
[[nodiscard]] Result<std::vector<Evidence>> evidence(const graph::Graph& graph, EntityId a, EntityId b,
                                                     const Filter& filter, std::size_t limit);

/// The entities `members` and the ties among them that the filter lets through, for a picture. `asked_for` are
/// emphasised. Without sentences: add_evidence() reads them for what is drawn in the end. O(members² x log ties).
[[nodiscard]] graph::Subgraph subgraph_of(const graph::Graph& graph, std::span<const EntityId> members,
                                          std::span<const EntityId> asked_for, const Filter& filter);

/// Gives each tie of `part` up to `limit` sentences, as evidence() orders them, and counts the articles behind all of
/// them. Errors: those of the store.
[[nodiscard]] Result<void> add_evidence(const graph::Graph& graph, graph::Subgraph& part, const Filter& filter,
                                        std::size_t limit);

}  // namespace guanxi::queries
