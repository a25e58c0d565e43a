#include "cli/tagger.hpp"

#include "extract/recognize/tagger/tagger.hpp"

namespace guanxi::cli {

Result<Tagger> Tagger::choose(const std::string& name) {
  Tagger tagger;
  if (name == "none") return tagger;
  if (name.empty()) {
    tagger.m_model = extract::tagger::built_in_model();
    return tagger;
  }
  GUANXI_TRY(tagger.m_file, MappedFile::open(name));
  auto model = extract::tagger::Model::from_bytes(tagger.m_file->bytes());
  if (!model) {
    Error error = std::move(model).error();
    error.where = name;
    error.next_step = "name a file that guanxi-train made with this version, or leave --model out";
    return tl::unexpected(std::move(error));
  }
  tagger.m_model = *model;
  return tagger;
}

std::string Tagger::fingerprint() const { return m_model ? m_model->fingerprint() : std::string(); }

}  // namespace guanxi::cli
