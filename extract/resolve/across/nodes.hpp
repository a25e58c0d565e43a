// What articles' entities are, each by its own article: nodes; and which nodes are one: joins. Private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/resolve/across/corpus.hpp"
#include "extract/resolve/across/regions.hpp"

namespace guanxi::extract::across {

/// Kinds of things that are never joined with each other by name alone. Officials are persons.
enum class Kind : std::uint8_t { person, agency, enterprise, policy, place };
[[nodiscard]] Kind kind_of(EntityType type);

/// Why a form means what it means; docs/identity.md has a line for each.
enum class Rule : std::uint8_t {
  same_name,
  one_row,             // forms of one row of the tables
  division,            // a division's name, full or short
  place_of_article,    // one of several bearers of the name, by the article's places
  written_two_ways,    // 发展和改革 and 发改
  body_of_place,       // 清远市财政局, 市财政局 in an article about 清远
  country_of_article,  // 卫生部 in an article about Sudan
  year_of_article,     // 中央一号文件 of 2023
  only_here,           // a common noun without its place: stays in its article
  document_title,      // without the country, the issuer, the state of a draft
  defined_in_article,
  short_name,
  part_of_name,    // 普拉博沃 of 普拉博沃·苏比延多
  other_spelling,  // 罗塞夫 and 罗塞芙
  same_person,
  several_persons,
  other_type,  // the same name read as another type
  correction   // a user's constraint says so
};
/// "short_name"; of a correction with its line: "correction:12".
[[nodiscard]] std::string name_of(Rule rule, std::uint64_t line = 0);

struct Node {
  Kind kind{};
  std::uint32_t base = 0;        ///< a text
  Region region = 0;             ///< which of several of the name
  std::uint32_t article = 0;     ///< of a node that stays in its article: the article's number + 1; else 0
  std::uint16_t year = 0;        ///< of a yearly document
  std::uint16_t correction = 0;  ///< which of the nodes that the user's constraints made; 0 for all others
  bool table = false;            ///< the tables know it
  bool spread = false;           ///< things of this name are in many places: 西湖村, 人民医院
  std::uint32_t articles = 0;
};

class Nodes {
 public:
  explicit Nodes(Pool& texts) : m_texts(texts) {}
  /// The node that is equal to `node` in kind, base, region, article and year; made where there is none.
  std::uint32_t number_of(const Node& node);
  /// The node of this kind, base and region without article or year; none where there is none.
  [[nodiscard]] std::uint32_t find(Kind kind, std::u16string_view base, Region region = 0) const;
  static constexpr std::uint32_t k_none = 0xFFFF'FFFF;
  [[nodiscard]] Node& operator[](std::uint32_t number) { return m_nodes[number]; }
  [[nodiscard]] const Node& operator[](std::uint32_t number) const { return m_nodes[number]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_nodes.size()); }
  [[nodiscard]] std::string_view base(std::uint32_t number) const { return m_texts.text(m_nodes[number].base); }
  /// 财政局@北京市, 清城区@441802: unique among the nodes of a kind, and the same whatever the order of articles.
  [[nodiscard]] std::string key(std::uint32_t number, const Corpus& corpus) const;
  /// The same for people: 北京市财政局, 广东省清远市清城区, 苏丹卫生部, 2023年中央一号文件.
  [[nodiscard]] std::string title(std::uint32_t number, const Corpus& corpus) const;
  [[nodiscard]] Pool& texts() { return m_texts; }
  [[nodiscard]] const Pool& texts() const { return m_texts; }

 private:
  Pool& m_texts;
  std::vector<Node> m_nodes;
  std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// What one local entity is, by its own article.
struct Sense {
  std::uint32_t node = 0;
  Rule rule = Rule::same_name;
  std::uint64_t line = 0;  ///< of a correction
};

/// Two nodes that are one, and why.
struct Join {
  std::uint32_t node = 0;
  std::uint32_t other = 0;
  Rule rule{};
  std::string ground;
  std::uint64_t line = 0;  ///< of a correction
};

/// Two nodes that nothing may tie.
struct NodePair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// Which nodes are one so far. Joins are kept: they explain.
class Joined {
 public:
  explicit Joined(std::size_t size);
  void grow(std::size_t size);
  [[nodiscard]] std::uint32_t root(std::uint32_t node) const;
  /// Returns whether they were two.
  bool join(Join&& join);
  [[nodiscard]] const std::vector<Join>& joins() const { return m_joins; }

 private:
  mutable std::vector<std::uint32_t> m_parent;
  std::vector<Join> m_joins;
};

}  // namespace guanxi::extract::across
