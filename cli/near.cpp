// guanxi near: what stands around an entity, with the sentence each tie rests on.
#include <fmt/format.h>

#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

class Near final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("ENTITY", m_entity, "A name, type:name or #id");
    arguments.number("--hops", "N", m_hops, 1, 6, "How far to go (1)");
    m_filter.declare(arguments);
    arguments.date("--new-since", m_filter.new_since, "Only what is new: ties that no article before this day shows");
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities, the strongest first (20)");
    m_by.declare(arguments);
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(*opened, format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(OpenGraph& opened, AnswerFormat format, StandardOutput& out) const {
    const graph::Graph& graph = opened.graph();
    GUANXI_TRY(const EntityId centre, resolve_named(graph, m_entity));
    GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
    GUANXI_TRY(const queries::Strength by, m_by.measure());
    const queries::Neighbourhood found =
        opened.near_finder().find(centre, static_cast<std::uint32_t>(m_hops), filter, m_limit, by);
    GUANXI_TRY(Part part, part_of(graph, found, filter));
    Answer answer{{{"entity", entity_value(graph, centre)}, {"total", found.total}}, {}, {std::move(part)}, {}};
    if (found.total > found.found.size())
      answer.notes.push_back(fmt::format("{} of {} shown; --limit sets how many", found.found.size(), found.total));
    if (!found.found.empty()) return finish(answer, format, out);
    return finish(answer, format, out,
                  Error{ErrorCode::not_found,
                        fmt::format("nothing is tied to {} under these conditions", entity_text(graph, centre)),
                        m_graph, 0, 0, "loosen --type, --relation, --since, --until or --min-articles"});
  }

  [[nodiscard]] Result<Part> part_of(const graph::Graph& graph, const queries::Neighbourhood& found,
                                     const queries::Filter& filter) const {
    Part part{"neighbours", "", {}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    part.columns.push_back({"hops", "HOPS", m_hops > 1 ? Shown::number : Shown::hidden});
    part.columns.push_back({"through.id", "", Shown::hidden});
    part.columns.push_back({"through.type", "", Shown::hidden});
    part.columns.push_back({"through.name", "THROUGH", m_hops > 1 ? Shown::text : Shown::hidden});
    append_tie_columns(part.columns, "");
    TieShapes shapes(graph, filter);
    for (const queries::Neighbour& neighbour : found.found) {
      Object row{{"entity", entity_value(graph, neighbour.id)},
                 {"hops", neighbour.hops},
                 {"through", entity_value(graph, neighbour.through)}};
      GUANXI_TRY(const Object tie, shapes.fields(neighbour.through, neighbour.id, neighbour.tie));
      row.insert(row.end(), tie.begin(), tie.end());
      part.rows.push_back(std::move(row));
    }
    return part;
  }

  std::string m_graph;
  std::string m_entity;
  std::uint64_t m_hops = 1;
  std::uint64_t m_limit = 20;
  FilterOptions m_filter;
  StrengthOption m_by;
  FormatOption m_format;
};

}  // namespace

CommandEntry near_command() {
  return {
      {"near", "What stands around an entity",
       "Ties are ranked by how many more sentences two entities share than entities as frequent as they would by\n"
       "chance; with --by counts by the sentences shared, then by articles. Relations are seen from the entity asked\n"
       "for (or from the one the tie goes through): -> from it, <- to it.",
       "guanxi near news.gx 清远市 --type official enterprise --since 2021 --limit 10"},
      make_command<Near>};
}

}  // namespace guanxi::cli
