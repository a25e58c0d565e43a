// What this program is: its version and the data compiled into it.
#pragma once

#include <string>

#include "graph/store/store.hpp"

namespace guanxi::cli {

/// Two lines: the version, the lexicon's fingerprint.
[[nodiscard]] std::string version_text();

/// The fingerprints that a graph of this program carries.
[[nodiscard]] graph::StoreSettings current_settings();

}  // namespace guanxi::cli
