#include "queries/cypher/functions/procedures.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "queries/cypher/run/run.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

constexpr std::int64_t k_usual_limit = 20;

Value rows_of(std::vector<std::string> names, const std::string& column) {
  std::sort(names.begin(), names.end());
  List rows;
  for (std::string& name : names) rows.emplace_back(Map{{column, Value(std::move(name))}});
  return Value(std::move(rows));
}

/// Without synonyms: of the names of one symbol the first.
std::vector<std::string> first_names(const std::vector<std::string>& names,
                                     const std::function<Symbol(const std::string&)>& symbol) {
  std::set<Symbol> seen;
  std::vector<std::string> out;
  std::copy_if(names.begin(), names.end(), std::back_inserter(out),
               [&](const std::string& name) { return seen.insert(symbol(name)).second; });
  return out;
}

Value labels(const Call& call) {
  PropertyGraph& graph = call.run.graph;
  return rows_of(first_names(graph.known_labels(), [&](const auto& name) { return graph.label(name); }), "label");
}

Value relationship_types(const Call& call) {
  PropertyGraph& graph = call.run.graph;
  return rows_of(first_names(graph.known_types(), [&](const auto& name) { return graph.type(name); }),
                 "relationshipType");
}

Value property_keys(const Call& call) { return rows_of(call.run.graph.known_properties(), "propertyKey"); }

Value find(const Call& call) {
  const Value& text = call.args[0];
  if (text.is_null()) return Value(List{});
  if (!text.is(Kind::string)) wrong_argument(call, 0, "a String");
  std::int64_t limit = k_usual_limit;
  if (call.args.size() > 1) {
    if (!call.args[1].is(Kind::integer) || call.args[1].integer() < 0) wrong_argument(call, 1, "a whole number from 0");
    limit = call.args[1].integer();
  }
  List rows;
  for (NamedNode& found : call.run.graph.find(text.string(), static_cast<std::size_t>(limit)))
    rows.emplace_back(
        Map{{"node", Value(found.node)}, {"score", Value(found.score)}, {"form", Value(std::move(found.form))}});
  return Value(std::move(rows));
}

}  // namespace

std::span<const Procedure> procedures() {
  static const std::vector<Procedure> all{{"db.labels", {"label"}},
                                          {"db.propertyKeys", {"propertyKey"}},
                                          {"db.relationshipTypes", {"relationshipType"}},
                                          {"guanxi.find", {"node", "score", "form"}}};
  return all;
}

const Procedure* find_procedure(std::string_view name) {
  const auto all = procedures();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Procedure& procedure) { return lower(procedure.name) == lower(name); });
  return found == all.end() ? nullptr : &*found;
}

std::vector<Function> procedure_functions() {
  const StaticType rows{{Kind::list}, {Kind::map}};
  return {{"db.labels", 0, 0, {}, rows, labels},
          {"db.propertyKeys", 0, 0, {}, rows, property_keys},
          {"db.relationshipTypes", 0, 0, {}, rows, relationship_types},
          {"guanxi.find", 1, 2, {{Kind::string}, {Kind::integer}}, rows, find}};
}

}  // namespace guanxi::cypher
