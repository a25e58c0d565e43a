#include "extract/recognize/context.hpp"

namespace guanxi::extract {

namespace {

/// The range of codes that belong to the division `code`, itself included: 440000 -> [440000, 449999].
struct Family {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// Codes with six digits are provinces, prefectures and counties; with nine digits towns.
Family family(std::uint32_t code) {
  if (code % 10000 == 0) return {code, code + 9999};
  if (code % 100 == 0) return {code, code + 99};
  return {code, code};
}

constexpr std::uint32_t k_first_town = 1'000'000;

}  // namespace

bool ArticleContext::has_kin(std::uint32_t code) const {
  const std::uint32_t own = code >= k_first_town ? code / 1000 : code;
  if (code >= k_first_town && has_division(own)) return true;
  if (own % 10000 != 0 && has_division(own / 10000 * 10000)) return true;
  if (own % 100 != 0 && has_division(own / 100 * 100)) return true;
  if (code >= k_first_town) return false;
  const Family below = family(own);
  const auto next = std::lower_bound(divisions.begin(), divisions.end(), below.first);
  if (next != divisions.end() && *next <= below.last) return true;
  const auto town = std::lower_bound(divisions.begin(), divisions.end(), below.first * 1000);
  return town != divisions.end() && *town < (below.last + 1) * 1000;
}

void ArticleContext::settle() {
  std::sort(divisions.begin(), divisions.end());
  divisions.erase(std::unique(divisions.begin(), divisions.end()), divisions.end());
}

}  // namespace guanxi::extract
