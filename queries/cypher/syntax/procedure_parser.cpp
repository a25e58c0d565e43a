// CALL procedure(...) YIELD column AS name WHERE ... is read as
//   UNWIND procedure(...) AS row   WITH *, row.column AS name WHERE ...
// where `row` has a name that nobody can write and no * brings along. A query that is nothing but a CALL also returns
// its columns.
#include <algorithm>

#include <fmt/format.h>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/procedures.hpp"
#include "queries/cypher/suggest.hpp"
#include "queries/cypher/syntax/parser.hpp"

namespace guanxi::cypher {

namespace {

constexpr std::string_view k_row = " row";  // hidden: see is_hidden()

[[noreturn]] void no_such_procedure(const std::string& name, Position at) {
  std::vector<std::string> known;
  std::string list;
  for (const Procedure& procedure : procedures()) {
    known.emplace_back(procedure.name);
    list += (list.empty() ? "" : ", ") + std::string(procedure.name);
  }
  const std::string guess = did_you_mean(name, known);
  throw Failure{{"ProcedureError", "ProcedureNotFound", Phase::compile_time,
                 name.empty() ? "CALL { ... } is not known" : fmt::format("there is no procedure {}", name), at,
                 guess.empty() ? "the procedures are " + list : guess}};
}

}  // namespace

ProjectionItem Parser::column_of_call(std::string_view column, Position at) const {
  ExprPtr row = make(ExprKind::variable);
  row->name = k_row;
  row->at = at;
  ProjectionItem item;
  item.at = at;
  item.name = column;
  item.aliased = true;
  item.expr = make(ExprKind::property);
  item.expr->at = at;
  item.expr->name = column;
  item.expr->args.push_back(std::move(row));
  item.expr = finish(std::move(item.expr));
  return item;
}

/// The columns behind YIELD, or all of them.
std::vector<ProjectionItem> Parser::yielded(const Procedure& procedure) {
  std::vector<ProjectionItem> out;
  const Position at = token().at;
  const bool some = take_word("YIELD") && !take_symbol("*");
  if (!some) {
    for (const std::string_view column : procedure.columns) out.push_back(column_of_call(column, at));
    return out;
  }
  do {
    const Position here = token().at;
    const std::string column = need_name("a column behind YIELD");
    const auto& columns = procedure.columns;
    if (std::find(columns.begin(), columns.end(), column) == columns.end())
      refuse(here, "UndefinedVariable", fmt::format("{} gives no column {}", procedure.name, column),
             fmt::format("its columns are {}", fmt::join(columns, ", ")));
    ProjectionItem item = column_of_call(column, here);
    if (take_word("AS")) item.name = need_name("a name behind AS");
    out.push_back(std::move(item));
  } while (take_symbol(","));
  return out;
}

void Parser::call_procedure(std::vector<Clause>& out) {
  const bool first = out.empty();
  Clause rows;
  rows.kind = ClauseKind::unwind;
  rows.at = token().at;
  ++m_next;
  const Position at = token().at;
  ExprPtr call = make(ExprKind::call);
  while (is_name()) {
    call->name += need_name("a procedure");
    if (!is_symbol(".")) break;
    call->name += '.';
    ++m_next;
  }
  const Procedure* const procedure = find_procedure(call->name);
  if (procedure == nullptr) no_such_procedure(call->name, at);
  if (take_symbol("(")) {
    if (!is_symbol(")")) {
      do call->args.push_back(expression());
      while (take_symbol(","));
    }
    need_symbol(")", fmt::format("that ends {}(", procedure->name));
  }
  rows.expr = finish(std::move(call));
  rows.variable = k_row;

  Clause names;
  names.kind = ClauseKind::with;
  names.at = token().at;
  names.projection.star = true;
  const bool yields = is_word("YIELD");
  names.projection.items = yielded(*procedure);
  if (yields && take_word("WHERE")) names.projection.where = expression();
  const bool alone = first && at_clause_end();
  if (!alone && !yields)
    unexpected(
        fmt::format("YIELD and columns of {}, which are {}", procedure->name, fmt::join(procedure->columns, ", ")));

  Clause returns;
  returns.kind = ClauseKind::return_;
  returns.at = names.at;
  for (const ProjectionItem& item : names.projection.items) {
    ProjectionItem column;
    column.at = item.at;
    column.name = item.name;
    column.aliased = true;
    column.expr = make(ExprKind::variable);
    column.expr->name = item.name;
    column.expr->at = item.at;
    returns.projection.items.push_back(std::move(column));
  }
  out.push_back(std::move(rows));
  out.push_back(std::move(names));
  if (alone) out.push_back(std::move(returns));
}

}  // namespace guanxi::cypher
