// Policies: what stands inside 《》 by its head, programmes in quotation marks by what follows them, and programmes of
// the tables.
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/name_words.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

class PolicyGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    for (std::uint32_t at = s.range.begin; at < s.range.end; ++at) {
      if (s.text[at] == u'《') document(s, at, lattice);
      else if (is_open_quote(s.text[at])) quoted(s, at, lattice);
    }
    constexpr auto k_programmes = SentenceIndex::bits_of(Lex::programme, Lex::programme_head);
    s.words->each_of(k_programmes, [&](const LexMatch& match) {
      if (match.kind == Lex::programme)
        listed(s, match, lattice);
      else if (match.attribute >= 200)
        unmarked(s, match, lattice);
    });
  }

 private:
  /// The title inside 《》, which may hold 〈〉 or 《》.
  static void document(const SentenceView& s, std::uint32_t open, Lattice& lattice) {
    std::uint32_t depth = 0;
    std::uint32_t close = open;
    for (; close < s.range.end; ++close) {
      if (s.text[close] == u'《') ++depth;
      if (s.text[close] == u'》' && --depth == 0) break;
    }
    if (close >= s.range.end || close - open < 3) return;
    const std::uint32_t begin = open + 1;
    std::uint32_t end = close;
    // Behind a version in brackets the head stands before it: ...办法(试行).
    std::uint32_t head_end = end;
    if (s.text[end - 1] == u')') {
      for (std::uint32_t at = end; at > begin; --at) {
        if (s.text[at - 1] == u'(') {
          head_end = at - 1;
          break;
        }
      }
    }
    float score = k_document;
    const LexMatch* head = s.words->longest_ending(head_end, Lex::policy_head);
    if (head != nullptr) score += head->attribute >= 200 ? k_document_head : k_document_weak;
    if (s.words->longest_ending(head_end, Lex::not_policy) != nullptr) score += k_document_no;
    if (stands_at(s, begin, u"关于")) score += k_document_head;
    // A document's title is one name, whatever names stand in it.
    if (score > 0) score += k_inside * static_cast<float>(end - begin);
    lattice.propose(begin, end, MentionKind::policy, Proposer::quotation, score);
  }

  /// “X” + 改革, 机制, 制度: with the marks; the words between the marks and the head belong to it.
  static void quoted(const SentenceView& s, std::uint32_t open, Lattice& lattice) {
    constexpr std::uint32_t k_longest_quote = 30;
    constexpr std::uint32_t k_longest_tail = 8;
    std::uint32_t close = open + 1;
    while (close < s.range.end && !is_close_quote(s.text[close]) && close - open <= k_longest_quote) {
      const char16_t c = s.text[close];
      if (c == u'。' || c == u'?' || c == u'!' || is_open_quote(c)) return;
      ++close;
    }
    if (close >= s.range.end || !is_close_quote(s.text[close]) || close - open < 3) return;
    const std::uint32_t inner = close - open - 1;
    std::uint32_t tail = close + 1;
    for (std::uint32_t begin = close + 1; begin < s.range.end && begin - close <= k_longest_tail;
         begin = s.words->word_after(begin)) {
      if (!is_han_unit(s.text[begin]) && s.text[begin] != u'+') break;
      bool found = false;
      for (const LexMatch& head : s.words->starting_at(begin)) {
        if (head.kind != Lex::programme_head || s.words->border_cost(head.end) > k_cut) continue;
        const float weight = head.attribute >= 200 ? k_programme : k_programme_weak;
        const float gap = -0.3F * static_cast<float>(begin - close - 1);
        const float length = inner > 16 ? -2.0F : 0.0F;
        const float inside = weight + gap + length > 0 ? k_inside * static_cast<float>(inner) : 0.0F;
        lattice.propose(open, head.end, MentionKind::policy, Proposer::quotation,
                        weight + gap + length + inside + 0.1F * static_cast<float>(head.end - tail));
        found = true;
      }
      if (found) break;
      if (cue_at(s, begin, Cue::stop) && s.text[begin] != u'的') break;
    }
    lattice.propose(open + 1, close, MentionKind::policy, Proposer::quotation, quoted_alone(s, open + 1, close));
  }

  /// A name in quotation marks that nothing follows: by its own last word.
  static float quoted_alone(const SentenceView& s, std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t k_shortest = 3;
    constexpr std::uint32_t k_longest = 14;
    if (end - begin < k_shortest || end - begin > k_longest) return k_quoted_never;
    float score = k_quoted;
    for (const std::u16string_view word : {u"即享", u"通办", u"承诺制", u"券", u"制", u"件事", u"一次办", u"码", u"贷", u"清单",
                                           u"计划", u"行动", u"工程", u"改革", u"机制", u"制度", u"不罚", u"受理", u"审批",
                                           u"直达", u"快办", u"代办", u"一次", u"办成"}) {
      if (stands_before(s, end, word)) return score + k_quoted_kind;
    }
    return score;
  }

  /// Words + 制度, 改革, 行动 without marks, behind a verb that brings policies in: 推行首席数据官制度.
  static void unmarked(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 16;
    if (head.end - head.begin < 2 || s.words->border_cost(head.end) > k_cut || s.words->border_cost(head.begin) > k_cut) return;
    std::uint32_t begin = head.begin;
    float inside = 0;
    for (;;) {
      const WordLeft word = word_left(s, begin);
      if (word.kind == NameWord::stop || word.kind == NameWord::quote || head.begin - word.begin > k_longest) break;
      if (word.kind == NameWord::predicate) inside += k_unmarked_predicate;
      begin = word.begin;
    }
    const std::uint32_t units = head.begin - begin;
    if (units < 4 || is_close_quote(unit_before(s, begin))) return;
    float score = k_unmarked + inside + k_unmarked_unit * static_cast<float>(units);
    if (brings_in(s, begin)) score += k_unmarked_verb;
    if (score > 0) {
      lattice.propose(begin, head.end, MentionKind::policy, Proposer::grammar,
                      score - border_price(s, begin, head.end) + k_inside * static_cast<float>(units));
    }
  }

  static bool brings_in(const SentenceView& s, std::uint32_t at) {
    for (const std::u16string_view verb : {u"推行", u"实施", u"实行", u"建立", u"深化", u"开展", u"启动", u"落实", u"出台", u"制定",
                                           u"探索", u"推出", u"健全", u"完善", u"执行", u"试行", u"创新", u"推进", u"建立了", u"推行了"}) {
      if (stands_before(s, at, verb)) return true;
    }
    return false;
  }

  static void listed(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    const float safe = (static_cast<float>(match.attribute) - 200.0F) * k_programme_safety;
    lattice.propose(match.begin, match.end, MentionKind::policy, Proposer::lexicon,
                    k_programme_listed + safe - border_price(s, match.begin, match.end));
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_policy_grammar() { return std::make_unique<PolicyGrammar>(); }

}  // namespace guanxi::extract
