// What guanxi finds in a folder of annotated articles, scored by the annotators' own program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/process.hpp"

namespace guanxi::test {

/// The folder shared/ beside the checkout, which need not be there.
[[nodiscard]] const std::filesystem::path& shared();

/// Extracts the articles in `folder` and runs gold/score.py over the result, with `options` ahead of the folder. Exit
/// code 127 where there is no python3; guanxi's own outcome where that failed.
[[nodiscard]] Outcome score_articles(const std::filesystem::path& folder, const std::vector<std::string>& options = {});

/// The F1 at the end of the row that begins with `row`; -1 where there is none.
[[nodiscard]] double f1_of(const std::string& table, const std::string& row);

}  // namespace guanxi::test
