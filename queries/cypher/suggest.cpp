#include "queries/cypher/suggest.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace guanxi::cypher {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::string nearest_name(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t k_longest = 64;  // no name is longer, and the distance is quadratic
  if (word.size() > k_longest * 3) return {};
  const std::u32string wanted = code_points(lower(word));
  std::string best;
  std::size_t least = wanted.size() < 2 ? 1 : std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const std::string& name : known) {
    const std::size_t far = distance(wanted, code_points(lower(name)));
    if (far >= least) continue;
    least = far;
    best = name;
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string guess = nearest_name(word, known);
  return guess.empty() ? "" : fmt::format("did you mean {}?", guess);
}

}  // namespace guanxi::cypher
