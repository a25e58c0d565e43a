#include "graph/diagram/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/quote.hpp"
#include "graph/diagram/canvas.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/render.hpp"
#include "graph/diagram/words.hpp"

namespace guanxi::graph {

namespace {

constexpr double k_lane = 30;
constexpr double k_axis = 24;    // room for the years above the lanes
constexpr double k_width = 620;  // of the time itself, points
constexpr double k_dot = 3.2;
constexpr double k_least_tick = 46;  // between two words of the axis
constexpr std::size_t k_name_columns = 26;

struct Span {
  std::int32_t first;
  std::int32_t last;
};

Span span_of(const Timeline& timeline) {
  Span out{timeline.spans.front().days.front().days, timeline.spans.front().days.back().days};
  for (const TimelineSpan& span : timeline.spans) {
    out.first = std::min(out.first, span.days.front().days);
    out.last = std::max(out.last, span.days.back().days);
  }
  // A single day gets a month round it.
  const std::int32_t room = std::max(15 - (out.last - out.first) / 2, (out.last - out.first) / 50);
  return {out.first - room, out.last + room};
}

/// First days of years, quarters or months: the finest that leave room for their words.
std::vector<Date> ticks(Span all) {
  const int from = std::stoi(to_string(Date{all.first}).substr(0, 4));
  const int to = std::stoi(to_string(Date{all.last}).substr(0, 4));
  std::vector<Date> out;
  for (const int months : {1, 3, 6, 12, 24, 60, 120, 600}) {
    out.clear();
    for (int month = from * 12; month <= to * 12 + 12; month += months) {
      const auto day = parse_date(fmt::format("{:04}-{:02}", month / 12, month % 12 + 1));
      if (day && day->days >= all.first && day->days <= all.last) out.push_back(*day);
    }
    if (static_cast<double>(out.size()) * k_least_tick <= k_width) break;
  }
  return out;
}

class Lanes {
 public:
  Lanes(const Timeline& timeline, const Style& style)
      : m_timeline(timeline), m_style(style), m_canvas(style), m_all(span_of(timeline)) {
    for (const TimelineSpan& span : timeline.spans)
      m_names = std::max(m_names, text_width(name_of(span), style.name_size));
    m_names += 18;
  }

  std::string draw() {
    const auto rows = static_cast<double>(m_timeline.spans.size());
    Box box{0, 0, m_names + k_width + 10, k_axis + rows * k_lane};
    draw_axis(box.bottom);
    for (std::size_t i = 0; i < m_timeline.spans.size(); ++i) draw_lane(i);
    for (const double right : m_rights) box.right = std::max(box.right, right);
    m_canvas.heading(picture_text(m_timeline.title), note(), box);
    return m_canvas.document(picture_text(m_timeline.title), note(), box);
  }

 private:
  /// What goes on between two articles that state it; the rest are events.
  static bool lasts(RelationType relation) {
    return relation == RelationType::holds_post || relation == RelationType::located_in ||
           relation == RelationType::part_of || relation == RelationType::invests_in ||
           relation == RelationType::cooperates_with;
  }

  static std::string name_of(const TimelineSpan& span) {
    const std::string name = shorten(picture_text(span.name), k_name_columns);
    return name.empty() ? "（无名）" : name;
  }

  [[nodiscard]] double x_of(Date day) const {
    return m_names + k_width * (day.days - m_all.first) / static_cast<double>(m_all.last - m_all.first);
  }

  void draw_axis(double bottom) {
    m_canvas.open({"", "axis", "", ""});
    for (const Date day : ticks(m_all)) {
      const std::string date = to_string(day);
      const bool january = date.substr(5, 2) == "01";
      m_canvas.line({x_of(day), k_axis}, {x_of(day), bottom}, january ? m_style.co_mention.colour : m_style.panel,
                    january ? 0.8 : 1);
      m_canvas.text({january ? date.substr(0, 4) : std::to_string(std::stoi(date.substr(5, 2))) + " 月"},
                    {x_of(day), k_axis - 10},
                    {m_style.label_size, m_style.muted, Anchor::middle, january ? Weight::bold : Weight::normal});
    }
    m_canvas.close();
  }

  void draw_lane(std::size_t i) {
    const TimelineSpan& span = m_timeline.spans[i];
    const double y = k_axis + (static_cast<double>(i) + 0.5) * k_lane;
    const TieLook& look = m_style.of(span.relation);
    m_canvas.open({fmt::format("s{}", i), fmt::format("span {}", to_string(span.relation)), tooltip(span), url(span)});
    if (i == 0 || m_timeline.spans[i - 1].stable != span.stable) {
      m_canvas.line({0, y - k_lane / 2}, {m_names + k_width, y - k_lane / 2}, m_style.panel, 1);
      m_canvas.text({name_of(span)}, {0, y}, {m_style.name_size, m_style.text, Anchor::start, Weight::bold});
    }
    const double left = x_of(span.days.front());
    const double right = x_of(span.days.back());
    if (lasts(span.relation))
      m_canvas.rectangle({left - k_dot, y - k_dot - 1, right + k_dot, y + k_dot + 1},
                         m_style.of(EntityType::official).fill, k_dot + 1);
    double last = -1;
    for (const Date day : span.days) {
      if (x_of(day) - last < 0.5) continue;
      last = x_of(day);
      m_canvas.dot({last, y}, k_dot, look.colour);
    }
    draw_words(span, left, right, y);
    m_canvas.close();
  }

  /// Beside the bar: behind it, or before it where the sheet ends.
  void draw_words(const TimelineSpan& span, double left, double right, double y) {
    std::string words = shorten(picture_text(span.words), 40);
    if (span.days.size() > 1) words += fmt::format("（{}）", span.days.size());
    const double width = text_width(words, m_style.label_size);
    const bool behind = right + 9 + width <= m_names + k_width || left - 9 - width < m_names;
    const double start = behind ? right + 9 : left - 9 - width;
    m_canvas.rectangle({start - 2, y - 7, start + width + 2, y + 7}, m_style.background);
    m_canvas.text({words}, {behind ? right + 9 : left - 9, y},
                  {m_style.label_size, m_style.text, behind ? Anchor::start : Anchor::end, Weight::normal});
    if (behind) m_rights.push_back(right + 9 + width);
  }

  static std::string tooltip(const TimelineSpan& span) {
    std::string out = fmt::format("{}：{}，{}", name_of(span), picture_text(span.words),
                                  period_words({span.days.front(), span.days.back()}));
    const std::string sentence = shorten(picture_text(span.sentence.text), 400);
    if (!sentence.empty()) out += "。" + sentence;
    const std::string article = shorten(picture_text(span.sentence.article_id), 60);
    if (!article.empty()) out += "〔" + article + "〕";
    return out;
  }

  static std::string url(const TimelineSpan& span) {
    std::string address = picture_text(span.sentence.url);
    return is_web_address(address) ? address : std::string();
  }

  [[nodiscard]] std::string note() const {
    std::set<std::uint64_t> others;
    for (const TimelineSpan& span : m_timeline.spans) others.insert(span.stable);
    Period period{m_timeline.spans.front().days.front(), {}};
    for (const TimelineSpan& span : m_timeline.spans) {
      period.first = std::min(period.first, span.days.front());
      period.last = std::max(period.last, span.days.back());
    }
    std::string out = fmt::format("{} 个实体，{} 段，{}；每点一篇报道，色带自首篇至末篇", others.size(),
                                  m_timeline.spans.size(), period_words(period));
    if (m_timeline.hidden > 0) out += fmt::format("；另有 {} 段未显示", m_timeline.hidden);
    if (m_timeline.undated > 0) out += fmt::format("；另有 {} 段没有日期", m_timeline.undated);
    return out;
  }

  const Timeline& m_timeline;
  const Style& m_style;
  Canvas m_canvas;
  Span m_all;
  double m_names = 0;
  std::vector<double> m_rights;  // of the words
};

}  // namespace

Result<std::string> draw_timeline(const Timeline& timeline, const DiagramOptions& options) {
  if (timeline.spans.empty())
    return fail(ErrorCode::usage, "there is nothing to draw", {}, "ask for an entity of which something is stated");
  if (options.format == PictureFormat::dot)
    return fail(ErrorCode::usage, "a timeline is no graph: it is drawn as .svg, .png or .pdf", {},
                "guanxi report has it in a page");
  std::string svg = Lanes(timeline, options.style).draw();
  if (options.format == PictureFormat::png) return render_png(svg);
  if (options.format == PictureFormat::pdf) return render_pdf(svg);
  return svg;
}

}  // namespace guanxi::graph
