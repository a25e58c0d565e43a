// Corrections at work on what articles gave, before it is linked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
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

  /// Corrects one article, and returns whether that changed it. What it leaves is what ArticleFacts promises. O(forms +
  /// corrections that concern it × (entities + relations)).
  [[nodiscard]] bool correct(ArticleFacts& facts);
  /// After the last article. Errors: not_found, with the line, for the first correction that no article knew the name
  /// of.
  [[nodiscard]] Result<void> check_used() const;

 private:
  /// What a name in the file is there for.
  enum class Purpose : std::uint8_t { ignore, retype, rename, forbid, forbid_other };
  struct Use {
    const ScopedName* name = nullptr;
    const ConstraintSource* source = nullptr;
    Purpose purpose{};
    std::size_t correction = 0;  ///< its number among those of its kind
    bool used = false;
    std::vector<std::uint32_t>
        named{};  ///< of the article at hand: entities that bear the name as their own, ascending
    std::vector<std::uint32_t> called{};  ///< as another form
    [[nodiscard]] const std::vector<std::uint32_t>& meant() const { return named.empty() ? called : named; }
  };
  void add_use(const ScopedName& name, const ConstraintSource& source, Purpose purpose, std::size_t correction);
  /// Fills Use::named and called of the article; returns the uses that are met with, ascending.
  [[nodiscard]] std::vector<std::size_t> meet(const ArticleFacts& facts);
  void meet_form(const std::string& form, const FactEntity& entity, std::uint32_t number,
                 std::vector<std::size_t>& met);
  static void rename(FactEntity& entity, const std::string& to);
  /// Returns whether there was anything to forbid.
  static bool forbid(ArticleFacts& facts, const ForbidCorrection& one, const std::vector<std::uint32_t>& a,
                     const std::vector<std::uint32_t>& b);

  const Corrections& m_corrections;
  std::vector<Use> m_uses;                                              // both ends of a forbid stand side by side
  std::unordered_map<std::string, std::vector<std::size_t>> m_uses_of;  // of a folded name; looked up only
};

}  // namespace guanxi::extract
