// guanxi build: articles -> graph. The graph file appears at the commit; until then the old one stays as it is.
#include <fmt/format.h>
#include <filesystem>
#include <utility>

#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/interrupt.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/rebuild.hpp"
#include "cli/version.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

namespace {

std::string duplicates_text(std::uint64_t duplicates) {
  return duplicates == 0 ? std::string() : ", " + counted(duplicates, "duplicate", "duplicates");
}

class Build final : public Command {
 public:
  void declare(Arguments& arguments) override {
    m_input.declare(arguments);
    arguments.option("-o,--output", "GRAPH", m_output, "The graph file to write (required)");
    arguments.option("--corrections", "FILE", m_corrections,
                     "Corrections of yours: merge, split, rename, ignore, ... (docs/corrections.md)");
    arguments.flag("--add", m_add, "Add to the graph that is there instead of replacing it");
    arguments.flag("-q,--quiet", m_quiet, "Print nothing but errors");
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& /*out*/) override {
    if (m_output.empty())
      return fail(ErrorCode::usage, "-o is missing: no graph file to write is named", "build",
                  "name it: guanxi build INPUT... -o news.gx");
    GUANXI_TRY(const CorrectionsText corrections, corrections_in_force());
    GUANXI_TRY(const Recognition recognition,
               Recognition::choose(m_input.model, m_input.lexicon, corrections.corrections));
    const InterruptGuard interrupts;
    GUANXI_TRY(auto writer,
               graph::StoreWriter::create(m_output, m_add ? graph::Existing::add : graph::Existing::replace,
                                          settings_with(recognition)));
    writer.set_corrections(corrections.text);
    GUANXI_TRY(const PipelineCounts counts, fill(writer, recognition));
    if (counts.articles == 0)
      return fail(ErrorCode::not_found, "no article in the input, so no graph was written", m_input.inputs.front(),
                  "an input is a .md, .html, .txt or .jsonl file, one of these in .gz, or a folder of them");
    if (m_input.strict && counts.skipped != 0)
      return fail(ErrorCode::malformed,
                  fmt::format("{}, and --strict allows none; no graph was written",
                              summary_of(counts, duplicates_text(m_duplicates))),
                  m_output, "repair the inputs named above, or build without --strict");
    if (interrupted()) return stopped();
    GUANXI_TRY(const graph::StoreCounts stored, commit_graph(writer, m_output, corrections.corrections));
    if (!m_quiet) say_result(counts, stored);
    return Exit::done;
  }

 private:
  /// Those of --corrections; with --add and without it those that the graph has. Errors: usage where a graph that is
  /// added to has another lexicon section, under which its articles were not read.
  [[nodiscard]] Result<CorrectionsText> corrections_in_force() const {
    CorrectionsText given;
    if (!m_corrections.empty()) {
      GUANXI_TRY(given, CorrectionsText::read(m_corrections));
    }
    if (!m_add || !std::filesystem::exists(m_output)) return given;
    GUANXI_TRY(const graph::Store store, graph::Store::open(m_output));
    GUANXI_TRY(graph::StoreSettings settings, store.settings());
    GUANXI_TRY(CorrectionsText there, CorrectionsText::parse(std::move(settings.corrections), m_output));
    if (m_corrections.empty()) return there;
    if (lexicon_lines(there.corrections) != lexicon_lines(given.corrections))
      return fail(ErrorCode::usage,
                  "the articles of the graph were read under another lexicon section of the corrections", m_corrections,
                  "put the file in force first: guanxi correct GRAPH FILE");
    return given;
  }

  Result<PipelineCounts> fill(graph::StoreWriter& writer, const Recognition& recognition) {
    ProgressLine progress;
    const auto consume = [&](Batch&& batch) -> Result<void> {
      for (const extract::Diagnostic& diagnostic : batch.diagnostics) {
        if (m_quiet && !diagnostic.skipped) continue;
        progress.clear();
        say(diagnostic);
      }
      for (const ArticleFacts& facts : batch.articles) {
        GUANXI_TRY(const graph::AddOutcome outcome, writer.add(facts));
        if (outcome == graph::AddOutcome::duplicate) ++m_duplicates;
      }
      return {};
    };
    const auto show = [&](const PipelineProgress& state) {
      if (!m_quiet) progress.show(state);
    };
    auto counts = run_pipeline(m_input, recognition, consume, show, [] { return interrupted(); });
    progress.clear();
    if (!counts && counts.error().code == ErrorCode::interrupted) return stopped();
    return counts;
  }

  [[nodiscard]] tl::unexpected<Error> stopped() const {
    return fail(ErrorCode::interrupted, "interrupted; nothing was written, a graph that was there is as it was",
                m_output);
  }

  void say_result(const PipelineCounts& counts, const graph::StoreCounts& stored) const {
    say(summary_of(counts, duplicates_text(m_duplicates)));
    if (stored.replaced != 0)
      say(counted(stored.replaced, "article whose text has changed was", "articles whose texts have changed were") +
          " replaced");
    say_graph(m_output, stored);
  }

  InputOptions m_input;
  std::string m_output;
  std::string m_corrections;
  bool m_add = false;
  bool m_quiet = false;
  std::uint64_t m_duplicates = 0;
};

}  // namespace

CommandEntry build_command() {
  return {{"build", "Make a graph file from articles",
           "An article that is there already (the same text, from whatever file) is counted as a duplicate. With "
           "--add, what\n"
           "a url or file gave before is replaced by what it gives now. A bad article is reported and skipped. Until "
           "the build is done a graph that was there stays as it is, also when the build\n"
           "is interrupted.",
           "guanxi build examples/articles -o news.gx\nguanxi build more.jsonl.gz -o news.gx --add"},
          make_command<Build>};
}

}  // namespace guanxi::cli
