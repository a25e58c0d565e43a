// Cypher values as JSON: typed (each value says what it is, as in Neo4j's Query API) and plain.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "cli/json.hpp"
#include "cli/value.hpp"
#include "queries/cypher/query.hpp"

namespace guanxi::cli {

/// One line of --json-lines.
struct CypherRequest {
  bool reset = false;
  std::string query;
  cypher::Map parameters;
};

/// {"reset": true} or {"query": "...", "parameters": {"name": TYPED}}. Errors: malformed.
[[nodiscard]] Result<CypherRequest> parse_request(std::string_view line);

/// A parameter as --param gives it: JSON where the text is some, else the text itself.
[[nodiscard]] cypher::Value parameter_value(std::string_view text);

/// {"$type": "Integer", "_value": "42"}
void write_typed(JsonWriter& json, const cypher::Value& value, const cypher::PropertyGraph& graph);

/// 42; a node is {"id","labels","properties"}, a relationship {"id","type","start","end","properties"}, a path the list
/// of what is in it, a temporal value its text.
[[nodiscard]] Value plain_value(const cypher::Value& value, const cypher::PropertyGraph& graph);

/// What a person reads: (:Official {name: '…'}), [1, 2], 'text' without quotes at the top.
[[nodiscard]] std::string cell_text(const cypher::Value& value, const cypher::PropertyGraph& graph);

}  // namespace guanxi::cli
