#include "queries/cypher/syntax/parser.hpp"

#include <fmt/format.h>

#include "queries/cypher/suggest.hpp"
#include "queries/cypher/syntax/parse.hpp"

namespace guanxi::cypher {

namespace {

const std::vector<std::string>& clause_words() {
  static const std::vector<std::string> words{"MATCH", "OPTIONAL", "WHERE",  "WITH",  "RETURN", "UNWIND",
                                              "ORDER", "SKIP",     "LIMIT",  "UNION", "CREATE", "MERGE",
                                              "SET",   "DELETE",   "DETACH", "REMOVE"};
  return words;
}

std::vector<std::size_t> match_brackets(const std::vector<Token>& tokens) {
  std::vector<std::size_t> closing(tokens.size(), tokens.size() - 1), open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::symbol || tokens[i].text.size() != 1) continue;
    const char c = tokens[i].text[0];
    if (c == '(' || c == '[' || c == '{') open.push_back(i);
    if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      closing[open.back()] = i;
      open.pop_back();
    }
  }
  return closing;
}

}  // namespace

Query parse(std::string_view text) { return Parser(text).query(); }

Parser::Parser(std::string_view text) : m_text(text), m_tokens(tokenize(text)), m_closing(match_brackets(m_tokens)) {}

Parser::Depth::Depth(Parser& parser) : m_parser(parser) {
  constexpr std::size_t k_deepest = 100;
  if (++m_parser.m_depth > k_deepest) {
    --m_parser.m_depth;
    refuse(m_parser.token().at, "UnexpectedSyntax", fmt::format("this is nested more than {} deep", k_deepest),
           "take parts of it into WITH");
  }
}

bool Parser::is_word(std::string_view word, std::size_t ahead) const {
  const Token& t = token(ahead);
  return t.kind == TokenKind::name && t.text.size() == word.size() && lower(t.text) == lower(word);
}

bool Parser::take_symbol(std::string_view symbol) {
  if (!is_symbol(symbol)) return false;
  ++m_next;
  return true;
}

bool Parser::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++m_next;
  return true;
}

bool Parser::take_words(std::string_view first, std::string_view second) {
  if (!is_word(first) || !is_word(second, 1)) return false;
  m_next += 2;
  return true;
}

void Parser::need_symbol(std::string_view symbol, std::string_view where) {
  if (!take_symbol(symbol)) unexpected(fmt::format("{} {}", symbol, where));
}

void Parser::need_word(std::string_view word, std::string_view where) {
  if (!take_word(word)) unexpected(fmt::format("{} {}", word, where));
}

std::string Parser::need_name(std::string_view what) {
  if (!is_name()) unexpected(std::string(what));
  return m_tokens[m_next++].text;
}

void Parser::unexpected(const std::string& wanted) const {
  const Token& found = token();
  if (found.kind == TokenKind::end)
    refuse(found.at, "UnexpectedSyntax", fmt::format("the query ends too early; expected {}", wanted));
  std::string hint;
  if (found.kind == TokenKind::name) hint = did_you_mean(found.text, clause_words());
  if (hint == fmt::format("did you mean {}?", found.text)) hint.clear();
  const std::string_view shown = m_text.substr(found.at.offset, found.end - found.at.offset);
  refuse(found.at, "UnexpectedSyntax", fmt::format("'{}' cannot stand here; expected {}", shown, wanted), hint);
}

Query Parser::query() {
  Query out;
  if (take_word("EXPLAIN"))
    out.mode = QueryMode::explain;
  else if (take_word("PROFILE"))
    out.mode = QueryMode::profile;
  out.parts.push_back(single_query("the end of the query"));
  while (is_word("UNION")) {
    const Position at = token().at;
    ++m_next;
    const bool all = take_word("ALL");
    if (!out.unions.empty() && all != out.union_all)
      refuse(at, "InvalidClauseComposition", "UNION and UNION ALL cannot stand in one query");
    out.union_all = all;
    out.unions.push_back(at);
    out.parts.push_back(single_query("the end of the query"));
  }
  while (take_symbol(";")) {
  }
  if (token().kind != TokenKind::end) unexpected("a clause such as MATCH, WITH or RETURN, or the end of the query");
  return out;
}

bool Parser::at_clause_end() const {
  return token().kind == TokenKind::end || is_symbol(";") || is_symbol("}") || is_word("UNION");
}

SingleQuery Parser::single_query(std::string_view end) {
  SingleQuery out;
  while (!at_clause_end()) {
    if (is_word("CALL")) {
      call_procedure(out.clauses);
    } else {
      out.clauses.push_back(clause());
    }
  }
  if (out.clauses.empty()) unexpected(fmt::format("a clause such as MATCH before {}", end));
  return out;
}

Clause Parser::clause() {
  Clause out;
  out.at = token().at;
  if (is_word("MATCH") || is_word("OPTIONAL")) {
    match(out);
  } else if (take_word("UNWIND")) {
    unwind(out);
  } else if (take_word("WITH")) {
    out.kind = ClauseKind::with;
    out.projection = projection("WITH");
    if (take_word("WHERE")) out.projection.where = expression();
  } else if (take_word("RETURN")) {
    out.kind = ClauseKind::return_;
    out.projection = projection("RETURN");
  } else if (take_word("CREATE")) {
    out.kind = ClauseKind::create;
    out.patterns = patterns();
  } else if (take_word("MERGE")) {
    merge(out);
  } else if (take_word("SET")) {
    out.kind = ClauseKind::set;
    out.items = set_items();
  } else if (take_word("REMOVE")) {
    out.kind = ClauseKind::remove;
    do out.items.push_back(remove_item());
    while (take_symbol(","));
  } else if (is_word("DELETE") || is_word("DETACH")) {
    delete_(out);
  } else {
    unexpected("a clause such as MATCH, WITH or RETURN");
  }
  return out;
}

void Parser::match(Clause& out) {
  out.kind = ClauseKind::match;
  out.optional = take_word("OPTIONAL");
  need_word("MATCH", "behind OPTIONAL");
  out.patterns = patterns();
  if (take_word("WHERE")) out.where = expression();
}

void Parser::unwind(Clause& out) {
  out.kind = ClauseKind::unwind;
  out.expr = expression();
  need_word("AS", "and a name for the elements of UNWIND");
  out.at = token().at;
  out.variable = need_name("a name for the elements of UNWIND");
}

void Parser::merge(Clause& out) {
  out.kind = ClauseKind::merge;
  out.patterns.push_back(pattern());
  while (take_word("ON")) {
    const bool created = take_word("CREATE");
    if (!created) need_word("MATCH", "or CREATE behind ON");
    need_word("SET", created ? "behind ON CREATE" : "behind ON MATCH");
    std::vector<SetItem> items = set_items();
    std::vector<SetItem>& all = created ? out.on_create : out.on_match;
    for (SetItem& item : items) all.push_back(std::move(item));
  }
}

void Parser::delete_(Clause& out) {
  out.kind = ClauseKind::delete_;
  out.detach = take_word("DETACH");
  need_word("DELETE", "behind DETACH");
  do out.deleted.push_back(expression());
  while (take_symbol(","));
}

ProjectionItem Parser::projection_item() {
  ProjectionItem item;
  item.at = token().at;
  item.expr = expression();
  item.name = m_text.substr(item.at.offset, item.expr->end - item.at.offset);
  if (item.expr->kind == ExprKind::variable && !item.expr->in_parentheses) item.name = item.expr->name;
  if (take_word("AS")) {
    item.aliased = true;
    item.at = token().at;
    item.name = need_name("a name behind AS");
  }
  return item;
}

Projection Parser::projection(std::string_view where) {
  Projection out;
  out.distinct = take_word("DISTINCT");
  if (take_symbol("*")) {
    out.star = true;
  } else {
    out.items.push_back(projection_item());
  }
  while (take_symbol(",")) out.items.push_back(projection_item());
  if (take_words("ORDER", "BY")) {
    do {
      SortItem item;
      item.expr = expression();
      if (take_word("DESC") || take_word("DESCENDING"))
        item.descending = true;
      else if (!take_word("ASC"))
        take_word("ASCENDING");
      out.order.push_back(std::move(item));
    } while (take_symbol(","));
  }
  if (take_word("SKIP")) out.skip = expression();
  if (take_word("LIMIT")) out.limit = expression();
  if (is_word("SKIP")) unexpected(fmt::format("the end of {}: SKIP stands before LIMIT", where));
  return out;
}

std::vector<SetItem> Parser::set_items() {
  std::vector<SetItem> items;
  do items.push_back(set_item());
  while (take_symbol(","));
  return items;
}

SetItem Parser::set_item() {
  SetItem item;
  item.at = token().at;
  ExprPtr target = postfix();
  if (target->kind == ExprKind::has_labels) {
    item.kind = SetKind::labels;
    item.labels = std::move(target->keys);
    item.target = std::move(target->args[0]);
    return item;
  }
  if (target->kind == ExprKind::property) {
    item.key = target->name;
    item.target = std::move(target->args[0]);
  } else if (target->kind == ExprKind::variable) {
    item.kind = is_symbol("+=") ? SetKind::add : SetKind::replace;
    item.target = std::move(target);
    if (item.kind == SetKind::add)
      ++m_next;
    else
      need_symbol("=", "or += behind a variable of SET");
    item.value = expression();
    return item;
  } else {
    refuse(item.at, "UnexpectedSyntax", "SET takes a property, a variable or labels",
           "write SET n.name = ..., n += {...} or n:Label");
  }
  need_symbol("=", "behind a property of SET");
  item.value = expression();
  return item;
}

SetItem Parser::remove_item() {
  SetItem item;
  item.at = token().at;
  ExprPtr target = postfix();
  if (target->kind == ExprKind::has_labels) {
    item.kind = SetKind::labels;
    item.labels = std::move(target->keys);
  } else if (target->kind == ExprKind::property) {
    item.key = target->name;
  } else {
    refuse(item.at, "UnexpectedSyntax", "REMOVE takes a property or labels", "write REMOVE n.name or REMOVE n:Label");
  }
  item.target = std::move(target->args[0]);
  return item;
}

}  // namespace guanxi::cypher
