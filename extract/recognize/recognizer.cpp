// Recognition of one article in two readings: the first finds what the sentences say alone, the second knows what the
// article says elsewhere.
#include "extract/recognize/recognizer.hpp"

#include <utility>

#include "extract/recognize/grammar.hpp"
#include "extract/recognize/repetition.hpp"

namespace guanxi::extract {

namespace {

/// What a thread reuses from article to article.
struct Workspace {
  std::vector<Lattice> lattices;  // of the sentences
  Repetition repetition;
};

bool overlaps(const Mention& mention, std::span<const UnitRange> ranges) {
  for (const UnitRange range : ranges) {
    if (mention.begin < range.end && range.begin < mention.end) return true;
  }
  return false;
}

}  // namespace

Recognizer::Recognizer() {
  add(make_policy_grammar());
  add(make_place_grammar());
  add(make_organisation_grammar());
  add(make_enterprise_grammar());
  add(make_post_grammar());
  add(make_person_grammar());
}

void Recognizer::add(std::unique_ptr<SpanProposer> proposer) { m_proposers.push_back(std::move(proposer)); }

Mentions Recognizer::recognize(const ArticleWords& words, std::span<const UnitRange> furniture) const {
  thread_local Workspace work;
  const std::size_t count = words.sentence_count();
  if (work.lattices.size() < count) work.lattices.resize(count);
  Mentions found;
  const auto take = [&](std::size_t index) { work.lattices[index].decode(static_cast<std::uint32_t>(index), found); };
  const auto drop_furniture = [&] {
    if (!furniture.empty()) std::erase_if(found, [&](const Mention& mention) { return overlaps(mention, furniture); });
  };

  for (std::size_t i = 0; i < count; ++i) {
    const SentenceView sentence = words.sentence(i);
    work.lattices[i].clear(sentence.range);
    for (const auto& proposer : m_proposers) proposer->propose(sentence, work.lattices[i]);
    take(i);
  }
  drop_furniture();
  work.repetition.learn(words.text(), found);

  found.clear();
  for (std::size_t i = 0; i < count; ++i) {
    work.repetition.propose(words.sentence(i), work.lattices[i]);
    take(i);
  }
  drop_furniture();
  return found;
}

}  // namespace guanxi::extract
