// Graphviz behind values and errors: the only place that knows its context, its lock and its messages.
#pragma once

#include <graphviz/gvc.h>

#include <chrono>
#include <clocale>
#include <mutex>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "graph/diagram/deadline.hpp"

namespace guanxi::graph {

/// Graphviz's libraries are full of global state: all that calls them holds one of these. It keeps the process-wide
/// lock, the C locale for this thread (numbers are printed with a point), and Graphviz's messages off standard error.
class GraphvizSession {
 public:
  /// `limit`: how long engines may run before a plain layout takes their place.
  explicit GraphvizSession(std::chrono::milliseconds limit = k_layout_limit);
  GraphvizSession(const GraphvizSession&) = delete;
  GraphvizSession& operator=(const GraphvizSession&) = delete;
  ~GraphvizSession();

  /// The one context of the process; it lives until the end, since freeing one loses its plugins.
  [[nodiscard]] GVC_t* context() const;
  [[nodiscard]] Deadline deadline() const { return m_deadline; }
  /// An io error with what Graphviz said.
  [[nodiscard]] tl::unexpected<Error> failure(std::string_view what) const;

 private:
  Deadline m_deadline;
  std::unique_lock<std::mutex> m_lock;
  locale_t m_c_locale;
  locale_t m_previous_locale;
  agusererrf m_previous_handler;
};

/// A graph of libcgraph with its layout, freed in the right order. Must not outlive the session.
class CGraph {
 public:
  explicit CGraph(const GraphvizSession& session, const char* name = "guanxi");
  CGraph(const CGraph&) = delete;
  CGraph& operator=(const CGraph&) = delete;
  ~CGraph();

  [[nodiscard]] Agraph_t* get() const { return m_graph; }
  /// A value for the whole graph, or the default of all nodes or edges.
  void set(int kind, const char* name, std::string_view value);
  [[nodiscard]] Agnode_t* node(const std::string& name);
  [[nodiscard]] Agedge_t* edge(Agnode_t* from, Agnode_t* to, const std::string& key);
  /// A value of one node, edge or subgraph.
  static void set(void* object, const char* name, std::string_view value);
  /// A value in Graphviz's HTML-like language.
  void set_html(void* object, const char* name, std::string_view value);

  /// The same graph gets the same layout: seeds rand() and drand48(), whose state the engines depend on.
  [[nodiscard]] Result<void> layout(const char* engine);
  /// DOT text without a layout.
  [[nodiscard]] Result<std::string> text();

 private:
  const GraphvizSession& m_session;
  Agraph_t* m_graph;
  bool m_has_layout = false;
};

}  // namespace guanxi::graph
