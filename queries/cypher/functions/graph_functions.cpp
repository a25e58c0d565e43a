// id, labels, type, properties, keys, nodes, relationships, evidence, ...
#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/run/run.hpp"

namespace guanxi::cypher {

namespace {

constexpr KindSet k_entity{Kind::node, Kind::relationship};
constexpr KindSet k_holder{Kind::node, Kind::relationship, Kind::map};

/// Errors: EntityNotFound where the entity was deleted.
void must_exist(const Call& call, const Value& entity) {
  const bool gone = entity.is(Kind::node) ? call.run.graph.is_deleted(entity.node())
                                          : call.run.graph.is_deleted(entity.relationship());
  if (gone) raise("EntityNotFound", "DeletedEntityAccess", "this node or relationship was deleted in this query");
}

Value id(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::node)) return Value(static_cast<std::int64_t>(v.node().id));
  if (v.is(Kind::relationship)) return Value(static_cast<std::int64_t>(v.relationship().id));
  wrong_argument(call, 0, "a Node or a Relationship");
}

Value element_id(const Call& call) {
  const Value number = id(call);
  return number.is_null() ? number : Value(std::to_string(static_cast<std::uint64_t>(number.integer())));
}

Value labels(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::node)) wrong_argument(call, 0, "a Node");
  must_exist(call, v);
  List out;
  for (std::string& label : call.run.graph.labels(v.node())) out.emplace_back(std::move(label));
  return Value(std::move(out));
}

Value type(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::relationship)) wrong_argument(call, 0, "a Relationship");
  return Value(call.run.graph.type_name(v.relationship()));
}

Map properties_of(const Call& call) {
  const Value& v = call.args[0];
  if (v.is(Kind::map)) return v.map();
  if (!v.is(Kind::node) && !v.is(Kind::relationship))
    wrong_argument(call, 0, "a Node, a Relationship or a Map", "InvalidArgumentType");
  must_exist(call, v);
  return v.is(Kind::node) ? call.run.graph.properties(v.node()) : call.run.graph.properties(v.relationship());
}

Value properties(const Call& call) { return call.args[0].is_null() ? Value() : Value(properties_of(call)); }

Value keys(const Call& call) {
  if (call.args[0].is_null()) return {};
  List out;
  for (const auto& [key, value] : properties_of(call)) out.emplace_back(key);
  return Value(std::move(out));
}

Value nodes(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::path)) wrong_argument(call, 0, "a Path");
  List out;
  for (const NodeRef node : v.path().nodes) out.emplace_back(node);
  return Value(std::move(out));
}

Value relationships(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::path)) wrong_argument(call, 0, "a Path");
  List out;
  for (const RelRef rel : v.path().rels) out.emplace_back(rel);
  return Value(std::move(out));
}

Value length(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::path)) wrong_argument(call, 0, "a Path");
  return Value(static_cast<std::int64_t>(v.path().rels.size()));
}

Value end_of(const Call& call, NodeRef Ends::*which) {
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (!v.is(Kind::relationship)) wrong_argument(call, 0, "a Relationship");
  return Value(call.run.graph.ends(v.relationship()).*which);
}
Value start_node(const Call& call) { return end_of(call, &Ends::start); }
Value end_node(const Call& call) { return end_of(call, &Ends::end); }

Value exists(const Call& call) { return Value(!call.args[0].is_null()); }

Value evidence(const Call& call) {
  for (const Value& v : call.args) {
    if (v.is_null()) return {};
  }
  if (call.args.size() == 1) {
    if (!call.args[0].is(Kind::relationship)) wrong_argument(call, 0, "a Relationship or two Nodes");
    return call.run.graph.evidence(call.args[0].relationship());
  }
  if (!call.args[0].is(Kind::node)) wrong_argument(call, 0, "a Relationship or two Nodes");
  if (!call.args[1].is(Kind::node)) wrong_argument(call, 1, "a Relationship or two Nodes");
  return call.run.graph.evidence(call.args[0].node(), call.args[1].node());
}

}  // namespace

std::vector<Function> graph_functions() {
  const StaticType integer = type_of({Kind::null, Kind::integer}), text = type_of({Kind::null, Kind::string});
  const StaticType texts{{Kind::null, Kind::list}, {Kind::string}};
  const StaticType node = type_of({Kind::null, Kind::node});
  return {{"id", 1, 1, {k_entity}, integer, id},
          {"elementId", 1, 1, {k_entity}, text, element_id},
          {"labels", 1, 1, {{Kind::node}}, texts, labels},
          {"type", 1, 1, {{Kind::relationship}}, text, type},
          {"properties", 1, 1, {k_holder}, type_of({Kind::null, Kind::map}), properties},
          {"keys", 1, 1, {k_holder}, texts, keys},
          {"nodes", 1, 1, {{Kind::path}}, {{Kind::null, Kind::list}, {Kind::node}}, nodes},
          {"relationships", 1, 1, {{Kind::path}}, {{Kind::null, Kind::list}, {Kind::relationship}}, relationships},
          {"rels", 1, 1, {{Kind::path}}, {{Kind::null, Kind::list}, {Kind::relationship}}, relationships},
          {"length", 1, 1, {{Kind::path}}, integer, length},
          {"startNode", 1, 1, {{Kind::relationship}}, node, start_node},
          {"endNode", 1, 1, {{Kind::relationship}}, node, end_node},
          {"exists", 1, 1, {k_any_kind}, type_of({Kind::boolean}), exists},
          {"evidence", 1, 2, {k_entity}, {{Kind::null, Kind::list}, {Kind::map}}, evidence}};
}

}  // namespace guanxi::cypher
