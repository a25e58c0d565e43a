#include "cli/recognition.hpp"

#include <algorithm>

#include "extract/recognize/lexicon.hpp"
#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::cli {

Result<Recognition> Recognition::choose(const std::string& model, const std::string& lexicon) {
  return choose(model, lexicon, {});
}

Result<Recognition> Recognition::choose(const std::string& model, const std::string& lexicon,
                                        const extract::Corrections& corrections) {
  Recognition chosen;
  std::string names;
  if (!lexicon.empty()) {
    GUANXI_TRY(names, read_file(lexicon));
    GUANXI_TRY(chosen.m_lexicon, extract::UserLexicon::read(names, lexicon));
  }
  if (!corrections.lexicon.empty()) {
    if (!names.empty() && names.back() != '\n') names += '\n';
    const auto before = static_cast<std::size_t>(std::count(names.begin(), names.end(), '\n'));
    auto both = extract::UserLexicon::read(names + lexicon_lines(corrections), lexicon);
    if (!both) {
      Error error = std::move(both).error();
      if (error.line > before && error.line - before <= corrections.lexicon.size()) {
        const extract::ConstraintSource& source = corrections.lexicon[error.line - before - 1].source;
        error.where = source.file;
        error.line = static_cast<std::size_t>(source.line);
      }
      return tl::unexpected(std::move(error));
    }
    chosen.m_lexicon = *std::move(both);
  }
  if (model == "none") return chosen;
  if (model.empty()) {
    chosen.m_model = extract::tagger::built_in_model();
    return chosen;
  }
  GUANXI_TRY(chosen.m_file, MappedFile::open(model));
  auto read = extract::tagger::Model::from_bytes(chosen.m_file->bytes());
  if (!read) {
    Error error = std::move(read).error();
    error.where = model;
    error.next_step = "name a file that guanxi-train made with this version, or leave --model out";
    return tl::unexpected(std::move(error));
  }
  chosen.m_model = *read;
  return chosen;
}

std::string Recognition::model_fingerprint() const { return m_model ? m_model->fingerprint() : std::string(); }

std::string Recognition::lexicon_fingerprint() const {
  std::string built_in(extract::Lexicon::built_in().fingerprint());
  if (!m_lexicon) return built_in;
  std::string users = m_lexicon->fingerprint();
  return std::min(built_in, users) + ',' + std::max(built_in, users);
}

}  // namespace guanxi::cli
