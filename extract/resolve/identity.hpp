// Across articles: the key under which an entity of one article meets those of others.
// extract/resolve/across decides from there which entities of all articles are one.
#pragma once

#include <string>

#include "base/facts.hpp"

namespace guanxi::extract {

/// The cross-article identity of `entity` within `article`: a folded name.
[[nodiscard]] std::string identity_key(const FactEntity& entity, const ArticleFacts& article);

}  // namespace guanxi::extract
