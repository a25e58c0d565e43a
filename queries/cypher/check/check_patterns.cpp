#include <fmt/format.h>

#include "queries/cypher/check/checker.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

constexpr KindSet k_node{Kind::node}, k_rel{Kind::relationship}, k_list{Kind::list};

StaticType bound_type(KindSet kinds, bool optional) { return {optional ? kinds | KindSet{Kind::null} : kinds, kinds}; }

[[noreturn]] void already_bound(Position at, std::string_view name, std::string_view hint) {
  refuse(at, "VariableAlreadyBound", fmt::format("{} has a value already", name), std::string(hint));
}

}  // namespace

void Checker::known_names(const NodePattern& node) {
  for (const std::string& label : node.labels) notice_unknown("label", label, m_graph.known_labels());
}

void Checker::known_names(const RelPattern& rel) {
  for (const std::string& type : rel.types) notice_unknown("relationship type", type, m_graph.known_types());
}

void Checker::match_node(NodePattern& node, PatternUse use, bool optional) {
  known_names(node);
  if (node.variable.empty()) {
    node.slot = new_slot("");
    return;
  }
  const auto found = m_scope.find(node.variable);
  if (found == m_scope.end()) {
    if (use == PatternUse::predicate)
      refuse(node.at, "UndefinedVariable", fmt::format("{} is not defined", node.variable),
             "a pattern in WHERE cannot bring new variables; leave the name out, or use EXISTS { ... }");
    node.slot = new_slot(node.variable);
    declare(node.variable, node.slot, bound_type(k_node, optional));
    return;
  }
  if (!found->second.type.kinds.may_be(k_node) && found->second.type.kinds.bits != 1)
    refuse(node.at, "VariableTypeConflict", fmt::format("{} is no node", node.variable), "take another name");
  node.slot = found->second.slot;
}

void Checker::match_rel(RelPattern& rel, PatternUse use, bool optional, std::set<std::string>& rels_here) {
  known_names(rel);
  if (rel.variable.empty()) {
    rel.slot = new_slot("");
    return;
  }
  const auto found = m_scope.find(rel.variable);
  const KindSet kinds = rel.var_length ? k_list : k_rel;
  if (found == m_scope.end()) {
    if (use == PatternUse::predicate)
      refuse(rel.at, "UndefinedVariable", fmt::format("{} is not defined", rel.variable),
             "a pattern in WHERE cannot bring new variables; leave the name out, or use EXISTS { ... }");
    rel.slot = new_slot(rel.variable);
    const StaticType type = bound_type(kinds, optional);
    declare(rel.variable, rel.slot, rel.var_length ? StaticType{type.kinds, k_rel} : type);
    rels_here.insert(rel.variable);
    return;
  }
  if (!found->second.type.kinds.may_be(kinds) && found->second.type.kinds.bits != 1)
    refuse(rel.at, "VariableTypeConflict",
           fmt::format("{} is no {}", rel.variable, rel.var_length ? "list of relationships" : "relationship"),
           "take another name");
  if (!rels_here.insert(rel.variable).second)
    refuse(rel.at, "RelationshipUniquenessViolation",
           fmt::format("{} stands twice in one MATCH, which never gives one relationship twice", rel.variable),
           "take another name");
  rel.slot = found->second.slot;
}

void Checker::pattern(Pattern& p, PatternUse use, bool optional, std::set<std::string>& rels_here) {
  for (std::size_t i = 0; i < p.nodes.size(); ++i) {
    match_node(p.nodes[i], use, optional);
    if (i < p.rels.size()) match_rel(p.rels[i], use, optional, rels_here);
  }
  if (p.variable.empty()) return;
  if (m_scope.contains(p.variable)) already_bound(p.at, p.variable, "take another name for the path");
  p.slot = new_slot(p.variable);
  declare(p.variable, p.slot, bound_type({Kind::path}, optional));
}

void Checker::pattern_properties(Pattern& p, bool parameters_allowed) {
  const auto properties = [&](ExprPtr& expr) {
    if (!expr) return;
    if (expr->kind == ExprKind::parameter && !parameters_allowed)
      refuse(expr->at, "InvalidParameterUse", "a parameter cannot stand for all the properties of a pattern",
             fmt::format("write {{name: ${}.name}}", expr->name));
    if (expr->kind == ExprKind::map) {
      for (const std::string& key : expr->keys) notice_unknown("property", key, m_graph.known_properties());
    }
    expression(*expr);
  };
  for (NodePattern& node : p.nodes) properties(node.properties);
  for (RelPattern& rel : p.rels) properties(rel.properties);
}

void Checker::create_node(NodePattern& node, bool alone) {
  known_names(node);
  const auto found = node.variable.empty() ? m_scope.end() : m_scope.find(node.variable);
  if (found == m_scope.end()) {
    node.slot = new_slot(node.variable);
    return;
  }
  if (!found->second.type.kinds.may_be(k_node))
    refuse(node.at, "VariableTypeConflict", fmt::format("{} is no node", node.variable), "take another name");
  if (alone || !node.parenthesized_only)
    already_bound(node.at, node.variable, "a node that exists stands alone in parentheses, between relationships");
  node.slot = found->second.slot;
  node.bound_before = true;
}

void Checker::create_rel(RelPattern& rel, bool merging) {
  const std::string_view word = merging ? "MERGE" : "CREATE";
  if (!rel.variable.empty() && m_scope.contains(rel.variable)) already_bound(rel.at, rel.variable, "take another name");
  if (rel.types.size() != 1)
    refuse(rel.at, "NoSingleRelationshipType", fmt::format("a relationship of {} has one type", word),
           "write -[:TYPE]->");
  if (rel.var_length)
    refuse(rel.at, "CreatingVarLength", fmt::format("a relationship of {} has no range of lengths", word));
  if (rel.arrows_both_ways || (!merging && rel.direction == Direction::both))
    refuse(rel.at, "RequiresDirectedRelationship", fmt::format("a relationship of {} runs one way", word),
           "write -[:TYPE]->");
  rel.slot = new_slot(rel.variable);
}

void Checker::create_pattern(Pattern& p, bool merging) {
  if (p.kind != PathKind::plain) refuse(p.at, "UnexpectedSyntax", "a shortest path cannot be made");
  const auto properties = [&](ExprPtr& expr) {
    if (!expr) return;
    if (expr->kind == ExprKind::parameter && merging)
      refuse(expr->at, "InvalidParameterUse", "a parameter cannot stand for all the properties of a pattern of MERGE",
             fmt::format("write {{name: ${}.name}}", expr->name));
    expression(*expr);
  };
  for (std::size_t i = 0; i < p.nodes.size(); ++i) {
    NodePattern& node = p.nodes[i];
    create_node(node, p.nodes.size() == 1);
    properties(node.properties);
    if (!node.variable.empty() && !m_scope.contains(node.variable))
      declare(node.variable, node.slot, bound_type(k_node, false));
    if (i >= p.rels.size()) continue;
    RelPattern& rel = p.rels[i];
    create_rel(rel, merging);
    properties(rel.properties);
    if (!rel.variable.empty()) declare(rel.variable, rel.slot, bound_type(k_rel, false));
  }
  if (p.variable.empty()) return;
  if (m_scope.contains(p.variable)) already_bound(p.at, p.variable, "take another name for the path");
  p.slot = new_slot(p.variable);
  declare(p.variable, p.slot, bound_type({Kind::path}, false));
}

}  // namespace guanxi::cypher
