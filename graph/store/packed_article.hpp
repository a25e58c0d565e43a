// An article once it is known who is who: ids of entities, numbers of forms and titles. Private to graph/store.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// What the articles of a build share.
struct Vocabulary {
  Interner forms;   ///< the entity's id in 4 bytes (little-endian), then the form
  Interner titles;  ///< of relations

  [[nodiscard]] std::uint32_t form_number(std::uint32_t entity, std::string_view form);
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
  std::uint32_t reference = 0;  ///< 1: words that are no name of it
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
  std::vector<PackedForm> forms;          ///< unique (entity, form), grouped by entity
  std::vector<PackedMention> mentions;    ///< ascending, unique
  std::vector<PackedRelation> relations;  ///< ascending, unique; from and to differ
};

/// Gives the facts of an article that passed check_facts() the ids of `entity_of`, one for each of its entities. Those
/// that became one entity are put together: their mentions, their forms, of which the fullest is the longest name (by
/// code points), the least by bytes among equally long ones, and their relations; a relation with itself is dropped.
[[nodiscard]] PackedArticle pack(const ArticleFacts& facts, std::span<const std::uint32_t> entity_of,
                                 Vocabulary& vocabulary);

/// To and from the bytes of the spool, which only this process writes and reads.
[[nodiscard]] std::string encode(const PackedArticle& article);
[[nodiscard]] PackedArticle decode_packed(std::string_view bytes);

}  // namespace guanxi::graph
