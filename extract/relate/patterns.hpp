// What the relation patterns share: the mentions of one sentence and the text between them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/facts.hpp"
#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {

/// One sentence with its mentions that became entities, ascending.
struct RelationSentence {
  const NormalizedText* text = nullptr;
  const Mentions* mentions = nullptr;
  const Linked* linked = nullptr;
  UnitRange range;
  std::span<const std::uint32_t> items;  ///< indices into Mentions; posts are not among them

  [[nodiscard]] const Mention& mention(std::size_t item) const { return (*mentions)[items[item]]; }
  [[nodiscard]] MentionKind kind(std::size_t item) const { return mention(item).kind; }
  [[nodiscard]] std::uint32_t entity(std::size_t item) const {
    return static_cast<std::uint32_t>(linked->entity_of_mention[items[item]]);
  }
  [[nodiscard]] EntityType type(std::size_t item) const { return linked->entities[entity(item)].type; }
  [[nodiscard]] std::u16string_view units(std::uint32_t begin, std::uint32_t end) const {
    return begin < end ? std::u16string_view(text->units).substr(begin, end - begin) : std::u16string_view();
  }
  [[nodiscard]] std::u16string_view words(std::size_t item) const {
    return units(mention(item).begin, mention(item).end);
  }
  /// The text between an item and the next.
  [[nodiscard]] std::u16string_view between(std::size_t item) const {
    return units(mention(item).end, mention(item + 1).begin);
  }
  /// The text from the begin of the sentence to an item.
  [[nodiscard]] std::u16string_view before(std::size_t item) const { return units(range.begin, mention(item).begin); }
  /// The text from an item to the end of the sentence.
  [[nodiscard]] std::u16string_view after(std::size_t item) const { return units(mention(item).end, range.end); }
  [[nodiscard]] Span evidence() const { return text->printed(range.begin, range.end); }
};

/// Each appends the relations that the sentence states.
void find_issued(const RelationSentence& sentence, std::vector<FactRelation>& out);
void find_located(const RelationSentence& sentence, std::vector<FactRelation>& out);
void find_hosted(const RelationSentence& sentence, std::vector<FactRelation>& out);
void find_part_of(const RelationSentence& sentence, std::vector<FactRelation>& out);
void find_business(const RelationSentence& sentence, std::vector<FactRelation>& out);
void find_visits(const RelationSentence& sentence, std::vector<FactRelation>& out);

/// What names alone state, over a whole article: 清远高新区电子信息产业园 lies in 清远高新区; the body before 关于 in
/// the name of a document made it. Evidence is the sentence of the first mention.
void find_by_name(const NormalizedText& text, std::span<const UnitRange> sentences, const Linked& linked,
                  std::vector<FactRelation>& out);

}  // namespace guanxi::extract
