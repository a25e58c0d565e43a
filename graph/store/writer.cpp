// StoreWriter: articles go into the set as they come; commit() knows them all, ranks them, links them, and writes the
// database in rank order, so that its bytes depend on the set of articles alone.
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/article_set.hpp"
#include "graph/store/assemble.hpp"
#include "graph/store/build_files.hpp"
#include "graph/store/emit.hpp"
#include "graph/store/file_header.hpp"
#include "graph/store/recognizers.hpp"
#include "graph/store/store.hpp"
#include "graph/store/stored_facts.hpp"

namespace guanxi::graph {

struct StoreWriter::State {
  State(BuildFiles claimed, std::string shown) : files(std::move(claimed)), path(std::move(shown)), articles(files) {}

  static Result<std::unique_ptr<State>> claim(const std::string& path, const StoreSettings& settings);
  /// The articles and corrections of the file at `source`.
  Result<void> take_over(const std::string& source);

  BuildFiles files;
  std::string path;  ///< as the caller named it
  Recognizers recognizers;
  std::uint32_t recognizer = 0;  ///< of articles to be added
  std::string corrections;
  ArticleSet articles;
  std::vector<TextHash> earlier;  ///< of the articles of the file that it started from, by id
};

Result<std::unique_ptr<StoreWriter::State>> StoreWriter::State::claim(const std::string& path,
                                                                      const StoreSettings& settings) {
  GUANXI_TRY(const FileHeader before, read_file_header(path));
  GUANXI_CHECK(check_replaceable(path, before));
  GUANXI_TRY(BuildFiles files, BuildFiles::claim(path));
  auto state = std::make_unique<State>(std::move(files), path);
  state->corrections = settings.corrections;
  state->recognizer = state->recognizers.number_of({joined_fingerprints(std::span(&settings.lexicon_fingerprint, 1)),
                                                    joined_fingerprints(std::span(&settings.model_fingerprint, 1))});
  // Looked at again: another build may have made the file between the first look and the lock.
  GUANXI_TRY(const FileHeader header, read_file_header(path));
  GUANXI_CHECK(check_replaceable(path, header));
  return state;
}

Result<void> StoreWriter::State::take_over(const std::string& source) {
  GUANXI_TRY(const Store old, Store::open(source));
  GUANXI_TRY(StoreSettings settings, old.settings());
  if (corrections.empty()) corrections = std::move(settings.corrections);
  GUANXI_TRY(const auto database, Database::open(source, Database::Mode::read, source));
  return each_stored_copy(*database, [&](const ArticleFacts& facts, const Recognizer& read_with, CopyKind kind) {
    if (kind == CopyKind::article) earlier.push_back(facts.text_hash);
    return articles.take_over(facts, recognizers.number_of(read_with));
  });
}

StoreWriter::StoreWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;
StoreWriter::~StoreWriter() = default;

Result<StoreWriter> StoreWriter::create(const std::string& path, Existing existing, const StoreSettings& settings) {
  GUANXI_TRY(auto state, State::claim(path, settings));
  GUANXI_TRY(const FileHeader header, read_file_header(path));
  if (existing == Existing::add && header.there) GUANXI_CHECK(state->take_over(path));
  return StoreWriter(std::move(state));
}

Result<StoreWriter> StoreWriter::create_from(const std::string& source, const std::string& path,
                                             const StoreSettings& settings) {
  GUANXI_TRY(auto state, State::claim(path, settings));
  GUANXI_CHECK(state->take_over(source));
  return StoreWriter(std::move(state));
}

Result<AddOutcome> StoreWriter::add(const ArticleFacts& facts) {
  return m_state->articles.add(facts, m_state->recognizer);
}

Result<RemoveCounts> StoreWriter::remove(const ArticleSelection& which) {
  std::vector<TextHash> texts;
  for (const ArticleId number : which.numbers) {
    if (number.index() >= m_state->earlier.size()) {
      return fail(ErrorCode::not_found, fmt::format("there is no article #{}; nothing was taken out", number.value),
                  m_state->path, fmt::format("its articles are #0 to #{}", m_state->earlier.size() - 1));
    }
    texts.push_back(m_state->earlier[number.index()]);
  }
  return m_state->articles.remove(which, texts);
}

const std::string& StoreWriter::corrections() const { return m_state->corrections; }
void StoreWriter::set_corrections(std::string text) { m_state->corrections = std::move(text); }

Result<StoreCounts> StoreWriter::commit(const Assembly& assembly) {
  State& s = *m_state;
  GUANXI_CHECK(s.articles.rank());
  GUANXI_TRY(const Assembled assembled, assemble(s.articles, s.files, assembly));
  GUANXI_CHECK(s.files.create_database_file());
  GUANXI_TRY(StoreCounts counts, emit_database(s.files, s.path, s.articles, assembled, s.recognizers, s.corrections));
  counts.duplicates = s.articles.duplicates();
  counts.replaced = s.articles.replaced();
  GUANXI_CHECK(s.files.publish());
  return counts;
}

}  // namespace guanxi::graph
