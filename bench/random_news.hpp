// A seeded graph like one made of news: few entities stand in many articles, most in few.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::bench {

struct NewsShape {
  std::uint32_t entities = 0;
  std::uint32_t articles = 0;
  std::uint32_t entities_in_article = 0;
  double skew = 0;  ///< entity i is mentioned in proportion to (i + 20) ^ -skew
};

/// 66,000 entities and 1.7 million ties; the greatest hub has 6,800.
inline constexpr NewsShape k_city{66'000, 50'000, 9, 0.82};
/// 100,000 entities and 6 million ties; the greatest hub has 22,000.
inline constexpr NewsShape k_country{100'000, 190'000, 9, 0.88};

/// The same graph for the same shape on every machine.
[[nodiscard]] graph::Graph random_news(const NewsShape& shape);

/// `count` pairs of different entities drawn evenly, so mostly small ones.
[[nodiscard]] std::vector<std::pair<EntityId, EntityId>> random_pairs(const graph::Graph& graph, std::size_t count);

}  // namespace guanxi::bench
