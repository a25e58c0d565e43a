// The plan of a query: a tree of operators, each reading rows from its inputs. The planner makes it clause by clause;
// where a MATCH starts and which way it walks is the optimiser's choice (match_planner.cpp).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "queries/cypher/check/check.hpp"
#include "queries/cypher/graph/property_graph.hpp"
#include "queries/cypher/syntax/ast.hpp"

namespace guanxi::cypher {

enum class PlanKind : std::uint8_t {
  argument,    // one row: what a subplan is asked about, or the start of a query
  node_scan,   // all nodes, or those with a label
  index_seek,  // nodes whose property has a value, through the index
  expand,      // from a node along relationships; into a node that is known where `into`
  var_expand,  // along several
  bound_rel,   // the ends of a relationship that is known
  shortest,    // shortest paths between two known nodes
  path,        // puts a path together
  filter,
  project,
  aggregate,
  distinct,
  sort,  // with a limit: the first rows only
  skip,
  limit,
  unwind,
  optional,  // inputs[1] for each row of inputs[0], or nulls
  all,       // UNION: one input after the other
  create,
  merge,  // inputs[1] looks for the pattern
  set,
  remove,
  delete_
};

/// What the index is asked: nodes whose property is the value, is one of the list of values, or is a list with it.
enum class Seek : std::uint8_t { equal, one_of, holds };

/// slot := expr
struct Assignment {
  Slot slot = k_no_slot;
  const Expr* expr = nullptr;
};

/// slot.key = value, of a pattern's {key: value}
struct PropertyTest {
  Slot slot = k_no_slot;
  std::string key;
  const Expr* value = nullptr;
};

/// One condition of a filter: of the three, the one that is set.
struct Condition {
  const Expr* expr = nullptr;
  Slot labelled = k_no_slot;  // has these labels; is a node at all where there are none
  std::vector<std::string> label_names;
  std::vector<Symbol> labels;
  PropertyTest property;
};

struct Plan {
  PlanKind kind = PlanKind::argument;
  std::vector<std::unique_ptr<Plan>> inputs;
  double rows = 1;  // estimated

  // scans and steps
  Slot from = k_no_slot;
  Slot rel = k_no_slot;
  Slot to = k_no_slot;
  Direction direction = Direction::out;
  std::vector<Symbol> types;
  std::vector<std::string> type_names;
  Symbol label = k_any_symbol;
  std::string label_name;
  std::string key;
  bool into = false;        // `to` is known
  bool from_known = false;  // bound_rel: ends that have values
  bool to_known = false;
  bool rel_known = false;  // var_expand: `rel` is a list that is known
  bool reversed = false;   // var_expand: walks from the pattern's right end
  Seek seek = Seek::equal;  // index_seek
  bool single = false;     // shortest: a relationship, no list
  std::uint64_t least = 1;
  std::uint64_t most = UINT64_MAX;
  PathKind path_kind = PathKind::plain;
  std::vector<Slot> unlike;       // relationships, or lists of them, that `rel` may not repeat
  std::vector<Symbol> to_labels;  // expand: what `to` must have
  std::vector<std::string> to_label_names;
  std::vector<PropertyTest> tests;  // of each relationship of a var_expand or shortest

  std::vector<Condition> conditions;        // filter
  std::vector<Assignment> assignments;      // project; aggregate: the keys
  std::vector<const Expr*> aggregates;      // aggregate
  std::vector<const SortItem*> order;       // sort
  const Expr* expr = nullptr;               // unwind, skip, limit, index_seek
  const Expr* more = nullptr;               // sort with a limit: SKIP
  std::vector<Slot> slots;                  // kept (sort, writers), made null (optional), compared (distinct, all)
  std::vector<std::vector<Slot>> branches;  // all: the columns of each input
  bool remove_duplicates = false;           // all
  bool drains = false;                      // limit: reads its input to the end, which changes the graph

  const Pattern* pattern = nullptr;  // path, merge
  const Clause* clause = nullptr;    // writers
};

struct QueryPlan {
  std::unique_ptr<Plan> root;
  std::vector<Slot> columns;
  std::vector<std::unique_ptr<Plan>> subplans;
};

enum class Optimise : std::uint8_t { no, yes };

/// Errors: Failure for what only the plan shows. The query must outlive the plan, which points into it.
[[nodiscard]] QueryPlan make_plan(Query& query, const Checked& checked, PropertyGraph& graph, Optimise optimise);

/// The slots that an expression reads, those of its subqueries and patterns among them.
void collect_slots(const Expr& expr, std::vector<Slot>& out);

/// One line an operator, the last to run on top. `rows`: how many each gave, in the same order; empty for EXPLAIN.
struct PlanLine {
  std::string what;
  double estimated = 0;
  const Plan* plan = nullptr;
};
[[nodiscard]] std::vector<PlanLine> describe(const QueryPlan& plan, const Checked& checked);

}  // namespace guanxi::cypher
