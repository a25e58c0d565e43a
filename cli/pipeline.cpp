#include "cli/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include "cli/streams.hpp"
#include "extract/extractor.hpp"

namespace guanxi::cli {

namespace {

namespace tbb = oneapi::tbb;

/// Items under way at once, a thread: enough that a long item does not starve the others, few enough for memory.
constexpr std::size_t k_items_a_thread = 4;

/// What travels from the reading to the extracting stage.
struct Work {
  std::optional<extract::RawItem> item;
  Batch batch;  // diagnostics of reading are in it already
};

/// The three stages and what they share. Each field says which stage writes it.
class Pipeline {
 public:
  Pipeline(extract::InputStream stream, const InputOptions& options, const Recognition& recognition, const BatchConsumer& consume,
           const ProgressSink& progress, const std::function<bool()>& stop)
      : m_stream(std::move(stream)),
        m_reader{options.encoding},
        m_extractor(recognition.model(), recognition.lexicon() ? &*recognition.lexicon() : nullptr),
        m_consume(consume),
        m_progress(progress),
        m_stop(stop) {
    m_state.total_bytes = m_stream.total_bytes();
  }

  Result<PipelineCounts> run(std::size_t threads) {
    const tbb::global_control at_most(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
      tbb::parallel_pipeline(
          threads * k_items_a_thread,
          tbb::make_filter<void, std::shared_ptr<Work>>(tbb::filter_mode::serial_in_order,
                                                        [this](tbb::flow_control& flow) { return read(flow); }) &
              tbb::make_filter<std::shared_ptr<Work>, std::shared_ptr<Work>>(
                  tbb::filter_mode::parallel, [this](std::shared_ptr<Work> work) { return extract(std::move(work)); }) &
              tbb::make_filter<std::shared_ptr<Work>, void>(
                  tbb::filter_mode::serial_in_order, [this](const std::shared_ptr<Work>& work) { store(*work); }));
    });
    if (m_error) return tl::unexpected(std::move(*m_error));
    if (m_stop()) return fail(ErrorCode::interrupted, "interrupted");
    return m_counts;
  }

 private:
  // A shared_ptr because TBB copies tokens; there is one owner at a time.
  std::shared_ptr<Work> read(tbb::flow_control& flow) {
    auto work = std::make_shared<Work>();
    if (!m_at_end && !m_failed && !m_stop()) {
      work->item = m_stream.next([&](const extract::Diagnostic& d) { work->batch.diagnostics.push_back(d); });
      m_at_end = !work->item.has_value();
      if (work->item || !work->batch.diagnostics.empty()) return work;
    }
    flow.stop();
    return nullptr;
  }

  std::shared_ptr<Work> extract(std::shared_ptr<Work> work) {
    if (!work->item || m_failed || m_stop()) return work;
    Batch& batch = work->batch;
    batch.input_bytes = work->item->input_bytes;
    extract::parse(
        *work->item, m_reader,
        [&](extract::Document&& document) { batch.articles.push_back(m_extractor.extract(std::move(document))); },
        [&](const extract::Diagnostic& diagnostic) { batch.diagnostics.push_back(diagnostic); });
    work->item.reset();
    return work;
  }

  void store(Work& work) {
    if (m_failed || m_stop()) return;
    m_counts.articles += work.batch.articles.size();
    m_state.bytes += work.batch.input_bytes;
    m_state.articles = m_counts.articles;
    for (const extract::Diagnostic& diagnostic : work.batch.diagnostics)
      ++(diagnostic.skipped ? m_counts.skipped : m_counts.repaired);
    if (auto stored = m_consume(std::move(work.batch)); !stored) {
      m_error = std::move(stored).error();
      m_failed = true;
      return;
    }
    m_progress(m_state);
  }

  extract::InputStream m_stream;       // read
  bool m_at_end = false;               // read
  extract::ReaderOptions m_reader;     // constant
  extract::Extractor m_extractor;      // constant
  const BatchConsumer& m_consume;      // store
  const ProgressSink& m_progress;      // store
  const std::function<bool()>& m_stop; // thread-safe by contract
  PipelineCounts m_counts;             // store
  PipelineProgress m_state;            // store
  std::optional<Error> m_error;        // store
  std::atomic<bool> m_failed = false;  // store writes, all read
};

}  // namespace

void InputOptions::declare(Arguments& arguments) {
  arguments.positionals("INPUT", inputs, 1, "Files, folders (walked) or - for standard input: .md .html .txt .jsonl, also as .gz");
  arguments.option("--encoding", "NAME", encoding, "Read every input in this encoding instead of detecting it (GB18030, Big5, ...)");
  arguments.option("--lexicon", "FILE", lexicon, "Your own names, a line each: FORM|FORM, a tab, a type; they win over the tagger");
  arguments.option("--model", "FILE", model, "Another trained tagger, or none: lexicons and grammars alone");
  arguments.number("-j,--jobs", "N", jobs, 1, 256, "Threads; as many as there are processors where not given");
  arguments.flag("--strict", strict, "Fail with exit code 3 where an article had to be skipped");
}

Result<PipelineCounts> run_pipeline(const InputOptions& options, const Recognition& recognition, const BatchConsumer& consume,
                                    const ProgressSink& progress, const std::function<bool()>& stop) {
  GUANXI_TRY(auto stream, extract::InputStream::open(options.inputs, {options.encoding}));
  const auto threads = options.jobs != 0 ? static_cast<std::size_t>(options.jobs)
                                         : static_cast<std::size_t>(std::max(1, tbb::info::default_concurrency()));
  Pipeline pipeline(std::move(stream), options, recognition, consume, progress, stop);
  return pipeline.run(threads);
}

void say(const extract::Diagnostic& diagnostic) {
  say(fmt::format("{}: {}: {}", diagnostic.skipped ? "skipped" : "note", diagnostic.where, diagnostic.message));
}

std::string summary_of(const PipelineCounts& counts, const std::string& more) {
  std::string line = counted(counts.articles, "article", "articles") + more;
  line += fmt::format(", {} skipped", grouped(counts.skipped));
  if (counts.repaired != 0) line += fmt::format(", {} repaired", grouped(counts.repaired));
  return line;
}

}  // namespace guanxi::cli
