// The tables that neo4j-admin imports in bulk, and the script that calls it. Lists are joined by a bar, since names
// hold semicolons, Neo4j's own separator; labels and types are those of docs/cypher.md.
#include "graph/export/csv_line.hpp"
#include "graph/export/cypher_names.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

constexpr std::string_view k_script = R"sh(#!/bin/sh
# Makes a Neo4j database (version 5 or later) of the tables beside this script:
#   sh import.sh [DATABASE] [more options of neo4j-admin]
# The database, neo4j unless named, must not be there yet, or --overwrite-destination be given.
set -e
cd "$(dirname "$0")"
database=neo4j
if [ $# -gt 0 ]; then database=$1; shift; fi
exec neo4j-admin database import full "$database" --array-delimiter='|' \
  --nodes=nodes.csv --relationships=relationships.csv "$@"
)sh";

}  // namespace

ExportCounts write_neo4j(const Selection& selection, Sink& nodes, Sink& relationships, Sink& script) {
  ExportCounts counts;
  nodes.put("id:ID,name,aliases:string[],type,articles:long,sentences:long,first:date,last:date,:LABEL\n");
  counts.nodes = put_nodes(selection, nodes, k_lines, [&](const ExportNode& node) {
    CsvLine(nodes)
        .cell(node.id)
        .cell(node.name)
        .cell(joined(node.aliases))
        .cell(node.type)
        .cell(node.articles)
        .cell(node.sentences)
        .cell(node.first)
        .cell(node.last)
        .cell(joined({"Entity", std::string(cypher_label(node.type))}));
  });
  relationships.put(":START_ID,:END_ID,:TYPE,id,label,title,state,articles:long,sentences:long,first:date,last:date");
  relationships.put(selection.has_evidence() ? ",evidence:string[]\n" : "\n");
  counts.edges = put_edges(selection, relationships, k_lines, [&](const ExportEdge& edge) {
    CsvLine line(relationships);
    line.cell(edge.source)
        .cell(edge.target)
        .cell(cypher_type(edge.relation))
        .cell(edge_id(edge))
        .cell(edge.label)
        .cell(edge.title)
        .cell(edge.state)
        .cell(edge.articles)
        .cell(edge.sentences)
        .cell(edge.first)
        .cell(edge.last);
    if (selection.has_evidence()) line.cell(joined_evidence(edge));
  });
  script.put(k_script);
  return counts;
}

}  // namespace guanxi::graph
