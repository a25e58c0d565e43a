// A corrections file on its way into a graph: read, given to recognition, the facts and the linker.
#pragma once

#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/linking.hpp"
#include "extract/resolve/corrections/corrections.hpp"
#include "extract/resolve/corrections/corrector.hpp"
#include "graph/store/store.hpp"

namespace guanxi::cli {

/// The corrections of one file, or none.
struct CorrectionsText {
  std::string text;   ///< as it stands in the file, and in the graph's settings
  std::string where;  ///< names the text in messages
  extract::Corrections corrections;

  /// Errors: io; those of read_corrections.
  [[nodiscard]] static Result<CorrectionsText> read(const std::string& path);
  [[nodiscard]] static Result<CorrectionsText> parse(std::string text, const std::string& where);
};

/// Links one set of articles: the shipped linker under the corrections, and what is done to facts before. Used once.
class CorrectedLinking {
 public:
  /// `corrections` outlives it.
  explicit CorrectedLinking(const extract::Corrections& corrections);
  CorrectedLinking(const CorrectedLinking&) = delete;
  CorrectedLinking& operator=(const CorrectedLinking&) = delete;
  ~CorrectedLinking();

  /// For StoreWriter::commit; valid while this lives. Its errors name the file and line of a correction that no article
  /// fits, or that contradicts another.
  [[nodiscard]] graph::Assembly assembly();

 private:
  class CheckedLinker;
  extract::Corrector m_corrector;
  bool m_changes_facts;
  std::unique_ptr<CheckedLinker> m_linker;
};

}  // namespace guanxi::cli
