#include "extract/recognize/tagger/drawing.hpp"

#include <algorithm>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/tagger/body_borders.hpp"
#include "extract/recognize/tagger/kind_by_name.hpp"
#include "extract/recognize/tagger/name_context.hpp"
#include "extract/recognize/tagger/name_edges.hpp"
#include "extract/recognize/tagger/place_parts.hpp"
#include "extract/recognize/tagger/span_names.hpp"

namespace guanxi::extract::tagger {

namespace {

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

/// Draws the names of one sentence's spans.
class Drawing {
 public:
  /// `places` is room that is reused from sentence to sentence.
  Drawing(const SentenceView& sentence, std::span<const UnitRange> furniture, std::vector<UnitRange>& places,
          Mentions& out)
      : m_sentence(sentence), m_furniture(furniture), m_places(places), m_out(out) {}

  /// `free`: the units that no other span claims.
  void draw(const Span& span, UnitRange free) {
    thread_local std::vector<UnitRange> names;
    m_bearer = bearer_of(span.type);
    m_kind = kind_of(span.type);
    names.clear();
    names_in_span(m_sentence.text, span.range, free, m_kind, names);
    for (const UnitRange name : names) {
      const bool last = name.end == names.back().end;
      if (m_kind == MentionKind::place)
        append_places(name);
      else if (m_kind == MentionKind::agency)
        draw_body(name, free.end);
      else if (m_kind == MentionKind::enterprise)
        draw_behind_places({name.begin, end_of_owner(m_sentence, name)});
      else if (m_kind == MentionKind::name && is_borne_by_a_thing(m_sentence, name))
        continue;
      else if (m_kind == MentionKind::name && last)
        append({name.begin, end_of_name(m_sentence, name, free.end)}, m_kind);
      else
        append(name, m_kind);
    }
  }

 private:
  void draw_body(UnitRange name, std::uint32_t limit) {
    if (const QuotedBody quoted = quoted_body(m_sentence, name); quoted.name.begin < quoted.name.end) {
      append_places(quoted.country);
      append(quoted.name, m_kind);
      return;
    }
    const std::uint32_t end = body_end(m_sentence, name, limit);
    if (end == name.begin)
      append_places({name.begin, divisions_end(m_sentence, name)});
    else
      draw_behind_places({name.begin, end});
  }

  /// A body or firm, and the places that stand before its name.
  void draw_behind_places(UnitRange name) {
    m_places.clear();
    const std::uint32_t begin = behind_places(m_sentence, name, m_kind, m_places);
    append_found_places();
    if (m_kind == MentionKind::enterprise && is_part_of_quotation(m_sentence, {begin, name.end})) return;
    append({begin, name.end}, m_kind);
  }

  void append_places(UnitRange chain) {
    m_places.clear();
    places_in_span(m_sentence, chain, m_places);
    append_found_places();
  }

  void append_found_places() {
    for (const UnitRange place : m_places) {
      if (!is_part_of_name(m_sentence, place)) append(place, MentionKind::place);
    }
  }

  /// Appends a name, or draws the name before it on to its end.
  void append(UnitRange name, MentionKind drawn) {
    if (name.begin == name.end) return;
    const std::u16string_view text = m_sentence.text;
    const Mention mention{name.begin,       name.end, kind_by_name(m_sentence, name, drawn), Proposer::model, k_score,
                          m_sentence.index, m_bearer};
    if (overlaps_any(mention, m_furniture)) return;
    if (!m_out.empty() && mention.end < m_sentence.range.end && is_seat(text, m_out.back(), mention)) {
      m_out.back().end = mention.end + 1;
    } else if (!m_out.empty() && goes_on(text, m_out.back(), mention)) {
      m_out.back().end = mention.end;
      m_out.back().kind = mention.kind;
    } else {
      m_out.push_back(mention);
      join_stationed(m_sentence, m_out);
    }
  }

  const SentenceView& m_sentence;
  std::span<const UnitRange> m_furniture;
  std::vector<UnitRange>& m_places;
  Mentions& m_out;
  MentionKind m_kind{};  // of the span that is being drawn
  Bearer m_bearer{};
};

}  // namespace

void draw_over(const Mention& mention, std::size_t first, Mentions& mentions) {
  const auto drawn = mentions.begin() + static_cast<std::ptrdiff_t>(first);
  const auto gives_way = [&](const Mention& other) { return overlap(mention, other); };
  mentions.erase(std::remove_if(drawn, mentions.end(), gives_way), mentions.end());
  mentions.push_back(mention);
}

bool overlaps_any(const Mention& mention, std::span<const UnitRange> ranges) {
  const auto after =
      std::partition_point(ranges.begin(), ranges.end(), [&](UnitRange range) { return range.end <= mention.begin; });
  return after != ranges.end() && after->begin < mention.end;
}

void draw_names(const SentenceView& sentence, const std::vector<Label>& labels, std::span<const UnitRange> furniture,
                Mentions& out) {
  thread_local std::vector<Span> spans;
  thread_local std::vector<UnitRange> places;
  read_spans(sentence, labels, spans);
  join_names(sentence.text, spans);
  Drawing drawing(sentence, furniture, places, out);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const UnitRange free{i == 0 ? sentence.range.begin : spans[i - 1].range.end,
                         i + 1 == spans.size() ? sentence.range.end : spans[i + 1].range.begin};
    drawing.draw(spans[i], free);
  }
}

}  // namespace guanxi::extract::tagger
