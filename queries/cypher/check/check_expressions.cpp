#include <fmt/format.h>

#include "queries/cypher/check/checker.hpp"
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

constexpr KindSet k_boolean{Kind::boolean};
constexpr StaticType k_truth{{Kind::null, Kind::boolean}, k_any_kind};

std::string kinds_text(KindSet kinds) {
  std::string out;
  for (unsigned i = 1; i < 16; ++i) {
    const auto kind = static_cast<Kind>(i);
    if (!kinds.has(kind)) continue;
    out += fmt::format("{}{}", out.empty() ? "" : " or ", to_string(kind));
  }
  return out;
}

bool calls_random(const Expr& expr) {
  if (expr.kind == ExprKind::call && lower(expr.name) == "rand") return true;
  for (const ExprPtr& arg : expr.args) {
    if (arg && calls_random(*arg)) return true;
  }
  return false;
}

}  // namespace

void Checker::require(const Expr& expr, StaticType found, KindSet wanted, std::string_view who) const {
  if (found.kinds.may_be(wanted) || (found.kinds.bits & 1U) != 0) return;
  refuse(expr.at, "InvalidArgumentType",
         fmt::format("{} a {}, but this is a {}", who, kinds_text(wanted), kinds_text(found.kinds)));
}

void Checker::condition(Expr& expr, std::string_view where) {
  require(expr, expression(expr, Stand::predicate), k_boolean, fmt::format("{} takes", where));
}

StaticType Checker::variable(Expr& expr) {
  if (expr.slot2 != k_no_slot) {  // refers to an item of the projection
    expr.slot = m_item_slots[expr.slot2];
    return m_item_types[expr.slot2];
  }
  const auto found = m_scope.find(expr.name);
  if (found == m_scope.end()) {
    std::string hint = did_you_mean(expr.name, names_in_scope());
    if (hint.empty()) hint = fmt::format("a text stands in quotes: '{}'", expr.name);
    refuse(expr.at, "UndefinedVariable", fmt::format("{} is not defined", expr.name), hint);
  }
  expr.slot = found->second.slot;
  return found->second.type;
}

StaticType Checker::property(Expr& expr) {
  const StaticType of = expression(*expr.args[0]);
  constexpr KindSet k_with_properties =
      KindSet{Kind::node, Kind::relationship, Kind::map, Kind::duration} | k_temporals;
  if (!of.kinds.may_be(k_with_properties)) {
    const std::string message = fmt::format("a {} has no properties", kinds_text(of.kinds));
    if (of.kinds == KindSet{Kind::path})
      refuse(expr.at, "InvalidArgumentType", message, "nodes(p) and relationships(p) give what is in a path");
    throw Failure{{"TypeError", "InvalidArgumentType", Phase::compile_time, message, expr.at, {}}};
  }
  constexpr KindSet k_entity{Kind::null, Kind::node, Kind::relationship};
  if ((of.kinds.bits & ~k_entity.bits) == 0 && of.kinds.bits > 1)
    notice_unknown("property", expr.name, m_graph.known_properties());
  return k_anything;
}

StaticType Checker::expression(Expr& expr, Stand stand) {
  switch (expr.kind) {
    case ExprKind::literal:
      return {KindSet{expr.value.kind()}, k_any_kind};
    case ExprKind::parameter:
      return k_anything;
    case ExprKind::variable:
      return variable(expr);
    case ExprKind::property:
      return property(expr);
    case ExprKind::index:
    case ExprKind::slice:
    case ExprKind::map:
    case ExprKind::map_projection: {
      StaticType of;
      for (ExprPtr& arg : expr.args) {
        const StaticType type = arg ? expression(*arg) : k_anything;
        if (&arg == expr.args.data()) of = type;
      }
      if (expr.kind == ExprKind::index)
        return of.kinds == KindSet{Kind::list} ? StaticType{of.elements | KindSet{Kind::null}, k_any_kind} : k_anything;
      if (expr.kind == ExprKind::map) return type_of({Kind::map});
      return expr.kind == ExprKind::slice ? type_of({Kind::null, Kind::list}) : type_of({Kind::null, Kind::map});
    }
    case ExprKind::list: {
      KindSet elements;
      for (ExprPtr& arg : expr.args) elements = elements | expression(*arg).kinds;
      return {{Kind::list}, expr.args.empty() ? k_any_kind : elements};
    }
    case ExprKind::has_labels: {
      require(*expr.args[0], expression(*expr.args[0]), {Kind::node, Kind::relationship}, "a label is asked of");
      return k_truth;
    }
    case ExprKind::unary:
      return unary(expr, stand);
    case ExprKind::binary:
      return binary(expr, stand);
    case ExprKind::comparison_chain:
      for (ExprPtr& arg : expr.args) expression(*arg);
      return k_truth;
    case ExprKind::call:
    case ExprKind::aggregate:
      return call(expr);
    case ExprKind::case_when:
      return case_when(expr);
    case ExprKind::list_comprehension:
    case ExprKind::quantifier:
      return comprehension(expr);
    case ExprKind::reduce:
      return reduce(expr);
    case ExprKind::pattern_predicate:
    case ExprKind::pattern_comprehension:
      return pattern_expression(expr, stand);
    case ExprKind::exists_subquery:
    case ExprKind::count_subquery:
      return subquery(expr);
  }
  return k_anything;
}

StaticType Checker::unary(Expr& expr, Stand stand) {
  if (expr.op == Op::not_) {
    require(*expr.args[0], expression(*expr.args[0], Stand::predicate), k_boolean, "NOT takes");
    return k_truth;
  }
  const StaticType of =
      expression(*expr.args[0], expr.op == Op::is_null || expr.op == Op::is_not_null ? stand : Stand::value);
  if (expr.op == Op::is_null || expr.op == Op::is_not_null) return type_of({Kind::boolean});
  require(*expr.args[0], of, k_numbers | KindSet{Kind::duration}, "a sign takes");
  return {of.kinds, k_any_kind};
}

StaticType Checker::binary(Expr& expr, Stand) {
  Expr &a = *expr.args[0], &b = *expr.args[1];
  if (expr.op == Op::and_ || expr.op == Op::or_ || expr.op == Op::xor_) {
    const std::string_view word = expr.op == Op::and_ ? "AND takes" : (expr.op == Op::or_ ? "OR takes" : "XOR takes");
    require(a, expression(a, Stand::predicate), k_boolean, word);
    require(b, expression(b, Stand::predicate), k_boolean, word);
    return k_truth;
  }
  const StaticType left = expression(a), right = expression(b);
  switch (expr.op) {
    case Op::in:
      require(b, right, {Kind::list}, "IN takes");
      return k_truth;
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
    case Op::power:
      return arithmetic(expr, left, right);
    default:
      return k_truth;
  }
}

StaticType Checker::arithmetic(Expr& expr, StaticType left, StaticType right) const {
  if (expr.op == Op::add) {
    if (left.kinds == KindSet{Kind::list} || right.kinds == KindSet{Kind::list})
      return type_of({Kind::list, Kind::null});
    if (left.kinds == KindSet{Kind::string} && right.kinds == KindSet{Kind::string}) return type_of({Kind::string});
  } else {
    KindSet wanted = k_numbers | KindSet{Kind::duration};
    if (expr.op == Op::subtract) wanted = wanted | k_temporals;
    require(*expr.args[0], left, wanted, "this operation takes");
    require(*expr.args[1], right, wanted, "this operation takes");
  }
  const std::uint32_t numeric = k_numbers.bits | 1U;
  const bool numbers = (left.kinds.bits & ~numeric) == 0 && (right.kinds.bits & ~numeric) == 0;
  if (!numbers) return k_anything;
  const bool may_be_null = ((left.kinds.bits | right.kinds.bits) & 1U) != 0;
  return {may_be_null ? k_numbers | KindSet{Kind::null} : k_numbers, k_any_kind};
}

StaticType Checker::call(Expr& expr) {
  const Function* function = find_function(expr.name);
  if (function == nullptr)
    refuse(expr.at, "UnknownFunction", fmt::format("there is no function {}", expr.name),
           did_you_mean(expr.name, function_names()));
  expr.function = function;
  const bool count_all = expr.kind == ExprKind::aggregate && expr.args.empty();
  if (!count_all && (expr.args.size() < function->least || expr.args.size() > function->most))
    refuse(expr.at, "InvalidNumberOfArguments",
           fmt::format("{} takes {} argument{}, not {}", function->name,
                       function->least == function->most ? fmt::format("{}", function->least)
                                                         : fmt::format("{} to {}", function->least, function->most),
                       function->most == 1 ? "" : "s", expr.args.size()));
  if (function->kind == FunctionKind::aggregate) return aggregate(expr);
  if (expr.distinct)
    refuse(expr.at, "UnexpectedSyntax", fmt::format("{} is no aggregate and takes no DISTINCT", function->name));
  const bool of_pattern = lower(expr.name) == "exists";
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const StaticType type = expression(*expr.args[i], of_pattern ? Stand::predicate : Stand::value);
    if (function->takes.empty()) continue;
    require(*expr.args[i], type, function->takes[std::min(i, function->takes.size() - 1)],
            fmt::format("{}() takes", function->name));
  }
  return function->gives;
}

StaticType Checker::aggregate(Expr& expr) {
  expr.kind = ExprKind::aggregate;
  if (m_aggregates == Aggregates::inside_one)
    refuse(expr.at, "NestedAggregation", "an aggregate cannot stand in another", "aggregate in a WITH before");
  if (m_aggregates == Aggregates::forbidden)
    refuse(expr.at, "InvalidAggregation", fmt::format("{}() aggregates, which only WITH and RETURN can", expr.name),
           "aggregate in a WITH before");
  m_aggregates = Aggregates::inside_one;
  StaticType of;
  for (ExprPtr& arg : expr.args) {
    if (calls_random(*arg))
      refuse(arg->at, "NonConstantExpression", "rand() cannot stand in an aggregate", "call it in a WITH before");
    const StaticType type = expression(*arg);
    if (&arg == expr.args.data()) of = type;
    const KindSet takes = expr.function->takes[0];
    require(*arg, type, takes, fmt::format("{}() takes", expr.function->name));
  }
  m_aggregates = Aggregates::allowed;
  expr.slot = new_slot("");
  if (lower(expr.name) == "collect") return {{Kind::list}, of.kinds};
  return expr.function->gives;
}

StaticType Checker::case_when(Expr& expr) {
  const std::size_t first = expr.has_operand ? 1 : 0;
  const std::size_t end = expr.args.size() - (expr.has_else ? 1 : 0);
  KindSet kinds = expr.has_else ? KindSet{} : KindSet{Kind::null};
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const bool when = i >= first && i < end && (i - first) % 2 == 0;
    const StaticType type = expression(*expr.args[i], when && !expr.has_operand ? Stand::predicate : Stand::value);
    if (i >= first && !when) kinds = kinds | type.kinds;
  }
  return {kinds, k_any_kind};
}

StaticType Checker::comprehension(Expr& expr) {
  const StaticType list = expression(*expr.args[0]);
  require(*expr.args[0], list, {Kind::list}, "IN takes");
  const Aggregates kept = m_aggregates;
  m_aggregates = kept == Aggregates::inside_one ? kept : Aggregates::forbidden;
  Scope outer = m_scope;
  expr.slot = new_slot(expr.name);
  const bool only_list = list.kinds == KindSet{Kind::list};
  declare(expr.name, expr.slot, only_list ? StaticType{list.elements, k_any_kind} : k_anything);
  if (expr.args[1]) condition(*expr.args[1], "WHERE");
  StaticType out = k_truth;
  if (expr.kind == ExprKind::list_comprehension) {
    out = {{Kind::null, Kind::list}, only_list ? list.elements : k_any_kind};
    if (expr.args[2]) out.elements = expression(*expr.args[2]).kinds;
  }
  m_scope = std::move(outer);
  m_aggregates = kept;
  return out;
}

StaticType Checker::reduce(Expr& expr) {
  expression(*expr.args[0]);
  expression(*expr.args[1]);
  const Aggregates kept = m_aggregates;
  m_aggregates = kept == Aggregates::inside_one ? kept : Aggregates::forbidden;
  Scope outer = m_scope;
  expr.slot = new_slot(expr.name);
  expr.slot2 = new_slot(expr.keys[0]);
  declare(expr.name, expr.slot, k_anything);
  declare(expr.keys[0], expr.slot2, k_anything);
  expression(*expr.args[2]);
  m_scope = std::move(outer);
  m_aggregates = kept;
  return k_anything;
}

StaticType Checker::pattern_expression(Expr& expr, Stand stand) {
  std::set<std::string> rels_here;
  if (expr.kind == ExprKind::pattern_predicate) {
    if (stand != Stand::predicate)
      refuse(expr.at, "UnexpectedSyntax", "a pattern can stand in WHERE and in EXISTS only",
             "write EXISTS { ... }, or [pattern | 1] to count with size()");
    pattern(*expr.pattern, PatternUse::predicate, false, rels_here);
    pattern_properties(*expr.pattern, false);
    return type_of({Kind::boolean});
  }
  Scope outer = m_scope;
  const Aggregates kept = m_aggregates;
  m_aggregates = kept == Aggregates::inside_one ? kept : Aggregates::forbidden;
  pattern(*expr.pattern, PatternUse::comprehension, false, rels_here);
  pattern_properties(*expr.pattern, false);
  if (expr.args[0]) condition(*expr.args[0], "WHERE");
  const StaticType element = expression(*expr.args[1]);
  expr.slot = new_slot("");
  m_scope = std::move(outer);
  m_aggregates = kept;
  return {{Kind::list}, element.kinds};
}

StaticType Checker::subquery(Expr& expr) {
  Scope outer_scope = m_scope, outer_outer = m_outer;
  const Aggregates kept = m_aggregates;
  std::vector<Slot> slots = std::move(m_item_slots);
  std::vector<StaticType> types = std::move(m_item_types);
  m_aggregates = Aggregates::forbidden;
  m_outer = m_scope;
  single(*expr.query, true);
  m_scope = std::move(outer_scope);
  m_outer = std::move(outer_outer);
  m_item_slots = std::move(slots);
  m_item_types = std::move(types);
  m_aggregates = kept;
  return expr.kind == ExprKind::count_subquery ? type_of({Kind::integer}) : type_of({Kind::boolean});
}

}  // namespace guanxi::cypher
