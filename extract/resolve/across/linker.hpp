// Across articles: which of the articles' entities are one. docs/identity.md says by which rules.
#pragma once

#include <memory>

#include "base/linking.hpp"
#include "extract/resolve/across/constraints.hpp"

namespace guanxi::extract {

/// The linker that guanxi ships. Errors of link(), with the constraint's file and line: not_found where a constraint
/// names what no article does; malformed where two constraints contradict each other.
[[nodiscard]] std::unique_ptr<Linker> make_linker(LinkConstraints constraints = {});

}  // namespace guanxi::extract
