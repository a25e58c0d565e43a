// The sentences behind an edge, read from the graph's texts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// A sentence with the article it stands in; texts are cleaned.
struct ExportEvidence {
  std::string article;  ///< its id
  std::string date;     ///< ISO; empty where unknown
  std::string title;
  std::string source;
  std::string url;
  std::string sentence;
};

/// Articles begin <= id < end.
struct ExportArticles {
  ArticleId begin{0};
  ArticleId end{UINT32_MAX};
};

/// Reads evidence, and keeps the first failure as a Sink does. Not thread-safe; the graph must outlive it.
class EvidenceReader {
 public:
  /// Errors: usage where the graph has no texts; those of Graph::texts.
  [[nodiscard]] static Result<EvidenceReader> of(const Graph& graph, std::uint32_t limit);

  /// The first sentences of `articles` that mention both; up to the limit. O(shorter list × log longer).
  [[nodiscard]] std::vector<ExportEvidence> of_tie(EntityId a, EntityId b, ExportArticles articles);
  /// Those of the first different places, which ascend.
  [[nodiscard]] std::vector<ExportEvidence> at(std::span<const Place> places);
  [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }

 private:
  EvidenceReader(const Graph& graph, const Store& store, std::uint32_t limit)
      : m_graph(&graph), m_store(&store), m_limit(limit) {}
  Result<ExportEvidence> read(Place place);

  const Graph* m_graph;
  const Store* m_store;
  std::uint32_t m_limit;
  std::optional<ArticleRow> m_article;  // the last one read: edges of one source share articles
  std::optional<Error> m_failure;
};

/// "2021-12-21 gaoyao-nanfang: the sentence", for formats that have texts only.
[[nodiscard]] std::string evidence_line(const ExportEvidence& evidence);

}  // namespace guanxi::graph
