// guanxi stats: what is in a graph.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

class Stats final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.number("--limit", "N", m_limit, 0, UINT32_MAX, "Show the N entities with the most articles (10)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    GUANXI_TRY(const graph::Store* const store, graph.texts());
    GUANXI_TRY(const graph::StoreCounts counts, store->counts());
    GUANXI_TRY(const graph::StoreSettings settings, store->settings());
    const Dates dates = dates_of(graph);

    Answer answer;
    answer.head = {{"articles", counts.articles},
                   {"sentences", counts.sentences},
                   {"entities", counts.entities},
                   {"mentions", counts.mentions},
                   {"relations", counts.relations},
                   {"ties", graph.tie_count()},
                   {"first", dates.first},
                   {"last", dates.last},
                   {"undated", dates.undated},
                   {"reprints", reprints_in(graph)},
                   {"lexicon", settings.lexicon_fingerprint},
                   {"model", settings.model_fingerprint}};
    answer.parts = {counts_part(answer.head), types_part(graph), relations_part(graph), top_part(graph)};
    GUANXI_CHECK(write_answer(answer, format, out));
    return Exit::done;
  }

  [[nodiscard]] static std::uint64_t reprints_in(const graph::Graph& graph) {
    std::uint64_t reprints = 0;
    for (ArticleId article{0}; article.value < graph.article_count(); ++article.value)
      reprints += graph.original(article) != article ? 1 : 0;
    return reprints;
  }

  struct Dates {
    Date first;
    Date last;
    std::uint64_t undated = 0;
  };

  [[nodiscard]] static Dates dates_of(const graph::Graph& graph) {
    Dates dates;
    for (std::uint32_t i = 0; i < graph.article_count(); ++i) {
      const Date date = graph.date(ArticleId(i));
      if (!date.known()) {
        ++dates.undated;
        continue;
      }
      if (!dates.first.known() || date < dates.first) dates.first = date;
      if (!dates.last.known() || date > dates.last) dates.last = date;
    }
    return dates;
  }

  [[nodiscard]] static Part counts_part(const Object& head) {
    Part part{"counts", "", {{"what", "WHAT"}, {"value", "VALUE"}}, {}, {}, {}, PartOf::all_but_json};
    for (const Field& field : head) part.rows.push_back(Object{{"what", field.key}, {"value", field.value}});
    return part;
  }

  [[nodiscard]] static Part types_part(const graph::Graph& graph) {
    std::array<std::uint64_t, k_entity_types.size()> entities{};
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i)
      ++entities[static_cast<std::size_t>(graph.type(EntityId(i)))];
    Part part{"types", "Entities by type", {{"type", "TYPE"}, {"entities", "ENTITIES", Shown::number}}, {}, {}, {}};
    for (const EntityType type : k_entity_types)
      part.rows.push_back(Object{{"type", to_string(type)}, {"entities", entities[static_cast<std::size_t>(type)]}});
    return part;
  }

  [[nodiscard]] static Part relations_part(const graph::Graph& graph) {
    std::array<std::uint64_t, k_relation_types.size()> stated{};
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i)
      for (const graph::Relation relation : graph.relations_from(EntityId(i)))
        ++stated[static_cast<std::size_t>(relation.type)];
    Part part{
        "relation_types", "Stated relations by type", {{"type", "TYPE"}, {"relations", "RELATIONS", Shown::number}}, {}, {}, {}};
    for (const RelationType type : k_relation_types)
      part.rows.push_back(Object{{"type", to_string(type)}, {"relations", stated[static_cast<std::size_t>(type)]}});
    return part;
  }

  [[nodiscard]] Part top_part(const graph::Graph& graph) const {
    std::vector<EntityId> ids;
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i) ids.emplace_back(i);
    const std::size_t shown = std::min<std::size_t>(m_limit, ids.size());
    std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ids.end(), [&](EntityId a, EntityId b) {
      const auto articles_a = graph.articles_of(a);
      const auto articles_b = graph.articles_of(b);
      return articles_a != articles_b ? articles_a > articles_b : a < b;
    });
    ids.resize(shown);
    Part part{"top", "Entities in the most articles", {}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    part.columns.push_back({"articles", "ARTICLES", Shown::number});
    part.columns.push_back({"ties", "TIES", Shown::number});
    for (const EntityId id : ids)
      part.rows.push_back(
          Object{{"entity", entity_value(graph, id)}, {"articles", graph.articles_of(id)}, {"ties", graph.degree(id)}});
    return part;
  }

  std::string m_graph;
  std::uint64_t m_limit = 10;
  FormatOption m_format;
};

}  // namespace

CommandEntry stats_command() {
  return {{"stats", "What is in a graph: counts, types, dates, fingerprints", "",
           "guanxi stats news.gx\nguanxi stats news.gx --limit 0 --format json"},
          make_command<Stats>};
}

}  // namespace guanxi::cli
