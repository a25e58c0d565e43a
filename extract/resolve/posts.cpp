#include "extract/resolve/posts.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/resolve/gaps.hpp"
#include "extract/resolve/post_states.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/unmarked_titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

bool is_body(MentionKind kind) {
  return kind == MentionKind::agency || kind == MentionKind::enterprise || kind == MentionKind::place;
}

/// The name that opens a notice about a life (甲，男，...), of which the sentences behind it speak; -1 for none.
using LifeOf = std::int32_t;

/// Reads one sentence from left to right. A chain of titles waits for the name behind it; a chain that gets none is
/// offered to the name before it, or to the one whose life the paragraph tells.
class SentenceReader {
 public:
  SentenceReader(const ArticleView& article, UnitRange sentence, LifeOf life, std::vector<PostReading>& out)
      : m_article(article), m_mentions(*article.mentions), m_sentence(sentence), m_life(life), m_out(out) {}

  void read(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = m_mentions[i];
      if (is_body(mention.kind)) {
        read_body(i);
        m_previous = i;
        read_unmarked_title_of(i, i + 1 < last ? m_mentions[i + 1].begin : m_sentence.end);
      } else if (mention.kind == MentionKind::post)
        read_title(mention.begin, mention.end, i);
      else if (mention.kind == MentionKind::name)
        read_name(i);
      else
        close_chain();
      m_previous = i;
    }
    close_chain();
    m_names.clear();
  }

 private:
  [[nodiscard]] std::u16string_view gap(std::uint32_t from_end, std::uint32_t to_begin) const {
    return from_end <= to_begin ? m_article.units(from_end, to_begin) : std::u16string_view();
  }
  /// From the last mention or title of the sentence, or from its begin, to `to`.
  [[nodiscard]] std::u16string_view gap_to(std::uint32_t to) const {
    const std::uint32_t mention_end = m_previous ? m_mentions[*m_previous].end : m_sentence.begin;
    return gap(std::max(mention_end, m_chain ? m_chain->end : 0), to);
  }
  [[nodiscard]] std::u16string_view gap_before(std::uint32_t i) const { return gap_to(m_mentions[i].begin); }

  void read_body(std::uint32_t i) {
    const bool follows_body = m_body && m_previous == m_body && gap_before(i).empty();
    if (m_chain && !m_body && !joins_titles(gap_before(i))) close_chain();
    if (m_chain && m_body && !follows_body) close_chain();
    if (!follows_body) m_first_body = i;
    m_body = i;
  }

  /// A title at [begin, end); `index` is its mention, or the name behind it where recognition left the title unmarked.
  void read_title(std::uint32_t begin, std::uint32_t end, std::uint32_t index) {
    const std::u16string_view between = gap_to(begin);
    const std::u16string_view words = m_article.units(begin, end);
    Title title{{}, begin, end, -1, false, false};
    std::uint32_t chain_begin = begin;
    std::uint32_t chain_first = index;
    bool continues = m_chain.has_value();
    if (m_body && m_previous == m_body && m_mentions[*m_body].kind == MentionKind::place && is_rest_of_body(between)) {
      title.alone = true;
      if (!continues) chain_begin = m_mentions[*m_first_body].begin;
    } else if (m_body && m_previous == m_body &&
               (joins_body_and_title(between) || (m_mentions[*m_body].kind != MentionKind::place &&
                                                  is_name_behind(end) && is_long_department(between)))) {
      const std::uint32_t body = choose_body(words);
      title.body = static_cast<std::int32_t>(body);
      const bool sent = is_host(words);
      if (sent) title.body = sender();
      if (comes_from_place()) title.body = -1;
      title.alone = title.body < 0;
      if (is_region_of_firm(words)) {
        title.body = m_chain->titles.back().body;
        title.carried = true;
      }
      title.begin = body != *m_body
                        ? m_mentions[body].end  // 中国区副总裁
                        : m_mentions[*m_body].end + static_cast<std::uint32_t>(filler_before_title(between));
      title.qualifier = qualifier_before(m_mentions[*m_first_body].begin);
      chain_first = sent && !title.alone ? static_cast<std::uint32_t>(title.body) : *m_first_body;
      chain_begin = m_mentions[chain_first].begin;
      if (chain_first != *m_first_body) title.begin = m_mentions[chain_first].end;  // 驻俄罗斯大使
    } else if (m_chain && m_previous && !m_body && !unknown_body(between).empty()) {
      const std::u16string_view name = unknown_body(between);
      title.begin -= static_cast<std::uint32_t>(name.size());
      title.body = sibling_body(m_article, m_chain->titles.back().body, name);
      if (title.body >= 0) title.begin = begin;
      title.alone = title.body < 0;
    } else if (m_chain && m_previous && !m_body && joins_titles(between)) {
      title.body = m_chain->titles.back().body;
      title.carried = title.body >= 0;
    } else {
      if (continues) close_chain();
      continues = false;
      title.qualifier = qualifier_before(title.begin);
    }
    m_body.reset();
    if (!continues) m_chain = TitleChain{{}, chain_begin, 0, chain_first, index};
    m_chain->titles.push_back(title);
    m_chain->end = title.end;
    m_chain->last = index;
  }

  /// Does a name stand right behind the title?
  [[nodiscard]] bool is_name_behind(std::uint32_t end) const {
    const std::uint32_t next = *m_previous + 1;
    for (std::uint32_t i = next; i < m_mentions.size() && m_mentions[i].begin <= end; ++i)
      if (m_mentions[i].begin == end) return m_mentions[i].kind == MentionKind::name;
    return false;
  }

  /// 普洛斯中国区副总裁, 联合国叙利亚问题特使: a region between a body and a title that heads no government is theirs.
  [[nodiscard]] std::uint32_t choose_body(std::u16string_view title) const {
    const std::uint32_t body = *m_body;
    if (m_mentions[body].kind != MentionKind::place || body == 0 || body == *m_first_body) return body;
    const Mention& before = m_mentions[body - 1];
    const bool has_regions = before.kind == MentionKind::enterprise || before.kind == MentionKind::agency;
    return !heads_government(title) && has_regions && before.end == m_mentions[body].begin ? body - 1 : body;
  }

  /// 美国驻俄罗斯大使, 欧盟常驻世贸组织代表: where someone is sent is not whose he is.
  [[nodiscard]] bool is_host(std::u16string_view title) const {
    constexpr std::u16string_view k_envoys[] = {u"大使", u"公使", u"总领事", u"领事",   u"代表",
                                                u"参赞", u"代办", u"协调员", u"联络员", u"负责人"};
    const std::u16string_view before = m_article.units(m_sentence.begin, m_mentions[*m_first_body].begin);
    return before.ends_with(u"驻") && !ending_of(title, k_envoys).empty();
  }

  /// 来自德令哈的班长.
  [[nodiscard]] bool comes_from_place() const {
    return m_mentions[*m_body].kind == MentionKind::place &&
           m_article.units(m_sentence.begin, m_mentions[*m_first_body].begin).ends_with(u"来自");
  }

  /// The body right before 驻 and the host; -1 where there is none.
  [[nodiscard]] std::int32_t sender() const {
    constexpr std::u16string_view k_sent[] = {u"驻", u"常驻", u"派驻"};
    const std::uint32_t host = *m_first_body;
    if (host == 0 || !is_body(m_mentions[host - 1].kind)) return -1;
    return is_one_of(gap(m_mentions[host - 1].end, m_mentions[host].begin), k_sent)
               ? static_cast<std::int32_t>(host - 1)
               : -1;
  }

  /// 普洛斯副总裁-华南地区总经理: a region before a later title of business, where an earlier one named the firm.
  [[nodiscard]] bool is_region_of_firm(std::u16string_view title) const {
    if (!m_chain || m_mentions[*m_body].kind != MentionKind::place || m_chain->titles.back().body < 0) return false;
    const MentionKind kind = m_mentions[static_cast<std::size_t>(m_chain->titles.back().body)].kind;
    return kind == MentionKind::enterprise && class_of_title(title) == PostClass::business;
  }

  [[nodiscard]] UnitRange qualifier_before(std::uint32_t at) const {
    const std::u16string_view before = m_article.units(m_sentence.begin, at);
    const auto size = static_cast<std::uint32_t>(qualifier_at_end(before));
    return {at - size, at};
  }

  /// 连江县长, 国防部长: the last unit of the body is the title's too.
  void read_fused_title(std::uint32_t i) {
    if (!m_body || m_previous != m_body || gap_before(i) != u"长") return;
    const Mention& body = m_mentions[*m_body];
    constexpr std::u16string_view k_levels = u"省市县区州镇乡旗部局院厅处所站厂校馆店社庭";
    if (k_levels.find(m_article.text->units[body.end - 1]) == std::u16string_view::npos) return;
    const Title title{qualifier_before(m_mentions[*m_first_body].begin),
                      body.end - 1,
                      body.end + 1,
                      static_cast<std::int32_t>(*m_body),
                      false,
                      false};
    if (!m_chain) m_chain = TitleChain{{}, m_mentions[*m_first_body].begin, 0, *m_first_body, *m_body};
    m_chain->titles.push_back(title);
    m_chain->end = title.end;
    m_chain->last = *m_body;
    m_body.reset();
  }

  /// 法学院教授, 国资委党委书记、主任, where recognition did not mark the title behind the body.
  void read_unmarked_title_of(std::uint32_t body, std::uint32_t limit) {
    if (m_body != body) return;
    const std::uint32_t begin = m_mentions[body].end;
    if (const std::uint32_t end = unmarked_title_behind(m_article, body, limit); end != begin)
      read_title(begin, end, body);
  }

  /// 财政局副局长某某, where recognition marked the body and the name only.
  void read_unmarked_title(std::uint32_t i) {
    if (!m_previous || (!m_body && !m_chain)) return;
    const std::u16string_view between = gap_before(i);
    std::size_t size = listed_title_at_end(between);
    const bool at_body = m_body && m_previous == m_body && m_mentions[*m_body].kind != MentionKind::place;
    if (size == 0 && at_body) size = unlisted_title(between);
    if (size == 0 && m_chain && !m_body && between.size() > 1 && joins_titles(between.substr(0, 1)))
      size = unlisted_title(between.substr(1));  // 总裁兼首席营运长
    const std::uint32_t end = m_mentions[i].begin;
    if (size > 0) read_title(end - static_cast<std::uint32_t>(size), end, i);
  }

  void read_name(std::uint32_t i) {
    read_unmarked_title(i);
    read_fused_title(i);
    if (m_chain && m_body && m_mentions[*m_body].kind == MentionKind::place &&
        is_apposition(gap(m_chain->end, m_mentions[i].begin)))
      m_body.reset();  // 厂长、香港人甲
    if (m_chain && !m_body && joins_holder(m_mentions[i].begin)) {
      m_names.assign(1, i);
      m_shared = std::move(*m_chain);
      m_chain.reset();
      emit_holder(i, *m_shared);
      return;
    }
    if (m_chain && !m_body && is_given_to(i)) {
      emit(i, *m_chain, PostManner::held, PostState::appointed);
      m_chain.reset();
    }
    close_chain();
    m_subject.reset();
    const bool in_list =
        (!m_names.empty() && m_previous == m_names.back() && joins_names(gap_before(i))) ||
        (!m_names.empty() && m_shared && skips_a_name(gap(m_mentions[m_names.back()].end, m_mentions[i].begin)));
    if (!in_list) {
      m_names.clear();
      m_shared.reset();
      m_listed = marks_leaders_before(i);
    } else if (is_with(gap_before(i))) {
      m_shared.reset();
    }
    m_names.push_back(i);
    if (m_shared)
      emit(i, *m_shared, PostManner::held, PostState::holds);
    else if (m_listed)
      emit_listed(i);
    if (!m_shared) read_unmarked_title_behind(i);
  }

  /// 书记甲; 时任澄江地委书记的甲.
  [[nodiscard]] bool joins_holder(std::uint32_t name_begin) const {
    const std::u16string_view between = gap(m_chain->end, name_begin);
    const UnitRange qualifier = m_chain->titles.front().qualifier;
    return joins_title_and_name(between) || is_apposition(between) ||
           (between == u"的" && qualifier.begin < qualifier.end);
  }

  /// 总经理一职由甲担任.
  [[nodiscard]] bool is_given_to(std::uint32_t i) const {
    constexpr std::u16string_view k_by[] = {u"由", u"一职由", u"职务由", u"职位由"};
    constexpr std::u16string_view k_take[] = {u"担任", u"兼任", u"出任", u"接任", u"接替"};
    if (!is_one_of(gap(m_chain->end, m_mentions[i].begin), k_by)) return false;
    return !beginning_of(m_article.units(m_mentions[i].end, m_sentence.end), k_take).empty();
  }

  /// 县领导 before the first name of a list, where recognition did not take it for a title.
  [[nodiscard]] bool marks_leaders_before(std::uint32_t i) const {
    const std::u16string_view before = m_article.units(m_sentence.begin, m_mentions[i].begin);
    return marks_officials(before.substr(before.size() > 6 ? before.size() - 6 : 0));
  }

  /// Titles behind a name: tried when the chain before this point found no name behind it.
  void close_chain() {
    m_body.reset();
    if (!m_chain) return;
    const TitleChain chain = std::move(*m_chain);
    m_chain.reset();
    if (continue_subject(chain) || continue_life(chain) || continue_pronoun(chain) || m_names.empty()) return;
    const std::uint32_t holder = m_names.back();
    const std::u16string_view between = gap(m_mentions[holder].end, chain.begin);
    if (tells_a_life(between)) return emit_all(chain, PostManner::held, state_of_verb({}, between));
    if (holder + 1 != chain.first) return;
    const AfterName how = classify_after_name(between);
    const PostState left = state_of_leaving(before_names(), between, behind_chain(chain));
    if (left != PostState::holds) return emit_all(chain, PostManner::left, left);
    if (how == AfterName::no || contains(between, u"分别")) return;
    const bool has_body = chain.titles.front().body >= 0;
    const bool closed = ends_clause(behind_chain(chain));
    if (how == AfterName::glued && !has_body) {
      emit_address(holder, chain);
    } else if (how == AfterName::glued || how == AfterName::apposition) {
      if (has_body && closed) emit(holder, chain, PostManner::held, PostState::holds);
    } else if (how == AfterName::bracket) {
      if (closed) emit(holder, chain, PostManner::held, PostState::holds);
    } else if (between != u"为" || appoints_before(m_names.front()) || is_decree(chain)) {
      emit_all(chain, PostManner::held, state_of_verb(before_names(), between));
    }
  }

  [[nodiscard]] std::u16string_view before_names() const {
    return m_article.units(m_sentence.begin, m_mentions[m_names.front()].begin);
  }
  [[nodiscard]] std::u16string_view behind_chain(const TitleChain& chain) const {
    return m_article.units(chain.end, m_sentence.end);
  }

  /// 甲任清城区委书记，不再担任清新区委书记: the second chain has the subject of the first.
  bool continue_subject(const TitleChain& chain) {
    if (!m_subject || m_subject->last + 1 != chain.first) return false;
    const PostState state = state_of_next(gap(m_subject->end, chain.begin));
    if (state == PostState::holds) return false;
    emit_all(chain, state == PostState::resigned ? PostManner::left : PostManner::held, state);
    return true;
  }

  /// 甲，男，1984年生。现任清城区委书记: a sentence of its own.
  bool continue_life(const TitleChain& chain) {
    const std::u16string_view before = m_article.units(m_sentence.begin, chain.begin);
    if (m_life < 0 || !m_names.empty() || !goes_on_with_a_life(before)) return false;
    m_names.assign(1, static_cast<std::uint32_t>(m_life));
    emit_all(chain, PostManner::held, state_of_verb({}, before));
    return true;
  }

  /// 他是某公司总经理; 她当选会长: who alone was named in this sentence or the one before.
  bool continue_pronoun(const TitleChain& chain) {
    const bool opens = chain.first == 0 || m_mentions[chain.first - 1].sentence != m_mentions[chain.first].sentence;
    const std::u16string_view before = gap(opens ? m_sentence.begin : m_mentions[chain.first - 1].end, chain.begin);
    if (chain.titles.front().body < 0 || !speaks_of_him(before) || !ends_clause(behind_chain(chain))) return false;
    const std::int32_t person = only_person_before(chain.first);
    if (person < 0) return false;
    m_names.assign(1, static_cast<std::uint32_t>(person));
    emit_all(chain, PostManner::held, state_of_verb({}, before));
    m_names.clear();
    return true;
  }

  /// The last name before a mention, if no other is named in its sentence and they stand in one paragraph.
  [[nodiscard]] std::int32_t only_person_before(std::uint32_t mention) const {
    constexpr std::uint32_t k_most_mentions = 40;
    std::int32_t found = -1;
    for (std::uint32_t i = mention; i-- > 0 && mention - i < k_most_mentions;) {
      if (m_mentions[mention].sentence - m_mentions[i].sentence > 1) break;
      if (m_mentions[i].kind != MentionKind::name) continue;
      if (found < 0) found = static_cast<std::int32_t>(i);
      if (m_article.group(i) != m_article.group(static_cast<std::uint32_t>(found))) return -1;
    }
    if (found < 0) return -1;
    const std::u16string_view between =
        m_article.units(m_mentions[static_cast<std::size_t>(found)].end, m_mentions[mention].begin);
    return contains(between, u"\n") ? -1 : found;
  }

  /// 外交部部长甲; behind him it may stand that he takes it up or resigns.
  void emit_holder(std::uint32_t holder, const TitleChain& chain) {
    const PostState behind = state_behind(m_article.units(m_mentions[holder].end, m_sentence.end));
    const bool leaves = behind == PostState::removed || behind == PostState::resigned;
    emit(holder, chain, PostManner::held, leaves ? PostState::holds : behind);
    if (leaves) emit(holder, chain, PostManner::left, behind);
  }

  /// 澄江市环保局甲副局长: the body before the name is the title's. 甲委员长: only one kind of body has that
  /// head.
  void emit_address(std::uint32_t holder, TitleChain chain) {
    Title& title = chain.titles.front();
    const std::u16string_view words = m_article.units(title.begin, title.end);
    if (is_behind_body(holder))
      title.body = static_cast<std::int32_t>(holder - 1);  // also 澄江大学的甲教授
    else if (words == u"委员长")
      title.body = body_of_chairman(m_article);
    else if (words == u"常委")
      title.body = conference_of(m_article);
    emit(holder, chain, title.body >= 0 ? PostManner::held : PostManner::addressed, PostState::holds);
  }

  [[nodiscard]] bool is_behind_body(std::uint32_t i) const {
    if (i == 0) return false;
    const std::u16string_view between = gap(m_mentions[i - 1].end, m_mentions[i].begin);
    if (m_mentions[i - 1].end > m_mentions[i].begin || (!between.empty() && between != u"的")) return false;
    return m_mentions[i - 1].kind == MentionKind::agency || m_mentions[i - 1].kind == MentionKind::enterprise;
  }

  /// 澄江大学甲教授, where recognition did not take the word behind the name for a title.
  void read_unmarked_title_behind(std::uint32_t i) {
    if (!is_behind_body(i)) return;
    const std::uint32_t begin = m_mentions[i].end;
    const bool is_last = i + 1 == m_mentions.size() || m_mentions[i + 1].sentence != m_mentions[i].sentence;
    const std::uint32_t end = listed_title_from(m_article, begin, is_last ? m_sentence.end : m_mentions[i + 1].begin);
    if (end != begin) emit_address(i, TitleChain{{Title{{}, begin, end, -1, false, false}}, begin, end, i, i});
  }

  /// 甲、乙任副县长: the whole list.
  void emit_all(const TitleChain& chain, PostManner manner, PostState state) {
    for (const std::uint32_t name : m_names) emit(name, chain, manner, state);
    m_subject = chain;
  }

  /// A line of a list of appointments: 甲为澄江县人民政府副县长；
  [[nodiscard]] bool is_decree(const TitleChain& chain) const {
    const std::u16string_view before = m_article.units(m_sentence.begin, m_mentions[m_names.front()].begin);
    return before.find_first_not_of(u" \n\u3000") == std::u16string_view::npos && chain.titles.front().body >= 0 &&
           ends_clause(m_article.units(chain.end, m_sentence.end));
  }

  [[nodiscard]] bool appoints_before(std::uint32_t name) const {
    constexpr std::u16string_view k_words[] = {u"任命", u"选举", u"推选", u"聘", u"决定",
                                               u"补选", u"提名", u"增选", u"为"};
    constexpr std::uint32_t k_units_back = 80;
    const std::uint32_t at = m_mentions[name].begin;
    const std::u16string_view before =
        m_article.units(std::max(m_sentence.begin, at > k_units_back ? at - k_units_back : 0), at);
    return std::any_of(std::begin(k_words), std::end(k_words),
                       [&](std::u16string_view word) { return contains(before, word); });
  }

  void emit(std::uint32_t person, const TitleChain& chain, PostManner manner, PostState state) {
    bool former = false;
    for (const Title& title : chain.titles) {
      const std::u16string_view words = m_article.units(title.begin, title.end);
      const PostManner how = marks_officials(words) ? PostManner::listed : manner;
      if (how != PostManner::listed && is_no_post(words)) continue;
      PostReading reading{
          person, title.qualifier, title.begin, title.end, title.body, m_mentions[chain.first].sentence, how, state};
      if (how == PostManner::held) reading.state = state_of(title, words, state);
      // 原中央军委委员、国防部部长甲: said before the first body, it is of all
      if (former && reading.state == PostState::holds) reading.state = PostState::former;
      const bool opens = title.qualifier.begin < title.qualifier.end || title.body < 0 || title.carried;
      former = former || (opens && reading.state == PostState::former);
      if (takes_body(how) && !title.alone) settle_body(m_article, m_out, title, reading);
      if (takes_body(how) && reading.body >= 0)
        settle_country(m_article, chain, last_with_body(m_out, reading.sentence), reading);
      m_out.push_back(reading);
    }
  }

  [[nodiscard]] static bool takes_body(PostManner manner) {
    return manner == PostManner::held || manner == PostManner::left;
  }

  /// What a verb says, or else the words before a title and its own.
  [[nodiscard]] PostState state_of(const Title& title, std::u16string_view words, PostState by_verb) const {
    if (by_verb != PostState::holds) return by_verb;
    const std::uint32_t border = title.qualifier.end > 0 ? title.qualifier.end : title.begin;
    for (const std::uint32_t end : {border, title.begin}) {
      const PostState state = state_of_title(m_article.units(m_sentence.begin, end), words);
      if (state != PostState::holds) return state;
    }
    return by_verb;
  }

  void emit_listed(std::uint32_t person) {
    const std::uint32_t at = m_mentions[person].begin;
    m_out.push_back({person, {at, at}, at, at, -1, m_mentions[person].sentence, PostManner::listed, PostState::holds});
  }

  const ArticleView& m_article;
  const Mentions& m_mentions;
  UnitRange m_sentence;
  LifeOf m_life;
  std::vector<PostReading>& m_out;
  std::optional<std::uint32_t> m_previous;    // the mention before this one, in this sentence
  std::optional<std::uint32_t> m_first_body;  // of the bodies that stand together before a title: 广东省清远市
  std::optional<std::uint32_t> m_body;        // the last of them; waiting for its title
  std::optional<TitleChain> m_chain;          // waiting for its holder
  std::optional<TitleChain> m_shared;         // titles of the list of names that is being read
  std::vector<std::uint32_t> m_names;         // the list of names that is being read
  std::optional<TitleChain> m_subject;        // the titles that the last list of names was given, or has lost
  bool m_listed = false;                      // that list stands behind 县领导
};

}  // namespace

std::vector<PostReading> read_posts(const ArticleView& article) {
  std::vector<PostReading> readings;
  const Mentions& mentions = *article.mentions;
  LifeOf life = -1;
  std::uint32_t one_paragraph = 0;  // no line ends between the name and here
  for (std::uint32_t first = 0; first < mentions.size();) {
    std::uint32_t last = first;
    while (last < mentions.size() && mentions[last].sentence == mentions[first].sentence) ++last;
    const UnitRange sentence = article.sentences[mentions[first].sentence];
    if (life >= 0 && contains(article.units(one_paragraph, sentence.begin), u"\n")) life = -1;
    one_paragraph = sentence.begin;
    SentenceReader(article, sentence, life, readings).read(first, last);
    if (mentions[first].kind == MentionKind::name && begins_a_life(article.units(mentions[first].end, sentence.end))) {
      life = static_cast<LifeOf>(first);
      one_paragraph = mentions[first].end;
    }
    first = last;
  }
  read_rolls(article, readings);
  std::stable_sort(readings.begin(), readings.end(), [](const PostReading& a, const PostReading& b) {
    return a.person != b.person ? a.person < b.person : a.title_begin < b.title_begin;
  });
  return readings;
}

}  // namespace guanxi::extract
