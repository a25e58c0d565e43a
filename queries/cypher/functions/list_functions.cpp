// size, head, last, tail, range, coalesce, reverse, isEmpty, toXList
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/run/run.hpp"

namespace guanxi::cypher {

namespace {

const List* list_argument(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return nullptr;
  if (!v.is(Kind::list)) wrong_argument(call, 0, "a List", "InvalidArgumentType");
  return &v.list();
}

Value size(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::string)) return Value(static_cast<std::int64_t>(count_code_points(v.string())));
  if (v.is(Kind::map)) return Value(static_cast<std::int64_t>(v.map().size()));
  return Value(static_cast<std::int64_t>(list_argument(call)->size()));
}

Value is_empty(const Call& call) {
  const Value number = size(call);
  return number.is_null() ? number : Value(number.integer() == 0);
}

Value head(const Call& call) {
  const List* list = list_argument(call);
  return list == nullptr || list->empty() ? Value() : list->front();
}

Value last(const Call& call) {
  const List* list = list_argument(call);
  return list == nullptr || list->empty() ? Value() : list->back();
}

Value tail(const Call& call) {
  const List* list = list_argument(call);
  if (list == nullptr) return {};
  return Value(list->empty() ? List{} : List(list->begin() + 1, list->end()));
}

Value reverse(const Call& call) {
  const Value& v = call.args[0];
  if (v.is(Kind::string)) {
    std::string out;
    std::vector<std::string_view> points;
    for (std::size_t at = 0; at < v.string().size();) {
      const std::size_t start = at;
      static_cast<void>(next_code_point(v.string(), at));
      points.push_back(std::string_view(v.string()).substr(start, at - start));
    }
    std::reverse(points.begin(), points.end());
    for (const std::string_view point : points) out += point;
    return Value(std::move(out));
  }
  const List* list = list_argument(call);
  return list == nullptr ? Value() : Value(List(list->rbegin(), list->rend()));
}

Value range(const Call& call) {
  for (const Value& arg : call.args) {
    if (!arg.is(Kind::integer))
      raise_argument(fmt::format("range() takes whole numbers, not a {}", to_string(arg.kind())),
                     "InvalidArgumentType");
  }
  const std::int64_t first = call.args[0].integer(), end = call.args[1].integer();
  const std::int64_t step = call.args.size() > 2 ? call.args[2].integer() : 1;
  if (step == 0) raise_argument("the step of range() cannot be 0", "NumberOutOfRange");
  List out;
  if (step > 0 ? first > end : first < end) return Value(std::move(out));
  const Wide count = (static_cast<Wide>(end) - first) / step + 1;
  if (count > 1'000'000'000) raise_argument("range() would give more than 1,000,000,000 numbers", "NumberOutOfRange");
  const std::size_t bytes = static_cast<std::size_t>(count) * sizeof(Value);
  call.run.keep(bytes);
  call.run.release(bytes);
  out.reserve(static_cast<std::size_t>(count));
  for (Wide i = 0; i < count; ++i) {
    call.run.step();
    out.emplace_back(static_cast<std::int64_t>(first + i * step));
  }
  return Value(std::move(out));
}

Value coalesce(const Call& call) {
  for (const Value& v : call.args) {
    if (!v.is_null()) return v;
  }
  return {};
}

}  // namespace

std::vector<Function> list_functions() {
  constexpr KindSet k_list{Kind::list};
  const StaticType integer = type_of({Kind::null, Kind::integer});
  const StaticType list = type_of({Kind::null, Kind::list});
  const std::size_t many = 1000;
  return {{"size", 1, 1, {{Kind::list, Kind::string, Kind::map}}, integer, size},
          {"isEmpty", 1, 1, {{Kind::list, Kind::string, Kind::map}}, type_of({Kind::null, Kind::boolean}), is_empty},
          {"head", 1, 1, {k_list}, k_anything, head},
          {"last", 1, 1, {k_list}, k_anything, last},
          {"tail", 1, 1, {k_list}, list, tail},
          {"reverse", 1, 1, {{Kind::list, Kind::string}}, type_of({Kind::null, Kind::list, Kind::string}), reverse},
          {"range", 2, 3, {k_any_kind}, {{Kind::list}, {Kind::integer}}, range},
          {"coalesce", 1, many, {k_any_kind}, k_anything, coalesce}};
}

}  // namespace guanxi::cypher
