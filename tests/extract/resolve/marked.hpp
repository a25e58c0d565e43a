// Sentences with their mentions marked, so that a test reads like the article it is about:
//   "[A:清城区委][T:书记][N:邱泽军]到[L:源潭镇]调研。"      N name, A agency, E enterprise, P policy, L place, T title
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/facts.hpp"
#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"
#include "extract/resolve/link.hpp"

namespace guanxi::extract {

/// An article made of marked text, linked and related.
struct MarkedArticle {
  std::string printed;
  NormalizedText text;
  std::vector<UnitRange> sentences;
  Mentions mentions;
  Linked linked;
  std::vector<FactRelation> relations;

  /// "official 邱泽军", "agency 清城区委 = 区委": type, name, aliases; in the order of the entities.
  [[nodiscard]] std::vector<std::string> entities() const;
  /// "邱泽军 holds_post 清城区委 书记", sorted.
  [[nodiscard]] std::vector<std::string> ties() const;
};

[[nodiscard]] MarkedArticle marked(std::string_view text);

}  // namespace guanxi::extract
