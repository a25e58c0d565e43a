// Agencies: bodies of the tables, place + local body (清城区行政审批局), a level + local body (区住建局), and names that
// end as bodies do. The longest name wins.
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

/// 省 市 区 县 ... that stand for the article's own division: 区住建局.
constexpr bool is_level(char16_t c) {
  constexpr std::u16string_view k_levels = u"省市区县州旗镇乡村";
  return k_levels.find(c) != std::u16string_view::npos;
}

class OrganisationGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    for (const LexMatch& match : s.words->matches()) {
      switch (match.kind) {
        case Lex::organ: listed(s, match, k_organ, lattice); break;
        case Lex::university: listed(s, match, k_university, lattice); break;
        case Lex::local_organ: local(s, match, lattice); break;
        case Lex::organ_head: generated(s, match, lattice); break;
        default: break;
      }
    }
  }

 private:
  static void add(const SentenceView& s, std::uint32_t begin, std::uint32_t end, float score, Proposer proposer,
                  Lattice& lattice) {
    lattice.propose(begin, end, MentionKind::agency, proposer, score - border_price(s, begin, end));
  }

  static void listed(const SentenceView& s, const LexMatch& match, float score, Lattice& lattice) {
    const std::uint32_t chain = place_chain_begin(lattice, match.begin);
    const float word = std::max(0.0F, s.words->ordinary(match.begin, match.end) - k_word_name);
    const float safe = (static_cast<float>(match.attribute) - 200.0F) * k_organ_safety;
    add(s, match.begin, match.end, score + safe - word, Proposer::lexicon, lattice);
    if (chain < match.begin && match.kind == Lex::organ && match.end - match.begin >= 3) {
      add(s, chain, match.end, k_place_organ, Proposer::grammar, lattice);
    }
  }

  /// A local body behind a place, behind a level, or alone.
  static void local(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    const std::uint32_t chain = place_chain_begin(lattice, match.begin);
    const float length = k_organ_unit * static_cast<float>(match.end - match.begin);
    if (chain < match.begin) {
      add(s, chain, match.end, k_place_organ + length, Proposer::grammar, lattice);
    } else if (match.begin > s.range.begin && is_level(s.text[match.begin - 1]) && match.end - match.begin >= 2) {
      const std::uint32_t level = match.begin - 1;
      const std::uint32_t above = place_chain_begin(lattice, level);
      if (above < level) add(s, above, match.end, k_place_organ + length, Proposer::grammar, lattice);
      else add(s, level, match.end, k_level_organ + length + fresh(s, level), Proposer::grammar, lattice);
    }
    const bool has_level = is_level(s.text[match.begin]);
    const bool has_rank = has_level && match.end - match.begin >= 4;
    add(s, match.begin, match.end, has_rank ? k_level_organ : has_level ? k_bare_level : k_bare_organ, Proposer::lexicon,
        lattice);
  }

  static float fresh(const SentenceView& s, std::uint32_t at) { return starts_afresh(s, at) ? k_fresh : -k_fresh; }

  /// Words before a head, as far left as a name of a body may reach.
  static void generated(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 22;
    if (s.words->border_cost(head.end) > k_cut) return;
    const bool short_head = head.end - head.begin == 1;
    std::uint32_t begin = head.begin;
    int words = 0;
    while (begin > s.range.begin && head.begin - begin < k_longest) {
      if (anchored(s, head, begin, short_head, lattice)) return;
      std::uint32_t word = s.words->word_before(begin);
      const char16_t before = s.text[begin - 1];
      if (before == u')') {
        word = open_bracket(s, begin - 1);
        if (word == begin - 1) break;
      } else if (is_open_quote(before) || is_close_quote(before)) {
        word = begin - 1;
      } else if (before == u'、' ) {
        break;
      } else if (!is_han_unit(before) && !is_letter_or_digit(before)) {
        break;
      } else if (stops(s, begin)) {
        break;
      }
      begin = word;
      ++words;
      float score = k_generated + k_generated_unit * static_cast<float>(std::min(head.begin - begin, 8U)) + fresh(s, begin);
      if (short_head) score += k_short_head;
      if (words == 1 && head.begin - begin < 2) score += k_short_head;
      if (s.words->find(begin, head.begin, Lex::industry) != nullptr && head.begin - begin == 2) score += k_bare_kind;
      if (is_level(s.text[begin]) && word + 1 < head.begin && starts_afresh(s, begin)) score += k_level_bonus;
      if (is_open_quote(s.text[begin])) continue;
      add(s, begin, head.end, score, Proposer::grammar, lattice);
    }
    anchored(s, head, begin, short_head, lattice);
  }

  /// A place, a body or a level ends where the words begin: that is the name's begin.
  static bool anchored(const SentenceView& s, const LexMatch& head, std::uint32_t begin, bool short_head,
                       Lattice& lattice) {
    const float short_price = short_head ? 1.0F : 0.0F;
    const std::uint32_t chain = place_chain_begin(lattice, begin);
    if (chain < begin) {
      float score = k_place_generated + 0.1F * static_cast<float>(head.begin - begin) - short_price;
      add(s, chain, head.end, score, Proposer::grammar, lattice);
      return true;
    }
    const Mention* body = lattice.best_ending(begin, MentionKind::agency);
    if (body != nullptr && begin <= head.begin && body->score > k_sure_body) {
      add(s, body->begin, head.end, body->score + k_body_generated - short_price, Proposer::grammar, lattice);
      return true;
    }
    return false;
  }

  static bool stops(const SentenceView& s, std::uint32_t at) {
    if (cue_before(s, at, Cue::stop)) {
      // 和, 与 and 及 stand inside names of bodies: 住房和城乡建设局.
      const char16_t before = s.text[at - 1];
      const bool joins = before == u'和' || before == u'与' || before == u'及';
      return !joins;
    }
    return cue_before(s, at, Cue::locative) || cue_before(s, at, Cue::speech) || cue_before(s, at, Cue::action);
  }

  static std::uint32_t open_bracket(const SentenceView& s, std::uint32_t close) {
    constexpr std::uint32_t k_longest = 12;
    for (std::uint32_t at = close; at > s.range.begin && close - at < k_longest; --at) {
      if (s.text[at - 1] == u'(') return at - 1;
    }
    return close;
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_organisation_grammar() { return std::make_unique<OrganisationGrammar>(); }

}  // namespace guanxi::extract
