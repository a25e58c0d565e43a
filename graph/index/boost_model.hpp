// Graph as Boost.Graph sees it: an undirected graph of entities and co-mention ties, without a copy of anything, so
// that Boost's own algorithms run on it unchanged. The only header that shows boost/graph; include it where one is
// called.
//
//   vertex_descriptor   EntityId
//   edge_descriptor     TieEdge; (a, b) and (b, a) are equal
//   vertex_index        the id's number
//   edge_weight         TieDistance: 1 / articles shared, in (0, 1]; make another with
//   boost::make_function_property_map
//
// Iterators and descriptors stay valid while the Graph lives; those of a row also over moves of it. Every step is O(1),
// num_edges too.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/iterator_facade.hpp>

#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// A tie with a direction of looking at it. `position` is its number in the row of one of its ends.
struct TieEdge {
  EntityId source;
  EntityId target;
  std::uint64_t position = 0;

  /// The ends in ascending order: what makes two descriptors the same edge.
  [[nodiscard]] std::pair<EntityId, EntityId> ends() const { return std::minmax(source, target); }
  friend bool operator==(const TieEdge& a, const TieEdge& b) { return a.ends() == b.ends(); }
  friend auto operator<=>(const TieEdge& a, const TieEdge& b) { return a.ends() <=> b.ends(); }
};

/// Entities in ascending order.
class EntityIterator : public boost::iterator_facade<EntityIterator, EntityId, boost::random_access_traversal_tag,
                                                     EntityId, std::ptrdiff_t> {
 public:
  EntityIterator() = default;
  explicit EntityIterator(std::size_t at) : m_at(static_cast<std::ptrdiff_t>(at)) {}

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] EntityId dereference() const { return EntityId{static_cast<std::uint32_t>(m_at)}; }
  [[nodiscard]] bool equal(const EntityIterator& other) const { return m_at == other.m_at; }
  void increment() { ++m_at; }
  void decrement() { --m_at; }
  void advance(std::ptrdiff_t n) { m_at += n; }
  [[nodiscard]] std::ptrdiff_t distance_to(const EntityIterator& other) const { return other.m_at - m_at; }
  std::ptrdiff_t m_at = 0;
};

/// Walks along one entity's row of ties; `Derived` says what a tie looks like.
template <typename Derived, typename Value>
class TieRowIterator
    : public boost::iterator_facade<Derived, Value, boost::random_access_traversal_tag, Value, std::ptrdiff_t> {
 public:
  TieRowIterator() = default;
  /// `at` points into the row, whose first tie has the number `first`.
  TieRowIterator(EntityId centre, const EntityId* at, std::uint64_t position)
      : m_centre(centre), m_at(at), m_position(position) {}

 protected:
  friend class boost::iterator_core_access;
  [[nodiscard]] bool equal(const TieRowIterator& other) const { return m_at == other.m_at; }
  void increment() { advance(1); }
  void decrement() { advance(-1); }
  void advance(std::ptrdiff_t n) {
    m_at += n;
    m_position += static_cast<std::uint64_t>(n);
  }
  [[nodiscard]] std::ptrdiff_t distance_to(const TieRowIterator& other) const { return other.m_at - m_at; }
  EntityId m_centre;
  const EntityId* m_at = nullptr;
  std::uint64_t m_position = 0;
};

class OutTieIterator : public TieRowIterator<OutTieIterator, TieEdge> {
 public:
  using TieRowIterator::TieRowIterator;

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] TieEdge dereference() const { return {m_centre, *m_at, m_position}; }
};

/// The same ties, looked at from the other end.
class InTieIterator : public TieRowIterator<InTieIterator, TieEdge> {
 public:
  using TieRowIterator::TieRowIterator;

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] TieEdge dereference() const { return {*m_at, m_centre, m_position}; }
};

/// Ids straight from the index.
using NeighbourIterator = const EntityId*;

/// Every tie once, from its lesser end, by (source, target).
class TieIterator : public boost::iterator_facade<TieIterator, TieEdge, boost::forward_traversal_tag, TieEdge> {
 public:
  TieIterator() = default;
  /// Stands on the first tie at or behind entity `at`.
  TieIterator(const Graph& graph, std::size_t at) : m_graph(&graph), m_entity(at) {
    enter_row();
    settle();
  }

 private:
  friend class boost::iterator_core_access;
  [[nodiscard]] TieEdge dereference() const { return {entity(), *m_at, m_position}; }
  [[nodiscard]] bool equal(const TieIterator& other) const { return m_entity == other.m_entity && m_at == other.m_at; }
  void increment() {
    ++m_at;
    ++m_position;
    settle();
  }
  [[nodiscard]] EntityId entity() const { return EntityId{static_cast<std::uint32_t>(m_entity)}; }
  /// Moves on to the next row while this one is at its end.
  void settle() {
    while (m_at == m_row_end && m_entity < m_graph->entity_count()) {
      ++m_entity;
      enter_row();
    }
  }
  /// Stands on the row's first tie to a greater entity: rows ascend.
  void enter_row() {
    m_at = m_row_end = nullptr;
    if (m_entity >= m_graph->entity_count()) return;
    const TieRow ties = m_graph->ties(entity());
    const std::span<const EntityId> row = ties.others();
    m_row_end = row.data() + row.size();
    m_at = std::upper_bound(row.data(), m_row_end, entity());
    m_position = ties.position(static_cast<std::size_t>(m_at - row.data()));
  }
  const Graph* m_graph = nullptr;
  std::size_t m_entity = 0;
  const EntityId* m_at = nullptr;
  const EntityId* m_row_end = nullptr;
  std::uint64_t m_position = 0;
};

/// Property maps: vertex_index and edge_weight.
struct EntityIndexMap {
  using key_type = EntityId;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;
  friend std::size_t get(const EntityIndexMap&, EntityId id) { return id.index(); }
  std::size_t operator[](EntityId id) const { return id.index(); }
};
struct TieDistance {
  using key_type = TieEdge;
  using value_type = double;
  using reference = double;
  using category = boost::readable_property_map_tag;
  friend double get(const TieDistance& map, const TieEdge& edge) { return map[edge]; }
  double operator[](const TieEdge& edge) const { return 1.0 / graph->articles_at(edge.position); }
  const Graph* graph = nullptr;
};

struct GraphTraversal : virtual boost::bidirectional_graph_tag,
                        virtual boost::adjacency_graph_tag,
                        virtual boost::vertex_list_graph_tag,
                        virtual boost::edge_list_graph_tag {};

}  // namespace guanxi::graph

template <>
struct std::hash<guanxi::graph::TieEdge> {
  std::size_t operator()(const guanxi::graph::TieEdge& edge) const noexcept {
    const auto [a, b] = edge.ends();
    return std::hash<std::uint64_t>{}((std::uint64_t{a.value} << 32) | b.value);
  }
};

namespace boost {

template <>
struct graph_traits<guanxi::graph::Graph> {
  using vertex_descriptor = guanxi::EntityId;
  using edge_descriptor = guanxi::graph::TieEdge;
  using directed_category = undirected_tag;
  using edge_parallel_category = disallow_parallel_edge_tag;
  using traversal_category = guanxi::graph::GraphTraversal;
  using vertex_iterator = guanxi::graph::EntityIterator;
  using edge_iterator = guanxi::graph::TieIterator;
  using out_edge_iterator = guanxi::graph::OutTieIterator;
  using in_edge_iterator = guanxi::graph::InTieIterator;
  using adjacency_iterator = guanxi::graph::NeighbourIterator;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return vertex_descriptor{std::numeric_limits<std::uint32_t>::max()}; }
};

template <>
struct property_map<guanxi::graph::Graph, vertex_index_t> {
  using type = guanxi::graph::EntityIndexMap;
  using const_type = type;
};
template <>
struct property_map<guanxi::graph::Graph, edge_weight_t> {
  using type = guanxi::graph::TieDistance;
  using const_type = type;
};

}  // namespace boost

namespace guanxi::graph {

using BoostTraits = boost::graph_traits<Graph>;

inline std::size_t num_vertices(const Graph& graph) { return graph.entity_count(); }
inline std::size_t num_edges(const Graph& graph) { return graph.tie_count(); }
inline std::pair<EntityIterator, EntityIterator> vertices(const Graph& graph) {
  return {EntityIterator(0), EntityIterator(graph.entity_count())};
}
inline std::pair<TieIterator, TieIterator> edges(const Graph& graph) {
  return {TieIterator(graph, 0), TieIterator(graph, graph.entity_count())};
}
inline EntityId source(const TieEdge& edge, const Graph&) { return edge.source; }
inline EntityId target(const TieEdge& edge, const Graph&) { return edge.target; }

/// Both ends of an entity's row, as iterators of one kind.
template <typename Iterator>
std::pair<Iterator, Iterator> tie_row(EntityId id, const Graph& graph) {
  const TieRow ties = graph.ties(id);
  const std::span<const EntityId> row = ties.others();
  return {Iterator(id, row.data(), ties.position(0)), Iterator(id, row.data() + row.size(), ties.position(row.size()))};
}
inline std::pair<OutTieIterator, OutTieIterator> out_edges(EntityId id, const Graph& graph) {
  return tie_row<OutTieIterator>(id, graph);
}
inline std::pair<InTieIterator, InTieIterator> in_edges(EntityId id, const Graph& graph) {
  return tie_row<InTieIterator>(id, graph);
}
inline std::pair<NeighbourIterator, NeighbourIterator> adjacent_vertices(EntityId id, const Graph& graph) {
  const std::span<const EntityId> row = graph.neighbours(id);
  return {row.data(), row.data() + row.size()};
}
inline std::size_t out_degree(EntityId id, const Graph& graph) { return graph.degree(id); }
inline std::size_t in_degree(EntityId id, const Graph& graph) { return graph.degree(id); }
inline std::size_t degree(EntityId id, const Graph& graph) { return graph.degree(id); }

inline EntityIndexMap get(boost::vertex_index_t, const Graph&) { return {}; }
inline std::size_t get(boost::vertex_index_t, const Graph&, EntityId id) { return id.index(); }
inline TieDistance get(boost::edge_weight_t, const Graph& graph) { return {&graph}; }
inline double get(boost::edge_weight_t, const Graph& graph, const TieEdge& edge) { return TieDistance{&graph}[edge]; }

/// Refuses to compile where Graph is not what the header of this file says.
struct BoostModelIsComplete {
  BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, EntityId, boost::vertex_index_t>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, TieEdge, boost::edge_weight_t>));
};

}  // namespace guanxi::graph
