#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/run/run.hpp"

namespace guanxi::cypher {

namespace {

/// Errors: TypeError where it is no number.
double number_argument(const Call& call, std::size_t i) {
  if (!call.args[i].is_number()) wrong_argument(call, i, "a number", "InvalidArgumentType");
  return call.args[i].number();
}

template <double (*function)(double)>
Value real(const Call& call) {
  return call.args[0].is_null() ? Value() : Value(function(number_argument(call, 0)));
}

Value absolute(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return v;
  if (!v.is(Kind::integer)) return Value(std::fabs(number_argument(call, 0)));
  if (v.integer() == INT64_MIN)
    raise("ArithmeticError", "IntegerOverflow", "the result is beyond the whole numbers of 64 bits");
  return Value(v.integer() < 0 ? -v.integer() : v.integer());
}

Value sign(const Call& call) {
  if (call.args[0].is_null()) return {};
  const double d = number_argument(call, 0);
  return Value(static_cast<std::int64_t>(d > 0) - static_cast<std::int64_t>(d < 0));
}

/// Half up, as in Java; round(x, n) to n digits.
Value round(const Call& call) {
  if (call.args[0].is_null() || (call.args.size() > 1 && call.args[1].is_null())) return {};
  const double d = number_argument(call, 0);
  const double scale = call.args.size() > 1 ? std::pow(10.0, number_argument(call, 1)) : 1.0;
  return Value(std::floor(d * scale + 0.5) / scale);
}

Value atan2_of(const Call& call) {
  if (call.args[0].is_null() || call.args[1].is_null()) return {};
  return Value(std::atan2(number_argument(call, 0), number_argument(call, 1)));
}

double radians(double d) { return d * std::numbers::pi / 180; }
double degrees(double d) { return d * 180 / std::numbers::pi; }
double cotangent(double d) { return 1 / std::tan(d); }
double haversine(double d) { return (1 - std::cos(d)) / 2; }

Value pi(const Call&) { return Value(std::numbers::pi); }
Value e(const Call&) { return Value(std::numbers::e); }
Value random(const Call& call) { return Value(call.run.random()); }

}  // namespace

std::vector<Function> number_functions() {
  const StaticType real_type = type_of({Kind::null, Kind::floating});
  const StaticType integer = type_of({Kind::null, Kind::integer});
  const auto of = [&](std::string_view name, Value (*apply)(const Call&)) {
    return Function{name, 1, 1, {k_numbers}, real_type, apply};
  };
  return {of("ceil", real<std::ceil>),
          of("floor", real<std::floor>),
          of("sqrt", real<std::sqrt>),
          of("exp", real<std::exp>),
          of("log", real<std::log>),
          of("log10", real<std::log10>),
          of("sin", real<std::sin>),
          of("cos", real<std::cos>),
          of("tan", real<std::tan>),
          of("asin", real<std::asin>),
          of("acos", real<std::acos>),
          of("atan", real<std::atan>),
          of("cot", real<cotangent>),
          of("haversin", real<haversine>),
          of("radians", real<radians>),
          of("degrees", real<degrees>),
          {"abs", 1, 1, {k_numbers}, type_of({Kind::null, Kind::integer, Kind::floating}), absolute},
          {"sign", 1, 1, {k_numbers}, integer, sign},
          {"round", 1, 2, {k_numbers}, real_type, round},
          {"atan2", 2, 2, {k_numbers}, real_type, atan2_of},
          {"pi", 0, 0, {}, real_type, pi},
          {"e", 0, 0, {}, real_type, e},
          {"rand", 0, 0, {}, real_type, random}};
}

}  // namespace guanxi::cypher
