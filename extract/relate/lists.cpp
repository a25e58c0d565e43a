#include "extract/relate/lists.hpp"

#include <array>

#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// Ends of what is said of a firm before its name: 民营铝企, 电池回收企业, 法国最大供应商.
constexpr std::array<std::u16string_view, 30> k_kinds{
    u"船厂",   u"代工厂", u"地产商", u"机构",   u"经销商", u"公司",   u"企业",     u"巨头",     u"运营商", u"制造商",
    u"供应商", u"厂商",   u"生产商", u"零售商", u"集团",   u"开发商", u"银行",     u"铝企",     u"民企",   u"外企",
    u"厂家",   u"配套商", u"服务商", u"龙头",   u"台企",   u"港企",   u"龙头企业", u"民营企业", u"网站",   u"车企"};

constexpr std::u16string_view k_opening = u"“\"《「";
constexpr std::u16string_view k_closing = u"”\"》」";

}  // namespace

std::u16string_view without_opening(std::u16string_view gap) {
  if (!gap.empty() && k_opening.find(gap.back()) != k_opening.npos) gap.remove_suffix(1);
  return gap;
}

std::u16string_view without_closing(std::u16string_view gap) {
  if (!gap.empty() && k_closing.find(gap.front()) != k_closing.npos) gap.remove_prefix(1);
  return gap;
}

bool is_kind_of_firm(std::u16string_view words) {
  constexpr std::size_t k_longest = 14;
  return words.size() <= k_longest && !ending_of(words, k_kinds).empty() &&
         words.find_first_of(u"，,。、；;：:在与和对由向将被") == std::u16string_view::npos;
}

std::size_t joint_at_begin(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 7> k_joints{u"、", u"和", u"与", u"及", u"以及", u"，以及", u",以及"};
  return beginning_of(gap, k_joints).size();
}

bool joins_members(std::u16string_view gap) {
  gap = without_closing(gap);
  const std::size_t joint = joint_at_begin(gap);
  if (joint == 0) return false;
  gap = without_opening(gap.substr(joint));
  return gap.empty() || is_kind_of_firm(gap);
}

}  // namespace guanxi::extract
