// guanxi find: which entities a text may mean.
#include "queries/find/find.hpp"

#include <fmt/format.h>

#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

class Find final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("TEXT", m_text, "A name, an alias, a part of one, pinyin or its initials");
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities (20)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    Part part{"hits", "", {}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    part.columns.insert(part.columns.end(), {{"match", "MATCH"}, {"form", "FORM"}, {"articles", "ARTICLES", Shown::number}});
    for (const queries::FindHit& hit : queries::find(graph, m_text, m_limit))
      part.rows.push_back(Object{{"entity", entity_value(graph, hit.id)},
                                 {"match", queries::to_string(hit.kind)},
                                 {"form", hit.form},
                                 {"articles", graph.articles_of(hit.id)}});
    const bool empty = part.rows.empty();
    const Answer answer{{{"text", m_text}}, {}, {std::move(part)}, {}};
    if (!empty) return finish(answer, format, out);
    return finish(answer, format, out,
                  Error{ErrorCode::not_found, fmt::format("no entity is called '{}'", m_text), m_graph, 0, 0,
                        "try a shorter part of the name, or its pinyin"});
  }

  std::string m_graph;
  std::string m_text;
  std::uint64_t m_limit = 20;
  FormatOption m_format;
};

}  // namespace

CommandEntry find_command() {
  return {{"find", "Which entities does this text mean",
           "Matches, best first: name, alias, prefix, part, pinyin, initials. Traditional and full-width characters are the\n"
           "same as simplified and half-width ones.",
           "guanxi find news.gx 清远\nguanxi find news.gx qingyuan --limit 5 --format json"},
          make_command<Find>};
}

}  // namespace guanxi::cli
