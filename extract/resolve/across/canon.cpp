// Names less what changes from article to article.
#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/across/senses.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

constexpr std::array<std::u16string_view, 14> k_states{
    u"草案",   u"修订草案",     u"修正草案",   u"(草案)",       u"(修订草案)", u"(修正草案)",         u"(试行)",
    u"(修订)", u"(征求意见稿)", u"征求意见稿", u"(修正案草案)", u"(暂行)",     u"修订草案二次审议稿", u"(2023-2025年)"};

/// Printed one for another; the first is what names keep: 中国—东盟, 2021-2030年.
constexpr std::u16string_view k_dashes = u"\u2014-\u2013\u2015\u2212\uFF5E~";

/// 关于印发X的通知, 关于公布X的公告: X is what is meant.
std::u16string_view announced(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 4> k_verbs{u"关于印发", u"关于发布", u"关于公布", u"关于转发"};
  constexpr std::array<std::u16string_view, 3> k_ends{u"的通知", u"的公告", u"的决定"};
  const std::u16string_view end = ending_of(title, k_ends);
  if (end.empty()) return title;
  for (const std::u16string_view verb : k_verbs) {
    const std::size_t at = title.find(verb);
    if (at == std::u16string_view::npos) continue;
    const std::u16string_view inside = title.substr(at + verb.size(), title.size() - at - verb.size() - end.size());
    if (inside.size() >= 4) return inside;
  }
  return title;
}

}  // namespace

std::u16string canonical_document(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 3> k_makers{u"中华人民共和国", u"中国共产党", u"中共中央"};
  title = announced(title);
  for (bool again = true; again;) {
    const std::u16string_view state = ending_of(title, k_states);
    again = !state.empty() && title.size() >= state.size() + 3;
    if (again) title.remove_suffix(state.size());
  }
  const std::u16string_view maker = beginning_of(title, k_makers);
  if (!maker.empty() && title.size() >= maker.size() + 3) title.remove_prefix(maker.size());
  const std::size_t about = title.find(u"关于");
  const bool one_issuer =
      about != std::u16string_view::npos && title.substr(0, about).find_first_of(u"和与") == std::u16string_view::npos;
  if (one_issuer && about <= 14 && title.size() - about >= 10) title.remove_prefix(about);
  std::u16string canon(title);
  for (char16_t& c : canon)
    if (k_dashes.find(c) != std::u16string_view::npos) c = k_dashes.front();
  return canon;
}

bool is_bare_document(std::u16string_view title) {
  constexpr std::array<std::u16string_view, 18> k_qualifiers{u"实施", u"管理", u"行动", u"工作", u"暂行", u"试行",
                                                             u"若干", u"指导", u"扶持", u"总体", u"专项", u"发展",
                                                             u"建设", u"改革", u"年度", u"新",   u"有关", u"补充"};
  for (std::u16string_view word = beginning_of(title, k_qualifiers); !word.empty() && word.size() < title.size();
       word = beginning_of(title, k_qualifiers))
    title.remove_prefix(word.size());
  return title.size() <= 2 || Lexicon::built_in().contains(title, Lex::policy_head) ||
         Lexicon::built_in().contains(title, Lex::programme_head);
}

std::u16string canonical_firm(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 9> k_forms{u"股份有限公司", u"有限责任公司", u"有限公司",
                                                       u"股份公司",     u"集团公司",     u"总公司",
                                                       u"公司",         u"株式会社",     u"集团股份"};
  std::u16string canon;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == u'(') {
      const std::size_t close = name.find(u')', at);
      const bool place =
          close != std::u16string_view::npos && lead_of(name.substr(at + 1, close - at - 1)).size == close - at - 1;
      const bool code = close != std::u16string_view::npos &&
                        name.substr(at, close - at).find_first_of(u"0123456789") != std::u16string_view::npos;
      if (place || code) {
        at = close;
        continue;
      }
      continue;
    }
    if (name[at] != u')') canon.push_back(name[at]);
  }
  const std::u16string_view form = ending_of(canon, k_forms);
  const bool group = form == u"集团公司" || form == u"集团股份";
  if (form.empty() || canon.size() < form.size() + 2) return canon;
  canon.resize(canon.size() - form.size() + (group ? 2 : 0));
  constexpr std::u16string_view k_china = u"中国";  // 雀巢中国公司 as 雀巢(中国)有限公司
  if (canon.ends_with(k_china) && canon.size() >= k_china.size() + 2) canon.resize(canon.size() - k_china.size());
  constexpr std::u16string_view k_railway = u"中国铁路";  // 中国铁路成都局集团, 国铁成都局
  constexpr std::u16string_view k_bureau = u"局集团";
  if (canon.starts_with(k_railway) && canon.ends_with(k_bureau))
    canon = u"国铁" + canon.substr(k_railway.size(), canon.size() - k_railway.size() - k_bureau.size() + 1);
  return canon;
}

bool is_registered_name_of(std::u16string_view name, std::u16string_view brand) {
  constexpr std::size_t k_shortest_brand = 3;
  if (!name.ends_with(u"有限公司") || brand.size() < k_shortest_brand || lead_of(brand).size > 0) return false;
  const std::size_t lead = lead_of(name).size;
  if (!name.starts_with(brand) && !name.substr(lead).starts_with(brand)) return false;
  const Form whole{MentionKind::enterprise, std::u16string(name), {}, {}};
  const Form part{MentionKind::enterprise, std::u16string(brand), {}, {}};
  const PlacePrefixes places(std::span<const Form>{});
  return enterprise_alias(shape_of(whole, places), shape_of(part, places)) != Alias::no;
}

bool is_same_firm(std::u16string_view form, std::u16string_view head) {
  if (form == head) return true;
  const std::u16string f = canonical_firm(form);
  const std::u16string h = canonical_firm(head);
  if (f == h || is_registered_name_of(form, h)) return true;
  const auto is_han_only = [](std::u16string_view text) {
    return std::none_of(text.begin(), text.end(), [](char16_t c) { return c >= u'!' && c <= u'~'; });
  };
  if (is_latin(f) || is_latin(h)) return is_han_only(f) || is_han_only(h);
  if (!is_han_only(f) && is_han_only(h)) return false;  // GE医疗 of 通用电气
  if (is_subsequence(f, h)) return true;
  constexpr std::array<std::u16string_view, 4> k_more{u"集团", u"国际集团", u"公司", u"企业"};
  if (f.starts_with(h)) {
    if (lead_of(h).size > 0 && f.ends_with(u"集团")) return false;  // 贵州茅台 is listed, 贵州茅台集团 owns it
    const std::u16string_view rest = std::u16string_view(f).substr(h.size());
    return is_one_of(rest, k_more) || Lexicon::built_in().contains(rest, Lex::industry);
  }
  std::size_t shared = 0;  // of one family where they share two units in a row
  for (std::size_t at = 0; at + 2 <= f.size(); ++at)
    shared += contains(h, std::u16string_view(f).substr(at, 2)) ? 1 : 0;
  return shared == 0;
}

}  // namespace guanxi::extract::across
