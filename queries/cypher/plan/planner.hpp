// The planner's state: which slots have values so far.
#pragma once

#include <set>

#include "queries/cypher/plan/plan.hpp"

namespace guanxi::cypher {

using PlanPtr = std::unique_ptr<Plan>;

class Planner {
 public:
  Planner(const Checked& checked, PropertyGraph& graph, Optimise optimise)
      : m_checked(checked), m_graph(graph), m_optimise(optimise) {}

  [[nodiscard]] QueryPlan run(Query& query);

 private:
  [[nodiscard]] PlanPtr single(SingleQuery& query, PlanPtr input);
  [[nodiscard]] PlanPtr clause(Clause& clause, PlanPtr input);
  [[nodiscard]] PlanPtr match(Clause& clause, PlanPtr input);
  [[nodiscard]] PlanPtr projection(Clause& clause, PlanPtr input);
  [[nodiscard]] PlanPtr aggregate(Projection& p, PlanPtr input);
  [[nodiscard]] PlanPtr sort(Projection& p, PlanPtr input);
  [[nodiscard]] PlanPtr writer(PlanKind kind, Clause& clause, PlanPtr input);
  [[nodiscard]] PlanPtr merge(Clause& clause, PlanPtr input);

  /// The rows of `input` joined with what fits the patterns under the conditions (match_planner.cpp).
  [[nodiscard]] PlanPtr arrange(std::vector<Pattern>& patterns, const Expr* where, PlanPtr input);
  /// Plans the patterns and subqueries inside.
  void expression(Expr* expr);
  void expressions_of(Pattern& pattern);
  std::uint32_t add_subplan(PlanPtr plan);

  const Checked& m_checked;
  PropertyGraph& m_graph;
  Optimise m_optimise;
  std::set<Slot> m_bound;
  std::vector<PlanPtr> m_subplans;
};

[[nodiscard]] PlanPtr make_node(PlanKind kind, PlanPtr input);

}  // namespace guanxi::cypher
