// What the questions share: the graph they are put to, the options that restrict them, the JSON shapes of answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "graph/index/graph.hpp"
#include "queries/filter.hpp"
#include "queries/neighbours/neighbours.hpp"
#include "queries/sieve.hpp"

namespace guanxi::cli {

/// `result`, or the damage where the graph met some while it was made: then nothing is written that still waits to be.
[[nodiscard]] Result<Exit> unless_damaged(const graph::Graph& graph, StandardOutput& out, Result<Exit> result);

/// --type, --relation, --since, --until, --as-of, --avoid, --min-articles.
struct FilterOptions {
  std::vector<std::string> types;
  std::vector<std::string> relations;
  std::vector<std::string> avoid;
  Date since;
  Date until;
  Date as_of;
  Date new_since;
  std::uint64_t min_articles = 1;

  void declare(Arguments& arguments);
  /// All but --type, for commands whose answer has no free types.
  void declare_without_types(Arguments& arguments);
  void declare_types(Arguments& arguments);
  void declare_relations(Arguments& arguments);
  /// --since, --until, --as-of.
  void declare_dates(Arguments& arguments);
  /// Errors: usage for an unknown type or relation, with the ones there are; those of resolve_entity.
  [[nodiscard]] Result<queries::Filter> resolve(const graph::Graph& graph) const;
};

/// --by: what ranks ties.
struct StrengthOption {
  std::string name = "significance";

  void declare(Arguments& arguments);
  /// Errors: usage for an unknown measure, with the ones there are.
  [[nodiscard]] Result<queries::Strength> measure() const;
};

/// --weighted and --cost: what a way through the graph costs.
struct WeightingOption {
  bool weighted = false;
  std::string cost = "strength";

  void declare(Arguments& arguments);
  /// Errors: usage for an unknown measure, with the ones there are.
  [[nodiscard]] Result<queries::Weighting> weighting() const;
};

/// Type names, also several in one word with commas. Errors: usage, naming the option and the types there are.
[[nodiscard]] Result<std::vector<EntityType>> parse_types(const std::vector<std::string>& words, std::string_view option);

/// The one entity that ENTITY means, as queries::resolve_entity; where it is taken for the best known of several, a
/// line on standard error says so and how to ask for another. Errors: those of resolve_entity.
[[nodiscard]] Result<EntityId> resolve_named(const graph::Graph& graph, const std::string& text);

/// Each name resolved in order. Errors: those of resolve_entity.
[[nodiscard]] Result<std::vector<EntityId>> resolve_entities(const graph::Graph& graph,
                                                             const std::vector<std::string>& names);

/// {"id","type","name"}
[[nodiscard]] Value entity_value(const graph::Graph& graph, EntityId id);

/// official:邱泽军, as ENTITY is written on a command line.
[[nodiscard]] std::string entity_text(const graph::Graph& graph, EntityId id);

/// {"article","date","title","source","url","sentence"}
[[nodiscard]] Value evidence_value(const queries::Evidence& evidence);

/// Ties of one question as JSON. Not thread-safe; the graph must outlive it.
class TieShapes {
 public:
  TieShapes(const graph::Graph& graph, const queries::Filter& filter) : m_graph(graph), m_filter(filter), m_sieve(graph, filter) {}

  /// The fields of the tie as seen from a: articles, sentences, first, last, relations, evidence. `relations` are those
  /// inside the filter's dates, equal ones counted together: {"type","direction","from","to","title","articles"} with
  /// direction "out" from a to b and "in" from b to a. Errors: those of evidence().
  [[nodiscard]] Result<Object> fields(EntityId a, EntityId b, const graph::Tie& tie);
  /// The same for a tie that the graph has and the filter lets through.
  [[nodiscard]] Result<Object> fields(EntityId a, EntityId b);

 private:
  void append_relations(List& out, EntityId from, EntityId to, std::string_view direction) const;

  const graph::Graph& m_graph;
  const queries::Filter& m_filter;
  queries::Sieve m_sieve;
};

/// The sentence at `where` with its article's data. Errors: those of the store.
[[nodiscard]] Result<queries::Evidence> evidence_at(const graph::Graph& graph, graph::Place where);

/// "2021-12-21 gaoyao-nanfang: the sentence": evidence_value() for people.
[[nodiscard]] std::string evidence_cell(const Value& evidence);
/// "-> holds_post 书记; <- issued": relations of TieShapes::fields() for people.
[[nodiscard]] std::string relations_cell(const Value& relations);

/// Columns for TieShapes::fields() under `prefix` ("" or "ties.").
void append_tie_columns(std::vector<Column>& columns, const std::string& prefix);
/// Columns for entity_value() under `prefix` ("entity").
void append_entity_columns(std::vector<Column>& columns, const std::string& prefix, Shown shown = Shown::text);

/// Writes an answer that may be "no": machine formats get their empty document, people the reason alone.
/// Gives `none` as an error where it is set.
[[nodiscard]] Result<Exit> finish(const Answer& answer, AnswerFormat format, StandardOutput& out,
                                  std::optional<Error> none = std::nullopt);

}  // namespace guanxi::cli
