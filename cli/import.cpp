// guanxi import: nodes and ties of another program, or of a person -> an index that questions are put to, or entries of
// a list in a graph of articles.
#include "graph/index/import.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/clean_text.hpp"
#include "base/file.hpp"
#include "base/types.hpp"
#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/rebuild.hpp"
#include "graph/list/list_facts.hpp"

namespace guanxi::cli {

namespace {

class Import final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals("FILE", m_files, 0, "A graph as node-link JSON or GraphML");
    arguments.option("--nodes", "FILE", m_tables.nodes, "Or two tables: CSV with the columns id, type, name");
    arguments.option("--ties", "FILE", m_tables.ties, "and CSV with the columns src, dst, weight");
    arguments.option("-o,--output", "INDEX", m_output, "The index file to write");
    arguments.option("--add-to", "GRAPH", m_graph, "Or the graph file that the list joins, beside its articles");
    arguments.option("--title", "TEXT", m_title, "With --add-to: what the list is called; without it the file's name");
    arguments.list("--type-as", "NAME=TYPE", m_types,
                   "What a type in the file is here: EVT=policy; =person for nodes without one");
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& /*out*/) override {
    GUANXI_CHECK(check_given());
    GUANXI_CHECK(read_types());
    if (!m_graph.empty()) return add_list();
    GUANXI_TRY(const graph::ImportCounts counts, m_files.empty()
                                                     ? graph::import_tables(m_tables, m_output)
                                                     : graph::import_graph_file(m_files[0], m_tables.types, m_output));
    say(fmt::format("{}: {}, {}", m_output, counted(counts.entities, "entity", "entities"),
                    counted(counts.ties, "tie", "ties")));
    return Exit::done;
  }

 private:
  /// Each entry of the list becomes an article of the graph; what the same file gave before is replaced.
  Result<Exit> add_list() const {
    const std::string& path = m_files.front();
    graph::ListName name{path, m_title, std::filesystem::path(path).stem().string()};
    if (name.title.empty()) name.title = name.stem;
    name.title = clean_text(name.title);
    GUANXI_TRY(const graph::GraphFile list, read_list(path));
    const InterruptGuard interrupts;
    GUANXI_TRY(auto writer, graph::StoreWriter::create(m_graph, graph::Existing::add, {}));
    std::uint64_t entries = 0;
    GUANXI_CHECK(graph::each_list_entry(list, name, m_tables.types, [&](const ArticleFacts& entry) -> Result<void> {
      if (interrupted()) return fail(ErrorCode::interrupted, "interrupted; the graph is as it was", m_graph);
      ++entries;
      GUANXI_TRY([[maybe_unused]] const auto outcome, writer.add(entry));
      return {};
    }));
    if (entries == 0)
      return fail(ErrorCode::not_found, "the list has no nodes, so nothing was added", path,
                  "to take a list out: guanxi remove GRAPH --origin FILE");
    GUANXI_TRY(const graph::StoreCounts stored, commit_graph(writer, m_graph));
    say(fmt::format("{}: {} of the list \"{}\"", path, counted(entries, "entry", "entries"), name.title));
    say_graph(m_graph, stored);
    return Exit::done;
  }

  [[nodiscard]] static Result<graph::GraphFile> read_list(const std::string& path) {
    GUANXI_TRY(const MappedFile text, MappedFile::open(path));
    return graph::read_graph_file(text.bytes(), path);
  }

  [[nodiscard]] Result<void> check_given() const {
    const auto missing = [](std::string_view what, std::string_view example) {
      return fail(ErrorCode::usage, fmt::format("{} is missing", what), "import",
                  fmt::format("for example: guanxi import {}", example));
    };
    if (!m_graph.empty()) return check_list_given();
    if (!m_title.empty())
      return fail(ErrorCode::usage, "--title is of a list that joins a graph", "import",
                  "name the graph with --add-to");
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
  [[nodiscard]] Result<void> check_list_given() const {
    if (!m_output.empty())
      return fail(ErrorCode::usage, "both --add-to and -o are given", "import",
                  "--add-to joins a graph, -o makes an index that stands alone");
    if (m_files.size() != 1 || !m_tables.nodes.empty() || !m_tables.ties.empty())
      return fail(ErrorCode::usage, "--add-to takes one list, as node-link JSON or GraphML", "import",
                  "for example: guanxi import curated.json --add-to news.gx");
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
  std::string m_graph;
  std::string m_title;
  std::vector<std::string> m_types;
};

}  // namespace

CommandEntry import_command() {
  return {
      {"import", "Another program's graph: node-link JSON, GraphML, or tables of nodes and ties",
       "Makes an index that find, show, near, path, common, draw and export take in place of a graph file; it has no\n"
       "articles, so ties come without sentences. With --add-to a curated list joins a graph of articles: each entry "
       "is an\n"
       "article of its own that says what the list says, dated as the list dates it. Read again, the file's entries "
       "take\n"
       "the place of those before; guanxi remove GRAPH --origin FILE takes them out.",
       "guanxi import curated.json --add-to news.gx\nguanxi import curated.graphml -o curated.gx-index\nguanxi import "
       "--nodes nodes.csv --ties ties.csv -o ties.gx-index\nguanxi near ties.gx-index 清远市"},
      make_command<Import>};
}

}  // namespace guanxi::cli
