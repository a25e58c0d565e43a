// StoreWriter: articles are packed into the spool as they come; commit() knows them all, ranks them, and writes the
// database in rank order, so that its bytes depend on the set of articles alone.
#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/build_files.hpp"
#include "graph/store/emit.hpp"
#include "graph/store/file_header.hpp"
#include "graph/store/packed_article.hpp"
#include "graph/store/store.hpp"
#include "graph/store/stored_facts.hpp"

namespace guanxi::graph {

namespace {

struct HashOfHash {
  std::size_t operator()(const TextHash& hash) const noexcept {
    std::size_t value = 0;
    std::memcpy(&value, hash.data(), sizeof value);
    return value;
  }
};

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
  State(BuildFiles claimed, std::string shown) : files(std::move(claimed)), path(std::move(shown)) {}

  /// Adds (`sign` = 1) or takes back (-1) what an article counts for.
  void count(const PackedArticle& article, int sign);
  Result<void> append(const PackedArticle& article, const TextHash& hash, SpooledArticle& entry);
  Result<AddOutcome> add(const ArticleFacts& facts);

  BuildFiles files;
  std::string path;  ///< as the caller named it
  StoreSettings settings;
  Vocabulary vocabulary;
  VocabularyCounts counts;
  std::vector<SpooledArticle> articles;
  std::unordered_map<TextHash, std::size_t, HashOfHash> by_hash;
  std::uint64_t duplicates = 0;
};

void StoreWriter::State::count(const PackedArticle& article, int sign) {
  counts.entities.resize(vocabulary.entities.size());
  counts.forms.resize(vocabulary.forms.size());
  const auto change = static_cast<std::uint32_t>(sign);  // -1 wraps, and so takes away
  for (const PackedForm& form : article.forms) {
    counts.forms[form.form].articles += change;
    if (form.fullest == 0) continue;
    counts.forms[form.form].fullest += change;
    counts.entities[form.entity].articles += change;
  }
  for (const PackedMention& mention : article.mentions) counts.entities[mention.entity].mentions += change;
}

Result<void> StoreWriter::State::append(const PackedArticle& article, const TextHash& hash, SpooledArticle& entry) {
  const std::string bytes = encode(article);
  GUANXI_TRY(const std::uint64_t begin, files.append(bytes));
  entry = SpooledArticle{article.meta.date, article.meta.id, hash, begin, bytes.size()};
  count(article, 1);
  return {};
}

Result<AddOutcome> StoreWriter::State::add(const ArticleFacts& facts) {
  GUANXI_TRY(const PackedArticle article, pack(facts, vocabulary));
  const auto known = by_hash.find(facts.text_hash);
  if (known == by_hash.end()) {
    SpooledArticle entry;
    GUANXI_CHECK(append(article, facts.text_hash, entry));
    by_hash.emplace(facts.text_hash, articles.size());
    articles.push_back(std::move(entry));
    return AddOutcome::added;
  }
  SpooledArticle& entry = articles[known->second];
  GUANXI_TRY(const std::string bytes, files.read(entry.begin, entry.size));
  const PackedArticle old = decode(bytes);
  if (preferred(article.meta, article.text, old.meta, old.text)) {
    GUANXI_CHECK(append(article, facts.text_hash, entry));
    count(old, -1);
  }
  ++duplicates;
  return AddOutcome::duplicate;
}

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
      GUANXI_TRY([[maybe_unused]] const AddOutcome outcome, state->add(facts));
      return {};
    };
    GUANXI_CHECK(each_stored_facts(path, take_over));
  }
  return StoreWriter(std::move(state));
}

Result<AddOutcome> StoreWriter::add(const ArticleFacts& facts) { return m_state->add(facts); }

Result<StoreCounts> StoreWriter::commit() {
  State& s = *m_state;
  std::sort(s.articles.begin(), s.articles.end());
  GUANXI_CHECK(s.files.create_database_file());
  GUANXI_TRY(StoreCounts counts, emit_database(s.files, s.path, s.articles, s.vocabulary, s.counts, s.settings));
  counts.duplicates = s.duplicates;
  GUANXI_CHECK(s.files.publish());
  return counts;
}

}  // namespace guanxi::graph
