#include "extract/recognize/tagger/people_apart.hpp"

#include <algorithm>
#include <vector>

namespace guanxi::extract::tagger {

namespace {

constexpr std::uint32_t k_shortest = 2;
constexpr std::uint32_t k_longest = 4;
constexpr std::uint32_t k_least_body = 3;  // units that are left of a body

bool is_body(const Mention& mention) {
  return mention.kind == MentionKind::enterprise || mention.kind == MentionKind::agency;
}

/// The names of two to four units, sorted.
std::vector<std::u16string_view> names_of(std::u16string_view text, const Mentions& mentions) {
  std::vector<std::u16string_view> names;
  for (const Mention& mention : mentions) {
    const std::uint32_t units = mention.end - mention.begin;
    if (mention.kind == MentionKind::name && units >= k_shortest && units <= k_longest)
      names.push_back(text.substr(mention.begin, units));
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Units of the longest of `names` that a body ends with; 0 where none does.
std::uint32_t name_behind(const std::vector<std::u16string_view>& names, std::u16string_view body) {
  for (std::uint32_t size = k_longest; size >= k_shortest; --size)
    if (body.size() >= size + k_least_body &&
        std::binary_search(names.begin(), names.end(), body.substr(body.size() - size)))
      return size;
  return 0;
}

}  // namespace

void part_people_from_bodies(std::u16string_view text, Mentions& mentions) {
  const std::vector<std::u16string_view> names = names_of(text, mentions);
  if (names.empty()) return;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!is_body(mentions[i])) continue;
    const std::uint32_t behind =
        name_behind(names, text.substr(mentions[i].begin, mentions[i].end - mentions[i].begin));
    if (behind == 0) continue;
    Mention name = mentions[i];
    name.kind = MentionKind::name;
    name.begin = mentions[i].end -= behind;
    mentions.insert(mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1, name);
    ++i;
  }
}

}  // namespace guanxi::extract::tagger
