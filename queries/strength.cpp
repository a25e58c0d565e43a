#include "queries/strength.hpp"

#include <algorithm>
#include <cmath>

namespace guanxi::queries {

namespace {

constexpr double k_millionths = 1e6;
constexpr double k_thousandths = 1e3;
constexpr double k_least_cost = 0.05;
constexpr std::uint64_t k_quarters = 4;

std::uint64_t compute(Weighting weighting, std::uint64_t count) {
  if (weighting == Weighting::hops) return static_cast<std::uint64_t>(k_millionths);
  const auto number = static_cast<double>(std::max<std::uint64_t>(count, 1));
  const double cost = weighting == Weighting::inverse
                          ? 1.0 / number
                          : std::max(k_least_cost, 1.0 / std::log1p(number / static_cast<double>(k_quarters)));
  return static_cast<std::uint64_t>(std::max(1LL, std::llround(cost * k_millionths)));
}

/// Nearly all ties are weak: a table saves them the logarithm.
template <Weighting W>
const TieCost::Table& table_of() {
  static const TieCost::Table table = [] {
    TieCost::Table made{};
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = static_cast<std::uint32_t>(compute(W, i));
    return made;
  }();
  return table;
}

const TieCost::Table& table_for(Weighting weighting) {
  switch (weighting) {
    case Weighting::strength:
      return table_of<Weighting::strength>();
    case Weighting::inverse:
      return table_of<Weighting::inverse>();
    case Weighting::hops:
      break;
  }
  return table_of<Weighting::hops>();
}

/// count × ln(count / expected); nothing seen adds nothing.
double surprise(double count, double expected) { return count > 0 ? count * std::log(count / expected) : 0; }

}  // namespace

std::int64_t log_likelihood_ratio(const Seen& seen) {
  const bool possible = seen.together <= std::min(seen.a, seen.b) && std::max(seen.a, seen.b) <= seen.all &&
                        seen.a + seen.b - seen.together <= seen.all && seen.taken <= seen.together * Seen::k_parts;
  if (!possible || seen.a == 0 || seen.b == 0) return 0;
  const auto all = static_cast<double>(seen.all);
  const auto a = static_cast<double>(seen.a);
  const auto b = static_cast<double>(seen.b);
  const double both = static_cast<double>(seen.together * Seen::k_parts - seen.taken) / Seen::k_parts;
  if (both * all <= a * b) return 0;
  const double ratio =
      2 * (surprise(both, a * b / all) + surprise(a - both, a * (all - b) / all) +
           surprise(b - both, (all - a) * b / all) + surprise(all - a - b + both, (all - a) * (all - b) / all));
  return std::llround(std::max(ratio, 0.0) * k_thousandths);
}

TieCost::TieCost(Weighting weighting)
    : m_weighting(weighting),
      m_per_sentence(weighting == Weighting::strength ? k_quarters : 0),
      m_table(&table_for(weighting)) {}

std::uint64_t TieCost::of_great(std::uint64_t count) const { return compute(m_weighting, count); }

std::uint64_t TieCost::least_count(std::uint64_t millionths) const {
  const auto found = std::lower_bound(m_table->begin(), m_table->end(), millionths,
                                      [](std::uint32_t cost, std::uint64_t limit) { return cost > limit; });
  return static_cast<std::uint64_t>(found - m_table->begin());
}

std::uint64_t cost_in_millionths(const graph::Tie& tie) {
  const TieCost cost(Weighting::strength);
  return cost.of(cost.count(tie.articles, tie.sentences));
}

double cost_of(const graph::Tie& tie) { return static_cast<double>(cost_in_millionths(tie)) / k_millionths; }

}  // namespace guanxi::queries
