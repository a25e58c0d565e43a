// Style sheets and scripts that pages carry inside them, with the hashes that their content security policy names.
#pragma once

#include <string>
#include <string_view>

namespace guanxi::graph {

/// Bytes of the program; they hold no end tag of the element they stand in.
struct Asset {
  std::string_view text;
  std::string source;  ///< 'sha256-…' as a content security policy names it
};

[[nodiscard]] Asset page_css();
[[nodiscard]] Asset page_js();
[[nodiscard]] Asset report_css();
/// cytoscape.js, as its authors publish it.
[[nodiscard]] Asset cytoscape_js();

}  // namespace guanxi::graph
