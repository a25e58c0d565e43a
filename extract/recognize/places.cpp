// Places: divisions in full and short forms, zones and parks, sites, streets, natural features, countries, and names
// that no table lists but that end as places do (航埠镇, 百嘉工业园, 秋涛路).
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/context.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

constexpr float k_no_place = -100.0F;

class PlaceGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    // A form may be listed as several things; the best of them counts.
    for (std::uint32_t at = s.range.begin; at < s.range.end; ++at) {
      if (!s.words->starts_any(at, k_listed)) continue;
      const std::span<const LexMatch> matches = s.words->starting_at(at);
      for (auto form = matches.begin(); form != matches.end();) {
        float best = k_no_place;
        auto match = form;
        for (; match != matches.end() && match->end == form->end; ++match) best = std::max(best, listed(s, *match));
        if (best > k_no_place) place(s, *form, best, lattice);
        form = match;
      }
    }
    s.words->each_of(SentenceIndex::bit_of(Lex::place_head), [&](const LexMatch& match) { coined(s, match, lattice); });
  }

 private:
  /// Kinds of which listed() makes places.
  static constexpr SentenceIndex::KindSet k_listed =
      SentenceIndex::bits_of(Lex::province, Lex::prefecture, Lex::county, Lex::township, Lex::province_short,
                             Lex::prefecture_short, Lex::county_short, Lex::township_short, Lex::country, Lex::capital,
                             Lex::world_city, Lex::region, Lex::natural, Lex::zone);

  /// What stands around a place that is sure anyway, and what makes an unsure one likely.
  static float context(const SentenceView& s, std::uint32_t begin, std::uint32_t end, const Lattice& lattice) {
    float score = 0;
    if (cue_before(s, begin, Cue::locative)) score += k_locative;
    if (lattice.best_ending(begin, MentionKind::place) != nullptr) score += k_place_before;
    if (stands_at(s, end, u"等地") || stands_at(s, end, u"等国") || stands_at(s, end, u"、")) score += k_place_list;
    return score;
  }

  /// What an entry alone says for a place; k_no_place where it is none.
  static float listed(const SentenceView& s, const LexMatch& match) {
    if (match.end - match.begin < 2) return k_no_place;
    switch (match.kind) {
      case Lex::province:
      case Lex::prefecture:
      case Lex::county: return k_division;
      case Lex::township: return k_township - word_price(s, match.begin, match.end);
      case Lex::province_short:
      case Lex::prefecture_short:
      case Lex::county_short:
      case Lex::township_short: return short_form(s, match);
      case Lex::country: return k_country - 0.5F * word_price(s, match.begin, match.end);
      case Lex::capital:
      case Lex::world_city: return k_region - word_price(s, match.begin, match.end);
      case Lex::region: return k_region + k_region_safety * (static_cast<float>(match.attribute) - 220.0F);
      case Lex::natural: return k_natural - word_price(s, match.begin, match.end);
      case Lex::zone: return k_zone + k_region_safety * (static_cast<float>(match.attribute) - 215.0F);
      default: return k_no_place;
    }
  }

  static void place(const SentenceView& s, const LexMatch& form, float score, Lattice& lattice) {
    score += context(s, form.begin, form.end, lattice) - border_price(s, form.begin, form.end);
    lattice.propose(form.begin, form.end, MentionKind::place, Proposer::lexicon, score);
    with_area(s, form, score, lattice);
  }

  /// A short form of a division: by how safe it is alone, and what of its family stands in the article.
  static float short_form(const SentenceView& s, const LexMatch& match) {
    // 盐山 in 盐山县 is no short form; in 江阴市长 it is, for the longer reading would cut a word.
    for (const LexMatch& full : s.words->starting_at(match.begin)) {
      const bool is_full = full.kind == Lex::province || full.kind == Lex::prefecture || full.kind == Lex::county ||
                           full.kind == Lex::township;
      if (is_full && full.end > match.end && s.words->border_cost(full.end) < k_cut && !titled(s, match.end)) return k_no_place;
    }
    float score = k_short_form + k_short_safety * static_cast<float>(match.attribute);
    if (match.kind == Lex::township_short) score += k_short_township;
    if (match.kind == Lex::prefecture_short || match.kind == Lex::province_short) score += k_short_prefecture;
    if (s.article != nullptr && match.parent != 0) {
      if (s.article->has_division(match.parent)) score += k_short_known;
      else if (s.article->has_kin(match.parent)) score += k_short_kin;
    }
    return score - word_price(s, match.begin, match.end);
  }

  /// Does a body or a title begin at `at`: 清远|市委, 江阴|市长?
  static bool titled(const SentenceView& s, std::uint32_t at) {
    for (const LexMatch& match : s.words->starting_at(at)) {
      if (match.end - match.begin >= 2 && (match.kind == Lex::local_organ || match.kind == Lex::post)) return true;
    }
    return false;
  }

  /// 东北 + 地区, 长江 + 流域, 辽宁 + 沿海: one name with the place before it.
  static void with_area(const SentenceView& s, const LexMatch& match, float score, Lattice& lattice) {
    for (const LexMatch& head : s.words->starting_at(match.end)) {
      if (head.kind != Lex::place_head || head.end - head.begin < 2) continue;
      if (static_cast<PlaceHead>(head.attribute) != PlaceHead::area) continue;
      if (!stands_at(s, match.end, u"地区") && !stands_at(s, match.end, u"地带") && !stands_at(s, match.end, u"半岛") &&
          !stands_at(s, match.end, u"大陆")) continue;
      lattice.propose(match.begin, head.end, MentionKind::place, Proposer::grammar, score + k_area);
    }
  }

  /// Names that end as places do. The best begin is the one whose name is least like ordinary words.
  static void coined(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    switch (static_cast<PlaceHead>(head.attribute)) {
      case PlaceHead::zone: zone(s, head, lattice); return;
      case PlaceHead::division: unknown_word(s, head, k_coined_division, 1, 3, lattice); return;
      case PlaceHead::street: unknown_word(s, head, k_coined_street, 2, 3, lattice); return;
      case PlaceHead::site: site(s, head, lattice); return;
      case PlaceHead::natural: unknown_word(s, head, k_coined_natural, 1, 3, lattice); return;
      case PlaceHead::area: return;
    }
  }

  /// X + head where X is no ordinary word: 航埠镇, 秋涛路.
  static void unknown_word(const SentenceView& s, const LexMatch& head, float prior, std::uint32_t shortest,
                           std::uint32_t longest, Lattice& lattice) {
    for (std::uint32_t length = shortest; length <= longest; ++length) {
      if (head.begin < s.range.begin + length) return;
      const std::uint32_t begin = head.begin - length;
      if (!is_han_unit(s.text[begin])) return;
      const float name = prior + k_coined_unit * static_cast<float>(length);
      float score = name - s.words->ordinary(begin, head.end);
      if (starts_afresh(s, begin)) score += k_fresh;
      score += context(s, begin, head.end, lattice);
      if (score > 0) {
        lattice.propose(begin, head.end, MentionKind::place, Proposer::grammar, std::min(score, k_coined_most));
      }
    }
  }

  /// place or name + words of industry + zone head: 柯城经济开发区, 清远高新区百嘉工业园.
  static void zone(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 16;
    if (s.words->border_cost(head.end) > k_cut) return;
    std::uint32_t begin = head.begin;
    float best = 0;
    std::uint32_t best_begin = begin;
    while (begin > s.range.begin && head.begin - begin < k_longest) {
      const std::uint32_t chain = place_chain(lattice, begin).begin;
      if (chain < begin) {
        const float score = k_zone_name + k_zone_place - 0.1F * static_cast<float>(head.begin - begin);
        if (score > best) { best = score; best_begin = chain; }
        break;
      }
      const std::uint32_t word = s.words->word_before(begin);
      if (!is_han_unit(s.text[begin - 1]) || cue_before(s, begin, Cue::stop) || cue_before(s, begin, Cue::locative)) break;
      begin = word;
      const float unlike = k_zone_unlike - s.words->ordinary(begin, head.begin) -
                           9.0F * 0.5F * static_cast<float>(head.begin - begin);
      const float score = k_zone_name + unlike + (starts_afresh(s, begin) ? k_fresh : 0.0F);
      if (score > best && head.begin - begin >= 2) { best = score; best_begin = begin; }
    }
    if (best_begin < head.begin && best > 0) {
      lattice.propose(best_begin, head.end, MentionKind::place, Proposer::grammar, std::min(best, k_zone_most));
    }
  }

  /// place + up to four units + 机场, 大桥, 水库: one name.
  static void site(const SentenceView& s, const LexMatch& head, Lattice& lattice) {
    if (head.end - head.begin < 2) return;
    for (std::uint32_t length = 0; length <= 4 && head.begin >= s.range.begin + length; ++length) {
      const std::uint32_t begin = head.begin - length;
      const std::uint32_t chain = place_chain(lattice, begin).begin;
      if (chain < begin) {
        lattice.propose(chain, head.end, MentionKind::place, Proposer::grammar, k_site - border_price(s, chain, head.end));
        return;
      }
      if (length > 0 && (!is_han_unit(s.text[begin]) || cue_at(s, begin, Cue::stop))) break;
    }
    unknown_word(s, head, k_coined_site, 2, 3, lattice);
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_place_grammar() { return std::make_unique<PlaceGrammar>(); }

}  // namespace guanxi::extract
