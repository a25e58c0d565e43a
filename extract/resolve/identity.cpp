#include "extract/resolve/identity.hpp"

#include "base/fold.hpp"

namespace guanxi::extract {

std::string identity_key(const FactEntity& entity, const ArticleFacts&) { return fold_name(entity.name); }

}  // namespace guanxi::extract
