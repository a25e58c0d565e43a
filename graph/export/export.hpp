// Graph -> files of other tools, streamed. One page per format in docs/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

enum class ExportFormat : std::uint8_t { node_link, graphml, csv };
[[nodiscard]] std::optional<ExportFormat> parse_export_format(std::string_view name);

struct ExportOptions {
  ExportFormat format = ExportFormat::node_link;
  /// Only these entities and the ties among them; everything where empty. Ascending.
  std::optional<std::vector<EntityId>> only;
};

struct ExportCounts {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
};

/// Writes `path` (csv: a folder with nodes.csv and edges.csv; "-": standard output, not for csv), which appears only
/// when it is complete. Errors: io.
[[nodiscard]] Result<ExportCounts> export_graph(const Graph& graph, const ExportOptions& options, const std::string& path);

}  // namespace guanxi::graph
