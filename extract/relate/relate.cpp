#include "extract/relate/relate.hpp"

namespace guanxi::extract {

std::vector<FactRelation> relate(const NormalizedText&, std::span<const UnitRange>, const Mentions&, const Linked&) {
  return {};
}

}  // namespace guanxi::extract
