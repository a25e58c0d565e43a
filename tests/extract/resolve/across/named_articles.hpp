// Articles that name things; facts by hand, so that no recognition takes part.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.hpp"
#include "extract/resolve/across/linker.hpp"

namespace guanxi::extract::testing {

using Names = std::vector<std::pair<EntityType, std::string>>;

/// An article that names these.
inline ArticleFacts article(const std::string& id, const Names& names) {
  ArticleFacts facts;
  facts.meta.id = id;
  facts.meta.date = *parse_date("2024-03-01");
  for (const auto& [type, name] : names) {
    const auto begin = static_cast<std::uint32_t>(facts.text.size());
    facts.text += name + "。";
    const auto end = begin + static_cast<std::uint32_t>(name.size());
    facts.entities.push_back({type, name, {}, {{begin, end}}, {}, fold_name(name)});
  }
  return facts;
}

/// How many entities the first entities of the articles are.
inline std::size_t entities_of(const std::vector<Names>& articles) {
  const auto linker = make_linker();
  char id = 'a';
  for (const Names& names : articles) linker->add(article(std::string(1, id++), names));
  const auto linking = linker->link();
  EXPECT_TRUE(linking) << linking.error().message;
  std::vector<std::uint32_t> seen;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const std::uint32_t entity = linking->entity_of[linking->first[i]];
    if (std::find(seen.begin(), seen.end(), entity) == seen.end()) seen.push_back(entity);
  }
  return seen.size();
}

}  // namespace guanxi::extract::testing
