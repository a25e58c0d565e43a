// A curated list as articles: each entry becomes a text that says all of it, with its entities and relation as facts.
#pragma once

#include <functional>
#include <string>

#include "base/facts.hpp"
#include "graph/list/graph_file.hpp"

namespace guanxi::graph {

struct ListName {
  std::string path;   ///< as the user named it: what is read there again takes the place of what was
  std::string title;  ///< of its articles, and in their texts
  std::string stem;   ///< their ids are STEM#1, STEM#2, ...
};

/// Visits the list's entries, in the order of the file: an edge as what it states, with the day since when; once more
/// with the day until when, which of a post says that it was given up; and, before the edges, each node that has other
/// names or no edge. What an entry says stands in its text, so that entries of equal text are equal facts. Nodes of one
/// type and name have their ids in their keys. Memory: one entry.
/// Errors: malformed for a type that `types` does not tell, or a post that no person holds; those of `visit`.
[[nodiscard]] Result<void> each_list_entry(const GraphFile& list, const ListName& name, const ImportTypes& types,
                                           const std::function<Result<void>(const ArticleFacts&)>& visit);

}  // namespace guanxi::graph
