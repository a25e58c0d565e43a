// By name: the hashes of all forms stand in order, and since a hash is even over its range, the place of one is close
// to where it would be among evenly spaced ones. By part: one pass of memmem over the search texts, which stand end to
// end.
#include "graph/index/search.hpp"

#include <algorithm>
#include <cstring>

#include "graph/index/name_tables.hpp"
#include "graph/index/varint.hpp"

namespace guanxi::graph {

namespace {

using format::FormHash;
using Kind = Image::Kind;

std::uint32_t hash_at(const Image& image, std::uint64_t i) { return image.at<FormHash>(Kind::form_hashes, i).hash; }

/// The first hash that is not less than `hash`. Doubles its step from the guessed place: O(log error of the guess).
std::uint64_t first_hash(const Image& image, std::uint32_t hash) {
  const std::uint64_t count = image.count(Kind::form_hashes);
  const std::uint64_t guess = (std::uint64_t{hash} * count) >> 32;
  std::uint64_t low = guess;
  std::uint64_t high = guess;
  for (std::uint64_t step = 16; low > 0 && hash_at(image, low - 1) >= hash; step *= 2) {
    high = low;
    low -= std::min(low, step);
  }
  for (std::uint64_t step = 16; high < count && hash_at(image, high) < hash; step *= 2) {
    low = high + 1;
    high = std::min(count, high + step);
  }
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (hash_at(image, middle) < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// The form whose search text holds byte `byte`: the last that begins at or before it.
std::uint32_t form_around(const Image& image, std::uint64_t byte) {
  std::uint64_t low = 0;
  std::uint64_t high = image.count(Kind::forms);
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (image.at<format::FormRecord>(Kind::forms, middle).search <= byte) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return static_cast<std::uint32_t>(low);
}

/// Forms whose search text has the bytes of `part` anywhere and satisfies `matches`; ascending.
template <typename Matches>
std::vector<FormId> scan(const Image& image, std::string_view part, Matches matches) {
  std::vector<FormId> found;
  if (part.empty()) return found;
  const auto all = image.all<char>(Kind::search_text);
  const std::uint64_t forms = image.count(Kind::forms);
  for (std::size_t at = 0; at < all.size();) {
    const void* const hit = ::memmem(all.data() + at, all.size() - at, part.data(), part.size());
    if (hit == nullptr) break;
    const auto byte = static_cast<std::size_t>(static_cast<const char*>(hit) - all.data());
    const std::uint32_t form = form_around(image, byte);
    if (matches(search_text(image, image.at<format::FormRecord>(Kind::forms, form).search)))
      found.emplace_back(form);
    if (form + 1 >= forms) break;
    at = std::max<std::size_t>(byte + 1, image.at<format::FormRecord>(Kind::forms, form + 1).search);
  }
  return found;
}

}  // namespace

SearchText search_text(const Image& image, std::uint32_t byte) {
  constexpr std::uint64_t k_longest_head = 15;  // three varints of 32 bits
  const std::uint64_t size = image.count(Kind::search_text);
  if (byte >= size) return {};
  const auto head = image.slice<unsigned char>(Kind::search_text, byte, std::min(size, byte + k_longest_head));
  if (head.empty()) return {};
  const unsigned char* at = head.data();
  const unsigned char* const end = head.data() + head.size();
  std::uint64_t begin = 0;
  const std::uint32_t folded = read_varint(at, end);
  const std::uint32_t pinyin = read_varint(at, end);
  const std::uint32_t initials = read_varint(at, end);
  begin = byte + static_cast<std::uint64_t>(at - head.data());
  const auto bytes = image.slice<char>(Kind::search_text, begin, begin + folded + pinyin + initials);
  if (bytes.empty()) return {};
  const std::string_view text(bytes.data(), bytes.size());
  return {text.substr(0, folded), text.substr(folded, pinyin), text.substr(std::size_t{folded} + pinyin)};
}

std::vector<FormId> forms_with_name(const Image& image, std::string_view lowered) {
  std::vector<FormId> found;
  const std::uint32_t hash = form_hash(lowered);
  for (std::uint64_t i = first_hash(image, hash); i < image.count(Kind::form_hashes); ++i) {
    const auto entry = image.at<FormHash>(Kind::form_hashes, i);
    if (entry.hash != hash) break;
    const auto record = image.at<format::FormRecord>(Kind::forms, entry.form);
    if (search_text(image, record.search).folded == lowered) found.emplace_back(entry.form);
  }
  return found;
}

std::vector<FormId> forms_with_part(const Image& image, std::string_view lowered, std::string_view letters) {
  const auto by_name = [&](const SearchText& text) { return text.folded.find(lowered) != std::string_view::npos; };
  const auto by_letters = [&](const SearchText& text) {
    return text.pinyin.starts_with(letters) || text.initials.starts_with(letters);
  };
  std::vector<FormId> found = scan(image, lowered, by_name);
  const std::vector<FormId> read = scan(image, letters, by_letters);
  std::vector<FormId> all;
  std::set_union(found.begin(), found.end(), read.begin(), read.end(), std::back_inserter(all));
  return all;
}

}  // namespace guanxi::graph
