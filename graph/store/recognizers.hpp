// What articles were read with. Private to graph/store.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace guanxi::graph {

struct Recognizer {
  std::string lexicon_fingerprint;  ///< sorted, joined by commas
  std::string model_fingerprint;
  auto operator<=>(const Recognizer&) const = default;
};

/// Those of a build, numbered in the order of their coming.
class Recognizers {
 public:
  std::uint32_t number_of(const Recognizer& recognizer);
  [[nodiscard]] const Recognizer& operator[](std::uint32_t number) const { return m_known[number]; }
  [[nodiscard]] std::size_t size() const { return m_known.size(); }

 private:
  std::vector<Recognizer> m_known;
};

/// The fingerprints in `lists` ("b,a"), each once, sorted and joined by commas.
[[nodiscard]] std::string joined_fingerprints(std::span<const std::string> lists);

}  // namespace guanxi::graph
