// What an entity is shown by, where the name that most articles use leaves its place to them. Private to this folder.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "extract/resolve/across/nodes.hpp"

namespace guanxi::extract::across {

/// A folded name, and how many articles call the entity so.
struct NameCount {
  std::uint32_t text = 0;
  std::uint32_t articles = 0;
};

/// 清城区委 for 区委, 柬埔寨外交部 for 外交部, 威海市高新区 for 高新区: the most frequent name with the place in it, or
/// one that is made of the place and the most frequent name. Folded. Empty where the most frequent name says its place,
/// or has none to say. `head` is the node that names the entity; `names` are not empty. O(names x length).
[[nodiscard]] std::string shown_name(const Nodes& nodes, std::uint32_t head, std::span<const NameCount> names);

}  // namespace guanxi::extract::across
