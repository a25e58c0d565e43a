// A graph under other corrections: from what its articles gave, without the files they were read from.
#pragma once

#include <cstddef>
#include <string>

#include "base/error.hpp"
#include "cli/corrections.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

/// What the articles of a graph were read with, as --model and --lexicon take it.
struct ReadWith {
  std::string model;
  std::string lexicon;
};

/// A graph on its way to other corrections: what is left is commit_graph().
struct Recorrected {
  graph::StoreWriter writer;
  std::size_t read_again = 0;  ///< articles that another lexicon section concerned
};

/// Starts from the articles of the graph at `graph`, puts `corrections` in force and writes at `path`, which may be
/// `graph`. Where the lexicon section is another than that in force, articles that print one of the forms that came or
/// went are read again; so the result is, byte for byte, what a build with `corrections` gives. Errors: those of the
/// store; usage where articles must be read again and the graph was read with other lexicons or another model;
/// interrupted.
[[nodiscard]] Result<Recorrected> recorrect(const std::string& graph, const std::string& path,
                                            const CorrectionsText& corrections, const ReadWith& read_with);

}  // namespace guanxi::cli
