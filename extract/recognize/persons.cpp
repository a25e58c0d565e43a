// Names of people: surname + given name against the ordinary reading, with what stands around it; transliterated
// names; surname + 先生.
#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

class PersonGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    const Lexicon& lexicon = Lexicon::built_in();
    for (std::uint32_t at = s.range.begin; at < s.range.end; ++at) {
      const char16_t c = s.text[at];
      if (!is_han_unit(c)) continue;
      if (const LexMatch* compound = s.words->longest_starting(at, Lex::compound_surname)) {
        chinese(s, at, compound->end, k_compound_surname, lexicon, lattice);
      }
      if (const std::uint8_t surname = lexicon.character(c, Lex::surname); surname != 0) {
        const float log_surname = k_surname + k_surname_safety * (static_cast<float>(surname) - 200.0F);
        chinese(s, at, at + 1, log_surname, lexicon, lattice);
      }
      if (lexicon.character(c, Lex::foreign_char) != 0) foreign(s, at, lexicon, lattice);
    }
  }

 private:
  /// What stands before and behind a name.
  static float context(const SentenceView& s, std::uint32_t begin, std::uint32_t end, const Lattice& lattice) {
    float score = 0;
    if (lattice.best_ending(begin, MentionKind::post) != nullptr || occupation_before(s, begin)) score += k_post_before;
    else if (const char16_t before = unit_before(s, begin); before == u'、' || before == u',') {
      const Mention* other = lattice.best_ending(begin - 1, MentionKind::name);
      if (other != nullptr && before == u'、') score += k_name_list;
    } else if (starts_afresh(s, begin)) {
      score += k_name_fresh;
    } else {
      score -= k_name_fresh;
    }
    if (cue_at(s, end, Cue::speech)) score += k_speech_behind;
    else if (cue_at(s, end, Cue::action)) score += k_action_behind;
    if (const LexMatch* post = s.words->longest_starting(end, Lex::post); post != nullptr) score += k_post_behind;
    if (end == s.range.end || (!is_han_unit(s.text[end]) && !is_letter_or_digit(s.text[end]))) score += k_name_end;
    return score;
  }

  static bool occupation_before(const SentenceView& s, std::uint32_t at) {
    const LexMatch* post = s.words->longest_ending(at, Lex::post);
    return post != nullptr && s.words->border_cost(at) < k_cut;
  }

  /// Log-probability of a character inside names: its share in text times how typical it is of names.
  static float log_inside(const SentenceView& s, std::uint32_t at, std::uint8_t typical) {
    if (typical == 0) return k_given_rare;
    const LexMatch* alone = s.words->find(at, at + 1, Lex::common_word);
    const float in_text = alone == nullptr ? k_given_alone : word_log_probability(alone->attribute) + k_given_in_words;
    const float share = std::max(in_text, k_given_alone) + k_typicality * (static_cast<float>(typical) - 120.0F);
    return std::min(share, k_given_most);
  }

  static void chinese(const SentenceView& s, std::uint32_t begin, std::uint32_t given, float log_surname,
                      const Lexicon& lexicon, Lattice& lattice) {
    float log_given = 0;
    for (std::uint32_t length = 1; length <= 2; ++length) {
      const std::uint32_t end = given + length;
      if (end > s.range.end || !is_han_unit(s.text[end - 1])) break;
      log_given += log_inside(s, end - 1, lexicon.character(s.text[end - 1], Lex::given_char));
      const float name = k_name_prior + log_surname + log_given + (length == 1 ? k_given_one : 0.0F);
      const float score = name - s.words->ordinary(begin, end) + context(s, begin, end, lattice);
      if (score > 0) {
        lattice.propose(begin, end, MentionKind::name, Proposer::grammar, std::min(score, k_name_most));
      }
    }
    // 罗先生: a surname and how one addresses its bearer.
    for (const LexMatch& match : s.words->starting_at(given)) {
      if (match.kind != Lex::appellation || match.end - match.begin < 2 || s.words->border_cost(begin) > k_cut) continue;
      if (match.attribute < 200) continue;
      if (!stands_at(s, given, u"先生") && !stands_at(s, given, u"女士") && !stands_at(s, given, u"小姐")) continue;
      lattice.propose(begin, match.end, MentionKind::name, Proposer::grammar, k_addressed);
    }
  }

  /// Transliterated names: characters typical of them, with dots.
  static void foreign(const SentenceView& s, std::uint32_t begin, const Lexicon& lexicon, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 16;
    float name = k_foreign;
    bool dotted = false;
    for (std::uint32_t end = begin; end < s.range.end && end - begin < k_longest;) {
      if (is_name_dot(s.text[end])) {
        dotted = true;
        ++end;
        name += k_dot;
        continue;
      }
      const std::uint8_t typical = lexicon.character(s.text[end], Lex::foreign_char);
      if (typical == 0) return;
      name += log_inside(s, end, typical) + k_foreign_unit;
      ++end;
      if (end - begin < 2) continue;
      float score = name - s.words->ordinary(begin, end) + context(s, begin, end, lattice);
      if (dotted) score += k_dotted;
      if (is_name_dot(unit_at(s, end)) || is_name_dot(unit_before(s, begin))) score += k_foreign_cut;
      if (score > 0) {
        lattice.propose(begin, end, MentionKind::name, Proposer::grammar, std::min(score, k_name_most));
      }
    }
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_person_grammar() { return std::make_unique<PersonGrammar>(); }

}  // namespace guanxi::extract
