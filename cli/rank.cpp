// guanxi rank: who matters most in the whole graph.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "cli/question.hpp"
#include "queries/analysis/betweenness.hpp"
#include "queries/analysis/cores.hpp"
#include "queries/analysis/degrees.hpp"
#include "queries/analysis/pagerank.hpp"

namespace guanxi::cli {

namespace {

enum class Measure : std::uint8_t { degree, strength, pagerank, betweenness, core };
struct NamedMeasure {
  std::string_view name;
  Measure measure;
};
constexpr NamedMeasure k_measures[] = {{"degree", Measure::degree},
                                       {"strength", Measure::strength},
                                       {"pagerank", Measure::pagerank},
                                       {"betweenness", Measure::betweenness},
                                       {"core", Measure::core}};

/// A measure of every entity, by id.
struct Scores {
  std::vector<double> of;
  std::vector<double> errors;  ///< of estimates; else empty
  std::size_t sources = 0;     ///< of estimates
  bool whole = true;           ///< are scores whole numbers?
};

template <typename T>
Scores counted(const std::vector<T>& numbers) {
  return {std::vector<double>(numbers.begin(), numbers.end()), {}, 0, true};
}

/// A share with six digits: more is not known of it.
double rounded(double share) { return std::strtod(fmt::format("{:.6g}", share).c_str(), nullptr); }

class Rank final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("--by", "MEASURE", m_by, "degree, strength, pagerank, betweenness or core (degree)");
    arguments.list("--type", "TYPE", m_types, "Only entities of these types, ranked as they stand in the whole graph");
    arguments.number("--limit", "N", m_limit, 1, UINT32_MAX, "At most N entities (20)");
    arguments.number("--sources", "N", m_sources, 1, UINT32_MAX,
                     "With --by betweenness: look at shortest paths from N entities drawn at random");
    arguments.number("--seed", "N", m_seed, 0, UINT32_MAX, "Which entities --by betweenness draws (1)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(const Measure measure, this->measure());
    GUANXI_TRY(const std::vector<EntityType> types, parse_types(m_types, "--type"));
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    if (measure != Measure::degree) GUANXI_CHECK(opened->read_all());
    return unless_damaged(opened->graph(), out, respond(opened->graph(), measure, types, format, out));
  }

 private:
  [[nodiscard]] Result<Measure> measure() const {
    std::string names;
    for (const NamedMeasure& known : k_measures) {
      if (known.name == m_by) {
        if (m_sources == 0 || known.measure == Measure::betweenness) return known.measure;
        return fail(ErrorCode::usage, fmt::format("only betweenness is estimated, not {}", m_by), "--sources",
                    "give --by betweenness or leave --sources out");
      }
      names += (names.empty() ? "" : ", ") + std::string(known.name);
    }
    return fail(ErrorCode::usage, fmt::format("unknown measure '{}'", m_by), "--by", "the measures are " + names);
  }

  [[nodiscard]] Scores scores(const graph::Graph& graph, Measure measure) const {
    switch (measure) {
      case Measure::degree:
        return counted(queries::degrees(graph));
      case Measure::strength:
        return counted(queries::weighted_degrees(graph));
      case Measure::core:
        return counted(queries::core_numbers(graph));
      case Measure::pagerank:
        return {queries::pagerank(graph), {}, 0, false};
      case Measure::betweenness:
        break;
    }
    queries::Betweenness found =
        queries::betweenness(graph, {.sources = static_cast<std::uint32_t>(m_sources), .seed = m_seed, .threads = {}});
    const bool exact = found.sources == graph.entity_count();
    return {std::move(found.shares), exact ? std::vector<double>{} : std::move(found.errors), found.sources, false};
  }

  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, Measure measure, const std::vector<EntityType>& types,
                                     AnswerFormat format, StandardOutput& out) const {
    const Scores scores = this->scores(graph, measure);
    std::vector<EntityId> ids;
    for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
      const EntityId id{i};
      if (types.empty() || std::find(types.begin(), types.end(), graph.type(id)) != types.end()) ids.push_back(id);
    }
    const std::size_t total = ids.size();
    const std::size_t shown = std::min<std::size_t>(m_limit, total);
    std::partial_sort(
        ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ids.end(), [&](EntityId a, EntityId b) {
          return scores.of[a.index()] != scores.of[b.index()] ? scores.of[a.index()] > scores.of[b.index()] : a < b;
        });
    ids.resize(shown);

    Answer answer{{{"by", m_by}, {"total", total}}, {}, {part_of(graph, scores, ids)}, {}};
    if (!scores.errors.empty()) {
      answer.head.push_back({"sources", scores.sources});
      answer.notes.push_back(
          fmt::format("estimated from {} of {} entities; each score is right within its +- with a probability of 95 %; "
                      "--sources sets how many",
                      scores.sources, graph.entity_count()));
    }
    if (total > shown) answer.notes.push_back(fmt::format("{} of {} shown; --limit sets how many", shown, total));
    if (!ids.empty()) return finish(answer, format, out);
    return finish(
        answer, format, out,
        Error{ErrorCode::not_found, "the graph has no entity of these types", m_graph, 0, 0, "loosen --type"});
  }

  [[nodiscard]] static Part part_of(const graph::Graph& graph, const Scores& scores, const std::vector<EntityId>& ids) {
    const bool estimated = !scores.errors.empty();
    Part part{"ranked", "", {{"rank", "RANK", Shown::number}}, {}, {}, {}};
    append_entity_columns(part.columns, "entity");
    part.columns.push_back({"score", "SCORE", Shown::number});
    if (estimated) part.columns.push_back({"error", "+-", Shown::number});
    part.columns.push_back({"articles", "ARTICLES", Shown::number});
    part.columns.push_back({"ties", "TIES", Shown::number});
    std::size_t rank = 0;
    for (const EntityId id : ids) {
      const double score = scores.of[id.index()];
      Object row{{"rank", ++rank}, {"entity", entity_value(graph, id)}};
      row.push_back({"score", scores.whole ? Value(static_cast<std::uint64_t>(score)) : Value(rounded(score))});
      if (estimated) row.push_back({"error", rounded(scores.errors[id.index()])});
      row.push_back({"articles", graph.articles_of(id)});
      row.push_back({"ties", graph.degree(id)});
      part.rows.emplace_back(std::move(row));
    }
    return part;
  }

  std::string m_graph;
  std::string m_by = "degree";
  std::vector<std::string> m_types;
  std::uint64_t m_limit = 20;
  std::uint64_t m_sources = 0;
  std::uint64_t m_seed = 1;
  FormatOption m_format;
};

}  // namespace

CommandEntry rank_command() {
  return {
      {"rank", "Who matters most in the whole graph",
       "degree: how many others an entity is tied to. strength: what its ties weigh together, 4 for a shared sentence\n"
       "and 1 for a shared article. pagerank: how often one who follows ties at random comes by. betweenness: the "
       "share\n"
       "of shortest paths that lead through it; estimated on large graphs, with the error. core: the greatest k such\n"
       "that it belongs to a set whose members have k ties or more among themselves.",
       "guanxi rank news.gx --by pagerank --type official --limit 10"},
      make_command<Rank>};
}

}  // namespace guanxi::cli
