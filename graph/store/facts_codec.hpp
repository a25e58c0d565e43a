// An article's facts as bytes: the column `facts` of the graph file. docs/store-format.md has the bytes.
// Private to graph/store.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/facts.hpp"

namespace guanxi::graph {

/// Entities, relations and sketch of `facts`, which passed check_facts(). Names that stand in the text refer to it. O(bytes).
[[nodiscard]] std::string encode_facts(const ArticleFacts& facts);

/// Fills in entities, relations and sketch beside the text that they were encoded with: exactly what encode_facts() got. False
/// where `bytes` are not what it makes; then `facts` is of no use. Reads nothing outside `bytes` and the text, and
/// takes memory in proportion to them.
[[nodiscard]] bool decode_facts(std::string_view bytes, ArticleFacts& facts);

/// Sentences of a copy whose text differs from its article's. As above.
[[nodiscard]] std::string encode_sentences(const std::vector<Span>& sentences);
[[nodiscard]] bool decode_sentences(std::string_view bytes, std::vector<Span>& sentences);

/// Errors: malformed, naming the article, where a span, an index, a type or a text is not what ArticleFacts promises.
[[nodiscard]] Result<void> check_facts(const ArticleFacts& facts);

/// The number of the sentence that `span` lies in, or nothing. O(log sentences).
[[nodiscard]] std::optional<std::uint32_t> sentence_of(const std::vector<Span>& sentences, Span span);

}  // namespace guanxi::graph
