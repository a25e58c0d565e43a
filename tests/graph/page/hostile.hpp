// Names that try to be more than text.
#pragma once

#include "tests/graph/diagram/sample.hpp"

namespace guanxi::graph {

/// A chain of entities whose names, sentences, titles and addresses try to run a script that sets `window.pwned`.
inline Subgraph hostile_part() {
  const std::vector<std::string> names{"</script><script>window.pwned=1</script>",
                                       "<img src=x onerror=\"window.pwned=1\">",
                                       "\"&<>'",
                                       "]]><!--",
                                       "\\N\\u003c/script>",
                                       "\xe2\x80\xae反\xe2\x80\xac\x01\x02",
                                       "${alert(1)}{{constructor}}",
                                       "javascript:window.pwned=1",
                                       std::string(5000, 'x'),
                                       "\xff\xfe",
                                       "__proto__",
                                       "digraph"};
  Subgraph part = sample_nodes(names);
  part.title = "</title><script>window.pwned=1</script>";
  for (std::uint32_t i = 1; i < part.nodes.size(); ++i) {
    SubgraphEdge& edge = add_edge(part, i - 1, i, i);
    add_sentence(
        edge, names[i] + "与" + names[i - 1], names[i],
        i % 2 == 0 ? "javascript:window.pwned=1" : "https://example.com/?a=1&b=\"><script>window.pwned=1</script>");
    edge.evidence.back().article_title = names[i];
    edge.evidence.back().source = names[i];
    edge.first = edge.last = *parse_date("2024-03-0" + std::to_string(1 + i % 9));
    if (i % 3 == 0) edge.relations.push_back({RelationType::holds_post, true, names[i], 1});
  }
  return part;
}

}  // namespace guanxi::graph
