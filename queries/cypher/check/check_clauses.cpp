#include <fmt/format.h>

#include "queries/cypher/check/checker.hpp"
#include "queries/cypher/suggest.hpp"

namespace guanxi::cypher {

namespace {

bool writes(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::create:
    case ClauseKind::merge:
    case ClauseKind::set:
    case ClauseKind::remove:
    case ClauseKind::delete_:
      return true;
    default:
      return false;
  }
}

}  // namespace

Checked check(Query& query, PropertyGraph& graph) { return Checker(graph).run(query); }

Checker::Checker(PropertyGraph& graph) : m_graph(graph) {}

Slot Checker::new_slot(std::string_view name) {
  m_out.slot_names.emplace_back(name);
  return static_cast<Slot>(m_out.slot_names.size() - 1);
}

std::vector<Slot> Checker::visible() const {
  std::vector<Slot> out;
  for (const auto& [name, variable] : m_scope) out.push_back(variable.slot);
  return out;
}

std::vector<std::string> Checker::names_in_scope() const {
  std::vector<std::string> out;
  for (const auto& [name, variable] : m_scope) out.push_back(name);
  return out;
}

void Checker::notice_unknown(std::string_view kind, const std::string& name, const std::vector<std::string>& known) {
  if (known.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
  const std::string guess = did_you_mean(name, known);
  std::string line = fmt::format("this graph has no {} {}{}{}", kind, name, guess.empty() ? "" : "; ", guess);
  if (std::find(m_out.notices.begin(), m_out.notices.end(), line) == m_out.notices.end())
    m_out.notices.push_back(std::move(line));
}

Checked Checker::run(Query& query) {
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    m_scope.clear();
    SingleQuery& part = query.parts[i];
    single(part, false);
    const Clause& last = part.clauses.back();
    std::vector<std::string> columns;
    std::vector<Slot> slots;
    if (last.kind == ClauseKind::return_) {
      for (const ProjectionItem& item : last.projection.items) {
        columns.push_back(item.name);
        slots.push_back(item.slot);
      }
    }
    if (i > 0 && columns != m_out.columns)
      refuse(query.unions[i - 1], "DifferentColumnsInUnion", "the two sides of UNION return different columns",
             "give them the same names in the same order with AS");
    m_out.columns = std::move(columns);
    m_out.outputs.push_back(std::move(slots));
  }
  return std::move(m_out);
}

void Checker::order_of_clauses(const SingleQuery& query, bool nested) const {
  for (std::size_t i = 0; i < query.clauses.size(); ++i) {
    const Clause& c = query.clauses[i];
    const bool last = i + 1 == query.clauses.size();
    if (c.kind == ClauseKind::return_ && !last)
      refuse(query.clauses[i + 1].at, "InvalidClauseComposition", "nothing can stand behind RETURN",
             "use WITH in its place");
    if (nested && writes(c)) refuse(c.at, "InvalidClauseComposition", "a subquery cannot change the graph");
    if (last && !nested && c.kind != ClauseKind::return_ && !writes(c))
      refuse(c.at, "InvalidClauseComposition", "a query ends with RETURN or with a clause that changes the graph");
  }
}

void Checker::single(SingleQuery& query, bool nested) {
  order_of_clauses(query, nested);
  for (Clause& c : query.clauses) {
    clause(c);
    c.visible = visible();
    if (writes(c)) m_out.writes = true;
  }
}

void Checker::clause(Clause& c) {
  switch (c.kind) {
    case ClauseKind::match:
      return match(c);
    case ClauseKind::unwind:
      return unwind(c);
    case ClauseKind::with:
    case ClauseKind::return_:
      return projection(c);
    case ClauseKind::create:
      for (Pattern& p : c.patterns) create_pattern(p, false);
      return;
    case ClauseKind::merge:
      return merge(c);
    case ClauseKind::set:
    case ClauseKind::remove:
      return set_items(c.items);
    case ClauseKind::delete_:
      return delete_(c);
  }
}

void Checker::match(Clause& c) {
  const std::vector<Slot> before = visible();
  std::set<std::string> rels_here;
  for (Pattern& p : c.patterns) pattern(p, PatternUse::match, c.optional, rels_here);
  for (Pattern& p : c.patterns) pattern_properties(p, false);
  if (c.where) condition(*c.where, "WHERE");
  for (const Slot slot : visible()) {
    if (std::find(before.begin(), before.end(), slot) == before.end()) c.new_slots.push_back(slot);
  }
}

void Checker::unwind(Clause& c) {
  const StaticType list = expression(*c.expr);
  if (m_scope.contains(c.variable))
    refuse(c.at, "VariableAlreadyBound", fmt::format("{} has a value already", c.variable), "take another name");
  c.slot = new_slot(c.variable);
  const bool only_list = list.kinds == KindSet{Kind::list};
  declare(c.variable, c.slot, only_list ? StaticType{list.elements, k_any_kind} : k_anything);
}

void Checker::merge(Clause& c) {
  create_pattern(c.patterns[0], true);
  set_items(c.on_create);
  set_items(c.on_match);
}

void Checker::set_items(std::vector<SetItem>& items) {
  for (SetItem& item : items) {
    const StaticType target = expression(*item.target);
    const KindSet wanted = item.kind == SetKind::labels ? KindSet{Kind::node} : KindSet{Kind::node, Kind::relationship};
    require(*item.target, target, wanted,
            item.kind == SetKind::labels ? "a label belongs to" : "a property belongs to");
    if (item.value) expression(*item.value);
  }
}

void Checker::delete_(Clause& c) {
  for (ExprPtr& e : c.deleted) {
    if (e->kind == ExprKind::has_labels)
      refuse(e->at, "InvalidDelete", "DELETE takes a node or a relationship, not a label", "REMOVE takes a label away");
    require(*e, expression(*e), {Kind::node, Kind::relationship, Kind::path}, "DELETE takes");
  }
}

}  // namespace guanxi::cypher
