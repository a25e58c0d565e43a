#include "queries/paths/paths.hpp"

#include <algorithm>

namespace guanxi::queries {

Result<std::vector<Path>> paths(const graph::Graph& graph, const PathQuestion& question) {
  std::vector<EntityId> parent(graph.entity_count(), question.from);
  std::vector<bool> seen(graph.entity_count(), false);
  std::vector<EntityId> queue{question.from};
  seen[question.from.index()] = true;
  for (std::size_t i = 0; i < queue.size() && !seen[question.to.index()]; ++i) {
    for (const graph::Tie& tie : graph.ties(queue[i])) {
      if (seen[tie.other.index()]) continue;
      seen[tie.other.index()] = true;
      parent[tie.other.index()] = queue[i];
      queue.push_back(tie.other);
    }
  }
  if (!seen[question.to.index()] || question.from == question.to) return std::vector<Path>{};
  Path path;
  for (EntityId at = question.to; at != question.from; at = parent[at.index()]) path.entities.push_back(at);
  path.entities.push_back(question.from);
  std::reverse(path.entities.begin(), path.entities.end());
  path.cost = static_cast<double>(path.entities.size() - 1);
  return std::vector<Path>{path};
}

}  // namespace guanxi::queries
