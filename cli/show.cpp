// guanxi show: one entity: its forms, its posts over time, its strongest ties, its sentences.
#include <fmt/format.h>

#include "cli/links.hpp"
#include "cli/posts.hpp"
#include "cli/question.hpp"
#include "queries/sieve.hpp"

namespace guanxi::cli {

namespace {

class Show final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("ENTITY", m_entity, "A name, type:name or #id");
    arguments.flag("--why", m_why, "Also say why the printed forms are one entity");
    arguments.number("--limit", "N", m_limit, 0, UINT32_MAX, "At most N ties and N sentences (10)");
    m_filter.declare_dates(arguments);
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    GUANXI_TRY(const EntityId id, resolve_named(graph, m_entity));
    GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
    Answer answer;
    answer.head = {{"entity", entity_value(graph, id)}, {"articles", graph.articles_of(id)}, {"ties_total", graph.degree(id)}};
    answer.intro = {fmt::format("#{} {}: {}, {}", id.value, entity_text(graph, id),
                                counted(graph.articles_of(id), "article", "articles"),
                                counted(graph.degree(id), "tie", "ties"))};
    if (m_why) {
      GUANXI_TRY(answer.parts.emplace_back(), forms_and_rules_part(graph, id));
      GUANXI_TRY(answer.parts.emplace_back(), reasons_part(graph, id));
      GUANXI_TRY(answer.parts.emplace_back(), references_part(graph, id));
    } else {
      answer.parts.push_back(aliases_part(graph, id));
    }
    GUANXI_TRY(answer.parts.emplace_back(), possibly_same_part(graph, id));
    GUANXI_TRY(answer.parts.emplace_back(), posts_part(graph, id, filter));
    GUANXI_TRY(answer.parts.emplace_back(), relations_part(graph, id, filter));
    GUANXI_TRY(answer.parts.emplace_back(), ties_part(graph, id, filter));
    GUANXI_TRY(answer.parts.emplace_back(), sentences_part(graph, id, filter));
    return finish(answer, format, out);
  }

  [[nodiscard]] static Part aliases_part(const graph::Graph& graph, EntityId id) {
    Part part{"aliases", "Printed forms", {{"form", "FORM"}, {"articles", "ARTICLES", Shown::number}}, {}, {}, {}};
    for (const graph::Alias alias : graph.aliases(id))
      if (alias.articles > 0) part.rows.push_back(Object{{"form", alias.form}, {"articles", alias.articles}});
    return part;
  }

  [[nodiscard]] static Result<Part> posts_part(const graph::Graph& graph, EntityId id, const queries::Filter& filter) {
    const bool person = graph.type(id) == EntityType::official || graph.type(id) == EntityType::person;
    const auto tenures =
        person ? queries::posts_held_by(graph, id, filter) : queries::holders_of(graph, id, {}, filter);
    return tenures_part(graph, tenures, "posts", person ? TenureOf::person : TenureOf::body);
  }

  [[nodiscard]] static Result<Part> relations_part(const graph::Graph& graph, EntityId id,
                                                   const queries::Filter& filter) {
    auto found = queries::happenings(graph, id, filter);
    std::erase_if(found, [](const queries::Happening& one) { return is_post(one.type); });
    return happenings_part(graph, found, "relations", Titles::no);
  }

  [[nodiscard]] Result<Part> ties_part(const graph::Graph& graph, EntityId id, const queries::Filter& filter) const {
    Part part{"ties", "Strongest ties", {}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    append_tie_columns(part.columns, "");
    TieShapes shapes(graph, filter);
    for (const queries::Neighbour& neighbour : queries::near(graph, id, 1, filter, m_limit).found) {
      Object row{{"entity", entity_value(graph, neighbour.id)}};
      GUANXI_TRY(const Object tie, shapes.fields(id, neighbour.id, neighbour.tie));
      row.insert(row.end(), tie.begin(), tie.end());
      part.rows.push_back(std::move(row));
    }
    return part;
  }

  /// The latest sentences, newest first; an entity may stand in one sentence several times.
  [[nodiscard]] Result<Part> sentences_part(const graph::Graph& graph, EntityId id,
                                            const queries::Filter& filter) const {
    Part part{"sentences", "Latest sentences", {}, {}, {}, {}};
    part.columns = {{"", "", Shown::below, evidence_cell}};
    for (const char* key : {"article", "date", "title", "source", "url", "sentence"})
      part.columns.push_back({key, "", Shown::hidden});
    const auto sentences = queries::within(graph, id, queries::Sieve(graph, filter).articles());
    for (std::size_t i = sentences.size(); i-- > 0 && part.rows.size() < m_limit;) {
      GUANXI_TRY(const queries::Evidence evidence, evidence_at(graph, graph.place(sentences[i])));
      part.rows.push_back(evidence_value(evidence));
    }
    return part;
  }

  std::string m_graph;
  std::string m_entity;
  bool m_why = false;
  std::uint64_t m_limit = 10;
  FilterOptions m_filter;
  FormatOption m_format;
};

}  // namespace

CommandEntry show_command() {
  return {{"show", "One entity: forms, posts over time, strongest ties, sentences",
           "Posts are listed by time for who holds them (direction out) and for the body they belong to (direction in): FIRST and\n"
           "LAST are days of articles that say the post is held, BEGAN and ENDED those of sentences that say it was taken up or\n"
           "given up.",
           "guanxi show news.gx 邱泽军\nguanxi show news.gx enterprise:璞泰来 --why --format json"},
          make_command<Show>};
}

}  // namespace guanxi::cli
