#include "queries/find/nearest.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>

#include "base/text.hpp"
#include "queries/find/find.hpp"
#include "queries/find/needle.hpp"

namespace guanxi::queries {

namespace {

constexpr std::size_t k_far = std::numeric_limits<std::size_t>::max();
constexpr std::size_t k_shortest_part = 2;  // characters: a single one is part of far too much

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
  return points;
}

/// Levenshtein distance, or k_far where it is more than `most`. O(a × b).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most) return k_far;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > most) return k_far;
  }
  return row[b.size()] <= most ? row[b.size()] : k_far;
}

/// How near a name is; less is nearer.
struct Nearness {
  bool part_of_text = false;
  std::size_t distance = k_far;    ///< changes
  std::size_t part_length = 0;     ///< bytes
  std::uint32_t articles = 0;
  EntityId id;
  [[nodiscard]] auto order() const {
    return std::tuple(!part_of_text, distance, std::numeric_limits<std::size_t>::max() - part_length,
                      std::numeric_limits<std::uint32_t>::max() - articles, id);
  }
};

/// Names that are part of the text, or a few changes away from it.
std::vector<Nearness> near_misses(const graph::Graph& graph, std::string_view text) {
  const Needle needle(text);
  const std::u32string wanted = code_points(needle.folded());
  const std::size_t most = std::max<std::size_t>(1, wanted.size() / 4);
  std::vector<Nearness> found;
  std::string buffer;
  for (const graph::Alias alias : graph.all_aliases()) {
    const std::string_view form = needle.comparable(alias.folded, buffer);
    Nearness nearness{.articles = graph.articles_of(alias.entity), .id = alias.entity};
    if (form.size() < needle.folded().size() && needle.folded().find(form) != std::string::npos) {
      if (count_code_points(form) < k_shortest_part) continue;
      nearness.part_of_text = true;
      nearness.part_length = form.size();
    } else {
      constexpr std::size_t k_most_bytes = 4;  // of a character
      if (form.size() > (wanted.size() + most) * k_most_bytes) continue;
      const std::u32string points = code_points(form);
      nearness.distance = edit_distance(wanted, points, most);
      if (nearness.distance == k_far || nearness.distance >= wanted.size()) continue;
    }
    found.push_back(nearness);
  }
  std::sort(found.begin(), found.end(), [](const Nearness& a, const Nearness& b) { return a.order() < b.order(); });
  return found;
}

}  // namespace

std::vector<EntityId> nearest(const graph::Graph& graph, std::string_view text, std::size_t limit) {
  std::vector<EntityId> ids;
  const auto add = [&](EntityId id) {
    if (ids.size() < limit && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  };
  for (const FindHit& hit : find(graph, text, limit)) add(hit.id);
  if (ids.size() < limit) {
    for (const Nearness& nearness : near_misses(graph, text)) add(nearness.id);
  }
  return ids;
}

}  // namespace guanxi::queries
