// The nodes of an import: what they are called, and which row an id means. Private to graph/index.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file.hpp"
#include "graph/list/graph_file.hpp"
#include "graph/index/import.hpp"
#include "graph/index/name_tables.hpp"

namespace guanxi::graph {

class ImportNodes {
 public:
  /// Errors: io; malformed.
  [[nodiscard]] static Result<ImportNodes> read(const ImportTables& tables);
  /// Those of a graph file, whose ties name them by their rows. `path` is for messages. Errors: malformed.
  [[nodiscard]] static Result<ImportNodes> of(std::vector<GraphFileNode> nodes, const ImportTypes& types,
                                              const std::string& path);

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_nodes.size()); }
  /// Are the ids 0, 1, 2, ... in this order?
  [[nodiscard]] bool ids_are_rows() const { return m_ids_are_rows; }
  [[nodiscard]] std::optional<std::uint32_t> row_of(std::string_view id) const;
  [[nodiscard]] std::string_view id(std::uint32_t row) const { return m_nodes[row].id; }
  [[nodiscard]] NameTables names() const;

 private:
  struct Node {
    std::string_view id;
    std::string_view name;
    EntityType type{};
  };
  ImportNodes() = default;
  explicit ImportNodes(MappedFile file) : m_file(std::move(file)) {}
  /// Keeps `text` as long as this lives; what lies in the file needs no copy.
  std::string_view kept(std::string_view text);
  Result<void> number_ids(const std::string& path);

  std::optional<MappedFile> m_file;     // of tables
  std::vector<GraphFileNode> m_listed;  // of a graph file, a row each
  std::deque<std::string> m_copies;
  std::vector<Node> m_nodes;
  bool m_ids_are_rows = true;
  std::unordered_map<std::string_view, std::uint32_t> m_rows;  // where ids are not rows; looked up only, never walked
};

}  // namespace guanxi::graph
