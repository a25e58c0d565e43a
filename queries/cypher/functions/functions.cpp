#include "queries/cypher/functions/functions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/procedures.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

Function aggregate(std::string_view name, std::size_t arguments, KindSet takes, StaticType gives) {
  return {name, arguments, arguments, {takes}, gives, nullptr, FunctionKind::aggregate};
}

std::vector<Function> aggregates() {
  const KindSet summed{Kind::integer, Kind::floating, Kind::duration};
  const StaticType number = type_of({Kind::null, Kind::integer, Kind::floating, Kind::duration});
  return {aggregate("count", 1, k_any_kind, type_of({Kind::integer})),
          aggregate("collect", 1, k_any_kind, type_of({Kind::list})),
          aggregate("sum", 1, summed, number),
          aggregate("avg", 1, summed, number),
          aggregate("min", 1, k_any_kind, k_anything),
          aggregate("max", 1, k_any_kind, k_anything),
          aggregate("percentileCont", 2, k_numbers, type_of({Kind::null, Kind::floating})),
          aggregate("percentileDisc", 2, k_numbers, type_of({Kind::null, Kind::integer, Kind::floating})),
          aggregate("stDev", 1, k_numbers, type_of({Kind::floating})),
          aggregate("stDevP", 1, k_numbers, type_of({Kind::floating}))};
}

struct Entry {
  std::string key;
  Function function;
};

const std::vector<Entry>& table() {
  static const std::vector<Entry> entries = [] {
    std::vector<Entry> out;
    for (auto& part : {graph_functions(), list_functions(), text_functions(), number_functions(), temporal_functions(),
                       procedure_functions(), aggregates()}) {
      for (const Function& function : part) out.push_back({lower(function.name), function});
    }
    std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    return out;
  }();
  return entries;
}

}  // namespace

const Function* find_function(std::string_view name) {
  const std::string key = lower(name);
  const auto found = std::lower_bound(table().begin(), table().end(), key,
                                      [](const Entry& entry, const std::string& k) { return entry.key < k; });
  return found != table().end() && found->key == key ? &found->function : nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> out;
  for (const Entry& entry : table()) out.emplace_back(entry.function.name);
  return out;
}

void wrong_argument(const Call& call, std::size_t i, std::string_view wanted, std::string detail) {
  raise_type(fmt::format("{}() takes {}, not a {}", call.name, wanted, to_string(call.args[i].kind())),
             std::move(detail));
}

}  // namespace guanxi::cypher
