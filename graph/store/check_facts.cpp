// Whether an article's facts are what ArticleFacts promises: asked before they are stored, and of what a file gives
// back.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "graph/store/facts_codec.hpp"
#include "graph/store/layout.hpp"

namespace guanxi::graph {

namespace {

tl::unexpected<Error> broken(const ArticleFacts& facts, std::string_view what) {
  return fail(ErrorCode::malformed, std::string("the article cannot be stored: ").append(what), facts.meta.id,
              "leave it out of the build");
}

bool lies_in(Span inner, Span outer) {
  return outer.begin <= inner.begin && inner.begin <= inner.end && inner.end <= outer.end;
}

Result<void> check_text(const ArticleFacts& facts) {
  if (facts.text.size() > layout::k_longest_text) {
    return broken(
        facts, fmt::format("its text has {} bytes, at most {} are allowed", facts.text.size(), layout::k_longest_text));
  }
  for (const std::string* text :
       {&facts.text, &facts.meta.id, &facts.meta.title, &facts.meta.source, &facts.meta.url, &facts.meta.byline}) {
    if (!is_valid_utf8(*text)) return broken(facts, "its text or metadata is not UTF-8");
  }
  const Span whole{0, static_cast<std::uint32_t>(facts.text.size())};
  std::uint32_t behind = 0;
  for (const Span sentence : facts.sentences) {
    if (sentence.begin < behind || !lies_in(sentence, whole)) {
      return broken(facts, fmt::format("its sentences overlap or leave the text at byte {}", sentence.begin));
    }
    behind = sentence.end;
  }
  return {};
}

Result<void> check_entity(const ArticleFacts& facts, const FactEntity& entity) {
  if (static_cast<std::size_t>(entity.type) >= k_entity_types.size()) return broken(facts, "an entity has no type");
  if (entity.name.empty() || entity.key.empty()) return broken(facts, "an entity has no name or no key");
  if (entity.mentions.empty()) return broken(facts, fmt::format("{} is mentioned nowhere", entity.name));
  if (!is_valid_utf8(entity.name) || !is_valid_utf8(entity.key)) return broken(facts, "a name is not UTF-8");
  for (const std::string& alias : entity.aliases) {
    if (alias.empty() || !is_valid_utf8(alias)) return broken(facts, "a name is empty or not UTF-8");
  }
  for (const auto* spans : {&entity.mentions, &entity.references}) {
    for (const Span mention : *spans) {
      if (mention.empty() || !sentence_of(facts.sentences, mention)) {
        return broken(facts, fmt::format("a mention of {} at byte {} lies in no sentence", entity.name, mention.begin));
      }
    }
  }
  return {};
}

}  // namespace

std::optional<std::uint32_t> sentence_of(const std::vector<Span>& sentences, Span span) {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                                [](std::uint32_t at, Span sentence) { return at < sentence.begin; });
  if (after == sentences.begin()) return std::nullopt;
  --after;
  if (!lies_in(span, *after)) return std::nullopt;
  return static_cast<std::uint32_t>(after - sentences.begin());
}

Result<void> check_facts(const ArticleFacts& facts) {
  GUANXI_CHECK(check_text(facts));
  for (const FactEntity& entity : facts.entities) GUANXI_CHECK(check_entity(facts, entity));
  for (const FactRelation& relation : facts.relations) {
    if (std::max(relation.from, relation.to) >= facts.entities.size() ||
        static_cast<std::size_t>(relation.type) >= k_relation_types.size() ||
        static_cast<std::size_t>(relation.state) >= k_post_states.size() ||
        !sentence_of(facts.sentences, relation.evidence) || !is_valid_utf8(relation.title)) {
      return broken(facts, fmt::format("a relation at byte {} has no ends, type, state or sentence", relation.evidence.begin));
    }
  }
  return {};
}

}  // namespace guanxi::graph
