#include "queries/strength.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace guanxi::queries {

namespace {

constexpr double k_millionths = 1e6;
constexpr double k_least_cost = 0.05;

/// `quarters`: 4 * sentences + articles, at least 1.
std::uint64_t cost_of_quarters(std::uint64_t quarters) {
  const double cost = 1.0 / std::log1p(static_cast<double>(quarters) / 4.0);
  return static_cast<std::uint64_t>(std::llround(std::max(cost, k_least_cost) * k_millionths));
}

/// Nearly all ties are weak: a table saves them the logarithm.
constexpr std::size_t k_tabled = 1024;
using CostTable = std::array<std::uint32_t, k_tabled>;

CostTable make_table() {
  CostTable table{};
  for (std::size_t quarters = 1; quarters < k_tabled; ++quarters) {
    table[quarters] = static_cast<std::uint32_t>(cost_of_quarters(quarters));
  }
  table[0] = table[1];
  return table;
}

}  // namespace

std::uint64_t cost_in_millionths(const graph::Tie& tie) {
  static const CostTable table = make_table();
  const std::uint64_t quarters = std::uint64_t{tie.sentences} * 4 + tie.articles;
  return quarters < k_tabled ? table[quarters] : cost_of_quarters(quarters);
}

double cost_of(const graph::Tie& tie) { return static_cast<double>(cost_in_millionths(tie)) / k_millionths; }

}  // namespace guanxi::queries
