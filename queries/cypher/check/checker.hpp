// The check's state: scopes, slots, what may stand where.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "queries/cypher/check/check.hpp"
#include "queries/cypher/check/static_type.hpp"
#include "queries/cypher/graph/property_graph.hpp"

namespace guanxi::cypher {

struct Variable {
  Slot slot = k_no_slot;
  StaticType type;
};
using Scope = std::map<std::string, Variable, std::less<>>;

/// Where an expression stands: a pattern may stand only as a predicate.
enum class Stand : std::uint8_t { value, predicate };
/// May aggregates stand here?
enum class Aggregates : std::uint8_t { forbidden, allowed, inside_one };
/// What a pattern is for: match binds variables, predicate may not, create makes what is not bound.
enum class PatternUse : std::uint8_t { match, predicate, comprehension };

class Checker {
 public:
  explicit Checker(PropertyGraph& graph);
  [[nodiscard]] Checked run(Query& query);

 private:
  // clauses (check_clauses.cpp)
  void single(SingleQuery& query, bool nested);
  void order_of_clauses(const SingleQuery& query, bool nested) const;
  void clause(Clause& clause);
  void match(Clause& clause);
  void unwind(Clause& clause);
  void merge(Clause& clause);
  void set_items(std::vector<SetItem>& items);
  void delete_(Clause& clause);

  // patterns (check_patterns.cpp)
  void pattern(Pattern& pattern, PatternUse use, bool optional, std::set<std::string>& rels_here);
  void pattern_properties(Pattern& pattern, bool parameters_allowed);
  void match_node(NodePattern& node, PatternUse use, bool optional);
  void match_rel(RelPattern& rel, PatternUse use, bool optional, std::set<std::string>& rels_here);
  void create_pattern(Pattern& pattern, bool merging);
  void create_node(NodePattern& node, bool alone);
  void create_rel(RelPattern& rel, bool merging);
  void known_names(const NodePattern& node);
  void known_names(const RelPattern& rel);

  // projections (check_projection.cpp)
  void projection(Clause& clause);
  void expand_star(Projection& p, Position at) const;
  void unique_names(const Projection& p) const;
  void mark_sort_keys(Projection& p, bool aggregated);
  /// Does a sort key have aggregates beside other things?
  enum class Mixed : std::uint8_t { no, yes };
  void mark_projected(Expr& expr, const Projection& p, Mixed mixed) const;
  void check_sort_scope(const Expr& expr, const Projection& p, bool aggregated, Mixed mixed) const;
  void grouping(Expr& expr, const Projection& p, std::set<std::string>& locals) const;
  void items(Projection& p, bool aggregated);
  void bound(ExprPtr& expr, std::string_view word);

  // expressions (check_expressions.cpp)
  StaticType expression(Expr& expr, Stand stand = Stand::value);
  void condition(Expr& expr, std::string_view where);
  StaticType variable(Expr& expr);
  StaticType property(Expr& expr);
  StaticType unary(Expr& expr, Stand stand);
  StaticType binary(Expr& expr, Stand stand);
  StaticType arithmetic(Expr& expr, StaticType left, StaticType right) const;
  StaticType call(Expr& expr);
  StaticType aggregate(Expr& expr);
  StaticType case_when(Expr& expr);
  StaticType comprehension(Expr& expr);
  StaticType reduce(Expr& expr);
  StaticType pattern_expression(Expr& expr, Stand stand);
  StaticType subquery(Expr& expr);
  void require(const Expr& expr, StaticType found, KindSet wanted, std::string_view who) const;

  [[nodiscard]] Slot new_slot(std::string_view name);
  void declare(const std::string& name, Slot slot, StaticType type) { m_scope[name] = {slot, type}; }
  void notice_unknown(std::string_view kind, const std::string& name, const std::vector<std::string>& known);
  [[nodiscard]] std::vector<Slot> visible() const;
  [[nodiscard]] std::vector<std::string> names_in_scope() const;

  PropertyGraph& m_graph;
  Checked m_out;
  Scope m_scope;
  Scope m_outer;  // of the query around a subquery: seen behind every WITH
  Aggregates m_aggregates = Aggregates::forbidden;
  std::vector<Slot> m_item_slots;  // of the projection being checked
  std::vector<StaticType> m_item_types;
};

/// Has it an aggregate outside of subqueries?
[[nodiscard]] bool has_aggregate(const Expr& expr);
/// Are two expressions written the same?
[[nodiscard]] bool same_text(const Expr& a, const Expr& b);

}  // namespace guanxi::cypher
