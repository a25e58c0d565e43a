// Random articles that are what an extractor gives: for property tests and benchmarks of the store and the graph.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "base/facts.hpp"

namespace guanxi::testing {

struct RandomShape {
  std::size_t articles = 20;
  std::size_t things = 12;            ///< different entities, of all types
  std::size_t sentences = 4;          ///< an article, at most
  std::size_t mentions = 3;           ///< a sentence, at most
  std::size_t duplicates = 3;         ///< articles whose text is there already, with other metadata
  double skew = 1;                    ///< entity = things * u^skew, u uniform: 1 all alike, 4 about as in news
  std::size_t repeats = 0;            ///< of ten mentions, those of an entity that the article had already
  std::uint64_t things_seed = 0;      ///< of the entities; 0: the articles' own seed
};

/// The same articles for the same seed. Ids are not unique, dates are missing here and there.
[[nodiscard]] std::vector<ArticleFacts> random_articles(std::uint64_t seed, const RandomShape& shape);

/// A text hash for tests: equal for equal texts.
[[nodiscard]] TextHash test_hash(const std::string& text);

}  // namespace guanxi::testing
