// Reads a whole store and says what is wrong with it. Private to graph/store.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/store/sqlite.hpp"

namespace guanxi::graph {

/// Findings, empty where all is well. Damage that keeps SQLite from reading is a finding too; io errors are errors.
/// Reads every page; some seconds for a graph of a million mentions.
[[nodiscard]] Result<std::vector<std::string>> check_database(const Database& database);

}  // namespace guanxi::graph
