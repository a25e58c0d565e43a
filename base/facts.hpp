// What extract hands to graph: everything one article gave, in plain records.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/sketch.hpp"
#include "base/text.hpp"
#include "base/types.hpp"

namespace guanxi {

/// What is known about an article apart from its text. Every field but `id` may be empty.
struct ArticleMeta {
  std::string id;  ///< file stem, STEM#n, or a JSONL line's own id
  std::string title;
  Date date;
  std::string source;  ///< the outlet: 南方Plus
  std::string url;
  std::string byline;  ///< authors as printed; never entities
  /// Where it was read: its url, else the path of its file as it was named, with #ID for a line of JSONL that has an id.
  /// What a later build reads at the same place takes its place. Empty where the place says nothing: standard input, or
  /// lines without an id.
  std::string origin;
};

/// One thing that an article speaks of, after linking inside the article.
struct FactEntity {
  EntityType type{};
  std::string name;                  ///< the fullest form, as printed, white space and line breaks inside it taken out
  std::vector<std::string> aliases;  ///< the other forms, cleaned the same way, unique, sorted by bytes
  std::vector<Span> mentions;        ///< where it is named; ascending, not empty
  std::vector<Span> references;      ///< where words stand for it that are no name (该公司, 张书记); ascending
  std::string key;  ///< equal keys of one type are one entity across articles (extract/resolve/identity.hpp)
};

/// One stated relation; `from` and `to` are indices into ArticleFacts::entities.
struct FactRelation {
  RelationType type{};
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string title;  ///< of holds_post and left_post: 书记, 原局长; else empty
  Span evidence;      ///< the sentence that says so
  PostState state{};  ///< of holds_post and left_post; holds in all others
};

/// The identity of a text: two articles are the same article if these are equal.
using TextHash = std::array<std::uint8_t, 16>;

/// Everything one article gave. All spans are byte offsets into `text`.
struct ArticleFacts {
  ArticleMeta meta;
  std::string text;                     ///< UTF-8, well-formed
  TextHash text_hash{};                 ///< of the normalised text
  Sketch sketch;                        ///< of the normalised text: what tells reprints
  std::vector<Span> sentences;          ///< ascending, disjoint; every mention lies inside exactly one
  std::vector<FactEntity> entities;     ///< sorted by first mention, then type, then name
  std::vector<FactRelation> relations;  ///< sorted by (from, to, type, title), unique
};

}  // namespace guanxi
