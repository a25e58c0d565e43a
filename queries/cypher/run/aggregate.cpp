// Grouping and aggregates.
#include <algorithm>
#include <cmath>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "queries/cypher/run/arithmetic.hpp"
#include "queries/cypher/run/operator.hpp"
#include "queries/cypher/suggest.hpp"
#include "queries/cypher/value/compare.hpp"

namespace guanxi::cypher {

namespace {

struct SameValue {
  bool operator()(const Value& a, const Value& b) const { return order(a, b) == 0; }
};
struct ValueHash {
  std::size_t operator()(const Value& v) const { return hash(v); }
};

/// One aggregate of one group.
class Aggregator {
 public:
  Aggregator() = default;
  Aggregator(const Aggregator&) = delete;
  Aggregator& operator=(const Aggregator&) = delete;
  virtual ~Aggregator() = default;
  /// A value that is not null.
  virtual void add(const Value& value) = 0;
  [[nodiscard]] virtual Value result() = 0;
  /// Does it hold all it was given?
  [[nodiscard]] virtual bool keeps_values() const { return false; }
};

class Count final : public Aggregator {
 public:
  void add(const Value&) override { ++m_count; }
  Value result() override { return Value(m_count); }

 private:
  std::int64_t m_count = 0;
};

class Collect final : public Aggregator {
 public:
  void add(const Value& value) override { m_all.push_back(value); }
  Value result() override { return Value(m_all); }
  [[nodiscard]] bool keeps_values() const override { return true; }

 private:
  List m_all;
};

class Sum final : public Aggregator {
 public:
  void add(const Value& value) override {
    if (!value.is_number() && !value.is(Kind::duration))
      raise_type(fmt::format("sum() takes numbers, not a {}", to_string(value.kind())), "InvalidArgumentType");
    m_sum = m_any ? arithmetic(Op::add, m_sum, value) : value;
    m_any = true;
  }
  Value result() override { return m_sum; }

 private:
  Value m_sum{std::int64_t{0}};
  bool m_any = false;
};

class Average final : public Aggregator {
 public:
  void add(const Value& value) override {
    ++m_count;
    if (value.is(Kind::duration)) {
      m_length = cypher::add(m_length, value.duration(), 1);
      m_lengths = true;
      return;
    }
    if (!value.is_number())
      raise_type(fmt::format("avg() takes numbers, not a {}", to_string(value.kind())), "InvalidArgumentType");
    m_sum += value.number();
  }
  Value result() override {
    if (m_count == 0) return {};
    if (m_lengths) return arithmetic(Op::divide, Value(m_length), Value(static_cast<double>(m_count)));
    return Value(m_sum / static_cast<double>(m_count));
  }

 private:
  double m_sum = 0;
  Duration m_length;
  bool m_lengths = false;
  std::uint64_t m_count = 0;
};

/// min and max by the total order.
class Extreme final : public Aggregator {
 public:
  explicit Extreme(int sign) : m_sign(sign) {}
  void add(const Value& value) override {
    if (m_best.is_null() || order(value, m_best) * m_sign > 0) m_best = value;
  }
  Value result() override { return m_best; }

 private:
  int m_sign;
  Value m_best;
};

enum class Percentile : std::uint8_t { continuous, discrete };

class PercentileOf final : public Aggregator {
 public:
  PercentileOf(Percentile kind, const Expr& at, Run& run) : m_kind(kind), m_at(at), m_run(run) {}
  void add(const Value& value) override {
    if (!value.is_number())
      raise_type(fmt::format("a percentile takes numbers, not a {}", to_string(value.kind())), "InvalidArgumentType");
    if (m_all.empty()) {
      const Value at = evaluate(m_at, m_run);
      if (!at.is_number() || !(at.number() >= 0 && at.number() <= 1))
        raise_argument("a percentile lies between 0.0 and 1.0", "NumberOutOfRange");
      m_part = at.number();
    }
    m_all.push_back(value);
  }
  Value result() override {
    if (m_all.empty()) return {};
    std::sort(m_all.begin(), m_all.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    const auto last = static_cast<double>(m_all.size() - 1);
    if (m_kind == Percentile::discrete) {
      const double place = std::ceil(m_part * static_cast<double>(m_all.size()));
      return m_all[place < 1 ? 0 : static_cast<std::size_t>(place) - 1];
    }
    const double place = m_part * last;
    const auto below = static_cast<std::size_t>(std::floor(place)), above = static_cast<std::size_t>(std::ceil(place));
    const double low = m_all[below].number(), high = m_all[above].number();
    return Value(low + (high - low) * (place - std::floor(place)));
  }

 private:
  Percentile m_kind;
  const Expr& m_at;
  Run& m_run;
  double m_part = 0;
  List m_all;
};

/// Welford's running variance.
class Deviation final : public Aggregator {
 public:
  explicit Deviation(std::uint64_t less) : m_less(less) {}
  void add(const Value& value) override {
    if (!value.is_number())
      raise_type(fmt::format("stDev() takes numbers, not a {}", to_string(value.kind())), "InvalidArgumentType");
    ++m_count;
    const double delta = value.number() - m_mean;
    m_mean += delta / static_cast<double>(m_count);
    m_squares += delta * (value.number() - m_mean);
  }
  Value result() override {
    return Value(m_count <= m_less ? 0.0 : std::sqrt(m_squares / static_cast<double>(m_count - m_less)));
  }

 private:
  std::uint64_t m_less;
  std::uint64_t m_count = 0;
  double m_mean = 0;
  double m_squares = 0;
};

std::unique_ptr<Aggregator> make_aggregator(const Expr& expr, Run& run) {
  const std::string name = lower(expr.name);
  if (name == "collect") return std::make_unique<Collect>();
  if (name == "sum") return std::make_unique<Sum>();
  if (name == "avg") return std::make_unique<Average>();
  if (name == "min") return std::make_unique<Extreme>(-1);
  if (name == "max") return std::make_unique<Extreme>(1);
  if (name == "percentilecont") return std::make_unique<PercentileOf>(Percentile::continuous, *expr.args[1], run);
  if (name == "percentiledisc") return std::make_unique<PercentileOf>(Percentile::discrete, *expr.args[1], run);
  if (name == "stdev") return std::make_unique<Deviation>(1);
  if (name == "stdevp") return std::make_unique<Deviation>(0);
  return std::make_unique<Count>();
}

struct State {
  std::unique_ptr<Aggregator> aggregator;
  std::unordered_set<Value, ValueHash, SameValue> seen;  // of DISTINCT
};

struct Group {
  List keys;
  std::vector<State> states;
};

class Aggregate final : public Operator {
 public:
  Aggregate(const Plan& plan, Run& run, OperatorPtr input) : Operator(plan, run), m_input(std::move(input)) {}
  void open() override {
    m_input->open();
    m_groups.clear();
    m_by_keys.clear();
    m_run.release(m_bytes);
    m_bytes = 0;
    m_ready = false;
    m_at = 0;
  }

 private:
  bool fetch() override {
    if (!m_ready) fill();
    if (m_at == m_groups.size()) return false;
    Group& group = m_groups[m_at++];
    for (std::size_t i = 0; i < m_plan.assignments.size(); ++i) slot(m_plan.assignments[i].slot) = group.keys[i];
    for (std::size_t i = 0; i < m_plan.aggregates.size(); ++i)
      slot(m_plan.aggregates[i]->slot) = group.states[i].aggregator->result();
    return true;
  }

  void fill() {
    while (m_input->next()) {
      m_run.step();
      List keys;
      keys.reserve(m_plan.assignments.size());
      for (const Assignment& a : m_plan.assignments) keys.push_back(evaluate(*a.expr, m_run));
      add_row(group_of(std::move(keys)));
    }
    if (m_groups.empty() && m_plan.assignments.empty()) group_of({});
    m_ready = true;
  }

  Group& group_of(List keys) {
    const auto [found, fresh] = m_by_keys.try_emplace(keys, m_groups.size());
    if (!fresh) return m_groups[found->second];
    for (const Value& key : keys) keep(2 * key.bytes());
    keep(64 + 64 * m_plan.aggregates.size());
    m_groups.push_back({std::move(keys), {}});
    for (const Expr* expr : m_plan.aggregates) {
      State state;
      state.aggregator = make_aggregator(*expr, m_run);
      m_groups.back().states.push_back(std::move(state));
    }
    return m_groups.back();
  }

  void add_row(Group& group) {
    for (std::size_t i = 0; i < m_plan.aggregates.size(); ++i) {
      const Expr& expr = *m_plan.aggregates[i];
      const Value value = expr.args.empty() ? Value(true) : evaluate(*expr.args[0], m_run);
      if (value.is_null()) continue;
      State& state = group.states[i];
      if (expr.distinct) {
        if (!state.seen.insert(value).second) continue;
        keep(value.bytes() + 32);
      }
      if (state.aggregator->keeps_values()) keep(value.bytes());
      state.aggregator->add(value);
    }
  }

  void keep(std::size_t bytes) {
    m_run.keep(bytes);
    m_bytes += bytes;
  }

  OperatorPtr m_input;
  std::vector<Group> m_groups;  // in the order of their first rows
  std::unordered_map<List, std::size_t, RowHash, SameRow> m_by_keys;
  std::size_t m_bytes = 0;
  std::size_t m_at = 0;
  bool m_ready = false;
};

}  // namespace

OperatorPtr make_aggregate_operator(const Plan& plan, Run& run, OperatorPtr input) {
  return std::make_unique<Aggregate>(plan, run, std::move(input));
}

}  // namespace guanxi::cypher
