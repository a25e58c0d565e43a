// Is an index what was written?
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"

namespace guanxi::graph {

/// Reads all of the index of the graph file at `path`, or the index that stands alone there. Returns what was found,
/// empty where all is well or a graph file has no index yet. Errors: io; as Store::open.
[[nodiscard]] Result<std::vector<std::string>> check_index(const std::string& path);

/// Is the file at `path` an index rather than a graph file?
[[nodiscard]] bool is_index(const std::string& path);

}  // namespace guanxi::graph
