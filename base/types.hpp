// The kinds of things and ties that a graph knows, with their fixed names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guanxi {

enum class EntityType : std::uint8_t { official, person, agency, enterprise, policy, place };
inline constexpr std::array k_entity_types{EntityType::official,   EntityType::person, EntityType::agency,
                                           EntityType::enterprise, EntityType::policy, EntityType::place};

/// Stated relations, from -> to. Co-mention is not among them: it is computed from mentions.
enum class RelationType : std::uint8_t {
  holds_post,       // official or person -> agency, enterprise or place; with a title
  issued,           // agency, place or enterprise -> policy
  located_in,       // enterprise, agency or place -> place
  part_of,          // agency or enterprise -> agency or enterprise it belongs to
  invests_in,       // enterprise or agency -> enterprise or place
  cooperates_with,  // enterprise, agency or place -> the same
  signs_with,       // enterprise, agency or place -> the same
  visits,           // official -> enterprise or place
  left_post         // official or person -> agency, enterprise or place: no longer holds it; with a title
};
inline constexpr std::array k_relation_types{
    RelationType::holds_post, RelationType::issued,     RelationType::located_in,
    RelationType::part_of,    RelationType::invests_in, RelationType::cooperates_with,
    RelationType::signs_with, RelationType::visits,     RelationType::left_post};

/// What a sentence says of a post and its holder; `holds` in relations that are no posts.
enum class PostState : std::uint8_t {
  holds,      // 区委书记甲
  acting,     // 代区长甲
  appointed,  // 任命甲为书记; 新任书记甲
  elected,    // 甲当选书记
  nominated,  // 提名甲为书记: does not hold it yet
  former,     // 原书记甲; 时任书记甲
  removed,    // 免去甲的书记职务; of left_post
  resigned    // 甲辞去书记职务; 甲不再担任书记; of left_post
};
inline constexpr std::array k_post_states{PostState::holds,   PostState::acting,    PostState::appointed,
                                          PostState::elected, PostState::nominated, PostState::former,
                                          PostState::removed, PostState::resigned};

/// Of the two relations that speak of posts.
[[nodiscard]] constexpr bool is_post(RelationType type) {
  return type == RelationType::holds_post || type == RelationType::left_post;
}

/// The name in the contract: "official", "holds_post", ...
[[nodiscard]] std::string_view to_string(EntityType type);
[[nodiscard]] std::string_view to_string(RelationType type);
[[nodiscard]] std::string_view to_string(PostState state);
/// What a diagram or a table for people prints: 官员, 任职, ...
[[nodiscard]] std::string_view chinese_label(EntityType type);
[[nodiscard]] std::string_view chinese_label(RelationType type);
[[nodiscard]] std::string_view chinese_label(PostState state);
/// Accepts the name in the contract only; empty where there is no such type.
[[nodiscard]] std::optional<EntityType> parse_entity_type(std::string_view name);
[[nodiscard]] std::optional<RelationType> parse_relation_type(std::string_view name);
[[nodiscard]] std::optional<PostState> parse_post_state(std::string_view name);

}  // namespace guanxi
