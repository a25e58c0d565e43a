// Operators in execution: each gives one row at a time into the run's frame.
#pragma once

#include <cstdint>
#include <memory>

#include "queries/cypher/plan/plan.hpp"
#include "queries/cypher/run/run.hpp"

namespace guanxi::cypher {

class Operator {
 public:
  Operator(const Plan& plan, Run& run) : m_plan(plan), m_run(run) {}
  Operator(const Operator&) = delete;
  Operator& operator=(const Operator&) = delete;
  virtual ~Operator() = default;

  /// Starts over. Called before the first next(), and again for each row a subplan is asked about.
  virtual void open() = 0;
  /// The next row into the frame; false behind the last.
  bool next() {
    const bool more = fetch();
    m_rows += more;
    return more;
  }
  [[nodiscard]] std::uint64_t rows() const { return m_rows; }
  [[nodiscard]] const Plan& plan() const { return m_plan; }

 protected:
  [[nodiscard]] virtual bool fetch() = 0;
  [[nodiscard]] Value& slot(Slot s) { return m_run.frame[s]; }

  const Plan& m_plan;
  Run& m_run;

 private:
  std::uint64_t m_rows = 0;
};
using OperatorPtr = std::unique_ptr<Operator>;

/// The operators of a plan and all below it. `all` collects them in the order of describe(), for PROFILE.
[[nodiscard]] OperatorPtr make_operator(const Plan& plan, Run& run, std::vector<Operator*>& all);

// by group, one file each
[[nodiscard]] OperatorPtr make_match_operator(const Plan& plan, Run& run, OperatorPtr input);
[[nodiscard]] OperatorPtr make_row_operator(const Plan& plan, Run& run, std::vector<OperatorPtr> inputs);
[[nodiscard]] OperatorPtr make_aggregate_operator(const Plan& plan, Run& run, OperatorPtr input);
[[nodiscard]] OperatorPtr make_write_operator(const Plan& plan, Run& run, std::vector<OperatorPtr> inputs);

/// The rest of a pattern's path, from the frame.
[[nodiscard]] Value path_value(const Pattern& pattern, Run& run);
/// Is relationship `rel` among what the slots hold?
[[nodiscard]] bool stands_in(RelRef rel, const std::vector<Slot>& slots, const Run& run);
/// Has a relationship or node these properties?
[[nodiscard]] bool passes(const Value& entity, const PropertyTest& test, Run& run);
/// The property of a node, relationship, map or temporal value. Errors: TypeError; EntityNotFound of a deleted one.
[[nodiscard]] Value property_of(const Value& of, std::string_view key, Run& run);

}  // namespace guanxi::cypher
