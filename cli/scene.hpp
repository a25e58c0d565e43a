// What a picture shows: the entities and ties that answer a question of `draw` or `report`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/question.hpp"
#include "graph/diagram/timeline.hpp"
#include "graph/subgraph.hpp"

namespace guanxi::cli {

/// The question behind a picture: exactly one of the sources, with what restricts it.
class SceneQuestion {
 public:
  void declare(Arguments& arguments);
  /// Errors: usage where not exactly one source is named, or too few entities.
  [[nodiscard]] Result<void> check() const;
  /// Is a timeline asked for?
  [[nodiscard]] bool is_timeline() const { return !m_timeline.empty(); }
  /// Errors: not_found where nothing with a date is stated; those of the queries.
  [[nodiscard]] Result<graph::Timeline> ask_timeline(const graph::Graph& graph) const;
  /// The part of the graph to draw, reduced to what a picture holds, each tie with up to `sentences` sentences.
  /// Errors: not_found where the answer is no; those of the queries.
  [[nodiscard]] Result<graph::Subgraph> ask(OpenGraph& opened, std::size_t sentences) const;

 private:
  struct Scene;

  [[nodiscard]] Result<Scene> scene(OpenGraph& opened, const queries::Filter& filter) const;
  [[nodiscard]] Result<Scene> around(OpenGraph& opened, const queries::Filter& filter) const;
  [[nodiscard]] Result<Scene> paths(OpenGraph& opened, const queries::Filter& filter) const;
  [[nodiscard]] Result<Scene> common(const graph::Graph& graph, const queries::Filter& filter) const;
  [[nodiscard]] Result<Scene> connection(const graph::Graph& graph, const queries::Filter& filter) const;
  [[nodiscard]] Result<Scene> names(const graph::Graph& graph) const;
  [[nodiscard]] Result<Scene> query(const graph::Graph& graph) const;
  [[nodiscard]] Result<Scene> communities(OpenGraph& opened) const;

  std::string m_around;
  std::vector<std::string> m_path;
  std::vector<std::string> m_common;
  std::vector<std::string> m_connect;
  std::vector<std::string> m_names;
  std::string m_cypher;
  std::string m_timeline;
  std::string m_title;
  std::string m_group_by;
  std::uint64_t m_communities = 0;
  std::uint64_t m_members = 6;
  std::uint64_t m_hops = 1;
  std::uint64_t m_count = 1;
  std::uint64_t m_max_hops = 6;
  std::uint64_t m_limit = 30;
  FilterOptions m_filter;
};

/// A neighbourhood as rings: what stands around `centre`, the `limit` strongest, with a sentence for each tie.
[[nodiscard]] Result<graph::Subgraph> neighbourhood(OpenGraph& opened, EntityId centre, std::size_t limit,
                                                    std::size_t sentences);

}  // namespace guanxi::cli
