// Random short articles that give a linker work, and random corrections of what they say: for tests of whole graphs.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "base/facts.hpp"
#include "extract/document/document.hpp"

namespace guanxi::testing {

/// A stream of choices: the same for the same seed, on every machine.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) : m_random(seed) {}
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }
  bool one_in(std::size_t times) { return below(times) == 0; }
  template <class List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937_64 m_random;
};

/// `count` articles, ids PREFIX0, PREFIX1, … in which short names, names that several bear, persons of one name and
/// reprints stand beside each other. Days are missing here and there.
[[nodiscard]] std::vector<extract::Document> random_tales(Choices& choices, const std::string& prefix,
                                                          std::size_t count);

/// A corrections file with up to `entries` entries of any kind, over names that these articles bear. Most are right;
/// some contradict each other or name what is not there.
[[nodiscard]] std::string random_corrections(Choices& choices, std::span<const ArticleFacts> articles,
                                             std::size_t entries);

/// The same with another lexicon section: forms cut out of the articles' texts.
[[nodiscard]] std::string random_lexicon(Choices& choices, std::span<const ArticleFacts> articles, std::size_t entries);

}  // namespace guanxi::testing
