// guanxi correct: puts another corrections file in force in a graph that is there.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/fold.hpp"
#include "cli/command.hpp"
#include "cli/corrections.hpp"
#include "cli/diff.hpp"
#include "cli/interrupt.hpp"
#include "cli/rebuild.hpp"
#include "cli/version.hpp"
#include "extract/document/furniture.hpp"
#include "extract/extractor.hpp"
#include "graph/index/graph.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

namespace {

/// Reads articles of the graph again where the lexicon of the corrections is another: those that print one of the forms
/// that came or went. All others read as before.
class Reader {
 public:
  Reader(const Recognition& recognition, std::vector<std::string> forms)
      : m_extractor(recognition.model(), recognition.lexicon() ? &*recognition.lexicon() : nullptr),
        m_forms(std::move(forms)) {}

  [[nodiscard]] bool concerns(const ArticleFacts& facts) const {
    if (m_forms.empty()) return false;
    const std::string folded = fold_name(facts.text);
    return std::any_of(m_forms.begin(), m_forms.end(),
                       [&](const std::string& form) { return folded.find(form) != std::string::npos; });
  }

  [[nodiscard]] ArticleFacts read(const ArticleFacts& facts) const {
    extract::Document document;
    document.meta = facts.meta;
    document.text = facts.text;
    document.furniture = extract::find_furniture(facts.text).spans;
    return m_extractor.extract(std::move(document));
  }

 private:
  extract::Extractor m_extractor;
  std::vector<std::string> m_forms;  // folded
};

std::vector<std::string> lexicon_entries(const extract::Corrections& corrections) {
  std::vector<std::string> entries;
  for (const extract::LexiconCorrection& entry : corrections.lexicon)
    for (const std::string& form : entry.forms)
      entries.push_back(fold_name(form) + '\t' + (entry.type ? std::string(to_string(*entry.type)) : std::string()));
  std::sort(entries.begin(), entries.end());
  return entries;
}

/// Forms whose entry in one of the two lexicons is not in the other.
std::vector<std::string> changed_forms(const extract::Corrections& before, const extract::Corrections& after) {
  const auto old_entries = lexicon_entries(before);
  const auto new_entries = lexicon_entries(after);
  std::vector<std::string> changed;
  std::set_symmetric_difference(old_entries.begin(), old_entries.end(), new_entries.begin(), new_entries.end(),
                                std::back_inserter(changed));
  for (std::string& entry : changed) entry.erase(entry.find('\t'));
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  return changed;
}

/// A file that is taken away again, with its index.
class TemporaryGraph {
 public:
  explicit TemporaryGraph(std::string path) : m_path(std::move(path)) {}
  TemporaryGraph(const TemporaryGraph&) = delete;
  TemporaryGraph& operator=(const TemporaryGraph&) = delete;
  ~TemporaryGraph() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
    std::filesystem::remove(m_path + "-index", ignored);
  }
  [[nodiscard]] const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

class Correct final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("FILE", m_file, "The corrections, which take the place of those in force");
    arguments.flag("--dry-run", m_dry_run, "Change nothing, and say what would be another (guanxi diff)");
    arguments.option("--lexicon", "FILE", m_lexicon, "The list of names that the articles were read with");
    arguments.option("--model", "FILE", m_model, "The tagger that they were read with");
    arguments.number("--limit", "N", m_limit, 0, UINT32_MAX, "With --dry-run: at most N rows of each (20)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(const CorrectionsText corrections, CorrectionsText::read(m_file));
    const InterruptGuard interrupts;
    if (!m_dry_run) {
      GUANXI_CHECK(write(corrections, m_graph));
      graphs.forget();
      return Exit::done;
    }
    const TemporaryGraph beside(m_graph + ".dry-run");
    GUANXI_CHECK(write(corrections, beside.path()));
    GUANXI_TRY(OpenGraph* const before, graphs.open(m_graph));
    GUANXI_TRY(OpenGraph* const after, graphs.open(beside.path()));
    GUANXI_CHECK(before->read_all());
    GUANXI_CHECK(after->read_all());
    GUANXI_CHECK(write_diff(before->graph(), after->graph(), {}, m_limit, format, out));
    return Exit::done;
  }

 private:
  /// Makes the graph anew from what its articles gave, at `path`.
  [[nodiscard]] Result<void> write(const CorrectionsText& corrections, const std::string& path) const {
    GUANXI_TRY(const graph::Store store, graph::Store::open(m_graph));
    GUANXI_TRY(const graph::StoreSettings settings, store.settings());
    GUANXI_TRY(const CorrectionsText old, CorrectionsText::parse(settings.corrections, m_graph));
    std::vector<std::string> changed = changed_forms(old.corrections, corrections.corrections);
    std::size_t again = 0;
    GUANXI_TRY(graph::StoreWriter writer, changed.empty()
                                              ? graph::StoreWriter::create_from(m_graph, path, settings)
                                              : read_again(store, corrections, old, std::move(changed), path, again));
    writer.set_corrections(corrections.text);
    GUANXI_TRY(const graph::StoreCounts counts, commit_graph(writer, path, corrections.corrections));
    if (!m_dry_run)
      say(fmt::format("{}: {}, {} read again for the lexicon, {}", m_graph,
                      counted(counts.articles, "article", "articles"), again,
                      counted(counts.entities, "entity", "entities")));
    return {};
  }

  /// A writer with the articles of `store`, those read again that another lexicon section concerns; `again` counts them.
  [[nodiscard]] Result<graph::StoreWriter> read_again(const graph::Store& store, const CorrectionsText& corrections,
                                                      const CorrectionsText& old, std::vector<std::string> changed,
                                                      const std::string& path, std::size_t& again) const {
    GUANXI_TRY(const graph::StoreSettings settings, store.settings());
    GUANXI_CHECK(check_same_reading(old, settings));
    GUANXI_TRY(const Recognition recognition, Recognition::choose(m_model, m_lexicon, corrections.corrections));
    const Reader reader(recognition, std::move(changed));
    GUANXI_TRY(auto writer, graph::StoreWriter::create(path, graph::Existing::replace, settings_with(recognition)));
    const auto take_over = [&](const ArticleFacts& facts) -> Result<void> {
      if (interrupted()) return fail(ErrorCode::interrupted, "interrupted; the graph is as it was", m_graph);
      const bool anew = reader.concerns(facts);
      again += anew ? 1 : 0;
      GUANXI_TRY([[maybe_unused]] const auto outcome, writer.add(anew ? reader.read(facts) : facts));
      return {};
    };
    GUANXI_CHECK(store.each_facts(take_over));
    return writer;
  }

  /// Articles that are read again must be read as they were: by the same lexicons and model.
  [[nodiscard]] Result<void> check_same_reading(const CorrectionsText& old,
                                                const graph::StoreSettings& settings) const {
    GUANXI_TRY(const Recognition before, Recognition::choose(m_model, m_lexicon, old.corrections));
    const graph::StoreSettings same = settings_with(before);
    if (same.lexicon_fingerprint == settings.lexicon_fingerprint &&
        same.model_fingerprint == settings.model_fingerprint)
      return {};
    return fail(
        ErrorCode::usage,
        "the lexicon section of the corrections is another, so articles must be read again, but the graph's were "
        "read with other lexicons or another model than this guanxi's",
        m_file, "give the --lexicon and --model of the build, or build again with --corrections");
  }

  std::string m_graph;
  std::string m_file;
  std::string m_lexicon;
  std::string m_model;
  bool m_dry_run = false;
  std::uint64_t m_limit = 20;
  FormatOption m_format;
};

}  // namespace

CommandEntry correct_command() {
  return {
      {"correct", "Put corrections in force in a graph: merge, split, rename, retype, ignore, …",
       "The graph is made anew from what its articles gave when they were read, under FILE in place of the corrections "
       "in\n"
       "force before. Only articles that print a form of another lexicon section are read again. An empty file takes\n"
       "all corrections back. docs/corrections.md describes the file.",
       "guanxi correct news.gx corrections.yaml --dry-run\nguanxi correct news.gx corrections.yaml"},
      make_command<Correct>};
}

}  // namespace guanxi::cli
