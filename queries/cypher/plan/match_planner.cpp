// The optimiser of a MATCH: which node to start from, which relationship to follow next, which condition to ask when.
//
// Greedy: of all steps that are possible it takes the one that makes the fewest rows by the graph's own estimates:
// through the index before a label before everything; into a known node before out to a new one. Conditions are asked
// as soon as all they read is there. Without optimising, patterns are walked as written and conditions asked last; the
// tests hold the two against each other.
#include <algorithm>
#include <limits>

#include "queries/cypher/plan/planner.hpp"

namespace guanxi::cypher {

namespace {

struct Step {
  RelPattern* rel = nullptr;
  Slot from = k_no_slot;  // as written, left
  Slot to = k_no_slot;    // right
  PathKind kind = PathKind::plain;
  bool done = false;
};

/// A condition with the slots it waits for.
struct Waiting {
  Condition condition;
  std::vector<Slot> needs;
  bool asked = false;
};

/// n.key = value, n.key IN values, value IN n.key: what an index can answer.
struct Lookup {
  Slot node = k_no_slot;
  std::string key;
  const Expr* value = nullptr;
  Seek seek = Seek::equal;
  std::vector<Slot> needs;
};

Direction flip(Direction d) {
  return d == Direction::both ? d : (d == Direction::out ? Direction::in : Direction::out);
}

class Arrangement {
 public:
  Arrangement(PropertyGraph& graph, Optimise optimise, std::set<Slot>& bound)
      : m_graph(graph), m_optimise(optimise), m_bound(bound) {}

  PlanPtr run(std::vector<Pattern>& patterns, const Expr* where, PlanPtr input) {
    m_plan = std::move(input);
    for (Pattern& pattern : patterns) add_pattern(pattern);
    if (where != nullptr) add_where(*where);
    ask_ready(m_optimise);
    while (take_step()) ask_ready(m_optimise);
    for (Pattern& pattern : patterns) {
      if (pattern.slot != k_no_slot) build_path(pattern);
    }
    ask_ready(Optimise::yes);
    return std::move(m_plan);
  }

 private:
  void add_pattern(Pattern& pattern) {
    if (pattern.slot != k_no_slot) m_paths.push_back(pattern.slot);
    for (NodePattern& node : pattern.nodes) {
      m_nodes.push_back(&node);
      Condition condition;
      condition.labelled = node.slot;
      condition.label_names = node.labels;
      for (const std::string& label : node.labels) condition.labels.push_back(m_graph.label(label));
      if (!node.labels.empty() || m_bound.contains(node.slot)) wait(std::move(condition), {node.slot});
      add_properties(node.slot, node.properties.get());
    }
    for (std::size_t i = 0; i < pattern.rels.size(); ++i) {
      RelPattern& rel = pattern.rels[i];
      m_steps.push_back({&rel, pattern.nodes[i].slot, pattern.nodes[i + 1].slot, pattern.kind, false});
      if (!rel.var_length && pattern.kind == PathKind::plain) add_properties(rel.slot, rel.properties.get());
    }
  }

  void add_properties(Slot slot, const Expr* map) {
    if (map == nullptr || map->kind != ExprKind::map) return;
    for (std::size_t i = 0; i < map->keys.size(); ++i) {
      Condition condition;
      condition.property = {slot, map->keys[i], map->args[i].get()};
      std::vector<Slot> needs{slot};
      collect_slots(*map->args[i], needs);
      std::vector<Slot> value_needs(needs.begin() + 1, needs.end());
      m_lookups.push_back({slot, map->keys[i], map->args[i].get(), Seek::equal, std::move(value_needs)});
      wait(std::move(condition), std::move(needs));
    }
  }

  void add_where(const Expr& expr) {
    if (expr.kind == ExprKind::binary && expr.op == Op::and_) {
      add_where(*expr.args[0]);
      add_where(*expr.args[1]);
      return;
    }
    if (expr.kind == ExprKind::binary && (expr.op == Op::equal || expr.op == Op::in)) {
      const bool in = expr.op == Op::in;
      add_lookup(*expr.args[0], *expr.args[1], in ? Seek::one_of : Seek::equal);
      add_lookup(*expr.args[1], *expr.args[0], in ? Seek::holds : Seek::equal);
    }
    Condition condition;
    condition.expr = &expr;
    std::vector<Slot> needs;
    collect_slots(expr, needs);
    wait(std::move(condition), std::move(needs));
  }

  void add_lookup(const Expr& property, const Expr& value, Seek seek) {
    if (property.kind != ExprKind::property || property.args[0]->kind != ExprKind::variable) return;
    std::vector<Slot> needs;
    collect_slots(value, needs);
    m_lookups.push_back({property.args[0]->slot, property.name, &value, seek, std::move(needs)});
  }

  void wait(Condition condition, std::vector<Slot> needs) {
    m_waiting.push_back({std::move(condition), std::move(needs), false});
  }

  /// A slot is here, or it is none that this match brings (a name inside a comprehension).
  [[nodiscard]] bool is_here(Slot slot) const {
    if (m_bound.contains(slot)) return true;
    for (const NodePattern* node : m_nodes) {
      if (node->slot == slot) return false;
    }
    for (const Step& step : m_steps) {
      if (step.rel->slot == slot) return false;
    }
    return std::find(m_paths.begin(), m_paths.end(), slot) == m_paths.end();
  }
  [[nodiscard]] bool all_here(const std::vector<Slot>& slots) const {
    return std::all_of(slots.begin(), slots.end(), [this](Slot slot) { return is_here(slot); });
  }

  void ask_ready(Optimise now) {
    if (now == Optimise::no) return;
    std::vector<Condition> ready;
    for (Waiting& w : m_waiting) {
      if (w.asked || !all_here(w.needs)) continue;
      w.asked = true;
      ready.push_back(std::move(w.condition));
    }
    if (ready.empty()) return;
    // cheap ones first: labels, then properties, then the rest
    std::stable_sort(ready.begin(), ready.end(),
                     [](const Condition& a, const Condition& b) { return rank(a) < rank(b); });
    m_plan = make_node(PlanKind::filter, std::move(m_plan));
    m_plan->conditions = std::move(ready);
    for (const Condition& condition : m_plan->conditions) m_plan->rows *= condition.labelled != k_no_slot ? 0.5 : 0.2;
  }
  static int rank(const Condition& c) { return c.labelled != k_no_slot ? 0 : (c.property.value != nullptr ? 1 : 2); }

  // ---- steps

  struct Choice {
    double cost = std::numeric_limits<double>::infinity();
    Step* step = nullptr;          // follow this
    bool backwards = false;        // from its right end
    NodePattern* start = nullptr;  // or start here
    const Lookup* lookup = nullptr;
  };

  bool take_step() {
    Choice best;
    for (Step& step : m_steps) {
      if (!step.done) consider(step, best);
    }
    if (best.step == nullptr) {
      for (NodePattern* node : m_nodes) {
        if (!m_bound.contains(node->slot)) consider(*node, best);
      }
    }
    if (best.step != nullptr)
      follow(best);
    else if (best.start != nullptr)
      start(best);
    return best.step != nullptr || best.start != nullptr;
  }

  void consider(Step& step, Choice& best) {
    const bool left = m_bound.contains(step.from), right = m_bound.contains(step.to);
    double cost = 0;
    const bool known = m_bound.contains(step.rel->slot) && !step.rel->var_length;
    if (step.kind != PathKind::plain) {
      if (!left || !right) return;
      cost = 1000;
    } else if (known) {
      cost = 0;
    } else if (!left && !right) {
      return;
    } else {
      cost = fan_out(*step.rel);
      if (left && right) cost = std::min(cost, 1.0) * 0.5;
      if (step.rel->var_length) cost *= 100;
    }
    if (m_optimise == Optimise::no && best.step != nullptr) return;
    if (cost >= best.cost) return;
    best = {cost, &step, !left && !known, nullptr, nullptr};
  }

  [[nodiscard]] double fan_out(const RelPattern& rel) const {
    if (rel.types.empty()) return m_graph.fan_out(k_any_symbol);
    double sum = 0;
    for (const std::string& type : rel.types) sum += m_graph.fan_out(m_graph.type(type));
    return sum;
  }

  [[nodiscard]] bool has_index(const Lookup& lookup) const {
    return lookup.seek == Seek::holds ? m_graph.has_element_index(lookup.key) : m_graph.has_index(lookup.key);
  }

  void consider(NodePattern& node, Choice& best) {
    if (m_optimise == Optimise::no) {
      if (best.start == nullptr) best = {0, nullptr, false, &node, nullptr};
      return;
    }
    const Lookup* lookup = nullptr;
    double cost = m_graph.estimate(k_any_symbol);
    for (const std::string& label : labels_of(node.slot)) cost = std::min(cost, m_graph.estimate(m_graph.label(label)));
    for (const Lookup& candidate : m_lookups) {
      if (candidate.node != node.slot || !has_index(candidate) || !all_here(candidate.needs)) continue;
      lookup = &candidate;
      cost = std::min(cost, 1.0);
      break;
    }
    // something else known of it makes it the better start
    for (const Waiting& w : m_waiting) {
      if (!w.asked && w.needs.size() == 1 && w.needs[0] == node.slot && w.condition.labelled == k_no_slot) cost *= 0.3;
    }
    if (cost < best.cost) best = {cost, nullptr, false, &node, lookup};
  }

  [[nodiscard]] std::vector<std::string> labels_of(Slot slot) const {
    std::vector<std::string> out;
    for (const NodePattern* node : m_nodes) {
      if (node->slot == slot) out.insert(out.end(), node->labels.begin(), node->labels.end());
    }
    return out;
  }

  void start(const Choice& choice) {
    const double before = m_plan->rows;
    m_plan = make_node(choice.lookup != nullptr ? PlanKind::index_seek : PlanKind::node_scan, std::move(m_plan));
    m_plan->to = choice.start->slot;
    if (choice.lookup != nullptr) {
      m_plan->key = choice.lookup->key;
      m_plan->expr = choice.lookup->value;
      m_plan->seek = choice.lookup->seek;
      m_plan->rows = before;
    } else {
      double least = m_graph.estimate(k_any_symbol);
      for (const std::string& label : labels_of(choice.start->slot)) {
        const Symbol symbol = m_graph.label(label);
        if (m_plan->label != k_any_symbol && m_graph.estimate(symbol) >= least) continue;
        least = m_graph.estimate(symbol);
        m_plan->label = symbol;
        m_plan->label_name = label;
      }
      m_plan->rows = before * std::max(1.0, least);
    }
    m_bound.insert(choice.start->slot);
  }

  void follow(const Choice& choice) {
    Step& step = *choice.step;
    RelPattern& rel = *step.rel;
    step.done = true;
    const bool known = m_bound.contains(rel.slot);
    const double fan = fan_out(rel);
    PlanKind kind = rel.var_length ? PlanKind::var_expand : PlanKind::expand;
    if (step.kind != PathKind::plain)
      kind = PlanKind::shortest;
    else if (known && !rel.var_length)
      kind = PlanKind::bound_rel;
    m_plan = make_node(kind, std::move(m_plan));
    Plan& p = *m_plan;
    p.from = choice.backwards ? step.to : step.from;
    p.to = choice.backwards ? step.from : step.to;
    p.direction = choice.backwards ? flip(rel.direction) : rel.direction;
    p.reversed = choice.backwards;
    p.rel = rel.slot;
    p.rel_known = known;
    p.path_kind = step.kind;
    p.single = !rel.var_length;
    p.type_names = rel.types;
    for (const std::string& type : rel.types) p.types.push_back(m_graph.type(type));
    p.least = rel.least;
    p.most = rel.var_length ? rel.most : 1;
    p.into = m_bound.contains(p.to) || p.to == p.from;
    p.from_known = m_bound.contains(p.from);
    p.to_known = m_bound.contains(p.to);
    if ((rel.var_length || step.kind != PathKind::plain) && rel.properties && rel.properties->kind == ExprKind::map) {
      for (std::size_t i = 0; i < rel.properties->keys.size(); ++i)
        p.tests.push_back({rel.slot, rel.properties->keys[i], rel.properties->args[i].get()});
    }
    p.rows *= p.into ? std::min(1.0, fan) : std::max(0.1, fan) * (rel.var_length ? 10 : 1);
    if (step.kind == PathKind::plain) {
      for (const RelPattern* other : m_walked) {
        if (may_share(*other, rel)) p.unlike.push_back(other->slot);
      }
      m_walked.push_back(&rel);
    }
    if (kind == PlanKind::expand && !p.into && m_optimise == Optimise::yes) ask_labels_of(p);
    for (const Slot slot : {p.from, p.to, p.rel}) m_bound.insert(slot);
  }

  /// The labels of a step's end are asked for by the step itself, ahead of any row.
  void ask_labels_of(Plan& p) {
    for (Waiting& w : m_waiting) {
      if (w.asked || w.condition.labelled != p.to) continue;
      w.asked = true;
      p.to_labels.insert(p.to_labels.end(), w.condition.labels.begin(), w.condition.labels.end());
      for (std::string& name : w.condition.label_names) p.to_label_names.push_back(std::move(name));
      p.rows *= 0.5;
    }
  }

  /// Could one relationship be both? Not where their types differ.
  [[nodiscard]] static bool may_share(const RelPattern& a, const RelPattern& b) {
    if (a.types.empty() || b.types.empty()) return true;
    return std::any_of(a.types.begin(), a.types.end(), [&](const std::string& type) {
      return std::find(b.types.begin(), b.types.end(), type) != b.types.end();
    });
  }

  void build_path(Pattern& pattern) {
    m_plan = make_node(PlanKind::path, std::move(m_plan));
    m_plan->pattern = &pattern;
    m_plan->to = pattern.slot;
    m_bound.insert(pattern.slot);
  }

  PropertyGraph& m_graph;
  Optimise m_optimise;
  std::set<Slot>& m_bound;
  PlanPtr m_plan;
  std::vector<NodePattern*> m_nodes;
  std::vector<Step> m_steps;
  std::vector<Waiting> m_waiting;
  std::vector<Lookup> m_lookups;
  std::vector<const RelPattern*> m_walked;
  std::vector<Slot> m_paths;
};

}  // namespace

PlanPtr Planner::arrange(std::vector<Pattern>& patterns, const Expr* where, PlanPtr input) {
  return Arrangement(m_graph, m_optimise, m_bound).run(patterns, where, std::move(input));
}

}  // namespace guanxi::cypher
