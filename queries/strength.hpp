// How strong a tie is, and what it costs to walk it. The one place that decides: every ranking and every weighted path
// asks here.
//
// Two measures of strength. `counts` is what can be counted in the evidence. `significance` asks how far the counts
// exceed what chance would give two entities as frequent as these, where a roll of names counts less than a sentence
// (roll_shares.hpp): the log-likelihood ratio G² of the two-by-two table
// of sentences (T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational
// Linguistics 19(1), 1993), 0 where they meet no more often than by chance; counts decide among equals. It ranks lists
// by default.
#pragma once

#include <array>
#include <cstdint>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

enum class Strength : std::uint8_t {
  significance,  // the log-likelihood ratio; counts where the graph has no sentences (an imported one)
  counts         // sentences shared, then articles shared
};

/// Strength of a tie as one number, greater is stronger: sentences shared, then articles shared. O(1).
[[nodiscard]] constexpr std::uint64_t strength_of(const graph::Tie& tie) {
  return (std::uint64_t{tie.sentences} << 32U) | tie.articles;
}

/// The same of the `i`-th tie of a row, without looking at the rest of it.
[[nodiscard]] inline std::uint64_t strength_of(const graph::TieRow& row, std::size_t i) {
  return (std::uint64_t{row.sentences(i)} << 32U) | row.articles(i);
}

/// Is `a` the stronger tie? A strict weak order; ties that share as much are equal.
[[nodiscard]] constexpr bool stronger(const graph::Tie& a, const graph::Tie& b) {
  return strength_of(a) > strength_of(b);
}

/// How often two things were seen, together and apart.
struct Seen {
  std::uint64_t together = 0;
  std::uint64_t a = 0;  ///< in all, so at least `together`
  std::uint64_t b = 0;
  std::uint64_t all = 0;  ///< places where they could have been seen
  /// What `together` is too much by, since some of these places say less: in parts, of which one place has k_parts.
  std::uint64_t taken = 0;
  static constexpr std::uint64_t k_parts = 256;
};

/// G² of the table, in thousandths and rounded, so that ranks are the same on every machine; 0 where they are together
/// no more often than a × b / all, and for impossible numbers. O(1).
[[nodiscard]] std::int64_t log_likelihood_ratio(const Seen& seen);

/// Whether a path's ties cost their number, or by their strength.
enum class Weighting : std::uint8_t {
  hops,      // every tie costs 1; among equally short ones the strongest (greatest least tie) first
  strength,  // 1 / ln(1 + sentences + articles / 4), at least 0.05
  inverse    // 1 / articles, of an imported tie 1 / weight
};

/// Cost of a tie under a weighting, in millionths and rounded, so that sums are exact and equal on every machine: a
/// falling function of one count. Made in O(1): tables are shared.
class TieCost {
 public:
  /// For Weighting::hops every count costs one.
  explicit TieCost(Weighting weighting);

  /// What the cost depends on: 4 × sentences + articles, or articles.
  [[nodiscard]] std::uint64_t count(std::uint32_t articles, std::uint32_t sentences) const {
    return std::uint64_t{sentences} * m_per_sentence + articles;
  }
  [[nodiscard]] std::uint64_t per_sentence() const { return m_per_sentence; }
  /// Millionths. O(1).
  [[nodiscard]] std::uint64_t of(std::uint64_t count) const {
    return count < k_tabled ? (*m_table)[count] : of_great(count);
  }
  /// A count that every tie of cost at most `millionths` has, at most k_tabled. O(log k_tabled).
  [[nodiscard]] std::uint64_t least_count(std::uint64_t millionths) const;

  static constexpr std::size_t k_tabled = 1024;
  using Table = std::array<std::uint32_t, k_tabled>;

 private:
  [[nodiscard]] std::uint64_t of_great(std::uint64_t count) const;

  Weighting m_weighting;
  std::uint64_t m_per_sentence;
  const Table* m_table;
};

/// Cost of a tie under Weighting::strength. O(1).
[[nodiscard]] std::uint64_t cost_in_millionths(const graph::Tie& tie);

/// The same as a number for people: cost_in_millionths / 1,000,000.
[[nodiscard]] double cost_of(const graph::Tie& tie);

}  // namespace guanxi::queries
