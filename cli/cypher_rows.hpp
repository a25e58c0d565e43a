// The rows of a Cypher query in the formats of `guanxi cypher`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/streams.hpp"
#include "queries/cypher/query.hpp"

namespace guanxi::cli {

enum class CypherFormat : std::uint8_t { table, json, jsonl, csv, tsv, typed_json };

/// Errors: usage with the formats there are.
[[nodiscard]] Result<CypherFormat> parse_cypher_format(const std::string& name);

/// Takes the rows of one query and writes them: a table and the documents json and typed-json at the end, the others as
/// they come.
class CypherRows {
 public:
  CypherRows(CypherFormat format, const cypher::PropertyGraph& graph, StandardOutput& out);
  CypherRows(const CypherRows&) = delete;
  CypherRows& operator=(const CypherRows&) = delete;
  ~CypherRows();

  void columns(const std::vector<std::string>& names);
  /// False where nothing more is wanted: the reader is gone or the disk full.
  bool row(const cypher::List& values);
  /// Writes what is left, and for people what a changing query did. Errors: io.
  [[nodiscard]] Result<void> finish(const cypher::Answer& answer);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// Does the format hold all rows until the end?
[[nodiscard]] constexpr bool keeps_rows(CypherFormat format) {
  return format == CypherFormat::table || format == CypherFormat::json || format == CypherFormat::typed_json;
}

}  // namespace guanxi::cli
