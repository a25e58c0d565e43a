#include "cli/corrections.hpp"

#include "base/file.hpp"
#include "extract/resolve/across/linker.hpp"

namespace guanxi::cli {

Result<CorrectionsText> CorrectionsText::read(const std::string& path) {
  GUANXI_TRY(std::string text, read_file(path));
  return parse(std::move(text), path);
}

Result<CorrectionsText> CorrectionsText::parse(std::string text, const std::string& where) {
  CorrectionsText read;
  GUANXI_TRY(read.corrections, extract::read_corrections(text, where));
  read.text = std::move(text);
  read.where = where;
  return read;
}

/// Asks, before anything is linked, whether every correction of single articles found its name.
class CorrectedLinking::CheckedLinker final : public Linker {
 public:
  CheckedLinker(const extract::LinkConstraints& constraints, const extract::Corrector& corrector)
      : m_linker(extract::make_linker(constraints)), m_corrector(corrector) {}
  void add(const ArticleFacts& facts) override { m_linker->add(facts); }
  Result<Linking> link() override {
    GUANXI_CHECK(m_corrector.check_used());
    return m_linker->link();
  }

 private:
  std::unique_ptr<Linker> m_linker;
  const extract::Corrector& m_corrector;
};

CorrectedLinking::CorrectedLinking(const extract::Corrections& corrections)
    : m_corrector(corrections),
      m_changes_facts(corrections.changes_facts()),
      m_linker(std::make_unique<CheckedLinker>(corrections.links, m_corrector)) {}

CorrectedLinking::~CorrectedLinking() = default;

graph::Assembly CorrectedLinking::assembly() {
  graph::Assembly assembly;
  assembly.linker = m_linker.get();
  if (m_changes_facts) {
    assembly.correct = [this](ArticleFacts& facts) -> Result<graph::Corrected> {
      return m_corrector.correct(facts) ? graph::Corrected::yes : graph::Corrected::no;
    };
  }
  return assembly;
}

}  // namespace guanxi::cli
