// A linear-chain conditional random field, trained by stochastic gradient with AdaGrad steps and averaged weights.
// Sources: Lafferty, McCallum, Pereira 2001; partial labels as in Tsuboi et al. 2008 (a position may allow several
// labels, the likelihood sums over them); Duchi, Hazan, Singer 2011; features left out at random, so that a name's own
// characters do not keep what would know other names from being learnt: Srivastava et al. 2014. Deterministic: one
// thread, a fixed seed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/recognize/tagger/labels.hpp"
#include "extract/recognize/tagger/model.hpp"

namespace guanxi::extract::train {

/// One training sentence: feature ids by position, and which labels each position may have.
struct Instance {
  std::vector<std::uint32_t> features;  ///< of all positions, one after the other
  std::vector<std::uint32_t> begin;     ///< positions + 1 offsets into `features`
  std::vector<tagger::LabelSet> allowed;
};

struct CrfOptions {
  unsigned epochs = 8;
  unsigned average_from = 3;    ///< weights are averaged over the epochs from this one on (1-based)
  float step = 0.05F;           ///< AdaGrad's
  float regularisation = 1.0F;  ///< variance of the Gaussian prior; larger is weaker
  float dropout = 0.25F;        ///< share of the features that a step does not see; in [0, 1)
  std::uint32_t seed = 5;
};

/// Told after each epoch: its number, negative log-likelihood per position, seconds.
using Progress = std::function<void(unsigned epoch, double loss, double seconds)>;

/// Rows of weights by feature id, and the transitions.
struct CrfWeights {
  std::vector<float> rows;        ///< feature_count x k_label_stride
  std::vector<float> transition;  ///< k_label_stride x k_label_stride
};

/// Trains on `data`, whose feature ids are below `feature_count`. O(epochs x positions x features x labels).
[[nodiscard]] CrfWeights train_crf(const std::vector<Instance>& data, std::size_t feature_count,
                                   const CrfOptions& options, const Progress& progress);

}  // namespace guanxi::extract::train
