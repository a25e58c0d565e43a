// guanxi cypher --memory --json-lines: one JSON line of answer for each JSON line of question.
#pragma once

#include "base/error.hpp"
#include "cli/streams.hpp"

namespace guanxi::cli {

/// Reads standard input to its end. Each answer is flushed, so that a program can wait for it. Errors: io.
[[nodiscard]] Result<void> answer_cypher_lines(StandardOutput& out);

}  // namespace guanxi::cli
