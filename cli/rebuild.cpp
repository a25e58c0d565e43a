#include "cli/rebuild.hpp"

#include <fmt/format.h>

#include "cli/corrections.hpp"
#include "cli/streams.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::cli {

Result<graph::StoreWriter> open_for_change(const std::string& path) {
  return graph::StoreWriter::create_from(path, path, {});
}

Result<graph::StoreCounts> commit_graph(graph::StoreWriter& writer, const std::string& path) {
  GUANXI_TRY(const CorrectionsText in_force, CorrectionsText::parse(writer.corrections(), path));
  return commit_graph(writer, path, in_force.corrections);
}

Result<graph::StoreCounts> commit_graph(graph::StoreWriter& writer, const std::string& path,
                                        const extract::Corrections& corrections) {
  CorrectedLinking linking(corrections);
  GUANXI_TRY(const graph::StoreCounts stored, writer.commit(linking.assembly()));
  if (const auto indexed = graph::Graph::make_index(path); !indexed)
    say(fmt::format("note: no index could be written, so each question makes its own: {}", indexed.error().message));
  return stored;
}

void say_graph(const std::string& path, const graph::StoreCounts& counts) {
  say(fmt::format("{}: {}, {}, {}, {}", path, counted(counts.articles, "article", "articles"),
                  counted(counts.entities, "entity", "entities"), counted(counts.mentions, "mention", "mentions"),
                  counted(counts.relations, "stated relation", "stated relations")));
}

}  // namespace guanxi::cli
