// Across articles: the key under which an entity of one article meets those of others.
// For now the same type and the same folded name are one entity; who-is-who takes this seam over.
#pragma once

#include <string>

#include "base/facts.hpp"

namespace guanxi::extract {

/// The cross-article identity of `entity` within `article`: a folded name. Equal type and key = one entity.
[[nodiscard]] std::string identity_key(const FactEntity& entity, const ArticleFacts& article);

}  // namespace guanxi::extract
