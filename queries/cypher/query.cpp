#include "queries/cypher/query.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "queries/cypher/check/check.hpp"
#include "queries/cypher/run/operator.hpp"
#include "queries/cypher/syntax/lexer.hpp"
#include "queries/cypher/syntax/parse.hpp"

namespace guanxi::cypher {

namespace {

void refuse_writing() {
  throw Failure{
      {"SemanticError",
       "ReadOnlyGraph",
       Phase::compile_time,
       "a graph file cannot be changed by a query",
       {},
       "it is made from articles: add some with 'guanxi build --add', put what is wrong right with --corrections FILE; "
       "'guanxi cypher --memory' starts an empty graph that can be changed"}};
}

/// Ends a writing query one way or the other.
class Transaction {
 public:
  explicit Transaction(GraphWriter* writer) : m_writer(writer) {
    if (m_writer != nullptr) m_writer->begin();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (m_writer != nullptr) m_writer->roll_back();
  }
  Counters commit() {
    if (m_writer == nullptr) return {};
    return std::exchange(m_writer, nullptr)->commit();
  }

 private:
  GraphWriter* m_writer;
};

void add_plan_rows(Answer& answer, const std::vector<PlanLine>& lines, const std::vector<Operator*>& operators) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    answer.plan.push_back({lines[i].what, lines[i].estimated, i < operators.size() ? operators[i]->rows() : 0});
}

Answer run_checked(Query& query, const Checked& checked, const Map& parameters, PropertyGraph& graph,
                   const Settings& settings, const ColumnsReceiver& columns, const RowReceiver& rows) {
  Answer answer;
  answer.columns = checked.columns;
  answer.notices = checked.notices;
  answer.mode = query.mode;
  const QueryPlan plan = make_plan(query, checked, graph, settings.optimise);
  if (query.mode == QueryMode::explain) {
    add_plan_rows(answer, describe(plan, checked), {});
    return answer;
  }
  Transaction transaction(checked.writes ? graph.writer() : nullptr);
  Run run(graph, parameters, settings.limits, checked.slot_names.size());
  std::vector<Operator*> operators, inner;
  for (const auto& subplan : plan.subplans) run.subplans.push_back(make_operator(*subplan, run, inner));
  const OperatorPtr root = make_operator(*plan.root, run, operators);
  if (columns && query.mode == QueryMode::run) columns(answer.columns);
  root->open();
  List row(plan.columns.size());
  bool wanted = true;
  while (root->next()) {
    run.step();
    if (plan.columns.empty() || !wanted) continue;
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = run.frame[plan.columns[i]];
    ++answer.rows;
    if (settings.receiver == Receiver::keeps) {
      for (const Value& value : row) run.keep(value.bytes() + 32);
    }
    if (query.mode == QueryMode::run && rows && !rows(row)) wanted = false;
    if (!wanted && !checked.writes) break;
  }
  operators.insert(operators.end(), inner.begin(), inner.end());
  if (query.mode == QueryMode::profile) add_plan_rows(answer, describe(plan, checked), operators);
  answer.counters = transaction.commit();
  return answer;
}

}  // namespace

QueryResult<Answer> run_query(std::string_view text, const Map& parameters, PropertyGraph& graph,
                              const Settings& settings, const ColumnsReceiver& columns, const RowReceiver& rows) {
  try {
    Query query = parse(text);
    const Checked checked = check(query, graph);
    if (checked.writes && graph.writer() == nullptr) refuse_writing();
    return run_checked(query, checked, parameters, graph, settings, columns, rows);
  } catch (Failure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

std::vector<std::string> split_statements(std::string_view script) {
  std::vector<std::string> out;
  std::size_t start = 0;
  bool any = false;  // has the statement a token?
  try {
    for (const Token& token : tokenize(script)) {
      const bool end = token.kind == TokenKind::end;
      const bool semicolon = token.kind == TokenKind::symbol && token.text == ";";
      if ((end || semicolon) && any) out.emplace_back(script.substr(start, token.at.offset - start));
      if (semicolon) start = token.end;
      any = (any || !end) && !semicolon;
    }
  } catch (const Failure&) {
    out.emplace_back(script.substr(start));  // the parser will say what is wrong with it
  }
  return out;
}

std::string error_text(const QueryError& error, std::string_view query) {
  std::string out = error.message;
  if (error.at.offset != Position::k_none) {
    const std::size_t at = std::min<std::size_t>(error.at.offset, query.size());
    const std::size_t before = query.substr(0, at).rfind('\n');
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(query.find('\n', at), query.size());
    const std::string_view left = query.substr(start, at - start);
    std::size_t line = 1;
    for (const char c : query.substr(0, at)) line += c == '\n';
    out += fmt::format(" (line {}, column {})\n  {}\n  {}^", line, count_code_points(left) + 1,
                       query.substr(start, end - start), std::string(display_width(left), ' '));
  }
  if (!error.hint.empty()) out += "\n  " + error.hint;
  return out;
}

}  // namespace guanxi::cypher
