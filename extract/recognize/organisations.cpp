// Agencies: bodies of the tables, place + local body (清城区行政审批局), a level + local body (区住建局), and names that
// end as bodies do. The longest name wins.
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/name_words.hpp"
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
    constexpr auto k_bodies = SentenceIndex::bits_of(Lex::organ, Lex::university, Lex::local_organ, Lex::organ_head);
    s.words->each_of(k_bodies, [&](const LexMatch& match) {
      switch (match.kind) {
        case Lex::organ:
          listed(s, match, k_organ, lattice);
          break;
        case Lex::university:
          listed(s, match, k_university, lattice);
          break;
        case Lex::local_organ:
          local(s, match, lattice);
          break;
        case Lex::organ_head:
          generated(s, match, lattice);
          break;
        default:
          break;
      }
    });
  }

 private:
  static void add(const SentenceView& s, std::uint32_t begin, std::uint32_t end, float score, Proposer proposer,
                  Lattice& lattice) {
    lattice.propose(begin, end, MentionKind::agency, proposer, score - border_price(s, begin, end));
  }

  static void listed(const SentenceView& s, const LexMatch& match, float score, Lattice& lattice) {
    const PlaceChain chain = place_chain(lattice, match.begin);
    const float word = word_price(s, match.begin, match.end);
    const float safe = (static_cast<float>(match.attribute) - 200.0F) * k_organ_safety;
    add(s, match.begin, match.end, score + safe - word, Proposer::lexicon, lattice);
    if (chain.begin < match.begin && match.kind == Lex::organ && match.end - match.begin >= 3) {
      add(s, chain.begin, match.end, chain.score + k_place_organ, Proposer::grammar, lattice);
    }
  }

  /// A local body behind a place, behind a level, or alone.
  static void local(const SentenceView& s, const LexMatch& match, Lattice& lattice) {
    if (is_pair(s.text.substr(match.begin, match.end - match.begin))) return;
    const PlaceChain chain = place_chain(lattice, match.begin);
    const float length = k_organ_unit * static_cast<float>(match.end - match.begin);
    if (chain.begin < match.begin) {
      add(s, chain.begin, match.end, chain.score + k_place_organ + length, Proposer::grammar, lattice);
    } else if (const LexMatch* zone = zone_before(s, match.begin)) {
      add(s, zone->begin, match.end, k_level_organ + length + fresh(s, zone->begin), Proposer::grammar, lattice);
    } else if (match.begin > s.range.begin && is_level(s.text[match.begin - 1]) && match.end - match.begin >= 2) {
      const std::uint32_t level = match.begin - 1;
      if (s.words->border_cost(level) > k_cut) return;
      const PlaceChain above = place_chain(lattice, level);
      if (above.begin < level) {
        add(s, above.begin, match.end, above.score + k_place_organ + length, Proposer::grammar, lattice);
      } else {
        add(s, level, match.end, k_level_organ + length + fresh(s, level), Proposer::grammar, lattice);
      }
    }
    const bool has_level = is_level(s.text[match.begin]);
    const bool has_rank = has_level && match.end - match.begin >= 4;
    add(s, match.begin, match.end, has_rank ? k_level_organ : has_level ? k_bare_level : k_bare_organ, Proposer::lexicon,
        lattice);
  }

  /// 区委区政府: two bodies.
  static bool is_pair(std::u16string_view form) {
    const std::size_t party = form.find(u'委');
    return party != form.npos && party + 1 < form.size() && is_level(form[party + 1]) && form.find(u"政府") != form.npos;
  }

  /// 开发区, 园区 before a body, which stand for the article's own zone: 开发区|党工委.
  static const LexMatch* zone_before(const SentenceView& s, std::uint32_t at) {
    const LexMatch* head = s.words->longest_ending(at, Lex::place_head);
    if (head == nullptr || head->end - head->begin < 2) return nullptr;
    return static_cast<PlaceHead>(head->attribute) == PlaceHead::zone ? head : nullptr;
  }

  static float fresh(const SentenceView& s, std::uint32_t at) { return starts_afresh(s, at) ? k_fresh : -k_fresh; }

  /// Heads that name a kind of body rather than one, unless a place or a body stands before them.
  static bool needs_anchor(const SentenceView& s, const LexMatch& head) {
    for (const std::u16string_view word : {u"政府", u"人大", u"政协", u"党委", u"部队", u"支部", u"部门", u"中心", u"学校",
                                           u"医院", u"大学", u"学院", u"中学", u"小学", u"工作组", u"代表大会"}) {
      if (s.text.substr(head.begin, head.end - head.begin) == word) return true;
    }
    return head.end - head.begin == 1;
  }

  /// Words before a head, read from right to left; each that may begin the name is proposed.
  static void generated(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 24;
    if (s.words->border_cost(head.end) > k_cut || s.words->border_cost(head.begin) > k_cut) return;
    for (const std::u16string_view word : {u"党组", u"代表团", u"联席会议", u"董事会"}) {
      if (stands_before(s, head.end, word)) return;
    }
    std::uint32_t begin = head.begin;
    float inside = head.attribute < 200 ? k_doubtful_head : 0.0F;
    if (needs_anchor(s, head)) inside += k_short_head;
    bool quoted = false;
    for (;;) {
      anchored(s, head, begin, inside, lattice);
      const WordLeft word = word_left(s, begin);
      if (head.end - word.begin > k_longest) return;
      if (word.kind == NameWord::stop) {
        // 和, 与, 及 stand inside names of bodies: 住房和城乡建设局.
        const char16_t before = unit_before(s, begin);
        if (begin == head.begin || (before != u'和' && before != u'与' && before != u'及')) return;
        inside += k_joined;
        begin -= 1;
        continue;
      }
      if (word.kind == NameWord::predicate) inside += k_organ_predicate;
      begin = word.begin;
      if (word.kind == NameWord::quote) {
        quoted = true;
        continue;
      }
      if (word.kind == NameWord::bracket || word.kind == NameWord::predicate || is_digit(s.text[begin])) continue;
      const std::uint32_t units = head.begin - begin;
      float score = inside + k_generated + k_generated_unit * static_cast<float>(std::min(units, 8U)) + fresh(s, begin);
      if (units < 4 && !is_level(s.text[begin])) score += k_bare_kind;
      if (is_level(s.text[begin]) && units >= 3) score += k_level_bonus;
      if (quoted) score += k_fresh;
      if (score > 0) add(s, begin, head.end, score, Proposer::grammar, lattice);
    }
  }

  /// A place or a body ends where the words begin: the name begins with it.
  static void anchored(const SentenceView& s, const LexMatch& head, std::uint32_t begin, float inside, Lattice& lattice) {
    const float longer = 0.1F * static_cast<float>(head.begin - begin);
    const PlaceChain chain = place_chain(lattice, begin);
    if (chain.begin < begin) {
      const float name = k_place_generated + inside + longer;
      if (name > 0) add(s, chain.begin, head.end, chain.score + name, Proposer::grammar, lattice);
      // 沙湾市公安局|乌兰乌苏|派出所: a branch of the body before the place.
      const Mention* owner = lattice.best_ending(chain.begin, MentionKind::agency);
      if (name > 0 && owner != nullptr && owner->score > k_sure_body) {
        add(s, owner->begin, head.end, owner->score + chain.score + name, Proposer::grammar, lattice);
      }
      return;
    }
    const Mention* body = lattice.best_ending(begin, MentionKind::agency);
    if (body != nullptr && body->score > k_sure_body && begin <= head.begin) {
      add(s, body->begin, head.end, body->score + k_body_generated + inside, Proposer::grammar, lattice);
    }
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_organisation_grammar() { return std::make_unique<OrganisationGrammar>(); }

}  // namespace guanxi::extract
