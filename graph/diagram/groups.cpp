// Groups as boxes: the members of each are laid out by themselves, then the boxes as if they were nodes.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "graph/diagram/engine.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/layout.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_padding = 12;  // inside a group's box
constexpr double k_gap = 14;      // between nodes in rows
constexpr double k_reach = -40;   // ties between boxes: prism moves apart what would overlap

/// Members of one group, or a node that has none.
struct Block {
  std::vector<std::size_t> nodes;
  std::vector<Point> places;  ///< by `nodes`, from the block's centre
  double width = 0;
  double height = 0;
  bool boxed = false;
};

std::vector<Block> blocks_of(const Picture& picture) {
  std::vector<Block> blocks(picture.groups.size());
  for (Block& block : blocks) block.boxed = true;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    if (picture.nodes[i].group)
      blocks[*picture.nodes[i].group].nodes.push_back(i);
    else
      blocks.push_back({{i}, {}, 0, 0, false});
  }
  return blocks;
}

/// Rows of about one and a half times the height in width: where members have few ties among them.
std::vector<Point> in_rows(const Picture& picture, const std::vector<std::size_t>& nodes) {
  double area = 0;
  double widest = 0;
  for (const std::size_t i : nodes) {
    area += (picture.nodes[i].width + k_gap) * (picture.nodes[i].height + k_gap);
    widest = std::max(widest, picture.nodes[i].width);
  }
  const double limit = std::max(widest, std::sqrt(area * 1.5));
  std::vector<Point> out;
  double x = 0;
  double y = 0;
  double row = 0;
  for (const std::size_t i : nodes) {
    const PictureNode& node = picture.nodes[i];
    if (x > 0 && x + node.width > limit) {
      x = 0;
      y += row + k_gap;
      row = 0;
    }
    out.push_back({x + node.width / 2, y + node.height / 2});
    x += node.width + k_gap;
    row = std::max(row, node.height);
  }
  return out;
}

Result<std::vector<Point>> among_themselves(const GraphvizSession& session, const Picture& picture,
                                            const std::vector<std::size_t>& nodes) {
  EngineTask task;
  task.engine = Engine::stress;
  std::map<std::size_t, std::size_t> inside;
  for (const std::size_t i : nodes) {
    inside[i] = task.nodes.size();
    task.nodes.push_back({picture.nodes[i].width, picture.nodes[i].height});
  }
  for (const PictureEdge& edge : picture.edges) {
    if (inside.contains(edge.a) && inside.contains(edge.b))
      task.edges.push_back({inside[edge.a], inside[edge.b], edge.label_width, edge.label_height});
  }
  if (2 * task.edges.size() < nodes.size()) return in_rows(picture, nodes);
  GUANXI_TRY(EngineResult found, run_engine(session, task));
  return std::move(found.nodes);
}

/// Moves the places so that the block's centre is 0, 0, and measures it.
void measure(const Picture& picture, Block& block) {
  constexpr double k_far = std::numeric_limits<double>::max();
  Box box{k_far, k_far, -k_far, -k_far};
  for (std::size_t i = 0; i < block.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[block.nodes[i]];
    box.include(box_around(block.places[i], node.width, node.height));
  }
  if (block.boxed) {
    const std::uint32_t group = *picture.nodes[block.nodes.front()].group;
    const double heading = text_width(picture.groups[group], picture.style.note_size) + 2 * k_padding;
    const double more = std::max(0.0, heading - box.width() - 2 * k_padding) / 2;
    box = {box.left - k_padding - more, box.top - k_padding - k_heading_room, box.right + k_padding + more,
           box.bottom + k_padding};
  }
  const Point centre = box.centre();
  for (Point& place : block.places) place = {place.x - centre.x, place.y - centre.y};
  block.width = box.width();
  block.height = box.height();
}

EngineTask outer_task(const Picture& picture, const std::vector<Block>& blocks) {
  std::vector<std::size_t> block_of(picture.nodes.size());
  EngineTask task{Engine::stress, {}, {}, k_reach};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (const std::size_t node : blocks[i].nodes) block_of[node] = i;
    task.nodes.push_back({blocks[i].width, blocks[i].height});
  }
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> pairs;
  for (const PictureEdge& edge : picture.edges) {
    const auto [low, high] = std::minmax(block_of[edge.a], block_of[edge.b]);
    if (low != high) ++pairs[{low, high}];
  }
  for (const auto& [pair, count] : pairs) task.edges.push_back({pair.first, pair.second, 0, 0});
  return task;
}

}  // namespace

Result<Layout> lay_out_groups(const GraphvizSession& session, const Picture& picture) {
  std::vector<Block> blocks = blocks_of(picture);
  for (Block& block : blocks) {
    GUANXI_TRY(block.places, among_themselves(session, picture, block.nodes));
    measure(picture, block);
  }
  GUANXI_TRY(const EngineResult outer, run_engine(session, outer_task(picture, blocks)));
  Layout layout;
  layout.nodes.resize(picture.nodes.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Point centre = outer.nodes[i];
    for (std::size_t k = 0; k < blocks[i].nodes.size(); ++k)
      layout.nodes[blocks[i].nodes[k]] = {centre.x + blocks[i].places[k].x, centre.y + blocks[i].places[k].y};
    if (blocks[i].boxed) layout.groups.push_back(box_around(centre, blocks[i].width, blocks[i].height));
  }
  for (const PictureEdge& edge : picture.edges)
    layout.curves.push_back(straight(layout.nodes[edge.a], layout.nodes[edge.b]));
  return layout;
}

}  // namespace guanxi::graph
