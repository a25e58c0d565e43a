#include "extract/recognize/tagger/grams.hpp"

namespace guanxi::extract::tagger {

std::size_t features_of(const Columns& columns, std::size_t at, std::uint64_t (&keys)[k_features]) {
  std::size_t count = 0;
  each_gram([&]<std::size_t Which>() {
    constexpr Gram gram = k_grams[Which];
    for (std::size_t target = 0; target < gram.targets(); ++target) {
      const std::ptrdiff_t anchor =
          static_cast<std::ptrdiff_t>(at) - gram.first_target - static_cast<std::ptrdiff_t>(target);
      const std::uint64_t values = gram_values<Which>(columns, anchor);
      if (values != 0) keys[count++] = gram_key(Which, values) | target;
    }
  });
  return count;
}

}  // namespace guanxi::extract::tagger
