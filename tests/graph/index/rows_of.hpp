// Graphs for tests, made of rows.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::testing {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

inline void add_entities(graph::GraphRows& rows, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string name = "e" + std::to_string(i);
    rows.entities.push_back({EntityId{i}, EntityType::agency, name, name, i});
  }
}

/// `count` entities; one article, with one sentence, for each of `pairs`.
inline graph::Graph graph_of(std::uint32_t count, const Pairs& pairs) {
  graph::GraphRows rows;
  add_entities(rows, count);
  for (const auto& [a, b] : pairs) {
    const ArticleId article{static_cast<std::uint32_t>(rows.articles.size())};
    rows.articles.push_back({article, {}, 1, {}});
    rows.mentions.push_back({EntityId{a}, article, 0, {0, 3}});
    rows.mentions.push_back({EntityId{b}, article, 0, {3, 6}});
  }
  return graph::Graph::build(rows);
}

/// Random pairs, the same one several times at will: ties of different strength.
inline Pairs random_pairs(std::mt19937_64& random, std::uint32_t count, std::size_t pairs) {
  Pairs made;
  while (made.size() < pairs) {
    const auto a = static_cast<std::uint32_t>(random() % count);
    const auto b = static_cast<std::uint32_t>(random() % count);
    if (a != b) made.emplace_back(a, b);
  }
  return made;
}

/// Every graph of `count` entities: bit i of the mask is the i-th pair.
inline Pairs pairs_of_mask(std::uint32_t count, std::uint32_t mask) {
  Pairs made;
  std::uint32_t bit = 0;
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b, ++bit) {
      if ((mask >> bit) & 1U) made.emplace_back(a, b);
    }
  }
  return made;
}

}  // namespace guanxi::testing
