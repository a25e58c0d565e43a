// The words of a picture: what stands on a tie, in tooltips, and under the title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/subgraph.hpp"

namespace guanxi::graph {

/// In the picture's note, and for standard error, where the layout took too long.
inline constexpr std::string_view k_late_words = "；布局超时，改为按行排列";
inline constexpr std::string_view k_late_notice =
    "the layout took too long, so names stand in rows: raise --time-limit, or narrow the question (--limit)";

/// What a tie says, a piece each: "任职 局长", "位于 3", then "共现 12" (articles that mention both).
[[nodiscard]] std::vector<std::string> tie_words(const SubgraphEdge& edge);
/// Does everything stated run from b to a? Then b is named first.
[[nodiscard]] bool runs_backward(const SubgraphEdge& edge);
/// One paragraph: the ends, the ties, the dates, the first sentence and its article.
[[nodiscard]] std::string tie_tooltip(const Subgraph& part, const SubgraphEdge& edge);
[[nodiscard]] std::string node_tooltip(const SubgraphNode& node);

/// First and last day of the ties; unknown where none has one.
struct Period {
  Date first;
  Date last;
};
[[nodiscard]] Period period_of(const Subgraph& part);
/// "2022-09-24 至 2025-06-30", a single day, or nothing.
[[nodiscard]] std::string period_words(Period period);
/// How much is shown, from how many articles of which days, and what was left out.
[[nodiscard]] std::string note_words(const Subgraph& part);

/// http and https only: what else stands in an article's address is no link.
[[nodiscard]] bool is_web_address(std::string_view url);

}  // namespace guanxi::graph
