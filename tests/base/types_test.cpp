#include "base/types.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>

#include "base/ids.hpp"

namespace guanxi {
namespace {

TEST(Types, NamesOfTheContractAreReadBack) {
  std::set<std::string_view> names;
  for (const EntityType type : k_entity_types) {
    EXPECT_EQ(parse_entity_type(to_string(type)), type);
    EXPECT_FALSE(chinese_label(type).empty());
    names.insert(to_string(type));
  }
  for (const RelationType type : k_relation_types) {
    EXPECT_EQ(parse_relation_type(to_string(type)), type);
    EXPECT_FALSE(chinese_label(type).empty());
    names.insert(to_string(type));
  }
  EXPECT_EQ(names.size(), k_entity_types.size() + k_relation_types.size());
  EXPECT_TRUE(names.contains("official"));
  EXPECT_TRUE(names.contains("holds_post"));
}

TEST(Types, OtherNamesAreRefused) {
  for (const char* name : {"", "Official", "official ", "官员", "offi"}) EXPECT_FALSE(parse_entity_type(name).has_value());
  EXPECT_FALSE(parse_relation_type("official").has_value());
}

TEST(Ids, CompareAndHashByValue) {
  EXPECT_LT(EntityId{1}, EntityId{2});
  EXPECT_EQ(std::hash<EntityId>{}(EntityId{7}), std::hash<EntityId>{}(EntityId{7}));
  EXPECT_EQ(EntityId{7}.index(), 7U);
  EXPECT_EQ(EntityId{}.value, 0U);
}

}  // namespace
}  // namespace guanxi
