#include "queries/cypher/value/value.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace guanxi::cypher {

namespace {

constexpr std::array<std::string_view, 16> k_names{
    "Null",         "Boolean", "Integer", "Float",     "String", "List",          "Map",      "Node",
    "Relationship", "Path",    "Date",    "LocalTime", "Time",   "LocalDateTime", "DateTime", "Duration"};

}  // namespace

std::string_view to_string(Kind kind) { return k_names.at(static_cast<std::size_t>(kind)); }

std::size_t Value::bytes() const {
  std::size_t total = sizeof(Value);
  switch (kind()) {
    case Kind::string:
      return total + string().size() + 32;
    case Kind::list:
      for (const Value& element : list()) total += element.bytes();
      return total + 32;
    case Kind::map:
      for (const auto& [key, element] : map()) total += key.size() + 48 + element.bytes();
      return total + 32;
    case Kind::path:
      return total + 32 + 8 * (path().nodes.size() + path().rels.size());
    case Kind::date_time:
    case Kind::duration:
      return total + 64;
    default:
      return total;
  }
}

std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  const double size = std::fabs(number);
  std::string text = size != 0 && (size < 1e-3 || size >= 1e7) ? fmt::format("{:e}", number) : std::string();
  if (text.empty()) {
    text = fmt::format("{}", number);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
  }
  // shortest digits, then the exponent as 1.5E20
  text = fmt::format("{}", number);
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text.find('.') == std::string::npos ? text + ".0" : text;
  std::string digits = text.substr(0, e);
  if (digits.find('.') == std::string::npos) digits += ".0";
  const bool negative = text[e + 1] == '-';
  std::size_t first = text.find_first_not_of("+-0", e + 1);
  if (first == std::string::npos) first = text.size() - 1;
  return digits + (negative ? "E-" : "E") + text.substr(first);
}

std::string temporal_text(const Value& value) {
  switch (value.kind()) {
    case Kind::date:
      return to_text(value.date());
    case Kind::local_time:
      return to_text(value.local_time());
    case Kind::time:
      return to_text(value.time());
    case Kind::local_date_time:
      return to_text(value.local_date_time());
    case Kind::date_time:
      return to_text(value.date_time());
    default:
      return to_text(value.duration());
  }
}

}  // namespace guanxi::cypher
