// WITH and RETURN: columns, grouping, and which names ORDER BY and WHERE may use.
#include <fmt/format.h>

#include "queries/cypher/check/checker.hpp"
#include "queries/cypher/functions/functions.hpp"

namespace guanxi::cypher {

namespace {

bool is_aggregate(const Expr& expr) {
  if (expr.kind == ExprKind::aggregate) return true;
  if (expr.kind != ExprKind::call) return false;
  const Function* function = find_function(expr.name);
  return function != nullptr && function->kind == FunctionKind::aggregate;
}

/// a or a.b.c
bool is_simple(const Expr& expr) {
  return expr.kind == ExprKind::variable || (expr.kind == ExprKind::property && is_simple(*expr.args[0]));
}

template <typename Visit>
void each_variable(const Expr& expr, const Visit& visit) {
  if (expr.kind == ExprKind::variable) visit(expr);
  for (const ExprPtr& arg : expr.args) {
    if (arg) each_variable(*arg, visit);
  }
}

/// Turns an expression into a reference to item `index` of the projection.
void refer(Expr& expr, std::size_t index, const std::string& name) {
  expr.kind = ExprKind::variable;
  expr.name = name;
  expr.args.clear();
  expr.slot2 = static_cast<Slot>(index);
}

}  // namespace

bool has_aggregate(const Expr& expr) {
  if (is_aggregate(expr)) return true;
  for (const ExprPtr& arg : expr.args) {
    if (arg && has_aggregate(*arg)) return true;
  }
  return false;
}

bool same_text(const Expr& a, const Expr& b) {
  if (a.pattern || b.pattern || a.query || b.query) return false;
  if (a.kind != b.kind || a.op != b.op || a.name != b.name || a.keys != b.keys || a.ops != b.ops ||
      a.distinct != b.distinct || a.args.size() != b.args.size() || a.value.kind() != b.value.kind())
    return false;
  if (a.kind == ExprKind::literal) {
    const bool same = a.value.is_null() || (a.value.is(Kind::string) && a.value.string() == b.value.string()) ||
                      (a.value.is(Kind::integer) && a.value.integer() == b.value.integer()) ||
                      (a.value.is(Kind::floating) && a.value.floating() == b.value.floating()) ||
                      (a.value.is(Kind::boolean) && a.value.boolean() == b.value.boolean());
    if (!same) return false;
  }
  for (std::size_t i = 0; i < a.args.size(); ++i) {
    if ((a.args[i] == nullptr) != (b.args[i] == nullptr)) return false;
    if (a.args[i] && !same_text(*a.args[i], *b.args[i])) return false;
  }
  return true;
}

void Checker::expand_star(Projection& p, Position at) const {
  if (!p.star) return;
  std::vector<ProjectionItem> all;
  for (const auto& [name, variable] : m_scope) {
    if (is_hidden(name)) continue;
    ProjectionItem item;
    item.at = at;
    item.name = name;
    item.aliased = true;
    item.expr = std::make_unique<Expr>();
    item.expr->kind = ExprKind::variable;
    item.expr->name = name;
    item.expr->at = at;
    all.push_back(std::move(item));
  }
  for (ProjectionItem& item : p.items) all.push_back(std::move(item));
  p.items = std::move(all);
}

void Checker::unique_names(const Projection& p) const {
  std::set<std::string> seen;
  for (const ProjectionItem& item : p.items) {
    if (!seen.insert(item.name).second)
      refuse(item.at, "ColumnNameConflict", fmt::format("two columns are called {}", item.name),
             "give one another name with AS");
  }
}

/// Parts of a sort key that are written like an item are that item; a name that an item has is the item's.
void Checker::mark_projected(Expr& expr, const Projection& p, Mixed mixed) const {
  const auto alias = [&](std::string_view name) -> const ProjectionItem* {
    for (const ProjectionItem& item : p.items) {
      if (item.name == name) return &item;
    }
    return nullptr;
  };
  if (expr.kind == ExprKind::variable && alias(expr.name) != nullptr) return;
  bool shadowed = false;
  if (!has_aggregate(expr)) {
    each_variable(expr, [&](const Expr& v) {
      const ProjectionItem* item = alias(v.name);
      if (item != nullptr && !(item->expr->kind == ExprKind::variable && item->expr->name == v.name)) shadowed = true;
    });
  }
  for (std::size_t i = 0; i < p.items.size() && !shadowed; ++i) {
    // beside an aggregate only aggregates, variables and properties are recognised
    if (mixed == Mixed::yes && !is_aggregate(expr) && !is_simple(expr)) continue;
    if (same_text(expr, *p.items[i].expr)) return refer(expr, i, p.items[i].name);
  }
  for (ExprPtr& arg : expr.args) {
    if (arg) mark_projected(*arg, p, mixed);
  }
}

/// Behind grouping only the items are left. Errors: as the openCypher test kit tells them apart.
void Checker::check_sort_scope(const Expr& expr, const Projection& p, bool aggregated, Mixed mixed) const {
  const bool left = has_aggregate(expr);
  if (!aggregated) {
    if (left)
      refuse(expr.at, "InvalidAggregation", "ORDER BY cannot aggregate where the items do not",
             "aggregate in the clause and sort by its name");
    return;
  }
  each_variable(expr, [&](const Expr& v) {
    if (v.slot2 != k_no_slot) return;
    for (const ProjectionItem& item : p.items) {
      if (item.name == v.name) return;
    }
    if (!m_scope.contains(v.name)) return;  // the resolver says it better
    bool grouped = false;
    for (const ProjectionItem& item : p.items) {
      if (has_aggregate(*item.expr) || is_simple(*item.expr)) continue;
      each_variable(*item.expr, [&](const Expr& inner) { grouped = grouped || inner.name == v.name; });
    }
    if (mixed == Mixed::yes && grouped && !is_aggregate(expr))
      refuse(v.at, "AmbiguousAggregationExpression", fmt::format("{} is no column of its own here", v.name),
             "give it a name with AS and sort by that");
    refuse(v.at, "UndefinedVariable", fmt::format("{} is not defined behind the aggregation", v.name),
           "sort by a column");
  });
  if (left)
    refuse(expr.at, "InvalidAggregation", "ORDER BY can use aggregates of the items only",
           "give it a name with AS and sort by that");
}

void Checker::mark_sort_keys(Projection& p, bool aggregated) {
  for (SortItem& sort : p.order) {
    bool whole = false;
    for (const ProjectionItem& item : p.items) whole = whole || same_text(*sort.expr, *item.expr);
    const Mixed mixed = !whole && has_aggregate(*sort.expr) ? Mixed::yes : Mixed::no;
    mark_projected(*sort.expr, p, mixed);
    check_sort_scope(*sort.expr, p, aggregated, mixed);
  }
}

/// In an item with aggregates, what stands outside them must be a grouping key that is a variable or a property.
void Checker::grouping(Expr& expr, const Projection& p, std::set<std::string>& locals) const {
  if (is_aggregate(expr)) return;
  if (is_simple(expr)) {
    for (std::size_t i = 0; i < p.items.size(); ++i) {
      if (!has_aggregate(*p.items[i].expr) && same_text(expr, *p.items[i].expr)) return refer(expr, i, p.items[i].name);
    }
  }
  if (expr.kind == ExprKind::variable && !locals.contains(expr.name) && m_scope.contains(expr.name))
    refuse(expr.at, "AmbiguousAggregationExpression",
           fmt::format("{} stands beside an aggregate, but is no column of its own", expr.name),
           "make it a column, or move it into a WITH before");
  const bool binds =
      expr.kind == ExprKind::list_comprehension || expr.kind == ExprKind::quantifier || expr.kind == ExprKind::reduce;
  std::set<std::string> inner = locals;
  if (binds) inner.insert(expr.name);
  if (expr.kind == ExprKind::reduce) inner.insert(expr.keys[0]);
  for (ExprPtr& arg : expr.args) {
    if (arg) grouping(*arg, p, binds ? inner : locals);
  }
}

void Checker::items(Projection& p, bool aggregated) {
  m_item_slots.assign(p.items.size(), k_no_slot);
  m_item_types.assign(p.items.size(), k_anything);
  const auto resolve = [&](std::size_t i) {
    ProjectionItem& item = p.items[i];
    m_aggregates = Aggregates::allowed;
    m_item_types[i] = expression(*item.expr);
    m_aggregates = Aggregates::forbidden;
    item.slot = item.expr->kind == ExprKind::variable ? item.expr->slot : new_slot(item.name);
    m_item_slots[i] = item.slot;
  };
  std::vector<std::size_t> later;
  for (std::size_t i = 0; i < p.items.size(); ++i) {
    if (aggregated && has_aggregate(*p.items[i].expr))
      later.push_back(i);
    else
      resolve(i);
  }
  for (const std::size_t i : later) {
    // resolve() may turn calls into aggregates, but not change what is one
    std::set<std::string> locals;
    grouping(*p.items[i].expr, p, locals);
  }
  for (const std::size_t i : later) resolve(i);
}

void Checker::bound(ExprPtr& expr, std::string_view word) {
  if (!expr) return;
  each_variable(*expr, [&](const Expr& v) {
    refuse(v.at, "NonConstantExpression", fmt::format("{} takes a number that is the same for all rows", word),
           "use a number or a parameter");
  });
  const Scope kept = std::move(m_scope);
  m_scope.clear();
  expression(*expr);
  m_scope = kept;
  if (expr->kind != ExprKind::literal) return;
  if (!expr->value.is(Kind::integer))
    refuse(expr->at, "InvalidArgumentType", fmt::format("{} takes a whole number", word));
  if (expr->value.integer() < 0)
    refuse(expr->at, "NegativeIntegerArgument", fmt::format("{} takes no negative number", word));
}

void Checker::projection(Clause& c) {
  Projection& p = c.projection;
  const bool returns = c.kind == ClauseKind::return_;
  if (p.star && m_scope.empty() && returns)
    refuse(c.at, "NoVariablesInScope", "RETURN * has nothing to return", "give a pattern a variable");
  expand_star(p, c.at);
  unique_names(p);
  bool aggregated = false;
  for (const ProjectionItem& item : p.items) aggregated = aggregated || has_aggregate(*item.expr);
  const bool closed = aggregated || p.distinct;  // the variables before are gone for ORDER BY and WHERE
  mark_sort_keys(p, aggregated);
  if (p.where && closed) mark_projected(*p.where, p, Mixed::no);
  items(p, aggregated);

  Scope behind = m_outer;
  for (std::size_t i = 0; i < p.items.size(); ++i) {
    const ProjectionItem& item = p.items[i];
    const bool named = item.aliased || item.expr->kind == ExprKind::variable || returns;
    if (named) behind[item.name] = {item.slot, m_item_types[i]};
  }
  Scope both = behind;
  if (!closed) {
    for (const auto& [name, variable] : m_scope) both.try_emplace(name, variable);
  }
  m_scope = std::move(both);
  for (SortItem& sort : p.order) expression(*sort.expr);
  bound(p.skip, "SKIP");
  bound(p.limit, "LIMIT");
  for (const ProjectionItem& item : p.items) {
    if (!returns && !item.aliased && item.expr->kind != ExprKind::variable)
      refuse(item.at, "NoExpressionAlias", fmt::format("'{}' needs a name in WITH", item.name),
             "write AS and a name behind it");
  }
  if (p.where) condition(*p.where, "WHERE");
  m_scope = std::move(behind);
}

}  // namespace guanxi::cypher
