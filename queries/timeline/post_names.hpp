// The words of a post: titles as they are compared, the rank they carry, and "国务院总理" taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "graph/index/graph.hpp"

namespace guanxi::queries {

/// A title without what says when or how it was held: 原局长, 代局长, 新任局长, 第八任局长, 局长(正厅级) are all 局长.
/// 副局长 stays apart, and so does 党组书记 from 书记. Never empty unless `title` is. O(bytes).
[[nodiscard]] std::string post_name(std::string_view title);

/// 正部级, 副厅级 …: the rank that the title itself prints, or that every holder of this post of this body has by the
/// Civil Servants' Law and the regulations on the ranks of posts; empty where it depends on the place or the person
/// (a district of a city may be of three ranks). `body` is the body's name.
[[nodiscard]] std::string_view rank_of_post(std::string_view body, std::string_view title);

/// A post of one body.
struct Post {
  EntityId body;
  std::string title;  ///< as post_name gives it
};

/// What words like 国务院总理, 商务部长, 国家发改委主任 mean: the longest body of the graph whose name or other form
/// they begin with and of which a post of the rest's name is stated; 商务部长 shares 部 between both. Where no form is
/// equal, a body whose form holds all of the words in order and begins and ends as they do (国家发改委 in
/// 国家发展改革委), if it is the only one with such a post. Errors: not_found, naming the titles of the body where
/// there is one; ambiguous with the bodies it could be.
[[nodiscard]] Result<Post> resolve_post(const graph::Graph& graph, std::string_view text);

/// The names of all posts stated of `body`, each once, by their number of statements.
[[nodiscard]] std::vector<std::string> posts_of_body(const graph::Graph& graph, EntityId body);

}  // namespace guanxi::queries
