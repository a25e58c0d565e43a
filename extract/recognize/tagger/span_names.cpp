#include "extract/recognize/tagger/span_names.hpp"

#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/sentence.hpp"
#include "extract/recognize/tagger/firm_borders.hpp"

namespace guanxi::extract::tagger {

namespace {

struct Pair {
  char16_t open;
  char16_t close;
};
constexpr std::array<Pair, 6> k_pairs{
    {{u'(', u')'}, {u'“', u'”'}, {u'‘', u'’'}, {u'「', u'」'}, {u'《', u'》'}, {u'〈', u'〉'}}};

/// Are they marks of quotation?
constexpr bool quotes(const Pair& pair) { return pair.open == u'“' || pair.open == u'‘' || pair.open == u'「'; }

const Pair* pair_of(char16_t c) {
  for (const Pair& pair : k_pairs) {
    if (c == pair.open || c == pair.close) return &pair;
  }
  return nullptr;
}

/// Where `pair` stands alone in `range`: the first closing mark with no opening one before it, else the first opening
/// one that is never closed; range.end where all are paired.
std::uint32_t unpaired(std::u16string_view text, UnitRange range, const Pair& pair) {
  std::uint32_t open = range.end;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (text[at] == pair.open && open == range.end) {
      open = at;
    } else if (text[at] == pair.close) {
      if (open == range.end) return at;
      open = range.end;
    }
  }
  return open;
}

using KindSet = SentenceIndex::KindSet;

constexpr KindSet k_places =
    SentenceIndex::bits_of(Lex::province, Lex::province_short, Lex::prefecture, Lex::prefecture_short, Lex::county,
                           Lex::county_short, Lex::township, Lex::country, Lex::capital, Lex::world_city);
constexpr KindSet k_bodies = SentenceIndex::bits_of(Lex::organ, Lex::university, Lex::bank, Lex::enterprise);

/// Where the longest entry of one of these kinds that begins at `at` ends; `at` where none of two units and more does.
std::uint32_t entry_end(std::u16string_view text, std::uint32_t at, KindSet kinds) {
  thread_local std::vector<LexMatch> found;
  found.clear();
  Lexicon::built_in().matches_at(text, at, found);
  std::uint32_t end = at;
  for (const LexMatch& match : found) {
    const bool counts = (kinds & SentenceIndex::bit_of(match.kind)) != 0 && match.end - match.begin >= 2;
    if (counts && match.end > end) end = match.end;
  }
  return end;
}

/// What a policy's span lists without a word that says where one ends.
enum class Listed : std::uint8_t { nothing, measures, matters };

/// Cuts a name at list marks, owners' words, what joins two bodies and marks without a partner.
class Names {
 public:
  Names(std::u16string_view text, UnitRange free, MentionKind kind, std::vector<UnitRange>& out)
      : m_text(text), m_free(free), m_kind(kind), m_out(out) {}

  void read(UnitRange range) {
    if (m_kind == MentionKind::policy) range = with_version(whole_quotation(range));
    range = with_place_behind(joined_by_marks(range));
    m_listed = listed_in(range);
    if (m_listed == Listed::matters) return;
    std::uint32_t begin = range.begin;
    for (std::uint32_t at = begin; at < range.end;) {
      const std::uint32_t cut = cut_at(UnitRange{begin, range.end}, at);
      if (cut == 0) {
        at = behind_marks(at, range.end);
        if (m_kind == MentionKind::policy && at < range.end && m_text[at - 1] == u'”' && m_text[at] == u'“') {
          mended({begin, at});  // “全员聘任制”|“绩效薪酬制”
          begin = at;
        }
        continue;
      }
      mended({begin, at});
      begin = at = at + cut;
    }
    mended({begin, range.end});
  }

 private:
  [[nodiscard]] std::u16string_view view(UnitRange range) const {
    return m_text.substr(range.begin, range.end - range.begin);
  }
  [[nodiscard]] bool stands(std::u16string_view word, std::uint32_t at, std::uint32_t end) const {
    return at + word.size() <= end && m_text.substr(at, word.size()) == word;
  }

  /// The span with the partner of a mark that stands right beside it.
  [[nodiscard]] UnitRange joined_by_marks(UnitRange range) const {
    for (const Pair& pair : k_pairs) {
      const std::uint32_t alone = unpaired(m_text, range, pair);
      if (alone == range.end) continue;
      if (m_text[alone] == pair.open && range.end < m_free.end && m_text[range.end] == pair.close) ++range.end;
      if (m_text[alone] == pair.close && range.begin > m_free.begin && m_text[range.begin - 1] == pair.open) {
        --range.begin;
      }
    }
    return range;
  }

  /// All of the list in quotation marks of which the span is the first or last part: 一窗办结|、立等可取|.
  [[nodiscard]] UnitRange whole_quotation(UnitRange range) const {
    constexpr std::uint32_t k_longest = 20;
    constexpr std::u16string_view k_marks = u"“”。；\n";
    const auto quotation = [&](std::uint32_t begin, std::uint32_t end) {
      return view({begin, end}).find_first_of(k_marks) == std::u16string_view::npos;
    };
    if (range.begin <= m_free.begin || range.end >= m_free.end) return range;
    if (m_text[range.begin] == u'“' && m_text[range.end] == u'、') ++range.begin;
    if (m_text[range.end - 1] == u'”' && m_text[range.begin - 1] == u'、') --range.end;
    if (m_text[range.begin - 1] == u'“' && m_text[range.end] == u'、') {
      const std::uint32_t limit = std::min(m_free.end, range.begin + k_longest);
      const std::size_t close = m_text.substr(0, limit).find(u'”', range.end);
      if (close != m_text.npos && quotation(range.begin, static_cast<std::uint32_t>(close)))
        range.end = static_cast<std::uint32_t>(close);
    } else if (m_text[range.end] == u'”' && m_text[range.begin - 1] == u'、') {
      const std::uint32_t behind = range.begin + 1;  // of the last unit that may open it
      const std::uint32_t least =
          std::min(behind, std::max(m_free.begin, range.end - std::min(range.end, k_longest - 1)));
      const std::size_t open = view({least, behind}).rfind(u'“');
      if (open != m_text.npos && quotation(least + static_cast<std::uint32_t>(open) + 1, range.end))
        range.begin = least + static_cast<std::uint32_t>(open) + 1;
    }
    return range;
  }

  /// A programme's name with the number of its version: “飞凤人才计划”3.0版, 三大行动方案升级版.
  [[nodiscard]] UnitRange with_version(UnitRange range) const {
    std::uint32_t at = range.end;
    if (at < m_free.end && m_text[at] == u'”') ++at;
    if (stands(u"升级版", at, m_free.end)) return {range.begin, at + 3};
    const std::uint32_t number = at;
    while (at < m_free.end && (is_digit(m_text[at]) || (m_text[at] == u'.' && at > number))) ++at;
    return at > number && stands(u"版", at, m_free.end) ? UnitRange{range.begin, at + 1} : range;
  }

  /// What the parts of a policy's span are that no marks enclose, each of four units and more: measures (容缺办理、
  /// 告知承诺制), or what offices are asked for (不动产登记、水电气报装). Nothing of 双随机、一公开, of parts of one
  /// length (一窗受理、集成服务; 简政放权、放管结合、优化服务|改革), of titles and of what stands in 《》.
  [[nodiscard]] Listed listed_in(UnitRange range) const {
    constexpr std::uint32_t k_least = 4;
    constexpr std::u16string_view k_marks = u"“”《》()";
    constexpr std::array<std::u16string_view, 8> k_matters{u"登记", u"审批", u"报装", u"开办",
                                                           u"注册", u"缴费", u"申办", u"事项"};
    constexpr std::size_t k_couplet = 5;  // most units of a part
    constexpr std::size_t k_head = 2;     // of all of them behind the last
    const std::u16string_view name = view(range);
    const std::size_t mark = name.find(u'、');
    bool couplet = mark <= k_couplet;
    if (m_kind != MentionKind::policy || mark == name.npos || name.starts_with(u"关于") ||
        name.find_first_of(k_marks) != name.npos ||
        (range.begin > m_free.begin && k_marks.find(m_text[range.begin - 1]) != k_marks.npos))
      return Listed::nothing;
    Listed listed = Listed::measures;
    for (std::size_t begin = 0; begin <= name.size();) {
      const std::size_t end = std::min(name.find(u'、', begin), name.size());
      if (end < begin + k_least) return Listed::nothing;
      couplet = couplet && (end - begin == mark || (end == name.size() && end - begin == mark + k_head));
      if (std::find(k_matters.begin(), k_matters.end(), name.substr(end - 2, 2)) != k_matters.end())
        listed = Listed::matters;
      begin = end + 1;
    }
    return couplet && listed == Listed::measures ? Listed::nothing : listed;
  }

  /// A firm's name with the place that stands in brackets behind it: 樱田水产(延吉).
  [[nodiscard]] UnitRange with_place_behind(UnitRange range) const {
    if (m_kind != MentionKind::enterprise || range.end + 1 >= m_free.end) return range;
    const std::uint32_t end = seat_end(m_text, range.end);
    if (end <= m_free.end) range.end = end;
    return range;
  }

  /// The unit behind `at`, or behind the quotation or title that opens there and is closed before `end`.
  [[nodiscard]] std::uint32_t behind_marks(std::uint32_t at, std::uint32_t end) const {
    const Pair* pair = pair_of(m_text[at]);
    if (pair == nullptr || m_text[at] != pair->open) return at + 1;
    const std::size_t close = m_text.substr(0, end).find(pair->close, at);
    return close != m_text.npos ? static_cast<std::uint32_t>(close) + 1 : at + 1;
  }

  /// How many units at `at` part what stands before, from range.begin on, from what follows; 0 where they are one name.
  [[nodiscard]] std::uint32_t cut_at(UnitRange range, std::uint32_t at) const {
    const char16_t c = m_text[at];
    if (m_kind != MentionKind::agency && m_kind != MentionKind::policy && (c == u'、' || c == u',')) return 1;
    if (m_kind == MentionKind::policy) {
      const std::uint32_t units = stands(u"以及", at, range.end) ? 2 : 1;
      const bool joint = units == 2 || c == u'、' || c == u'和' || c == u'与' || c == u'及' || c == u',';
      if (c == u'、' && m_listed == Listed::measures) return 1;
      return joint && between_measures({range.begin, at}, {at + units, range.end}) ? units : 0;
    }
    constexpr std::array<std::u16string_view, 3> k_owned{u"所属", u"下属", u"旗下"};
    constexpr std::array<std::u16string_view, 2> k_firms{u"子公司", u"母公司"};
    if (m_kind == MentionKind::agency || m_kind == MentionKind::enterprise) {
      for (const std::u16string_view word : k_owned) {
        if (at >= range.begin + 2 && stands(word, at, range.end)) return static_cast<std::uint32_t>(word.size());
      }
      if (const std::uint32_t joint = joint_at(range, at); joint != 0) return joint;
      if (const std::uint32_t verb = verb_at(range, at); verb != 0) return verb;
      if (const std::uint32_t mark = list_mark_at(range, at); mark != 0) return mark;
    }
    if (m_kind != MentionKind::enterprise) return 0;
    if (const std::uint32_t joint = between_firms(range, at); joint != 0) return joint;
    for (const std::u16string_view word : k_firms) {
      if (stands(word, at, range.end) && !ends_word(range.begin, at + 1))
        return static_cast<std::uint32_t>(word.size());
    }
    return 0;
  }

  /// Units of a word that no firm's name holds, with a name before and behind: 螺满堂|与|味珍源, 方正|携手|隽大; of 和
  /// where both begin alike: 吉峰联科|和|吉峰长城.
  [[nodiscard]] std::uint32_t between_firms(UnitRange range, std::uint32_t at) const {
    constexpr std::array<std::u16string_view, 7> k_words{u"与", u"及", u"携手", u"担任", u"赔偿", u"倡导", u"聘任"};
    constexpr std::uint32_t k_least = 2;  // units of a name
    if (at < range.begin + k_least) return 0;
    for (const std::u16string_view word : k_words) {
      const auto size = static_cast<std::uint32_t>(word.size());
      if (stands(word, at, range.end) && at + size + k_least <= range.end) return size;
    }
    const bool alike = m_text[at] == u'和' && stands(m_text.substr(range.begin, k_least), at + 1, range.end);
    return alike ? 1 : 0;
  }

  /// Does a common word of two or three units end behind `at`, begun at `begin` or behind: 电子|公司, 绝缘子|公司?
  [[nodiscard]] bool ends_word(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint8_t k_usual = 120;
    for (std::uint32_t size = 2; size <= 3 && begin + size <= end; ++size) {
      std::uint8_t weight = 0;
      if (Lexicon::built_in().contains(m_text.substr(end - size, size), Lex::common_word, &weight) && weight >= k_usual)
        return true;
    }
    return false;
  }

  /// Units of a word between two whole bodies, the second of which begins with its place or is a known one:
  /// 县市场监管局|联合| 山东省纺织科学研究院, 澄心小学|和|扬州中学; 0 elsewhere (工商业联合会, 科学和技术部).
  [[nodiscard]] std::uint32_t joint_at(UnitRange range, std::uint32_t at) const {
    constexpr std::array<std::u16string_view, 6> k_verbs{u"联合", u"会同", u"协调", u"携手", u"联手", u"委托"};
    constexpr std::array<std::u16string_view, 4> k_particles{u"和", u"与", u"及", u"对"};
    constexpr std::u16string_view k_ends = u"局委厅办部署院会处科所站队行司校心室学";
    constexpr std::u16string_view k_levels = u"省市区县州";
    constexpr std::uint32_t k_least = 4;  // units of a body
    if (at < range.begin + k_least || k_ends.find(m_text[at - 1]) == k_ends.npos) return 0;
    const auto parts = [&](std::u16string_view word, KindSet kinds, std::u16string_view levels) {
      const std::uint32_t behind = at + static_cast<std::uint32_t>(word.size());
      return stands(word, at, range.end) && behind + k_least <= range.end &&
             (levels.find(m_text[behind]) != levels.npos || entry_end(m_text, behind, kinds) > behind);
    };
    for (const std::u16string_view word : k_verbs) {
      if (parts(word, k_places | k_bodies, k_levels)) return static_cast<std::uint32_t>(word.size());
    }
    for (const std::u16string_view word : k_particles) {
      if (parts(word, k_places, {})) return static_cast<std::uint32_t>(word.size());
    }
    return 0;
  }

  /// Units of a verb behind a whole body, 市人社局|设立|人才服务中心; with all that follows where that is none, as in
  /// 质检院|合建实验室; 0 elsewhere (综合办).
  [[nodiscard]] std::uint32_t verb_at(UnitRange range, std::uint32_t at) const {
    constexpr std::array<std::u16string_view, 4> k_of_bodies{u"设立", u"成立", u"启用", u"托管"};
    constexpr std::array<std::u16string_view, 4> k_of_others{u"合办", u"合建", u"结成", u"批复"};
    constexpr std::u16string_view k_ends = u"局委厅办部署院会处科所站队行司校心室学)市县区镇";
    constexpr std::uint32_t k_least = 3;  // units of a body
    if (m_kind != MentionKind::agency || at < range.begin + k_least || k_ends.find(m_text[at - 1]) == k_ends.npos)
      return 0;
    for (const std::u16string_view word : k_of_bodies) {
      if (stands(word, at, range.end)) return static_cast<std::uint32_t>(word.size());
    }
    for (const std::u16string_view word : k_of_others) {
      if (stands(word, at, range.end)) return range.end - at;
    }
    return 0;
  }

  /// 1 where a mark or a word of lists stands between two whole bodies: 禅堂初中|、|大路小学, 市公安局|和|市检察院; 0
  /// elsewhere (法制、民政委员会, 材料科学与工程学院).
  [[nodiscard]] std::uint32_t list_mark_at(UnitRange range, std::uint32_t at) const {
    constexpr std::u16string_view k_marks = u"、和与及";
    constexpr std::u16string_view k_first = u"局厅院校队委中";  // not 学, 会: 材料科学, 社会
    constexpr std::u16string_view k_ends = u"局厅院校队委中会学所处";
    constexpr std::uint32_t k_least = 4;  // units of a body
    if (m_kind != MentionKind::agency || k_marks.find(m_text[at]) == k_marks.npos) return 0;
    const bool whole = at >= range.begin + k_least && at + k_least < range.end;
    return whole && k_first.find(m_text[at - 1]) != k_first.npos && k_ends.find(m_text[range.end - 1]) != k_ends.npos;
  }

  /// Does a whole measure end here and another follow? “多测合一”|和|分段施工许可制度, 首接负责制|、|兜底办机制
  [[nodiscard]] bool between_measures(UnitRange before, UnitRange behind) const {
    if (before.end <= before.begin || behind.end <= behind.begin) return false;
    const std::u16string_view left = view(before);
    const std::u16string_view right = view(behind);
    if (left.size() < 3 || right.size() < 3) return false;
    if (holds_quotation(left) && holds_quotation(right)) return true;
    const bool quoted = left.front() == u'“' && left.back() == u'”' && left.find(u'“', 1) == left.npos;
    return (quoted || is_measure(left)) && is_measure(right) && !left.starts_with(u"关于");
  }

  static bool holds_quotation(std::u16string_view name) {
    const std::size_t open = name.find(u'“');
    const std::size_t close = name.find(u'”');
    return open != name.npos && close != name.npos && open < close && name.find(u"关于") == name.npos;
  }

  static bool is_measure(std::u16string_view name) {
    constexpr std::array<std::u16string_view, 24> k_heads{u"制度", u"机制", u"改革", u"行动", u"工程",     u"计划",
                                                          u"方案", u"法",   u"条例", u"试点", u"政策",     u"制",
                                                          u"法典", u"规定", u"意见", u"细则", u"草案",     u"补贴",
                                                          u"补助", u"服务", u"清单", u"措施", u"设备更新", u"以旧换新"};
    if (name.back() == u'”') name.remove_suffix(1);
    for (const std::u16string_view head : k_heads) {
      if (name.size() > head.size() && name.substr(name.size() - head.size()) == head) return true;
    }
    return false;
  }

  /// Takes a name without the marks that lost their partner, and without quotation marks around all of it.
  void mended(UnitRange range) {
    for (const Pair& pair : k_pairs) {
      const std::uint32_t alone = unpaired(m_text, range, pair);
      if (alone == range.end) continue;
      mended({range.begin, alone});
      mended({alone + 1, range.end});
      return;
    }
    while (range.end - range.begin > 2) {
      const Pair* pair = pair_of(m_text[range.begin]);
      if (pair == nullptr || !quotes(*pair) || behind_marks(range.begin, range.end) != range.end) break;
      range = {range.begin + 1, range.end - 1};
    }
    if (m_kind != MentionKind::policy && range.end > range.begin + 2 && m_text[range.begin] == u'(' &&
        behind_marks(range.begin, range.end) == range.end)
      range = {range.begin + 1, range.end - 1};
    if (m_kind == MentionKind::name) range = with_last_unit(without_address(without_verb(range)));
    if (m_kind == MentionKind::policy) range = as_titled(without_spirit(behind_verb(range)));
    if (m_kind == MentionKind::enterprise) range = firm_proper(m_text, within_title(range));
    if (range.begin >= range.end || is_unnamed(view(range))) return;
    const std::uint32_t open = other_script_at(range);
    m_out.push_back({range.begin, open});
    if (open < range.end) m_out.push_back({open + 1, range.end - 1});
  }

  /// A title of a decision with the 关于 it begins with, |关于修改澄江法的决定草案; a law without the one before it,
  /// 关于修改|澄江法.
  [[nodiscard]] UnitRange as_titled(UnitRange range) const {
    constexpr std::u16string_view k_about = u"关于";
    constexpr std::array<std::u16string_view, 3> k_verbs{u"修改", u"制定", u"修订"};
    constexpr std::array<std::u16string_view, 4> k_laws{u"法", u"法草案", u"条例", u"条例草案"};
    constexpr std::array<std::u16string_view, 5> k_decisions{u"的决定", u"的决定草案", u"的决议", u"的决议草案",
                                                             u"的议案"};
    constexpr std::u16string_view k_borders = u"，,。；;：:“”《》\n";
    constexpr std::size_t k_longest = 40;
    const std::u16string_view name = view(range);
    if (name.starts_with(k_about)) {
      if (name.find(u'的') != name.npos || !ends_with_any(name, k_laws)) return range;
      range.begin += static_cast<std::uint32_t>(k_about.size());
      for (const std::u16string_view verb : k_verbs)
        if (stands(verb, range.begin, range.end)) return {range.begin + 2, range.end};
      return range;
    }
    if (!ends_with_any(name, k_decisions)) return range;
    const std::u16string_view before = view({m_free.begin, range.begin});
    const std::size_t about = before.rfind(k_about);
    if (about == before.npos || before.size() - about > k_longest ||
        before.find_first_of(k_borders, about) != before.npos)
      return range;
    return {m_free.begin + static_cast<std::uint32_t>(about), range.end};
  }

  /// 中央八项规定|精神: what a rule is about is no part of its name.
  [[nodiscard]] UnitRange without_spirit(UnitRange range) const {
    constexpr std::u16string_view k_spirit = u"精神";
    constexpr std::size_t k_least = 4;  // units of what is left
    const std::u16string_view name = view(range);
    if (name.ends_with(k_spirit) && name.size() >= k_spirit.size() + k_least)
      range.end -= static_cast<std::uint32_t>(k_spirit.size());
    return range;
  }

  /// Where the bracket opens that holds the whole name once more in the other script, Prada|(普拉达) and
  /// 德国徕茨|(Leitz); range.end where none does: Hella(中国).
  [[nodiscard]] std::uint32_t other_script_at(UnitRange range) const {
    if ((m_kind != MentionKind::agency && m_kind != MentionKind::enterprise) || m_text[range.end - 1] != u')')
      return range.end;
    const std::size_t open = view(range).find(u'(');
    if (open == 0 || open == std::u16string_view::npos) return range.end;
    const auto at = range.begin + static_cast<std::uint32_t>(open);
    const std::u16string_view inside = view({at + 1, range.end - 1});
    if (inside.size() < 2 || inside.find_first_of(u"()") != inside.npos) return range.end;
    constexpr auto k_latin = [](char16_t c) { return c < 0x250; };
    const bool latin = std::all_of(inside.begin(), inside.end(), k_latin);
    const std::u16string_view before = view({range.begin, at});
    if (latin) return std::none_of(before.begin(), before.end(), is_letter) ? at : range.end;
    const bool all_latin = std::all_of(before.begin(), before.end(), k_latin);
    return all_latin && entry_end(m_text, at + 1, k_places) != range.end - 1 ? at : range.end;
  }

  /// 丹麦《渔业》|杂志, 据|《文汇报》: an outlet's name is what stands in 《》, a place before it left to others; not
  /// so 《通用机械》杂志社.
  [[nodiscard]] UnitRange within_title(UnitRange range) const {
    const std::size_t open = view(range).find(u'《');
    const std::size_t close = view(range).find(u'》');
    if (open == std::u16string_view::npos || close == std::u16string_view::npos || close < open + 3) return range;
    if (view(range).find(u'社', close) != std::u16string_view::npos) return range;
    const auto at = range.begin + static_cast<std::uint32_t>(open);
    const bool place = entry_end(m_text, range.begin, k_places) == at;
    return {place ? range.begin : at, range.begin + static_cast<std::uint32_t>(close) + 1};
  }

  /// 随着|湖泊“十五五”规划, 推广|一站式服务模式, 深化|湖泊提升行动, 第二批|主题教育: what brings a programme in is none
  /// of it.
  [[nodiscard]] UnitRange behind_verb(UnitRange range) const {
    struct Row {
      std::u16string_view word;
      std::u16string_view head;
    };
    constexpr std::array<Row, 6> k_rows{{{u"随着", u""},
                                         {u"推广", u"模式"},
                                         {u"深化", u"行动"},
                                         {u"建立健全", u"制度"},
                                         {u"第一批", u"教育"},
                                         {u"第二批", u"教育"}}};
    constexpr std::uint32_t k_least = 4;  // units of what is left
    const std::u16string_view name = view(range);
    for (const Row& row : k_rows) {
      const auto units = static_cast<std::uint32_t>(row.word.size());
      if (range.end - range.begin >= units + k_least && name.starts_with(row.word) && name.ends_with(row.head))
        return {range.begin + units, range.end};
    }
    return range;
  }

  /// 李强|乘包机抵达, 李强|监誓: a word that begins with the name's last unit and goes on behind it.
  [[nodiscard]] UnitRange without_verb(UnitRange range) const {
    constexpr std::array<std::u16string_view, 28> k_words{
        u"曾表示", u"曾说",   u"曾指出", u"曾在",   u"亦表示", u"亦认为",   u"亦称", u"亦向", u"则说",   u"则表示",
        u"则认为", u"则要求", u"乘包机", u"乘专机", u"乘车",   u"乘坐",     u"乘机", u"监誓", u"于当地", u"于当天",
        u"于今天", u"于近日", u"于日前", u"率团",   u"率队",   u"率代表团", u"赴京", u"抵京"};
    constexpr std::uint32_t k_least = 3;  // a surname, a given name, the verb
    if (range.end - range.begin < k_least) return range;
    for (const std::u16string_view word : k_words) {
      if (stands(word, range.end - 1, static_cast<std::uint32_t>(m_text.size()))) return {range.begin, range.end - 1};
    }
    return range;
  }

  /// 付敏|老师, 练耀东|先生; 罗先生 and 欧阳先生 have no other name.
  [[nodiscard]] UnitRange without_address(UnitRange range) const {
    constexpr std::array<std::u16string_view, 7> k_addresses{u"老师", u"先生", u"女士", u"同学",
                                                             u"同志", u"教授", u"博士"};
    const std::u16string_view name = view(range);
    const std::size_t bare = name.size() >= 2 ? name.size() - 2 : 0;
    const bool addressed = std::find(k_addresses.begin(), k_addresses.end(), name.substr(bare)) != k_addresses.end();
    constexpr std::u16string_view k_familiar = u"小老阿";  // 小王老师
    const bool named = bare >= 2 && k_familiar.find(name.front()) == k_familiar.npos &&
                       !Lexicon::built_in().contains(name.substr(0, bare), Lex::compound_surname);
    return addressed && named ? UnitRange{range.begin, range.end - 2} : range;
  }

  /// 饶景和，: what could join two names but has nothing behind it is the name's last unit.
  [[nodiscard]] UnitRange with_last_unit(UnitRange range) const {
    constexpr std::u16string_view k_joints = u"和与同";
    constexpr std::u16string_view k_marks = u"，,、。；;：:）)”\n";
    const std::uint32_t size = range.end - range.begin;
    if (size < 2 || size > 3 || range.end + 1 >= m_free.end || k_joints.find(m_text[range.end]) == k_joints.npos)
      return range;
    const bool is_last = k_marks.find(m_text[range.end + 1]) != k_marks.npos;
    const bool chinese = Lexicon::built_in().character(m_text[range.begin]).surname != 0;
    return is_last && chinese ? UnitRange{range.begin, range.end + 1} : range;
  }

  [[nodiscard]] bool is_unnamed(std::u16string_view form) const {
    if (m_kind != MentionKind::agency && m_kind != MentionKind::enterprise) return false;
    return form.find(u'某') != form.npos || (m_kind == MentionKind::enterprise && is_nameless_firm(form));
  }

  std::u16string_view m_text;
  UnitRange m_free;
  MentionKind m_kind;
  Listed m_listed = Listed::nothing;
  std::vector<UnitRange>& m_out;
};

}  // namespace

std::uint32_t seat_end(std::u16string_view text, std::uint32_t at) {
  constexpr std::u16string_view k_levels = u"省市区县镇乡州旗";
  if (at == 0 || at + 1 >= text.size() || text[at] != u'(') return at;
  if (text.substr(0, at).ends_with(u"公司")) return at;
  const std::uint32_t close = entry_end(text, at + 1, k_places);
  const bool seat = close > at + 1 && close < text.size() && text[close] == u')';
  return seat && k_levels.find(text[close - 1]) == k_levels.npos ? close + 1 : at;
}

void names_in_span(std::u16string_view text, UnitRange range, UnitRange free, MentionKind kind,
                   std::vector<UnitRange>& out) {
  Names(text, free, kind, out).read(range);
}

}  // namespace guanxi::extract::tagger
