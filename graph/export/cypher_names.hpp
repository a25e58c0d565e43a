// How types and relations are called in Cypher, as docs/cypher.md has it; shared by the formats for graph databases.
#pragma once

#include <string>
#include <string_view>

namespace guanxi::graph {

/// "agency" -> "Agency".
[[nodiscard]] std::string cypher_label(std::string_view type);
/// "holds_post" -> "HOLDS_POST"; co_mention is CO_MENTIONED.
[[nodiscard]] std::string cypher_type(std::string_view relation);

}  // namespace guanxi::graph
