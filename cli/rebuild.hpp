// What build, remove and correct share: a graph file made anew of its articles.
#pragma once

#include <string>

#include "base/error.hpp"
#include "extract/resolve/corrections/corrections.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

/// Starts from the articles of the graph at `path`, which must be there. Errors: as Store::open and StoreWriter::create.
[[nodiscard]] Result<graph::StoreWriter> open_for_change(const std::string& path);

/// Links the articles of `writer` with the corrections in force, writes the graph and its index. Where the index cannot be
/// written it says so on standard error. Errors: as StoreWriter::commit.
[[nodiscard]] Result<graph::StoreCounts> commit_graph(graph::StoreWriter& writer, const std::string& path);
/// The same where the corrections in force have been read already.
[[nodiscard]] Result<graph::StoreCounts> commit_graph(graph::StoreWriter& writer, const std::string& path,
                                                      const extract::Corrections& corrections);

/// "news.gx: 12 articles, 40 entities, ...", on standard error.
void say_graph(const std::string& path, const graph::StoreCounts& counts);

}  // namespace guanxi::cli
