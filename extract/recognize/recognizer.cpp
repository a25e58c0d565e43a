// Recognition of one article: the lexicon pass, the proposers, the decoder.
#include "extract/recognize/recognizer.hpp"

#include <utility>

namespace guanxi::extract {

struct Recognizer::State {
  std::vector<std::unique_ptr<SpanProposer>> proposers;
};

Recognizer::Recognizer() : m_state(std::make_unique<State>()) {}
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;
Recognizer::~Recognizer() = default;

void Recognizer::add(std::unique_ptr<SpanProposer> proposer) { m_state->proposers.push_back(std::move(proposer)); }

Mentions Recognizer::recognize(const NormalizedText& text, std::span<const UnitRange> sentences,
                               std::span<const UnitRange> furniture) const {
  const Lexicon& lexicon = Lexicon::built_in();
  thread_local std::vector<LexMatch> matches;
  thread_local Lattice lattice;
  Mentions found;
  std::uint32_t index = 0;
  for (const UnitRange sentence : sentences) {
    matches.clear();
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) lexicon.matches_at(text.units, at, matches);
    lattice.clear(sentence);
    const SentenceView view{text.units, sentence, index, &matches, nullptr};
    for (const auto& proposer : m_state->proposers) proposer->propose(view, lattice);
    lattice.decode(index++, found);
  }
  std::erase_if(found, [&](const Mention& mention) {
    for (const UnitRange range : furniture)
      if (mention.begin < range.end && range.begin < mention.end) return true;
    return false;
  });
  return found;
}

}  // namespace guanxi::extract
