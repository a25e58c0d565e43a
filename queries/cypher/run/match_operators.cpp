// Scans, steps along relationships, paths.
#include <algorithm>
#include <functional>
#include <unordered_map>

#include "queries/cypher/run/operator.hpp"
#include "queries/cypher/value/compare.hpp"

namespace guanxi::cypher {

bool stands_in(RelRef rel, const std::vector<Slot>& slots, const Run& run) {
  for (const Slot slot : slots) {
    const Value& v = run.frame[slot];
    if (v.is(Kind::relationship) && v.relationship() == rel) return true;
    if (!v.is(Kind::list)) continue;
    for (const Value& element : v.list()) {
      if (element.is(Kind::relationship) && element.relationship() == rel) return true;
    }
  }
  return false;
}

bool passes(const Value& entity, const PropertyTest& test, Run& run) {
  return equal(property_of(entity, test.key, run), evaluate(*test.value, run)) == Truth::yes;
}

Value path_value(const Pattern& pattern, Run& run) {
  Path path;
  const auto add_node = [&](const Value& v) {
    if (v.is(Kind::node)) path.nodes.push_back(v.node());
  };
  add_node(run.frame[pattern.nodes[0].slot]);
  const auto walk = [&](RelRef rel) {
    if (path.nodes.empty()) return;
    const Ends ends = run.graph.ends(rel);
    path.rels.push_back(rel);
    path.nodes.push_back(ends.start == path.nodes.back() ? ends.end : ends.start);
  };
  for (std::size_t i = 0; i < pattern.rels.size(); ++i) {
    const Value& rel = run.frame[pattern.rels[i].slot];
    if (rel.is_null() || run.frame[pattern.nodes[i + 1].slot].is_null()) return {};
    if (rel.is(Kind::relationship)) walk(rel.relationship());
    if (!rel.is(Kind::list)) continue;
    for (const Value& one : rel.list()) walk(one.relationship());
  }
  return path.nodes.empty() ? Value() : Value(std::move(path));
}

namespace {

/// For each row of the input some rows of its own.
class Joining : public Operator {
 public:
  Joining(const Plan& plan, Run& run, OperatorPtr input) : Operator(plan, run), m_input(std::move(input)) {}
  void open() final {
    m_input->open();
    m_active = false;
  }

 protected:
  bool fetch() final {
    while (true) {
      if (m_active && advance()) return true;
      m_active = false;
      if (!m_input->next()) return false;
      m_active = begin();
    }
  }
  /// A new input row; false where it has no rows.
  virtual bool begin() = 0;
  /// Its next row.
  virtual bool advance() = 0;

 private:
  OperatorPtr m_input;
  bool m_active = false;
};

class NodeScan final : public Joining {
 public:
  using Joining::Joining;

 private:
  bool begin() override {
    m_next = 0;
    return true;
  }
  bool advance() override {
    m_run.step();
    const auto found = m_run.graph.next_node(m_next, m_plan.label);
    if (!found) return false;
    m_next = found->id + 1;
    slot(m_plan.to) = Value(*found);
    return true;
  }
  std::uint64_t m_next = 0;
};

class IndexSeek final : public Joining {
 public:
  using Joining::Joining;

 private:
  bool begin() override {
    m_found.clear();
    m_at = 0;
    const Value wanted = evaluate(*m_plan.expr, m_run);
    if (m_plan.seek != Seek::one_of) {
      m_found = m_plan.seek == Seek::holds ? m_run.graph.nodes_holding(m_plan.key, wanted)
                                           : m_run.graph.nodes_where(m_plan.key, wanted);
      return true;
    }
    if (!wanted.is(Kind::list)) return false;
    for (const Value& one : wanted.list()) {
      for (const NodeRef node : m_run.graph.nodes_where(m_plan.key, one)) m_found.push_back(node);
    }
    std::sort(m_found.begin(), m_found.end());
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    return true;
  }
  bool advance() override {
    m_run.step();
    if (m_at == m_found.size()) return false;
    slot(m_plan.to) = Value(m_found[m_at++]);
    return true;
  }
  std::vector<NodeRef> m_found;
  std::size_t m_at = 0;
};

class Expand final : public Joining {
 public:
  using Joining::Joining;

 private:
  bool begin() override {
    m_hops.clear();
    m_at = 0;
    const Value& from = slot(m_plan.from);
    if (!from.is(Kind::node)) return false;
    if (!m_plan.into) {
      m_run.graph.expand(from.node(), m_plan.direction, m_plan.types, m_hops);
      return true;
    }
    const Value& to = slot(m_plan.to);
    if (!to.is(Kind::node)) return false;
    m_run.graph.expand_into(from.node(), to.node(), m_plan.direction, m_plan.types, m_hops);
    return true;
  }
  bool advance() override {
    while (m_at < m_hops.size()) {
      const Hop& hop = m_hops[m_at++];
      m_run.step();
      if (!has_labels(hop.other)) continue;
      if (!m_plan.unlike.empty() && stands_in(hop.rel, m_plan.unlike, m_run)) continue;
      slot(m_plan.rel) = Value(hop.rel);
      if (!m_plan.into) slot(m_plan.to) = Value(hop.other);
      return true;
    }
    return false;
  }
  [[nodiscard]] bool has_labels(NodeRef node) const {
    return std::all_of(m_plan.to_labels.begin(), m_plan.to_labels.end(),
                       [&](Symbol label) { return m_run.graph.has_label(node, label); });
  }
  std::vector<Hop> m_hops;
  std::size_t m_at = 0;
};

/// From a relationship that is known to its ends, which may be known too.
class BoundRel final : public Joining {
 public:
  using Joining::Joining;

 private:
  bool begin() override {
    m_at = 0;
    m_ends.clear();
    const Value& rel = slot(m_plan.rel);
    if (!rel.is(Kind::relationship)) return false;
    if (!m_plan.types.empty() && !m_run.graph.has_type(rel.relationship(), m_plan.types)) return false;
    if (stands_in(rel.relationship(), m_plan.unlike, m_run)) return false;
    const Ends ends = m_run.graph.ends(rel.relationship());
    const Value given_from = m_plan.from_known ? slot(m_plan.from) : Value();
    const Value given_to = m_plan.to_known ? slot(m_plan.to) : Value();
    if ((m_plan.from_known && given_from.is_null()) || (m_plan.to_known && given_to.is_null())) return false;
    const auto offer = [&](NodeRef from, NodeRef to) {
      if (given_from.is(Kind::node) && given_from.node() != from) return;
      if (given_to.is(Kind::node) && given_to.node() != to) return;
      if (m_plan.from == m_plan.to && from != to) return;
      m_ends.push_back({from, to});
    };
    const bool out = m_run.graph.runs(rel.relationship(), ends.start, ends.end);
    const bool in = m_run.graph.runs(rel.relationship(), ends.end, ends.start);
    const bool loop = ends.start == ends.end;
    // an arrow that means nothing is seen from both ends
    if (m_plan.direction != Direction::in || (out && in)) offer(ends.start, ends.end);
    if (!loop && (m_plan.direction != Direction::out || (out && in))) offer(ends.end, ends.start);
    if (loop && m_plan.direction == Direction::in) offer(ends.end, ends.start);
    return true;
  }
  bool advance() override {
    m_run.step();
    if (m_at == m_ends.size()) return false;
    slot(m_plan.from) = Value(m_ends[m_at].start);
    slot(m_plan.to) = Value(m_ends[m_at].end);
    ++m_at;
    return true;
  }
  std::vector<Ends> m_ends;
  std::size_t m_at = 0;
};

/// Depth first along least to most relationships, none of them twice.
class VarExpand final : public Joining {
 public:
  using Joining::Joining;

 private:
  struct Level {
    std::vector<Hop> hops;
    std::size_t at = 0;
  };

  bool begin() override {
    m_levels.clear();
    m_walked.clear();
    m_start_pending = false;
    const Value& from = slot(m_plan.from);
    if (!from.is(Kind::node)) return false;
    m_to = slot(m_plan.to);
    if (m_plan.rel_known) return begin_known(from.node());
    m_start_pending = m_plan.least == 0;
    if (m_plan.most > 0) push(from.node());
    return true;
  }

  /// The list is known: is it a way from here?
  bool begin_known(NodeRef from) {
    const Value& rels = slot(m_plan.rel);
    if (!rels.is(Kind::list)) return false;
    const List& list = rels.list();
    if (list.size() < m_plan.least || list.size() > m_plan.most) return false;
    NodeRef at = from;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Value& v = list[m_plan.reversed ? list.size() - 1 - i : i];
      if (!v.is(Kind::relationship)) return false;
      std::vector<Hop> hops;
      m_run.graph.expand(at, m_plan.direction, m_plan.types, hops);
      const auto found =
          std::find_if(hops.begin(), hops.end(), [&](const Hop& hop) { return hop.rel == v.relationship(); });
      if (found == hops.end()) return false;
      at = found->other;
    }
    m_known_end = at;
    m_start_pending = true;
    return true;
  }

  bool advance() override {
    if (m_start_pending) {
      m_start_pending = false;
      if (m_plan.rel_known) return arrive(m_known_end);
      if (arrive(slot(m_plan.from).node())) return true;
    }
    if (m_plan.rel_known) return false;
    while (!m_levels.empty()) {
      m_run.step();
      Level& level = m_levels.back();
      if (level.at == level.hops.size()) {
        m_levels.pop_back();
        continue;
      }
      const Hop hop = level.hops[level.at++];
      m_walked.resize(m_levels.size() - 1);
      if (!may_walk(hop.rel)) continue;
      m_walked.push_back(hop.rel);
      const std::size_t depth = m_levels.size();
      if (depth < m_plan.most)
        push(hop.other);
      else
        m_levels.emplace_back();  // an empty level keeps depth and levels in step
      if (depth >= m_plan.least && arrive(hop.other)) return true;
    }
    return false;
  }

  [[nodiscard]] bool may_walk(RelRef rel) {
    if (std::find(m_walked.begin(), m_walked.end(), rel) != m_walked.end()) return false;
    if (stands_in(rel, m_plan.unlike, m_run)) return false;
    return std::all_of(m_plan.tests.begin(), m_plan.tests.end(),
                       [&](const PropertyTest& test) { return passes(Value(rel), test, m_run); });
  }

  void push(NodeRef node) {
    m_levels.emplace_back();
    m_run.graph.expand(node, m_plan.direction, m_plan.types, m_levels.back().hops);
  }

  /// A way that ends at `node`: is it a row?
  bool arrive(NodeRef node) {
    if (m_plan.into) {
      const Value& wanted = m_plan.to == m_plan.from ? slot(m_plan.from) : m_to;
      if (!wanted.is(Kind::node) || wanted.node() != node) return false;
    } else {
      slot(m_plan.to) = Value(node);
    }
    if (m_plan.rel_known) return true;
    List rels;
    rels.reserve(m_walked.size());
    for (const RelRef rel : m_walked) rels.emplace_back(rel);
    if (m_plan.reversed) std::reverse(rels.begin(), rels.end());
    slot(m_plan.rel) = Value(std::move(rels));
    return true;
  }

  std::vector<Level> m_levels;
  std::vector<RelRef> m_walked;
  Value m_to;
  NodeRef m_known_end;
  bool m_start_pending = false;
};

/// Breadth first from one known node to another; all shortest ways, or the first.
class Shortest final : public Joining {
 public:
  using Joining::Joining;

 private:
  struct Reached {
    std::uint64_t depth = 0;
    std::vector<Hop> back;  // to the nodes it was reached from
  };

  bool begin() override {
    m_ways.clear();
    m_at = 0;
    const Value &from = slot(m_plan.from), &to = slot(m_plan.to);
    if (!from.is(Kind::node) || !to.is(Kind::node)) return false;
    if (from.node() == to.node()) {
      if (m_plan.least == 0) m_ways.emplace_back();
      return !m_ways.empty();
    }
    search(from.node(), to.node());
    return true;
  }

  void search(NodeRef from, NodeRef to) {
    std::unordered_map<std::uint64_t, Reached> reached;
    reached[from.id];
    std::vector<NodeRef> layer{from}, next;
    std::vector<Hop> hops;
    std::size_t bytes = 0;
    for (std::uint64_t depth = 1; depth <= m_plan.most && !layer.empty() && !reached.contains(to.id); ++depth) {
      next.clear();
      for (const NodeRef node : layer) {
        hops.clear();
        m_run.graph.expand(node, m_plan.direction, m_plan.types, hops);
        for (const Hop& hop : hops) {
          m_run.step();
          if (!may_walk(hop.rel)) continue;
          const auto [place, fresh] = reached.try_emplace(hop.other.id);
          if (fresh) {
            place->second.depth = depth;
            next.push_back(hop.other);
            m_run.keep(sizeof(Reached) + 48);
            bytes += sizeof(Reached) + 48;
          }
          if (place->second.depth == depth) place->second.back.push_back({hop.rel, node});
        }
      }
      std::swap(layer, next);
    }
    m_run.release(bytes);
    const auto end = reached.find(to.id);
    if (end == reached.end() || end->second.depth < m_plan.least) return;
    std::vector<RelRef> way;
    collect(reached, from, to, way);
  }

  bool collect(const std::unordered_map<std::uint64_t, Reached>& reached, NodeRef from, NodeRef at,
               std::vector<RelRef>& way) {
    m_run.step();
    if (at == from) {
      m_ways.emplace_back(way.rbegin(), way.rend());
      return m_plan.path_kind == PathKind::shortest;
    }
    for (const Hop& hop : reached.at(at.id).back) {
      way.push_back(hop.rel);
      const bool enough = collect(reached, from, hop.other, way);
      way.pop_back();
      if (enough) return true;
    }
    return false;
  }

  [[nodiscard]] bool may_walk(RelRef rel) {
    return std::all_of(m_plan.tests.begin(), m_plan.tests.end(),
                       [&](const PropertyTest& test) { return passes(Value(rel), test, m_run); });
  }

  bool advance() override {
    if (m_at == m_ways.size()) return false;
    std::vector<RelRef>& way = m_ways[m_at++];
    if (m_plan.reversed) std::reverse(way.begin(), way.end());
    if (m_plan.single) {
      slot(m_plan.rel) = Value(way.front());
      return true;
    }
    List rels;
    for (const RelRef rel : way) rels.emplace_back(rel);
    slot(m_plan.rel) = Value(std::move(rels));
    return true;
  }

  std::vector<std::vector<RelRef>> m_ways;
  std::size_t m_at = 0;
};

class PathBuild final : public Operator {
 public:
  PathBuild(const Plan& plan, Run& run, OperatorPtr input) : Operator(plan, run), m_input(std::move(input)) {}
  void open() override { m_input->open(); }

 private:
  bool fetch() override {
    if (!m_input->next()) return false;
    slot(m_plan.to) = path_value(*m_plan.pattern, m_run);
    return true;
  }
  OperatorPtr m_input;
};

}  // namespace

OperatorPtr make_match_operator(const Plan& plan, Run& run, OperatorPtr input) {
  switch (plan.kind) {
    case PlanKind::node_scan:
      return std::make_unique<NodeScan>(plan, run, std::move(input));
    case PlanKind::index_seek:
      return std::make_unique<IndexSeek>(plan, run, std::move(input));
    case PlanKind::expand:
      return std::make_unique<Expand>(plan, run, std::move(input));
    case PlanKind::bound_rel:
      return std::make_unique<BoundRel>(plan, run, std::move(input));
    case PlanKind::var_expand:
      return std::make_unique<VarExpand>(plan, run, std::move(input));
    case PlanKind::shortest:
      return std::make_unique<Shortest>(plan, run, std::move(input));
    default:
      return std::make_unique<PathBuild>(plan, run, std::move(input));
  }
}

}  // namespace guanxi::cypher
