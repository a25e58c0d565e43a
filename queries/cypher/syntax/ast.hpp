// The syntax tree of a query. The parser makes it; the check resolves names in it (slots, functions), the planner adds
// the plans of the patterns and subqueries inside expressions. After that it does not change.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

struct Function;  // functions/functions.hpp
struct Expr;
struct Pattern;
struct SingleQuery;
using ExprPtr = std::unique_ptr<Expr>;

/// Where a row keeps a variable: an index into the frame of the whole query.
using Slot = std::uint32_t;
inline constexpr Slot k_no_slot = UINT32_MAX;

enum class ExprKind : std::uint8_t {
  literal,                // value
  parameter,              // name
  variable,               // name; slot
  property,               // args[0] . name
  index,                  // args[0] [ args[1] ]
  slice,                  // args[0] [ args[1] .. args[2] ], either bound may be null
  list,                   // args
  map,                    // keys, args
  map_projection,         // args[0] a node, relationship or map; keys, args; all = .*
  has_labels,             // args[0] : keys
  unary,                  // op args[0]
  binary,                 // args[0] op args[1]
  comparison_chain,       // args[0] ops[0] args[1] ops[1] args[2] ...: a < b <= c
  call,                   // name ( args ), function set by the check
  aggregate,              // the same for aggregates; distinct; count(*) has no argument
  case_when,              // args: [operand] (when, then)...; has_operand; args.back() is else where has_else
  list_comprehension,     // slot in args[0] where args[1] | args[2], the latter two may be null
  reduce,                 // slot2 = args[0], slot in args[1] | args[2]
  quantifier,             // name all any none single; slot in args[0] where args[1]
  pattern_predicate,      // pattern
  pattern_comprehension,  // pattern where args[0] | args[1]
  exists_subquery,        // query; or pattern where args[0]
  count_subquery
};

enum class Op : std::uint8_t {
  none,
  or_,
  xor_,
  and_,
  not_,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  starts_with,
  ends_with,
  contains,
  matches,
  is_null,
  is_not_null,
  add,
  subtract,
  multiply,
  divide,
  modulo,
  power,
  minus,
  plus
};

struct Expr {
  ExprKind kind = ExprKind::literal;
  Op op = Op::none;
  Position at;
  std::string name;
  Value value;
  std::vector<ExprPtr> args;  // an element may be null where the kind says so
  std::vector<std::string> keys;
  std::vector<Op> ops;  // of comparison_chain
  std::unique_ptr<Pattern> pattern;
  std::unique_ptr<SingleQuery> query;
  bool distinct = false;
  bool all = false;
  bool has_operand = false;
  bool has_else = false;
  bool in_parentheses = false;
  std::uint16_t depth = 1;  // of the tree, limited by the parser
  std::uint32_t end = 0;    // byte offset behind its last token: what a column is named

  // set by the check
  Slot slot = k_no_slot;
  Slot slot2 = k_no_slot;
  const Function* function = nullptr;
  // set by the planner: which of the plan's subplans answers it
  std::uint32_t subplan = UINT32_MAX;
};

struct NodePattern {
  Position at;
  std::string variable;  // empty where none is written
  std::vector<std::string> labels;
  ExprPtr properties;  // null, a map or a parameter
  Slot slot = k_no_slot;
  bool parenthesized_only = false;  // neither labels nor properties
  bool bound_before = false;        // set by the check: CREATE and MERGE find it, they do not make it
};

enum class Direction : std::uint8_t { out, in, both };

struct RelPattern {
  Position at;
  std::string variable;
  std::vector<std::string> types;
  ExprPtr properties;
  Direction direction = Direction::both;
  bool arrows_both_ways = false;  // <-[]->
  bool var_length = false;
  std::uint64_t least = 1;
  std::uint64_t most = UINT64_MAX;
  Slot slot = k_no_slot;
};

enum class PathKind : std::uint8_t { plain, shortest, all_shortest };

/// (a)-[r]->(b)...: one node more than relationships.
struct Pattern {
  Position at;
  std::string variable;  // of the path
  PathKind kind = PathKind::plain;
  std::vector<NodePattern> nodes;
  std::vector<RelPattern> rels;
  Slot slot = k_no_slot;
};

struct ProjectionItem {
  ExprPtr expr;
  std::string name;  // the column
  bool aliased = false;
  Position at;
  Slot slot = k_no_slot;
};

struct SortItem {
  ExprPtr expr;
  bool descending = false;
};

struct Projection {
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExprPtr skip;
  ExprPtr limit;
  ExprPtr where;  // of WITH
};

enum class SetKind : std::uint8_t { property, replace, add, labels };
struct SetItem {
  SetKind kind = SetKind::property;
  Position at;
  ExprPtr target;  // property: the entity whose key is set; else a variable
  std::string key;
  std::vector<std::string> labels;
  ExprPtr value;
};

enum class ClauseKind : std::uint8_t { match, unwind, with, return_, create, merge, set, remove, delete_ };

struct Clause {
  ClauseKind kind = ClauseKind::match;
  Position at;
  bool optional = false;           // match
  std::vector<Pattern> patterns;   // match, create, merge (one)
  ExprPtr where;                   // match
  ExprPtr expr;                    // unwind
  std::string variable;            // unwind
  Slot slot = k_no_slot;           // unwind
  Projection projection;           // with, return
  std::vector<SetItem> items;      // set, remove
  std::vector<SetItem> on_create;  // merge
  std::vector<SetItem> on_match;   // merge
  std::vector<ExprPtr> deleted;    // delete
  bool detach = false;

  // set by the check
  std::vector<Slot> visible;    // variables in scope behind the clause
  std::vector<Slot> new_slots;  // match: those it binds
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

/// Does a variable of this name come from the parser, and not from the query?
[[nodiscard]] inline bool is_hidden(std::string_view name) { return name.starts_with(' '); }

enum class QueryMode : std::uint8_t { run, explain, profile };

struct Query {
  QueryMode mode = QueryMode::run;
  std::vector<SingleQuery> parts;  // joined by UNION
  std::vector<Position> unions;
  bool union_all = false;
};

}  // namespace guanxi::cypher
