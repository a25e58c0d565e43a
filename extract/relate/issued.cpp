// Who made a policy: X出台《Y》; 由X印发的《Y》; X《关于……的意见》; the owner at the head of a document's name.
#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/relate/issuers.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

constexpr std::array<std::u16string_view, 45> k_verbs{
    u"出台", u"印发", u"发布", u"推出", u"制定", u"公布", u"颁布", u"下发", u"提出",     u"制订", u"颁发", u"发出",
    u"起草", u"首创", u"编制", u"推行", u"建立", u"创新", u"签署", u"通过", u"审议通过", u"创设", u"创立", u"设立",
    u"修订", u"发起", u"试行", u"形成", u"会签", u"建起", u"建有", u"组建", u"上线",     u"引入", u"制发", u"首推",
    u"推开", u"开通", u"拟定", u"拟订", u"批复", u"编印", u"合推", u"下达", u"立下"};

/// Most units between the verb and the policy: 先后出台了一系列……
constexpr std::size_t k_to_policy = 12;
/// Most units between the issuer and the verb.
constexpr std::size_t k_to_verb = 30;
/// The same where the issuer opens the sentence: it stays the subject over several clauses.
constexpr std::size_t k_to_verb_from_opening = 80;

/// Between two makers: nothing, 、, 会同; quotation marks do not count.
bool joins(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 10> k_joints{u"、",   u"和",   u"与",   u"及", u"以及",
                                                         u"会同", u"联合", u"再与", u"同", u"并"};
  const std::u16string kept = without_marks(gap);
  return kept.empty() || is_one_of(kept, k_joints);
}

/// 启动, 开展 say who made it only of what is carried out: campaigns, not laws.
constexpr std::array<std::u16string_view, 5> k_campaign_verbs{u"启动", u"启动了", u"开展", u"开展了", u"启动实施"};

bool is_campaign(std::u16string_view policy) {
  constexpr std::array<std::u16string_view, 8> k_heads{u"行动", u"活动", u"试点",     u"计划",
                                                       u"工程", u"项目", u"专项工作", u"整治工作"};
  return !ending_of(policy, k_heads).empty();
}

/// Verbs that say who made a measure only where they stand right behind their subject and before a name that no table
/// knows: 澄江县实行“一湖一策”机制; what is known is another's, as 全省实施西部大开发战略.
constexpr std::array<std::u16string_view, 21> k_plain_verbs{
    u"放出", u"发行", u"投放", u"实行", u"实施", u"启动", u"启用", u"推",   u"开展", u"试点", u"搞",
    u"打造", u"探索", u"推广", u"施行", u"发放", u"部署", u"开发", u"共建", u"作出", u"开办"};

/// Where 启动 or 开展 begins that ends `text`; 一次 and 了 may stand between; npos where there is none.
std::size_t campaign_verb(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 4> k_between{u"了", u"一次", u"了一次", u"实施"};
  while (!text.empty() && (text.back() == u'\u201C' || text.back() == u'《')) text.remove_suffix(1);
  text.remove_suffix(ending_of(text, k_between).size());
  const std::u16string_view verb = ending_of(text, k_campaign_verbs);
  return verb.empty() ? std::u16string_view::npos : text.size() - verb.size();
}

/// 提出参照《P》, 发布落实《P》情况: what is made stands by what another made.
bool follows_another(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 7> k_words{u"参照", u"按照", u"根据", u"依据", u"落实", u"贯彻", u"对照"};
  return std::any_of(k_words.begin(), k_words.end(), [&](std::u16string_view word) { return contains(text, word); });
}

/// Where the verb begins that governs what stands at the end of `text`; npos where none is near enough.
std::size_t governing_verb(std::u16string_view text) {
  std::size_t best = std::u16string_view::npos;
  for (const std::u16string_view verb : k_verbs) {
    const std::size_t at = text.rfind(verb);
    if (at == std::u16string_view::npos || text.size() - at - verb.size() > k_to_policy) continue;
    const std::u16string_view behind = text.substr(at + verb.size());
    if (contains(behind, u",") || contains(behind, u"，") || contains(behind, u"》") || contains(behind, u"的通知") ||
        follows_another(behind))
      continue;
    if (best == std::u16string_view::npos || at > best) best = at;
  }
  return best;
}

/// The subject cannot be what stands behind a preposition, 在清远, 对企业, or a verb that it is the object of,
/// 成立专班.
bool is_object(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 29> k_words{
      u"在",   u"对",   u"向",     u"为",   u"于",   u"到",     u"从",   u"给",     u"把",   u"将",
      u"赴",   u"据",   u"按照",   u"根据", u"贯彻", u"落实",   u"成立", u"成立了", u"设立", u"设立了",
      u"设有", u"组建", u"组建了", u"组织", u"聘请", u"聘请了", u"鼓励", u"批准",   u"批复"};
  return !ending_of(before, k_words).empty();
}

/// Does a word between the subject and the verb say that another acts: 向县林业局建议，推动县里出台, 为此县里制定?
bool another_acts(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 12> k_others{u"县里", u"市里", u"区里", u"镇里",   u"省里", u"州里",
                                                         u"旗里", u"推动", u"建议", u"毕业于", u"呼吁", u"决定，"};
  return std::any_of(k_others.begin(), k_others.end(), [&](std::u16string_view word) { return contains(gap, word); });
}

/// 县司法局局长某某: the body belongs to a title, and the holder is the subject.
bool bears_title(const RelationSentence& sentence, std::size_t item) {
  const std::size_t next = sentence.items[item] + std::size_t{1};
  if (next >= sentence.mentions->size()) return false;
  const Mention& behind = (*sentence.mentions)[next];
  return behind.kind == MentionKind::post && behind.begin <= sentence.mention(item).end + 2 &&
         behind.begin < sentence.range.end;
}

/// 县司法局局长某某推出: does the holder of a title do it in the body's name, and not tell of it?
bool acts_for_body(std::u16string_view gap) {
  constexpr std::size_t k_longest = 16;  // units of the title, the name and what stands between it and the verb
  constexpr std::u16string_view k_tells =
      u"说称介表告透应答就参在:,，;";  // 说, 称, 介绍, 表示, 告诉, 透露, 回应, 就, 参与, 在
  return gap.size() <= k_longest && gap.find_first_of(k_tells) == gap.npos;
}

/// 在北京、深圳: does a preposition stand before the list that the item belongs to?
bool is_in_object(const RelationSentence& sentence, std::size_t item) {
  const auto goes_on = [&](std::size_t before) {
    const bool chain = sentence.kind(before) == MentionKind::place && sentence.kind(before + 1) == MentionKind::place;
    return is_issuer(sentence.type(before)) && (chain || !sentence.between(before).empty()) &&
           joins(sentence.between(before));
  };
  while (item > 0 && goes_on(item - 1)) --item;
  return is_object(sentence.before(item));
}

/// What stands behind manners and times: 推出 of 联合推出, 去年刚推出, 于2022年底推出.
std::u16string_view behind_adverbs(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 28> k_words{u"联合", u"共同", u"日前", u"近日", u"刚",   u"刚刚", u"最新",
                                                        u"新",   u"正在", u"今年", u"去年", u"率先", u"牵头", u"首",
                                                        u"首次", u"近期", u"专门", u"随后", u"已",   u"年",   u"月",
                                                        u"日",   u"组织", u"同时", u"于",   u"底",   u"初",   u"全面"};
  while (!text.empty()) {
    const std::u16string_view word = beginning_of(text, k_words);
    const std::size_t size = word.empty() && text.front() >= u'0' && text.front() <= u'9' ? 1 : word.size();
    if (size == 0) break;
    text.remove_prefix(size);
  }
  return text;
}

/// What stands behind 等, 等部门, 等五部门, 等多家单位.
std::u16string_view behind_others(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 7> k_kinds{u"部门", u"单位", u"部委", u"地", u"家单位", u"个部门", u"家"};
  std::u16string_view rest = text;
  if (rest.starts_with(u'等')) rest.remove_prefix(1);
  while (!rest.empty() && (is_count(rest.front()) || rest.front() == u'多' || rest.front() == u'两'))
    rest.remove_prefix(1);
  const std::u16string_view kind = beginning_of(rest, k_kinds);
  if (kind.empty()) return text.starts_with(u'等') ? text.substr(1) : text;
  return rest.substr(kind.size());
}

bool is_adverbial(std::u16string_view text) { return behind_adverbs(text).empty(); }

/// 按照税务局推出的《P》: only the verb that begins at `at`, and 的, stand before the policy.
bool is_relative(const RelationSentence& sentence, std::uint32_t at, std::size_t policy) {
  std::u16string between = without_marks(sentence.units(at, sentence.mention(policy).begin));
  if (!between.ends_with(u'的')) return false;
  between.pop_back();
  return is_one_of(between, k_verbs);
}

/// 园区和A、B推行: is the list only the partners of a subject that is no entity?
bool are_partners(const RelationSentence& sentence, std::size_t first) {
  constexpr std::array<std::u16string_view, 7> k_with{u"与", u"和", u"同", u"会同", u"依托", u"参照", u"经"};
  while (first > 0 && sentence.kind(first - 1) == MentionKind::place && sentence.between(first - 1).empty()) --first;
  return !ending_of(sentence.before(first), k_with).empty();
}

/// Does the list of issuers that ends with the item open the sentence?
bool opens_sentence(const RelationSentence& sentence, std::size_t item) {
  while (item > 0 && is_issuer(sentence.type(item - 1)) && joins(sentence.between(item - 1))) --item;
  return is_preamble(sentence.before(item));
}

/// Issuers before unit `at`, the list that ends nearest to it; empty where that is not plain.
std::vector<std::uint32_t> issuers_before(const RelationSentence& sentence, std::size_t policy, std::uint32_t at) {
  std::vector<std::uint32_t> found;
  std::size_t first = policy;
  for (std::size_t item = policy; item-- > 0;) {
    const Mention& mention = sentence.mention(item);
    if (mention.end > at) continue;
    const std::u16string_view gap = sentence.units(mention.end, at);
    if (!found.empty()) {
      if (!is_issuer(sentence.type(item)) || !joins(sentence.between(item))) break;
      if (sentence.between(item).empty()) {  // the place that holds the next one: 甲局会同|北京市|通州区
        if (sentence.kind(item) != MentionKind::place) break;
        continue;
      }
    } else {
      const bool opens = opens_sentence(sentence, item);
      if (gap.size() > (opens ? k_to_verb_from_opening : k_to_verb)) break;
      if (!is_issuer(sentence.type(item)) || (bears_title(sentence, item) && !acts_for_body(gap))) continue;
      const bool source = is_adverbial(behind_others(gap)) &&
                          (sentence.before(item).ends_with(u"于") || is_relative(sentence, at, policy));
      if (!source && is_in_object(sentence, item)) continue;
      if ((!opens && commas(gap) > 1) || another_acts(gap)) break;
    }
    found.push_back(sentence.entity(item));
    first = item;
  }
  return found.empty() || are_partners(sentence, first) ? std::vector<std::uint32_t>() : found;
}

/// 通过“先行先试”政策: by means of it.
bool is_means(std::u16string_view from_verb) { return from_verb == u"通过" || from_verb == u"通过\u201C"; }

bool opens_quotation(const RelationSentence& sentence, std::size_t item) {
  return sentence.words(item).starts_with(u'\u201C') || sentence.before(item).ends_with(u'\u201C');
}

bool passes(std::u16string_view from_verb) {
  return from_verb.starts_with(u"通过") || from_verb.starts_with(u"审议通过");
}

/// 会议经表决，通过了: the standing committee that the sentences before name; empty where the subject is no meeting.
std::vector<std::uint32_t> session_before(const RelationSentence& sentence, std::u16string_view before) {
  constexpr std::uint32_t k_mentions_back = 32;
  constexpr std::uint32_t k_sentences_back = 4;
  if (!contains(before, u"会议")) return {};
  const std::uint32_t from = sentence.items.front();
  const std::uint32_t here = sentence.mention(0).sentence;
  for (std::uint32_t i = from; i-- > 0 && from - i <= k_mentions_back;) {
    const Mention& mention = (*sentence.mentions)[i];
    if (here - mention.sentence > k_sentences_back) break;
    const std::int32_t entity = sentence.linked->entity_of_mention[i];
    if (entity >= 0 && mention.kind == MentionKind::agency &&
        sentence.units(mention.begin, mention.end).ends_with(u"人大常委会"))
      return {static_cast<std::uint32_t>(entity)};
  }
  return {};
}

/// 县林业局“护林一码通”, ●源潭镇：“一林一策”机制: does a name in quotation marks stand right behind a body, or behind
/// who opens a row of a list?
bool owns_quoted(const RelationSentence& sentence, std::size_t item) {
  const std::u16string_view gap = sentence.between(item - 1);
  const bool row = gap.starts_with(u':') && opens_sentence(sentence, item - 1);
  if (!row && (sentence.type(item - 1) == EntityType::place || sentence.range.begin == 0)) return false;
  const std::u16string_view rest = row ? gap.substr(1) : gap;
  const bool beside = rest == u"\u201C" || (rest.empty() && sentence.words(item).starts_with(u'\u201C'));
  return beside && (row || !is_in_object(sentence, item - 1));
}

/// 财政部《关于……的通知》, 澄江县的“田间包装厂”计划: the policy stands right behind its maker.
bool owns_policy(const RelationSentence& sentence, std::size_t item) {
  if (!is_issuer(sentence.type(item - 1))) return false;
  const std::u16string_view gap = sentence.between(item - 1);
  if (gap == u"《" || owns_quoted(sentence, item)) return true;
  if (const std::u16string_view rest = behind_others(gap); rest.size() < gap.size())  // 商务部等五部门的《P》
    return rest == u"《" || rest == u"的《";
  const std::u16string kept = without_marks(gap);
  return kept == u"的" && gap.size() > kept.size() && !is_in_object(sentence, item - 1);
}

/// Between the documents of a list: 、 and commas, 新修订的.
bool joins_policies(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 7> k_new{u"新修订的", u"修订后的",   u"新的",          u"首批",
                                                     u"第二批",   u"其配套文件", u"其两个配套文件"};
  const std::u16string kept = without_marks(gap);
  std::u16string_view rest = kept;
  rest.remove_suffix(ending_of(rest, k_new).size());
  return joins(rest) || rest == u"，" || rest == u",";
}

/// Between the owners that stand right before a policy: 财政部、商务部《关于……的通知》. Unlike `joins`, never nothing.
bool joins_bodies(const RelationSentence& sentence, std::size_t item) {
  constexpr std::array<std::u16string_view, 6> k_joints{u"、", u"和", u"与", u"及", u"会同", u"联合"};
  return is_one_of(sentence.between(item), k_joints);
}

/// Where one of the plain verbs begins that ends `text`, with 了, 的 or 全市首笔 behind it; npos where there is none.
std::size_t plain_verb(std::u16string_view text) {
  while (!text.empty() && (text.back() == u'\u201C' || text.back() == u'《')) text.remove_suffix(1);
  constexpr std::array<std::u16string_view, 7> k_first{u"首笔", u"首单",   u"首张",  u"首个",
                                                       u"首批", u"第一笔", u"第一单"};
  constexpr std::array<std::u16string_view, 5> k_of{u"全国", u"全省", u"全市", u"全县", u"全区"};
  if (const std::u16string_view first = ending_of(text, k_first); !first.empty()) {
    text.remove_suffix(first.size());
    text.remove_suffix(ending_of(text, k_of).size());
  }
  if (text.ends_with(u'了') || text.ends_with(u'的')) text.remove_suffix(1);
  const std::u16string_view verb = ending_of(text, k_plain_verbs);
  return verb.empty() ? text.npos : text.size() - verb.size();
}

/// Is it a law or strategy, or a programme of the tables, which those who carry it out did not make?
bool is_known(const RelationSentence& sentence, std::size_t item) {
  constexpr std::array<std::u16string_view, 4> k_of_others{u"法", u"条例", u"战略", u"教育"};
  const std::u16string name = without_marks(sentence.words(item));
  return Lexicon::built_in().contains(name, Lex::programme) || !ending_of(name, k_of_others).empty();
}

/// Does the subject that begins with item `first` open its clause, perhaps behind a time or the place above it?
bool opens_clause(const RelationSentence& sentence, std::size_t first) {
  constexpr std::u16string_view k_marks = u"，,。；;：:、○●■▲△】) \u201D";
  constexpr std::array<std::u16string_view, 14> k_times{u"年",   u"月",   u"日",   u"起",    u"近日",
                                                        u"日前", u"目前", u"今年", u"去年",  u"此前",
                                                        u"同时", u"其中", u"配合", u"得益于"};
  while (first > 0 && sentence.kind(first - 1) == MentionKind::place && sentence.between(first - 1).empty()) --first;
  const std::u16string_view before = sentence.before(first);
  return before.empty() || k_marks.find(before.back()) != k_marks.npos || !ending_of(before, k_times).empty();
}

/// Who 实行, 实施, 启动 the measure that stands right behind: 澄江县今年实行“一湖一策”机制.
std::vector<std::uint32_t> plain_subject(const RelationSentence& sentence, std::size_t policy) {
  constexpr std::size_t k_longest = 12;  // units between the subject and its verb, which there may not be
  if (policy == 0 || !is_issuer(sentence.type(policy - 1)) || is_known(sentence, policy)) return {};
  const std::u16string_view gap = sentence.between(policy - 1);
  const std::size_t verb = plain_verb(gap);
  if (verb > k_longest || commas(gap) > 0 || contains(gap, u"、")) return {};
  if (bears_title(sentence, policy - 1)) return {};
  std::size_t first = policy - 1;
  std::vector<std::uint32_t> subject{sentence.entity(first)};
  for (; first > 0 && is_issuer(sentence.type(first - 1)) && !sentence.between(first - 1).empty() &&
         joins(sentence.between(first - 1));
       --first)
    subject.push_back(sentence.entity(first - 1));
  return opens_clause(sentence, first) ? subject : std::vector<std::uint32_t>();
}

/// Who opens the sentence and 实行, 实施 the measure some clauses behind: 今年，澄江县确定62个项目，实行“一湖一策”机制.
std::vector<std::uint32_t> far_subject(const RelationSentence& sentence, std::size_t policy) {
  constexpr std::u16string_view k_opens = u"在对为率还同由再全自从";  // 在全省, 对…产业, 率先, 还, 同步, 由点到面
  if (policy == 0 || !is_issuer(sentence.type(policy - 1)) || is_known(sentence, policy)) return {};
  const std::u16string_view gap = sentence.between(policy - 1);
  const std::size_t verb = plain_verb(gap);
  if (verb == gap.npos || verb == 0 || !opens_sentence(sentence, policy - 1)) return {};
  std::u16string_view clause = gap.substr(0, verb);
  if (const std::size_t comma = clause.find_last_of(u",，"); comma != clause.npos) clause = clause.substr(comma + 1);
  if (!is_adverbial(clause) && k_opens.find(clause.front()) == k_opens.npos) return {};
  return issuers_before(sentence, policy, sentence.mention(policy - 1).end + static_cast<std::uint32_t>(verb));
}

/// 京山市正在推进的“P”改革, 甲局关于提请审议P的议案: is the item before the policy who does what the words between
/// say?
bool offers_policy(const RelationSentence& sentence, std::size_t policy) {
  constexpr std::array<std::u16string_view, 3> k_bills{u"关于提请审议", u"关于提请审议批准", u"关于提请审查"};
  constexpr std::array<std::u16string_view, 6> k_more_verbs{u"推进", u"牵头", u"确定", u"组织", u"部署", u"开展"};
  if (policy == 0 || !is_issuer(sentence.type(policy - 1))) return false;
  std::u16string gap = without_marks(sentence.between(policy - 1));
  if (is_one_of(gap, k_bills)) return true;
  if (!gap.ends_with(u'的') || is_known(sentence, policy)) return false;
  gap.pop_back();
  const std::u16string_view verb = behind_adverbs(gap);
  return is_one_of(verb, k_plain_verbs) || is_one_of(verb, k_more_verbs) || (verb.empty() && gap.ends_with(u"牵头"));
}

/// The bodies of the list that ends right before the policy.
std::vector<std::uint32_t> owners_of(const RelationSentence& sentence, std::size_t policy) {
  std::vector<std::uint32_t> owners{sentence.entity(policy - 1)};
  for (std::size_t i = policy - 1; i > 0 && is_issuer(sentence.type(i - 1)) && joins_bodies(sentence, i - 1); --i)
    owners.push_back(sentence.entity(i - 1));
  return owners;
}

void add(const RelationSentence& sentence, std::span<const std::uint32_t> issuers, std::uint32_t policy,
         std::vector<FactRelation>& out) {
  for (const std::uint32_t issuer : issuers)
    out.push_back({RelationType::issued, issuer, policy, {}, sentence.evidence()});
}

/// The makers from an item on that are joined to each other, and the text behind the last of them.
struct Makers {
  std::vector<std::uint32_t> entities;
  std::u16string_view after;
};
Makers makers_from(const RelationSentence& sentence, std::size_t item) {
  Makers makers;
  for (; item < sentence.items.size() && is_issuer(sentence.type(item)); ++item) {
    makers.entities.push_back(sentence.entity(item));
    makers.after = sentence.after(item);
    if (item + 1 == sentence.items.size() || sentence.between(item).empty() || !joins(sentence.between(item))) break;
  }
  makers.after = behind_others(makers.after);
  return makers;
}

/// 《P》是A、B、C联合发布的, P是A今年推出的新举措.
std::vector<std::uint32_t> joint_issuers(const RelationSentence& sentence, std::size_t policy) {
  Makers makers = makers_from(sentence, policy + 1);
  const std::u16string_view rest = behind_adverbs(makers.after);
  std::u16string_view verb = beginning_of(rest, k_verbs);
  if (verb.empty() && !is_known(sentence, policy)) verb = beginning_of(rest, k_plain_verbs);
  const bool made = !verb.empty() && rest.substr(verb.size()).starts_with(u"的");
  return made ? makers.entities : std::vector<std::uint32_t>();
}

/// The text behind a policy without the marks that close it and what stands in brackets.
std::u16string_view behind_marks(std::u16string_view text) {
  constexpr std::u16string_view k_close = u"》”」)，, ";
  while (!text.empty()) {
    if (text.front() == u'(') {
      const std::size_t close = text.find(u')');
      if (close == text.npos) break;
      text.remove_prefix(close);
    }
    if (k_close.find(text.front()) == k_close.npos) break;
    text.remove_prefix(1);
  }
  return text;
}

/// P由X印发, P近日由X会同Y推出, P是X首创的.
std::vector<std::uint32_t> passive_issuer(const RelationSentence& sentence, std::size_t policy) {
  if (policy + 1 >= sentence.items.size() || !is_issuer(sentence.type(policy + 1))) return {};
  constexpr std::size_t k_to_passed = 40;  // 第七次会议于2023年12月29日通过
  constexpr std::array<std::u16string_view, 4> k_more_verbs{u"批准", u"编写", u"研发", u"牵头"};
  std::u16string_view gap = behind_marks(sentence.between(policy));
  const bool apart = commas(sentence.between(policy)) > 0;
  if (gap == u"是") return joint_issuers(sentence, policy);
  if (!gap.ends_with(u'由')) return {};
  gap.remove_suffix(1);
  if (gap.starts_with(u'是')) gap.remove_prefix(1);
  if (gap.ends_with(u"经")) gap.remove_suffix(1);
  if (!is_adverbial(gap)) return {};
  std::size_t maker = policy + 1;
  const bool more = maker + 1 < sentence.items.size() && sentence.kind(maker) == MentionKind::place &&
                    sentence.kind(maker + 1) == MentionKind::agency;
  // a state before its own body is not the maker: 中华人民共和国第十四届全国人大常委会
  if (more && (sentence.between(maker).empty() || sentence.between(maker).ends_with(u"届"))) ++maker;
  Makers makers = makers_from(sentence, maker);
  const std::u16string_view rest = behind_adverbs(makers.after);
  std::u16string_view verb = beginning_of(rest, k_verbs);
  if (verb.empty()) verb = beginning_of(rest, k_more_verbs);
  const bool has_object = apart && verb.size() < rest.size() && is_han_unit(rest[verb.size()]);  // ，由X组建服务团
  const bool made = (!verb.empty() && !has_object) || makers.after.starts_with(u"牵头") ||
                    contains(makers.after.substr(0, k_to_passed), u"通过");
  return made ? makers.entities : std::vector<std::uint32_t>();
}

/// Who made the policy, by what stands before it; empty where that is not plain.
std::vector<std::uint32_t> issuers_of(const RelationSentence& sentence, std::size_t item) {
  const std::uint32_t from = item > 0 ? sentence.mention(item - 1).end : sentence.range.begin;
  const std::u16string_view before = sentence.units(from, sentence.mention(item).begin);
  std::size_t verb = governing_verb(before);
  if (verb == before.npos && is_campaign(sentence.words(item))) verb = campaign_verb(before);
  if (verb != before.npos && is_means(before.substr(verb)) && opens_quotation(sentence, item)) verb = before.npos;
  std::vector<std::uint32_t> issuers;
  if (verb != before.npos) {
    issuers = issuers_before(sentence, item, from + static_cast<std::uint32_t>(verb));
    if (issuers.empty() && passes(before.substr(verb))) issuers = session_before(sentence, before.substr(0, verb));
  } else if (item > 0 && owns_policy(sentence, item)) {
    issuers =
        owns_quoted(sentence, item) ? std::vector<std::uint32_t>{sentence.entity(item - 1)} : owners_of(sentence, item);
  }
  if (issuers.empty()) issuers = plain_subject(sentence, item);
  if (issuers.empty() && verb == before.npos) issuers = far_subject(sentence, item);
  if (issuers.empty() && offers_policy(sentence, item)) issuers = owners_of(sentence, item);
  if (issuers.empty()) {
    if (verb == before.npos) verb = plain_verb(before);
    if (verb != before.npos) issuers = local_government(sentence, item, from + static_cast<std::uint32_t>(verb));
  }
  return issuers;
}

}  // namespace

void find_issued(const RelationSentence& sentence, std::vector<FactRelation>& out) {
  std::vector<std::uint32_t> issuers;
  for (std::size_t item = 0; item < sentence.items.size(); ++item) {
    if (sentence.kind(item) != MentionKind::policy) continue;
    const bool in_list =
        item > 0 && sentence.kind(item - 1) == MentionKind::policy && joins_policies(sentence.between(item - 1));
    if (!in_list) issuers = issuers_of(sentence, item);
    add(sentence, issuers.empty() ? passive_issuer(sentence, item) : issuers, sentence.entity(item), out);
  }
}

}  // namespace guanxi::extract
