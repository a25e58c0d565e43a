// guanxi common: what ties several entities together.
#include <fmt/format.h>

#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

class Common final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positionals("ENTITY", m_names, 2, "Two or more: names, type:name or #id");
    m_filter.declare(arguments);
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities (20)");
    m_by.declare(arguments);
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    GUANXI_TRY(const auto ends, resolve_entities(graph, m_names));
    GUANXI_TRY(const queries::Filter filter, m_filter.resolve(graph));
    for (std::size_t i = 0; i < ends.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (ends[i] == ends[j])
          return fail(ErrorCode::usage,
                      fmt::format("'{}' and '{}' are both {}", m_names[j], m_names[i], entity_text(graph, ends[i])), "common",
                      "name different entities");

    List asked;
    for (const EntityId end : ends) asked.push_back(entity_value(graph, end));
    GUANXI_TRY(const queries::Strength by, m_by.measure());
    GUANXI_TRY(Part part, part_of(graph, ends, filter, by));
    const bool empty = part.rows.empty();
    const Answer answer{{{"entities", std::move(asked)}}, {}, {std::move(part)}, {}};
    if (!empty) return finish(answer, format, out);
    return finish(answer, format, out,
                  Error{ErrorCode::not_found, "no entity is tied to all of them under these conditions", m_graph, 0, 0,
                        "guanxi path shows longer ways"});
  }

  [[nodiscard]] Result<Part> part_of(const graph::Graph& graph, const std::vector<EntityId>& ends,
                                     const queries::Filter& filter, queries::Strength by) const {
    Part part{"common", "", {}, {}, "ties", {}};
    append_entity_columns(part.columns, "entity", Shown::hidden);
    append_entity_columns(part.columns, "ties.to");
    append_tie_columns(part.columns, "ties.");
    TieShapes shapes(graph, filter);
    for (const queries::CommonTie& common : queries::common(graph, ends, filter, m_limit, by)) {
      List ties;
      for (const EntityId end : ends) {
        Object tie{{"to", entity_value(graph, end)}};
        GUANXI_TRY(const Object fields, shapes.fields(common.id, end));
        tie.insert(tie.end(), fields.begin(), fields.end());
        ties.push_back(std::move(tie));
      }
      part.row_headings.push_back(fmt::format("#{} {}", common.id.value, entity_text(graph, common.id)));
      part.rows.push_back(Object{{"entity", entity_value(graph, common.id)}, {"ties", std::move(ties)}});
    }
    return part;
  }

  std::string m_graph;
  std::vector<std::string> m_names;
  std::uint64_t m_limit = 20;
  FilterOptions m_filter;
  StrengthOption m_by;
  FormatOption m_format;
};

}  // namespace

CommandEntry common_command() {
  return {{"common", "What ties several entities together",
           "Entities that are tied to every one of those named, the one whose weakest tie is the strongest first. Relations\n"
           "are seen from the entity found: -> from it, <- to it.",
           "guanxi common news.gx 清远市 璞泰来\nguanxi common news.gx 清远市 璞泰来 聚石化学 --type official"},
          make_command<Common>};
}

}  // namespace guanxi::cli
