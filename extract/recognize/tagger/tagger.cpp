#include "extract/recognize/tagger/tagger.hpp"

#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/tagger/appointed.hpp"
#include "extract/recognize/tagger/body_borders.hpp"
#include "extract/recognize/tagger/kind_by_name.hpp"
#include "extract/recognize/tagger/named_again.hpp"
#include "extract/recognize/tagger/name_context.hpp"
#include "extract/recognize/tagger/people_apart.hpp"
#include "extract/recognize/tagger/place_parts.hpp"
#include "extract/recognize/tagger/policy_spans.hpp"
#include "extract/recognize/tagger/span_names.hpp"

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

/// Which of the mentions in a span give way.
enum class KindSet : std::uint8_t { policies, all };
bool is_before(const Mention& a, const Mention& b) { return a.begin < b.begin; }

struct Span {
  UnitRange range;
  SpanType type;
};

/// The spans of a label sequence.
void read_spans(const SentenceView& sentence, const std::vector<Label>& labels, std::vector<Span>& spans) {
  spans.clear();
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == k_outside) continue;
    const Position position = position_of(labels[i]);
    if (position == Position::begin || position == Position::single) begin = i;
    if (position != Position::end && position != Position::single) continue;
    spans.push_back({{sentence.range.begin + begin, sentence.range.begin + i + 1}, type_of(labels[i])});
  }
}

/// Draws a body together with the one that keeps it at another place: 美国|驻|以色列大使馆.
void join_stationed(const SentenceView& sentence, Mentions& out) {
  if (out.size() < 2) return;
  Mention& body = out.back();
  const Mention& keeper = out[out.size() - 2];
  const bool stands =
      keeper.sentence == body.sentence && keeper.end + 1 == body.begin && sentence.text[keeper.end] == u'驻';
  if (!stands || body.kind != MentionKind::agency) return;
  if (keeper.kind != MentionKind::place && keeper.kind != MentionKind::agency) return;
  body.begin = keeper.begin;
  out.erase(out.end() - 2);
}

bool is_person(SpanType type) { return kind_of(type) == MentionKind::name; }

/// 迪亚斯|-|卡内尔: two names that one dash or dot joins are one.
void join_names(std::u16string_view text, std::vector<Span>& spans) {
  std::size_t kept = 0;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const std::uint32_t gap = spans[kept].range.end;
    const bool beside = spans[i].range.begin == gap + 1 && is_person(spans[kept].type) && is_person(spans[i].type);
    if (beside && (text[gap] == u'-' || is_name_dot(text[gap])))
      spans[kept].range.end = spans[i].range.end;
    else
      spans[++kept] = spans[i];
  }
  if (!spans.empty()) spans.resize(kept + 1);
}

/// Is `mention` what follows a bracket, the bracket with it, right behind the name that it belongs to:
/// 佛吉亚|(Faurecia)公司?
bool goes_on(std::u16string_view text, const Mention& name, const Mention& mention) {
  return name.end == mention.begin && name.sentence == mention.sentence && text[mention.begin] == u'(' &&
         text[mention.end - 1] != u')' && mention.kind == MentionKind::enterprise &&
         (name.kind == MentionKind::enterprise || name.kind == MentionKind::agency || name.kind == MentionKind::name);
}

/// Is `mention` a place in brackets right behind a firm, and so of its name: 雅棠家居(四川)?
bool is_seat(std::u16string_view text, const Mention& name, const Mention& mention) {
  return name.kind == MentionKind::enterprise && mention.kind == MentionKind::place &&
         name.sentence == mention.sentence && mention.begin == name.end + 1 &&
         seat_end(text, name.end) == mention.end + 1;
}

/// Appends the names that the labels draw, but those in the furniture.
void append_names(const SentenceView& sentence, const std::vector<Label>& labels, std::span<const UnitRange> furniture,
                  Mentions& out) {
  thread_local std::vector<Span> spans;
  thread_local std::vector<UnitRange> names;
  thread_local std::vector<UnitRange> places;
  read_spans(sentence, labels, spans);
  join_names(sentence.text, spans);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const UnitRange free{i == 0 ? sentence.range.begin : spans[i - 1].range.end,
                         i + 1 == spans.size() ? sentence.range.end : spans[i + 1].range.begin};
    const MentionKind kind = kind_of(spans[i].type);
    names.clear();
    names_in_span(sentence.text, spans[i].range, free, kind, names);
    const auto append = [&](UnitRange name, MentionKind as) {
      const Mention mention{
          name.begin, name.end, as, Proposer::model, k_score, sentence.index, bearer_of(spans[i].type)};
      if (name.begin == name.end || overlaps_any(mention, furniture)) return;
      if (!out.empty() && mention.end < sentence.range.end && is_seat(sentence.text, out.back(), mention)) {
        out.back().end = mention.end + 1;
      } else if (!out.empty() && goes_on(sentence.text, out.back(), mention)) {
        out.back().end = mention.end;
        out.back().kind = mention.kind;
      } else {
        out.push_back(mention);
      }
    };
    for (UnitRange name : names) {
      if (kind == MentionKind::agency) {
        if (const std::uint32_t place = end_of_place(sentence, name); place > name.begin) {
          append({name.begin, place}, MentionKind::place);
          continue;
        }
        name = body_in_span(sentence, name);
      }
      if (kind == MentionKind::enterprise) name.end = end_of_owner(sentence, name);
      if (kind == MentionKind::name && name.end == names.back().end)
        name.end = end_of_name(sentence, name, free.end);
      places.clear();
      std::uint32_t begin = name.end;
      if (kind == MentionKind::place) {
        places_in_span(sentence, name, places);
      } else {
        begin = behind_places(sentence, name, kind, places);
      }
      for (const UnitRange place : places) {
        if (!is_part_of_name(sentence, place)) append(place, kind_by_name(sentence, place, MentionKind::place));
      }
      if (kind == MentionKind::enterprise && is_part_of_quotation(sentence, {begin, name.end})) continue;
      append({begin, name.end}, kind_by_name(sentence, {begin, name.end}, kind));
      join_stationed(sentence, out);
    }
  }
}

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
      const bool apart = other.end <= name.begin || name.end <= other.begin;
      return apart || (other.kind != MentionKind::name && other.begin >= name.begin && other.end <= name.end);
    });
    if (!stands || overlaps_any(mention, furniture)) continue;
    out.erase(std::remove_if(drawn, out.end(),
                             [&](const Mention& other) { return other.begin >= name.begin && other.end <= name.end; }),
              out.end());
    out.push_back(mention);
  }
}

/// Puts the policies of the sentence right, from `before` on; what was drawn inside one gives way.
void mend_policies(const SentenceView& sentence, std::span<const UnitRange> furniture, std::size_t before,
                   Mentions& out) {
  thread_local PolicySpans found;
  found.clear();
  find_policy_spans(sentence, std::span(out).subspan(before), found);
  const auto erase_inside = [&](UnitRange range, KindSet kinds) {
    const auto drawn = out.begin() + static_cast<std::ptrdiff_t>(before);
    out.erase(std::remove_if(drawn, out.end(),
                             [&](const Mention& other) {
                               return other.begin < range.end && other.end > range.begin &&
                                      (kinds == KindSet::all || other.kind == MentionKind::policy);
                             }),
              out.end());
  };
  for (const UnitRange report : found.reports) erase_inside(report, KindSet::policies);
  for (const UnitRange name : found.names) {
    const Mention mention{name.begin, name.end,       MentionKind::policy, Proposer::quotation,
                          k_score,    sentence.index, Bearer::unknown};
    if (overlaps_any(mention, furniture)) continue;
    erase_inside(name, KindSet::all);
    out.push_back(mention);
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
                  append_names(sentence, work.labels, furniture, tagged);
                  mend_policies(sentence, furniture, before, tagged);
                  add_appointed(sentence, furniture, before, tagged);
                  std::sort(tagged.begin() + static_cast<std::ptrdiff_t>(before), tagged.end(), is_before);
                  add_given_short_names(sentence.text.substr(0, sentence.range.end), before, tagged);
                  const std::size_t behind = tagged.size();
                  for (const Mention& mention : reading) {
                    if (mention.kind != MentionKind::post) continue;
                    const bool free = std::none_of(
                        tagged.begin() + static_cast<std::ptrdiff_t>(before),
                        tagged.begin() + static_cast<std::ptrdiff_t>(behind),
                        [&](const Mention& other) { return other.begin < mention.end && mention.begin < other.end; });
                    if (free) tagged.push_back(mention);
                  }
                  std::sort(tagged.begin() + static_cast<std::ptrdiff_t>(before), tagged.end(), is_before);
                });
  part_people_from_bodies(words.text(), tagged);
  mentions = std::move(tagged);
}

}  // namespace guanxi::extract::tagger
