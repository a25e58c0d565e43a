// Texts and conversions.
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text.hpp"
#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

const std::string* text_argument(const Call& call, std::size_t i = 0) {
  const Value& v = call.args[i];
  if (v.is_null()) return nullptr;
  if (!v.is(Kind::string)) wrong_argument(call, i, "a String", "InvalidArgumentType");
  return &v.string();
}

bool any_null(const Call& call) {
  for (const Value& v : call.args) {
    if (v.is_null()) return true;
  }
  return false;
}

std::int64_t count_argument(const Call& call, std::size_t i) {
  if (!call.args[i].is(Kind::integer)) wrong_argument(call, i, "a whole number", "InvalidArgumentType");
  const std::int64_t n = call.args[i].integer();
  if (n < 0)
    raise_argument(fmt::format("{}() takes no negative number, but {}", call.name, n), "NegativeIntegerArgument");
  return n;
}

/// The byte where code point n starts; the size where there are fewer.
std::size_t byte_of(const std::string& text, std::int64_t n) {
  std::size_t at = 0;
  for (std::int64_t i = 0; i < n && at < text.size(); ++i) static_cast<void>(next_code_point(text, at));
  return at;
}

Value left(const Call& call) {
  const std::string* text = text_argument(call);
  if (text == nullptr) return {};
  return Value(text->substr(0, byte_of(*text, count_argument(call, 1))));
}

Value right(const Call& call) {
  const std::string* text = text_argument(call);
  if (text == nullptr) return {};
  const std::int64_t n = count_argument(call, 1);
  const auto all = static_cast<std::int64_t>(count_code_points(*text));
  return Value(text->substr(byte_of(*text, std::max<std::int64_t>(0, all - n))));
}

Value substring(const Call& call) {
  const std::string* text = text_argument(call);
  if (text == nullptr) return {};
  const std::size_t start = byte_of(*text, count_argument(call, 1));
  const std::string rest = text->substr(start);
  if (call.args.size() < 3) return Value(rest);
  return Value(rest.substr(0, byte_of(rest, count_argument(call, 2))));
}

Value replace(const Call& call) {
  if (any_null(call)) return {};
  const std::string &text = *text_argument(call), &old = *text_argument(call, 1), &with = *text_argument(call, 2);
  if (old.empty()) return Value(text);
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = text.find(old); found != std::string::npos; found = text.find(old, at)) {
    out.append(text, at, found - at).append(with);
    at = found + old.size();
  }
  return Value(out.append(text, at));
}

Value split(const Call& call) {
  if (any_null(call)) return {};
  const std::string &text = *text_argument(call), &mark = *text_argument(call, 1);
  List out;
  std::size_t at = 0;
  if (mark.empty()) {
    while (at < text.size()) {
      const std::size_t start = at;
      static_cast<void>(next_code_point(text, at));
      out.emplace_back(text.substr(start, at - start));
    }
    return Value(std::move(out));
  }
  for (std::size_t found = text.find(mark); found != std::string::npos; found = text.find(mark, at)) {
    out.emplace_back(text.substr(at, found - at));
    at = found + mark.size();
  }
  out.emplace_back(text.substr(at));
  return Value(std::move(out));
}

/// Letters of ASCII, Latin-1, Greek and Cyrillic; other scripts of the news have no case.
char32_t other_case(char32_t c, bool up) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (up) {
    if (within('a', 'z')) return c - 32;
    if (within(0xE0, 0xFE) && c != 0xF7) return c - 32;
    if (within(0x3B1, 0x3C9) && c != 0x3C2) return c - 32;
    if (within(0x430, 0x44F)) return c - 32;
    if (within(0x450, 0x45F)) return c - 80;
    return c;
  }
  if (within('A', 'Z')) return c + 32;
  if (within(0xC0, 0xDE) && c != 0xD7) return c + 32;
  if (within(0x391, 0x3A9) && c != 0x3A2) return c + 32;
  if (within(0x410, 0x42F)) return c + 32;
  if (within(0x400, 0x40F)) return c + 80;
  return c;
}

template <bool up>
Value change_case(const Call& call) {
  const std::string* text = text_argument(call);
  if (text == nullptr) return {};
  std::string out;
  for (std::size_t at = 0; at < text->size();) append_utf8(out, other_case(next_code_point(*text, at), up));
  return Value(std::move(out));
}

bool is_space(char32_t c) { return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000; }

Value trimmed(const Call& call, bool front, bool back) {
  const std::string* text = text_argument(call);
  if (text == nullptr) return {};
  std::size_t begin = 0, end = 0;
  bool seen = false;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t start = at;
    if (is_space(next_code_point(*text, at))) continue;
    if (!seen) begin = start;
    seen = true;
    end = at;
  }
  if (!seen) return Value("");
  if (!front) begin = 0;
  return Value(text->substr(begin, back ? end - begin : std::string::npos));
}
Value trim(const Call& call) { return trimmed(call, true, true); }
Value ltrim(const Call& call) { return trimmed(call, true, false); }
Value rtrim(const Call& call) { return trimmed(call, false, true); }

// ---- conversions

Value to_text(const Call& call) {
  const Value& v = call.args[0];
  switch (v.kind()) {
    case Kind::null:
      return {};
    case Kind::boolean:
      return Value(v.boolean() ? "true" : "false");
    case Kind::integer:
      return Value(std::to_string(v.integer()));
    case Kind::floating:
      return Value(float_text(v.floating()));
    case Kind::string:
      return v;
    case Kind::list:
    case Kind::map:
    case Kind::node:
    case Kind::relationship:
    case Kind::path:
      wrong_argument(call, 0, "a number, a truth value, a String or a temporal value");
    default:
      return Value(temporal_text(v));
  }
}

Value to_boolean(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null() || v.is(Kind::boolean)) return v;
  if (v.is(Kind::integer)) return Value(v.integer() != 0);
  if (!v.is(Kind::string)) wrong_argument(call, 0, "a truth value, a String or an Integer");
  const std::string word = lower(v.string());
  if (word == "true") return Value(true);
  if (word == "false") return Value(false);
  return {};
}

/// The whole text as a number; nothing where it is none. No locale.
std::optional<double> number_in(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) {
    if (text == "NaN") return std::nan("");
    if (text == "Infinity") return HUGE_VAL;
    if (text == "-Infinity") return -HUGE_VAL;
    return std::nullopt;
  }
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  return *end == '\0' ? std::optional(value) : std::nullopt;
}

Value whole(double d) {
  if (std::isnan(d)) return Value(std::int64_t{0});
  if (d >= 9223372036854775808.0 || d < -9223372036854775808.0)
    raise_argument(fmt::format("{} is beyond the whole numbers of 64 bits", float_text(d)), "NumberOutOfRange");
  return Value(static_cast<std::int64_t>(d));
}

Value to_integer(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null() || v.is(Kind::integer)) return v;
  if (v.is(Kind::floating)) return whole(v.floating());
  if (v.is(Kind::boolean)) return Value(static_cast<std::int64_t>(v.boolean()));
  if (!v.is(Kind::string)) wrong_argument(call, 0, "a number or a String");
  const std::string& text = v.string();
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure == std::errc() && end == text.data() + text.size()) return Value(value);
  const auto number = number_in(text);
  return number && std::isfinite(*number) ? whole(*number) : Value();
}

Value to_float(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null() || v.is(Kind::floating)) return v;
  if (v.is(Kind::integer)) return Value(v.number());
  if (!v.is(Kind::string)) wrong_argument(call, 0, "a number or a String");
  const auto number = number_in(v.string());
  return number ? Value(*number) : Value();
}

template <Value (*convert)(const Call&)>
Value each(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::list)) wrong_argument(call, 0, "a List", "InvalidArgumentType");
  List out;
  for (const Value& element : v.list()) {
    const bool scalar = element.kind() <= Kind::string || element.kind() >= Kind::date;
    out.push_back(scalar ? convert({call.run, {&element, 1}, call.name}) : Value());
  }
  return Value(std::move(out));
}

}  // namespace

std::vector<Function> text_functions() {
  constexpr KindSet k_text{Kind::string}, k_list{Kind::list};
  constexpr KindSet k_whole{Kind::integer};
  const StaticType text = type_of({Kind::null, Kind::string}), list = type_of({Kind::null, Kind::list});
  const StaticType integer = type_of({Kind::null, Kind::integer}), real = type_of({Kind::null, Kind::floating});
  const StaticType boolean = type_of({Kind::null, Kind::boolean});
  return {{"left", 2, 2, {k_text, k_whole}, text, left},
          {"right", 2, 2, {k_text, k_whole}, text, right},
          {"substring", 2, 3, {k_text, k_whole}, text, substring},
          {"replace", 3, 3, {k_text}, text, replace},
          {"split", 2, 2, {k_text}, {{Kind::null, Kind::list}, k_text}, split},
          {"toUpper", 1, 1, {k_text}, text, change_case<true>},
          {"toLower", 1, 1, {k_text}, text, change_case<false>},
          {"trim", 1, 1, {k_text}, text, trim},
          {"lTrim", 1, 1, {k_text}, text, ltrim},
          {"rTrim", 1, 1, {k_text}, text, rtrim},
          {"toString", 1, 1, {k_any_kind}, text, to_text},
          {"toBoolean", 1, 1, {k_any_kind}, boolean, to_boolean},
          {"toInteger", 1, 1, {k_any_kind}, integer, to_integer},
          {"toFloat", 1, 1, {k_any_kind}, real, to_float},
          {"toStringList", 1, 1, {k_list}, list, each<to_text>},
          {"toBooleanList", 1, 1, {k_list}, list, each<to_boolean>},
          {"toIntegerList", 1, 1, {k_list}, list, each<to_integer>},
          {"toFloatList", 1, 1, {k_list}, list, each<to_float>}};
}

}  // namespace guanxi::cypher
