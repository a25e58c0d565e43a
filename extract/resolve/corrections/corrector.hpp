// Corrections at work on what articles gave, before it is linked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/facts.hpp"
#include "extract/resolve/corrections/corrections.hpp"

namespace guanxi::extract {

/// Applies what a corrections file says of single articles: ignore, retype, rename, forbid-tie, in this order. What it
/// says of several (merge, split, never-merge, alias) is the linker's, what it says of names (lexicon) extraction's.
/// Not thread-safe.
class Corrector {
 public:
  /// `corrections` outlives the corrector.
  explicit Corrector(const Corrections& corrections);

  /// Corrects one article. What it leaves is what ArticleFacts promises. O(entities × corrections + relations).
  void correct(ArticleFacts& facts);
  /// After the last article. Errors: not_found, with the line, for the first correction that no article knew the name
  /// of.
  [[nodiscard]] Result<void> check_used() const;

 private:
  struct Use {
    const ScopedName* name = nullptr;
    const ConstraintSource* source = nullptr;
    bool used = false;
  };
  /// Of the article, the entities that the name of m_uses[use] means; ascending.
  [[nodiscard]] std::vector<std::uint32_t> meant(const ArticleFacts& facts, std::size_t use);
  static void rename(FactEntity& entity, const std::string& to);
  static void forbid(ArticleFacts& facts, const ForbidCorrection& one, const std::vector<std::uint32_t>& a,
                     const std::vector<std::uint32_t>& b);

  const Corrections& m_corrections;
  std::vector<Use> m_uses;  // ignores, retypes, renames, then both ends of the forbids
};

}  // namespace guanxi::extract
