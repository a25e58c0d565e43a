// The plan for people: one line an operator.
#include <fmt/format.h>

#include "queries/cypher/plan/plan.hpp"

namespace guanxi::cypher {

namespace {

class Describer {
 public:
  explicit Describer(const Checked& checked) : m_checked(checked) {}

  void add(const Plan& plan, std::size_t depth, std::vector<PlanLine>& out) const {
    out.push_back({std::string(depth * 2, ' ') + text(plan), plan.rows, &plan});
    for (const auto& input : plan.inputs) add(*input, depth + 1, out);
  }

 private:
  [[nodiscard]] std::string name(Slot slot) const {
    if (slot == k_no_slot) return {};
    const std::string& given = m_checked.slot_names[slot];
    return given.empty() ? fmt::format("_{}", slot) : given;
  }

  [[nodiscard]] std::string step(const Plan& p) const {
    std::string types;
    for (const std::string& type : p.type_names) types += (types.empty() ? ":" : "|") + type;
    std::string labels;
    for (const std::string& label : p.to_label_names) labels += ":" + label;
    std::string range;
    if (p.kind == PlanKind::var_expand || (p.kind == PlanKind::shortest && !p.single))
      range = fmt::format("*{}..{}", p.least, p.most == UINT64_MAX ? "" : std::to_string(p.most));
    return fmt::format("({}){}-[{}{}{}]-{}({})", name(p.from), p.direction == Direction::in ? "<" : "", name(p.rel),
                       types, range, p.direction == Direction::out ? ">" : "", name(p.to) + labels);
  }

  [[nodiscard]] std::string names(const std::vector<Slot>& slots) const {
    std::string out;
    for (const Slot slot : slots) out += (out.empty() ? "" : ", ") + name(slot);
    return out;
  }

  [[nodiscard]] std::string text(const Plan& p) const {
    switch (p.kind) {
      case PlanKind::argument:
        return "Start";
      case PlanKind::node_scan:
        return p.label_name.empty() ? fmt::format("AllNodes ({})", name(p.to))
                                    : fmt::format("NodesByLabel ({}:{})", name(p.to), p.label_name);
      case PlanKind::index_seek:
        return fmt::format("NodesByIndex ({} {{{}}})", name(p.to), p.key);
      case PlanKind::expand:
        return (p.into ? "ExpandInto " : "Expand ") + step(p);
      case PlanKind::var_expand:
        return (p.into ? "ExpandRangeInto " : "ExpandRange ") + step(p);
      case PlanKind::bound_rel:
        return "EndsOf " + step(p);
      case PlanKind::shortest:
        return (p.path_kind == PathKind::shortest ? "ShortestPath " : "AllShortestPaths ") + step(p);
      case PlanKind::path:
        return fmt::format("Path {}", name(p.to));
      case PlanKind::filter:
        return fmt::format("Filter {} condition{}", p.conditions.size(), p.conditions.size() == 1 ? "" : "s");
      case PlanKind::project: {
        std::vector<Slot> slots;
        for (const Assignment& a : p.assignments) slots.push_back(a.slot);
        return fmt::format("Project {}", names(slots));
      }
      case PlanKind::aggregate: {
        std::vector<Slot> slots;
        for (const Assignment& a : p.assignments) slots.push_back(a.slot);
        return fmt::format("Aggregate {} by [{}]", p.aggregates.size(), names(slots));
      }
      case PlanKind::distinct:
        return fmt::format("Distinct {}", names(p.slots));
      case PlanKind::sort:
        return fmt::format("{} by {} key{}", p.expr != nullptr ? "Top" : "Sort", p.order.size(),
                           p.order.size() == 1 ? "" : "s");
      case PlanKind::skip:
        return "Skip";
      case PlanKind::limit:
        return "Limit";
      case PlanKind::unwind:
        return fmt::format("Unwind {}", name(p.to));
      case PlanKind::optional:
        return "Optional";
      case PlanKind::all:
        return p.remove_duplicates ? "Union" : "UnionAll";
      case PlanKind::create:
        return "Create";
      case PlanKind::merge:
        return "Merge";
      case PlanKind::set:
        return "Set";
      case PlanKind::remove:
        return "Remove";
      case PlanKind::delete_:
        return "Delete";
    }
    return {};
  }

  const Checked& m_checked;
};

}  // namespace

std::vector<PlanLine> describe(const QueryPlan& plan, const Checked& checked) {
  const Describer describer(checked);
  std::vector<PlanLine> out;
  describer.add(*plan.root, 0, out);
  for (const auto& subplan : plan.subplans) {
    const std::size_t first = out.size();
    describer.add(*subplan, 1, out);
    out[first].what = "  Subquery: " + out[first].what.substr(2);
  }
  return out;
}

}  // namespace guanxi::cypher
