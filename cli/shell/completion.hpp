// What the word at the cursor of a shell's line may become.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/shell/runner.hpp"

namespace guanxi::cli {

struct Completion {
  std::size_t begin = 0;                ///< the word's first byte
  std::vector<std::string> candidates;  ///< to stand in its place, quoted where needed; best first
};

/// `line`: up to the cursor. Commands at its start, the options of its command behind "-", types, relations and formats
/// behind their options, else entities by name, part, pinyin or initials; in Cypher entities inside quotes.
/// O(bytes of all names) for entities.
[[nodiscard]] Completion complete(std::string_view line, const Runner& runner, const graph::Graph& graph);

/// What all candidates start with, whole characters only.
[[nodiscard]] std::string common_start(const std::vector<std::string>& candidates);

}  // namespace guanxi::cli
