// What an article says of one person, as it is compared with what others say: offices, places, company. Private to this
// folder.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/resolve/across/nodes.hpp"
#include "extract/resolve/across/regions.hpp"

namespace guanxi::extract::across {

/// What a person does, as far as an article says.
enum class Role : std::uint8_t { unknown, national, local, foreign, business, learned };

/// One post as it is compared.
struct Office {
  std::uint32_t body = 0;  ///< root of a node
  std::uint32_t title = 0;
  bool operator==(const Office&) const = default;
};

/// Rolls that share so many names are of one circle.
inline constexpr std::size_t k_like_rolls = 30;
/// More than any evidence.
inline constexpr double k_certain = 1000;

/// One article's person, or several that share a body.
struct Bearer {
  std::vector<std::uint32_t> locals;  ///< ascending
  std::vector<Office> offices;
  std::vector<Region> countries;  ///< of offices abroad
  std::vector<Region> regions;    ///< of offices in divisions
  std::array<std::uint32_t, 6> roles{};
  std::uint32_t officials = 0;
  std::int32_t first_day = Date::k_unknown;
  std::int32_t last_day = Date::k_unknown;
  double weakest = k_certain;                                ///< of the joins by evidence that made it
  std::unordered_map<std::uint32_t, std::uint32_t> company;  ///< roots of what is named with them
  std::vector<std::uint32_t> rolls;                          ///< articles that are rolls of names, ascending

  /// What they do most; unknown where no article says.
  [[nodiscard]] Role role() const;
};

[[nodiscard]] bool share(std::span<const Region> a, std::span<const Region> b);
/// Of a congress or a conference: thousands are, from all walks.
[[nodiscard]] bool is_delegate(std::string_view title);
[[nodiscard]] bool is_scholar(std::string_view title);
/// Takes what is known of `other` over.
void absorb(Bearer& into, Bearer&& other);

/// Reads single articles' persons. Nodes that are made after it are told with note_articles().
class BearerReader {
 public:
  BearerReader(const Corpus& corpus, std::span<const Sense> senses, const Nodes& nodes, const Joined& joined);
  /// O(what the article mentions).
  [[nodiscard]] Bearer read(std::uint32_t local);
  /// In how many articles a root stands.
  [[nodiscard]] std::uint32_t articles_of(std::uint32_t root) const { return m_articles_of[root]; }
  [[nodiscard]] bool is_person(std::uint32_t root) const { return m_nodes[root].kind == Kind::person; }
  void note_articles(std::uint32_t node, std::uint32_t articles);
  /// Do two rolls that share many names list them? O(names).
  [[nodiscard]] bool are_on_like_rolls(const Bearer& a, const Bearer& b) const;
  /// How many of those named with `other` are on a roll that lists `listed`. O(company x log).
  [[nodiscard]] std::size_t company_on_roll(const Bearer& listed, const Bearer& other) const;

 private:
  /// The country of a body or place: its own, its region's, or the one that its name begins with.
  struct Seat {
    Region country = 0;
    Region division = 0;
  };
  [[nodiscard]] std::uint32_t root(std::uint32_t local) const { return m_joined.root(m_senses[local].node); }
  void count_company();
  void read_offices();
  void find_rolls();
  [[nodiscard]] const Seat& seat_of(std::uint32_t body);
  [[nodiscard]] Role role_of(const Office& office);

  const Corpus& m_corpus;
  std::span<const Sense> m_senses;
  const Nodes& m_nodes;
  const Joined& m_joined;
  std::vector<std::uint32_t> m_articles_of;  // by root
  std::vector<std::uint32_t> m_offices_begin;
  std::vector<Office> m_offices;  // by person
  std::unordered_map<std::uint32_t, Seat> m_seats;
  std::map<std::uint32_t, std::vector<std::uint32_t>> m_rolls;  // article -> roots of persons, ascending
};

}  // namespace guanxi::extract::across
