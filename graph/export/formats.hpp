// The writers of the single formats; export.cpp chooses among them.
#pragma once

#include "base/error.hpp"
#include "graph/export/export.hpp"
#include "graph/export/rows.hpp"
#include "graph/export/sink.hpp"

namespace guanxi::graph {

/// Each writes the whole document to `sink` and leaves committing to the caller; failures stick in the sink.
[[nodiscard]] ExportCounts write_node_link(const Selection& selection, EdgesKey edges_key, Sink& sink);
[[nodiscard]] ExportCounts write_cytoscape(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_graphml(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_gexf(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_jgf(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_jsonld(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_ftm(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_dot(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_cypher(const Selection& selection, Sink& sink);
[[nodiscard]] ExportCounts write_neo4j(const Selection& selection, Sink& nodes, Sink& relationships, Sink& script);
[[nodiscard]] ExportCounts write_csv(const Selection& selection, ByteOrderMark mark, Sink& nodes, Sink& edges);

}  // namespace guanxi::graph
