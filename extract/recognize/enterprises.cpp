// Enterprises: well-known firms, media, and names that end as firms do (place + fancy name + industry + head).
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/name_words.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

/// How much a head says: 有限公司 makes a firm of whatever stands before it, 科技 only of a fancy name; a firm that a
/// place owns (港口集团, 城投) is named by the place alone.
enum class HeadClass : std::uint8_t { legal, firm, local, branch, weak };

bool is_local(const SentenceView& s, const LexMatch& head) {
  constexpr std::uint32_t k_kind_and_group = 4;  // 港口集团
  if (stands_before(s, head.end, u"集团")) return head.end - head.begin >= k_kind_and_group;
  constexpr std::u16string_view k_owners = u"城交国农产旅水建能铁金科文矿";
  return s.text[head.end - 1] == u'投' && head.end - head.begin == 2 &&
         k_owners.find(s.text[head.begin]) != k_owners.npos;
}

HeadClass class_of(const SentenceView& s, const LexMatch& head) {
  if (stands_before(s, head.end, u"有限公司") || stands_before(s, head.end, u"责任公司") ||
      stands_before(s, head.end, u"股份公司"))
    return HeadClass::legal;
  for (const std::u16string_view word :
       {u"支行", u"分行", u"营业部", u"联社", u"分公司", u"供电局", u"供电公司", u"办事处"}) {
    if (stands_before(s, head.end, word)) return HeadClass::branch;
  }
  if (is_local(s, head)) return HeadClass::local;
  if (stands_before(s, head.end, u"厂") && !stands_before(s, head.end, u"工厂")) return HeadClass::firm;
  for (const std::u16string_view word : {u"公司", u"集团", u"银行", u"信用社", u"合作社", u"出版社", u"通讯社",
                                         u"事务所", u"日报", u"电视台", u"会社"}) {
    if (stands_before(s, head.end, word)) return HeadClass::firm;
  }
  return HeadClass::weak;
}

float head_weight(HeadClass head) {
  switch (head) {
    case HeadClass::legal:
      return k_head_legal;
    case HeadClass::firm:
    case HeadClass::local:
      return k_head_firm;
    case HeadClass::branch:
      return k_head_branch;
    case HeadClass::weak:
      return k_head_weak;
  }
  return 0;
}

class EnterpriseGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    constexpr auto k_listed = SentenceIndex::bits_of(Lex::enterprise, Lex::bank, Lex::media, Lex::product);
    s.words->each_of(k_listed, [&](const LexMatch& match) {
      switch (match.kind) {
        case Lex::enterprise:
          listed(s, match, k_enterprise, lattice);
          break;
        case Lex::bank:
          listed(s, match, k_bank, lattice);
          break;
        case Lex::media:
          outlet(s, match, lattice);
          break;
        default:
          product(s, match, lattice);
          break;
      }
    });
    s.words->each_of(SentenceIndex::bits_of(Lex::industry, Lex::enterprise_head), [&](const LexMatch& match) {
      if (match.kind == Lex::enterprise_head)
        generated(s, match, class_of(s, match), lattice);
      else if (!is_general(match) && s.words->find(match.begin, match.end, Lex::enterprise_head) == nullptr)
        generated(s, match, HeadClass::weak, lattice);
    });
  }

 private:
  /// Proposes a name by what speaks for it; `covered` is what the names inside it would score alone.
  static void add(const SentenceView& s, std::uint32_t begin, std::uint32_t end, float score, float covered,
                  Lattice& lattice) {
    score = std::min(score, k_firm_most) - border_price(s, begin, end);
    if (score > 0) lattice.propose(begin, end, MentionKind::enterprise, Proposer::grammar, score + covered);
  }

  static void listed(const SentenceView& s, const LexMatch& match, float score, Lattice& lattice) {
    const float word = word_price(s, match.begin, match.end);
    const float safe = (static_cast<float>(match.attribute) - 200.0F) * k_enterprise_safety;
    if (s.words->find(match.begin, match.end, Lex::common_word) != nullptr) score += k_enterprise_word;
    score += safe - word - border_price(s, match.begin, match.end);
    if (score > 0) lattice.propose(match.begin, match.end, MentionKind::enterprise, Proposer::lexicon, score);
  }

  /// What looks like a firm and is none: whatever else takes the span for a firm is to be surer than that.
  static void product(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    if (s.words->find(match.begin, match.end, Lex::enterprise) != nullptr) return;
    lattice.propose(match.begin, match.end, MentionKind::enterprise, Proposer::lexicon,
                    k_product * static_cast<float>(match.attribute) / 255.0F);
  }

  /// Words of industry that end ordinary phrases as well: no firm without a head behind them.
  static bool is_general(const LexMatch& match) {
    constexpr std::uint8_t k_of_firms = 150;
    return match.attribute < k_of_firms;
  }

  /// An outlet; where it only signs the report it is none (央视网消息, 据新华社电).
  static void outlet(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    for (const std::u16string_view word : {u"消息", u"讯", u"电", u"记者", u"报道", u"(新闻联播)", u"客户端"}) {
      if (stands_at(s, match.end, word)) return;
    }
    listed(s, match, k_media, lattice);
  }

  static float fresh(const SentenceView& s, std::uint32_t at) { return starts_afresh(s, at) ? k_fresh : -k_fresh; }

  /// place + words + head, with the places before it or the last of them; a branch of the firm before the places.
  static void behind_place(const SentenceView& s, const LexMatch& head, HeadClass kind, std::uint32_t begin,
                           float inside, Lattice& lattice) {
    const PlaceChain chain = place_chain(lattice, begin);
    if (chain.begin == begin) return;
    const Mention* owner = lattice.best_ending(chain.begin, MentionKind::enterprise);
    if (owner != nullptr && owner->score > 1.0F && kind != HeadClass::weak) {
      add(s, owner->begin, head.end, inside + k_firm_place + k_firm_firm, owner->score + chain.score, lattice);
    }
    const float bare = begin == head.begin && kind != HeadClass::local ? k_firm_bare_place : 0.0F;
    const float name = inside + k_firm_place + bare;
    add(s, chain.begin, head.end, name + fresh(s, chain.begin), chain.score, lattice);
    const Mention* last = lattice.best_ending(begin, MentionKind::place);
    if (last->begin > chain.begin) {
      add(s, last->begin, head.end, name - fresh(s, chain.begin), last->score, lattice);
    }
  }

  /// Reads the words before a head from right to left; each that may begin the name is proposed.
  static void generated(const SentenceView& s, const LexMatch& head, HeadClass kind, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 26;
    if (s.words->border_cost(head.end) > k_cut || s.words->border_cost(head.begin) > k_cut) return;
    std::uint32_t begin = head.begin;
    float inside = head_weight(kind);
    std::uint32_t fancy = 0;
    bool named = false;
    for (;;) {
      // A firm or a place that ends here is the name's begin.
      const Mention* firm = lattice.best_ending(begin, MentionKind::enterprise);
      if (firm != nullptr && firm->proposer == Proposer::lexicon && firm->score > 1.0F) {
        add(s, firm->begin, head.end, inside + k_firm_firm, firm->score, lattice);
      }
      behind_place(s, head, kind, begin, inside + (named || kind == HeadClass::local ? 0.0F : k_firm_unnamed), lattice);
      const WordLeft word = word_left(s, begin);
      if (word.kind == NameWord::stop || head.end - word.begin > k_longest) return;
      switch (word.kind) {
        case NameWord::predicate:
          inside += k_firm_predicate;
          break;
        case NameWord::ordinary:
          inside += named || kind == HeadClass::weak ? k_firm_ordinary : k_firm_ordinary * 0.5F;
          if (kind == HeadClass::weak) inside += k_firm_ordinary;
          break;
        case NameWord::industry:
          inside += k_firm_industry;
          break;
        case NameWord::fancy:
          if (is_digit(s.text[word.begin])) return;
          fancy += begin - word.begin;
          if (fancy <= 4)
            inside += k_firm_fancy * static_cast<float>(std::min(begin - word.begin, 2U));
          else
            inside -= k_firm_fancy;
          named = named || begin - word.begin >= 2 || fancy >= 2;
          break;
        case NameWord::listed:
          inside += k_firm_listed;
          named = true;
          break;
        default:
          break;
      }
      begin = word.begin;
      if (word.kind == NameWord::quote || word.kind == NameWord::bracket || head.begin - begin < 2) continue;
      if (word.kind == NameWord::predicate) continue;
      const float unnamed = named ? 0.0F : kind == HeadClass::legal ? 2.0F * k_firm_unnamed : k_firm_unnamed;
      add(s, begin, head.end, inside + fresh(s, begin) + unnamed, 0, lattice);
    }
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_enterprise_grammar() { return std::make_unique<EnterpriseGrammar>(); }

}  // namespace guanxi::extract
