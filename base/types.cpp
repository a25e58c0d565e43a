#include "base/types.hpp"

namespace guanxi {

namespace {

struct Names {
  std::string_view contract;
  std::string_view chinese;
};

constexpr std::array<Names, k_entity_types.size()> k_entity_names{{{"official", "官员"},
                                                                   {"person", "人物"},
                                                                   {"agency", "机构"},
                                                                   {"enterprise", "企业"},
                                                                   {"policy", "政策"},
                                                                   {"place", "地点"}}};

constexpr std::array<Names, k_relation_types.size()> k_relation_names{{{"holds_post", "任职"},
                                                                       {"issued", "发布"},
                                                                       {"located_in", "位于"},
                                                                       {"part_of", "隶属"},
                                                                       {"invests_in", "投资"},
                                                                       {"cooperates_with", "合作"},
                                                                       {"signs_with", "签约"},
                                                                       {"visits", "考察"},
                                                                       {"left_post", "卸任"}}};

constexpr std::array<Names, k_post_states.size()> k_state_names{{{"holds", "在任"},
                                                                 {"acting", "代理"},
                                                                 {"appointed", "任命"},
                                                                 {"elected", "当选"},
                                                                 {"nominated", "提名"},
                                                                 {"former", "曾任"},
                                                                 {"removed", "免职"},
                                                                 {"resigned", "离任"}}};

template <typename Type, std::size_t n>
std::optional<Type> parse(std::string_view name, const std::array<Names, n>& names) {
  for (std::size_t i = 0; i < n; ++i) {
    if (names[i].contract == name) return static_cast<Type>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(EntityType type) { return k_entity_names[static_cast<std::size_t>(type)].contract; }
std::string_view to_string(RelationType type) { return k_relation_names[static_cast<std::size_t>(type)].contract; }
std::string_view to_string(PostState state) { return k_state_names[static_cast<std::size_t>(state)].contract; }
std::string_view chinese_label(PostState state) { return k_state_names[static_cast<std::size_t>(state)].chinese; }
std::string_view chinese_label(EntityType type) { return k_entity_names[static_cast<std::size_t>(type)].chinese; }
std::string_view chinese_label(RelationType type) { return k_relation_names[static_cast<std::size_t>(type)].chinese; }

std::optional<EntityType> parse_entity_type(std::string_view name) { return parse<EntityType>(name, k_entity_names); }
std::optional<RelationType> parse_relation_type(std::string_view name) {
  return parse<RelationType>(name, k_relation_names);
}
std::optional<PostState> parse_post_state(std::string_view name) { return parse<PostState>(name, k_state_names); }

}  // namespace guanxi
