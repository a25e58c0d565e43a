// Pinyin of names, so that a user without a Chinese keyboard finds them. Private to graph/store.
#pragma once

#include <string>
#include <string_view>

#include "base/types.hpp"

namespace guanxi::graph {

struct Romanized {
  std::string pinyin;    ///< lower-case letters and digits only: qingchengquwei; ü is v, as it is typed: lv
  std::string initials;  ///< a letter a syllable, other letters and digits as they are: qcqw
};

/// `name` as it is read. Of officials and people the first character is read as a surname (单 shan, 仇 qiu, 曾 zeng, 区 ou,
/// 万俟 moqi); in other names 成都, 银行 and further known words get the word's reading.
/// Characters without a reading are left out. O(name). Thread-safe.
[[nodiscard]] Romanized romanize(std::string_view name, EntityType type);

}  // namespace guanxi::graph
