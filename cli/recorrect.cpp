#include "cli/recorrect.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/article_text.hpp"
#include "base/fold.hpp"
#include "base/list_entry.hpp"
#include "cli/interrupt.hpp"
#include "cli/recognition.hpp"
#include "cli/version.hpp"
#include "extract/document/furniture.hpp"
#include "extract/extractor.hpp"

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
    if (m_forms.empty() || is_list_entry(facts.meta)) return false;
    const std::string folded = fold_name(facts.text);
    return std::any_of(m_forms.begin(), m_forms.end(),
                       [&](const std::string& form) { return folded.find(form) != std::string::npos; });
  }

  [[nodiscard]] ArticleFacts read(const ArticleFacts& facts) const {
    extract::Document document;
    document.meta = facts.meta;
    document.text = words_of(facts.text, facts.meta.title);
    document.furniture = extract::find_furniture(document.text).spans;
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

/// Articles that are read again must be read as they were: by the same lexicons and model. A graph without articles was
/// read with none.
Result<void> check_same_reading(const CorrectionsText& old, const graph::StoreSettings& settings,
                                const CorrectionsText& corrections, const ReadWith& read_with) {
  if (settings.lexicon_fingerprint.empty()) return {};
  GUANXI_TRY(const Recognition before, Recognition::choose(read_with.model, read_with.lexicon, old.corrections));
  const graph::StoreSettings same = settings_with(before);
  if (same.lexicon_fingerprint == settings.lexicon_fingerprint && same.model_fingerprint == settings.model_fingerprint)
    return {};
  return fail(ErrorCode::usage,
              "the lexicon section of the corrections is another, so articles must be read again, but the graph's were "
              "read with other lexicons or another model than this guanxi's",
              corrections.where, "give the --lexicon and --model of the build, or build again with --corrections");
}

}  // namespace

Result<Recorrected> recorrect(const std::string& graph, const std::string& path, const CorrectionsText& corrections,
                              const ReadWith& read_with) {
  GUANXI_TRY(const graph::Store store, graph::Store::open(graph));
  GUANXI_TRY(const graph::StoreSettings settings, store.settings());
  GUANXI_TRY(const CorrectionsText old, CorrectionsText::parse(settings.corrections, graph));
  std::vector<std::string> changed = changed_forms(old.corrections, corrections.corrections);
  if (changed.empty()) {
    GUANXI_TRY(auto writer, graph::StoreWriter::create_from(graph, path, settings));
    writer.set_corrections(corrections.text);
    return Recorrected{std::move(writer)};
  }
  GUANXI_CHECK(check_same_reading(old, settings, corrections, read_with));
  GUANXI_TRY(const Recognition recognition,
             Recognition::choose(read_with.model, read_with.lexicon, corrections.corrections));
  const Reader reader(recognition, std::move(changed));
  GUANXI_TRY(auto writer, graph::StoreWriter::create(path, graph::Existing::replace, settings_with(recognition)));
  std::size_t again = 0;
  const auto take_over = [&](const ArticleFacts& facts) -> Result<void> {
    if (interrupted()) return fail(ErrorCode::interrupted, "interrupted; the graph is as it was", graph);
    const bool anew = reader.concerns(facts);
    again += anew ? 1 : 0;
    GUANXI_TRY([[maybe_unused]] const auto outcome, writer.add(anew ? reader.read(facts) : facts));
    return {};
  };
  GUANXI_CHECK(store.each_facts(take_over));
  writer.set_corrections(corrections.text);
  return Recorrected{std::move(writer), again};
}

}  // namespace guanxi::cli
