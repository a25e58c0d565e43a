#include "queries/cypher/graph/memory_graph.hpp"

#include <algorithm>

#include "queries/cypher/value/compare.hpp"

namespace guanxi::cypher {

Symbol MemoryGraph::Symbols::symbol(std::string_view name) {
  const auto found = m_numbers.find(name);
  if (found != m_numbers.end()) return found->second;
  const auto number = static_cast<Symbol>(m_names.size());
  m_numbers.emplace(name, number);
  m_names.emplace_back(name);
  return number;
}

std::optional<NodeRef> MemoryGraph::next_node(std::uint64_t from, Symbol label) const {
  for (; from < m_nodes.size(); ++from) {
    const State& state = m_nodes[from].state;
    if (state.deleted) continue;
    if (label == k_any_symbol || std::binary_search(state.labels.begin(), state.labels.end(), label))
      return NodeRef{from};
  }
  return std::nullopt;
}

double MemoryGraph::estimate(Symbol label) const {
  if (label == k_any_symbol) return static_cast<double>(m_living_nodes);
  const auto found = m_label_counts.find(label);
  return found == m_label_counts.end() ? 0 : static_cast<double>(found->second);
}

double MemoryGraph::fan_out(Symbol) const {
  return m_living_nodes == 0 ? 1 : static_cast<double>(m_living_rels) / static_cast<double>(m_living_nodes);
}

bool MemoryGraph::has_label(NodeRef node, Symbol label) const {
  const auto& all = m_nodes[node.id].state.labels;
  return std::binary_search(all.begin(), all.end(), label);
}

std::vector<std::string> MemoryGraph::labels(NodeRef node) const {
  std::vector<std::string> out;
  for (const Symbol label : m_nodes[node.id].state.labels) out.push_back(m_labels.name(label));
  return out;
}

namespace {

Value value_at(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? Value() : found->second;
}

}  // namespace

Value MemoryGraph::property(NodeRef node, std::string_view key) const {
  return value_at(m_nodes[node.id].state.properties, key);
}
Value MemoryGraph::property(RelRef rel, std::string_view key) const {
  return value_at(m_rels[rel.id].state.properties, key);
}

bool MemoryGraph::has_type(RelRef rel, std::span<const Symbol> types) const {
  return types.empty() || std::find(types.begin(), types.end(), m_rels[rel.id].type) != types.end();
}

void MemoryGraph::expand(NodeRef node, Direction direction, std::span<const Symbol> types,
                         std::vector<Hop>& out) const {
  const auto fits = [&](std::uint64_t id) { return !m_rels[id].state.deleted && has_type(RelRef{id}, types); };
  if (direction != Direction::in) {
    for (const std::uint64_t id : m_nodes[node.id].out) {
      if (fits(id)) out.push_back({RelRef{id}, m_rels[id].ends.end});
    }
  }
  if (direction == Direction::out) return;
  for (const std::uint64_t id : m_nodes[node.id].in) {
    const bool seen = direction == Direction::both && m_rels[id].ends.start == node;  // a loop
    if (!seen && fits(id)) out.push_back({RelRef{id}, m_rels[id].ends.start});
  }
}

// ---- writing

void MemoryGraph::begin() {
  m_old_nodes = m_nodes.size();
  m_old_rels = m_rels.size();
  m_nodes_before.clear();
  m_rels_before.clear();
  m_counts_before = m_label_counts;
  m_living_nodes_before = m_living_nodes;
  m_living_rels_before = m_living_rels;
}

MemoryGraph::State& MemoryGraph::changed_node(NodeRef node) {
  State& state = m_nodes[node.id].state;
  if (node.id < m_old_nodes) m_nodes_before.try_emplace(node.id, state);
  return state;
}

MemoryGraph::State& MemoryGraph::changed_rel(RelRef rel) {
  State& state = m_rels[rel.id].state;
  if (rel.id < m_old_rels) m_rels_before.try_emplace(rel.id, state);
  return state;
}

MemoryGraph::State& MemoryGraph::changed(const Value& entity) {
  return entity.is(Kind::node) ? changed_node(entity.node()) : changed_rel(entity.relationship());
}

void MemoryGraph::count_labels(const State& state, std::int64_t by) {
  for (const Symbol label : state.labels) m_label_counts[label] += by;
}

Counters MemoryGraph::commit() {
  Counters out;
  const State none;
  const auto compare_properties = [&out](const Map& before, const Map& after) {
    const auto differs = [](const Map& map, const std::string& key, const Value& value) {
      const auto found = map.find(key);
      return found == map.end() || order(found->second, value) != 0 || found->second.kind() != value.kind();
    };
    for (const auto& [key, value] : after) out.properties_added += differs(before, key, value);
    for (const auto& [key, value] : before) out.properties_deleted += differs(after, key, value);
  };
  const auto compare = [&](const State& before, const State& after, std::uint64_t& gone) {
    if (after.deleted && !before.deleted) ++gone;
    if (!before.deleted) compare_properties(before.properties, after.deleted ? Map{} : after.properties);
  };
  for (const auto& [id, before] : m_nodes_before) compare(before, m_nodes[id].state, out.nodes_deleted);
  for (const auto& [id, before] : m_rels_before) compare(before, m_rels[id].state, out.rels_deleted);
  for (std::size_t id = m_old_nodes; id < m_nodes.size(); ++id) {
    if (m_nodes[id].state.deleted) continue;
    ++out.nodes_added;
    compare_properties({}, m_nodes[id].state.properties);
  }
  for (std::size_t id = m_old_rels; id < m_rels.size(); ++id) {
    if (m_rels[id].state.deleted) continue;
    ++out.rels_added;
    compare_properties({}, m_rels[id].state.properties);
  }
  for (const auto& [label, count] : m_label_counts) {
    const auto found = m_counts_before.find(label);
    const std::int64_t before = found == m_counts_before.end() ? 0 : found->second;
    out.labels_added += before == 0 && count > 0;
    out.labels_deleted += before > 0 && count == 0;
  }
  m_nodes_before.clear();
  m_rels_before.clear();
  return out;
}

void MemoryGraph::roll_back() {
  for (auto& [id, before] : m_nodes_before) m_nodes[id].state = std::move(before);
  for (auto& [id, before] : m_rels_before) m_rels[id].state = std::move(before);
  // new relationships stand last in their nodes' lists
  while (m_rels.size() > m_old_rels) {
    const Ends ends = m_rels.back().ends;
    m_nodes[ends.start.id].out.pop_back();
    m_nodes[ends.end.id].in.pop_back();
    m_rels.pop_back();
  }
  m_nodes.resize(m_old_nodes);
  m_label_counts = m_counts_before;
  m_living_nodes = m_living_nodes_before;
  m_living_rels = m_living_rels_before;
  m_nodes_before.clear();
  m_rels_before.clear();
}

NodeRef MemoryGraph::create_node(const std::vector<std::string>& labels, Map properties) {
  Node node;
  for (const std::string& label : labels) node.state.labels.push_back(m_labels.symbol(label));
  std::sort(node.state.labels.begin(), node.state.labels.end());
  node.state.labels.erase(std::unique(node.state.labels.begin(), node.state.labels.end()), node.state.labels.end());
  node.state.properties = std::move(properties);
  count_labels(node.state, 1);
  ++m_living_nodes;
  m_nodes.push_back(std::move(node));
  return {m_nodes.size() - 1};
}

RelRef MemoryGraph::create_relationship(NodeRef start, NodeRef end, std::string_view type, Map properties) {
  const std::uint64_t id = m_rels.size();
  m_rels.push_back({{{}, std::move(properties), false}, {start, end}, m_types.symbol(type)});
  m_nodes[start.id].out.push_back(id);
  m_nodes[end.id].in.push_back(id);
  ++m_living_rels;
  return {id};
}

void MemoryGraph::set_property(const Value& entity, const std::string& key, const Value& value) {
  Map& properties = changed(entity).properties;
  if (value.is_null())
    properties.erase(key);
  else
    properties.insert_or_assign(key, value);
}

void MemoryGraph::set_properties(const Value& entity, Map properties) {
  changed(entity).properties = std::move(properties);
}

void MemoryGraph::add_label(NodeRef node, std::string_view label) {
  const Symbol symbol = m_labels.symbol(label);
  if (has_label(node, symbol)) return;
  State& state = changed_node(node);
  state.labels.insert(std::upper_bound(state.labels.begin(), state.labels.end(), symbol), symbol);
  ++m_label_counts[symbol];
}

void MemoryGraph::remove_label(NodeRef node, std::string_view label) {
  const Symbol symbol = m_labels.symbol(label);
  if (!has_label(node, symbol)) return;
  std::erase(changed_node(node).labels, symbol);
  --m_label_counts[symbol];
}

void MemoryGraph::delete_node(NodeRef node) {
  if (is_deleted(node)) return;
  State& state = changed_node(node);
  state.deleted = true;
  count_labels(state, -1);
  --m_living_nodes;
}

void MemoryGraph::delete_relationship(RelRef rel) {
  if (is_deleted(rel)) return;
  changed_rel(rel).deleted = true;
  --m_living_rels;
}

}  // namespace guanxi::cypher
