// An article between add() and commit(): its strings, and numbers for what many articles share. Private to graph/store.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/facts.hpp"

namespace guanxi::graph {

/// Different strings, numbered in the order of their coming. Views of them live as long as the interner.
class Interner {
 public:
  std::uint32_t number_of(std::string_view text);
  [[nodiscard]] std::string_view text(std::uint32_t number) const { return m_texts[number]; }
  [[nodiscard]] std::size_t size() const { return m_texts.size(); }

 private:
  std::deque<std::string> m_texts;  // a deque never moves what it holds
  std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

/// What all articles of a build share. Numbers depend on the order of coming, so they never reach the file.
struct Vocabulary {
  Interner entities;  ///< the type as one byte, then the key
  Interner forms;     ///< the entity's number in 4 bytes (little-endian), then the form
  Interner titles;    ///< of relations

  [[nodiscard]] std::uint32_t entity_number(EntityType type, std::string_view key);
  [[nodiscard]] std::uint32_t form_number(std::uint32_t entity, std::string_view form);
  [[nodiscard]] EntityType entity_type(std::uint32_t entity) const;
  [[nodiscard]] std::string_view entity_key(std::uint32_t entity) const;
  [[nodiscard]] std::uint32_t form_entity(std::uint32_t form) const;
  [[nodiscard]] std::string_view form_text(std::uint32_t form) const;
};

struct PackedForm {
  std::uint32_t entity = 0;
  std::uint32_t form = 0;
  std::uint32_t fullest = 0;  ///< 1: the entity's fullest form in this article; one form of each entity is
};

struct PackedMention {
  std::uint32_t sentence = 0;
  Span span;
  std::uint32_t entity = 0;
  auto operator<=>(const PackedMention&) const = default;
};

struct PackedRelation {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  RelationType type{};
  PostState state{};
  std::uint32_t title = 0;
  std::uint32_t sentence = 0;
  auto operator<=>(const PackedRelation&) const = default;
};

struct PackedArticle {
  ArticleMeta meta;
  std::string text;
  std::vector<Span> sentences;
  std::vector<PackedForm> forms;          ///< unique (entity, form), grouped by entity
  std::vector<PackedMention> mentions;    ///< ascending, unique
  std::vector<PackedRelation> relations;  ///< ascending, unique; from and to differ
};

/// Checks `facts` and numbers them. Entities of one type and key become one: its mentions together, its fullest form the
/// longest (by code points), the least by bytes among equally long ones. A relation of an entity with itself is dropped.
/// Errors: malformed, naming the article, where a span, an index or the text is not what ArticleFacts promises.
[[nodiscard]] Result<PackedArticle> pack(const ArticleFacts& facts, Vocabulary& vocabulary);

/// To and from the bytes of the spool, which only this process writes and reads.
[[nodiscard]] std::string encode(const PackedArticle& article);
[[nodiscard]] PackedArticle decode(std::string_view bytes);

/// Which of two copies of one text is kept: the least by (undated last, date, id, title, source, url, byline, text).
[[nodiscard]] bool preferred(const ArticleMeta& a, std::string_view text_a, const ArticleMeta& b, std::string_view text_b);

}  // namespace guanxi::graph
