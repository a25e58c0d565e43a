#include "extract/resolve/coreference.hpp"

#include <utility>

namespace guanxi::extract {
namespace {

/// Mentions and references in the order of the text; `moved[i]` is where mention i went.
Mentions merge(std::span<const Reference> references, const Mentions& mentions, std::vector<std::uint32_t>& moved,
               std::vector<std::uint32_t>& placed) {
  Mentions merged;
  merged.reserve(mentions.size() + references.size());
  const auto add = [&](const Reference& reference) {
    const Mention& named = mentions[reference.antecedent];
    placed.push_back(static_cast<std::uint32_t>(merged.size()));
    merged.push_back({reference.at.begin, reference.at.end, named.kind, Proposer::coreference, named.score,
                      reference.sentence, Bearer::unknown});
  };
  auto next = references.begin();
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    for (; next != references.end() && next->at.begin < mentions[i].begin; ++next) add(*next);
    moved[i] = static_cast<std::uint32_t>(merged.size());
    const bool starts = next != references.end() && next->at.begin == mentions[i].begin;
    if (starts) add(*next++);
    const bool covered =
        !placed.empty() && merged.size() == placed.back() + std::size_t{1} && mentions[i].begin < merged.back().end;
    if (covered)
      moved[i] = placed.back();
    else
      merged.push_back(mentions[i]);
  }
  for (; next != references.end(); ++next) add(*next);
  return merged;
}

}  // namespace

void put_references(std::span<const Reference> references, Mentions& mentions, FormTable& table,
                    std::vector<PostReading>& posts) {
  if (references.empty()) return;
  std::vector<std::uint32_t> moved(mentions.size());
  std::vector<std::uint32_t> placed;
  Mentions merged = merge(references, mentions, moved, placed);
  std::vector<std::int32_t> form_of_mention(merged.size(), -1);
  for (std::uint32_t i = 0; i < mentions.size(); ++i) form_of_mention[moved[i]] = table.form_of_mention[i];
  for (std::size_t i = 0; i < references.size(); ++i)
    form_of_mention[placed[i]] = table.form_of_mention[references[i].antecedent];
  mentions = std::move(merged);
  table.form_of_mention = std::move(form_of_mention);
  for (Form& form : table.forms)
    for (std::uint32_t& mention : form.mentions) mention = moved[mention];
  for (PostReading& post : posts) {
    post.person = moved[post.person];
    if (post.body >= 0) post.body = static_cast<std::int32_t>(moved[static_cast<std::size_t>(post.body)]);
  }
}

}  // namespace guanxi::extract
