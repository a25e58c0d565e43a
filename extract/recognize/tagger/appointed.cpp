#include "extract/recognize/tagger/appointed.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/rule_context.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract::tagger {

namespace {

/// What says whom, and the words one of which must follow the names.
struct Notice {
  std::u16string_view verb;
  std::array<std::u16string_view, 4> then;
};
constexpr std::array<Notice, 5> k_notices{{{u"任命", {u"为", u"担任", u"同志为", u"同志任"}},
                                           {u"免去", {u"的", u"同志的", u"担任的", u"所任"}},
                                           {u"接受", {u"辞去", u"同志辞去", u"提出的辞去", u"请求辞去"}},
                                           {u"选举", {u"为", u"同志为", u"担任", u"任"}},
                                           {u"补选", {u"为", u"同志为", u"担任", u"任"}}}};

/// Does a verb begin with a character whose low byte is this? Tells nearly all characters apart at once.
constexpr auto k_verb_starts = [] {
  std::array<bool, 256> starts{};
  for (const Notice& notice : k_notices) starts[notice.verb.front() % starts.size()] = true;
  return starts;
}();

class Reader {
 public:
  Reader(const SentenceView& sentence, std::vector<UnitRange>& out) : m_sentence(sentence), m_out(out) {}

  void read() {
    for (std::uint32_t at = m_sentence.range.begin; at < m_sentence.range.end; ++at) {
      const char16_t first = m_sentence.text[at];
      if (!k_verb_starts[first % k_verb_starts.size()]) continue;
      for (const Notice& notice : k_notices) {
        if (notice.verb.front() != first || !stands_at(m_sentence, at, notice.verb)) continue;
        std::uint32_t from = at + static_cast<std::uint32_t>(notice.verb.size());
        if (stands_at(m_sentence, from, u":")) ++from;
        if (const std::uint32_t end = read_list(from, notice); end != 0) at = end - 1;
        break;
      }
    }
  }

 private:
  [[nodiscard]] bool goes_on(std::uint32_t at, const Notice& notice) const {
    return std::any_of(notice.then.begin(), notice.then.end(),
                       [&](std::u16string_view word) { return stands_at(m_sentence, at, word); });
  }

  /// Units of the surname at `at`, 0 where there is none.
  [[nodiscard]] std::uint32_t surname_at(std::uint32_t at) const {
    const LexMatch* compound = m_sentence.words->longest_starting(at, Lex::compound_surname);
    if (compound != nullptr) return compound->end - compound->begin;
    return Lexicon::built_in().character(m_sentence.text[at]).surname != 0 ? 1 : 0;
  }

  /// The list of names at `from`, with what must follow; its end, 0 where something else stands there.
  std::uint32_t read_list(std::uint32_t from, const Notice& notice) {
    constexpr std::uint32_t k_longest_given = 2;
    const std::size_t before = m_out.size();
    for (std::uint32_t at = from; at < m_sentence.range.end;) {
      const std::uint32_t given = at + surname_at(at);
      if (given == at) break;
      for (std::uint32_t end = given + 1; end <= given + k_longest_given && end <= m_sentence.range.end; ++end) {
        if (!is_han_unit(m_sentence.text[end - 1])) break;
        const bool listed = stands_at(m_sentence, end, u"、");
        if (!listed && !goes_on(end, notice)) continue;
        m_out.push_back({at, end});
        if (!listed) return end;
        at = end + 1;
        break;
      }
      if (at < given) break;
    }
    m_out.resize(before);
    return 0;
  }

  const SentenceView& m_sentence;
  std::vector<UnitRange>& m_out;
};

}  // namespace

void appointed_names(const SentenceView& sentence, std::vector<UnitRange>& out) { Reader(sentence, out).read(); }

}  // namespace guanxi::extract::tagger
