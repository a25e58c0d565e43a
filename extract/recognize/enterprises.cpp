// Enterprises: well-known firms, media, and names that end as firms do (place + fancy name + industry + head).
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

class EnterpriseGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    for (const LexMatch& match : s.words->matches()) {
      switch (match.kind) {
        case Lex::enterprise: listed(s, match, k_enterprise, lattice); break;
        case Lex::bank: listed(s, match, k_bank, lattice); break;
        case Lex::media: listed(s, match, k_media, lattice); break;
        case Lex::enterprise_head: generated(s, match, lattice); break;
        case Lex::industry: short_name(s, match, lattice); break;
        default: break;
      }
    }
  }

 private:
  static void add(const SentenceView& s, std::uint32_t begin, std::uint32_t end, float score, Proposer proposer,
                  Lattice& lattice) {
    lattice.propose(begin, end, MentionKind::enterprise, proposer, score - border_price(s, begin, end));
  }

  static void listed(const SentenceView& s, const LexMatch& match, float score, Lattice& lattice) {
    const float word = std::max(0.0F, s.words->ordinary(match.begin, match.end) - k_word_name);
    const float safe = (static_cast<float>(match.attribute) - 200.0F) * k_enterprise_safety;
    add(s, match.begin, match.end, score + safe - word, Proposer::lexicon, lattice);
  }

  /// Does a head of this length make a firm of whatever stands before it? 有限公司, 集团 do; 厂, 店 need a name.
  static float head_weight(const LexMatch& head) {
    const std::uint32_t length = head.end - head.begin;
    if (length >= 4) return k_long_head;
    if (length >= 2) return k_middle_head;
    return k_one_head;
  }

  static void generated(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 26;
    if (s.words->border_cost(head.end) > k_cut) return;
    std::uint32_t begin = head.begin;
    float unlike = 0;  // how little the words read like ordinary ones
    bool after_industry = true;
    while (begin > s.range.begin && head.begin - begin < k_longest) {
      const std::uint32_t chain = place_chain_begin(lattice, begin);
      if (chain < begin && begin <= head.begin) {
        float score = head_weight(head) + k_firm_place + unlike;
        if (begin == head.begin) score += k_firm_bare_place;
        add(s, chain, head.end, score + fresh(s, chain), Proposer::grammar, lattice);
        if (begin == head.begin) return;
      }
      const Mention* firm = lattice.best_ending(begin, MentionKind::enterprise);
      if (firm != nullptr && firm->score > 1.0F && firm->end == begin && begin <= head.begin) {
        add(s, firm->begin, head.end, firm->score + k_firm_firm, Proposer::grammar, lattice);
      }
      const char16_t before = s.text[begin - 1];
      std::uint32_t word = s.words->word_before(begin);
      if (before == u')') {
        word = open_bracket(s, begin - 1);
        if (word == begin - 1) break;
      } else if (!is_han_unit(before) && !is_letter_or_digit(before) && !is_name_dot(before) && before != u'-' &&
                 before != u'&' && !is_close_quote(before) && !is_open_quote(before)) {
        break;
      } else if (cue_before(s, begin, Cue::stop) || cue_before(s, begin, Cue::locative) ||
                 cue_before(s, begin, Cue::speech)) {
        break;
      }
      const std::uint32_t next = begin;
      begin = word;
      if (after_industry && s.words->find(begin, next, Lex::industry) != nullptr) {
        unlike += k_firm_industry;
      } else {
        after_industry = false;
        const float per_unit = s.words->ordinary(begin, next) / static_cast<float>(next - begin);
        unlike += std::clamp((k_firm_word - per_unit) * k_firm_unlike, -1.5F, 1.5F);
      }
      if (is_open_quote(s.text[begin]) || head.begin - begin < 2) continue;
      add(s, begin, head.end, head_weight(head) + unlike + fresh(s, begin), Proposer::grammar, lattice);
    }
  }

  static float fresh(const SentenceView& s, std::uint32_t at) { return starts_afresh(s, at) ? k_fresh : -k_fresh; }

  /// fancy name + industry without a head: 聚石化学, 蓝思科技.
  static void short_name(const SentenceView& s, const LexMatch& industry, Lattice& lattice) {
    if (s.words->border_cost(industry.end) > k_cut) return;
    for (std::uint32_t length = 2; length <= 3; ++length) {
      if (industry.begin < s.range.begin + length) return;
      const std::uint32_t begin = industry.begin - length;
      if (!is_han_unit(s.text[begin]) || !is_han_unit(s.text[begin + 1])) return;
      const float name = k_short_firm + k_coined_unit * static_cast<float>(length);
      float score = name - s.words->ordinary(begin, industry.begin) + 2.0F * fresh(s, begin);
      const std::uint32_t chain = place_chain_begin(lattice, begin);
      if (score <= 0) continue;
      score = std::min(score, k_short_firm_most);
      lattice.propose(begin, industry.end, MentionKind::enterprise, Proposer::grammar, score);
      if (chain < begin) lattice.propose(chain, industry.end, MentionKind::enterprise, Proposer::grammar, score + 5.0F);
    }
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

std::unique_ptr<SpanProposer> make_enterprise_grammar() { return std::make_unique<EnterpriseGrammar>(); }

}  // namespace guanxi::extract
