// Strong ids: a number that says what it numbers.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace guanxi {

/// A dense, 0-based index with a type of its own. Valid for one graph file: ids are ranks in that file's sorted order.
template <typename Tag>
struct Id {
  std::uint32_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}
  constexpr auto operator<=>(const Id&) const = default;
  /// For subscripts.
  [[nodiscard]] constexpr std::size_t index() const { return value; }
};

using EntityId = Id<struct EntityTag>;
using ArticleId = Id<struct ArticleTag>;

}  // namespace guanxi

template <typename Tag>
struct std::hash<guanxi::Id<Tag>> {
  std::size_t operator()(guanxi::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
