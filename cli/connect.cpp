// guanxi connect: the smallest part of the graph that joins several entities.
#include "queries/connect/connect.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

class Connect final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positionals("ENTITY", m_names, 2, "Two or more: names, type:name or #id");
    m_weighting.declare(arguments);
    arguments.list("--via", "TYPE", m_via, "Only through entities of these types");
    m_filter.declare_without_types(arguments);
    arguments.number("--budget", "MILLIONS", m_budget, 0, 1'000'000,
                     "Look at so many million ties to prove that there is no smaller one (50)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    queries::ConnectQuestion question;
    GUANXI_TRY(question.ends, resolve_entities(graph, m_names));
    GUANXI_TRY(question.via, parse_types(m_via, "--via"));
    GUANXI_TRY(question.filter, m_filter.resolve(graph));
    GUANXI_TRY(question.weighting, m_weighting.weighting());
    question.exact_budget = m_budget * 1'000'000;
    GUANXI_TRY(const queries::Connection found, queries::connect(graph, question));

    const bool proven = found.least == queries::Least::proven;
    Answer answer{{{"cost", found.cost}, {"at_least", found.at_least}, {"proven", proven}}, {}, {}, {}};
    answer.intro = {fmt::format("{} joined through {} by {}{}", counted(question.ends.size(), "entity", "entities"),
                                counted(found.entities.size() - question.ends.size(), "other", "others"),
                                counted(found.ties.size(), "tie", "ties"), cost_text(question, found))};
    answer.parts.push_back(entities_part(graph, question, found));
    GUANXI_TRY(answer.parts.emplace_back(), ties_part(graph, question, found));
    return finish(answer, format, out);
  }

  [[nodiscard]] static std::string cost_text(const queries::ConnectQuestion& question,
                                             const queries::Connection& found) {
    const bool hops = question.weighting == queries::Weighting::hops;
    const std::string cost = hops ? std::string() : fmt::format(" of cost {:.3g}", found.cost);
    if (found.least == queries::Least::proven) return cost + "; there is no smaller way";
    const auto ends = static_cast<double>(question.ends.size());
    return fmt::format("{}; a smaller way may exist, with {:.3g} at least (at most {:.3g} times the least)", cost,
                       found.at_least, std::min(2 * (1 - 1 / ends), found.cost / found.at_least));
  }

  [[nodiscard]] static Part entities_part(const graph::Graph& graph, const queries::ConnectQuestion& question,
                                          const queries::Connection& found) {
    Part part{"entities", "", {}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    part.columns.push_back({"role", "ROLE"});
    part.columns.push_back({"ties", "TIES", Shown::number});
    for (const EntityId id : found.entities) {
      const bool asked = std::find(question.ends.begin(), question.ends.end(), id) != question.ends.end();
      const auto ties = std::count_if(found.ties.begin(), found.ties.end(),
                                      [&](const auto& tie) { return tie.first == id || tie.second == id; });
      part.rows.push_back(
          Object{{"entity", entity_value(graph, id)}, {"role", asked ? "asked" : "between"}, {"ties", ties}});
    }
    return part;
  }

  [[nodiscard]] static Result<Part> ties_part(const graph::Graph& graph, const queries::ConnectQuestion& question,
                                              const queries::Connection& found) {
    Part part{"ties", "Ties", {}, {}, {}, {}};
    for (const std::string end : {"from", "to"}) {
      part.columns.push_back({end + ".id", "", Shown::hidden});
      part.columns.push_back({end + ".type", "", Shown::hidden});
      part.columns.push_back({end + ".name", end == "from" ? "FROM" : "TO"});
    }
    append_tie_columns(part.columns, "");
    TieShapes shapes(graph, question.filter);
    for (const auto& [a, b] : found.ties) {
      Object row{{"from", entity_value(graph, a)}, {"to", entity_value(graph, b)}};
      GUANXI_TRY(const Object tie, shapes.fields(a, b));
      row.insert(row.end(), tie.begin(), tie.end());
      part.rows.push_back(std::move(row));
    }
    return part;
  }

  std::string m_graph;
  std::vector<std::string> m_names;
  std::vector<std::string> m_via;
  std::uint64_t m_budget = 50;  // million ties
  WeightingOption m_weighting;
  FilterOptions m_filter;
  FormatOption m_format;
};

}  // namespace

CommandEntry connect_command() {
  return {
      {"connect", "The smallest part of the graph that joins several entities",
       "As few ties as possible, of those with as few the strongest; with --weighted the least sum of costs. Each tie\n"
       "comes with the sentence it rests on. Where the search for a smaller one ends early, the answer says how much\n"
       "smaller one could be.",
       "guanxi connect news.gx 邱泽军 璞泰来 聚石化学\nguanxi connect news.gx 邱泽军 璞泰来 聚石化学 --via agency "
       "enterprise --avoid 清远市"},
      make_command<Connect>};
}

}  // namespace guanxi::cli
