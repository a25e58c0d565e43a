#include "graph/diagram/engine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

namespace guanxi::graph {

namespace {

constexpr double k_points_per_inch = 72;
constexpr std::size_t k_routed_edges = 90;  // more edges than this are straight: routing 115 round 60 nodes took 0.5 s

constexpr double k_beside_label = 26;  // of a line in layers that is seen beside its label

std::string inches(double points) { return fmt::format("{:.4f}", points / k_points_per_inch); }

const char* set_engine(const EngineTask& task, CGraph& graph) {
  graph.set(AGRAPH, "start", "7");
  if (task.engine == Engine::layers) {
    graph.set(AGRAPH, "rankdir", "LR");
    graph.set(AGRAPH, "nodesep", "0.16");
    graph.set(AGRAPH, "ranksep", "0.4");
    graph.set(AGRAPH, "nslimit", "1");
    graph.set(AGRAPH, "nslimit1", "1");
    graph.set(AGRAPH, "mclimit", "1");
    return "dot";
  }
  graph.set(AGRAPH, "overlap", "prism");
  graph.set(AGRAPH, "sep", "+9");
  graph.set(AGRAPH, "esep", "+4");
  graph.set(AGRAPH, "maxiter", "300");
  graph.set(AGRAPH, "splines", task.edges.size() <= k_routed_edges ? "true" : "line");
  if (task.engine == Engine::stress) return "neato";
  graph.set(AGRAPH, "K", "1.2");
  return "sfdp";
}

/// A table of nothing, so that dot keeps room for a label whatever the fonts.
std::string empty_room(const EngineEdge& edge) {
  return fmt::format(
      R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" WIDTH="{0:.0f}" HEIGHT="{1:.0f}"><TR><TD FIXEDSIZE="TRUE" WIDTH="{0:.0f}" HEIGHT="{1:.0f}"></TD></TR></TABLE>)",
      edge.label_width + k_beside_label, edge.label_height);
}

/// Graphviz's y grows upwards. Rounded: the last bits of what neato gives differ from run to run.
Point at(const pointf& p) {
  constexpr double k_grain = 64;
  return {std::round(p.x * k_grain) / k_grain, -std::round(p.y * k_grain) / k_grain};
}

Curve curve_of(Agedge_t* edge, Point from) {
  Curve out;
  const splines* const found = ED_spl(edge);
  if (found == nullptr || found->size == 0) return out;
  const bezier& only = found->list[0];
  for (int i = 0; i < only.size; ++i) out.points.push_back(at(only.list[i]));
  // neato draws some ties from their far end.
  if (distance(out.points.back(), from) < distance(out.points.front(), from)) out = reversed(std::move(out));
  return out;
}

Result<EngineResult> lay_out_here(const GraphvizSession& session, const EngineTask& task) {
  CGraph graph(session);
  const char* const engine = set_engine(task, graph);
  graph.set(AGNODE, "fixedsize", "true");
  graph.set(AGNODE, "label", "");
  graph.set(AGNODE, "shape", "box");
  graph.set(AGEDGE, "dir", "none");
  graph.set(AGEDGE, "headclip", "false");
  graph.set(AGEDGE, "tailclip", "false");
  if (task.engine == Engine::layers) {
    graph.set(AGEDGE, "tailport", "e");
    graph.set(AGEDGE, "headport", "w");
  }
  std::vector<Agnode_t*> nodes;
  for (std::size_t i = 0; i < task.nodes.size(); ++i) {
    nodes.push_back(graph.node(fmt::format("n{}", i)));
    CGraph::set(nodes.back(), "width", inches(task.nodes[i].width));
    CGraph::set(nodes.back(), "height", inches(task.nodes[i].height));
  }
  const double stretch =
      1 + std::min(1.0, static_cast<double>(task.edges.size()) / std::max(1.0, static_cast<double>(nodes.size())) / 6);
  std::vector<Agedge_t*> edges;
  for (std::size_t i = 0; i < task.edges.size(); ++i) {
    const EngineEdge& edge = task.edges[i];
    edges.push_back(graph.edge(nodes[edge.from], nodes[edge.to], fmt::format("l{}", i)));
    if (task.engine == Engine::layers) {
      if (edge.label_width > 0) graph.set_html(edges.back(), "label", empty_room(edge));
      continue;
    }
    // Stress majorisation takes lengths: enough for the label between the two shapes, more where there are many lines.
    const double reach = (task.nodes[edge.from].height + task.nodes[edge.to].height) / 2;
    CGraph::set(edges.back(), "len", inches((reach + task.reach + edge.label_width * 0.7) * stretch));
  }
  GUANXI_CHECK(graph.layout(engine));
  EngineResult result;
  for (Agnode_t* const node : nodes) result.nodes.push_back(at(ND_coord(node)));
  for (std::size_t i = 0; i < edges.size(); ++i)
    result.curves.push_back(curve_of(edges[i], result.nodes[task.edges[i].from]));
  return result;
}

void append(std::string& bytes, const std::vector<Point>& points) {
  const std::size_t count = points.size();
  bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
  bytes.append(reinterpret_cast<const char*>(points.data()), count * sizeof(Point));
}

std::vector<Point> take_points(std::string_view& bytes) {
  std::size_t count = 0;
  std::memcpy(&count, bytes.data(), sizeof count);
  bytes.remove_prefix(sizeof count);
  std::vector<Point> points(count);
  if (count > 0) std::memcpy(points.data(), bytes.data(), count * sizeof(Point));
  bytes.remove_prefix(count * sizeof(Point));
  return points;
}

}  // namespace

Result<EngineResult> run_engine(const GraphvizSession& session, const EngineTask& task) {
  (void)session.context();  // made once, not in each child
  GUANXI_TRY(const auto done, before(session.deadline(), [&]() -> Result<std::string> {
               GUANXI_TRY(const EngineResult here, lay_out_here(session, task));
               std::string bytes;
               append(bytes, here.nodes);
               for (const Curve& curve : here.curves) append(bytes, curve.points);
               return bytes;
             }));
  EngineResult result;
  if (!done) {
    result.late = true;
    return result;
  }
  std::string_view rest = *done;
  result.nodes = take_points(rest);
  for (std::size_t i = 0; i < task.edges.size(); ++i) result.curves.push_back({take_points(rest)});
  return result;
}

}  // namespace guanxi::graph
