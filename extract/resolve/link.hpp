// Inside one article: which mentions mean the same thing, and what type a person is.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/facts.hpp"
#include "extract/document/normalize.hpp"
#include "extract/recognize/mention.hpp"

namespace guanxi::extract {

/// How a post stands with its holder.
enum class PostManner : std::uint8_t {
  held,       // 清城区委书记邱泽军; 邱泽军任清城区委书记
  addressed,  // 习近平总书记: says what the holder is, but no body
  left,       // 免去甲的局长职务; 甲不再担任局长
  listed      // 县领导甲、乙: an official, no title
};

/// A post as it stands in the text: who, which title, which body. Found by the grammar of posts in resolve, read by
/// link (a public office makes an official) and by relate (holds_post).
struct PostReading {
  std::uint32_t person = 0;       ///< index into Mentions
  UnitRange qualifier;            ///< 原, 时任, 前 before the body's name; empty where there is none
  std::uint32_t title_begin = 0;  ///< units; with the department inside the body (终端部副部长)
  std::uint32_t title_end = 0;
  std::int32_t body = -1;  ///< index into Mentions of the agency, enterprise or place; -1 where it is not said
  std::uint32_t sentence = 0;
  PostManner manner = PostManner::held;
  PostState state = PostState::holds;
};

/// Entities of one article, with the mention that each mention index went to.
struct Linked {
  Mentions mentions;                 ///< those that were given, and the references among them
  std::vector<FactEntity> entities;  ///< spans are byte offsets of the printed text; keys filled in
  std::vector<std::int32_t>
      entity_of_mention;  ///< index into entities; -1 for posts and for mentions that were dropped
  std::vector<PostReading> posts;
};

/// Links the mentions of one article: equal forms, short forms (璞泰来 / 上海璞泰来, 区委 / 清城区委, 清远 / 清远市,
/// definitions by 以下简称), finds what stands for them (该公司), and decides official or person. Deterministic.
[[nodiscard]] Linked link_article(const std::string& printed, const NormalizedText& text,
                                  std::span<const UnitRange> sentences, Mentions found);

}  // namespace guanxi::extract
