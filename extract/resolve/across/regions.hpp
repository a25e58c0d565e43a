// Regions: the divisions of China by their codes (GB/T 2260), countries and named zones by their rows in the lexicon.
// Which region a name may mean, and what an article's own places say about it. Private to this folder.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guanxi::extract::across {

/// A division's code, or the number of a row of the lexicon (LexMatch::parent). 0: none.
using Region = std::uint32_t;

inline constexpr Region k_first_code = 110000;
inline constexpr Region k_first_town = 100'000'000;

[[nodiscard]] constexpr bool is_division(Region region) { return region >= k_first_code; }
/// The county of a town; anything else itself.
[[nodiscard]] constexpr Region county_of(Region region) { return region >= k_first_town ? region / 1000 : region; }
/// Of a division only.
[[nodiscard]] constexpr Region province_of(Region region) { return county_of(region) / 10000 * 10000; }
/// Of a division; municipalities are their own.
[[nodiscard]] Region prefecture_of(Region region);
/// 1 province, 2 prefecture, 3 county, 4 town; 0 where it is no division.
[[nodiscard]] int level_of(Region region);
/// Is `inner` the same region or a part of `outer`?
[[nodiscard]] bool lies_within(Region inner, Region outer);
/// 清城区, 英国; for a town its county's. Empty where no table names it.
[[nodiscard]] std::string region_name(Region region);
/// Of a division, with those it lies in: 广东省清远市清城区; of anything else region_name().
[[nodiscard]] std::string full_name(Region region);
/// Is it the row of a country?
[[nodiscard]] bool is_country(Region region);
/// 中国 as a row.
[[nodiscard]] Region china();

/// The countries that a text names, without China, in their order: 李强同意大利总理会谈. O(length).
[[nodiscard]] std::vector<Region> countries_in(std::u16string_view text);

/// What a name of a place may mean, by the tables alone.
struct PlaceReading {
  std::vector<Region> divisions;  ///< candidates, ascending
  Region row = 0;                 ///< of a country, a zone, a region, a city abroad
  bool country = false;           ///< `row` is one of a country
  bool crowd = false;             ///< more divisions bear the name than the tables keep apart: 城关镇
  bool full = false;              ///< with the word that says its level: 清城区
  std::uint8_t safety = 0;        ///< how sure a short form is, alone, that it means a division
  bool natural = false;           ///< a mountain, a lake, a sight bears the name too
};
[[nodiscard]] PlaceReading read_place(std::u16string_view name);

/// The chain of divisions, or the country, that a name begins with: 广东省清远市|财政局.
struct Lead {
  std::vector<Region> regions;  ///< candidates for the last of the chain
  std::size_t size = 0;         ///< units
};
[[nodiscard]] Lead lead_of(std::u16string_view name);

/// What the places of one article weigh.
class Surroundings {
 public:
  void clear();
  void add(Region region, std::uint32_t weight);
  void settle();  ///< after the last add
  /// The one of `candidates` that the article's places speak for; 0 where they do not decide.
  [[nodiscard]] Region choose(std::span<const Region> candidates) const;
  /// The province, prefecture, county that the article is about; 0 where there is none or several.
  [[nodiscard]] Region home(int level) const;
  /// The finest of them.
  [[nodiscard]] Region home() const;
  /// The country that the article is about, where it is not China and China is not spoken of; 0 otherwise.
  [[nodiscard]] Region foreign_home() const;
  /// The country whose places may bear the names of Chinese divisions (首尔市龙山区, 石川县) and of which the article
  /// speaks at least twice as much as of `division`, where that is all it says of China; 0 otherwise.
  [[nodiscard]] Region namesake_home(Region division) const;
  [[nodiscard]] std::uint32_t weight_within(Region outer) const;
  /// Countries by falling weight.
  [[nodiscard]] std::span<const Region> countries() const { return m_countries; }

 private:
  struct Weighed {
    Region region = 0;
    std::uint32_t weight = 0;
  };
  /// The heaviest of the groups that `group` makes of what lies within `outer`, if it is twice the next.
  [[nodiscard]] Region heaviest(Region outer, Region (*group)(Region)) const;
  std::vector<Weighed> m_regions;
  std::vector<Region> m_countries;
  Region m_foreign = 0;
  Region m_home[4] = {0, 0, 0, 0};
};

}  // namespace guanxi::extract::across
