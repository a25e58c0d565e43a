// guanxi import: nodes and weighted ties of another program -> an index that questions are put to.
#include "graph/index/import.hpp"

#include <fmt/format.h>

#include "base/types.hpp"
#include "cli/command.hpp"

namespace guanxi::cli {

namespace {

class Import final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals("FILE", m_files, 0, "A graph as node-link JSON or GraphML");
    arguments.option("--nodes", "FILE", m_tables.nodes, "Or two tables: CSV with the columns id, type, name");
    arguments.option("--ties", "FILE", m_tables.ties, "and CSV with the columns src, dst, weight");
    arguments.option("-o,--output", "INDEX", m_output, "The index file to write (required)");
    arguments.list("--type-as", "NAME=TYPE", m_types,
                   "What a type in the file is here: EVT=policy; =person for nodes without one");
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& /*out*/) override {
    GUANXI_CHECK(check_given());
    GUANXI_CHECK(read_types());
    GUANXI_TRY(const graph::ImportCounts counts, m_files.empty()
                                                     ? graph::import_tables(m_tables, m_output)
                                                     : graph::import_graph_file(m_files[0], m_tables.types, m_output));
    say(fmt::format("{}: {}, {}", m_output, counted(counts.entities, "entity", "entities"),
                    counted(counts.ties, "tie", "ties")));
    return Exit::done;
  }

 private:
  [[nodiscard]] Result<void> check_given() const {
    const auto missing = [](std::string_view what, std::string_view example) {
      return fail(ErrorCode::usage, fmt::format("{} is missing", what), "import",
                  fmt::format("for example: guanxi import {}", example));
    };
    if (!m_files.empty()) {
      if (m_files.size() > 1 || !m_tables.nodes.empty() || !m_tables.ties.empty())
        return fail(ErrorCode::usage, "more than one graph is given", "import", "give one file, or --nodes and --ties");
      return m_output.empty() ? Result<void>(missing("-o", "graph.json -o graph.gx-index")) : Result<void>{};
    }
    for (const auto& [value, name] :
         {std::pair(&m_tables.nodes, "--nodes"), std::pair(&m_tables.ties, "--ties"), std::pair(&m_output, "-o")})
      if (value->empty()) return missing(name, "--nodes nodes.csv --ties ties.csv -o ties.gx-index");
    return {};
  }
  Result<void> read_types() {
    for (const std::string& word : m_types) {
      const std::size_t equals = word.find('=');
      const auto type = equals == std::string::npos ? std::nullopt : parse_entity_type(word.substr(equals + 1));
      if (!type)
        return fail(ErrorCode::usage, fmt::format("'{}' does not say what a type is", word), "--type-as",
                    "write NAME=TYPE; the types are official, person, agency, enterprise, policy, place");
      m_tables.types.emplace_back(word.substr(0, equals), *type);
    }
    return {};
  }

  graph::ImportTables m_tables;
  std::vector<std::string> m_files;
  std::string m_output;
  std::vector<std::string> m_types;
};

}  // namespace

CommandEntry import_command() {
  return {
      {"import", "Another program's graph: node-link JSON, GraphML, or tables of nodes and ties",
       "Makes an index that find, show, near, path, common, draw and export take in place of a graph file. It has no\n"
       "articles, so ties come without sentences.",
       "guanxi import curated.graphml -o curated.gx-index\nguanxi import --nodes nodes.csv --ties ties.csv -o "
       "ties.gx-index\nguanxi near ties.gx-index 清远市"},
      make_command<Import>};
}

}  // namespace guanxi::cli
