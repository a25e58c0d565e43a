// When is one form a short form of another? One rule a type; each says how sure it is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/forms.hpp"

namespace guanxi::extract {

/// How sure a rule is that two forms mean one thing. All but `same` hold only where there is a single candidate,
/// or of several firms for the one that is said last.
enum class Alias : std::uint8_t { no, weak, likely, sure, same };

/// A form taken apart once, so that comparing two of them is cheap.
struct Shape {
  std::u16string_view text;    ///< the form; the caller's
  std::u16string_view quoted;  ///< as in Form; the caller's
  std::u16string canon;  ///< written-out words contracted: 人民检察院 -> 检察院, 经济技术开发区 -> 经开区
  std::u16string outside;        ///< without what stands in brackets; empty where nothing does
  std::u16string inside;         ///< what stands in the first brackets
  std::uint64_t place_ends = 0;  ///< bit i: canon[0, i) is a chain of places; bits 1..63
  std::uint32_t thing = 0;       ///< lexicon: forms with the same number are one thing; 0 where unknown
  std::size_t core = 0;          ///< place: units before the generic last word; the whole where there is none
};

/// Reads the places at the beginning of names: the divisions and countries of the lexicon and the article's own places.
class PlacePrefixes {
 public:
  explicit PlacePrefixes(std::span<const Form> forms);
  /// Bit i (1..63): text[0, i) is a chain of places or one of 国家 中国 全国 中共 中国人民解放军.
  [[nodiscard]] std::uint64_t ends(std::u16string_view text) const;

 private:
  std::vector<std::u16string_view> m_places;  // of the article, two units or more; sorted
};

[[nodiscard]] Shape shape_of(const Form& form, const PlacePrefixes& places);

/// Each takes two different forms of one type, the longer first (by units; equal lengths in either order).
[[nodiscard]] Alias place_alias(const Shape& longer, const Shape& shorter);
[[nodiscard]] Alias agency_alias(const Shape& longer, const Shape& shorter);
[[nodiscard]] Alias enterprise_alias(const Shape& longer, const Shape& shorter);
[[nodiscard]] Alias policy_alias(const Shape& longer, const Shape& shorter);
[[nodiscard]] Alias person_alias(const Shape& longer, const Shape& shorter);

/// 条例 of 国安条例: the last word of a document that is called by an abbreviation before it; empty where it has none.
[[nodiscard]] std::u16string_view abbreviated_head(std::u16string_view name);

/// 第十四届 in 第十四届全国人大常委会, a view into `name`; empty where it names no session.
[[nodiscard]] std::u16string_view session_of(std::u16string_view name);

/// Canonical writing for each kind; the text itself where nothing is contracted.
[[nodiscard]] std::u16string canonical_agency(std::u16string_view text);
[[nodiscard]] std::u16string canonical_place(std::u16string_view text);
/// Units of a canonical place's name before its generic last word (清远 in 清远市); its size where there is none.
[[nodiscard]] std::size_t place_core(std::u16string_view canon);
/// Does the text name an administrative level or a zone and nothing else (高新区, 园区)?
[[nodiscard]] bool is_generic_place(std::u16string_view text);
/// A common noun, where no fuller form stands in the article: 园区, 城区, 县.
[[nodiscard]] bool names_no_place(std::u16string_view text);
/// The word for a kind of body, where no fuller form stands in the article: 工作组, 派出所, 社区卫生服务中心.
[[nodiscard]] bool names_no_agency(std::u16string_view text);

}  // namespace guanxi::extract
