// Operators on rows: filter, project, distinct, sort, skip, limit, unwind, optional, union.
#include <algorithm>
#include <limits>
#include <unordered_set>

#include <fmt/format.h>

#include "queries/cypher/run/operator.hpp"
#include "queries/cypher/value/compare.hpp"

namespace guanxi::cypher {

namespace {

std::size_t bytes_of(const List& row) {
  std::size_t total = sizeof(List);
  for (const Value& value : row) total += value.bytes();
  return total;
}

class Argument final : public Operator {
 public:
  using Operator::Operator;
  void open() override { m_given = false; }

 private:
  bool fetch() override {
    if (m_given) return false;
    m_given = true;
    return true;
  }
  bool m_given = false;
};

class OneInput : public Operator {
 public:
  OneInput(const Plan& plan, Run& run, OperatorPtr input) : Operator(plan, run), m_input(std::move(input)) {}
  void open() override { m_input->open(); }

 protected:
  OperatorPtr m_input;
};

class Filter final : public OneInput {
 public:
  using OneInput::OneInput;

 private:
  bool fetch() override {
    while (m_input->next()) {
      m_run.step();
      if (std::all_of(m_plan.conditions.begin(), m_plan.conditions.end(),
                      [this](const Condition& c) { return asked(c); }))
        return true;
    }
    return false;
  }
  bool asked(const Condition& c) {
    if (c.expr != nullptr) return holds(*c.expr, m_run);
    if (c.property.value != nullptr) return passes(slot(c.property.slot), c.property, m_run);
    const Value& v = slot(c.labelled);
    if (!v.is(Kind::node)) return false;
    return std::all_of(c.labels.begin(), c.labels.end(),
                       [&](Symbol label) { return m_run.graph.has_label(v.node(), label); });
  }
};

class Project final : public OneInput {
 public:
  using OneInput::OneInput;

 private:
  bool fetch() override {
    if (!m_input->next()) return false;
    for (const Assignment& a : m_plan.assignments) slot(a.slot) = evaluate(*a.expr, m_run);
    return true;
  }
};

class Distinct final : public OneInput {
 public:
  using OneInput::OneInput;
  void open() override {
    m_input->open();
    m_run.release(m_bytes);
    m_bytes = 0;
    m_seen.clear();
  }

 private:
  bool fetch() override {
    while (m_input->next()) {
      List row;
      row.reserve(m_plan.slots.size());
      for (const Slot s : m_plan.slots) row.push_back(slot(s));
      const std::size_t bytes = bytes_of(row) + 32;
      if (!m_seen.insert(std::move(row)).second) continue;
      m_run.keep(bytes);
      m_bytes += bytes;
      return true;
    }
    return false;
  }
  std::unordered_set<List, RowHash, SameRow> m_seen;
  std::size_t m_bytes = 0;
};

/// A number of rows for SKIP and LIMIT. Errors: as the openCypher test kit names them.
std::uint64_t row_count(const Expr& expr, Run& run, std::string_view word) {
  const Value v = evaluate(expr, run);
  if (!v.is(Kind::integer))
    raise("SyntaxError", "InvalidArgumentType",
          fmt::format("{} takes a whole number, not a {}", word, to_string(v.kind())));
  if (v.integer() < 0)
    raise("SyntaxError", "NegativeIntegerArgument",
          fmt::format("{} takes no negative number, but {}", word, v.integer()));
  return static_cast<std::uint64_t>(v.integer());
}

class Sort final : public OneInput {
 public:
  using OneInput::OneInput;
  void open() override {
    m_input->open();
    m_run.release(m_bytes);
    m_bytes = 0;
    m_rows.clear();
    m_ready = false;
    m_at = 0;
  }

 private:
  struct Row {
    List keys;
    List values;
    std::uint64_t number = 0;  // equal keys keep their order
  };

  [[nodiscard]] bool before(const Row& a, const Row& b) const {
    for (std::size_t i = 0; i < a.keys.size(); ++i) {
      const int o = order(a.keys[i], b.keys[i]);
      if (o != 0) return m_plan.order[i]->descending ? o > 0 : o < 0;
    }
    return a.number < b.number;
  }

  bool fetch() override {
    if (!m_ready) fill();
    if (m_at == m_rows.size()) return false;
    const List& values = m_rows[m_at++].values;
    for (std::size_t i = 0; i < m_plan.slots.size(); ++i) slot(m_plan.slots[i]) = values[i];
    return true;
  }

  void fill() {
    const auto less = [this](const Row& a, const Row& b) { return before(a, b); };
    std::size_t wanted = std::numeric_limits<std::size_t>::max();
    if (m_plan.expr != nullptr) {
      const std::uint64_t limit = row_count(*m_plan.expr, m_run, "LIMIT");
      const std::uint64_t skip = m_plan.more != nullptr ? row_count(*m_plan.more, m_run, "SKIP") : 0;
      wanted = limit > wanted - skip ? wanted : limit + skip;
    }
    const std::size_t most = wanted > std::numeric_limits<std::size_t>::max() / 2 - 1024
                                 ? std::numeric_limits<std::size_t>::max()
                                 : 2 * wanted + 1024;
    for (std::uint64_t number = 0; m_input->next(); ++number) {
      m_run.step();
      Row row;
      for (const SortItem* item : m_plan.order) row.keys.push_back(evaluate(*item->expr, m_run));
      for (const Slot s : m_plan.slots) row.values.push_back(slot(s));
      row.number = number;
      const std::size_t bytes = bytes_of(row.keys) + bytes_of(row.values);
      m_run.keep(bytes);
      m_bytes += bytes;
      m_rows.push_back(std::move(row));
      if (m_rows.size() >= most) cut(wanted, less);
    }
    std::sort(m_rows.begin(), m_rows.end(), less);
    if (m_rows.size() > wanted) m_rows.resize(wanted);
    m_ready = true;
  }

  template <typename Less>
  void cut(std::size_t wanted, const Less& less) {
    std::nth_element(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(wanted), m_rows.end(), less);
    for (std::size_t i = wanted; i < m_rows.size(); ++i) {
      const std::size_t bytes = bytes_of(m_rows[i].keys) + bytes_of(m_rows[i].values);
      m_run.release(bytes);
      m_bytes -= bytes;
    }
    m_rows.resize(wanted);
  }

  std::vector<Row> m_rows;
  std::size_t m_at = 0;
  std::size_t m_bytes = 0;
  bool m_ready = false;
};

class Skip final : public OneInput {
 public:
  using OneInput::OneInput;
  void open() override {
    m_input->open();
    m_left = row_count(*m_plan.expr, m_run, "SKIP");
  }

 private:
  bool fetch() override {
    for (; m_left > 0; --m_left) {
      if (!m_input->next()) return false;
    }
    return m_input->next();
  }
  std::uint64_t m_left = 0;
};

class Limit final : public OneInput {
 public:
  using OneInput::OneInput;
  void open() override {
    m_input->open();
    m_left = row_count(*m_plan.expr, m_run, "LIMIT");
  }

 private:
  bool fetch() override {
    if (m_left > 0) {
      --m_left;
      return m_input->next();
    }
    // what changes the graph runs to its end
    while (m_plan.drains && m_input->next()) {
    }
    return false;
  }
  std::uint64_t m_left = 0;
};

class Unwind final : public OneInput {
 public:
  using OneInput::OneInput;
  void open() override {
    m_input->open();
    m_list = Value();
    m_at = 0;
  }

 private:
  bool fetch() override {
    while (true) {
      m_run.step();
      if (m_list.is(Kind::list) && m_at < m_list.list().size()) {
        slot(m_plan.to) = m_list.list()[m_at++];
        return true;
      }
      m_at = 0;
      m_list = Value();
      if (!m_input->next()) return false;
      m_list = evaluate(*m_plan.expr, m_run);
      if (!m_list.is_null() && !m_list.is(Kind::list)) m_list = Value(List{m_list});
    }
  }
  Value m_list;
  std::size_t m_at = 0;
};

class Optional final : public Operator {
 public:
  Optional(const Plan& plan, Run& run, OperatorPtr input, OperatorPtr inner)
      : Operator(plan, run), m_input(std::move(input)), m_inner(std::move(inner)) {}
  void open() override {
    m_input->open();
    m_active = false;
  }

 private:
  bool fetch() override {
    while (true) {
      if (m_active) {
        if (m_inner->next()) {
          m_found = true;
          return true;
        }
        m_active = false;
        if (!m_found) {
          for (const Slot s : m_plan.slots) slot(s) = Value();
          return true;
        }
      }
      if (!m_input->next()) return false;
      m_inner->open();
      m_active = true;
      m_found = false;
    }
  }
  OperatorPtr m_input;
  OperatorPtr m_inner;
  bool m_active = false;
  bool m_found = false;
};

class All final : public Operator {
 public:
  All(const Plan& plan, Run& run, std::vector<OperatorPtr> inputs) : Operator(plan, run), m_inputs(std::move(inputs)) {}
  void open() override {
    m_at = 0;
    m_seen.clear();
    m_inputs[0]->open();
  }

 private:
  bool fetch() override {
    while (m_at < m_inputs.size()) {
      if (m_inputs[m_at]->next()) {
        List row;
        for (const Slot s : m_plan.branches[m_at]) row.push_back(slot(s));
        for (std::size_t i = 0; i < row.size(); ++i) slot(m_plan.slots[i]) = row[i];
        if (!m_plan.remove_duplicates) return true;
        m_run.keep(bytes_of(row));
        if (m_seen.insert(std::move(row)).second) return true;
        continue;
      }
      if (++m_at < m_inputs.size()) m_inputs[m_at]->open();
    }
    return false;
  }
  std::vector<OperatorPtr> m_inputs;
  std::size_t m_at = 0;
  std::unordered_set<List, RowHash, SameRow> m_seen;
};

}  // namespace

OperatorPtr make_row_operator(const Plan& plan, Run& run, std::vector<OperatorPtr> inputs) {
  switch (plan.kind) {
    case PlanKind::filter:
      return std::make_unique<Filter>(plan, run, std::move(inputs[0]));
    case PlanKind::project:
      return std::make_unique<Project>(plan, run, std::move(inputs[0]));
    case PlanKind::distinct:
      return std::make_unique<Distinct>(plan, run, std::move(inputs[0]));
    case PlanKind::sort:
      return std::make_unique<Sort>(plan, run, std::move(inputs[0]));
    case PlanKind::skip:
      return std::make_unique<Skip>(plan, run, std::move(inputs[0]));
    case PlanKind::limit:
      return std::make_unique<Limit>(plan, run, std::move(inputs[0]));
    case PlanKind::unwind:
      return std::make_unique<Unwind>(plan, run, std::move(inputs[0]));
    case PlanKind::optional:
      return std::make_unique<Optional>(plan, run, std::move(inputs[0]), std::move(inputs[1]));
    case PlanKind::all:
      return std::make_unique<All>(plan, run, std::move(inputs));
    default:
      return std::make_unique<Argument>(plan, run);
  }
}

OperatorPtr make_operator(const Plan& plan, Run& run, std::vector<Operator*>& all) {
  const std::size_t place = all.size();
  all.push_back(nullptr);
  std::vector<OperatorPtr> inputs;
  for (const auto& input : plan.inputs) inputs.push_back(make_operator(*input, run, all));
  OperatorPtr out;
  switch (plan.kind) {
    case PlanKind::node_scan:
    case PlanKind::index_seek:
    case PlanKind::expand:
    case PlanKind::var_expand:
    case PlanKind::bound_rel:
    case PlanKind::shortest:
    case PlanKind::path:
      out = make_match_operator(plan, run, std::move(inputs[0]));
      break;
    case PlanKind::aggregate:
      out = make_aggregate_operator(plan, run, std::move(inputs[0]));
      break;
    case PlanKind::create:
    case PlanKind::merge:
    case PlanKind::set:
    case PlanKind::remove:
    case PlanKind::delete_:
      out = make_write_operator(plan, run, std::move(inputs));
      break;
    default:
      out = make_row_operator(plan, run, std::move(inputs));
      break;
  }
  all[place] = out.get();
  return out;
}

}  // namespace guanxi::cypher
