// guanxi check: is the graph file sound.
#include <fmt/format.h>

#include "cli/question.hpp"
#include "graph/index/check.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

namespace {

class Check final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(const auto findings, check());
    Part part{"findings", "", {{"finding", "FINDING"}}, {}, {}, {}};
    for (const std::string& finding : findings) part.rows.push_back(Object{{"finding", finding}});
    Answer answer{{{"graph", m_graph}}, {}, {std::move(part)}, {}};
    answer.notes.push_back(findings.empty() ? fmt::format("{}: no damage found", m_graph)
                                            : fmt::format("{}: {} findings; {}", m_graph, findings.size(), m_next_step));
    GUANXI_CHECK(write_answer(answer, format, out));
    return findings.empty() ? Exit::done : Exit::answer_is_no;
  }

 private:
  [[nodiscard]] Result<std::vector<std::string>> check() {
    std::vector<std::string> findings;
    if (!graph::is_index(m_graph)) {
      GUANXI_TRY(const graph::Store store, graph::Store::open(m_graph));
      GUANXI_TRY(findings, store.check());
      if (findings.empty()) m_next_step = "delete the index, and the next question makes it again";
    } else {
      m_next_step = "import it again";
    }
    GUANXI_TRY(const auto in_index, graph::check_index(m_graph));
    findings.insert(findings.end(), in_index.begin(), in_index.end());
    return findings;
  }

  std::string m_graph;
  std::string m_next_step = "build the graph again from its articles";  ///< where something is found
  FormatOption m_format;
};

}  // namespace

CommandEntry check_command() {
  return {{"check", "Is the graph file sound",
           "Reads all of it: the database's own integrity, ids that lead nowhere, spans outside their sentence, ids out of\n"
           "order, and the sums of the index. Exit code 1 where something is found.",
           "guanxi check news.gx"},
          make_command<Check>};
}

}  // namespace guanxi::cli
