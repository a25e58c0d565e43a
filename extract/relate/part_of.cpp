// What belongs to what: X旗下Y, X下属Y, X的全资子公司Y.
#include <array>

#include "extract/relate/patterns.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool is_body(EntityType type) { return type == EntityType::agency || type == EntityType::enterprise; }

bool says_belonging(std::u16string_view gap) {
  // not 所属的: in 甲厂所属的乙集团 the second is the owner
  constexpr std::array<std::u16string_view, 17> k_words{
      u"旗下",           u"旗下的",     u"下属",           u"下属的",       u"所属",       u"下辖的",
      u"的子公司",       u"子公司",     u"全资子公司",     u"的全资子公司", u"控股子公司", u"的控股子公司",
      u"及其全资子公司", u"及其子公司", u"及其控股子公司", u"旗下公司",     u"下属企业"};
  return is_one_of(gap, k_words);
}

}  // namespace

void find_part_of(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  for (std::size_t item = 0; item + 1 < sentence.items.size(); ++item) {
    if (!is_body(sentence.type(item)) || !is_body(sentence.type(item + 1))) continue;
    if (sentence.entity(item) == sentence.entity(item + 1) || !says_belonging(sentence.between(item))) continue;
    out.push_back({RelationType::part_of, sentence.entity(item + 1), sentence.entity(item), {}, sentence.evidence()});
  }
}

}  // namespace guanxi::extract
