// The model that data/embed/model.S links in.
#include "extract/recognize/tagger/tagger.hpp"

extern "C" {
extern const char guanxi_tagger_begin[];
extern const char guanxi_tagger_end[];
}

namespace guanxi::extract::tagger {

const Model& built_in_model() {
  static const Result<Model> model =
      Model::from_bytes({guanxi_tagger_begin, static_cast<std::size_t>(guanxi_tagger_end - guanxi_tagger_begin)});
  return model.value();  // throws where data/models does not fit this program: train it again (docs/training.md)
}

}  // namespace guanxi::extract::tagger
