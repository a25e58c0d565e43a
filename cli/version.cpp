#include "cli/version.hpp"

#include <fmt/format.h>

#include "extract/recognize/lexicon.hpp"

namespace guanxi::cli {

std::string version_text() {
  return fmt::format("guanxi {}\nlexicon {}\n", GUANXI_VERSION, current_settings().lexicon_fingerprint);
}

graph::StoreSettings current_settings() {
  return {std::string(extract::Lexicon::built_in().fingerprint()), {}};
}

}  // namespace guanxi::cli
