// StoreWriter: articles go into the spool as they come; commit() knows them all, ranks them, links them, and writes the
// database in rank order, so that its bytes depend on the set of articles alone.
#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/article_spool.hpp"
#include "graph/store/assemble.hpp"
#include "graph/store/build_files.hpp"
#include "graph/store/emit.hpp"
#include "graph/store/file_header.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

namespace {

/// Fingerprints of everything that took part, sorted and joined by commas: "a" and "b" -> "a,b".
std::string joined_fingerprints(std::string_view a, std::string_view b) {
  std::vector<std::string> parts;
  for (std::string_view rest : {a, b}) {
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (comma > 0) parts.emplace_back(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return fmt::format("{}", fmt::join(parts, ","));
}

}  // namespace

struct StoreWriter::State {
  State(BuildFiles claimed, std::string shown) : files(std::move(claimed)), path(std::move(shown)), spool(files) {}

  BuildFiles files;
  std::string path;  ///< as the caller named it
  StoreSettings settings;
  ArticleSpool spool;
};

StoreWriter::StoreWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;
StoreWriter::~StoreWriter() = default;

Result<StoreWriter> StoreWriter::create(const std::string& path, Existing existing, const StoreSettings& settings) {
  GUANXI_TRY(const FileHeader before, read_file_header(path));
  GUANXI_CHECK(check_replaceable(path, before));
  GUANXI_TRY(BuildFiles files, BuildFiles::claim(path));
  auto state = std::make_unique<State>(std::move(files), path);
  state->settings.lexicon_fingerprint = joined_fingerprints(settings.lexicon_fingerprint, {});
  state->settings.model_fingerprint = joined_fingerprints(settings.model_fingerprint, {});
  // Looked at again: another build may have made the file between the first look and the lock.
  GUANXI_TRY(const FileHeader header, read_file_header(path));
  GUANXI_CHECK(check_replaceable(path, header));
  if (existing == Existing::add && header.there) {
    GUANXI_TRY(const Store old, Store::open(path));
    GUANXI_TRY(const StoreSettings old_settings, old.settings());
    state->settings.lexicon_fingerprint =
        joined_fingerprints(old_settings.lexicon_fingerprint, settings.lexicon_fingerprint);
    state->settings.model_fingerprint = joined_fingerprints(old_settings.model_fingerprint, settings.model_fingerprint);
    const auto take_over = [&](const ArticleFacts& facts) -> Result<void> {
      GUANXI_TRY([[maybe_unused]] const AddOutcome outcome, state->spool.add(facts));
      return {};
    };
    GUANXI_CHECK(old.each_facts(take_over));
  }
  return StoreWriter(std::move(state));
}

Result<AddOutcome> StoreWriter::add(const ArticleFacts& facts) { return m_state->spool.add(facts); }

Result<StoreCounts> StoreWriter::commit(const Assembly& assembly) {
  State& s = *m_state;
  s.spool.rank();
  GUANXI_TRY(const Assembled assembled, assemble(s.spool, s.files, assembly));
  GUANXI_CHECK(s.files.create_database_file());
  GUANXI_TRY(StoreCounts counts, emit_database(s.files, s.path, s.spool, assembled, s.settings));
  counts.duplicates = s.spool.duplicates();
  GUANXI_CHECK(s.files.publish());
  return counts;
}

}  // namespace guanxi::graph
