// Small subgraphs that the diagram tests share.
#pragma once

#include <string>
#include <vector>

#include "graph/subgraph.hpp"

namespace guanxi::graph {

/// Nodes 0 … n-1 with these names, types in turn, and different stable ids; the first is the one asked for.
inline Subgraph sample_nodes(const std::vector<std::string>& names) {
  Subgraph part;
  part.title = "测试图";
  for (std::size_t i = 0; i < names.size(); ++i) {
    SubgraphNode node;
    node.id = EntityId(static_cast<std::uint32_t>(i));
    node.type = k_entity_types[i % k_entity_types.size()];
    node.name = names[i];
    node.stable = 0xabc0 + i;
    node.articles = 3;
    node.asked_for = i == 0;
    part.nodes.push_back(node);
  }
  return part;
}

inline SubgraphEdge& add_edge(Subgraph& part, std::uint32_t a, std::uint32_t b, std::uint32_t articles = 1) {
  SubgraphEdge edge;
  edge.a = a;
  edge.b = b;
  edge.articles = articles;
  edge.sentences = articles;
  part.edges.push_back(edge);
  return part.edges.back();
}

inline void add_sentence(SubgraphEdge& edge, const std::string& text, const std::string& article,
                         const std::string& url) {
  SubgraphSentence sentence;
  sentence.text = text;
  sentence.article_id = article;
  sentence.url = url;
  sentence.date = *parse_date("2021-03-01");
  edge.evidence.push_back(sentence);
}

/// An official, an agency and an enterprise with a post, a tie and a co-operation.
inline Subgraph sample_story() {
  Subgraph part = sample_nodes({"丁一鸣", "钱小满", "临江市行政审批局", "远川材料"});
  part.title = "丁一鸣的关系";
  part.articles = 12;
  part.hidden_nodes = 5;
  SubgraphEdge& post = add_edge(part, 0, 2, 12);
  post.relations.push_back({RelationType::holds_post, true, "局长", 2});
  post.first = *parse_date("2021-03-01");
  post.last = *parse_date("2022-06-30");
  add_sentence(post, "临江市行政审批局局长丁一鸣说，“一网通办”已经上线。", "01-signing",
               "https://example.com/news?id=1&page=2");
  add_edge(part, 0, 3, 3);
  SubgraphEdge& both = add_edge(part, 2, 3, 1);
  both.relations.push_back({RelationType::cooperates_with, true, "", 1});
  return part;
}

}  // namespace guanxi::graph
