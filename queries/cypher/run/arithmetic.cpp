#include "queries/cypher/run/arithmetic.hpp"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "queries/cypher/failure.hpp"

namespace guanxi::cypher {

namespace {

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::modulo:
      return "%";
    default:
      return "^";
  }
}

[[noreturn]] void mismatch(Op op, const Value& a, const Value& b) {
  raise_type(fmt::format("{} {} {} has no meaning", to_string(a.kind()), sign_of(op), to_string(b.kind())));
}

[[noreturn]] void overflow() {
  raise("ArithmeticError", "IntegerOverflow", "the result is beyond the whole numbers of 64 bits", "use toFloat()");
}

Value integers(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t out = 0;
  switch (op) {
    case Op::add:
      if (__builtin_add_overflow(a, b, &out)) overflow();
      return Value(out);
    case Op::subtract:
      if (__builtin_sub_overflow(a, b, &out)) overflow();
      return Value(out);
    case Op::multiply:
      if (__builtin_mul_overflow(a, b, &out)) overflow();
      return Value(out);
    case Op::divide:
    case Op::modulo:
      if (b == 0) raise("ArithmeticError", "DivisionByZero", "a whole number cannot be divided by 0");
      if (b == -1) return op == Op::modulo ? Value(std::int64_t{0}) : negate(Value(a));
      return Value(op == Op::divide ? a / b : a % b);
    default:
      return Value(std::pow(static_cast<double>(a), static_cast<double>(b)));
  }
}

Value floats(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return Value(a + b);
    case Op::subtract:
      return Value(a - b);
    case Op::multiply:
      return Value(a * b);
    case Op::divide:
      return Value(a / b);
    case Op::modulo:
      return Value(std::fmod(a, b));
    default:
      return Value(std::pow(a, b));
  }
}

Value joined(const Value& a, const Value& b) {
  List out;
  const std::size_t more = b.is(Kind::list) ? b.list().size() : 1;
  out.reserve((a.is(Kind::list) ? a.list().size() : 1) + more);
  for (const Value* side : {&a, &b}) {
    if (side->is(Kind::list))
      out.insert(out.end(), side->list().begin(), side->list().end());
    else
      out.push_back(*side);
  }
  return Value(std::move(out));
}

Value moved(const Value& at, const Duration& by, std::int64_t sign) {
  switch (at.kind()) {
    case Kind::date:
      return Value(add(at.date(), by, sign));
    case Kind::local_time:
      return Value(add(at.local_time(), by, sign));
    case Kind::time:
      return Value(add(at.time(), by, sign));
    case Kind::local_date_time:
      return Value(add(at.local_date_time(), by, sign));
    case Kind::date_time:
      return Value(add(at.date_time(), by, sign));
    default:
      return Value(add(at.duration(), by, sign));
  }
}

Value scaled(const Duration& d, double factor) {
  const auto f = static_cast<long double>(factor);
  return Value(approximate(static_cast<long double>(d.months) * f, static_cast<long double>(d.days) * f,
                           static_cast<long double>(d.seconds) * f, static_cast<long double>(d.nanos) * f));
}

bool is_length(const Value& v) { return v.is(Kind::duration); }

std::string text_of(const Value& v) {
  if (v.is(Kind::string)) return v.string();
  return v.is(Kind::integer) ? std::to_string(v.integer()) : float_text(v.floating());
}

}  // namespace

Value negate(const Value& value) {
  if (value.is_null()) return value;
  if (value.is(Kind::floating)) return Value(-value.floating());
  if (value.is(Kind::duration)) return Value(add(Duration{}, value.duration(), -1));
  if (!value.is(Kind::integer)) raise_type(fmt::format("a sign before a {} has no meaning", to_string(value.kind())));
  if (value.integer() == INT64_MIN) overflow();
  return Value(-value.integer());
}

Value arithmetic(Op op, const Value& a, const Value& b) {
  if (op == Op::add && (a.is(Kind::list) || b.is(Kind::list))) {
    if ((a.is_null() && b.is(Kind::list)) || (b.is_null() && a.is(Kind::list))) return {};
    return joined(a, b);
  }
  if (a.is_null() || b.is_null()) return {};
  if (a.is(Kind::integer) && b.is(Kind::integer)) return integers(op, a.integer(), b.integer());
  if (a.is_number() && b.is_number()) return floats(op, a.number(), b.number());
  if (op == Op::add) {
    const bool text = a.is(Kind::string) || b.is(Kind::string);
    if (text && (a.is(Kind::string) || a.is_number()) && (b.is(Kind::string) || b.is_number()))
      return Value(text_of(a) + text_of(b));
    if (is_length(b) && (a.is_temporal() || is_length(a))) return moved(a, b.duration(), 1);
    if (is_length(a) && b.is_temporal()) return moved(b, a.duration(), 1);
  }
  if (op == Op::subtract && is_length(b) && (a.is_temporal() || is_length(a))) return moved(a, b.duration(), -1);
  if (op == Op::multiply && is_length(a) && b.is_number()) return scaled(a.duration(), b.number());
  if (op == Op::multiply && is_length(b) && a.is_number()) return scaled(b.duration(), a.number());
  if (op == Op::divide && is_length(a) && b.is_number()) return scaled(a.duration(), 1 / b.number());
  mismatch(op, a, b);
}

}  // namespace guanxi::cypher
