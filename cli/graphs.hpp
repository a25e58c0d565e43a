// The graphs that commands ask. One object lives as long as a command line, or as a shell with all its lines: a graph
// is opened when a command first names it, and what questions keep between them stays with it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "graph/index/graph.hpp"
#include "queries/neighbours/neighbours.hpp"
#include "queries/paths/paths.hpp"

namespace guanxi::cli {

/// An opened graph and the searches over it. Not thread-safe.
class OpenGraph {
 public:
  explicit OpenGraph(graph::Graph graph) : m_graph(std::move(graph)) {}

  [[nodiscard]] const graph::Graph& graph() const { return m_graph; }
  /// As Graph::read_all; the second time it costs nothing.
  [[nodiscard]] Result<void> read_all();
  /// Made when first asked for, with memory that the next question uses again.
  [[nodiscard]] queries::PathFinder& path_finder();
  [[nodiscard]] queries::NearFinder& near_finder();
  /// Gives the searches' memory back.
  void forget_searches();

 private:
  graph::Graph m_graph;
  bool m_all_read = false;
  std::optional<queries::PathFinder> m_path_finder;
  std::optional<queries::NearFinder> m_near_finder;
};

/// Graphs by the path that names them. Not thread-safe.
class Graphs {
 public:
  /// The graph at `path`, opened at the first call; what there is to say of its index goes to standard error. Valid
  /// while this object lives. Errors: those of graph::Graph::open.
  [[nodiscard]] Result<OpenGraph*> open(const std::string& path);
  /// Closes all: each is opened anew when it is next asked for.
  void forget() { m_opened.clear(); }
  /// After a search was cut off: they are made anew.
  void forget_searches();

 private:
  std::map<std::string, std::unique_ptr<OpenGraph>> m_opened;  // an OpenGraph must not move: its searches refer to it
};

}  // namespace guanxi::cli
