// What this program is: its version and the data compiled into it.
#pragma once

#include <string>

#include "cli/recognition.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

/// Three lines: the version, the lexicon's and the compiled-in tagger's fingerprints.
[[nodiscard]] std::string version_text();

/// The fingerprints that a graph carries which is made with `recognition`.
[[nodiscard]] graph::StoreSettings settings_with(const Recognition& recognition);

}  // namespace guanxi::cli
