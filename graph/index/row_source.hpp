// Where the rows of an index come from: a graph file, or memory. Private to graph/index.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// What an index keeps of an article.
struct ArticleFrame {
  Date date;
  std::uint32_t sentences = 0;
  std::uint32_t original = 0;  ///< the first article of its story; itself where it is no reprint
};

/// Hands rows over once each; ids that they name are there. each_mention() may run on another thread beside the others.
/// Errors of all: io, malformed, as of a Store; and those of what is called.
class RowSource {
 public:
  RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  virtual ~RowSource() = default;

  [[nodiscard]] virtual std::size_t entity_count() const = 0;
  /// In id order.
  [[nodiscard]] virtual const std::vector<ArticleFrame>& articles() const = 0;
  /// Pairs that have no tie, whatever mentions both; by (a, b).
  [[nodiscard]] virtual const std::vector<ForbiddenRow>& forbidden() const = 0;
  /// Entities in id order, each followed by its aliases.
  [[nodiscard]] virtual Result<void> each_name(const std::function<void(EntityRow&&)>& entity,
                                               const std::function<void(AliasRow&&)>& alias) = 0;
  /// By (article, sentence).
  [[nodiscard]] virtual Result<void> each_mention(const std::function<Result<void>(const MentionRow&)>& visit) = 0;
  /// In any order.
  [[nodiscard]] virtual Result<void> each_relation(const std::function<void(RelationRow&&)>& visit) = 0;
};

/// The rows of `store`, which must outlive it: read from the file, each in its turn, never held. Memory: 12 bytes an
/// article. Errors: malformed where rows name what is not there; busy where another graph has taken the file's place.
[[nodiscard]] Result<std::unique_ptr<RowSource>> rows_of_store(const Store& store);

/// `rows`, which must outlive it.
[[nodiscard]] std::unique_ptr<RowSource> rows_in_memory(const GraphRows& rows);

}  // namespace guanxi::graph
