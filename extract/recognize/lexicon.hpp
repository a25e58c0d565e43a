// The compiled lexicons: facts that rules and features share, looked up by one double-array pass over the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace guanxi::extract {

/// What kind of fact an entry is. One surface form may have several entries.
enum class Lex : std::uint8_t {
  // places
  province,
  prefecture,
  county,
  township,  // full forms of divisions: 广东省 清远市 清城区 源潭镇
  province_short,
  prefecture_short,
  county_short,
  township_short,  // 广东 清远 清城 源潭 (attribute: how safe alone)
  country,
  country_short,
  capital,
  region,   // 俄罗斯 俄 莫斯科; region: 长三角 粤港澳大湾区 亚太 粤东西北
  natural,  // 长江 黄河 南海 太行山
  // bodies
  organ,  // bodies with a name of their own: 国务院 商务部 国家发展改革委 全国人大常委会 联合国 世界卫生组织
  organ_head,  // last word of an agency's name: 局 委员会 办公室 法院 中心 大学 医院 协会 ...
  local_organ,  // what may stand behind a division: 市委 区政府 组织部 发改局 (attribute: takes a place in front)
  university,
  media,
  bank,
  enterprise,       // well-known firms by full and short name
  enterprise_head,  // last word of a firm's name: 有限公司 集团 银行 股份 ...
  industry,         // words before an enterprise_head: 科技 新材料 置业 ...
  // people
  surname,
  compound_surname,
  given_char,    // attribute of given_char: how often it is in a given name (0-255)
  foreign_char,  // characters of transliterated names, attribute likewise
  post,          // titles: 书记 副市长 董事长 (attribute: PostClass)
  appellation,   // 先生 女士 同志
  // policies
  policy_head,     // last word of a document's name: 条例 办法 方案 意见 ...
  programme_head,  // behind quotation marks: 改革 机制 制度 工程 行动 ...
  programme,       // named ones that need no marks: 乡村振兴战略 一带一路 放管服改革
  not_policy,      // in 《》 but no policy: heads of books, newspapers, programmes
  // words that are no names, so that they do not become one
  common_word,  // attribute: 16 * log2 of how often it stands in a corpus of general Chinese, at most 255
  // more places
  zone,        // development zones and new areas with a name of their own: 清远高新区 雄安新区 前海
  world_city,  // well-known foreign cities that are no capitals, states and provinces: 纽约 加利福尼亚州
  place_head,  // last word of a place's name: 市 县 镇 村 社区 开发区 工业园 ... (attribute: PlaceHead)
  // grammar
  cue,  // words that say what stands beside them (attribute: Cue)
  // no names of ours
  product,          // looks like a firm or a body and is none: iPhone OLED CPI 沪深300 波音737
  name_part,        // of names without a Chinese surname: 扎西 次仁 买买提 巴图 (a part of a person's name)
  japanese_surname  // 佐藤 铃木 长谷川
};
inline constexpr std::size_t k_lex_kinds = static_cast<std::size_t>(Lex::japanese_surname) + 1;

/// Firms and what stands among them: banks, outlets, and products that look like firms.
[[nodiscard]] constexpr bool is_firm(Lex kind) {
  return kind == Lex::enterprise || kind == Lex::bank || kind == Lex::media || kind == Lex::product;
}

/// What kind of place ends with a head.
enum class PlaceHead : std::uint8_t {
  zone,      // 经济开发区 高新区 产业园: takes a name or a place before it
  division,  // 省 市 县 镇 村 社区: of divisions that the tables do not list
  street,    // 路 大道 街
  site,      // 机场 大桥 博物馆 水库
  natural,   // 山 河 湖 岛 流域 平原
  area       // 地区 沿线 半岛: behind a place, one name with it
};

/// What a word says about its neighbours.
enum class Cue : std::uint8_t {
  stop,      // no name goes across it: 的 了 召开 位于 ...
  speech,    // behind a person's name: 说 表示 介绍 ...
  locative,  // before a place: 在 赴 前往 来自 ...
  action,    // behind a person's name among officials: 出席 主持 调研 会见 ...
  predicate  // names of bodies and firms hardly hold it: 举办 欢迎 多家 近年来 ...
};

/// What holding a post says about its holder.
enum class PostClass : std::uint8_t {
  public_office,  // 书记 市长 局长: the holder is an official
  business,       // 董事长 总经理: the holder is a person
  either,         // 主任 院长 负责人 主席: the body decides
  occupation      // 记者 教授 村民 工程师: a person, and no post of the graph
};

/// One entry found in a text.
struct LexMatch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Lex kind{};
  std::uint8_t attribute = 0;  ///< how safe the form is alone, unless Lex says otherwise; see data/README.md
  /// Of divisions: the division code (GB/T 2260, 6 digits, 9 for townships), 0 where more than eight bear the name.
  /// Elsewhere: forms with the same number here are forms of one thing (国家发改委, 发改委); 0 where there is only one
  /// form.
  std::uint32_t parent = 0;
};

/// Read-only, compiled into the program; nothing is parsed at start. Thread-safe.
class Lexicon {
 public:
  [[nodiscard]] static const Lexicon& built_in();

  /// Appends every entry that begins at `at`, all lengths, shortest first. O(longest entry).
  void matches_at(std::u16string_view text, std::uint32_t at, std::vector<LexMatch>& out) const;
  /// Is the whole of `word` an entry of this kind? `attribute` receives its attribute if given.
  [[nodiscard]] bool contains(std::u16string_view word, Lex kind, std::uint8_t* attribute = nullptr) const;
  /// What LexMatch::parent stands for: the first form of a row of several, the full name of a division of county rank
  /// and above (its present one); empty for any other number. Lives as long as the program. O(log rows).
  [[nodiscard]] std::u16string_view head_of(std::uint32_t parent) const;
  /// Attribute of a single character for surname, given_char, foreign_char; 0 where it is none. O(1).
  [[nodiscard]] std::uint8_t character(char16_t c, Lex kind) const;
  /// The attributes of a single character for all three kinds. O(1).
  struct Character {
    std::uint8_t surname = 0;
    std::uint8_t given_char = 0;
    std::uint8_t foreign_char = 0;
    std::uint8_t reserved = 0;
  };
  [[nodiscard]] Character character(char16_t c) const { return m_characters[m_codes[c]]; }
  /// As matches_at for each position of [begin, end), nothing beyond `end`; `starts` receives for each position, and
  /// for `end`, where its matches begin in `out`. Both are cleared first. O((end - begin) x longest entry).
  void matches_in(std::u16string_view text, std::uint32_t begin, std::uint32_t end, std::vector<LexMatch>& out,
                  std::vector<std::uint32_t>& starts) const;
  /// Fingerprint of the tables it was compiled from (hex), for the store's settings.
  [[nodiscard]] std::string_view fingerprint() const;

 private:
  Lexicon();

  const std::uint16_t* m_codes;   // by character
  const Character* m_characters;  // by code
};

}  // namespace guanxi::extract
