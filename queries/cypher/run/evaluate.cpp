// Expressions -> values, by walking the tree.
#include <array>

#include <fmt/format.h>

#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/run/arithmetic.hpp"
#include "queries/cypher/run/operator.hpp"
#include "queries/cypher/run/regular_expression.hpp"
#include "queries/cypher/value/compare.hpp"

namespace guanxi::cypher {

namespace {

Truth truth_of(const Value& v, std::string_view who) {
  if (v.is_null()) return Truth::unknown;
  if (!v.is(Kind::boolean)) raise_type(fmt::format("{} takes a truth value, not a {}", who, to_string(v.kind())));
  return truth(v.boolean());
}

Value logic(const Expr& e, Run& run) {
  const Truth a = truth_of(evaluate(*e.args[0], run), "AND, OR and XOR");
  if (e.op == Op::and_ && a == Truth::no) return Value(false);
  if (e.op == Op::or_ && a == Truth::yes) return Value(true);
  const Truth b = truth_of(evaluate(*e.args[1], run), "AND, OR and XOR");
  if (e.op == Op::and_ && b == Truth::no) return Value(false);
  if (e.op == Op::or_ && b == Truth::yes) return Value(true);
  if (a == Truth::unknown || b == Truth::unknown) return {};
  if (e.op == Op::xor_) return Value(a != b);
  return Value(e.op == Op::and_);
}

Value comparison(Op op, const Value& a, const Value& b) {
  if (op == Op::equal) return to_value(equal(a, b));
  if (op == Op::not_equal) {
    const Truth same = equal(a, b);
    return same == Truth::unknown ? Value() : Value(same == Truth::no);
  }
  const Relation r = compare(a, b);
  if (r == Relation::unknown) return {};
  if (r == Relation::never) return Value(false);
  switch (op) {
    case Op::less:
      return Value(r == Relation::less);
    case Op::less_equal:
      return Value(r != Relation::greater);
    case Op::greater:
      return Value(r == Relation::greater);
    default:
      return Value(r != Relation::less);
  }
}

Value is_in(const Value& element, const Value& list) {
  if (list.is_null()) return {};
  if (!list.is(Kind::list)) raise_type(fmt::format("IN takes a List, not a {}", to_string(list.kind())));
  Truth found = Truth::no;
  for (const Value& candidate : list.list()) {
    const Truth same = equal(element, candidate);
    if (same == Truth::yes) return Value(true);
    if (same == Truth::unknown) found = Truth::unknown;
  }
  return to_value(found);
}

Value text_test(Op op, const Value& a, const Value& b) {
  if (!a.is(Kind::string) || !b.is(Kind::string)) return {};
  const std::string &text = a.string(), &part = b.string();
  switch (op) {
    case Op::starts_with:
      return Value(text.starts_with(part));
    case Op::ends_with:
      return Value(text.ends_with(part));
    case Op::contains:
      return Value(text.find(part) != std::string::npos);
    default:
      return Value(fits(text, part));
  }
}

Value binary(const Expr& e, Run& run) {
  if (e.op == Op::and_ || e.op == Op::or_ || e.op == Op::xor_) return logic(e, run);
  const Value a = evaluate(*e.args[0], run), b = evaluate(*e.args[1], run);
  switch (e.op) {
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return comparison(e.op, a, b);
    case Op::in:
      return is_in(a, b);
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains:
    case Op::matches:
      return text_test(e.op, a, b);
    default: {
      Value out = arithmetic(e.op, a, b);
      // texts and lists that double at each step must not outgrow the limit unseen
      if (e.op == Op::add && (out.is(Kind::list) || out.is(Kind::string))) {
        const std::size_t bytes = out.is(Kind::list) ? out.list().size() * sizeof(Value) : out.string().size();
        run.keep(bytes);
        run.release(bytes);
      }
      return out;
    }
  }
}

/// a < b <= c: each side is evaluated once.
Value chain(const Expr& e, Run& run) {
  Truth all = Truth::yes;
  Value left = evaluate(*e.args[0], run);
  for (std::size_t i = 0; i < e.ops.size(); ++i) {
    Value right = evaluate(*e.args[i + 1], run);
    Value one = comparison(e.ops[i], left, right);
    if (one.is(Kind::boolean) && !one.boolean()) return one;
    if (one.is_null()) all = Truth::unknown;
    left = std::move(right);
  }
  return to_value(all);
}

Value unary(const Expr& e, Run& run) {
  Value v = evaluate(*e.args[0], run);
  switch (e.op) {
    case Op::not_: {
      const Truth t = truth_of(v, "NOT");
      return t == Truth::unknown ? Value() : Value(t == Truth::no);
    }
    case Op::is_null:
      return Value(v.is_null());
    case Op::is_not_null:
      return Value(!v.is_null());
    case Op::minus:
      return negate(v);
    default:
      if (!v.is_null() && !v.is_number() && !v.is(Kind::duration))
        raise_type(fmt::format("a sign before a {} has no meaning", to_string(v.kind())));
      return v;
  }
}

Value index(const Value& of, const Value& at, Run& run) {
  if (of.is_null() || at.is_null()) return {};
  if (of.is(Kind::list)) {
    if (!at.is(Kind::integer))
      raise_type(fmt::format("a List is indexed by a whole number, not by a {}", to_string(at.kind())));
    const auto size = static_cast<std::int64_t>(of.list().size());
    const std::int64_t i = at.integer() < 0 ? at.integer() + size : at.integer();
    return i < 0 || i >= size ? Value() : of.list()[static_cast<std::size_t>(i)];
  }
  if (of.is(Kind::map) || of.is(Kind::node) || of.is(Kind::relationship)) {
    if (!at.is(Kind::string))
      raise_type(fmt::format("a {} is indexed by a String, not by a {}", to_string(of.kind()), to_string(at.kind())),
                 "MapElementAccessByNonString");
    return property_of(of, at.string(), run);
  }
  raise_type(fmt::format("a {} cannot be indexed", to_string(of.kind())));
}

Value slice(const Expr& e, Run& run) {
  const Value of = evaluate(*e.args[0], run);
  const Value first = e.args[1] ? evaluate(*e.args[1], run) : Value(std::int64_t{0});
  const Value last = e.args[2] ? evaluate(*e.args[2], run) : Value(INT64_MAX);
  if (of.is_null() || first.is_null() || last.is_null()) return {};
  if (!of.is(Kind::list) || !first.is(Kind::integer) || !last.is(Kind::integer))
    raise_type("a slice takes a List and whole numbers");
  const auto size = static_cast<std::int64_t>(of.list().size());
  const auto clamp = [size](std::int64_t i) { return std::clamp<std::int64_t>(i < 0 ? i + size : i, 0, size); };
  const std::int64_t begin = clamp(first.integer()), end = clamp(last.integer());
  if (begin >= end) return Value(List{});
  return Value(List(of.list().begin() + begin, of.list().begin() + end));
}

Value map(const Expr& e, Run& run) {
  Map out;
  for (std::size_t i = 0; i < e.keys.size(); ++i) out[e.keys[i]] = evaluate(*e.args[i], run);
  return Value(std::move(out));
}

Value map_projection(const Expr& e, Run& run) {
  const Value of = evaluate(*e.args[0], run);
  if (of.is_null()) return {};
  Map out;
  if (e.all) {
    auto properties = properties_of(run.graph, of);
    if (!properties) raise_type(fmt::format("a {} has no properties", to_string(of.kind())));
    out = std::move(*properties);
  }
  for (std::size_t i = 0; i < e.keys.size(); ++i) out[e.keys[i]] = evaluate(*e.args[i + 1], run);
  return Value(std::move(out));
}

Value has_labels(const Expr& e, Run& run) {
  const Value of = evaluate(*e.args[0], run);
  if (of.is_null()) return {};
  if (of.is(Kind::node)) {
    for (const std::string& label : e.keys) {
      if (!run.graph.has_label(of.node(), run.graph.label(label))) return Value(false);
    }
    return Value(true);
  }
  if (!of.is(Kind::relationship)) raise_type(fmt::format("a {} has no labels", to_string(of.kind())));
  return Value(e.keys.size() == 1 && run.graph.type_name(of.relationship()) == e.keys[0]);
}

Value call(const Expr& e, Run& run) {
  constexpr std::size_t k_few = 3;
  if (e.args.size() <= k_few) {
    std::array<Value, k_few> args;
    for (std::size_t i = 0; i < e.args.size(); ++i) args[i] = evaluate(*e.args[i], run);
    return e.function->apply({run, {args.data(), e.args.size()}, e.function->name});
  }
  List args;
  for (const ExprPtr& arg : e.args) args.push_back(evaluate(*arg, run));
  return e.function->apply({run, args, e.function->name});
}

Value case_when(const Expr& e, Run& run) {
  const std::size_t first = e.has_operand ? 1 : 0;
  const std::size_t end = e.args.size() - (e.has_else ? 1 : 0);
  const Value operand = e.has_operand ? evaluate(*e.args[0], run) : Value();
  for (std::size_t i = first; i < end; i += 2) {
    const Value when = evaluate(*e.args[i], run);
    const bool chosen = e.has_operand ? equal(operand, when) == Truth::yes : when.is_true();
    if (chosen) return evaluate(*e.args[i + 1], run);
  }
  return e.has_else ? evaluate(*e.args.back(), run) : Value();
}

/// The list of a comprehension; null where it is null.
const List* elements(const Value& of) {
  if (of.is_null()) return nullptr;
  if (!of.is(Kind::list)) raise_type(fmt::format("IN takes a List, not a {}", to_string(of.kind())));
  return &of.list();
}

Value list_comprehension(const Expr& e, Run& run) {
  const Value of = evaluate(*e.args[0], run);
  const List* list = elements(of);
  if (list == nullptr) return {};
  List out;
  for (const Value& element : *list) {
    run.step();
    run.frame[e.slot] = element;
    if (e.args[1] && !holds(*e.args[1], run)) continue;
    out.push_back(e.args[2] ? evaluate(*e.args[2], run) : element);
  }
  return Value(std::move(out));
}

Value quantifier(const Expr& e, Run& run) {
  const Value of = evaluate(*e.args[0], run);
  const List* list = elements(of);
  if (list == nullptr) return {};
  std::size_t yes = 0, unknown = 0;
  for (const Value& element : *list) {
    run.step();
    run.frame[e.slot] = element;
    const Truth t = truth_of(evaluate(*e.args[1], run), "WHERE");
    yes += t == Truth::yes;
    unknown += t == Truth::unknown;
  }
  const std::size_t no = list->size() - yes - unknown;
  const std::string& which = e.keys[0];
  if (which == "all") return no > 0 ? Value(false) : (unknown > 0 ? Value() : Value(true));
  if (which == "any") return yes > 0 ? Value(true) : (unknown > 0 ? Value() : Value(false));
  if (which == "none") return yes > 0 ? Value(false) : (unknown > 0 ? Value() : Value(true));
  if (yes > 1) return Value(false);
  return unknown > 0 ? Value() : Value(yes == 1);
}

Value reduce(const Expr& e, Run& run) {
  Value sum = evaluate(*e.args[0], run);
  const Value of = evaluate(*e.args[1], run);
  const List* list = elements(of);
  if (list == nullptr) return {};
  for (const Value& element : *list) {
    run.step();
    run.frame[e.slot] = element;
    run.frame[e.slot2] = sum;
    sum = evaluate(*e.args[2], run);
  }
  return sum;
}

Value subplan(const Expr& e, Run& run) {
  Operator& plan = *run.subplans[e.subplan];
  plan.open();
  if (e.kind == ExprKind::pattern_predicate || e.kind == ExprKind::exists_subquery) return Value(plan.next());
  if (e.kind == ExprKind::count_subquery) {
    std::int64_t count = 0;
    while (plan.next()) ++count;
    return Value(count);
  }
  List out;
  std::size_t bytes = 0;
  while (plan.next()) {
    out.push_back(evaluate(*e.args[1], run));
    const std::size_t more = out.back().bytes();
    bytes += more;
    run.keep(more);
  }
  run.release(bytes);
  return Value(std::move(out));
}

Value parameter(const Expr& e, const Run& run) {
  const auto found = run.parameters.find(e.name);
  if (found == run.parameters.end())
    raise("ParameterMissing", "MissingParameter", fmt::format("the parameter ${} has no value", e.name),
          fmt::format("give it with --param {}=VALUE", e.name));
  return found->second;
}

}  // namespace

Value property_of(const Value& of, std::string_view key, Run& run) {
  switch (of.kind()) {
    case Kind::null:
      return {};
    case Kind::map: {
      const auto found = of.map().find(key);
      return found == of.map().end() ? Value() : found->second;
    }
    case Kind::node:
    case Kind::relationship: {
      const bool gone = of.is(Kind::node) ? run.graph.is_deleted(of.node()) : run.graph.is_deleted(of.relationship());
      if (gone) raise("EntityNotFound", "DeletedEntityAccess", "this node or relationship was deleted in this query");
      return of.is(Kind::node) ? run.graph.property(of.node(), key) : run.graph.property(of.relationship(), key);
    }
    case Kind::date:
    case Kind::local_time:
    case Kind::time:
    case Kind::local_date_time:
    case Kind::date_time:
    case Kind::duration:
      return temporal_part(of, key);
    default:
      raise_type(fmt::format("a {} has no properties", to_string(of.kind())));
  }
}

Value evaluate(const Expr& e, Run& run) {
  switch (e.kind) {
    case ExprKind::literal:
      return e.value;
    case ExprKind::parameter:
      return parameter(e, run);
    case ExprKind::variable:
    case ExprKind::aggregate:
      return run.frame[e.slot];
    case ExprKind::property:
      if (e.args[0]->kind == ExprKind::variable) return property_of(run.frame[e.args[0]->slot], e.name, run);
      return property_of(evaluate(*e.args[0], run), e.name, run);
    case ExprKind::index:
      return index(evaluate(*e.args[0], run), evaluate(*e.args[1], run), run);
    case ExprKind::slice:
      return slice(e, run);
    case ExprKind::list: {
      List out;
      out.reserve(e.args.size());
      for (const ExprPtr& arg : e.args) out.push_back(evaluate(*arg, run));
      return Value(std::move(out));
    }
    case ExprKind::map:
      return map(e, run);
    case ExprKind::map_projection:
      return map_projection(e, run);
    case ExprKind::has_labels:
      return has_labels(e, run);
    case ExprKind::unary:
      return unary(e, run);
    case ExprKind::binary:
      return binary(e, run);
    case ExprKind::comparison_chain:
      return chain(e, run);
    case ExprKind::call:
      return call(e, run);
    case ExprKind::case_when:
      return case_when(e, run);
    case ExprKind::list_comprehension:
      return list_comprehension(e, run);
    case ExprKind::quantifier:
      return quantifier(e, run);
    case ExprKind::reduce:
      return reduce(e, run);
    case ExprKind::pattern_predicate:
    case ExprKind::pattern_comprehension:
    case ExprKind::exists_subquery:
    case ExprKind::count_subquery:
      return subplan(e, run);
  }
  return {};
}

bool holds(const Expr& expr, Run& run) { return truth_of(evaluate(expr, run), "WHERE") == Truth::yes; }

}  // namespace guanxi::cypher
