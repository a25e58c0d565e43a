// Two graphs compared: which entities, ties and posts came, went or changed. Entities are the same where their stable
// ids are: equal type and key, whatever their ids in either file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::queries {

enum class Change : std::uint8_t { came, went, changed };
[[nodiscard]] std::string_view to_string(Change change);

/// An entity by what both graphs know it by; ids are valid in the graph named, that of the newer one where both have
/// it.
struct DiffEnd {
  EntityId id;
  EntityType type{};
  std::string name;
};

struct EntityDiff {
  Change change{};
  DiffEnd entity;
  std::string old_name;  ///< where it changed; else empty
  std::uint32_t old_articles = 0;
  std::uint32_t new_articles = 0;
  std::vector<std::string> forms_came;
  std::vector<std::string> forms_went;
};

struct TieDiff {
  Change change{};
  DiffEnd a;
  DiffEnd b;
  std::uint32_t old_articles = 0;
  std::uint32_t new_articles = 0;
  std::vector<RelationType> relations_came;  ///< stated in either direction
  std::vector<RelationType> relations_went;
};

/// A tenure (queries/timeline). It changed where its state did, or the day that it is said to have begun or ended.
struct PostDiff {
  Change change{};
  DiffEnd person;
  DiffEnd body;
  std::string title;
  PostState old_state{};
  PostState new_state{};
  Date day;  ///< of the statement that made the difference
};

/// Most telling first: entities and ties by the difference in articles, posts by day, the latest first; equals by name.
struct GraphDiff {
  std::vector<EntityDiff> entities;
  std::vector<TieDiff> ties;
  std::vector<PostDiff> posts;
  [[nodiscard]] bool empty() const { return entities.empty() && ties.empty() && posts.empty(); }
};

/// O(entities × log + ties + forms + relations × log) of both.
[[nodiscard]] GraphDiff diff(const graph::Graph& before, const graph::Graph& after);

}  // namespace guanxi::queries
