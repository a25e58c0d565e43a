// The exports through the readers they are for: networkx (two defaults of the edges' key) and igraph, where installed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <tuple>
#include <utility>
#include <vector>

#include "base/file.hpp"
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
  run_python(folder, "networkx",
             fmt::format(R"(
import json, warnings, networkx
warnings.simplefilter('ignore')
data = json.load(open('g.json', encoding='utf-8'))
g = networkx.node_link_graph(data)
assert g.is_directed() and g.is_multigraph()
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
assert g.nodes['e000000000000abc0']['name'] == '"&<>\''
assert g['e000000000000abc0']['e000000000000abc1']['co_mention']['weight'] == 2
)",
                         counts.nodes, counts.edges));
}

TEST(Readers, NetworkxReadsCytoscape) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.cyjs", ExportFormat::cytoscape);
  run_python(folder, "networkx",
             fmt::format(R"(
import json, networkx
g = networkx.cytoscape_graph(json.load(open('g.cyjs', encoding='utf-8')))
assert g.is_directed() and g.is_multigraph()
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
node = g.nodes['e000000000000abc0']
assert (node['label'], node['first'], node['last']) == ('"&<>\'', '2021-03-01', '2022-06-30'), node
assert all(d['weight'] == d['articles'] for _, _, d in g.edges(data=True))
)",
                         counts.nodes, counts.edges));
}

TEST(Readers, NetworkxReadsGraphMl) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.graphml", ExportFormat::graphml);
  run_python(folder, "networkx",
             fmt::format(R"(
import networkx
g = networkx.read_graphml('g.graphml', force_multigraph=True)
assert (g.number_of_nodes(), g.number_of_edges()) == ({0}, {1}), (g.number_of_nodes(), g.number_of_edges())
assert g.nodes['e000000000000abc0']['label'] == '"&<>\''
edges = [d for _, _, d in g.edges(data=True)]
assert sum(d['symmetric'] for d in edges) == {0} * ({0} - 1) // 2
assert all(d['weight'] == d['articles'] for d in edges)
)",
                         counts.nodes, counts.edges));
}

TEST(Readers, IgraphReadsGraphMl) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.graphml", ExportFormat::graphml);
  run_python(folder, "igraph",
             fmt::format(R"(
import igraph
g = igraph.Graph.Read_GraphML('g.graphml')
assert g.is_directed()
assert (g.vcount(), g.ecount()) == ({}, {}), (g.vcount(), g.ecount())
assert g.vs[0]['id'] == 'e000000000000abc0' and g.vs[0]['name'] == '"&<>\''
)",
                         counts.nodes, counts.edges));
}

TEST(Readers, NetworkxReadsGexf) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.gexf", ExportFormat::gexf);
  run_python(folder, "networkx",
             fmt::format(R"(
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
)",
                         counts.nodes, counts.edges));
}

/// What xmllint says of `file` under the schema: 0 where it is valid.
int validate(const TemporaryFolder& folder, const std::string& file, const std::string& schema) {
  return std::system(fmt::format("xmllint --noout --relaxng '{}/schemas/{}.rng' '{}' >/dev/null 2>&1",
                                 GUANXI_READERS_DATA, schema, folder.file(file))
                         .c_str());
}

/// The schemas are of what we write: elements, order, types of values, ids that are unique and name something.
TEST(Readers, SchemasAcceptGexfAndGraphMlAndRefuseDamage) {
  if (std::system("xmllint --version >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "xmllint is not installed (Debian: libxml2-utils)";
  using Damage = std::pair<std::string, std::string>;
  const std::vector<std::tuple<std::string, ExportFormat, std::vector<Damage>>> formats{
      {"gexf",
       ExportFormat::gexf,
       {{"version=\"1.3\"", "version=\"1.2\""},
        {"//gexf.net", "//www.gexf.net"},
        {"weight=\"2\"", "weight=\"two\""},
        {"start=\"2021-03-01\"", "start=\"2021-13-01\""},
        {"type=\"long\"", "type=\"date\""},
        {"source=\"e", "source=\"e9"},
        {"for=\"n_type\"", "for=\"n_kind\""},
        {"<nodes>", "<colour/><nodes>"}}},
      {"graphml",
       ExportFormat::graphml,
       {{"attr.type=\"boolean\"", "attr.type=\"date\""},
        {"for=\"edge\"", "for=\"all\""},
        {"attr.name=\"type\"", "attr.name=\"id\""},
        {"key=\"n_name\"", "key=\"n_none\""},
        {"target=\"e", "target=\"e9"}}}};
  for (const auto& [name, format, damages] : formats) {
    const TemporaryFolder folder;
    (void)write(folder, "good", format);
    EXPECT_EQ(validate(folder, "good", name), 0) << name;
    const std::string good = read_file(folder.file("good")).value();
    for (const auto& [text, damaged] : damages) {
      const std::size_t at = good.find(text);
      ASSERT_NE(at, std::string::npos) << text;
      std::ofstream(folder.file("bad"), std::ios::binary) << std::string(good).replace(at, text.size(), damaged);
      EXPECT_NE(validate(folder, "bad", name), 0) << name << " with " << damaged;
    }
  }
}

TEST(Readers, JsonSchemaAcceptsJgf) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.jgf", ExportFormat::jgf);
  run_python(folder, "jsonschema",
             fmt::format(R"(
import json, jsonschema
data = json.load(open('g.jgf', encoding='utf-8'))
jsonschema.validate(data, json.load(open('{2}/jgf_schema.json', encoding='utf-8')))
graph = data['graph']
assert (len(graph['nodes']), len(graph['edges'])) == ({0}, {1})
assert all(e['source'] in graph['nodes'] and e['target'] in graph['nodes'] for e in graph['edges'])
assert len(set(e['id'] for e in graph['edges'])) == {1}
)",
                         counts.nodes, counts.edges, GUANXI_READERS_DATA));
}

/// The labels as Graphviz itself shows them, by way of an SVG.
TEST(Readers, GraphvizShowsDot) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.dot", ExportFormat::dot);
  (void)write(folder, "g.json", ExportFormat::node_link);
  if (std::system("dot -V >/dev/null 2>&1") != 0) GTEST_SKIP() << "Graphviz is not installed (Debian: graphviz)";
  run_python(folder, "json",
             fmt::format(R"(
import json, subprocess, xml.etree.ElementTree
svg = subprocess.run(['dot', '-Ksfdp', '-Tsvg', 'g.dot'], capture_output=True, check=True)
root = xml.etree.ElementTree.fromstring(svg.stdout)
space = '{{http://www.w3.org/2000/svg}}'
nodes = [g for g in root.iter(space + 'g') if 'node' in (g.get('class') or '').split()]
edges = [g for g in root.iter(space + 'g') if 'edge' in (g.get('class') or '').split()]
assert (len(nodes), len(edges)) == ({0}, {1}), (len(nodes), len(edges))
shown = {{g.find(space + 'title').text: ''.join(t.text or '' for t in g.iter(space + 'text')) for g in nodes}}
names = {{n['id']: n['name'] for n in json.load(open('g.json', encoding='utf-8'))['nodes']}}
assert shown.keys() == names.keys()
for id, name in names.items():
    assert shown[id].replace('\u00a0', ' ').strip() == name.strip(), (id, shown[id], name)
)",
                         counts.nodes, counts.edges));
}

/// A check in JavaScript; skipped where node does not find the module.
void run_node(const TemporaryFolder& folder, const std::string& module, const std::string& script) {
  std::ofstream(folder.file("script.js")) << script;
  const std::string node = "NODE_PATH='" GUANXI_NODE_MODULES "' node";
  if (std::system(fmt::format("{} -e \"require('{}')\" >/dev/null 2>&1", node, module).c_str()) != 0)
    GTEST_SKIP() << module << " is not installed for node (scripts/test does it)";
  EXPECT_EQ(std::system(fmt::format("cd '{}' && {} script.js", folder.file(""), node).c_str()), 0);
}

TEST(Readers, CytoscapeJsReadsItsJson) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.cyjs", ExportFormat::cytoscape);
  run_node(folder, "cytoscape",
           fmt::format(R"(
const assert = require('assert'), cytoscape = require('cytoscape');
const json = JSON.parse(require('fs').readFileSync('g.cyjs', 'utf8'));
const cy = cytoscape({{headless: true, elements: json.elements}});
assert.deepStrictEqual([cy.nodes().length, cy.edges().length], [{0}, {1}]);
assert.strictEqual(cy.getElementById('e000000000000abc0').data('label'), '"&<>\'');
assert.ok(cy.edges().every(e => e.data('weight') === e.data('articles') && e.data('first') <= e.data('last')));
)",
                       counts.nodes, counts.edges));
}

TEST(Readers, D3ReadsNodeLink) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.json", ExportFormat::node_link);
  run_node(folder, "d3-force",
           fmt::format(R"(
const assert = require('assert'), d3 = require('d3-force');
const g = JSON.parse(require('fs').readFileSync('g.json', 'utf8'));
d3.forceSimulation(g.nodes).force('link', d3.forceLink(g.links).id(d => d.id)).stop().tick(3);
assert.deepStrictEqual([g.nodes.length, g.links.length], [{0}, {1}]);
assert.ok(g.links.every(l => l.source.name !== undefined && Number.isFinite(l.target.x)));
)",
                       counts.nodes, counts.edges));
}

TEST(Readers, GraphologyTakesNodeLink) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.json", ExportFormat::node_link);
  run_node(folder, "graphology",
           fmt::format(R"(
const assert = require('assert'), {{MultiGraph}} = require('graphology');
const json = JSON.parse(require('fs').readFileSync('g.json', 'utf8')), g = new MultiGraph();
for (const n of json.nodes) g.addNode(n.id, n);
for (const e of json.edges) g.addEdgeWithKey([e.source, e.target, e.key].join('-'), e.source, e.target, e);
assert.deepStrictEqual([g.order, g.size], [{0}, {1}]);
)",
                       counts.nodes, counts.edges));
}

TEST(Readers, GraphologyReadsGexf) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.gexf", ExportFormat::gexf);
  run_node(folder, "graphology-gexf",
           fmt::format(R"(
const assert = require('assert'), {{MultiGraph}} = require('graphology'), gexf = require('graphology-gexf');
const g = gexf.parse(MultiGraph, require('fs').readFileSync('g.gexf', 'utf8'));
assert.deepStrictEqual([g.order, g.size], [{0}, {1}]);
assert.strictEqual(g.getNodeAttribute('e000000000000abc0', 'label'), '"&<>\'');
const wrong = g.filterEdges((e, a) => a.weight !== a.e_articles || a.label.length === 0);
assert.deepStrictEqual(wrong.map(e => g.getEdgeAttributes(e)), []);
)",
                       counts.nodes, counts.edges));
}

/// Two processors: PyLD and, where it is there, jsonld of npm.
TEST(Readers, JsonLdProcessorsExpandIt) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.jsonld", ExportFormat::jsonld);
  (void)write(folder, "g.json", ExportFormat::node_link);
  run_python(folder, "pyld",
             fmt::format(R"(
import json
from pyld import jsonld
flat = jsonld.flatten(json.load(open('g.jsonld', encoding='utf-8')))
s = 'https://schema.org/'
roles = [x for x in flat if s + 'Role' in x['@type']]
nodes = {{x['@id']: x for x in flat if s + 'Role' not in x['@type']}}
assert (len(nodes), len(roles)) == ({0}, {1}), (len(nodes), len(roles))
for n in json.load(open('g.json', encoding='utf-8'))['nodes']:
    assert nodes['urn:guanxi:' + n['id']][s + 'name'] == [{{'@value': n['name']}}]
post = next(r for r in roles if r[s + 'roleName'][0]['@value'] == '书记')
assert post[s + 'worksFor'] == [{{'@id': 'urn:guanxi:e000000000000abc1'}}]
assert post['urn:guanxi:term:last'] == [{{'@type': s + 'Date', '@value': '2022-06-30'}}]
assert {{'@id': post['@id']}} in nodes['urn:guanxi:e000000000000abc0'][s + 'worksFor']
)",
                         counts.nodes, counts.edges));
}

TEST(Readers, NpmJsonLdExpandsIt) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.jsonld", ExportFormat::jsonld);
  run_node(folder, "jsonld",
           fmt::format(R"(
const assert = require('assert'), jsonld = require('jsonld');
const doc = JSON.parse(require('fs').readFileSync('g.jsonld', 'utf8'));
jsonld.flatten(doc).then(flat => assert.strictEqual(flat.length, {0} + {1})).catch(e => {{ console.error(e); process.exit(1); }});
)",
                       counts.nodes, counts.edges));
}

/// FollowTheMoney drops what its model does not allow without a word; so the model's own rules are asked here.
TEST(Readers, FollowTheMoneyModelAllowsEachLine) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g.ftm", ExportFormat::ftm);
  (void)write(folder, "g.json", ExportFormat::node_link);
  run_python(folder, "json",
             fmt::format(R"(
import json, re
thing = {{'name', 'alias', 'topics', 'summary', 'sourceUrl'}}
interest = {{'role', 'status', 'startDate', 'endDate', 'date', 'summary', 'sourceUrl'}}
allowed = {{'Person': thing, 'PublicBody': thing, 'Company': thing, 'Address': thing | {{'full'}}, 'Document': thing | {{'title', 'fileName'}},
           'UnknownLink': interest | {{'subject', 'object'}}, 'Employment': interest | {{'employee', 'employer'}},
           'Documentation': interest | {{'document', 'entity'}}}}
required = {{'Document': ['fileName'], 'Person': ['name'], 'Company': ['name'], 'PublicBody': ['name'], 'UnknownLink': ['subject', 'object'],
            'Employment': ['employee', 'employer'], 'Documentation': ['document', 'entity']}}
organisation = {{'PublicBody', 'Company'}}
ranges = {{'employee': {{'Person'}}, 'employer': organisation, 'document': {{'Document'}}}}
lines = [json.loads(l) for l in open('g.ftm', encoding='utf-8')]
schema = {{l['id']: l['schema'] for l in lines}}
assert len(schema) == len(lines) == {0} + {1}
names = {{n['id']: n['name'] for n in json.load(open('g.json', encoding='utf-8'))['nodes']}}
for line in lines:
    assert re.fullmatch('[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?', line['id']), line['id']
    properties = line['properties']
    assert set(properties) <= allowed[line['schema']], line
    named = not (line['id'] in names and not names[line['id']])
    assert not named or all(p in properties for p in required.get(line['schema'], [])), line
    assert all(isinstance(v, str) and v for values in properties.values() for v in values), line
    for p in ('subject', 'object', 'employee', 'employer', 'document', 'entity'):
        for v in properties.get(p, []):
            assert schema[v] in ranges.get(p, schema.values()), line
    for v in properties.get('date', []):
        assert re.fullmatch('[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}', v)
    if named and line['id'] in names:
        assert properties['name'] == [names[line['id']]]
)",
                         counts.nodes, counts.edges));
}

TEST(Readers, TablesForNeo4jAreWhatTheirHeadersSay) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g", ExportFormat::neo4j);
  (void)write(folder, "g.json", ExportFormat::node_link);
  run_python(folder, "csv",
             fmt::format(R"(
import csv, datetime, json, re
def rows(path):
    table = csv.reader(open(path, encoding='utf-8', newline=''), strict=True)
    head = next(table)
    for row in table:
        assert len(row) == len(head)
        yield dict(zip(head, row))
nodes = {{n['id:ID']: n for n in rows('g/nodes.csv')}}
edges = list(rows('g/relationships.csv'))
assert (len(nodes), len(edges)) == ({0}, {1}), (len(nodes), len(edges))
for n in json.load(open('g.json', encoding='utf-8'))['nodes']:
    row = nodes[n['id']]
    assert row['name'] == n['name'] and row[':LABEL'] == 'Entity|' + n['type'].capitalize()
    assert [a.replace('|', '｜') for a in n['aliases']] == row['aliases:string[]'].split('|')
    assert int(row['articles:long']) == n['articles'] and str(datetime.date.fromisoformat(row['last:date'])) == n['last']
assert all(e[':START_ID'] in nodes and e[':END_ID'] in nodes for e in edges)
assert all(re.fullmatch('[A-Z_]+', e[':TYPE']) for e in edges)
assert len(set(e['id'] for e in edges)) == {1}
)",
                         counts.nodes, counts.edges));
  EXPECT_EQ(std::system(fmt::format("sh -n '{}'", folder.file("g/import.sh")).c_str()), 0);
}

TEST(Readers, PythonReadsCsv) {
  const TemporaryFolder folder;
  const ExportCounts counts = write(folder, "g", ExportFormat::csv);
  run_python(folder, "csv",
             fmt::format(R"(
import csv
nodes = list(csv.DictReader(open('g/nodes.csv', encoding='utf-8', newline='')))
edges = list(csv.DictReader(open('g/edges.csv', encoding='utf-8', newline='')))
assert (len(nodes), len(edges)) == ({}, {}), (len(nodes), len(edges))
ids = set(n['Id'] for n in nodes)
assert all(e['Source'] in ids and e['Target'] in ids for e in edges)
assert len(set(e['Id'] for e in edges)) == len(edges)
)",
                         counts.nodes, counts.edges));
}

}  // namespace
}  // namespace guanxi::graph
