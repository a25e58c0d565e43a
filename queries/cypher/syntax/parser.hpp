// The parser's state: tokens and where it is in them. Recursive descent, one function a rule of the grammar; it never
// goes back: what a parenthesis starts is decided by looking ahead (starts_pattern).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "queries/cypher/syntax/ast.hpp"
#include "queries/cypher/syntax/lexer.hpp"

namespace guanxi::cypher {

struct Procedure;

class Parser {
 public:
  explicit Parser(std::string_view text);
  [[nodiscard]] Query query();

 private:
  // tokens
  [[nodiscard]] const Token& token(std::size_t ahead = 0) const {
    return m_tokens[std::min(m_next + ahead, m_tokens.size() - 1)];
  }
  [[nodiscard]] bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const {
    return token(ahead).kind == TokenKind::symbol && token(ahead).text == symbol;
  }
  [[nodiscard]] bool is_word(std::string_view word, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_name(std::size_t ahead = 0) const {
    return token(ahead).kind == TokenKind::name || token(ahead).kind == TokenKind::quoted_name;
  }
  bool take_symbol(std::string_view symbol);
  bool take_word(std::string_view word);
  bool take_words(std::string_view first, std::string_view second);
  void need_symbol(std::string_view symbol, std::string_view where);
  void need_word(std::string_view word, std::string_view where);
  std::string need_name(std::string_view what);
  [[noreturn]] void unexpected(const std::string& wanted) const;
  /// The index of the token that closes the bracket at token index i; the last token where none does.
  [[nodiscard]] std::size_t closing(std::size_t i) const { return m_closing[i]; }
  [[nodiscard]] std::uint32_t last_end() const { return m_next == 0 ? 0 : m_tokens[m_next - 1].end; }

  // clauses (parser.cpp)
  [[nodiscard]] SingleQuery single_query(std::string_view end);
  [[nodiscard]] bool at_clause_end() const;
  [[nodiscard]] Clause clause();
  void match(Clause& out);
  void unwind(Clause& out);
  void merge(Clause& out);
  void delete_(Clause& out);
  [[nodiscard]] Projection projection(std::string_view where);
  [[nodiscard]] ProjectionItem projection_item();
  [[nodiscard]] std::vector<SetItem> set_items();
  [[nodiscard]] SetItem set_item();
  [[nodiscard]] SetItem remove_item();

  // procedures (procedure_parser.cpp)
  void call_procedure(std::vector<Clause>& out);
  [[nodiscard]] std::vector<ProjectionItem> yielded(const Procedure& procedure);
  [[nodiscard]] ProjectionItem column_of_call(std::string_view column, Position at) const;

  // patterns (pattern_parser.cpp)
  [[nodiscard]] std::vector<Pattern> patterns();
  [[nodiscard]] Pattern pattern();
  [[nodiscard]] Pattern anonymous_pattern();
  void chain(Pattern& out);
  [[nodiscard]] NodePattern node_pattern();
  [[nodiscard]] RelPattern rel_pattern();
  void rel_detail(RelPattern& out);
  void var_length(RelPattern& out);
  [[nodiscard]] ExprPtr pattern_properties();
  [[nodiscard]] std::vector<std::string> labels();
  /// Does a relationship pattern start here: (…)-[…]- or (…)-- or (…)<-?
  [[nodiscard]] bool starts_pattern() const;

  // expressions (expression_parser.cpp), lowest precedence first
  [[nodiscard]] ExprPtr expression();
  [[nodiscard]] ExprPtr or_();
  [[nodiscard]] ExprPtr xor_();
  [[nodiscard]] ExprPtr and_();
  [[nodiscard]] ExprPtr not_();
  [[nodiscard]] ExprPtr comparison();
  [[nodiscard]] ExprPtr predicate();
  [[nodiscard]] ExprPtr sum();
  [[nodiscard]] ExprPtr product();
  [[nodiscard]] ExprPtr power();
  [[nodiscard]] ExprPtr sign();
  [[nodiscard]] ExprPtr postfix();
  [[nodiscard]] ExprPtr subscript(ExprPtr of);
  [[nodiscard]] ExprPtr atom();
  [[nodiscard]] ExprPtr number(bool negative);
  [[nodiscard]] ExprPtr named();
  [[nodiscard]] ExprPtr call();
  [[nodiscard]] ExprPtr list();
  [[nodiscard]] ExprPtr list_comprehension();
  [[nodiscard]] ExprPtr pattern_comprehension();
  [[nodiscard]] ExprPtr map();
  [[nodiscard]] ExprPtr map_projection(ExprPtr of);
  [[nodiscard]] ExprPtr case_when();
  [[nodiscard]] ExprPtr quantifier();
  [[nodiscard]] ExprPtr reduce();
  [[nodiscard]] ExprPtr subquery(ExprKind kind);
  [[nodiscard]] ExprPtr make(ExprKind kind) const;
  [[nodiscard]] ExprPtr finish(ExprPtr expr) const;
  [[nodiscard]] ExprPtr binary(Op op, Position at, ExprPtr left, ExprPtr right) const;

  /// Counts how deep rules call each other.
  class Depth {
   public:
    explicit Depth(Parser& parser);
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    ~Depth() { --m_parser.m_depth; }

   private:
    Parser& m_parser;
  };

  std::string_view m_text;
  std::vector<Token> m_tokens;
  std::vector<std::size_t> m_closing;
  std::size_t m_next = 0;
  std::size_t m_depth = 0;
};

}  // namespace guanxi::cypher
