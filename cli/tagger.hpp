// Which trained tagger a command works with: the one compiled in, one from a file, or none.
#pragma once

#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "extract/recognize/tagger/model.hpp"

namespace guanxi::cli {

/// A tagger with the file it is read from. Movable; the model's bytes live as long as it.
class Tagger {
 public:
  /// `name` as --model takes it: empty for the one compiled in, "none", or a file.
  /// Errors: io; malformed where the file is no model of this version.
  [[nodiscard]] static Result<Tagger> choose(const std::string& name);
  [[nodiscard]] const std::optional<extract::tagger::Model>& model() const { return m_model; }
  /// Empty where there is none.
  [[nodiscard]] std::string fingerprint() const;

 private:
  std::optional<MappedFile> m_file;
  std::optional<extract::tagger::Model> m_model;
};

}  // namespace guanxi::cli
