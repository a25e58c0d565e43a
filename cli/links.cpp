#include "cli/links.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace guanxi::cli {

namespace {

Result<std::vector<graph::ReasonRow>> reasons_of(const graph::Graph& graph, EntityId id) {
  if (!graph.has_texts()) return std::vector<graph::ReasonRow>{};
  GUANXI_TRY(const graph::Store* const store, graph.texts());
  return store->reasons_of(id);
}

}  // namespace

/// A form joined the entity across articles because it folds to the entity's key, or to a key that a rule or correction
/// joined to it; or inside an article, where linking took it for another form of a name that does.
Result<Part> forms_and_rules_part(const graph::Graph& graph, EntityId id) {
  GUANXI_TRY(const std::vector<graph::ReasonRow> reasons, reasons_of(graph, id));
  Part part{"aliases", "Printed forms, and why they are one entity", {}, {}, {}, {}};
  part.columns = {{"form", "FORM"}, {"folded", "COMPARED AS"}, {"articles", "ARTICLES", Shown::number}, {"rule", "RULE"}};
  for (const graph::Alias alias : graph.aliases(id)) {
    if (alias.articles == 0) continue;  // the name that linking made: no article prints it
    const auto reason = std::find_if(reasons.begin(), reasons.end(),
                                     [&](const graph::ReasonRow& row) { return row.key == alias.folded; });
    std::string rule = "another form of the name in the same article";
    if (reason != reasons.end()) rule = reason->rule;
    if (alias.folded == graph.key(id)) rule = "same type and same folded name";
    part.rows.push_back(
        Object{{"form", alias.form}, {"folded", alias.folded}, {"articles", alias.articles}, {"rule", rule}});
  }
  return part;
}

Result<Part> reasons_part(const graph::Graph& graph, EntityId id) {
  GUANXI_TRY(const std::vector<graph::ReasonRow> reasons, reasons_of(graph, id));
  Part part{"reasons", "What joined other names to it", {}, {}, {}, {}};
  part.columns = {{"type", "TYPE"}, {"key", "NAME"}, {"rule", "RULE"}, {"ground", "GROUND"}};
  for (const graph::ReasonRow& row : reasons) {
    part.rows.push_back(
        Object{{"type", to_string(row.type)}, {"key", row.key}, {"rule", row.rule}, {"ground", row.ground}});
  }
  return part;
}

Result<Part> references_part(const graph::Graph& graph, EntityId id) {
  Part part{"references", "Words that stand for it in an article", {}, {}, {}, {}};
  part.columns = {{"words", "WORDS"}, {"articles", "ARTICLES", Shown::number}, {"rule", "RULE"}};
  if (!graph.has_texts()) return part;
  GUANXI_TRY(const graph::Store* const store, graph.texts());
  GUANXI_TRY(const std::vector<graph::ReferenceRow> references, store->references_of(id));
  for (const graph::ReferenceRow& row : references) {
    part.rows.push_back(Object{{"words", row.words}, {"articles", row.articles}, {"rule", "only_one_named"}});
  }
  return part;
}

Result<Part> possibly_same_part(const graph::Graph& graph, EntityId id) {
  Part part{"possibly_same", "Possibly the same, left apart", {}, {}, {}, {}};
  append_entity_columns(part.columns, "entity");
  part.columns.push_back({"ground", "GROUND"});
  if (!graph.has_texts()) return part;
  GUANXI_TRY(const graph::Store* const store, graph.texts());
  GUANXI_TRY(const std::vector<graph::DoubtRow> doubts, store->doubts_of(id));
  for (const graph::DoubtRow& row : doubts) {
    const EntityId other = row.a == id ? row.b : row.a;
    part.rows.push_back(Object{{"entity", entity_value(graph, other)}, {"ground", row.ground}});
  }
  return part;
}

}  // namespace guanxi::cli
