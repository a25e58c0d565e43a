// Agencies: 国家发改委/国家发展和改革委员会, 区委/渌口区委, 省质监局/四川省质监局, 哈马斯 in brackets.
#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

struct Contraction {
  std::u16string_view from;
  std::u16string_view to;
};
/// Written-out words and what they are said as, longest first where one holds another.
constexpr std::array k_contractions{Contraction{u"人民代表大会常务委员会", u"人大常委会"},
                                    Contraction{u"人民代表大会", u"人大"},
                                    Contraction{u"人民政府国有资产监督管理", u"国资"},
                                    Contraction{u"联合会(总商会)", u"联合会"},
                                    Contraction{u"工商联(总商会)", u"工商联"},
                                    Contraction{u"中国人民政治协商会议", u"政协"},
                                    Contraction{u"纪律检查委员会", u"纪委"},
                                    Contraction{u"监察委员会", u"监委"},
                                    Contraction{u"统一战线工作部", u"统战部"},
                                    Contraction{u"人民武装部", u"人武部"},
                                    Contraction{u"精神文明建设指导委员会办公室", u"文明办"},
                                    Contraction{u"网络安全和信息化委员会办公室", u"网信办"},
                                    Contraction{u"机构编制委员会办公室", u"编办"},
                                    Contraction{u"发展和改革", u"发改"},
                                    Contraction{u"发展改革", u"发改"},
                                    Contraction{u"工业和信息化", u"工信"},
                                    Contraction{u"经济和信息化", u"经信"},
                                    Contraction{u"人力资源和社会保障", u"人社"},
                                    Contraction{u"人力资源社会保障", u"人社"},
                                    Contraction{u"住房和城乡建设", u"住建"},
                                    Contraction{u"住房城乡建设", u"住建"},
                                    Contraction{u"安全生产监督管理", u"安监"},
                                    Contraction{u"国有资产监督管理", u"国资"},
                                    Contraction{u"市场监督管理", u"市场监管"},
                                    Contraction{u"食品药品监督管理", u"食药监"},
                                    Contraction{u"食品药品监管", u"食药监"},
                                    Contraction{u"药品监督管理", u"药监"},
                                    Contraction{u"质量技术监督", u"质监"},
                                    Contraction{u"监督管理", u"监管"},
                                    Contraction{u"工商行政管理", u"工商"},
                                    Contraction{u"消费者权益保护", u"消保"},
                                    Contraction{u"国家税务局", u"国税局"},
                                    Contraction{u"地方税务局", u"地税局"},
                                    Contraction{u"对外贸易经济合作", u"外经贸"},
                                    Contraction{u"城市管理", u"城管"},
                                    Contraction{u"医疗保障", u"医保"},
                                    Contraction{u"退役军人事务", u"退役军人"},
                                    Contraction{u"环境保护", u"环保"},
                                    Contraction{u"卫生健康", u"卫健"},
                                    Contraction{u"卫生和计划生育", u"卫计"},
                                    Contraction{u"财政经济", u"财经"},
                                    Contraction{u"文化和旅游", u"文旅"},
                                    Contraction{u"国有资产", u"国资"},
                                    Contraction{u"工商业联合会", u"工商联"},
                                    Contraction{u"文学艺术界联合会", u"文联"},
                                    Contraction{u"残疾人联合会", u"残联"},
                                    Contraction{u"妇女联合会", u"妇联"},
                                    Contraction{u"归国华侨联合会", u"侨联"},
                                    Contraction{u"科学技术协会", u"科协"},
                                    Contraction{u"贸易组织", u"贸组织"},
                                    Contraction{u"卫生组织", u"卫组织"},
                                    Contraction{u"科学技术", u"科技"},
                                    Contraction{u"疾病预防控制", u"疾控"},
                                    Contraction{u"经济技术开发区", u"经开区"},
                                    Contraction{u"经济开发区", u"经开区"},
                                    Contraction{u"国家高新技术产业开发区", u"高新区"},
                                    Contraction{u"高新技术产业开发区", u"高新区"},
                                    Contraction{u"高新技术开发区", u"高新区"},
                                    Contraction{u"人民检察院", u"检察院"},
                                    Contraction{u"人民法院", u"法院"},
                                    Contraction{u"人民政府", u"政府"},
                                    Contraction{u"管理委员会", u"管委会"},
                                    Contraction{u"常务委员会", u"常委会"},
                                    Contraction{u"委员会", u"委"},
                                    Contraction{u"办公室", u"办"},
                                    Contraction{u"办公厅", u"办"},
                                    Contraction{u"管理局", u"局"},
                                    Contraction{u"工作领导小组", u"领导小组"}};

/// 第十四届全国人大 -> 全国人大: sessions change, the body stays.
void drop_session(std::u16string& canon) {
  const std::u16string_view session = session_of(canon);
  if (!session.empty()) canon.erase(static_cast<std::size_t>(session.data() - canon.data()), session.size());
}

/// 海北藏族自治州委 -> 海北州委, 乳源瑶族自治县县委 -> 乳源县委.
void shorten_autonomous_area(std::u16string& canon) {
  const std::size_t at = canon.find(u"自治");
  constexpr std::u16string_view k_levels = u"州县旗";
  if (at == std::u16string::npos || at + 2 >= canon.size() || k_levels.find(canon[at + 2]) == std::u16string_view::npos)
    return;
  const std::u16string area = canonical_place(std::u16string_view(canon).substr(0, at + 3));
  std::u16string_view rest = std::u16string_view(canon).substr(at + 3);
  if (!rest.empty() && rest.front() == area.back()) rest.remove_prefix(1);
  canon = area + std::u16string(rest);
}

/// 第十四届 and 十四届 are one session.
std::u16string_view canonical_number(std::u16string_view session) {
  if (session.starts_with(u'第')) session.remove_prefix(1);
  return session;
}

/// 中共清远市委员会 -> 清远市委; 政协全国委 -> 全国政协.
void turn_committee(std::u16string& canon) {
  if (canon.starts_with(u"中共") && canon.ends_with(u"委") && canon.size() > 4) canon.erase(0, 2);
  if (canon.starts_with(u"中国共产党") && canon.ends_with(u"委") && canon.size() > 7) canon.erase(0, 5);
  if (canon.starts_with(u"政协") && canon.ends_with(u"委") && canon.size() > 4)
    canon = canon.substr(2, canon.size() - 3) + u"政协";
  if (canon.starts_with(u"国家税务总局") && canon.ends_with(u"税务局") && canon.size() > 9) canon.erase(0, 6);
}

/// 江苏国税 -> 江苏国税局, 宝鸡市公安局渭滨分局 -> 宝鸡市渭滨公安分局.
void complete_bureau(std::u16string& canon) {
  constexpr std::array<std::u16string_view, 7> k_bureaus{u"税务", u"国税", u"地税", u"公安", u"药监", u"质监", u"工商"};
  if (!ending_of(canon, k_bureaus).empty()) canon.push_back(u'局');
  constexpr std::u16string_view k_police = u"公安局";
  constexpr std::u16string_view k_branch = u"分局";
  const std::size_t at = canon.find(k_police);
  if (at == std::u16string::npos || !canon.ends_with(k_branch) || at + 6 > canon.size()) return;
  const std::size_t district = at + k_police.size();
  canon = canon.substr(0, at) + canon.substr(district, canon.size() - k_branch.size() - district) + u"公安分局";
}

bool is_foreign_chain(std::u16string_view prefix) {
  if (prefix == u"中国" || prefix == u"国家" || prefix == u"全国" || prefix == u"中共") return false;
  return Lexicon::built_in().contains(prefix, Lex::country) || Lexicon::built_in().contains(prefix, Lex::region);
}

/// 高新区管委会 behind 株洲: the chain ends with the head of a zone or a division that no table knows.
bool ends_like_place(std::u16string_view prefix) {
  constexpr std::array<std::u16string_view, 12> k_heads{u"新区",   u"开发区", u"高新区", u"经开区", u"园区", u"试验区",
                                                        u"示范区", u"合作区", u"保税区", u"市",     u"县",   u"镇"};
  return prefix.size() >= 3 && !ending_of(prefix, k_heads).empty();
}

/// Bodies inside a body, said alone once the whole was named.
bool is_inner_body(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 8> k_names{u"常委会", u"主席团", u"党组",       u"议事会",
                                                       u"筹备办", u"执委会", u"街道党工委", u"峰会"};
  return is_one_of(name, k_names);
}

/// 财经委 of 全国人大财经委, 事故调查组 of 国务院事故调查组: a body that every table knows stands before.
bool is_known_body(std::u16string_view prefix) {
  return Lexicon::built_in().contains(prefix, Lex::organ) || prefix == u"全国人大" || prefix == u"全国政协";
}

/// 深圳国资局 and 深圳市国资局, 江苏省省政府 and 江苏省政府: the level behind a place is left out, or said twice.
/// Places above it may be left out, too: 柳江税务局 and 柳州市柳江区税务局.
bool is_level_left_out(const Shape& longer, std::u16string_view l, std::u16string_view s) {
  constexpr std::u16string_view k_levels = u"省市区县州";
  if (l.size() <= s.size()) return false;
  const std::size_t before = l.size() - s.size() - 1;
  if (before != 0 && (before >= 63 || (longer.place_ends >> before & 1U) == 0)) return false;
  const std::u16string_view rest = l.substr(before);
  for (std::size_t at = 2; at < rest.size() && before + at < 63; ++at)
    if ((longer.place_ends >> (before + at) & 1U) != 0 && k_levels.find(rest[at]) != std::u16string_view::npos &&
        rest.substr(0, at) == s.substr(0, at) && rest.substr(at + 1) == s.substr(at))
      return true;
  return false;
}

/// Bodies within bodies keep what stands before them: 渭滨分局 of 宝鸡市公安局 is not 分局.
Alias drop_prefix(const Shape& longer, const Shape& shorter) {
  const std::u16string_view l = longer.canon;
  const std::u16string_view s = shorter.canon;
  const std::size_t before = l.size() - s.size();
  const std::u16string_view prefix = l.substr(0, before);
  const bool chain = before < 64 && (longer.place_ends >> before & 1U) != 0;
  if (chain || ends_like_place(prefix)) return is_foreign_chain(prefix) && s.size() < 4 ? Alias::weak : Alias::likely;
  // 乡党委 of a town that no table has
  constexpr std::u16string_view k_levels = u"省市县区乡镇村";
  if (s.size() >= 3 && prefix.size() >= 2 && k_levels.find(s.front()) != std::u16string_view::npos)
    return Alias::likely;
  if (prefix == u"中央") return Alias::weak;
  if (is_known_body(prefix) && s.size() >= 3 && !s.starts_with(u"国家")) return Alias::weak;
  // 常委会, 协会, 专班: the bare last word, where one body bears it; 应用数学中心: the last words
  const bool same_ends = longer.text.ends_with(shorter.text) && shorter.text.size() >= 4;
  const bool last_words = (s.size() >= 4 || same_ends) && !Lexicon::built_in().contains(s, Lex::organ);
  return last_words || Lexicon::built_in().contains(s, Lex::organ_head) || is_inner_body(s) ? Alias::weak : Alias::no;
}

/// 国务院港澳办, 中办, 北交大: few units, the same first and last, nothing else's head skipped.
Alias abbreviate(const Shape& longer, std::u16string_view l, std::u16string_view s) {
  if (s.size() < 3 || s.size() > 5 || l.size() > 3 * s.size() + 2) return Alias::no;
  if (s.front() != l.front() || l.starts_with(s) || !is_subsequence(s, l)) return Alias::no;
  constexpr std::array<std::u16string_view, 5> k_full_heads{u"大学", u"学院", u"政府", u"军", u"委"};
  if (!ending_of(s, k_full_heads).empty()) return Alias::no;
  const bool university = l.ends_with(u"大学") && s.ends_with(u"大");
  const bool academy = l.ends_with(u"院") && s.ends_with(u"院");
  const bool part = s.back() == l.back() && longer.place_ends == 0;
  return university || academy || part ? Alias::weak : Alias::no;
}

/// 国合会 of 中国环境与发展国际合作委员会, 首规委: three units of the name in order, the last of them its last. Units
/// that stand side by side in it are a body of their own: 区纪委 in 区纪委区监委.
bool is_committee_acronym(const Shape& longer, const Shape& shorter) {
  constexpr std::u16string_view k_heads = u"委会办院组";
  const std::u16string_view s = shorter.text;
  return s.size() == 3 && shorter.thing == 0 && !is_inner_body(s) &&
         k_heads.find(s.back()) != std::u16string_view::npos && longer.text.size() >= 7 &&
         is_subsequence(s, longer.text) && longer.text.find(s) == std::u16string_view::npos &&
         (s.back() == longer.text.back() || s.back() == longer.canon.back()) && shorter.place_ends == 0;
}

/// Is `s` made of units of `l` in their order, where no unit that is left out is a level, a body's head or a part of 党
/// and 政: 消委会 of 消费者委员会, but not 市政府 of 市湖滨区政府?
bool leaves_no_body_out(std::u16string_view s, std::u16string_view l) {
  constexpr std::u16string_view k_kept = u"省市区县州旗乡镇街村委局厅部院办处组党政馆校会第分";
  std::size_t next = 0;
  for (std::size_t at = 0; at < l.size(); ++at) {
    if (next < s.size() && l[at] == s[next]) {
      ++next;
    } else if (k_kept.find(l[at]) != std::u16string_view::npos && (l[at] != u'会' || at == 0 || l[at - 1] != u'社')) {
      return false;
    }
  }
  return next == s.size();
}

/// Calls `visit(end)` for each end of a chain of places at the begin of a name, and for none.
template <typename Visit>
bool any_place_end(std::uint64_t ends, const Visit& visit) {
  for (std::size_t end = 0; end < 64; ++end)
    if ((end == 0 || (ends >> end & 1U) != 0) && visit(end)) return true;
  return false;
}

/// 省消委会 of 广东省消费者委员会, 县人口计生委 of 固始县人口和计划生育委员会: the same place, or the level of it, and
/// behind it units of the name in order, the first and the last of them its own.
bool is_contracted(const Shape& longer, const Shape& shorter) {
  constexpr std::u16string_view k_heads = u"局委厅会办社";
  constexpr std::u16string_view k_levels = u"省市县区州盟旗";
  constexpr std::size_t k_sure = 6;  // units: 昌平区委 is not 昌平区科委
  std::u16string_view l = longer.canon;
  std::u16string_view s = shorter.canon;
  std::size_t least = 3;
  if (s.back() == u'委' && l.ends_with(u"管委会")) l.remove_suffix(1);
  if (s.ends_with(u"委会") && l.back() == u'委') {
    s.remove_suffix(1);
    --least;
  }
  constexpr std::array<std::u16string_view, 4> k_offices{u"政府办", u"委办", u"局办",
                                                         u"会办"};  // of a body that is there
  if (s.size() < least || s.back() != l.back() || k_heads.find(s.back()) == s.npos) return false;
  if (!ending_of(s, k_offices).empty() || (shorter.place_ends == 0 && s.size() <= least)) return false;
  const bool whole = shorter.place_ends == 0 || (s.size() >= k_sure && k_levels.find(s[s.size() - 2]) == s.npos);
  const std::uint64_t level = k_levels.find(s.front()) == s.npos ? 0U : 2U;
  return any_place_end(shorter.place_ends | level, [&](std::size_t p) {
    return s.size() >= p + least && any_place_end(longer.place_ends, [&](std::size_t q) {
             if ((p == 0) != (q == 0) || (p == 0 && !whole) || q >= l.size() ||
                 !l.substr(0, q).ends_with(s.substr(0, p)))
               return false;
             const std::u16string_view rest = l.substr(q);
             return rest.front() == s[p] && leaves_no_body_out(s.substr(p), rest);
           });
  });
}

/// 俄国防部 and 俄罗斯国防部, 黎真主党 and 黎巴嫩真主党.
bool is_country_shortened(const Shape& longer, std::u16string_view l, std::u16string_view s) {
  if (s.size() < 3 || l.front() != s.front()) return false;
  const std::u16string_view rest = s.substr(1);
  if (!l.ends_with(rest)) return false;
  const std::size_t before = l.size() - rest.size();
  return before >= 2 && before < 64 && (longer.place_ends >> before & 1U) != 0 &&
         Lexicon::built_in().contains(l.substr(0, before), Lex::country);
}

}  // namespace

std::u16string_view session_of(std::u16string_view name) {
  const std::size_t session = name.find(u'届');
  if (session == std::u16string_view::npos || session == 0 || session > 10) return {};
  std::size_t begin = session;
  while (begin > 0 && (name[begin - 1] == u'第' || is_count(name[begin - 1]))) --begin;
  return begin < session ? name.substr(begin, session + 1 - begin) : std::u16string_view();
}

std::u16string canonical_agency(std::u16string_view text) {
  std::u16string canon(text);
  for (const Contraction& c : k_contractions)
    if (canon.find(c.from.front()) != std::u16string::npos) replace_all(canon, c.from, c.to);
  drop_session(canon);
  shorten_autonomous_area(canon);
  turn_committee(canon);
  complete_bureau(canon);
  return canon;
}

bool names_no_agency(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 51> k_kinds{
      u"常委会",   u"工作委员会",   u"专业委员会",       u"专门委员会", u"组委会",     u"评审委员会", u"调查委员会",
      u"居委会",   u"业委会",       u"村委会",           u"村民委员会", u"居民委员会", u"村党支部",   u"党支部",
      u"办公室",   u"办公厅",       u"办事处",           u"指挥部",     u"联盟",       u"商会",       u"协会",
      u"工作组",   u"工作队",       u"检查组",           u"巡视组",     u"服务队",     u"服务专班",   u"研究院",
      u"研究所",   u"派出所",       u"公安派出所",       u"图书馆",     u"学院",       u"学校",       u"医院",
      u"卫生院",   u"中医院",       u"师范大学",         u"老年大学",   u"美术学院",   u"采购中心",   u"服务中心",
      u"治理中心", u"政务服务中心", u"社区卫生服务中心", u"乡村卫生院", u"幼儿园",     u"小学",       u"中学",
      u"研究中心", u"培训中心"};
  return is_one_of(text, k_kinds);
}

Alias agency_alias(const Shape& longer, const Shape& shorter) {
  // an office is not the body that it serves, even where lists of names mix them
  if (longer.text.starts_with(shorter.text) && longer.text.substr(shorter.text.size()).starts_with(u"办公"))
    return Alias::no;
  if (longer.thing != 0 && longer.thing == shorter.thing) return Alias::same;
  const std::u16string_view l = longer.canon;
  const std::u16string_view s = shorter.canon;
  const std::u16string_view held = session_of(longer.text);
  const std::u16string_view asked = session_of(shorter.text);
  if (!held.empty() && !asked.empty() && canonical_number(held) != canonical_number(asked)) return Alias::no;
  if (l == s) return Alias::same;
  if (!longer.inside.empty() && (longer.outside == shorter.text || longer.inside == shorter.text)) return Alias::same;
  if (longer.text.ends_with(shorter.text) && Lexicon::built_in().contains(shorter.text, Lex::organ_head))
    return Alias::weak;
  if (s.size() < 2 || s.size() >= l.size()) return Alias::no;
  if (is_level_left_out(longer, l, s)) return Alias::sure;
  if (l.ends_with(s)) return drop_prefix(longer, shorter);
  if (is_country_shortened(longer, l, s)) return Alias::sure;
  if (is_contracted(longer, shorter) || is_committee_acronym(longer, shorter)) return Alias::weak;
  return abbreviate(longer, l, s);
}

}  // namespace guanxi::extract
