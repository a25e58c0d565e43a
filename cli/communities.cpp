// guanxi communities: which groups the graph falls into.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "cli/question.hpp"
#include "queries/analysis/communities.hpp"
#include "queries/analysis/components.hpp"
#include "queries/analysis/degrees.hpp"

namespace guanxi::cli {

namespace {

class CommunitiesCommand final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("--of", "ENTITY", m_of, "Only the community of this entity: a name, type:name or #id");
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "The N greatest communities (10)");
    arguments.number("--members", "N", m_members, 1, UINT32_MAX, "The N leading members of each (5)");
    arguments.number("--seed", "N", m_seed, 0, UINT32_MAX, "Where chance begins; another seed may find others (1)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    GUANXI_CHECK(opened->read_all());
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    std::optional<EntityId> centre;
    if (m_of) {
      GUANXI_TRY(centre, resolve_named(graph, *m_of));
    }
    queries::CommunitySettings settings;
    settings.seed = m_seed;
    const queries::Communities found = queries::communities(graph, settings);
    const std::size_t components = queries::components(graph).count;
    const std::string modularity = fmt::format("{:.4f}", found.modularity);

    std::size_t first = 0;
    std::size_t last = std::min<std::size_t>(m_limit, found.count);
    if (centre) {
      first = found.of[centre->index()].index();
      last = first + 1;
    }
    Answer answer{{{"entities", graph.entity_count()},
                   {"components", components},
                   {"total", found.count},
                   {"modularity", std::strtod(modularity.c_str(), nullptr)}},
                  {fmt::format("entities: {}, components: {}, communities: {}, modularity: {}", graph.entity_count(),
                               components, found.count, modularity)},
                  {part_of(graph, found, first, last)},
                  {}};
    if (!centre && found.count > last)
      answer.notes.push_back(fmt::format("{} of {} shown; --limit sets how many", last, found.count));
    if (last > first) return finish(answer, format, out);
    return finish(
        answer, format, out,
        Error{ErrorCode::not_found, "the graph has no entities", m_graph, 0, 0, "guanxi build makes one of articles"});
  }

  /// Communities first <= number < last with their leading members: those whose ties into it weigh most.
  [[nodiscard]] Part part_of(const graph::Graph& graph, const queries::Communities& found, std::size_t first,
                             std::size_t last) const {
    Part part{"communities", "", {{"community", "", Shown::hidden}, {"entities", "", Shown::hidden}}, {},
              "members",     {}};
    append_entity_columns(part.columns, "members.entity");
    part.columns.push_back({"members.inside", "INSIDE", Shown::number});
    part.columns.push_back({"members.weight", "WEIGHT", Shown::number});
    part.columns.push_back({"members.articles", "ARTICLES", Shown::number});

    std::vector<std::vector<EntityId>> members(last - first);
    for (std::uint32_t i = 0; i < found.of.size(); ++i) {
      const std::size_t community = found.of[i].index();
      if (community >= first && community < last) members[community - first].emplace_back(i);
    }
    const std::vector<std::uint64_t> inside = queries::weights_inside(graph, found.of);
    for (std::vector<EntityId>& ids : members) {
      const std::size_t size = ids.size();
      std::stable_sort(ids.begin(), ids.end(),
                       [&](EntityId a, EntityId b) { return inside[a.index()] > inside[b.index()]; });
      ids.resize(std::min<std::size_t>(m_members, size));
      List rows;
      for (const EntityId id : ids)
        rows.emplace_back(Object{{"entity", entity_value(graph, id)},
                                 {"inside", inside[id.index()]},
                                 {"weight", queries::weighted_degree(graph, id)},
                                 {"articles", graph.articles_of(id)}});
      const std::size_t number = first + part.rows.size() + 1;
      part.row_headings.push_back(fmt::format("{}. {} {}", number, size, size == 1 ? "entity" : "entities"));
      part.rows.emplace_back(Object{{"community", number}, {"entities", size}, {"members", std::move(rows)}});
    }
    return part;
  }

  std::string m_graph;
  std::optional<std::string> m_of;
  std::uint64_t m_limit = 10;
  std::uint64_t m_members = 5;
  std::uint64_t m_seed = 1;
  FormatOption m_format;
};

}  // namespace

CommandEntry communities_command() {
  return {
      {"communities", "Which groups the graph falls into",
       "Every entity belongs to one community: a group whose ties weigh more among its members than chance would have\n"
       "it (Leiden algorithm, modularity). A tie weighs 4 for a shared sentence and 1 for a shared article. Members "
       "are\n"
       "led by those whose ties into the community weigh most. A component is what hangs together at all.",
       "guanxi communities news.gx --members 10\nguanxi communities news.gx --of 清远市 --members 100 --format csv"},
      make_command<CommunitiesCommand>};
}

}  // namespace guanxi::cli
