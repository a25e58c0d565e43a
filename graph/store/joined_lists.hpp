// Entries of curated lists as the linker meets them: a list is one article, in which a node is one entity. Each entry
// alone would say too little of whom it means. Private to graph/store.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/facts.hpp"
#include "base/linking.hpp"

namespace guanxi::graph {

class JoinedLists {
 public:
  /// `article` is the number by which spread() gives its answer. O(bytes + entities × log entities of its list).
  void add(std::uint32_t article, const ArticleFacts& entry);
  /// Hands the lists to the linker, by their origins, behind all other articles.
  void hand_over(Linker& linker) const;
  /// The numbers of entities of the lists, in that order.
  [[nodiscard]] std::vector<std::uint32_t> entity_counts() const;
  /// `linking` tells of `others` (numbers of articles that are no entries, ascending) and then of the lists: afterwards
  /// it tells of every article by its number.
  void spread(const std::vector<std::uint32_t>& others, Linking& linking) const;

 private:
  struct Entry {
    std::uint32_t article = 0;
    std::vector<std::uint32_t> entities;  ///< of the list, for each of the entry's
  };
  struct List {
    ArticleFacts facts;
    std::map<std::pair<EntityType, std::string>, std::uint32_t> numbers;  ///< of entities, by type and key
    std::vector<Entry> entries;
  };
  std::map<std::string, List> m_lists;  // by origin
};

}  // namespace guanxi::graph
