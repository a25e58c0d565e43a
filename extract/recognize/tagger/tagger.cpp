#include "extract/recognize/tagger/tagger.hpp"

#include <algorithm>

#include "extract/recognize/tagger/appointed.hpp"
#include "extract/recognize/tagger/drawing.hpp"
#include "extract/recognize/tagger/named_again.hpp"
#include "extract/recognize/tagger/people_apart.hpp"
#include "extract/recognize/tagger/place_lists.hpp"
#include "extract/recognize/tagger/policy_spans.hpp"
#include "extract/recognize/tagger/roads.hpp"
#include "extract/recognize/tagger/towns.hpp"

namespace guanxi::extract::tagger {

namespace {

bool is_before(const Mention& a, const Mention& b) { return a.begin < b.begin; }

/// Adds the names of those who are appointed where the labels drew none, from `before` on; a body or place drawn inside
/// such a name gives way.
void add_appointed(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t before,
                   Mentions& out) {
  thread_local std::vector<UnitRange> names;
  names.clear();
  appointed_names(sentence, names);
  for (const UnitRange name : names) {
    const Mention mention{name.begin, name.end,       MentionKind::name, Proposer::grammar,
                          k_score,    sentence.index, Bearer::official};
    const auto drawn = out.begin() + static_cast<std::ptrdiff_t>(before);
    const bool stands = std::all_of(drawn, out.end(), [&](const Mention& other) {
      return !overlap(mention, other) ||
             (other.kind != MentionKind::name && other.begin >= name.begin && other.end <= name.end);
    });
    if (stands && !overlaps_any(mention, furniture)) draw_over(mention, before, out);
  }
}

/// Puts the policies of the sentence right, from `before` on; what was drawn inside one gives way.
void mend_policies(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t before,
                   Mentions& out) {
  thread_local PolicySpans found;
  found.clear();
  find_policy_spans(sentence, std::span(out).subspan(before), found);
  for (const UnitRange report : found.reports) {
    const auto is_of_report = [&](const Mention& other) {
      return other.begin < report.end && other.end > report.begin && other.kind == MentionKind::policy;
    };
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), is_of_report), out.end());
  }
  for (const UnitRange name : found.names) {
    const Mention mention{name.begin, name.end,       MentionKind::policy, Proposer::quotation,
                          k_score,    sentence.index, Bearer::unknown};
    if (!overlaps_any(mention, furniture)) draw_over(mention, before, out);
  }
}

}  // namespace

void retag(const Model& model, const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions) {
  thread_local Workspace work;
  Mentions tagged;
  tagged.reserve(mentions.size());
  each_sentence(words, mentions,
                [&](const SentenceView& sentence, const Columns& columns, std::span<const Mention> reading) {
                  model.tag(columns, work);
                  const std::size_t before = tagged.size();
                  draw_names(sentence, work.labels, furniture, tagged);
                  mend_policies(sentence, furniture, before, tagged);
                  add_appointed(sentence, furniture, before, tagged);
                  draw_listed_places(sentence, furniture, before, tagged);
                  draw_numbered_roads(sentence, furniture, before, tagged);
                  std::sort(tagged.begin() + static_cast<std::ptrdiff_t>(before), tagged.end(), is_before);
                  add_given_short_names(sentence.text.substr(0, sentence.range.end), before, tagged);
                  const std::size_t behind = tagged.size();
                  for (const Mention& mention : reading) {
                    if (mention.kind != MentionKind::post) continue;
                    const bool free = std::none_of(tagged.begin() + static_cast<std::ptrdiff_t>(before),
                                                   tagged.begin() + static_cast<std::ptrdiff_t>(behind),
                                                   [&](const Mention& other) { return overlap(mention, other); });
                    if (free) tagged.push_back(mention);
                  }
                  std::sort(tagged.begin() + static_cast<std::ptrdiff_t>(before), tagged.end(), is_before);
                });
  part_people_from_bodies(words.text(), tagged);
  add_towns(words, furniture, tagged);
  mentions = std::move(tagged);
}

}  // namespace guanxi::extract::tagger
