#include "extract/recognize/tagger/viterbi.hpp"

#include <algorithm>
#include <bit>
#include <initializer_list>

namespace guanxi::extract::tagger {

namespace {

constexpr std::int16_t k_floor = -8000;    // of scores
constexpr std::int16_t k_lowest = -20000;  // below every sum

constexpr std::size_t k_single = lane_of(k_outside);
constexpr std::size_t k_end = lane_of(label_of(SpanType{}, Position::end)) / k_vector * k_vector;

/// The lane a closed label number i of k_opening rows stands in.
constexpr std::size_t closed_lane(std::size_t i) { return i < k_vector ? k_single + i : k_end + (i - k_vector); }

}  // namespace

Transitions::Transitions(const std::int8_t* weights) {
  const auto weight = [&](Label from, Label to) -> std::int16_t { return weights[from * k_labels + to]; };
  for (Opening& row : m_opening) row = {all_of(k_floor), all_of(k_floor)};
  m_least_single = m_least_end = m_most_single = m_most_end = all_of(k_floor);
  for (Label from = 0; from < k_labels; ++from) {
    if (!may_end(from)) continue;
    const std::size_t lane = lane_of(from);
    const std::size_t at = lane % k_vector;
    const bool ends = lane >= k_end;
    Opening& row = m_opening[ends ? k_vector + at : at];
    std::int16_t least = weight(from, k_outside);
    std::int16_t most = least;
    for (Label to = 0; to < k_openers; ++to) {
      Vector* const part = lane_of(to) < k_vector ? &row.begin : &row.single;
      (*part)[lane_of(to) % k_vector] = weight(from, to);
      least = std::min(least, weight(from, to));
      most = std::max(most, weight(from, to));
    }
    // through pointers: a lane of (a ? b : c) is one of a copy to some compilers
    Vector* const lows = ends ? &m_least_end : &m_least_single;
    Vector* const highs = ends ? &m_most_end : &m_most_single;
    (*lows)[at] = least;
    (*highs)[at] = most;
  }
  m_begin_inside = m_begin_end = m_inside_inside = m_inside_end = all_of(k_floor);
  for (std::size_t type = 0; type < k_span_types; ++type) {
    const Label begin = label_of(SpanType(type), Position::begin);
    const Label inside = label_of(SpanType(type), Position::inside);
    const Label end = label_of(SpanType(type), Position::end);
    m_begin_inside[1 + type] = weight(begin, inside);
    m_begin_end[1 + type] = weight(begin, end);
    m_inside_inside[1 + type] = weight(inside, inside);
    m_inside_end[1 + type] = weight(inside, end);
  }
}

Scores Transitions::start(const Scores& emission) const {
  const Vector floor = all_of(k_floor);
  // lanes that hold a label have a transition from O; the others stay at the floor
  const Opening& open = m_opening[0];
  return {open.begin > floor ? emission.begin : floor, open.single > floor ? emission.single : floor, floor, floor};
}

Scores Transitions::step(const Scores& before, const Scores& emission, Trace& trace) const {
  // What opens or stays outside follows what has been closed. A label that cannot beat the best one of these, whatever
  // comes, is passed over.
  const Vector bar = all_of(largest(larger(before.single + m_least_single, before.end + m_least_end)));
  Scores best{all_of(k_lowest), all_of(k_lowest), {}, {}};
  const auto close = [&](Vector scores, Vector most, std::size_t first) {
    for (std::uint64_t open = bytes_of(scores + most >= bar); open != 0;) {
      const auto at = static_cast<std::size_t>(std::countr_zero(open)) / 8;
      open &= ~(std::uint64_t{0xFF} << (8 * at));
      const Opening& row = m_opening[first + at];
      const Vector base = all_of(scores[at]);
      const Vector lane = all_of(static_cast<std::int16_t>(closed_lane(first + at)));
      const Vector begin = base + row.begin;
      const Vector single = base + row.single;
      trace.begin = begin > best.begin ? lane : trace.begin;
      trace.single = single > best.single ? lane : trace.single;
      best.begin = larger(best.begin, begin);
      best.single = larger(best.single, single);
    }
  };
  trace.begin = trace.single = all_of(k_single);
  close(before.single, m_most_single, 0);
  close(before.end, m_most_end, k_vector);
  // Inside and end follow begin or inside of their own type.
  const Vector opened_inside = before.begin + m_begin_inside;
  const Vector went_on = before.inside + m_inside_inside;
  const Vector opened_end = before.begin + m_begin_end;
  const Vector came_to_end = before.inside + m_inside_end;
  trace.inside = went_on > opened_inside;
  trace.end = came_to_end > opened_end;
  best.inside = larger(opened_inside, went_on);
  best.end = larger(opened_end, came_to_end);

  const Vector top = all_of(largest(larger(larger(best.begin, best.single), larger(best.inside, best.end))));
  const Vector floor = all_of(k_floor);
  return {larger(best.begin - top + emission.begin, floor), larger(best.single - top + emission.single, floor),
          larger(best.inside - top + emission.inside, floor), larger(best.end - top + emission.end, floor)};
}

void Transitions::read_back(const Scores& last, const std::vector<Trace>& traces, std::vector<Label>& labels) {
  labels.resize(traces.size());
  std::size_t lane = k_single;
  std::int16_t best = last.single[0];
  for (std::size_t i = 0; i < 2 * k_vector; ++i) {
    const Vector* const scores = i < k_vector ? &last.single : &last.end;
    const std::int16_t score = (*scores)[i % k_vector];
    if (score <= best) continue;
    best = score;
    lane = closed_lane(i);
  }
  for (std::size_t at = traces.size(); at-- > 0;) {
    labels[at] = label_of_lane(lane);
    const Trace& trace = traces[at];
    const std::size_t type = lane % k_vector;
    switch (static_cast<Position>(lane / k_vector)) {
      case Position::begin:
        lane = static_cast<std::size_t>(trace.begin[type]);
        break;
      case Position::single:
        lane = static_cast<std::size_t>(trace.single[type]);
        break;
      case Position::inside:
        lane = type + k_vector * static_cast<std::size_t>(trace.inside[type] != 0 ? Position::inside : Position::begin);
        break;
      case Position::end:
        lane = type + k_vector * static_cast<std::size_t>(trace.end[type] != 0 ? Position::inside : Position::begin);
        break;
    }
  }
}

}  // namespace guanxi::extract::tagger
