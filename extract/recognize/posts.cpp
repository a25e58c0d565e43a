// Posts: titles of the tables; a body fused with its title is opened (区委书记: 区委 + 书记).
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

class PostGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    s.words->each_of(SentenceIndex::bit_of(Lex::post), [&](const LexMatch& match) {
      if (static_cast<PostClass>(match.attribute) != PostClass::occupation) title(s, match, lattice);
    });
  }

 private:
  static void title(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    const std::uint32_t units = match.end - match.begin;
    float score = k_post + k_post_unit * static_cast<float>(units) - 0.5F * border_price(s, match.begin, match.end);
    if (units >= k_post_whole) score = std::max(score, k_post_least);
    lattice.propose(match.begin, match.end, MentionKind::post, Proposer::lexicon, score);
    for (const std::u16string_view prefix : {u"原", u"时任", u"前", u"代", u"副", u"兼", u"常务", u"执行", u"首席", u"名誉"}) {
      if (!stands_before(s, match.begin, prefix)) continue;
      const auto begin = match.begin - static_cast<std::uint32_t>(prefix.size());
      if (prefix == u"兼" || s.words->find(begin, match.end, Lex::post) != nullptr) continue;
      lattice.propose(begin, match.end, MentionKind::post, Proposer::grammar, score + k_post_prefix);
    }
    if (opens(s, match)) {
      lattice.propose(match.begin, match.end, MentionKind::post, Proposer::grammar, k_post_fused);
    }
  }

  /// Does the title hold its body? 市委|书记, 中共中央政治局|常委 (also where the body begins before the title).
  static bool opens(const SentenceView& s, const LexMatch& match) {
    for (std::uint32_t cut = match.begin + 1; cut < match.end; ++cut) {
      if (s.words->find(cut, match.end, Lex::post) == nullptr) continue;
      if (s.words->find(match.begin, cut, Lex::local_organ) != nullptr) return true;
      if (const LexMatch* head = s.words->find(match.begin, cut, Lex::organ_head); head != nullptr && cut - match.begin >= 2) {
        return true;
      }
      const LexMatch* body = s.words->longest_ending(cut, Lex::organ);
      if (body != nullptr && body->end - body->begin >= 2 && body->begin <= match.begin) return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_post_grammar() { return std::make_unique<PostGrammar>(); }

}  // namespace guanxi::extract
