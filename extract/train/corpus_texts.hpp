// Articles of corpora, looked up by name: what a list of names is about whose text is not ours to pass on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "extract/document/document.hpp"

namespace guanxi::extract::train {

/// The articles of some files, by the names that `guanxi extract` gives them.
class CorpusTexts {
 public:
  /// Reads files and folders in any format of articles. Errors: io where one cannot be read.
  [[nodiscard]] static Result<CorpusTexts> read(const std::vector<std::string>& paths);

  /// Null where no article has this name.
  [[nodiscard]] const Document* find(const std::string& name) const;

 private:
  std::unordered_map<std::string, Document> m_documents;
};

/// The title of an article and its first `lines` lines that hold more than ASCII blanks; fewer where it has no more.
[[nodiscard]] Document beginning_of(const Document& document, std::size_t lines);

}  // namespace guanxi::extract::train
