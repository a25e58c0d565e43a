#include "graph/store/recognizers.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace guanxi::graph {

std::uint32_t Recognizers::number_of(const Recognizer& recognizer) {
  const auto found = std::find(m_known.begin(), m_known.end(), recognizer);
  const auto number = static_cast<std::uint32_t>(found - m_known.begin());
  if (found == m_known.end()) m_known.push_back(recognizer);
  return number;
}

std::string joined_fingerprints(std::span<const std::string> lists) {
  std::set<std::string_view> parts;
  for (std::string_view rest : lists) {
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (comma > 0) parts.insert(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return fmt::format("{}", fmt::join(parts, ","));
}

}  // namespace guanxi::graph
