// The best label sequence under a transition matrix (Viterbi 1967), one character at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/recognize/tagger/lanes.hpp"

namespace guanxi::extract::tagger {

/// Which label came before, as read back from the last character.
struct Trace {
  Vector begin;  // the lane before, for what opens
  Vector single;
  Vector inside;  // did the span go on (all bits) or open before (0)?
  Vector end;
};

/// Transition weights, arranged for the lanes. Thread-safe.
class Transitions {
 public:
  /// `weights`: k_labels x k_labels, row = label before. Those of what may not follow are not read.
  explicit Transitions(const std::int8_t* weights);

  /// The scores of a sentence's first character.
  [[nodiscard]] Scores start(const Scores& emission) const;
  /// Scores of the next character, less the best of them before its own emission. Sums stay inside 16 bits: emissions
  /// lie in [0, 40 x 255], transitions in [-127, 127], and scores are never below a floor.
  [[nodiscard]] Scores step(const Scores& before, const Scores& emission, Trace& trace) const;
  /// The labels, read back from the last character's scores. O(characters).
  static void read_back(const Scores& last, const std::vector<Trace>& traces, std::vector<Label>& labels);

 private:
  /// To what opens, from one label that has been closed.
  struct Opening {
    Vector begin;
    Vector single;
  };
  std::array<Opening, 2 * k_vector> m_opening;  // from the lanes of single, then those of end
  // of a closed label: its lowest and highest transition, by lane
  Vector m_least_single, m_least_end, m_most_single, m_most_end;
  Vector m_begin_inside, m_begin_end, m_inside_inside, m_inside_end;
};

}  // namespace guanxi::extract::tagger
