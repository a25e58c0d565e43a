// Recognition of one article in two readings: the first finds what the sentences say alone, the second knows what the
// article says elsewhere.
#include "extract/recognize/recognizer.hpp"

#include <utility>

#include "extract/recognize/context.hpp"
#include "extract/recognize/grammar.hpp"
#include "extract/recognize/repetition.hpp"
#include "extract/recognize/sentence.hpp"

namespace guanxi::extract {

namespace {

/// What a thread reuses from article to article.
struct Workspace {
  ArticleContext context;
  SentenceIndex words;
  Lattice lattice;
  Repetition repetition;
  std::vector<LexMatch> matches;
};

constexpr bool is_full_division(Lex kind) {
  return kind == Lex::province || kind == Lex::prefecture || kind == Lex::county || kind == Lex::township;
}

/// Collects the divisions whose full forms stand in the article.
void read_context(std::u16string_view text, const Lexicon& lexicon, Workspace& work) {
  work.context.divisions.clear();
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    work.matches.clear();
    lexicon.matches_at(text, at, work.matches);
    for (const LexMatch& match : work.matches) {
      if (is_full_division(match.kind) && match.parent != 0) work.context.divisions.push_back(match.parent);
    }
  }
  work.context.settle();
}

bool overlaps(const Mention& mention, std::span<const UnitRange> ranges) {
  for (const UnitRange range : ranges) {
    if (mention.begin < range.end && range.begin < mention.end) return true;
  }
  return false;
}

}  // namespace

struct Recognizer::State {
  std::vector<std::unique_ptr<SpanProposer>> proposers;

  /// Reads every sentence once; the second reading takes the article's own forms into account.
  void read(const NormalizedText& text, std::span<const UnitRange> sentences, std::span<const UnitRange> furniture,
            bool second, Workspace& work, Mentions& out) const {
    out.clear();
    std::uint32_t index = 0;
    for (const UnitRange sentence : sentences) {
      work.words.build(text.units, sentence, Lexicon::built_in());
      work.lattice.clear(sentence);
      const SentenceView view{text.units, sentence, index, &work.words.matches(), &work.words, &work.context};
      for (const auto& proposer : proposers) proposer->propose(view, work.lattice);
      if (second) work.repetition.propose(view, work.lattice);
      work.lattice.decode(index++, out);
    }
    std::erase_if(out, [&](const Mention& mention) { return overlaps(mention, furniture); });
  }
};

Recognizer::Recognizer() : m_state(std::make_unique<State>()) {
  m_state->proposers.push_back(make_policy_grammar());
  m_state->proposers.push_back(make_place_grammar());
  m_state->proposers.push_back(make_organisation_grammar());
  m_state->proposers.push_back(make_enterprise_grammar());
  m_state->proposers.push_back(make_post_grammar());
  m_state->proposers.push_back(make_person_grammar());
}
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;
Recognizer::~Recognizer() = default;

void Recognizer::add(std::unique_ptr<SpanProposer> proposer) { m_state->proposers.push_back(std::move(proposer)); }

Mentions Recognizer::recognize(const NormalizedText& text, std::span<const UnitRange> sentences,
                               std::span<const UnitRange> furniture) const {
  thread_local Workspace work;
  read_context(text.units, Lexicon::built_in(), work);
  Mentions found;
  m_state->read(text, sentences, furniture, false, work, found);
  work.repetition.learn(text.units, found);
  m_state->read(text, sentences, furniture, true, work, found);
  return found;
}

}  // namespace guanxi::extract
