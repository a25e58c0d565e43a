#include "extract/resolve/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract {
namespace {

constexpr std::size_t k_shortest = 2;
constexpr std::size_t k_longest = 4;

/// What a word of so many characters costs a reading: 国家|安全 before 国家安全, 消费者|权益 before 消费|者|权益.
std::uint32_t cost_of(std::size_t size) {
  constexpr std::array<std::uint32_t, 5> k_costs{0, 20, 10, 14, 21};
  return size < k_costs.size() ? k_costs[size] : 40;
}

bool is_word(std::u16string_view text) { return Lexicon::built_in().contains(text, Lex::common_word); }

/// Half of the words speak for the name; 民用 alone is no name of 民用|航空|器|适航.
bool is_enough(std::size_t said, std::size_t words) {
  return said >= k_shortest && said <= k_longest && 2 * said >= words;
}

}  // namespace

std::vector<std::size_t> word_beginnings(std::u16string_view phrase) {
  constexpr std::uint32_t k_far = std::numeric_limits<std::uint32_t>::max() / 2;
  std::vector<std::uint32_t> cost(phrase.size() + 1, k_far);
  std::vector<std::size_t> from(phrase.size() + 1, 0);
  cost[0] = 0;
  const auto reach = [&](std::size_t begin, std::size_t end) {
    const std::uint32_t reached = cost[begin] + cost_of(end - begin);
    if (reached >= cost[end]) return;
    cost[end] = reached;
    from[end] = begin;
  };
  std::vector<LexMatch> matches;
  for (std::size_t at = 0; at < phrase.size(); ++at) {
    reach(at, at + 1);
    matches.clear();
    Lexicon::built_in().matches_at(phrase, static_cast<std::uint32_t>(at), matches);
    for (const LexMatch& match : matches)
      if (match.kind == Lex::common_word && match.end > at + 1) reach(at, match.end);
  }
  std::vector<std::size_t> begins;
  for (std::size_t end = phrase.size(); end > 0; end = from[end]) begins.push_back(from[end]);
  std::reverse(begins.begin(), begins.end());
  return begins;
}

bool is_made_of_initials(std::u16string_view part, std::u16string_view phrase) {
  if (part.size() < k_shortest || part.size() > k_longest || part.size() >= phrase.size()) return false;
  if (part.front() != phrase.front() || phrase.starts_with(part) || is_word(part)) return false;
  const std::vector<std::size_t> begins = word_beginnings(phrase);
  std::size_t said = 0;
  for (const std::size_t begin : begins)
    if (said < part.size() && phrase[begin] == part[said]) ++said;
  return said == part.size() && is_enough(said, begins.size());
}

std::vector<std::u16string> initials_of(std::u16string_view phrase) {
  constexpr std::size_t k_most_words = 7;
  const std::vector<std::size_t> begins = word_beginnings(phrase);
  std::vector<std::u16string> found;
  if (begins.empty() || begins.size() > k_most_words) return found;
  const std::uint32_t choices = 1U << begins.size();
  for (std::uint32_t choice = 1; choice < choices; choice += 2) {  // the first word is always among them
    std::u16string part;
    for (std::size_t i = 0; i < begins.size(); ++i)
      if ((choice >> i & 1U) != 0) part.push_back(phrase[begins[i]]);
    if (is_made_of_initials(part, phrase)) found.push_back(std::move(part));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace guanxi::extract
