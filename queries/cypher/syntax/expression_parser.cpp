#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "queries/cypher/suggest.hpp"
#include "queries/cypher/syntax/parser.hpp"

namespace guanxi::cypher {

namespace {

/// Words that start or join something and so are no variables, except in back-ticks.
bool is_reserved(std::string_view word) {
  static constexpr std::array k_words{"match", "where", "with", "return", "unwind", "create", "merge", "delete",
                                      "union", "as",    "in",   "and",    "or",     "xor",    "is",    "then",
                                      "else",  "when",  "set",  "remove", "order",  "limit",  "skip",  "optional"};
  const std::string lowered = lower(word);
  for (const std::string_view reserved : k_words) {
    if (lowered == reserved) return true;
  }
  return false;
}

}  // namespace

ExprPtr Parser::make(ExprKind kind) const {
  auto out = std::make_unique<Expr>();
  out->kind = kind;
  out->at = token().at;
  return out;
}

ExprPtr Parser::finish(ExprPtr expr) const {
  constexpr std::uint16_t k_deepest = 800;
  expr->end = last_end();
  for (const ExprPtr& arg : expr->args) {
    if (arg) expr->depth = std::max(expr->depth, static_cast<std::uint16_t>(arg->depth + 1));
  }
  if (expr->depth > k_deepest)
    refuse(expr->at, "UnexpectedSyntax", fmt::format("this expression is more than {} operations deep", k_deepest),
           "use a list with IN, or take parts of it into WITH");
  return expr;
}

ExprPtr Parser::binary(Op op, Position at, ExprPtr left, ExprPtr right) const {
  auto out = std::make_unique<Expr>();
  out->kind = ExprKind::binary;
  out->op = op;
  out->at = at;
  out->args.push_back(std::move(left));
  if (right)
    out->args.push_back(std::move(right));
  else
    out->kind = ExprKind::unary;
  return finish(std::move(out));
}

ExprPtr Parser::expression() {
  const Depth depth(*this);
  return or_();
}

ExprPtr Parser::or_() {
  ExprPtr left = xor_();
  for (Position at = token().at; take_word("OR"); at = token().at) left = binary(Op::or_, at, std::move(left), xor_());
  return left;
}

ExprPtr Parser::xor_() {
  ExprPtr left = and_();
  for (Position at = token().at; take_word("XOR"); at = token().at)
    left = binary(Op::xor_, at, std::move(left), and_());
  return left;
}

ExprPtr Parser::and_() {
  ExprPtr left = not_();
  for (Position at = token().at; take_word("AND"); at = token().at)
    left = binary(Op::and_, at, std::move(left), not_());
  return left;
}

ExprPtr Parser::not_() {
  const Position at = token().at;
  if (is_word("NOT") && !is_symbol(".", 1) && take_word("NOT")) {
    const Depth depth(*this);
    return binary(Op::not_, at, not_(), nullptr);
  }
  return comparison();
}

/// a < b <= c is a < b AND b <= c.
ExprPtr Parser::comparison() {
  static constexpr std::array<std::pair<std::string_view, Op>, 6> k_ops{{{"=", Op::equal},
                                                                         {"<>", Op::not_equal},
                                                                         {"<=", Op::less_equal},
                                                                         {">=", Op::greater_equal},
                                                                         {"<", Op::less},
                                                                         {">", Op::greater}}};
  ExprPtr chain = make(ExprKind::comparison_chain);
  chain->args.push_back(predicate());
  while (true) {
    Op op = Op::none;
    for (const auto& [text, candidate] : k_ops) {
      if (is_symbol(text)) op = candidate;
    }
    if (op == Op::none) break;
    if (chain->ops.empty()) chain->at = token().at;
    ++m_next;
    chain->ops.push_back(op);
    chain->args.push_back(predicate());
  }
  if (chain->ops.empty()) return std::move(chain->args[0]);
  if (chain->ops.size() > 1) return finish(std::move(chain));
  return binary(chain->ops[0], chain->at, std::move(chain->args[0]), std::move(chain->args[1]));
}

ExprPtr Parser::predicate() {
  ExprPtr left = sum();
  while (true) {
    const Position at = token().at;
    if (take_word("IN")) {
      left = binary(Op::in, at, std::move(left), sum());
    } else if (take_words("STARTS", "WITH")) {
      left = binary(Op::starts_with, at, std::move(left), sum());
    } else if (take_words("ENDS", "WITH")) {
      left = binary(Op::ends_with, at, std::move(left), sum());
    } else if (take_word("CONTAINS")) {
      left = binary(Op::contains, at, std::move(left), sum());
    } else if (take_symbol("=~")) {
      left = binary(Op::matches, at, std::move(left), sum());
    } else if (is_word("IS") && (is_word("NULL", 1) || (is_word("NOT", 1) && is_word("NULL", 2)))) {
      const bool negated = is_word("NOT", 1);
      m_next += negated ? 3 : 2;
      left = binary(negated ? Op::is_not_null : Op::is_null, at, std::move(left), nullptr);
    } else {
      return left;
    }
  }
}

ExprPtr Parser::sum() {
  ExprPtr left = product();
  while (is_symbol("+") || is_symbol("-")) {
    const Token& t = m_tokens[m_next++];
    left = binary(t.text == "+" ? Op::add : Op::subtract, t.at, std::move(left), product());
  }
  return left;
}

ExprPtr Parser::product() {
  ExprPtr left = power();
  while (is_symbol("*") || is_symbol("/") || is_symbol("%")) {
    const Token& t = m_tokens[m_next++];
    const Op op = t.text == "*" ? Op::multiply : (t.text == "/" ? Op::divide : Op::modulo);
    left = binary(op, t.at, std::move(left), power());
  }
  return left;
}

ExprPtr Parser::power() {
  ExprPtr left = sign();
  for (Position at = token().at; take_symbol("^"); at = token().at)
    left = binary(Op::power, at, std::move(left), sign());
  return left;
}

ExprPtr Parser::sign() {
  const Position at = token().at;
  if (is_symbol("-") && token(1).kind == TokenKind::integer) {
    ++m_next;
    ExprPtr out = number(true);
    out->at = at;
    return out;
  }
  if (is_symbol("-") || is_symbol("+")) {
    const Depth depth(*this);
    const Op op = m_tokens[m_next++].text == "-" ? Op::minus : Op::plus;
    return binary(op, at, sign(), nullptr);
  }
  return postfix();
}

ExprPtr Parser::postfix() {
  ExprPtr out = atom();
  while (true) {
    const Position at = token().at;
    if (take_symbol(".")) {
      ExprPtr property = make(ExprKind::property);
      property->at = at;
      property->name = need_name("the name of a property behind '.'");
      property->args.push_back(std::move(out));
      out = finish(std::move(property));
    } else if (is_symbol("[")) {
      out = subscript(std::move(out));
    } else if (is_symbol(":") && out->kind != ExprKind::literal) {
      ExprPtr has = make(ExprKind::has_labels);
      has->keys = labels();
      has->args.push_back(std::move(out));
      out = finish(std::move(has));
    } else if (is_symbol("{") && out->kind == ExprKind::variable) {
      out = map_projection(std::move(out));
    } else {
      return out;
    }
  }
}

ExprPtr Parser::subscript(ExprPtr of) {
  ExprPtr out = make(ExprKind::index);
  need_symbol("[", "");
  out->args.push_back(std::move(of));
  ExprPtr first = is_symbol("..") ? nullptr : expression();
  if (take_symbol("..")) {
    out->kind = ExprKind::slice;
    out->args.push_back(std::move(first));
    out->args.push_back(is_symbol("]") ? nullptr : expression());
  } else {
    out->args.push_back(std::move(first));
  }
  need_symbol("]", "that ends the index");
  return finish(std::move(out));
}

ExprPtr Parser::atom() {
  ExprPtr out;
  switch (token().kind) {
    case TokenKind::integer:
    case TokenKind::floating:
      return number(false);
    case TokenKind::bad_number:
      refuse(token().at, "InvalidNumberLiteral", fmt::format("'{}' is no number", token().text),
             "a name that starts with a digit stands in back-ticks");
    case TokenKind::string:
      out = make(ExprKind::literal);
      out->value = Value(m_tokens[m_next++].text);
      return finish(std::move(out));
    case TokenKind::parameter:
      out = make(ExprKind::parameter);
      out->name = m_tokens[m_next++].text;
      return finish(std::move(out));
    case TokenKind::name:
    case TokenKind::quoted_name:
      return named();
    case TokenKind::end:
      unexpected("an expression");
    case TokenKind::symbol:
      break;
  }
  if (is_symbol("[")) return list();
  if (is_symbol("{")) return map();
  if (starts_pattern()) {
    out = make(ExprKind::pattern_predicate);
    out->pattern = std::make_unique<Pattern>(anonymous_pattern());
    return finish(std::move(out));
  }
  if (take_symbol("(")) {
    out = expression();
    need_symbol(")", "that closes the parenthesis");
    out->in_parentheses = true;
    out->end = last_end();
    return out;
  }
  unexpected("an expression");
}

ExprPtr Parser::number(bool negative) {
  ExprPtr out = make(ExprKind::literal);
  const Token& t = m_tokens[m_next++];
  if (t.kind == TokenKind::floating) {
    const double value = std::strtod(t.text.c_str(), nullptr);
    if (std::isinf(value))
      refuse(t.at, "FloatingPointOverflow", fmt::format("{} is beyond the largest floating-point number", t.text));
    out->value = Value(value);
    return finish(std::move(out));
  }
  const bool hex = t.text.size() > 2 && (t.text[1] == 'x' || t.text[1] == 'X');
  const bool octal = t.text.size() > 2 && t.text[1] == 'o';
  const char* first = t.text.data() + (hex || octal ? 2 : 0);
  std::uint64_t size = 0;
  const auto [end, failure] = std::from_chars(first, t.text.data() + t.text.size(), size, hex ? 16 : (octal ? 8 : 10));
  constexpr std::uint64_t k_most = INT64_MAX;
  if (failure == std::errc::result_out_of_range || size > k_most + (negative ? 1 : 0))
    refuse(t.at, "IntegerOverflow",
           fmt::format("{}{} is beyond the whole numbers of 64 bits", negative ? "-" : "", t.text));
  out->value = Value(negative ? static_cast<std::int64_t>(0 - size) : static_cast<std::int64_t>(size));
  return finish(std::move(out));
}

ExprPtr Parser::named() {
  const bool plain = token().kind == TokenKind::name;
  const std::string word = plain ? lower(token().text) : "";
  ExprPtr out;
  if (word == "null" || word == "true" || word == "false") {
    out = make(ExprKind::literal);
    if (word != "null") out->value = Value(word == "true");
    ++m_next;
    return finish(std::move(out));
  }
  if (word == "case" && !is_symbol(".", 1)) return case_when();
  if ((word == "exists" || word == "count") && is_symbol("{", 1))
    return subquery(word == "exists" ? ExprKind::exists_subquery : ExprKind::count_subquery);
  if ((word == "all" || word == "any" || word == "none" || word == "single") && is_symbol("(", 1) && is_word("IN", 3))
    return quantifier();
  if (word == "reduce" && is_symbol("(", 1) && is_symbol("=", 3)) return reduce();
  // a function: name(, name.space.name(
  std::size_t i = 1;
  while (is_symbol(".", i) && is_name(i + 1)) i += 2;
  if (is_symbol("(", i)) {
    if (i == 1 || plain) return call();
  }
  if (plain && is_reserved(word)) unexpected("an expression");
  out = make(ExprKind::variable);
  out->name = m_tokens[m_next++].text;
  return finish(std::move(out));
}

ExprPtr Parser::call() {
  ExprPtr out = make(ExprKind::call);
  out->name = need_name("a function");
  while (take_symbol(".")) out->name += "." + need_name("a function");
  need_symbol("(", "behind a function");
  if (lower(out->name) == "count" && is_symbol("*") && is_symbol(")", 1)) {
    m_next += 2;
    out->kind = ExprKind::aggregate;
    out->name = "count";
    return finish(std::move(out));
  }
  out->distinct = take_word("DISTINCT");
  if (!is_symbol(")")) {
    do out->args.push_back(expression());
    while (take_symbol(","));
  }
  need_symbol(")", fmt::format("that ends {}(", out->name));
  return finish(std::move(out));
}

ExprPtr Parser::list() {
  if (is_name(1) && is_word("IN", 2)) return list_comprehension();
  ExprPtr out = make(ExprKind::list);
  ++m_next;
  if ((is_name() && is_symbol("=", 1) && is_symbol("(", 2)) || starts_pattern()) {
    // [p = (a)-->(b) | ...]; a list of pattern predicates stands in no valid query
    --m_next;
    return pattern_comprehension();
  }
  if (!is_symbol("]")) {
    do out->args.push_back(expression());
    while (take_symbol(","));
  }
  need_symbol("]", "that ends the list");
  return finish(std::move(out));
}

ExprPtr Parser::list_comprehension() {
  ExprPtr out = make(ExprKind::list_comprehension);
  ++m_next;
  out->name = need_name("a variable");
  need_word("IN", "behind the variable");
  out->args.push_back(expression());
  out->args.push_back(take_word("WHERE") ? expression() : nullptr);
  out->args.push_back(take_symbol("|") ? expression() : nullptr);
  need_symbol("]", "that ends the list");
  return finish(std::move(out));
}

ExprPtr Parser::pattern_comprehension() {
  ExprPtr out = make(ExprKind::pattern_comprehension);
  ++m_next;
  out->pattern = std::make_unique<Pattern>(pattern());
  out->args.push_back(take_word("WHERE") ? expression() : nullptr);
  need_symbol("|", "and what to collect behind a pattern in a list");
  out->args.push_back(expression());
  need_symbol("]", "that ends the list");
  return finish(std::move(out));
}

ExprPtr Parser::map() {
  ExprPtr out = make(ExprKind::map);
  need_symbol("{", "that starts a map");
  if (!is_symbol("}")) {
    do {
      out->keys.push_back(need_name("the name of a key"));
      need_symbol(":", "behind a key");
      out->args.push_back(expression());
    } while (take_symbol(","));
  }
  need_symbol("}", "that ends the map");
  return finish(std::move(out));
}

ExprPtr Parser::map_projection(ExprPtr of) {
  ExprPtr out = make(ExprKind::map_projection);
  need_symbol("{", "");
  out->args.push_back(std::move(of));
  const auto variable = [this](const std::string& name) {
    ExprPtr v = make(ExprKind::variable);
    v->name = name;
    return finish(std::move(v));
  };
  while (!is_symbol("}")) {
    if (take_symbol(".")) {
      if (take_symbol("*")) {
        out->all = true;
      } else {
        ExprPtr property = make(ExprKind::property);
        property->name = need_name("a property");
        out->keys.push_back(property->name);
        property->args.push_back(variable(out->args[0]->name));
        out->args.push_back(finish(std::move(property)));
      }
    } else {
      out->keys.push_back(need_name("a key"));
      out->args.push_back(take_symbol(":") ? expression() : variable(out->keys.back()));
    }
    if (!take_symbol(",")) break;
  }
  need_symbol("}", "that ends the map");
  return finish(std::move(out));
}

ExprPtr Parser::case_when() {
  ExprPtr out = make(ExprKind::case_when);
  ++m_next;
  if (!is_word("WHEN")) {
    out->has_operand = true;
    out->args.push_back(expression());
  }
  need_word("WHEN", "in CASE");
  do {
    out->args.push_back(expression());
    need_word("THEN", "behind the condition of WHEN");
    out->args.push_back(expression());
  } while (take_word("WHEN"));
  if (take_word("ELSE")) {
    out->has_else = true;
    out->args.push_back(expression());
  }
  need_word("END", "that ends CASE");
  return finish(std::move(out));
}

ExprPtr Parser::quantifier() {
  ExprPtr out = make(ExprKind::quantifier);
  out->keys.push_back(lower(m_tokens[m_next].text));
  m_next += 2;
  out->name = need_name("a variable");
  need_word("IN", "behind the variable");
  out->args.push_back(expression());
  out->args.push_back(take_word("WHERE") ? expression() : nullptr);
  if (!out->args[1]) unexpected(fmt::format("WHERE and a condition in {}(...)", out->keys[0]));
  need_symbol(")", fmt::format("that ends {}(", out->keys[0]));
  return finish(std::move(out));
}

ExprPtr Parser::reduce() {
  ExprPtr out = make(ExprKind::reduce);
  m_next += 2;
  out->keys.push_back(need_name("a variable"));
  need_symbol("=", "behind the variable of reduce");
  out->args.push_back(expression());
  need_symbol(",", "behind the first value of reduce");
  out->name = need_name("a variable");
  need_word("IN", "behind the variable");
  out->args.push_back(expression());
  need_symbol("|", "behind the list of reduce");
  out->args.push_back(expression());
  need_symbol(")", "that ends reduce(");
  return finish(std::move(out));
}

/// EXISTS { (a)-->(b) WHERE ... } is EXISTS { MATCH (a)-->(b) WHERE ... }.
ExprPtr Parser::subquery(ExprKind kind) {
  const Depth depth(*this);
  ExprPtr out = make(kind);
  m_next += 2;
  out->query = std::make_unique<SingleQuery>();
  const bool pattern = is_symbol("(") || (is_name() && is_symbol("=", 1));
  if (pattern) {
    Clause match;
    match.at = token().at;
    match.patterns = patterns();
    if (take_word("WHERE")) match.where = expression();
    out->query->clauses.push_back(std::move(match));
  } else {
    *out->query = single_query("}");
  }
  need_symbol("}", "that ends the subquery");
  return finish(std::move(out));
}

}  // namespace guanxi::cypher
