// The model that data/embed/model.S links in.
#include <cassert>

#include "extract/recognize/tagger/tagger.hpp"

extern "C" {
extern const char guanxi_tagger_begin[];
extern const char guanxi_tagger_end[];
}

namespace guanxi::extract::tagger {

const Model& built_in_model() {
  static const Result<Model> model =
      Model::from_bytes({guanxi_tagger_begin, static_cast<std::size_t>(guanxi_tagger_end - guanxi_tagger_begin)});
  assert(model && "the model in data/models does not fit this program: train it again (docs/training.md)");
  return *model;
}

}  // namespace guanxi::extract::tagger
