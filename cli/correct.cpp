// guanxi correct: puts another corrections file in force in a graph that is there.
#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/diff.hpp"
#include "cli/interrupt.hpp"
#include "cli/rebuild.hpp"
#include "cli/recorrect.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::cli {

namespace {

/// A file that is taken away again, with its index.
class TemporaryGraph {
 public:
  explicit TemporaryGraph(std::string path) : m_path(std::move(path)) {}
  TemporaryGraph(const TemporaryGraph&) = delete;
  TemporaryGraph& operator=(const TemporaryGraph&) = delete;
  ~TemporaryGraph() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
    std::filesystem::remove(m_path + "-index", ignored);
  }
  [[nodiscard]] const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

class Correct final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("FILE", m_file, "The corrections, which take the place of those in force");
    arguments.flag("--dry-run", m_dry_run, "Change nothing, and say what would be another (guanxi diff)");
    arguments.option("--lexicon", "FILE", m_lexicon, "The list of names that the articles were read with");
    arguments.option("--model", "FILE", m_model, "The tagger that they were read with");
    arguments.number("--limit", "N", m_limit, 0, UINT32_MAX, "With --dry-run: at most N rows of each (20)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(const CorrectionsText corrections, CorrectionsText::read(m_file));
    const InterruptGuard interrupts;
    if (!m_dry_run) {
      GUANXI_CHECK(write(corrections, m_graph));
      graphs.forget();
      return Exit::done;
    }
    const TemporaryGraph beside(m_graph + ".dry-run");
    GUANXI_CHECK(write(corrections, beside.path()));
    GUANXI_TRY(OpenGraph* const before, graphs.open(m_graph));
    GUANXI_TRY(OpenGraph* const after, graphs.open(beside.path()));
    GUANXI_CHECK(before->read_all());
    GUANXI_CHECK(after->read_all());
    GUANXI_CHECK(write_diff(before->graph(), after->graph(), {}, m_limit, format, out));
    return Exit::done;
  }

 private:
  /// Makes the graph anew from what its articles gave, at `path`.
  [[nodiscard]] Result<void> write(const CorrectionsText& corrections, const std::string& path) const {
    GUANXI_TRY(Recorrected made, recorrect(m_graph, path, corrections, {m_model, m_lexicon}));
    GUANXI_TRY(const graph::StoreCounts counts, commit_graph(made.writer, path, corrections.corrections));
    if (!m_dry_run)
      say(fmt::format("{}: {}, {} read again for the lexicon, {}", m_graph,
                      counted(counts.articles, "article", "articles"), made.read_again,
                      counted(counts.entities, "entity", "entities")));
    return {};
  }

  std::string m_graph;
  std::string m_file;
  std::string m_lexicon;
  std::string m_model;
  bool m_dry_run = false;
  std::uint64_t m_limit = 20;
  FormatOption m_format;
};

}  // namespace

CommandEntry correct_command() {
  return {
      {"correct", "Put corrections in force in a graph: merge, split, rename, retype, ignore, …",
       "The graph is made anew from what its articles gave when they were read, under FILE in place of the corrections "
       "in\n"
       "force before. Only articles that print a form of another lexicon section are read again. An empty file takes\n"
       "all corrections back. docs/corrections.md describes the file.",
       "guanxi correct news.gx corrections.yaml --dry-run\nguanxi correct news.gx corrections.yaml"},
      make_command<Correct>};
}

}  // namespace guanxi::cli
