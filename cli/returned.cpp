#include "cli/returned.hpp"

#include <optional>
#include <vector>

#include "queries/cypher/graph/gx_graph.hpp"
#include "queries/cypher/query.hpp"

namespace guanxi::cli {

namespace {

class Collector {
 public:
  Collector(const graph::Graph& graph, const cypher::GxGraph& rows) : m_entities(graph.entity_count()), m_rows(rows) {}

  void add(const cypher::Value& value) {
    if (value.is(cypher::Kind::node)) add(value.node());
    if (value.is(cypher::Kind::relationship)) add(value.relationship());
    if (value.is(cypher::Kind::list)) {
      for (const cypher::Value& item : value.list()) add(item);
    }
    if (value.is(cypher::Kind::map)) {
      for (const auto& [key, item] : value.map()) add(item);
    }
    if (value.is(cypher::Kind::path)) {
      for (const cypher::NodeRef node : value.path().nodes) add(node);
      for (const cypher::RelRef rel : value.path().rels) add(rel);
    }
  }

  [[nodiscard]] Returned take() { return std::move(m_found); }

 private:
  [[nodiscard]] std::optional<EntityId> entity(cypher::NodeRef node) const {
    return node.id < m_entities ? std::optional(EntityId(static_cast<std::uint32_t>(node.id))) : std::nullopt;
  }
  void add(cypher::NodeRef node) {
    if (const auto id = entity(node)) m_found.entities.insert(*id);
  }
  void add(cypher::RelRef rel) {
    const auto [from, to] = m_rows.ends(rel);
    add(from);
    add(to);
    const auto a = entity(from);
    const auto b = entity(to);
    if (!a || !b) return;
    if (const auto stated = m_rows.stated(rel)) {
      m_found.relations.insert({*a, *b, stated->type, std::string(stated->title)});
    } else {
      m_found.ties.insert(std::minmax(*a, *b));
    }
  }

  std::uint64_t m_entities;
  const cypher::GxGraph& m_rows;
  Returned m_found;
};

}  // namespace

Result<Returned> returned_by(const graph::Graph& graph, const std::string& query) {
  cypher::GxGraph rows(graph);
  Collector collector(graph, rows);
  const auto answer = cypher::run_query(
      query, {}, rows, {}, [](const std::vector<std::string>&) {},
      [&](const cypher::List& row) {
        for (const cypher::Value& value : row) collector.add(value);
        return true;
      });
  if (answer) return collector.take();
  const bool of_text = answer.error().phase == cypher::Phase::compile_time;
  return fail(of_text ? ErrorCode::usage : ErrorCode::malformed, cypher::error_text(answer.error(), query), "--cypher");
}

}  // namespace guanxi::cli
