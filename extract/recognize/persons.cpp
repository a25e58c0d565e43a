// Names of people: surname + given name against the ordinary reading, with what stands around it; transliterated
// names; surname + 先生.
#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/weights.hpp"

namespace guanxi::extract {

namespace {

using namespace weights;

/// The best score of a name of each length that begins at one unit, whichever rule found it.
class Candidates {
 public:
  static constexpr std::uint32_t k_longest = 18;

  explicit Candidates(std::uint32_t begin) : m_begin(begin) { m_score.fill(0); }
  [[nodiscard]] std::uint32_t begin() const { return m_begin; }

  void add(std::uint32_t end, float score) {
    float& best = m_score[end - m_begin];
    best = std::max(best, score);
    m_last = std::max(m_last, end - m_begin);
  }

  /// Likewise, where one long name must stand against several short ones inside it.
  void add_whole(std::uint32_t end, float score) {
    add(end, score);
    m_whole |= 1U << (end - m_begin);
  }

  /// Surer than k_name_most counts little: a name is a name.
  void propose(Lattice& lattice) const {
    for (std::uint32_t length = 2; length <= m_last; ++length) {
      const float score = m_score[length];
      if (score <= 0) continue;
      const float over = (m_whole >> length & 1U) != 0 ? 0.0F : std::max(0.0F, score - k_name_most);
      lattice.propose(m_begin, m_begin + length, MentionKind::name, Proposer::grammar,
                      score - over + k_name_over * over);
    }
  }

 private:
  std::uint32_t m_begin;
  std::uint32_t m_last = 0;
  std::uint32_t m_whole = 0;  // a bit for each length found by add_whole
  std::array<float, k_longest + 1> m_score{};
};

class PersonGrammar final : public SpanProposer {
 public:
  void propose(const SentenceView& s, Lattice& lattice) const override {
    const Lexicon& lexicon = Lexicon::built_in();
    for (std::uint32_t at = s.range.begin; at < s.range.end; ++at) {
      const char16_t c = s.text[at];
      if (is_han_unit(c)) {
        begin_at(s, at, lexicon, lattice);
      } else if (c >= u'A' && c <= u'Z' && !is_letter(unit_before(s, at))) {
        latin(s, at, lattice);
      }
    }
  }

 private:
  static void begin_at(const SentenceView& s, std::uint32_t at, const Lexicon& lexicon, Lattice& lattice) {
    const auto [surname, given, typical, reserved] = lexicon.character(s.text[at]);
    const LexMatch* compound = s.words->longest_starting(at, Lex::compound_surname);
    const LexMatch* japanese = s.words->longest_starting(at, Lex::japanese_surname);
    const bool title = title_before(s, at, lattice);
    const bool part = s.words->starts(at, Lex::name_part);
    const bool transliterated = typical != 0 && goes_on_foreign(s, at + 1, lexicon);
    if (surname == 0 && compound == nullptr && japanese == nullptr && !transliterated && !title && !part) return;
    Candidates candidates(at);
    const float log_surname =
        surname == 0 ? k_unlisted_surname : k_surname + k_surname_safety * (static_cast<float>(surname) - 200.0F);
    const bool short_name =
        (surname != 0 || title) && may_be_name(s, at, at + 1, log_surname + (title ? k_post_before : k_before_most));
    if (short_name || compound != nullptr || japanese != nullptr || transliterated || part) {
      const float before = title ? k_post_before : context_before(s, at, lattice);
      if (compound != nullptr) chinese(s, compound->end, k_compound_surname + before, lexicon, candidates);
      if (japanese != nullptr) chinese(s, japanese->end, log_japanese(*japanese) + before, lexicon, candidates);
      if (short_name) chinese(s, at + 1, log_surname + before, lexicon, candidates);
      if (transliterated) foreign(s, before, lexicon, candidates, lattice);
      if (part) of_parts(s, before, lexicon, candidates);
    }
    if (surname != 0) addressed(s, at, at + 1, candidates);
    if (compound != nullptr) addressed(s, at, compound->end, candidates);
    candidates.propose(lattice);
  }

  /// Log-probability of a Japanese surname, less where it is a word or a place as well.
  static float log_japanese(const LexMatch& surname) {
    return k_japanese_surname + k_surname_safety * (static_cast<float>(surname.attribute) - 220.0F);
  }

  /// Most that context_before() says.
  static constexpr float k_before_most = std::max({k_dot_beside, k_name_list, k_name_row, k_name_fresh});

  /// What stands before a name.
  static float context_before(const SentenceView& s, std::uint32_t begin, const Lattice& lattice) {
    const char16_t before = unit_before(s, begin);
    if (is_name_dot(before)) return k_dot_beside;
    if (before == u'、') {
      const Mention* other = lattice.best_ending(begin - 1, MentionKind::name);
      return other != nullptr && other->score > k_sure_name ? k_name_list : 0.0F;
    }
    if (const Mention* other = lattice.best_ending(begin, MentionKind::name)) {
      if (other->score > k_sure_neighbour) return k_name_row;
    }
    return starts_afresh(s, begin) ? k_name_fresh : -k_name_fresh;
  }

  static bool title_before(const SentenceView& s, std::uint32_t at, const Lattice& lattice) {
    if (lattice.best_ending(at, MentionKind::post) != nullptr) return true;
    const LexMatch* post = s.words->longest_ending(at, Lex::post);
    return post != nullptr && s.words->border_cost(at) < k_cut;
  }

  /// Most that context_behind() says.
  static constexpr float k_behind_most =
      std::max({k_dot_beside, k_speech_behind + k_name_end, k_action_behind + k_name_end, k_post_behind + k_name_end});

  /// What stands behind a name. O(1) but for what begins there.
  static float context_behind(const SentenceView& s, std::uint32_t end) {
    const char16_t behind = unit_at(s, end);
    if (is_name_dot(behind)) return k_dot_beside;
    float score = 0;
    if (cue_at(s, end, Cue::speech))
      score += k_speech_behind;
    else if (cue_at(s, end, Cue::action))
      score += k_action_behind;
    else if (s.words->starts(end, Lex::post))
      score += k_post_behind;
    if (!is_han_unit(behind) && !is_letter_or_digit(behind)) score += k_name_end;
    return score;
  }

  /// Log-probability of a character inside names: its share in text times how typical it is of names.
  static float log_inside(const SentenceView& s, std::uint32_t at, std::uint8_t typical) {
    if (typical == 0) return k_given_rare;
    const LexMatch* alone = s.words->find(at, at + 1, Lex::common_word);
    const float in_text = alone == nullptr ? k_given_alone : word_log_probability(alone->attribute) + k_given_in_words;
    const float share = std::max(in_text, k_given_alone) + k_typicality * (static_cast<float>(typical) - 120.0F);
    return std::min(share, k_given_most);
  }

  /// Is the unit a word that says what stands beside it (为, 曾, 在)?
  static bool is_cue(const SentenceView& s, std::uint32_t at) { return s.words->find(at, at + 1, Lex::cue) != nullptr; }

  /// Can one or two characters behind a surname that ends at `given` make a positive score at all?
  static bool may_be_name(const SentenceView& s, std::uint32_t begin, std::uint32_t given, float score) {
    score = score + k_name_prior + k_behind_most;
    const auto reaches = [&](std::uint32_t length, float most) {
      return given + length <= s.range.end && score + most > s.words->ordinary(begin, given + length);
    };
    return reaches(1, k_given_most + k_given_one) || reaches(2, 2 * k_given_most);
  }

  /// One or two characters behind a surname that ends at `given`.
  static void chinese(const SentenceView& s, std::uint32_t given, float score, const Lexicon& lexicon,
                      Candidates& candidates) {
    if (!may_be_name(s, candidates.begin(), given, score)) return;
    score += k_name_prior;
    for (std::uint32_t length = 1; length <= 2; ++length) {
      const std::uint32_t end = given + length;
      if (end > s.range.end || !is_han_unit(s.text[end - 1])) break;
      score += log_inside(s, end - 1, lexicon.character(s.text[end - 1]).given_char);
      const float shape = length == 1 ? k_given_one : 0.0F;
      const float sum = score + shape - s.words->ordinary(candidates.begin(), end);
      if (sum + k_behind_most <= 0) continue;
      candidates.add(end, sum + (is_cue(s, end - 1) ? k_given_cue : 0.0F) + context_behind(s, end));
    }
  }

  /// 罗先生: a surname and how one addresses its bearer.
  static void addressed(const SentenceView& s, std::uint32_t begin, std::uint32_t given, Candidates& candidates) {
    if (s.words->border_cost(begin) > k_cut) return;
    for (const std::u16string_view word : {u"先生", u"女士", u"小姐"}) {
      if (stands_at(s, given, word)) candidates.add(given + static_cast<std::uint32_t>(word.size()), k_addressed);
    }
  }

  /// Transliterated names: characters typical of them, with dots.
  static void foreign(const SentenceView& s, float score, const Lexicon& lexicon, Candidates& candidates,
                      Lattice& lattice) {
    const std::uint32_t begin = candidates.begin();
    score += k_foreign - std::min(s.words->border_cost(begin), k_cut);
    if (begin > s.range.begin && foreign_unit(s, begin - 1, lexicon)) score += k_foreign_cut;
    bool dotted = false;
    for (std::uint32_t end = begin; end < s.range.end && end - begin < Candidates::k_longest;) {
      if (is_name_dot(s.text[end])) {
        if (!dotted) score += k_dotted;
        dotted = true;
        ++end;
        continue;
      }
      const std::uint8_t typical = lexicon.character(s.text[end]).foreign_char;
      if (typical == 0) return;
      score += std::max(log_inside(s, end, typical), dotted ? k_foreign_dotted_least : -99.0F) + k_foreign_unit;
      ++end;
      if (end - begin < 2 || is_name_dot(s.text[end - 2])) continue;
      const float cut = foreign_unit(s, end, lexicon) ? k_foreign_cut : 0.0F;
      const float sum = score + cut - s.words->ordinary(begin, end);
      if (sum + std::max(k_behind_most, k_foreign_place) <= 0) continue;
      if (abroad(s, begin, end)) {
        place(s, begin, end, sum, lattice);
      } else if (dotted) {
        candidates.add_whole(end, sum + context_behind(s, end));
      } else {
        candidates.add(end, sum + context_behind(s, end));
      }
    }
  }

  /// Can a transliterated name go on with the unit at `at`?
  static bool goes_on_foreign(const SentenceView& s, std::uint32_t at, const Lexicon& lexicon) {
    return at < s.range.end && (is_name_dot(s.text[at]) || lexicon.character(s.text[at]).foreign_char != 0);
  }

  /// Names made of listed parts: 扎西次仁, 那顺巴图, 买买提·吐尔逊; behind a dot characters of transliterations as
  /// well.
  static void of_parts(const SentenceView& s, float score, const Lexicon& lexicon, Candidates& candidates) {
    const std::uint32_t begin = candidates.begin();
    score += k_name_prior - std::min(s.words->border_cost(begin), k_cut);
    std::uint32_t parts = 0;
    bool dotted = false;
    for (std::uint32_t end = begin; end < s.range.end && end - begin < Candidates::k_longest;) {
      if (parts > 0 && is_name_dot(s.text[end])) {
        dotted = true;
        ++end;
        continue;
      }
      if (const LexMatch* part = s.words->longest_starting(end, Lex::name_part)) {
        score += k_name_part + k_name_part_safety * (static_cast<float>(part->attribute) - 220.0F);
        end = part->end;
        ++parts;
      } else {
        if (!dotted || lexicon.character(s.text[end]).foreign_char == 0) return;
        score += k_foreign_dotted_least + k_foreign_unit;
        ++end;
      }
      if (end - begin > Candidates::k_longest) return;
      const float sum = score - s.words->ordinary(begin, end) + context_behind(s, end);
      if (parts >= 2 || dotted)
        candidates.add_whole(end, sum);
      else
        candidates.add(end, sum + k_name_part_alone);
    }
  }

  /// Does the transliterated name stand where places do? 在托列茨克等方向, 卡卢加州
  static bool abroad(const SentenceView& s, std::uint32_t begin, std::uint32_t end) {
    if (foreign_division(s, end)) return true;
    for (const std::u16string_view word :
         {u"等地", u"等方向", u"方向", u"地区", u"附近", u"北部", u"南部", u"东部", u"西部"}) {
      if (stands_at(s, end, word)) return true;
    }
    return cue_before(s, begin, Cue::locative) && !cue_at(s, end, Cue::speech) && !cue_at(s, end, Cue::action);
  }

  static bool foreign_division(const SentenceView& s, std::uint32_t at) {
    constexpr std::u16string_view k_divisions = u"州市省镇郡岛港";
    return at < s.range.end && k_divisions.find(s.text[at]) != std::u16string_view::npos &&
           s.words->word_after(at) == at + 1;
  }

  static void place(const SentenceView& s, std::uint32_t begin, std::uint32_t end, float score, Lattice& lattice) {
    score = std::min(score + k_foreign_place, k_name_most);
    if (score <= 0) return;
    lattice.propose(begin, end, MentionKind::place, Proposer::grammar, score);
    if (foreign_division(s, end)) lattice.propose(begin, end + 1, MentionKind::place, Proposer::grammar, score + 1.0F);
  }

  /// Is the unit at `at` likely part of a transliterated name, and no word?
  static bool foreign_unit(const SentenceView& s, std::uint32_t at, const Lexicon& lexicon) {
    if (at < s.range.begin || at >= s.range.end) return false;
    constexpr std::uint8_t k_typical = 150;
    return lexicon.character(s.text[at]).foreign_char >= k_typical && s.words->word_after(at) == at + 1 &&
           s.words->border_cost(at) < k_cut;
  }

  static bool is_name_letter(char16_t c) {
    return is_letter(c) || c == u'-' || c == u'.' || c == u'\'' || c == u'\u2019';
  }

  /// Two to four capitalised words of letters behind a title: 分析师John Smith, JohnSmith, Enea D’Amico.
  static void latin(const SentenceView& s, std::uint32_t begin, Lattice& lattice) {
    constexpr std::uint32_t k_longest = 40;
    if (!title_before(s, begin, lattice)) return;
    std::uint32_t words = 0;
    std::uint32_t end = begin;
    std::uint32_t last = begin;
    while (end < s.range.end && end - begin < k_longest && s.text[end] >= u'A' && s.text[end] <= u'Z') {
      ++words;
      for (++end; end < s.range.end && is_name_letter(s.text[end]); ++end) {
        const bool capital = s.text[end] >= u'A' && s.text[end] <= u'Z';
        if (capital && s.text[end - 1] >= u'a' && s.text[end - 1] <= u'z') ++words;
      }
      last = end;
      if (unit_at(s, end) != u' ') break;
      ++end;
    }
    if (words < 2 || words > 4) return;
    lattice.propose(begin, last, MentionKind::name, Proposer::grammar, k_latin_name);
  }
};

}  // namespace

std::unique_ptr<SpanProposer> make_person_grammar() { return std::make_unique<PersonGrammar>(); }

}  // namespace guanxi::extract
