#include "extract/recognize/tagger/tagger.hpp"

#include <algorithm>
#include <array>

namespace guanxi::extract::tagger {

namespace {

// A span the model decoded stands above what the grammars merely propose.
constexpr float k_score = 4.0F;

MentionKind kind_of(SpanType type) {
  switch (type) {
    case SpanType::official:
    case SpanType::person:
      return MentionKind::name;
    case SpanType::agency:
      return MentionKind::agency;
    case SpanType::enterprise:
      return MentionKind::enterprise;
    case SpanType::policy:
      return MentionKind::policy;
    case SpanType::place:
      break;
  }
  return MentionKind::place;
}

Bearer bearer_of(SpanType type) {
  if (type == SpanType::official) return Bearer::official;
  return type == SpanType::person ? Bearer::person : Bearer::unknown;
}

bool overlaps_any(const Mention& mention, std::span<const UnitRange> ranges) {
  const auto after =
      std::partition_point(ranges.begin(), ranges.end(), [&](UnitRange range) { return range.end <= mention.begin; });
  return after != ranges.end() && after->begin < mention.end;
}

/// The marks that end a name of this kind: brackets without their partner, and those of a list but for bodies and
/// documents (法制、民政委员会).
std::u16string_view ends_of_name(MentionKind kind, std::u16string_view form) {
  const bool holds_lists = kind == MentionKind::agency || kind == MentionKind::policy;
  const bool paired = std::count(form.begin(), form.end(), u'(') == std::count(form.begin(), form.end(), u')');
  if (paired) return holds_lists ? u"" : u"、,";
  return holds_lists ? u"()" : u"、,()";
}

/// A body or firm that the text does not name: 法国某技术公司.
bool is_unnamed(MentionKind kind, std::u16string_view form) {
  return (kind == MentionKind::agency || kind == MentionKind::enterprise) &&
         form.find(u'某') != std::u16string_view::npos;
}

/// Appends a span; one that runs across marks no name holds, or from an owner to what it owns (三洋子公司), is several.
void append_span(const SentenceView& sentence, UnitRange range, SpanType type, std::span<const UnitRange> furniture,
                 Mentions& out) {
  constexpr std::array<std::u16string_view, 2> k_owned{u"子公司", u"母公司"};
  const MentionKind kind = kind_of(type);
  const std::u16string_view ends = ends_of_name(kind, sentence.text.substr(range.begin, range.end - range.begin));
  for (std::uint32_t begin = range.begin; begin < range.end;) {
    std::size_t end = sentence.text.find_first_of(ends, begin);
    std::size_t next = end + 1;
    for (const std::u16string_view owned : k_owned) {
      const std::size_t at = kind == MentionKind::enterprise ? sentence.text.find(owned, begin) : end;
      if (at < end) end = at, next = at + owned.size();
    }
    if (end > range.end) end = range.end, next = range.end;
    const Mention mention{
        begin, static_cast<std::uint32_t>(end), kind, Proposer::model, k_score, sentence.index, bearer_of(type)};
    if (begin < end && !overlaps_any(mention, furniture) &&
        !is_unnamed(kind, sentence.text.substr(begin, end - begin))) {
      out.push_back(mention);
    }
    begin = static_cast<std::uint32_t>(next);
  }
}

/// Appends the spans of a label sequence.
void append_spans(const SentenceView& sentence, const std::vector<Label>& labels, std::span<const UnitRange> furniture,
                  Mentions& out) {
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == k_outside) continue;
    const Position position = position_of(labels[i]);
    if (position == Position::begin || position == Position::single) begin = i;
    if (position != Position::end && position != Position::single) continue;
    append_span(sentence, {sentence.range.begin + begin, sentence.range.begin + i + 1}, type_of(labels[i]), furniture,
                out);
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
                  append_spans(sentence, work.labels, furniture, tagged);
                  const std::size_t behind = tagged.size();
                  for (const Mention& mention : reading) {
                    if (mention.kind != MentionKind::post) continue;
                    const bool free = std::none_of(
                        tagged.begin() + static_cast<std::ptrdiff_t>(before),
                        tagged.begin() + static_cast<std::ptrdiff_t>(behind),
                        [&](const Mention& other) { return other.begin < mention.end && mention.begin < other.end; });
                    if (free) tagged.push_back(mention);
                  }
                  std::sort(tagged.begin() + static_cast<std::ptrdiff_t>(before), tagged.end(),
                            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
                });
  mentions = std::move(tagged);
}

}  // namespace guanxi::extract::tagger
