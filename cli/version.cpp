#include "cli/version.hpp"

#include <fmt/format.h>

#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::cli {

std::string version_text() {
  return fmt::format("guanxi {}\nlexicon {}\nmodel {}\n", GUANXI_VERSION, extract::Lexicon::built_in().fingerprint(),
                     extract::tagger::built_in_model().fingerprint());
}

graph::StoreSettings settings_with(const Recognition& recognition) {
  return {recognition.lexicon_fingerprint(), recognition.model_fingerprint(), {}};
}

}  // namespace guanxi::cli
