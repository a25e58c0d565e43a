#include <fmt/format.h>

#include <charconv>

#include "queries/cypher/suggest.hpp"
#include "queries/cypher/syntax/parser.hpp"

namespace guanxi::cypher {

std::vector<Pattern> Parser::patterns() {
  std::vector<Pattern> out;
  do out.push_back(pattern());
  while (take_symbol(","));
  return out;
}

Pattern Parser::pattern() {
  const Position at = token().at;
  std::string variable;
  if (is_name() && is_symbol("=", 1)) {
    variable = need_name("a path");
    ++m_next;
  }
  Pattern out = anonymous_pattern();
  out.at = at;
  out.variable = std::move(variable);
  return out;
}

Pattern Parser::anonymous_pattern() {
  Pattern out;
  out.at = token().at;
  const std::string word = token().kind == TokenKind::name ? lower(token().text) : "";
  if ((word == "shortestpath" || word == "allshortestpaths") && is_symbol("(", 1)) {
    out.kind = word == "shortestpath" ? PathKind::shortest : PathKind::all_shortest;
    m_next += 2;
    chain(out);
    if (out.rels.size() != 1)
      refuse(out.at, "UnexpectedSyntax", "a shortest path has one relationship between two nodes",
             "write shortestPath((a)-[*..15]-(b))");
    need_symbol(")", "behind the pattern of a shortest path");
    return out;
  }
  // a pattern may stand in parentheses of its own
  if (is_symbol("(") && is_symbol("(", 1)) {
    const Depth depth(*this);
    ++m_next;
    out = anonymous_pattern();
    need_symbol(")", "behind the pattern");
    return out;
  }
  chain(out);
  return out;
}

void Parser::chain(Pattern& out) {
  out.nodes.push_back(node_pattern());
  while (is_symbol("-") || is_symbol("<")) {
    out.rels.push_back(rel_pattern());
    out.nodes.push_back(node_pattern());
  }
}

std::vector<std::string> Parser::labels() {
  std::vector<std::string> out;
  while (take_symbol(":")) out.push_back(need_name("a label behind ':'"));
  return out;
}

ExprPtr Parser::pattern_properties() {
  if (is_symbol("{")) return map();
  if (token().kind != TokenKind::parameter) return nullptr;
  ExprPtr out = make(ExprKind::parameter);
  out->name = m_tokens[m_next++].text;
  return finish(std::move(out));
}

NodePattern Parser::node_pattern() {
  NodePattern out;
  out.at = token().at;
  need_symbol("(", "that starts a node, as in (n:Official)");
  if (is_name()) {
    out.at = token().at;
    out.variable = need_name("a variable");
  }
  out.labels = labels();
  out.properties = pattern_properties();
  out.parenthesized_only = out.labels.empty() && out.properties == nullptr;
  need_symbol(")", "that ends a node");
  return out;
}

RelPattern Parser::rel_pattern() {
  RelPattern out;
  out.at = token().at;
  const bool left = take_symbol("<");
  need_symbol("-", "that starts a relationship, as in -[r:ISSUED]->");
  if (take_symbol("[")) {
    rel_detail(out);
    need_symbol("]", "that ends a relationship");
  }
  need_symbol("-", "that ends a relationship");
  const bool right = take_symbol(">");
  out.arrows_both_ways = left && right;
  if (left != right) out.direction = left ? Direction::in : Direction::out;
  return out;
}

void Parser::rel_detail(RelPattern& out) {
  if (is_name()) {
    out.at = token().at;
    out.variable = need_name("a variable");
  }
  if (take_symbol(":")) {
    do {
      take_symbol(":");
      out.types.push_back(need_name("a relationship type behind ':'"));
    } while (take_symbol("|"));
  }
  if (is_symbol("..") || (is_symbol("-") && !is_symbol("]")))
    refuse(token().at, "InvalidRelationshipPattern", "a range of lengths starts with '*'", "write *1..3");
  if (take_symbol("*")) var_length(out);
  out.properties = pattern_properties();
}

void Parser::var_length(RelPattern& out) {
  out.var_length = true;
  const auto bound = [this]() -> std::uint64_t {
    const Token& t = token();
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(t.text.data(), t.text.data() + t.text.size(), value);
    if (failure != std::errc() || end != t.text.data() + t.text.size())
      refuse(t.at, "InvalidRelationshipPattern", fmt::format("'{}' is no number of relationships", t.text));
    ++m_next;
    return value;
  };
  if (is_symbol("-") || token().kind == TokenKind::floating)
    refuse(token().at, "InvalidRelationshipPattern", "the bounds of a range of lengths are whole numbers from 0 on");
  const bool has_least = token().kind == TokenKind::integer;
  if (has_least) out.least = bound();
  if (take_symbol("..")) {
    if (token().kind == TokenKind::integer) out.most = bound();
  } else if (has_least) {
    out.most = out.least;
  }
}

bool Parser::starts_pattern() const {
  if (!is_symbol("(")) return false;
  std::size_t i = closing(m_next) + 1;
  const auto symbol = [this](std::size_t at, std::string_view text) {
    return at < m_tokens.size() && m_tokens[at].kind == TokenKind::symbol && m_tokens[at].text == text;
  };
  if (symbol(i, "<")) ++i;
  if (!symbol(i, "-")) return false;
  ++i;
  if (symbol(i, "[")) i = closing(i) + 1;
  if (!symbol(i, "-")) return false;
  ++i;
  if (symbol(i, ">")) ++i;
  return symbol(i, "(");
}

}  // namespace guanxi::cypher
