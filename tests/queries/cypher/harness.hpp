// A query on a graph in memory, its rows as text.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "queries/cypher/graph/memory_graph.hpp"
#include "queries/cypher/query.hpp"

namespace guanxi::cypher::test {

inline std::string show(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return value.boolean() ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.integer());
    case Kind::floating:
      return float_text(value.floating());
    case Kind::string:
      return "'" + value.string() + "'";
    case Kind::list: {
      std::string out;
      for (const Value& element : value.list()) out += (out.empty() ? "" : ", ") + show(element, graph);
      return "[" + out + "]";
    }
    case Kind::map: {
      std::string out;
      for (const auto& [key, element] : value.map())
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", key, show(element, graph));
      return "{" + out + "}";
    }
    case Kind::node: {
      std::string out = "(";
      for (const std::string& label : graph.labels(value.node())) out += ":" + label;
      return out + show(Value(graph.properties(value.node())), graph) + ")";
    }
    case Kind::relationship:
      return "[:" + graph.type_name(value.relationship()) + "]";
    case Kind::path: {
      std::string out = show(Value(value.path().nodes[0]), graph);
      for (std::size_t i = 0; i < value.path().rels.size(); ++i)
        out += show(Value(value.path().rels[i]), graph) + show(Value(value.path().nodes[i + 1]), graph);
      return out;
    }
    default:
      return temporal_text(value);
  }
}

struct Outcome {
  std::vector<std::string> columns;
  std::vector<std::string> rows;  ///< values joined with " | "
  std::string error;              ///< "SyntaxError UndefinedVariable"; empty where there is none
  QueryError detail;
  Answer answer;
};

inline Outcome ask(PropertyGraph& graph, std::string_view query, const Settings& settings = {},
                   const Map& parameters = {}) {
  Outcome out;
  auto answer = run_query(
      query, parameters, graph, settings, [&](const std::vector<std::string>& columns) { out.columns = columns; },
      [&](const List& row) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : " | ") + show(row[i], graph);
        out.rows.push_back(std::move(line));
        return true;
      });
  if (answer) {
    out.answer = std::move(*answer);
  } else {
    out.detail = answer.error();
    out.error = out.detail.type + " " + out.detail.detail;
  }
  return out;
}

}  // namespace guanxi::cypher::test
