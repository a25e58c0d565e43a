// Posts: titles of the tables; a body fused with its title is opened (区委书记: 区委 + 书记).
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
    for (const LexMatch& match : s.words->matches()) {
      if (match.kind != Lex::post) continue;
      if (static_cast<PostClass>(match.attribute) == PostClass::occupation) continue;
      title(s, match, lattice);
    }
  }

 private:
  static void title(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    const float score = k_post + k_post_unit * static_cast<float>(match.end - match.begin) -
                        0.5F * border_price(s, match.begin, match.end);
    lattice.propose(match.begin, match.end, MentionKind::post, Proposer::lexicon, score);
    for (const std::u16string_view prefix : {u"原", u"时任", u"前", u"代", u"副", u"兼", u"常务", u"执行", u"首席", u"名誉"}) {
      if (!stands_before(s, match.begin, prefix)) continue;
      const auto begin = match.begin - static_cast<std::uint32_t>(prefix.size());
      if (prefix == u"兼") continue;
      lattice.propose(begin, match.end, MentionKind::post, Proposer::grammar, score + k_post_prefix);
    }
    // Where the title's own head is a title too, what stands before it is the body: 市委|书记, 国防部|部长.
    for (std::uint32_t cut = match.begin + 2; cut + 2 <= match.end; ++cut) {
      const LexMatch* rest = s.words->find(cut, match.end, Lex::post);
      if (rest == nullptr || s.words->find(match.begin, cut, Lex::local_organ) == nullptr) continue;
      lattice.propose(match.begin, match.end, MentionKind::post, Proposer::grammar, k_post_fused);
    }
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_post_grammar() { return std::make_unique<PostGrammar>(); }

}  // namespace guanxi::extract
