// The exports through the readers they are for: networkx (two defaults of the edges' key) and igraph, where installed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/graph/export/sample.hpp"

namespace guanxi::graph {
namespace {

constexpr const char* k_pythons[] = {"python3", "/usr/bin/python3"};

/// Runs a script with each Python that has the module (their versions differ); skips the test where none has.
void run_python(const TemporaryFolder& folder, const std::string& module, const std::string& script) {
  std::ofstream(folder.file("script.py")) << script;
  bool found = false;
  for (const char* const python : k_pythons) {
    if (std::system(fmt::format("{} -c 'import {}' >/dev/null 2>&1", python, module).c_str()) != 0) continue;
    EXPECT_EQ(std::system(fmt::format("cd '{}' && {} script.py", folder.file(""), python).c_str()), 0) << python;
    found = true;
  }
  if (!found) GTEST_SKIP() << module << " is not installed (Debian: python3-" << module << ")";
}

ExportCounts write(const TemporaryFolder& folder, const std::string& name, ExportFormat format) {
  ExportOptions options;
  options.format = format;
  const auto counts = export_graph(sample_graph(hostile_names()), options, folder.file(name));
  EXPECT_TRUE(counts.has_value());
  return counts.value_or(ExportCounts{});
}

TEST(Readers, NetworkxReadsNodeLinkWithItsDefaults) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.json", ExportFormat::node_link);
  run_python(folder, "networkx", fmt::format(R"(
import json, warnings, networkx
warnings.simplefilter('ignore')
data = json.load(open('g.json', encoding='utf-8'))
g = networkx.node_link_graph(data)
assert g.is_directed() and g.is_multigraph()
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
assert g.nodes['e000000000000abc0']['name'] == '"&<>\''
assert g['e000000000000abc0']['e000000000000abc1']['co_mention']['weight'] == 2
)", counts.nodes, counts.edges));
}

TEST(Readers, NetworkxReadsCytoscape) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.cyjs", ExportFormat::cytoscape);
  run_python(folder, "networkx", fmt::format(R"(
import json, networkx
g = networkx.cytoscape_graph(json.load(open('g.cyjs', encoding='utf-8')))
assert g.is_directed() and g.is_multigraph()
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
node = g.nodes['e000000000000abc0']
assert (node['label'], node['first'], node['last']) == ('"&<>\'', '2021-03-01', '2022-06-30'), node
assert all(d['weight'] == d['articles'] for _, _, d in g.edges(data=True))
)", counts.nodes, counts.edges));
}

TEST(Readers, NetworkxReadsGraphMl) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.graphml", ExportFormat::graphml);
  run_python(folder, "networkx", fmt::format(R"(
import networkx
g = networkx.read_graphml('g.graphml', force_multigraph=True)
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
assert g.nodes['e000000000000abc0']['label'] == '"&<>\''
edges = [d for _, _, d in g.edges(data=True)]
assert sum(d['symmetric'] for d in edges) == {0} * ({0} - 1) // 2
assert all(d['weight'] == d['articles'] for d in edges)
)", counts.nodes, counts.edges));
}

TEST(Readers, IgraphReadsGraphMl) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.graphml", ExportFormat::graphml);
  run_python(folder, "igraph", fmt::format(R"(
import igraph
g = igraph.Graph.Read_GraphML('g.graphml')
assert g.is_directed()
assert (g.vcount(), g.ecount()) == ({}, {}), (g.vcount(), g.ecount())
assert g.vs[0]['id'] == 'e000000000000abc0' and g.vs[0]['name'] == '"&<>\''
)", counts.nodes, counts.edges));
}

TEST(Readers, NetworkxReadsGexf) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.gexf", ExportFormat::gexf);
  run_python(folder, "networkx", fmt::format(R"(
import networkx, sys
from networkx.readwrite.gexf import GEXF
if '1.3' not in GEXF.versions:
    print('networkx', networkx.__version__, 'does not know GEXF 1.3')
    sys.exit(0)
g = networkx.read_gexf('g.gexf', version='1.3')
assert g.is_directed() and g.is_multigraph()
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
node = g.nodes['e000000000000abc0']
assert (node['label'], node['articles']) == ('"&<>\'', 2), node
assert (node['start'], node['end']) == ('2021-03-01', '2022-06-30'), node
edges = [d for _, _, d in g.edges(data=True)]
assert sum(d['symmetric'] for d in edges) == {0} * ({0} - 1) // 2
assert all(d['weight'] == d['articles'] and d['start'] <= d['end'] for d in edges)
)", counts.nodes, counts.edges));
}

TEST(Readers, PythonReadsCsv) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g", ExportFormat::csv);
  run_python(folder, "csv", fmt::format(R"(
import csv
nodes = list(csv.DictReader(open('g/nodes.csv', encoding='utf-8', newline='')))
edges = list(csv.DictReader(open('g/edges.csv', encoding='utf-8', newline='')))
assert (len(nodes), len(edges)) == ({}, {}), (len(nodes), len(edges))
ids = set(n['Id'] for n in nodes)
assert all(e['Source'] in ids and e['Target'] in ids for e in edges)
assert len(set(e['Id'] for e in edges)) == len(edges)
)", counts.nodes, counts.edges));
}

}  // namespace
}  // namespace guanxi::graph
