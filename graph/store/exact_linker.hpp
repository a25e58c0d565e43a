// The plainest linker: entities of equal type and key are one, nothing else is.
#pragma once

#include <string_view>
#include <unordered_map>

#include "base/linking.hpp"

namespace guanxi::graph {

/// Memory: the different keys, 4 bytes an article's entity.
class ExactLinker final : public Linker {
 public:
  void add(const ArticleFacts& facts) override;
  [[nodiscard]] Result<Linking> link() override;

 private:
  std::unordered_map<std::string, std::uint32_t> m_numbers;  // the type as one byte, then the key
  Linking m_linking;                                         // numbered in the order of coming, until link()
};

}  // namespace guanxi::graph
