// Graphviz's layout engines over plain sizes: positions out of widths, heights and pairs.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.hpp"
#include "graph/diagram/geometry.hpp"
#include "graph/diagram/graphviz.hpp"

namespace guanxi::graph {

enum class Engine : std::uint8_t {
  layers,  // dot, left to right
  stress,  // neato: distances as the ties ask for
  forces   // sfdp: for many nodes
};

struct EngineNode {
  double width = 0;
  double height = 0;
};

struct EngineEdge {
  std::size_t from = 0;  ///< of layers, the left one
  std::size_t to = 0;
  double label_width = 0;  ///< 0: no label; layers keep room for one, others lengthen the tie
  double label_height = 0;
};

struct EngineTask {
  Engine engine{};
  std::vector<EngineNode> nodes;
  std::vector<EngineEdge> edges;
  double reach = 60;  ///< how long ties are beyond shapes and labels, points; not of layers
};

struct EngineResult {
  bool late = false;          ///< the session's deadline came first: there is nothing else in it
  std::vector<Point> nodes;   ///< centres
  std::vector<Curve> curves;  ///< from centre to centre, led round other nodes where that costs little
};

/// The same task gets the same places. No engine runs without a bound: dot and neato stop after a number of steps, ties
/// of full pictures are straight, so that the deadline is for what nobody foresaw. Errors: io from Graphviz. Time:
/// under a second for 150 nodes, 2 s for 300 nodes and 1,000 ties.
[[nodiscard]] Result<EngineResult> run_engine(const GraphvizSession& session, const EngineTask& task);

}  // namespace guanxi::graph
