// Who made a policy: X出台《Y》; 由X印发的《Y》; X《关于……的意见》; the owner at the head of a document's name.
#include <algorithm>
#include <array>

#include "extract/recognize/lexicon.hpp"
#include "extract/relate/patterns.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

constexpr std::array<std::u16string_view, 41> k_verbs{
    u"出台", u"印发", u"发布", u"推出", u"制定", u"公布", u"颁布", u"下发", u"提出", u"制订",     u"颁发",
    u"发出", u"起草", u"首创", u"编制", u"推行", u"建立", u"创新", u"签署", u"通过", u"审议通过", u"创设",
    u"创立", u"设立", u"修订", u"发起", u"试行", u"形成", u"会签", u"建起", u"建有", u"组建",     u"上线",
    u"引入", u"制发", u"首推", u"推开", u"开通", u"拟定", u"拟订", u"批复"};

/// Most units between the verb and the policy: 先后出台了一系列……
constexpr std::size_t k_to_policy = 12;
/// Most units between the issuer and the verb.
constexpr std::size_t k_to_verb = 30;
/// The same where the issuer opens the sentence: it stays the subject over several clauses.
constexpr std::size_t k_to_verb_from_opening = 80;
/// Units before a subject that opens its sentence: 近日，
constexpr std::size_t k_opening = 4;

bool is_issuer(EntityType type) {
  return type == EntityType::agency || type == EntityType::place || type == EntityType::enterprise;
}

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
constexpr std::array<std::u16string_view, 9> k_plain_verbs{u"实行", u"实施", u"启动", u"启用", u"推",
                                                           u"开展", u"试点", u"搞",   u"打造"};

/// Where 启动 or 开展 begins that ends `text`; 一次 and 了 may stand between; npos where there is none.
std::size_t campaign_verb(std::u16string_view text) {
  constexpr std::array<std::u16string_view, 4> k_between{u"了", u"一次", u"了一次", u"实施"};
  while (!text.empty() && (text.back() == u'\u201C' || text.back() == u'《')) text.remove_suffix(1);
  text.remove_suffix(ending_of(text, k_between).size());
  const std::u16string_view verb = ending_of(text, k_campaign_verbs);
  return verb.empty() ? std::u16string_view::npos : text.size() - verb.size();
}

/// Where the verb begins that governs what stands at the end of `text`; npos where none is near enough.
std::size_t governing_verb(std::u16string_view text) {
  std::size_t best = std::u16string_view::npos;
  for (const std::u16string_view verb : k_verbs) {
    const std::size_t at = text.rfind(verb);
    if (at == std::u16string_view::npos || text.size() - at - verb.size() > k_to_policy) continue;
    const std::u16string_view behind = text.substr(at + verb.size());
    if (contains(behind, u",") || contains(behind, u"，") || contains(behind, u"》") || contains(behind, u"的通知"))
      continue;
    if (best == std::u16string_view::npos || at > best) best = at;
  }
  return best;
}

/// The subject cannot be what stands behind a preposition: 在清远, 对企业.
bool is_object(std::u16string_view before) {
  constexpr std::array<std::u16string_view, 16> k_prepositions{u"在",   u"对",   u"向",   u"为",  u"于", u"到",
                                                               u"从",   u"给",   u"把",   u"将",  u"赴", u"据",
                                                               u"按照", u"根据", u"贯彻", u"落实"};
  return !ending_of(before, k_prepositions).empty();
}

/// Does a word between the subject and the verb say that another acts: 向县林业局建议，推动县里出台, 为此县里制定?
bool another_acts(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 12> k_others{u"县里", u"市里", u"区里", u"镇里",   u"省里", u"州里",
                                                         u"旗里", u"推动", u"建议", u"毕业于", u"呼吁", u"决定，"};
  return std::any_of(k_others.begin(), k_others.end(), [&](std::u16string_view word) { return contains(gap, word); });
}

std::ptrdiff_t commas(std::u16string_view text) {
  return std::count(text.begin(), text.end(), u',') + std::count(text.begin(), text.end(), u'，');
}

/// 县司法局局长某某: the body belongs to a title, and the holder is the subject.
bool bears_title(const RelationSentence& sentence, std::size_t item) {
  const std::size_t next = sentence.items[item] + std::size_t{1};
  if (next >= sentence.mentions->size()) return false;
  const Mention& behind = (*sentence.mentions)[next];
  return behind.kind == MentionKind::post && behind.begin <= sentence.mention(item).end + 2 &&
         behind.begin < sentence.range.end;
}

/// 在北京、深圳: does a preposition stand before the list that the item belongs to?
bool is_in_object(const RelationSentence& sentence, std::size_t item) {
  while (item > 0 && is_issuer(sentence.type(item - 1)) && !sentence.between(item - 1).empty() &&
         joins(sentence.between(item - 1)))
    --item;
  return is_object(sentence.before(item));
}

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
  return sentence.mention(item).begin - sentence.range.begin <= k_opening;
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
      if (!is_issuer(sentence.type(item)) || !joins(sentence.between(item)) || sentence.between(item).empty()) break;
    } else {
      const bool opens = opens_sentence(sentence, item);
      if (gap.size() > (opens ? k_to_verb_from_opening : k_to_verb)) break;
      if (!is_issuer(sentence.type(item)) || bears_title(sentence, item)) continue;
      const bool source = gap.empty() && (sentence.before(item).ends_with(u"于") || is_relative(sentence, at, policy));
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

/// 财政部《关于……的通知》, 澄江县的“田间包装厂”计划: the policy stands right behind its maker.
bool owns_policy(const RelationSentence& sentence, std::size_t item) {
  if (!is_issuer(sentence.type(item - 1))) return false;
  const std::u16string_view gap = sentence.between(item - 1);
  if (gap == u"《") return true;
  const std::u16string kept = without_marks(gap);
  return kept == u"的" && gap.size() > kept.size() && !is_in_object(sentence, item - 1);
}

/// Between the documents of a list: 、 and commas, 新修订的.
bool joins_policies(std::u16string_view gap) {
  constexpr std::array<std::u16string_view, 3> k_new{u"新修订的", u"修订后的", u"新的"};
  const std::u16string kept = without_marks(gap);
  std::u16string_view rest = kept;
  rest.remove_suffix(ending_of(rest, k_new).size());
  return joins(rest) || rest == u"，" || rest == u",";
}

/// A、B of 财政部、商务部《关于……的通知》.
bool joins_bodies(const RelationSentence& sentence, std::size_t item) {
  const std::u16string_view gap = sentence.between(item);
  return gap == u"、" || gap == u"和";
}

/// Where one of them begins that ends `text`, with 了 or 的 behind it; npos where there is none.
std::size_t plain_verb(std::u16string_view text) {
  while (!text.empty() && (text.back() == u'\u201C' || text.back() == u'《')) text.remove_suffix(1);
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

/// 《P》是A、B、C联合发布的.
std::vector<std::uint32_t> joint_issuers(const RelationSentence& sentence, std::size_t policy) {
  constexpr std::array<std::u16string_view, 6> k_jointly{u"联合", u"共同", u"等", u"等部门", u"等部门联合", u"日前"};
  std::vector<std::uint32_t> makers;
  for (std::size_t item = policy + 1; item < sentence.items.size() && is_issuer(sentence.type(item)); ++item) {
    makers.push_back(sentence.entity(item));
    if (item + 1 < sentence.items.size() && joins(sentence.between(item))) continue;
    std::u16string_view after = sentence.after(item);
    after.remove_prefix(beginning_of(after, k_jointly).size());
    const std::u16string_view verb = beginning_of(after, k_verbs);
    return !verb.empty() && after.substr(verb.size()).starts_with(u"的") ? makers : std::vector<std::uint32_t>();
  }
  return {};
}

/// P由X印发.
std::vector<std::uint32_t> passive_issuer(const RelationSentence& sentence, std::size_t policy) {
  if (policy + 1 >= sentence.items.size() || !is_issuer(sentence.type(policy + 1))) return {};
  std::u16string_view gap = sentence.between(policy);
  while (!gap.empty() && (gap.front() == u'》' || gap.front() == u'\u201D')) gap.remove_prefix(1);
  constexpr std::array<std::u16string_view, 4> k_by{u"由", u"是由", u"已由", u"已经由"};
  constexpr std::size_t k_to_passed = 40;  // 第七次会议于2023年12月29日通过
  if (gap == u"是") return joint_issuers(sentence, policy);
  if (!is_one_of(gap, k_by)) return {};
  std::size_t maker = policy + 1;
  const bool more = maker + 1 < sentence.items.size() && sentence.kind(maker) == MentionKind::place &&
                    sentence.kind(maker + 1) == MentionKind::agency;
  // a state before its own body is not the maker: 中华人民共和国第十四届全国人大常委会
  if (more && (sentence.between(maker).empty() || sentence.between(maker).ends_with(u"届"))) ++maker;
  const std::u16string_view after = sentence.after(maker);
  if (beginning_of(after, k_verbs).empty() && !contains(after.substr(0, k_to_passed), u"通过")) return {};
  return {sentence.entity(maker)};
}

/// 县里出台: the one place of that level in the article; empty where there is none or several, or none is said to act.
std::vector<std::uint32_t> local_government(const RelationSentence& sentence, std::u16string_view before) {
  constexpr std::u16string_view k_levels = u"省市县区州旗镇乡村";
  constexpr std::u16string_view k_apart = u"，,；;：:。”》在到";
  constexpr std::size_t k_to_verb_at_most = 12;
  const std::size_t in = before.rfind(u'里');
  if (in == before.npos || in == 0 || before.size() - in > k_to_verb_at_most) return {};
  if (k_levels.find(before[in - 1]) == k_levels.npos || before.find_first_of(k_apart, in) != before.npos) return {};
  if (in > 1 && (before[in - 2] == u'在' || k_levels.find(before[in - 2]) != k_levels.npos)) return {};
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < sentence.mentions->size(); ++i) {
    const Mention& mention = (*sentence.mentions)[i];
    const std::int32_t entity = sentence.linked->entity_of_mention[i];
    if (entity < 0 || mention.kind != MentionKind::place || sentence.text->units[mention.end - 1] != before[in - 1])
      continue;
    const auto place = static_cast<std::uint32_t>(entity);
    if (std::find(found.begin(), found.end(), place) == found.end()) found.push_back(place);
  }
  return found.size() == 1 ? found : std::vector<std::uint32_t>();
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
    issuers = owners_of(sentence, item);
  }
  if (issuers.empty()) issuers = plain_subject(sentence, item);
  if (issuers.empty()) {
    if (verb == before.npos) verb = plain_verb(before);
    if (verb != before.npos) issuers = local_government(sentence, before.substr(0, verb));
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
