// What a command recognises names with: a trained tagger (compiled in, from a file, or none) and the user's lexicon.
#pragma once

#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "extract/recognize/tagger/model.hpp"
#include "extract/recognize/user_lexicon.hpp"
#include "extract/resolve/corrections/corrections.hpp"

namespace guanxi::cli {

/// Movable; the model's bytes live as long as it.
class Recognition {
 public:
  /// `model` as --model takes it: empty for the tagger compiled in, "none", or a file. `lexicon` as --lexicon takes it:
  /// a file, or empty for none. Errors: io; malformed where a file is not what it should be.
  [[nodiscard]] static Result<Recognition> choose(const std::string& model, const std::string& lexicon);
  /// The same with the lexicon entries of a corrections file, which `lexicon` must not contradict.
  [[nodiscard]] static Result<Recognition> choose(const std::string& model, const std::string& lexicon,
                                                  const extract::Corrections& corrections);

  [[nodiscard]] const std::optional<extract::tagger::Model>& model() const { return m_model; }
  [[nodiscard]] const std::optional<extract::UserLexicon>& lexicon() const { return m_lexicon; }
  /// Of the model; empty where there is none.
  [[nodiscard]] std::string model_fingerprint() const;
  /// Of the lexicon compiled in and the user's, ascending and with a comma between, as a graph's settings have them.
  [[nodiscard]] std::string lexicon_fingerprint() const;

 private:
  std::optional<MappedFile> m_file;
  std::optional<extract::tagger::Model> m_model;
  std::optional<extract::UserLexicon> m_lexicon;
};

}  // namespace guanxi::cli
