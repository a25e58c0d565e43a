// CREATE, MERGE, SET, REMOVE, DELETE: each reads its input to the end before it changes anything, so that no clause
// sees its own changes.
#include <algorithm>

#include <fmt/format.h>

#include "queries/cypher/run/operator.hpp"

namespace guanxi::cypher {

namespace {

/// Can a property have this value? Lists hold plain values only.
bool is_storable(const Value& v) {
  switch (v.kind()) {
    case Kind::map:
    case Kind::node:
    case Kind::relationship:
    case Kind::path:
      return false;
    case Kind::list:
      return std::all_of(v.list().begin(), v.list().end(),
                         [](const Value& e) { return !e.is(Kind::list) && is_storable(e); });
    default:
      return true;
  }
}

void must_be_storable(const Value& v, const std::string& key) {
  if (!is_storable(v))
    raise_type(fmt::format("the property {} cannot be a {}", key, to_string(v.kind())), "InvalidPropertyType");
}

Map storable(const Value& of, Run& run) {
  if (of.is_null()) return {};
  auto properties = properties_of(run.graph, of);
  if (!properties) raise_type(fmt::format("properties are a Map, not a {}", to_string(of.kind())));
  for (const auto& [key, value] : *properties) must_be_storable(value, key);
  return std::move(*properties);
}

enum class Nulls : std::uint8_t { dropped, refused };

Map pattern_map(const Expr* expr, Run& run, Nulls nulls) {
  if (expr == nullptr) return {};
  Map out = storable(evaluate(*expr, run), run);
  for (auto at = out.begin(); at != out.end();) {
    if (!at->second.is_null()) {
      ++at;
      continue;
    }
    if (nulls == Nulls::refused)
      raise("SemanticError", "MergeReadOwnWrites", fmt::format("MERGE cannot look for {}: null", at->first),
            "null equals nothing, so each MERGE would make another");
    at = out.erase(at);
  }
  return out;
}

class Writer : public Operator {
 public:
  Writer(const Plan& plan, Run& run, OperatorPtr input)
      : Operator(plan, run), m_input(std::move(input)), m_writer(*run.graph.writer()) {}
  void open() final {
    m_input->open();
    m_rows.clear();
    m_done = false;
    m_at = 0;
  }

 protected:
  /// Changes the graph for the row in the frame; what behind() keeps is read on.
  virtual void write() = 0;
  virtual void finish() {}

  void behind() { m_after.push_back(saved()); }

  void create_pattern(const Pattern& pattern, Nulls nulls) {
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i) create_node(pattern.nodes[i], nulls);
    for (std::size_t i = 0; i < pattern.rels.size(); ++i) {
      const RelPattern& rel = pattern.rels[i];
      const Value &left = slot(pattern.nodes[i].slot), &right = slot(pattern.nodes[i + 1].slot);
      if (!left.is(Kind::node) || !right.is(Kind::node))
        raise("SemanticError", "CreateRelationshipToNull", "a relationship cannot be made to a node that is null");
      const bool in = rel.direction == Direction::in;
      slot(rel.slot) =
          Value(m_writer.create_relationship((in ? right : left).node(), (in ? left : right).node(), rel.types[0],
                                             pattern_map(rel.properties.get(), m_run, nulls)));
    }
    if (pattern.slot != k_no_slot) slot(pattern.slot) = path_value(pattern, m_run);
  }

  void apply(const SetItem& item) {
    const Value target = evaluate(*item.target, m_run);
    if (target.is_null()) return;
    if (!target.is(Kind::node) && !target.is(Kind::relationship))
      raise_type(fmt::format("SET and REMOVE change a Node or a Relationship, not a {}", to_string(target.kind())));
    switch (item.kind) {
      case SetKind::property: {
        const Value value = item.value ? evaluate(*item.value, m_run) : Value();
        must_be_storable(value, item.key);
        return m_writer.set_property(target, item.key, value);
      }
      case SetKind::replace: {
        Map map = storable(evaluate(*item.value, m_run), m_run);
        std::erase_if(map, [](const auto& entry) { return entry.second.is_null(); });
        return m_writer.set_properties(target, std::move(map));
      }
      case SetKind::add:
        for (const auto& [key, value] : storable(evaluate(*item.value, m_run), m_run))
          m_writer.set_property(target, key, value);
        return;
      case SetKind::labels:
        if (!target.is(Kind::node)) raise_type("labels belong to nodes");
        for (const std::string& label : item.labels) {
          if (m_plan.kind == PlanKind::remove)
            m_writer.remove_label(target.node(), label);
          else
            m_writer.add_label(target.node(), label);
        }
        return;
    }
  }

  GraphWriter& writer() { return m_writer; }

 private:
  [[nodiscard]] List saved() {
    List row;
    row.reserve(m_plan.slots.size());
    for (const Slot s : m_plan.slots) row.push_back(slot(s));
    std::size_t bytes = 0;
    for (const Value& v : row) bytes += v.bytes();
    m_run.keep(bytes);
    return row;
  }
  void restore(const List& row) {
    for (std::size_t i = 0; i < row.size(); ++i) slot(m_plan.slots[i]) = row[i];
  }

  void create_node(const NodePattern& node, Nulls nulls) {
    if (node.bound_before) return;
    slot(node.slot) = Value(m_writer.create_node(node.labels, pattern_map(node.properties.get(), m_run, nulls)));
  }

  bool fetch() final {
    if (!m_done) {
      while (m_input->next()) m_rows.push_back(saved());
      for (const List& row : m_rows) {
        m_run.step();
        restore(row);
        write();
      }
      finish();
      m_rows = std::move(m_after);
      m_after.clear();
      m_done = true;
    }
    if (m_at == m_rows.size()) return false;
    restore(m_rows[m_at++]);
    return true;
  }

  OperatorPtr m_input;
  GraphWriter& m_writer;
  std::vector<List> m_rows;
  std::vector<List> m_after;
  std::size_t m_at = 0;
  bool m_done = false;
};

class Create final : public Writer {
  using Writer::Writer;
  void write() override {
    for (const Pattern& pattern : m_plan.clause->patterns) create_pattern(pattern, Nulls::dropped);
    behind();
  }
};

class Merge final : public Writer {
 public:
  Merge(const Plan& plan, Run& run, OperatorPtr input, OperatorPtr inner)
      : Writer(plan, run, std::move(input)), m_inner(std::move(inner)) {}

 private:
  void write() override {
    const Pattern& pattern = m_plan.clause->patterns[0];
    std::vector<Slot> own;  // first named in this pattern
    for (const NodePattern& node : pattern.nodes) {
      if (!node.bound_before) own.push_back(node.slot);
      const bool given = std::find(own.begin(), own.end(), node.slot) == own.end();
      if (given && slot(node.slot).is_null())
        raise("SemanticError", "MergeReadOwnWrites", fmt::format("MERGE cannot use {}, which is null", node.variable));
      check_nulls(node.properties.get());
    }
    for (const RelPattern& rel : pattern.rels) check_nulls(rel.properties.get());
    // all that fits is found before ON MATCH changes any of it
    std::vector<List> found;
    m_inner->open();
    while (m_inner->next()) {
      List row;
      for (const Slot s : m_plan.slots) row.push_back(slot(s));
      found.push_back(std::move(row));
    }
    for (const List& row : found) {
      for (std::size_t i = 0; i < row.size(); ++i) slot(m_plan.slots[i]) = row[i];
      for (const SetItem& item : m_plan.clause->on_match) apply(item);
      behind();
    }
    if (!found.empty()) return;
    create_pattern(pattern, Nulls::refused);
    for (const SetItem& item : m_plan.clause->on_create) apply(item);
    behind();
  }

  void check_nulls(const Expr* properties) { static_cast<void>(pattern_map(properties, m_run, Nulls::refused)); }

  OperatorPtr m_inner;
};

class Set final : public Writer {
  using Writer::Writer;
  void write() override {
    for (const SetItem& item : m_plan.clause->items) apply(item);
    behind();
  }
};

class Delete final : public Writer {
  using Writer::Writer;
  void write() override {
    for (const ExprPtr& expr : m_plan.clause->deleted) add(evaluate(*expr, m_run));
    behind();
  }

  void add(const Value& v) {
    if (v.is_null()) return;
    if (v.is(Kind::node)) {
      m_nodes.push_back(v.node());
    } else if (v.is(Kind::relationship)) {
      m_rels.push_back(v.relationship());
    } else if (v.is(Kind::path)) {
      m_nodes.insert(m_nodes.end(), v.path().nodes.begin(), v.path().nodes.end());
      m_rels.insert(m_rels.end(), v.path().rels.begin(), v.path().rels.end());
    } else {
      raise_type(fmt::format("DELETE takes a Node, a Relationship or a Path, not a {}", to_string(v.kind())));
    }
  }

  void finish() override {
    for (const RelRef rel : m_rels) writer().delete_relationship(rel);
    for (const NodeRef node : m_nodes) {
      std::vector<Hop> hops;
      m_run.graph.expand(node, Direction::both, {}, hops);
      if (!hops.empty() && !m_plan.clause->detach)
        raise("ConstraintVerificationFailed", "DeleteConnectedNode", "a node that has relationships cannot be deleted",
              "use DETACH DELETE to delete them with it");
      for (const Hop& hop : hops) writer().delete_relationship(hop.rel);
      writer().delete_node(node);
    }
    m_nodes.clear();
    m_rels.clear();
  }

  std::vector<NodeRef> m_nodes;
  std::vector<RelRef> m_rels;
};

}  // namespace

OperatorPtr make_write_operator(const Plan& plan, Run& run, std::vector<OperatorPtr> inputs) {
  switch (plan.kind) {
    case PlanKind::create:
      return std::make_unique<Create>(plan, run, std::move(inputs[0]));
    case PlanKind::merge:
      return std::make_unique<Merge>(plan, run, std::move(inputs[0]), std::move(inputs[1]));
    case PlanKind::delete_:
      return std::make_unique<Delete>(plan, run, std::move(inputs[0]));
    default:
      return std::make_unique<Set>(plan, run, std::move(inputs[0]));
  }
}

}  // namespace guanxi::cypher
