// Inputs -> facts with many threads: one reads, all parse and extract, one takes the results in the order of the input.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "cli/arguments.hpp"
#include "cli/recognition.hpp"
#include "extract/document/reader.hpp"

namespace guanxi::cli {

/// The options that build and extract share.
struct InputOptions {
  std::vector<std::string> inputs;
  std::string encoding;
  std::string model;       ///< as Recognition::choose takes it
  std::string lexicon;     ///< likewise
  std::uint64_t jobs = 0;  ///< threads; 0: as many as there are processors
  bool strict = false;

  void declare(Arguments& arguments);
};

/// What one input item gave.
struct Batch {
  std::vector<ArticleFacts> articles;
  std::vector<extract::Diagnostic> diagnostics;
  std::uint64_t input_bytes = 0;
};

struct PipelineProgress {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
  std::uint64_t total_bytes = 0;  ///< 0 where unknown
};

struct PipelineCounts {
  std::uint64_t articles = 0;
  std::uint64_t skipped = 0;  ///< diagnostics that say an article was lost
  std::uint64_t repaired = 0;
};

/// Called by one thread at a time, in the order of the input; an error stops the pipeline.
using BatchConsumer = std::function<Result<void>(Batch&&)>;
/// Called behind each batch by the thread that consumed it.
using ProgressSink = std::function<void(const PipelineProgress&)>;

/// Extracts with `recognition`, which outlives the call. Runs until the inputs end, `consume` fails, or `stop` says so (then Error interrupted).
/// Memory: a few items a thread. Errors: those of InputStream::open and of `consume`.
[[nodiscard]] Result<PipelineCounts> run_pipeline(const InputOptions& options, const Recognition& recognition,
                                                  const BatchConsumer& consume, const ProgressSink& progress,
                                                  const std::function<bool()>& stop);

/// Prints one diagnostic on standard error.
void say(const extract::Diagnostic& diagnostic);

/// "25,103 articles, 3 skipped": what a run gave, `more` put behind the articles.
[[nodiscard]] std::string summary_of(const PipelineCounts& counts, const std::string& more);

}  // namespace guanxi::cli
