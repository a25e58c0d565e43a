// openCypher: a query on a graph, from its text to its rows. The only header that others include, beside the graphs.
//
//   parse -> check -> plan (with the optimiser) -> run
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/graph/property_graph.hpp"
#include "queries/cypher/plan/plan.hpp"
#include "queries/cypher/run/run.hpp"
#include "queries/cypher/value/value.hpp"

namespace guanxi::cypher {

/// Does the receiver hold all rows at once? Then they count against the memory limit.
enum class Receiver : std::uint8_t { streams, keeps };

struct Settings {
  Limits limits;
  Receiver receiver = Receiver::streams;
  Optimise optimise = Optimise::yes;
};

/// One operator of the plan, for EXPLAIN and PROFILE.
struct PlanRow {
  std::string what;        ///< indented by its depth
  double estimated = 0;    ///< rows
  std::uint64_t rows = 0;  ///< that it gave; of PROFILE only
};

struct Answer {
  std::vector<std::string> columns;
  std::uint64_t rows = 0;            ///< given to the receiver
  Counters counters;                 ///< of a query that changes the graph
  std::vector<std::string> notices;  ///< unknown labels, types and properties
  QueryMode mode = QueryMode::run;
  std::vector<PlanRow> plan;  ///< of EXPLAIN and PROFILE
};

/// Takes the columns before the first row.
using ColumnsReceiver = std::function<void(const std::vector<std::string>&)>;
/// Takes one row; false ends the query. Values refer to the graph, which must live while they are read.
using RowReceiver = std::function<bool(const List&)>;

template <typename T>
using QueryResult = tl::expected<T, QueryError>;

/// Runs one query. EXPLAIN gives no rows, PROFILE gives them to nobody. A query that fails leaves the graph as it was.
/// Errors: by class as the openCypher test kit names them; TransientError for the limits; a query that would change a
/// graph that cannot be changed is refused before it runs.
[[nodiscard]] QueryResult<Answer> run_query(std::string_view text, const Map& parameters, PropertyGraph& graph,
                                            const Settings& settings, const ColumnsReceiver& columns,
                                            const RowReceiver& rows);

/// The statements of a script, between semicolons; what cannot be read as tokens stays with the statement it stands in.
[[nodiscard]] std::vector<std::string> split_statements(std::string_view script);

/// The error for people: its sentence, the line of the query with a caret under the place, the hint.
/// The caret stands right under text of double width.
[[nodiscard]] std::string error_text(const QueryError& error, std::string_view query);

}  // namespace guanxi::cypher
