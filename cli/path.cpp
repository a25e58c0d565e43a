// guanxi path: how two entities hang together, with the sentence each tie rests on.
#include "queries/paths/paths.hpp"

#include <fmt/format.h>

#include <optional>

#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

class Path final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("A", m_from, "Where it starts: a name, type:name or #id");
    arguments.positional("B", m_to, "Where it ends");
    arguments.number("--count", "K", m_count, 1, 1000, "The K best paths (1; with --all and --all-shortest 20)");
    arguments.number("--max-hops", "N", m_max_hops, 1, 32, "No longer than N ties (6)");
    arguments.flag("--all-shortest", m_all_shortest, "All that are as short as the best, and how many they are");
    arguments.flag("--all", m_all, "All without loops up to --max-hops, and how many they are");
    m_weighting.declare(arguments);
    arguments.list("--via", "TYPE", m_via, "Only through entities of these types");
    arguments.list("--through", "ENTITY", m_through, "Only paths that lead through all of these");
    m_filter.declare_without_types(arguments);
    arguments.number("--budget", "MILLIONS", m_budget, 1, 1'000'000, "Stop after looking at so many million ties (4000)");
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
    queries::PathQuestion question;
    GUANXI_TRY(question.from, resolve_named(graph, m_from));
    GUANXI_TRY(question.to, resolve_named(graph, m_to));
    GUANXI_TRY(question.via, parse_types(m_via, "--via"));
    GUANXI_TRY(question.filter, m_filter.resolve(graph));
    GUANXI_TRY(question.through, resolve_entities(graph, m_through));
    GUANXI_TRY(question.extent, extent());
    GUANXI_TRY(question.weighting, m_weighting.weighting());
    question.count = m_count != 0 ? m_count : question.extent == queries::Extent::best ? 1 : 20;
    question.max_hops = static_cast<std::uint32_t>(m_max_hops);
    question.budget = m_budget * 1'000'000;
    GUANXI_TRY(const queries::PathAnswer found, opened.path_finder().find(question));

    GUANXI_TRY(Part part, part_of(graph, found.paths, question.filter));
    Answer answer{
        {{"from", entity_value(graph, question.from)}, {"to", entity_value(graph, question.to)}}, {}, {std::move(part)}, {}};
    if (question.extent != queries::Extent::best) {
      answer.head.push_back({"total", found.total});
      answer.head.push_back({"complete", found.complete});
      if (auto note = note_of(found)) answer.notes.push_back(std::move(*note));
    }
    if (!found.paths.empty()) return finish(answer, format, out);
    return finish(answer, format, out,
                  Error{ErrorCode::not_found,
                        fmt::format("no path from {} to {} within {}", entity_text(graph, question.from),
                                    entity_text(graph, question.to), counted(m_max_hops, "hop", "hops")),
                        m_graph, 0, 0, "raise --max-hops, or loosen the conditions"});
  }

  [[nodiscard]] Result<queries::Extent> extent() const {
    if (m_all && m_all_shortest)
      return fail(ErrorCode::usage, "--all and --all-shortest ask for different things", "path", "leave one out");
    return m_all ? queries::Extent::all : m_all_shortest ? queries::Extent::all_shortest : queries::Extent::best;
  }

  /// What a reader must know of an answer that does not show all there is.
  [[nodiscard]] std::optional<std::string> note_of(const queries::PathAnswer& found) const {
    if (!found.complete && m_all)
      return fmt::format("at least {} paths, {} shown: the budget of {} million ties is spent; --budget raises it",
                         found.total, found.paths.size(), m_budget);
    if (!found.complete) return fmt::format("more than {} as cheap; --count sets how many", found.paths.size());
    if (found.total > found.paths.size())
      return fmt::format("{} of {} shown; --count sets how many", found.paths.size(), found.total);
    return std::nullopt;
  }

  [[nodiscard]] static Result<Part> part_of(const graph::Graph& graph, const std::vector<queries::Path>& found,
                                            const queries::Filter& filter) {
    Part part{"paths", "", {{"rank", "", Shown::hidden}, {"hops", "", Shown::hidden}, {"cost", "", Shown::hidden}}, {}, "ties", {}};
    part.columns.push_back({"ties.step", "", Shown::number});
    append_entity_columns(part.columns, "ties.from", Shown::hidden);
    append_entity_columns(part.columns, "ties.to");
    append_tie_columns(part.columns, "ties.");
    TieShapes shapes(graph, filter);
    for (const queries::Path& path : found) {
      List entities;
      std::string heading;
      for (const EntityId id : path.entities) {
        entities.push_back(entity_value(graph, id));
        heading += (heading.empty() ? "" : " - ") + std::string(graph.name(id));
      }
      List ties;
      for (std::size_t i = 0; i + 1 < path.entities.size(); ++i) {
        const EntityId a = path.entities[i];
        const EntityId b = path.entities[i + 1];
        Object tie{{"step", i + 1}, {"from", entity_value(graph, a)}, {"to", entity_value(graph, b)}};
        GUANXI_TRY(const Object fields, shapes.fields(a, b));
        tie.insert(tie.end(), fields.begin(), fields.end());
        ties.push_back(std::move(tie));
      }
      const std::size_t hops = ties.size();
      const std::size_t rank = part.rows.size() + 1;
      part.row_headings.push_back(fmt::format("{}. {} ({} hop{}, cost {:.3g})", rank, heading, hops, hops == 1 ? "" : "s",
                                              path.cost));
      part.rows.push_back(Object{
          {"rank", rank}, {"hops", hops}, {"cost", path.cost}, {"entities", std::move(entities)}, {"ties", std::move(ties)}});
    }
    return part;
  }

  std::string m_graph;
  std::string m_from;
  std::string m_to;
  std::uint64_t m_count = 0;  // not given
  std::uint64_t m_max_hops = 6;
  std::uint64_t m_budget = 4'000;  // million ties
  bool m_all = false;
  bool m_all_shortest = false;
  WeightingOption m_weighting;
  std::vector<std::string> m_via;
  std::vector<std::string> m_through;
  FilterOptions m_filter;
  FormatOption m_format;
};

}  // namespace

CommandEntry path_command() {
  return {{"path", "How two entities hang together",
           "Each tie comes with the sentence it rests on. Among equally short paths the one whose weakest tie is the\n"
           "strongest comes first; with --weighted the sum of the ties' costs decides.",
           "guanxi path news.gx 邱泽军 璞泰来\nguanxi path news.gx 邱泽军 璞泰来 --count 3 --via agency enterprise --avoid 清远市"},
          make_command<Path>};
}

}  // namespace guanxi::cli
