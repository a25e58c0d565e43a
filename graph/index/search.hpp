// Printed forms by their bytes. Private to graph/index.
#pragma once

#include <string_view>
#include <vector>

#include "graph/index/graph.hpp"

namespace guanxi::graph {

/// An entry of the section of search texts; views into the image.
struct SearchText {
  std::string_view folded;  ///< ASCII letters in lower case
  std::string_view pinyin;
  std::string_view initials;
};

/// The entry at `byte`; empty where there is none, or it is damaged.
[[nodiscard]] SearchText search_text(const Image& image, std::uint32_t byte);

/// See Graph::forms_named and Graph::forms_like.
[[nodiscard]] std::vector<FormId> forms_with_name(const Image& image, std::string_view lowered);
[[nodiscard]] std::vector<FormId> forms_with_part(const Image& image, std::string_view lowered,
                                                  std::string_view letters);

}  // namespace guanxi::graph
