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
    arguments.option("--nodes", "FILE", m_tables.nodes, "CSV with the columns id, type, name (required)");
    arguments.option("--ties", "FILE", m_tables.ties, "CSV with the columns src, dst, weight (required)");
    arguments.option("-o,--output", "INDEX", m_output, "The index file to write (required)");
    arguments.list("--type-as", "NAME=TYPE", m_types, "What a type in the file is here: EVT=policy");
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& /*out*/) override {
    for (const auto& [value, name] :
         {std::pair(&m_tables.nodes, "--nodes"), std::pair(&m_tables.ties, "--ties"), std::pair(&m_output, "-o")})
      if (value->empty())
        return fail(ErrorCode::usage, fmt::format("{} is missing", name), "import",
                    "for example: guanxi import --nodes nodes.csv --ties ties.csv -o ties.gx-index");
    GUANXI_CHECK(read_types());
    GUANXI_TRY(const graph::ImportCounts counts, graph::import_tables(m_tables, m_output));
    say(fmt::format("{}: {}, {}", m_output, counted(counts.entities, "entity", "entities"),
                    counted(counts.ties, "tie", "ties")));
    return Exit::done;
  }

 private:
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
  std::string m_output;
  std::vector<std::string> m_types;
};

}  // namespace

CommandEntry import_command() {
  return {
      {"import", "Nodes and weighted ties of another program",
       "Makes an index that find, show, near, path, common, draw and export take in place of a graph file. It has no\n"
       "articles, so ties come without sentences.",
       "guanxi import --nodes nodes.csv --ties ties.csv -o ties.gx-index\nguanxi near ties.gx-index 清远市"},
      make_command<Import>};
}

}  // namespace guanxi::cli
