// guanxi cypher: openCypher on a graph file, or on an empty graph in memory.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/cypher_json.hpp"
#include "cli/cypher_lines.hpp"
#include "cli/cypher_rows.hpp"
#include "cli/question.hpp"
#include "queries/cypher/graph/gx_graph.hpp"
#include "queries/cypher/graph/memory_graph.hpp"

namespace guanxi::cli {

namespace {

std::string read_all(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::io, "cannot read the query", path, "check the name behind --file");
  return read_all(file);
}

/// A query's error as one of ours: query text is usage, what the data or limits caused is not.
Error to_error(const cypher::QueryError& error, std::string_view query) {
  const bool of_text =
      error.phase == cypher::Phase::compile_time || error.type == "SyntaxError" || error.type == "ParameterMissing";
  return {of_text ? ErrorCode::usage : ErrorCode::malformed, cypher::error_text(error, query), {}, 0, 0, {}};
}

void append_schema(std::string& out, std::string_view heading, const std::vector<cypher::SchemaLine>& lines) {
  out += fmt::format("{}\n", heading);
  for (const cypher::SchemaLine& line : lines) {
    std::string names = line.name + (line.synonym.empty() ? "" : " or " + line.synonym);
    names += std::string(names.size() < 26 ? 26 - std::min<std::size_t>(26, display_width(names)) : 1, ' ');
    std::string text = fmt::format("  {} {}", names, line.what);
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
}

std::string schema_text() {
  const cypher::Schema schema = cypher::gx_schema();
  std::string out;
  append_schema(out, "labels", schema.labels);
  append_schema(out, "relationship types", schema.types);
  append_schema(out, "properties of an entity", schema.node_properties);
  append_schema(out, "properties of an article", schema.article_properties);
  append_schema(out, "properties of a relationship", schema.tie_properties);
  append_schema(out, "functions of a graph file", schema.functions);
  return out;
}

std::string plan_text(const cypher::Answer& answer) {
  const bool profiled = answer.mode == cypher::QueryMode::profile;
  std::size_t width = 8;
  for (const cypher::PlanRow& row : answer.plan) width = std::max(width, display_width(row.what));
  std::string out = fmt::format("{}{}  {:>12}{}\n", "OPERATOR", std::string(width - 8, ' '), "ESTIMATED",
                                profiled ? "          ROWS" : "");
  for (const cypher::PlanRow& row : answer.plan) {
    out += fmt::format("{}{}  {:>12.0f}", row.what, std::string(width - display_width(row.what), ' '), row.estimated);
    out += profiled ? fmt::format("  {:>12}\n", row.rows) : "\n";
  }
  return out;
}

class Cypher final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals("GRAPH QUERY", m_words, 0,
                          "The graph file (not with --memory), the query; without one it is read from standard input");
    arguments.flag("--memory", m_memory, "An empty graph in memory, which queries can change");
    arguments.option("--file", "FILE", m_file, "Read the query, or several with ';' between, from a file");
    arguments.list("-p,--param", "NAME=VALUE", m_parameters, "A value for $NAME: JSON, else a text");
    arguments.answer_format(m_format, "table (for people), json, jsonl, csv, tsv or typed-json");
    arguments.number("--timeout", "SECONDS", m_timeout, 1, 86'400, "Stop a query after this time (60)");
    arguments.number("--memory-limit", "MIB", m_mebibytes, 1, 1'000'000, "Stop a query that holds more (1024)");
    arguments.flag("--schema", m_schema, "Print labels, relationship types and properties of a graph file");
    arguments.flag("--json-lines", m_json_lines, "With --memory: a JSON line of answer for each JSON line of question");
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    if (m_schema) {
      GUANXI_CHECK(out.write(schema_text()));
      return Exit::done;
    }
    if (m_json_lines) {
      if (!m_memory)
        return fail(ErrorCode::usage, "--json-lines needs --memory", {}, "for a graph file use --format typed-json");
      GUANXI_CHECK(answer_cypher_lines(out));
      return Exit::done;
    }
    GUANXI_TRY(const CypherFormat format, parse_cypher_format(m_format));
    GUANXI_TRY(const cypher::Map parameters, parameters_given());
    const std::size_t before_query = m_memory ? 0 : 1;
    if (m_words.size() < before_query)
      return fail(ErrorCode::usage, "a graph file is missing", {},
                  "write guanxi cypher news.gx 'MATCH ...', or --memory");
    GUANXI_TRY(const std::string script, query_text(before_query));
    if (m_memory) {
      cypher::MemoryGraph graph;
      return run_script(script, parameters, graph, format, out);
    }
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_words[0]));
    cypher::GxGraph graph(opened->graph());
    return unless_damaged(opened->graph(), out, run_script(script, parameters, graph, format, out));
  }

 private:
  [[nodiscard]] Result<cypher::Map> parameters_given() const {
    cypher::Map out;
    for (const std::string& word : m_parameters) {
      const std::size_t sign = word.find('=');
      if (sign == std::string::npos || sign == 0)
        return fail(ErrorCode::usage, fmt::format("--param '{}' has no name and value", word), {},
                    "write --param city=清远市");
      out[word.substr(0, sign)] = parameter_value(std::string_view(word).substr(sign + 1));
    }
    return out;
  }

  [[nodiscard]] Result<std::string> query_text(std::size_t at) const {
    if (m_words.size() > at + 1)
      return fail(ErrorCode::usage, fmt::format("'{}' is one argument too many", m_words[at + 1]), {},
                  "put the query in quotes");
    if (m_file && m_words.size() > at)
      return fail(ErrorCode::usage, "the query is given twice", {}, "give it either as an argument or with --file");
    if (m_file) return read_file(*m_file);
    if (m_words.size() > at && m_words[at] != "-") return m_words[at];
    return read_all(std::cin);
  }

  [[nodiscard]] Result<Exit> run_script(const std::string& script, const cypher::Map& parameters,
                                        cypher::PropertyGraph& graph, CypherFormat format, StandardOutput& out) const {
    const std::vector<std::string> statements = cypher::split_statements(script);
    if (statements.empty())
      return fail(ErrorCode::usage, "the query is empty", {},
                  "write guanxi cypher news.gx 'MATCH (n) RETURN n LIMIT 5'");
    Exit exit = Exit::done;
    for (const std::string& statement : statements) {
      GUANXI_TRY(exit, run_statement(statement, parameters, graph, format, out));
    }
    return exit;
  }

  [[nodiscard]] Result<Exit> run_statement(const std::string& query, const cypher::Map& parameters,
                                           cypher::PropertyGraph& graph, CypherFormat format,
                                           StandardOutput& out) const {
    cypher::Settings settings;
    settings.limits = {static_cast<std::size_t>(m_mebibytes) << 20U, std::chrono::seconds(m_timeout)};
    if (keeps_rows(format)) settings.receiver = cypher::Receiver::keeps;
    CypherRows rows(format, graph, out);
    const auto answer = cypher::run_query(
        query, parameters, graph, settings, [&](const std::vector<std::string>& names) { rows.columns(names); },
        [&](const cypher::List& values) { return rows.row(values); });
    if (!answer) return tl::unexpected(to_error(answer.error(), query));
    for (const std::string& notice : answer->notices) say(notice);
    if (!answer->plan.empty()) {
      GUANXI_CHECK(out.write(plan_text(*answer)));
      return Exit::done;
    }
    GUANXI_CHECK(rows.finish(*answer));
    return answer->rows == 0 && !answer->columns.empty() ? Exit::answer_is_no : Exit::done;
  }

  std::vector<std::string> m_words;
  std::vector<std::string> m_parameters;
  std::optional<std::string> m_file;
  std::string m_format;
  std::uint64_t m_timeout = 60;
  std::uint64_t m_mebibytes = 1024;
  bool m_memory = false;
  bool m_schema = false;
  bool m_json_lines = false;
};

}  // namespace

CommandEntry cypher_command() {
  return {{"cypher", "asks in openCypher",
           "Runs a query of openCypher 9 on a graph file, or with --memory on an empty graph that queries can change.\n"
           "EXPLAIN in front of a query prints its plan, PROFILE runs it and counts the rows of each step.",
           "guanxi cypher news.gx \"MATCH (o:Official)-[r:HOLDS_POST]->(a:Agency {name: '清城区委'}) RETURN o.name, "
           "r.title\"\n"
           "guanxi cypher news.gx --schema"},
          make_command<Cypher>};
}

}  // namespace guanxi::cli
