#include "queries/cypher/plan/planner.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace guanxi::cypher {

PlanPtr make_node(PlanKind kind, PlanPtr input) {
  auto out = std::make_unique<Plan>();
  out->kind = kind;
  if (input) {
    out->rows = input->rows;
    out->inputs.push_back(std::move(input));
  }
  return out;
}

QueryPlan make_plan(Query& query, const Checked& checked, PropertyGraph& graph, Optimise optimise) {
  return Planner(checked, graph, optimise).run(query);
}

void collect_slots(const Expr& expr, std::vector<Slot>& out) {
  if (expr.slot != k_no_slot) out.push_back(expr.slot);
  for (const ExprPtr& arg : expr.args) {
    if (arg) collect_slots(*arg, out);
  }
  const auto of_pattern = [&out](const Pattern& pattern) {
    for (const NodePattern& node : pattern.nodes) {
      out.push_back(node.slot);
      if (node.properties) collect_slots(*node.properties, out);
    }
    for (const RelPattern& rel : pattern.rels) {
      out.push_back(rel.slot);
      if (rel.properties) collect_slots(*rel.properties, out);
    }
  };
  if (expr.pattern) of_pattern(*expr.pattern);
  if (!expr.query) return;
  for (const Clause& c : expr.query->clauses) {
    for (const Pattern& pattern : c.patterns) of_pattern(pattern);
    for (const Expr* e : {c.where.get(), c.expr.get(), c.projection.where.get()}) {
      if (e != nullptr) collect_slots(*e, out);
    }
    for (const ProjectionItem& item : c.projection.items) collect_slots(*item.expr, out);
    for (const SortItem& item : c.projection.order) collect_slots(*item.expr, out);
  }
}

namespace {

void collect_aggregates(const Expr& expr, std::vector<const Expr*>& out) {
  if (expr.kind == ExprKind::aggregate) {
    out.push_back(&expr);
    return;
  }
  for (const ExprPtr& arg : expr.args) {
    if (arg) collect_aggregates(*arg, out);
  }
}

}  // namespace

QueryPlan Planner::run(Query& query) {
  QueryPlan out;
  out.columns = m_checked.outputs[0];
  std::vector<PlanPtr> parts;
  for (SingleQuery& part : query.parts) {
    m_bound.clear();
    parts.push_back(single(part, make_node(PlanKind::argument, nullptr)));
  }
  if (parts.size() == 1) {
    out.root = std::move(parts[0]);
  } else {
    out.root = std::make_unique<Plan>();
    out.root->kind = PlanKind::all;
    out.root->inputs = std::move(parts);
    out.root->branches = m_checked.outputs;
    out.root->slots = out.columns;
    out.root->remove_duplicates = !query.union_all;
    out.root->rows = 0;
    for (const PlanPtr& part : out.root->inputs) out.root->rows += part->rows;
  }
  out.subplans = std::move(m_subplans);
  return out;
}

std::uint32_t Planner::add_subplan(PlanPtr plan) {
  m_subplans.push_back(std::move(plan));
  return static_cast<std::uint32_t>(m_subplans.size() - 1);
}

PlanPtr Planner::single(SingleQuery& query, PlanPtr input) {
  for (Clause& c : query.clauses) {
    input = clause(c, std::move(input));
    m_bound.insert(c.visible.begin(), c.visible.end());
  }
  return input;
}

PlanPtr Planner::clause(Clause& c, PlanPtr input) {
  switch (c.kind) {
    case ClauseKind::match:
      return match(c, std::move(input));
    case ClauseKind::unwind: {
      expression(c.expr.get());
      PlanPtr out = make_node(PlanKind::unwind, std::move(input));
      out->expr = c.expr.get();
      out->to = c.slot;
      out->rows *= 10;
      return out;
    }
    case ClauseKind::with:
    case ClauseKind::return_:
      return projection(c, std::move(input));
    case ClauseKind::create:
      return writer(PlanKind::create, c, std::move(input));
    case ClauseKind::merge:
      return merge(c, std::move(input));
    case ClauseKind::set:
      return writer(PlanKind::set, c, std::move(input));
    case ClauseKind::remove:
      return writer(PlanKind::remove, c, std::move(input));
    case ClauseKind::delete_:
      return writer(PlanKind::delete_, c, std::move(input));
  }
  return input;
}

PlanPtr Planner::match(Clause& c, PlanPtr input) {
  // patterns inside WHERE may use all that the MATCH binds
  std::set<Slot> before = m_bound;
  m_bound.insert(c.new_slots.begin(), c.new_slots.end());
  expression(c.where.get());
  for (Pattern& pattern : c.patterns) expressions_of(pattern);
  m_bound = std::move(before);
  if (!c.optional) return arrange(c.patterns, c.where.get(), std::move(input));
  PlanPtr inner = arrange(c.patterns, c.where.get(), make_node(PlanKind::argument, nullptr));
  PlanPtr out = make_node(PlanKind::optional, std::move(input));
  out->slots = c.new_slots;
  out->rows *= std::max(1.0, inner->rows);
  out->inputs.push_back(std::move(inner));
  return out;
}

PlanPtr Planner::aggregate(Projection& p, PlanPtr input) {
  PlanPtr out = make_node(PlanKind::aggregate, std::move(input));
  std::vector<Assignment> rest;
  for (const ProjectionItem& item : p.items) {
    std::vector<const Expr*> found;
    collect_aggregates(*item.expr, found);
    if (found.empty()) {
      out->assignments.push_back({item.slot, item.expr.get()});
    } else {
      rest.push_back({item.slot, item.expr.get()});
      out->aggregates.insert(out->aggregates.end(), found.begin(), found.end());
    }
  }
  out->rows = out->assignments.empty() ? 1 : std::max(1.0, out->rows / 4);
  PlanPtr project = make_node(PlanKind::project, std::move(out));
  project->assignments = std::move(rest);
  return project;
}

PlanPtr Planner::sort(Projection& p, PlanPtr input) {
  PlanPtr out = make_node(PlanKind::sort, std::move(input));
  for (const SortItem& item : p.order) out->order.push_back(&item);
  for (const ProjectionItem& item : p.items) out->slots.push_back(item.slot);
  if (p.where) collect_slots(*p.where, out->slots);
  if (p.limit && !m_checked.writes) {
    out->expr = p.limit.get();
    out->more = p.skip.get();
  }
  std::sort(out->slots.begin(), out->slots.end());
  out->slots.erase(std::unique(out->slots.begin(), out->slots.end()), out->slots.end());
  return out;
}

PlanPtr Planner::projection(Clause& c, PlanPtr input) {
  Projection& p = c.projection;
  bool aggregated = false;
  for (ProjectionItem& item : p.items) {
    expression(item.expr.get());
    std::vector<const Expr*> found;
    collect_aggregates(*item.expr, found);
    aggregated = aggregated || !found.empty();
    m_bound.insert(item.slot);
  }
  for (SortItem& item : p.order) expression(item.expr.get());
  for (Expr* e : {p.skip.get(), p.limit.get(), p.where.get()}) expression(e);

  PlanPtr out;
  if (aggregated) {
    out = aggregate(p, std::move(input));
  } else {
    out = make_node(PlanKind::project, std::move(input));
    for (const ProjectionItem& item : p.items) {
      if (item.expr->kind != ExprKind::variable || item.expr->slot != item.slot)
        out->assignments.push_back({item.slot, item.expr.get()});
    }
    if (out->assignments.empty()) out = std::move(out->inputs[0]);
  }
  if (p.distinct) {
    out = make_node(PlanKind::distinct, std::move(out));
    for (const ProjectionItem& item : p.items) out->slots.push_back(item.slot);
  }
  if (!p.order.empty()) out = sort(p, std::move(out));
  for (const auto& [expr, kind] :
       {std::pair(p.skip.get(), PlanKind::skip), std::pair(p.limit.get(), PlanKind::limit)}) {
    if (expr == nullptr) continue;
    out = make_node(kind, std::move(out));
    out->expr = expr;
    out->drains = m_checked.writes;
    if (kind == PlanKind::limit && expr->kind == ExprKind::literal)
      out->rows = std::min(out->rows, expr->value.number());
  }
  if (p.where) {
    out = make_node(PlanKind::filter, std::move(out));
    out->conditions.push_back({p.where.get(), k_no_slot, {}, {}, {}});
  }
  return out;
}

PlanPtr Planner::writer(PlanKind kind, Clause& c, PlanPtr input) {
  for (Pattern& pattern : c.patterns) expressions_of(pattern);
  for (std::vector<SetItem>* items : {&c.items, &c.on_create, &c.on_match}) {
    for (SetItem& item : *items) {
      expression(item.target.get());
      expression(item.value.get());
    }
  }
  for (ExprPtr& e : c.deleted) expression(e.get());
  PlanPtr out = make_node(kind, std::move(input));
  out->clause = &c;
  out->slots = c.visible;
  return out;
}

PlanPtr Planner::merge(Clause& c, PlanPtr input) {
  const std::set<Slot> before = m_bound;
  PlanPtr inner = arrange(c.patterns, nullptr, make_node(PlanKind::argument, nullptr));
  m_bound = before;
  m_bound.insert(c.visible.begin(), c.visible.end());
  PlanPtr out = writer(PlanKind::merge, c, std::move(input));
  out->inputs.push_back(std::move(inner));
  return out;
}

void Planner::expressions_of(Pattern& pattern) {
  for (NodePattern& node : pattern.nodes) expression(node.properties.get());
  for (RelPattern& rel : pattern.rels) expression(rel.properties.get());
}

void Planner::expression(Expr* expr) {
  if (expr == nullptr) return;
  const std::set<Slot> before = m_bound;
  for (const Slot slot : {expr->slot, expr->slot2}) {
    if (slot != k_no_slot && expr->kind != ExprKind::variable) m_bound.insert(slot);
  }
  if (expr->pattern) {
    std::vector<Pattern> one;
    expressions_of(*expr->pattern);
    one.push_back(std::move(*expr->pattern));
    // WHERE of a comprehension is a condition of its pattern, so that it acts during the search
    const bool comprehends = expr->kind == ExprKind::pattern_comprehension;
    if (comprehends) {
      std::set<Slot> inside;
      for (const NodePattern& node : one[0].nodes) inside.insert(node.slot);
      for (const RelPattern& rel : one[0].rels) inside.insert(rel.slot);
      if (one[0].slot != k_no_slot) inside.insert(one[0].slot);
      m_bound.insert(inside.begin(), inside.end());
      for (ExprPtr& arg : expr->args) expression(arg.get());
      m_bound = before;
    }
    PlanPtr plan = arrange(one, comprehends ? expr->args[0].get() : nullptr, make_node(PlanKind::argument, nullptr));
    *expr->pattern = std::move(one[0]);
    // the plan of a path points to its pattern
    for (Plan* at = plan.get(); at != nullptr; at = at->inputs.empty() ? nullptr : at->inputs[0].get()) {
      if (at->pattern == one.data()) at->pattern = expr->pattern.get();
    }
    expr->subplan = add_subplan(std::move(plan));
    m_bound = before;
    return;
  }
  if (expr->query) {
    expr->subplan = add_subplan(single(*expr->query, make_node(PlanKind::argument, nullptr)));
    m_bound = before;
  }
  for (ExprPtr& arg : expr->args) expression(arg.get());
}

}  // namespace guanxi::cypher
