// Where the name of a public body ends, where the words behind it decide.
#pragma once

#include "extract/recognize/lattice.hpp"

namespace guanxi::extract::tagger {

/// Where the body drawn as `name` ends, at most at `limit`: behind the word that its last units begin (政法委|员会,
/// 珠海市政府|采购中心); before what is none of it (党委|理论学习中心 组, 科学技术局|高新科 科长); name.begin where the
/// word that goes on leaves no body (卫生部|门, 分会|场, 市中心). O(name).
[[nodiscard]] std::uint32_t body_end(const SentenceView& sentence, UnitRange name, std::uint32_t limit);

/// A body in quotation marks, and the country before it.
struct QuotedBody {
  UnitRange country{};  ///< empty where none is named
  UnitRange name{};     ///< empty where there is no such body
};
/// The body in quotation marks with which the span `name` ends, where nothing but its country and a word for its kind
/// stands before them: 美国“国际救援”, 左翼“历史公约联盟”. O(name).
[[nodiscard]] QuotedBody quoted_body(const SentenceView& sentence, UnitRange name);

/// The end of the chain of divisions that begins at name.begin, at most name.end. O(name).
[[nodiscard]] std::uint32_t divisions_end(const SentenceView& sentence, UnitRange name);

}  // namespace guanxi::extract::tagger
