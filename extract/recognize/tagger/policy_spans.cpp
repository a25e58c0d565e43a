#include "extract/recognize/tagger/policy_spans.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

constexpr std::uint8_t k_sure_head = 200;  // of Lex::policy_head and Lex::programme_head

/// 十条, “十不准”, 约法三章: a counted list of rules.
bool counts_rules(std::u16string_view title) {
  constexpr std::u16string_view k_units = u"条章项";
  constexpr std::array<std::u16string_view, 3> k_counted{u"不准", u"个一律", u"个严禁"};
  if (is_close_quote(title.back())) title.remove_suffix(1);
  if (title.size() < 3) return false;
  if (k_units.find(title.back()) != k_units.npos) return is_count(title[title.size() - 2]);
  for (const std::u16string_view word : k_counted) {
    if (title.ends_with(word) && title.size() > word.size()) return is_count(title[title.size() - word.size() - 1]);
  }
  return false;
}

/// “渔船贷”, “远郊补贴”, but no “双补贴”.
bool is_aid(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 2> k_aids{u"补贴", u"保险"};
  return name.ends_with(u'贷') || (name.size() >= 4 && ends_with_any(name, k_aids));
}

/// “拿地即开工”: what the reforms of offices are called.
bool is_service(std::u16string_view name) {
  constexpr std::size_t k_least = 2;  // units on either side of 即
  constexpr std::size_t k_most = 6;
  const std::size_t at = name.find(u'即');
  if (at == name.npos || at < k_least || at > k_most || name.substr(at).starts_with(u"即将")) return false;
  const std::size_t rest = name.size() - at - 1;
  return rest >= k_least && rest <= k_most && std::all_of(name.begin(), name.end(), is_han_unit);
}

bool is_word(char16_t c) { return is_han_unit(c) || is_digit(c); }

class Finder {
 public:
  Finder(const SentenceView& sentence, std::span<const Mention> drawn, PolicySpans& out)
      : m_sentence(sentence), m_drawn(drawn), m_out(out) {}

  void find() {
    for (std::uint32_t at = m_sentence.range.begin; at < m_sentence.range.end;) {
      switch (m_sentence.text[at]) {
        case u'《':
          at = read_title(at);
          break;
        case u'“':
          at = read_quoted(at);
          break;
        case u'推':
        case u'试':
        case u'实':
        case u'执':
        case u'发':
          at = read_brought_in(at);
          break;
        default:
          ++at;
      }
    }
    m_found = m_out.names.size();
    for (std::size_t i = 0; i < m_found; ++i) read_list(m_out.names[i].end);
    for (const Mention& mention : m_drawn) {
      if (mention.kind == MentionKind::policy) read_list(mention.end);
    }
  }

 private:
  [[nodiscard]] std::u16string_view view(UnitRange range) const {
    return m_sentence.text.substr(range.begin, range.end - range.begin);
  }
  /// The mentions that overlap `range`.
  [[nodiscard]] std::span<const Mention> drawn_in(UnitRange range) const {
    const auto from = std::partition_point(m_drawn.begin(), m_drawn.end(),
                                           [&](const Mention& mention) { return mention.end <= range.begin; });
    const auto to =
        std::partition_point(from, m_drawn.end(), [&](const Mention& mention) { return mention.begin < range.end; });
    return {from, to};
  }

  /// Where the title that opens at `open` closes; `open` where it does not.
  [[nodiscard]] std::uint32_t closing(std::uint32_t open) const {
    std::uint32_t depth = 0;
    for (std::uint32_t at = open; at < m_sentence.range.end; ++at) {
      if (m_sentence.text[at] == u'《') ++depth;
      if (m_sentence.text[at] == u'》' && --depth == 0) return at;
    }
    return open;
  }

  /// Of reports, talks and papers: 民主监督报告, 工作情况.
  [[nodiscard]] bool is_report(UnitRange title) const {
    constexpr std::array<std::u16string_view, 2> k_reports{u"情况", u"经验"};
    const LexMatch* head = m_sentence.words->longest_ending(title.end, Lex::policy_head);
    if (head != nullptr) return head->attribute < k_sure_head;
    return m_sentence.words->longest_ending(title.end, Lex::not_policy) != nullptr ||
           ends_with_any(view(title), k_reports);
  }

  /// Rules whose titles end with words that other papers do not end with.
  [[nodiscard]] static bool sets_rules(std::u16string_view title) {
    constexpr std::array<std::u16string_view, 15> k_heads{u"名单", u"条件",   u"要求",   u"等级",   u"指令",
                                                          u"法规", u"程序",   u"章程",   u"举措",   u"新政",
                                                          u"通则", u"任务书", u"指导书", u"安排表", u"分解表"};
    return ends_with_any(title, k_heads) || counts_rules(title);
  }

  std::uint32_t read_title(std::uint32_t open) {
    constexpr std::uint32_t k_shortest = 3;
    const std::uint32_t close = closing(open);
    if (close < open + 1 + k_shortest) return open + 1;
    const UnitRange title{open + 1, close};
    bool part = false;
    for (const Mention& mention : drawn_in(title)) {
      if (mention.begin <= title.begin && mention.end >= title.end) return close + 1;
      part = part || mention.kind == MentionKind::policy;
    }
    if (part && is_report(title)) {
      m_out.reports.push_back(title);
    } else if (part || sets_rules(view(title))) {
      m_out.names.push_back(title);
    }
    return close + 1;
  }

  /// “证照联办”、|“一湖三函”, “证照联办”|“一湖三函”: is what opens at `open` the next of a list whose last one is
  /// known?
  [[nodiscard]] bool stands_in_list(std::uint32_t open) const {
    constexpr std::u16string_view k_joints = u"、和与及";
    const bool joined = k_joints.find(unit_before(m_sentence, open)) != k_joints.npos;
    const std::uint32_t end = joined ? open - 1 : open;
    if (end < m_sentence.range.begin + 2) return false;
    const bool closed = m_sentence.text[end - 1] == u'”';
    if (!joined && !closed) return false;
    const auto ends_here = [&](std::uint32_t at) { return at == end || (closed && at + 1 == end); };
    if (!m_out.names.empty() && ends_here(m_out.names.back().end)) return true;
    const auto drawn = drawn_in({end - 2, end});
    return !drawn.empty() && drawn.back().kind == MentionKind::policy && ends_here(drawn.back().end);
  }

  /// Where one of the words that begins at `at` ends; `at` where none does.
  template <std::size_t N>
  [[nodiscard]] std::uint32_t end_of_any(std::uint32_t at, const std::array<std::u16string_view, N>& words) const {
    for (const std::u16string_view word : words) {
      if (stands_at(m_sentence, at, word)) return at + static_cast<std::uint32_t>(word.size());
    }
    return at;
  }

  /// Where the quotation that opens at `open` closes; `open` where it does not, or is too long or short for a name.
  [[nodiscard]] std::uint32_t quotation_end(std::uint32_t open) const {
    constexpr std::uint32_t k_shortest = 2;
    constexpr std::uint32_t k_longest = 16;
    constexpr std::u16string_view k_stops = u"。！？“《";
    std::uint32_t close = open + 1;
    while (close < m_sentence.range.end && m_sentence.text[close] != u'”') {
      if (k_stops.find(m_sentence.text[close]) != k_stops.npos || close - open > k_longest) return open;
      ++close;
    }
    return close < m_sentence.range.end && close - open > k_shortest ? close : open;
  }

  /// Do the words before or behind the quotation say that it names a measure: 推行“一会三函”, 启动“红灯笼”，?
  [[nodiscard]] bool is_told(std::uint32_t open, std::uint32_t close) const {
    constexpr std::array<std::u16string_view, 11> k_verbs{u"实行",   u"推行", u"试行", u"试点", u"推行了", u"试行了",
                                                          u"试点了", u"凭",   u"享受", u"申请", u"探索出"};
    constexpr std::array<std::u16string_view, 4> k_verbs_of_whole{u"启动", u"启动了", u"申领", u"试出"};
    const std::u16string_view before = view({m_sentence.range.begin, open});
    const char16_t next = unit_at(m_sentence, close + 1);
    const bool whole = !is_han_unit(next);
    return ends_with_any(before, k_verbs) || (whole && ends_with_any(before, k_verbs_of_whole)) ||
           ((whole || next == u'的') && stands_in_list(open));
  }

  /// “X” behind a word that only measures follow, with the head behind it: 推行“一会三函”, 试行“红灯笼”制度; before a
  /// head that says so, “红灯笼”模式; and what tells by itself, “渔船贷”, “拿地即开工”.
  std::uint32_t read_quoted(std::uint32_t open) {
    constexpr std::array<std::u16string_view, 8> k_heads{u"模式", u"行动", u"试点",     u"整治",
                                                         u"补贴", u"贷款", u"专项资金", u"专项信贷"};
    const std::uint32_t close = quotation_end(open);
    if (close == open || !drawn_in({open, close + 1}).empty()) return open + 1;
    const std::u16string_view name = view({open + 1, close});
    const std::uint32_t behind = end_of_any(close + 1, k_heads);
    if (behind == close + 1 && !is_aid(name) && !is_service(name) && !is_told(open, close)) return open + 1;
    const LexMatch* head = m_sentence.words->longest_starting(close + 1, Lex::programme_head);
    const std::uint32_t end = head != nullptr && head->attribute >= k_sure_head ? std::max(head->end, behind) : behind;
    const bool headed = end != close + 1 && drawn_in({close, end}).empty();
    m_out.names.push_back(headed ? UnitRange{open, end} : UnitRange{open + 1, close});
    return headed ? end : close + 1;
  }

  /// 推行|林长包保制|，, 执行|梯级水价政策|：: all that stands between the verb and the next mark.
  std::uint32_t read_brought_in(std::uint32_t at) {
    struct Row {
      std::u16string_view verb;
      std::array<std::u16string_view, 4> heads;
    };
    constexpr std::array<Row, 6> k_rows{{{u"推行", {u"制度", u"机制", u"模式", u"制"}},
                                         {u"试行", {u"制度", u"机制", u"模式", u"制"}},
                                         {u"实行", {u"制度", u"政策"}},
                                         {u"执行", {u"制度", u"政策"}},
                                         {u"实施", {u"工程"}},
                                         {u"发布", {u"清单"}}}};
    constexpr std::u16string_view k_marks = u"，,、。；;：:！？!?\n";
    constexpr std::u16string_view k_others = u"“”《》()的和与";
    constexpr std::uint32_t k_shortest = 4;
    constexpr std::uint32_t k_longest = 14;
    const auto row =
        std::find_if(k_rows.begin(), k_rows.end(), [&](const Row& r) { return stands_at(m_sentence, at, r.verb); });
    if (row == k_rows.end()) return at + 1;
    std::uint32_t begin = at + 2;
    if (stands_at(m_sentence, begin, u"了")) ++begin;
    std::uint32_t end = begin;
    while (end < m_sentence.range.end && k_marks.find(m_sentence.text[end]) == k_marks.npos) {
      if (end - begin > k_longest || k_others.find(m_sentence.text[end]) != k_others.npos) return begin;
      ++end;
    }
    const UnitRange measure{begin, end};
    const auto drawn = drawn_in(measure);
    const bool free = std::none_of(drawn.begin(), drawn.end(), [&](const Mention& mention) {
      return mention.kind == MentionKind::policy || mention.begin < begin || mention.end > end;
    });
    const bool headed = std::any_of(row->heads.begin(), row->heads.end(), [&](std::u16string_view head) {
      return !head.empty() && view(measure).ends_with(head);
    });
    if (free && headed && end - begin >= k_shortest) m_out.names.push_back(measure);
    return begin;
  }

  /// What a list goes on with behind a measure: 首问负责制|、|限时办结制|、|渔民培训计划，.
  void read_list(std::uint32_t end) {
    constexpr std::array<std::u16string_view, 5> k_joints{u"、", u"和", u"与", u"及", u"以及"};
    constexpr std::array<std::u16string_view, 12> k_heads{u"制度", u"机制", u"政策", u"试点", u"改革", u"计划",
                                                          u"行动", u"制",   u"补贴", u"建设", u"方案", u"清单"};
    constexpr std::u16string_view k_ends = u"的和与及等";
    constexpr std::uint32_t k_shortest = 5;
    constexpr std::uint32_t k_longest = 16;
    for (;;) {
      if (end < m_sentence.range.end && (m_sentence.text[end] == u'”' || m_sentence.text[end] == u'》')) ++end;
      const std::uint32_t begin = end_of_any(end, k_joints);
      if (begin == end) return;
      for (end = begin; end < m_sentence.range.end && is_word(m_sentence.text[end]); ++end) {
        if (k_ends.find(m_sentence.text[end]) != k_ends.npos) break;
      }
      const UnitRange measure{begin, end};
      if (end < begin + k_shortest || end > begin + k_longest || unit_at(m_sentence, end) == u'“' ||
          unit_at(m_sentence, end) == u'的' || !ends_with_any(view(measure), k_heads) || is_taken(measure))
        return;
      m_out.names.push_back(measure);
    }
  }

  /// Is a policy known in `range` already, or does a name go across its border?
  [[nodiscard]] bool is_taken(UnitRange range) const {
    const auto last = m_out.names.begin() + static_cast<std::ptrdiff_t>(m_found);
    const auto found =
        std::partition_point(m_out.names.begin(), last, [&](UnitRange name) { return name.end <= range.begin; });
    if (found != last && found->begin < range.end) return true;
    const auto drawn = drawn_in(range);
    return std::any_of(drawn.begin(), drawn.end(), [&](const Mention& mention) {
      return mention.kind == MentionKind::policy || mention.begin < range.begin || mention.end > range.end;
    });
  }

  const SentenceView& m_sentence;
  std::span<const Mention> m_drawn;
  PolicySpans& m_out;
  std::size_t m_found = 0;  // names that their own words tell, ascending; behind them those of lists
};

}  // namespace

void find_policy_spans(const SentenceView& sentence, std::span<const Mention> drawn, PolicySpans& out) {
  Finder(sentence, drawn, out).find();
}

}  // namespace guanxi::extract::tagger
