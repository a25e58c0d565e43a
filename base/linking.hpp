// Linking across articles: what each article calls an entity -> the entities of the graph.
// graph/store calls a Linker at the end of a build; extract/resolve/across is the one that guanxi ships.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "base/types.hpp"

namespace guanxi {

/// An entity of the graph. (type, key) is unique, and a function of the set of articles.
struct LinkedEntity {
  EntityType type{};
  std::string key;
  /// What it is shown by, folded, where the articles' most frequent name leaves out its place or country: 清城区委 for
  /// 区委. Empty: that most frequent name. It need be no name that an article prints.
  std::string name{};
};

/// Why an article's entity is part of a graph's entity, where that is more than an equal type and key.
struct LinkReason {
  std::uint32_t entity = 0;  ///< index into Linking::entities
  EntityType type{};         ///< of the article's entity
  std::string key;           ///< of the article's entity: FactEntity::key
  std::string rule;  ///< a rule's name, of docs/identity.md: "short_place", "defined_in_article", "correction:12"
  std::string
      ground;  ///< what the rule saw, for people: "乳源 = 乳源瑶族自治县, the only division so called in 韶关市"
  auto operator<=>(const LinkReason&) const = default;
};

/// Two entities that may be one, and were left apart.
struct LinkDoubt {
  std::uint32_t a = 0;  ///< index into Linking::entities, a < b
  std::uint32_t b = 0;
  std::string ground;  ///< for people: "one name and type; no place, body or post in common"
  auto operator<=>(const LinkDoubt&) const = default;
};

/// Two entities that nothing ties, by the user's word, though articles may mention both.
struct ForbiddenTie {
  std::uint32_t a = 0;  ///< index into Linking::entities, a < b
  std::uint32_t b = 0;
  auto operator<=>(const ForbiddenTie&) const = default;
};

/// Which of the graph's entities each article's entity is.
struct Linking {
  std::vector<LinkedEntity> entities;  ///< by (key, type)
  std::vector<std::uint32_t>
      first;  ///< of each article, in the order of their coming: where its entities begin in `entity_of`
  std::vector<std::uint32_t>
      entity_of;                    ///< of each article's each entity, in the article's order: index into `entities`
  std::vector<LinkReason> reasons;  ///< ascending, unique
  std::vector<LinkDoubt> doubts;    ///< ascending by (a, b), one for each pair
  std::vector<ForbiddenTie> forbidden{};  ///< ascending, unique
};

/// Decides who is who once every article is known. The result depends on the set of articles alone: they come in one
/// order, so that no hash order or thread may show in it.
class Linker {
 public:
  virtual ~Linker() = default;
  /// Every article that is kept comes once, in rank order (date, id, text hash); each curated list comes as one
  /// article, behind all others. `facts` lives until the call returns.
  virtual void add(const ArticleFacts& facts) = 0;
  /// After the last article; once.
  [[nodiscard]] virtual Result<Linking> link() = 0;
};

}  // namespace guanxi
