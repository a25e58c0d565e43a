// guanxi show: one entity: its forms, its posts over time, its strongest ties, its sentences.
#include <algorithm>
#include <tuple>
#include <fmt/format.h>

#include "base/fold.hpp"
#include "cli/links.hpp"
#include "cli/question.hpp"
#include "queries/find/find.hpp"

namespace guanxi::cli {

namespace {

/// Stated relations that say the same of the same two: one row.
struct StatedGroup {
  RelationType type{};
  bool outward = true;
  EntityId other;
  std::string_view title;
  std::uint32_t articles = 0;
  Date first;
  Date last;
  graph::Place earliest;  ///< places ascend by date
};

void add_to(std::vector<StatedGroup>& groups, const graph::Graph& graph, const graph::Relation& relation, bool outward) {
  const EntityId other = outward ? relation.to : relation.from;
  auto group = std::find_if(groups.begin(), groups.end(), [&](const StatedGroup& g) {
    return g.type == relation.type && g.outward == outward && g.other == other && g.title == relation.title;
  });
  if (group == groups.end())
    group = groups.insert(groups.end(), {relation.type, outward, other, relation.title, 0, {}, {}, relation.where});
  ++group->articles;
  group->earliest = std::min(group->earliest, relation.where);
  const Date date = graph.date(relation.where.article);
  if (!date.known()) return;
  if (!group->first.known() || date < group->first) group->first = date;
  if (!group->last.known() || date > group->last) group->last = date;
}

/// All stated relations of `id`, oldest first, those without a date at the end.
std::vector<StatedGroup> stated(const graph::Graph& graph, EntityId id) {
  std::vector<StatedGroup> groups;
  for (const graph::Relation relation : graph.relations_from(id)) add_to(groups, graph, relation, true);
  for (const graph::Relation& relation : graph.relations_to(id)) add_to(groups, graph, relation, false);
  const auto order = [](const StatedGroup& g) {
    return std::tuple(!g.first.known(), g.first, g.last, g.type, !g.outward, g.other, g.title);
  };
  std::sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return groups;
}

class Show final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("ENTITY", m_entity, "A name, type:name or #id");
    arguments.flag("--why", m_why, "Also say why the printed forms are one entity");
    arguments.number("--limit", "N", m_limit, 0, UINT32_MAX, "At most N ties and N sentences (10)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    GUANXI_TRY(const EntityId id, queries::resolve_entity(graph, m_entity));
    Answer answer;
    answer.head = {{"entity", entity_value(graph, id)}, {"articles", graph.articles_of(id)}, {"ties_total", graph.degree(id)}};
    answer.intro = {fmt::format("#{} {}: {}, {}", id.value, entity_text(graph, id),
                                counted(graph.articles_of(id), "article", "articles"),
                                counted(graph.degree(id), "tie", "ties"))};
    if (m_why) {
      GUANXI_TRY(answer.parts.emplace_back(), forms_and_rules_part(graph, id));
      GUANXI_TRY(answer.parts.emplace_back(), reasons_part(graph, id));
    } else {
      answer.parts.push_back(aliases_part(graph, id));
    }
    GUANXI_TRY(answer.parts.emplace_back(), possibly_same_part(graph, id));
    const auto groups = stated(graph, id);
    GUANXI_TRY(answer.parts.emplace_back(), stated_part(graph, groups, "posts"));
    GUANXI_TRY(answer.parts.emplace_back(), stated_part(graph, groups, "relations"));
    GUANXI_TRY(answer.parts.emplace_back(), ties_part(graph, id));
    GUANXI_TRY(answer.parts.emplace_back(), sentences_part(graph, id));
    return finish(answer, format, out);
  }

  [[nodiscard]] static Part aliases_part(const graph::Graph& graph, EntityId id) {
    Part part{"aliases", "Printed forms", {{"form", "FORM"}, {"articles", "ARTICLES", Shown::number}}, {}, {}, {}};
    for (const graph::Alias alias : graph.aliases(id))
      part.rows.push_back(Object{{"form", alias.form}, {"articles", alias.articles}});
    return part;
  }

  [[nodiscard]] static Result<Part> stated_part(const graph::Graph& graph, const std::vector<StatedGroup>& groups,
                                                std::string_view key) {
    const bool posts = key == "posts";
    Part part{std::string(key), posts ? "Posts" : "Other stated relations", {}, {}, {}, {}};
    part.columns = {{"first", "FIRST"}, {"last", "LAST"}, {"direction", "WAY"}};
    part.columns.push_back({"type", posts ? "" : "RELATION", posts ? Shown::hidden : Shown::text});
    part.columns.push_back({"title", posts ? "TITLE" : "", posts ? Shown::text : Shown::hidden});
    append_entity_columns(part.columns, "entity");
    part.columns.push_back({"articles", "ARTICLES", Shown::number});
    part.columns.push_back({"evidence", "", Shown::below, evidence_cell});
    for (const char* field : {"evidence.article", "evidence.date", "evidence.sentence"})
      part.columns.push_back({field, "", Shown::hidden});
    for (const StatedGroup& group : groups) {
      if ((group.type == RelationType::holds_post) != posts) continue;
      GUANXI_TRY(const queries::Evidence evidence, evidence_at(graph, group.earliest));
      part.rows.push_back(Object{{"type", to_string(group.type)},
                                 {"direction", group.outward ? "out" : "in"},
                                 {"title", group.title},
                                 {"entity", entity_value(graph, group.other)},
                                 {"first", group.first},
                                 {"last", group.last},
                                 {"articles", group.articles},
                                 {"evidence", evidence_value(evidence)}});
    }
    return part;
  }

  [[nodiscard]] Result<Part> ties_part(const graph::Graph& graph, EntityId id) const {
    Part part{"ties", "Strongest ties", {}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    append_tie_columns(part.columns, "");
    const queries::Filter everything;
    TieShapes shapes(graph, everything);
    for (const queries::Neighbour& neighbour : queries::near(graph, id, 1, everything, m_limit).found) {
      Object row{{"entity", entity_value(graph, neighbour.id)}};
      GUANXI_TRY(const Object tie, shapes.fields(id, neighbour.id, neighbour.tie));
      row.insert(row.end(), tie.begin(), tie.end());
      part.rows.push_back(std::move(row));
    }
    return part;
  }

  /// The latest sentences, newest first; an entity may stand in one sentence several times.
  [[nodiscard]] Result<Part> sentences_part(const graph::Graph& graph, EntityId id) const {
    Part part{"sentences", "Latest sentences", {}, {}, {}, {}};
    part.columns = {{"", "", Shown::below, evidence_cell}};
    for (const char* key : {"article", "date", "title", "source", "url", "sentence"})
      part.columns.push_back({key, "", Shown::hidden});
    const auto sentences = graph.sentences_of(id);
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
  FormatOption m_format;
};

}  // namespace

CommandEntry show_command() {
  return {{"show", "One entity: forms, posts over time, strongest ties, sentences",
           "Posts are listed for who holds them (direction out) and for the body they belong to (direction in), with the days\n"
           "of the first and the last article that says so.",
           "guanxi show news.gx 邱泽军\nguanxi show news.gx enterprise:璞泰来 --why --format json"},
          make_command<Show>};
}

}  // namespace guanxi::cli
