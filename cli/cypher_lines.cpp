#include "cli/cypher_lines.hpp"

#include <iostream>
#include <memory>
#include <string>

#include "cli/cypher_json.hpp"
#include "queries/cypher/graph/memory_graph.hpp"

namespace guanxi::cli {

namespace {

std::string error_line(const std::string& type, const std::string& phase, const std::string& detail,
                       const std::string& message) {
  JsonWriter json;
  json.begin_object();
  json.key("error");
  json.begin_object();
  json.field("type", type);
  json.field("phase", phase);
  json.field("detail", detail);
  json.field("message", message);
  json.end_object();
  json.end_object();
  return json.take();
}

void write_counters(JsonWriter& json, const cypher::Counters& counters) {
  const auto count = [&json](std::string_view name, std::uint64_t value) {
    if (value == 0) return;
    json.key(name);
    json.integer(static_cast<std::int64_t>(value));
  };
  json.begin_object();
  count("+nodes", counters.nodes_added);
  count("-nodes", counters.nodes_deleted);
  count("+relationships", counters.rels_added);
  count("-relationships", counters.rels_deleted);
  count("+labels", counters.labels_added);
  count("-labels", counters.labels_deleted);
  count("+properties", counters.properties_added);
  count("-properties", counters.properties_deleted);
  json.end_object();
}

std::string answer_line(const CypherRequest& request, cypher::PropertyGraph& graph) {
  JsonWriter json;
  json.begin_object();
  const auto columns = [&json](const std::vector<std::string>& names) {
    json.key("columns");
    json.begin_list();
    for (const std::string& name : names) json.text(name);
    json.end_list();
    json.key("rows");
    json.begin_list();
  };
  const auto row = [&](const cypher::List& values) {
    json.begin_list();
    for (const cypher::Value& value : values) write_typed(json, value, graph);
    json.end_list();
    return true;
  };
  cypher::Settings settings;
  settings.receiver = cypher::Receiver::keeps;
  const auto answer = cypher::run_query(request.query, request.parameters, graph, settings, columns, row);
  if (!answer) {
    const cypher::QueryError& error = answer.error();
    return error_line(error.type, error.phase == cypher::Phase::compile_time ? "compile time" : "runtime", error.detail,
                      cypher::error_text(error, request.query));
  }
  if (answer->mode != cypher::QueryMode::run) columns(answer->columns);
  json.end_list();
  json.key("counters");
  write_counters(json, answer->counters);
  json.end_object();
  return json.take();
}

}  // namespace

Result<void> answer_cypher_lines(StandardOutput& out) {
  auto graph = std::make_unique<cypher::MemoryGraph>();
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) continue;
    const auto request = parse_request(line);
    std::string answer;
    if (!request) {
      answer = error_line("ProtocolError", "", "", request.error().message);
    } else if (request->reset) {
      graph = std::make_unique<cypher::MemoryGraph>();
      answer = R"({"ok":true})";
    } else {
      answer = answer_line(*request, *graph);
    }
    GUANXI_CHECK(out.write(answer + "\n"));
    GUANXI_CHECK(out.flush());
    if (out.closed()) break;
  }
  return {};
}

}  // namespace guanxi::cli
