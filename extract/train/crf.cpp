#include "extract/train/crf.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <numeric>
#include <random>

namespace guanxi::extract::train {

namespace {

using tagger::k_label_stride;
using tagger::k_labels;
using tagger::Label;
using tagger::LabelSet;

constexpr std::size_t k_square = k_label_stride * k_label_stride;

/// Forward-backward over one sentence in probabilities scaled per position.
class ForwardBackward {
 public:
  /// `emission` holds exp(score - shift[i]) per position and label, `transition` exp(weight), 0 where forbidden.
  /// `allowed` is null for all labels. Afterwards marginal() and add_transitions() give expectations.
  double run(const std::vector<float>& emission, const std::vector<float>& transition, const LabelSet* allowed) {
    m_size = emission.size() / k_label_stride;
    m_emission = emission;
    if (allowed != nullptr) restrict(allowed);
    m_alpha.assign(emission.size(), 0.0F);
    m_beta.assign(emission.size(), 0.0F);
    m_scale.assign(m_size, 0.0F);
    double log_sum = forward(transition);
    log_sum += backward(transition);
    return log_sum;
  }

  /// Did no label sequence fit the allowed labels in the last run?
  [[nodiscard]] bool impossible() const { return m_impossible; }

  [[nodiscard]] float marginal(std::size_t at, std::size_t label) const {
    return m_alpha[at * k_label_stride + label] * m_beta[at * k_label_stride + label];
  }

  /// Adds `sign` x expected transition counts, before multiplication with `transition`'s own entries, to `out`.
  void add_transitions(std::vector<float>& out, float sign) const {
    for (std::size_t at = 1; at < m_size; ++at) {
      const float* before = &m_alpha[(at - 1) * k_label_stride];
      const float* here = &m_weighted[at * k_label_stride];
      for (std::size_t from = 0; from < k_labels; ++from) {
        const float weight = sign * before[from];
        if (weight == 0.0F) continue;
        float* row = &out[from * k_label_stride];
        for (std::size_t to = 0; to < k_label_stride; ++to) row[to] += weight * here[to];
      }
    }
  }

 private:
  void restrict(const LabelSet* allowed) {
    for (std::size_t at = 0; at < m_size; ++at) {
      for (std::size_t label = 0; label < k_labels; ++label) {
        if (((allowed[at] >> label) & 1U) == 0) m_emission[at * k_label_stride + label] = 0.0F;
      }
    }
  }

  double forward(const std::vector<float>& transition) {
    m_impossible = false;
    double log_sum = 0;
    for (std::size_t at = 0; at < m_size; ++at) {
      float* alpha = &m_alpha[at * k_label_stride];
      const float* emission = &m_emission[at * k_label_stride];
      if (at == 0) {
        for (Label label = 0; label < k_labels; ++label)
          alpha[label] = tagger::may_begin(label) ? emission[label] : 0.0F;
      } else {
        const float* before = alpha - k_label_stride;
        for (std::size_t from = 0; from < k_labels; ++from) {
          if (before[from] == 0.0F) continue;
          const float* row = &transition[from * k_label_stride];
          for (std::size_t to = 0; to < k_label_stride; ++to) alpha[to] += before[from] * row[to];
        }
        for (std::size_t to = 0; to < k_label_stride; ++to) alpha[to] *= emission[to];
      }
      float sum = std::accumulate(alpha, alpha + k_label_stride, 0.0F);
      if (!(sum > k_least)) m_impossible = true, sum = 1.0F;
      for (std::size_t label = 0; label < k_label_stride; ++label) alpha[label] /= sum;
      m_scale[at] = sum;
      log_sum += std::log(static_cast<double>(sum));
    }
    return log_sum;
  }

  double backward(const std::vector<float>& transition) {
    m_weighted.assign(m_alpha.size(), 0.0F);
    const std::size_t last = (m_size - 1) * k_label_stride;
    float ending = 0;
    for (Label label = 0; label < k_labels; ++label) {
      if (tagger::may_end(label)) ending += m_alpha[last + label];
    }
    if (!(ending > k_least)) m_impossible = true, ending = 1.0F;
    for (Label label = 0; label < k_labels; ++label)
      m_beta[last + label] = tagger::may_end(label) ? 1.0F / ending : 0.0F;
    for (std::size_t at = m_size - 1; at > 0; --at) {
      float* weighted = &m_weighted[at * k_label_stride];
      for (std::size_t to = 0; to < k_label_stride; ++to) {
        weighted[to] = m_emission[at * k_label_stride + to] * m_beta[at * k_label_stride + to] / m_scale[at];
      }
      float* beta = &m_beta[(at - 1) * k_label_stride];
      for (std::size_t from = 0; from < k_labels; ++from) {
        const float* row = &transition[from * k_label_stride];
        float sum = 0;
        for (std::size_t to = 0; to < k_label_stride; ++to) sum += row[to] * weighted[to];
        beta[from] = sum;
      }
    }
    return std::log(static_cast<double>(ending));
  }

  static constexpr float k_least = 1e-30F;  // below it a sum is rounding

  std::size_t m_size = 0;
  bool m_impossible = false;
  std::vector<float> m_emission;
  std::vector<float> m_alpha;
  std::vector<float> m_beta;
  std::vector<float> m_weighted;
  std::vector<float> m_scale;
};

class Trainer {
 public:
  Trainer(const std::vector<Instance>& data, std::size_t feature_count, const CrfOptions& options)
      : m_data(data), m_options(options) {
    m_rows.assign(feature_count * k_label_stride, 0.0F);
    m_row_squares.assign(m_rows.size(), 0.01F);
    m_transition.assign(k_square, 0.0F);
    m_transition_squares.assign(k_square, 0.01F);
    m_decay.assign(feature_count, 0.0F);
    // the prior is spread over a feature's occurrences, so that one pass applies it once
    for (const Instance& instance : data) {
      for (const std::uint32_t feature : instance.features) m_decay[feature] += 1.0F;
    }
    for (float& decay : m_decay) decay = 1.0F / (options.regularisation * std::max(decay, 1.0F));
  }

  CrfWeights run(const Progress& progress) {
    std::vector<std::uint32_t> order(m_data.size());
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(m_options.seed);
    CrfWeights average;
    unsigned averaged = 0;
    for (unsigned epoch = 1; epoch <= m_options.epochs; ++epoch) {
      const auto start = std::chrono::steady_clock::now();
      // std::shuffle differs between libraries; this one does not
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      std::size_t positions = 0;
      for (const std::uint32_t index : order) {
        loss += learn(thinned(m_data[index], random));
        positions += m_data[index].allowed.size();
      }
      if (epoch >= m_options.average_from) {
        ++averaged;
        accumulate(average.rows, m_rows);
        accumulate(average.transition, m_transition);
      }
      const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
      if (progress) progress(epoch, loss / static_cast<double>(std::max<std::size_t>(positions, 1)), elapsed.count());
    }
    if (averaged == 0) return {std::move(m_rows), std::move(m_transition)};
    for (float& w : average.rows) w /= static_cast<float>(averaged);
    for (float& w : average.transition) w /= static_cast<float>(averaged);
    return average;
  }

 private:
  /// `instance` without the features that this step does not see. A feature is missing from the whole sentence or not
  /// at all, since its neighbours tell of it.
  const Instance& thinned(const Instance& instance, std::mt19937& random) {
    if (m_options.dropout <= 0.0F) return instance;
    const auto salt = static_cast<std::uint32_t>(random());
    const auto limit = static_cast<std::uint32_t>(static_cast<double>(m_options.dropout) * 0xFFFFFFFFU);
    m_thinned.allowed = instance.allowed;
    m_thinned.features.clear();
    m_thinned.begin.assign(1, 0);
    for (std::size_t at = 0; at < instance.allowed.size(); ++at) {
      for (std::uint32_t k = instance.begin[at]; k < instance.begin[at + 1]; ++k) {
        if (mixed(instance.features[k] ^ salt) >= limit) m_thinned.features.push_back(instance.features[k]);
      }
      m_thinned.begin.push_back(static_cast<std::uint32_t>(m_thinned.features.size()));
    }
    return m_thinned;
  }

  /// The finaliser of Appleby's MurmurHash3.
  static std::uint32_t mixed(std::uint32_t bits) {
    bits = (bits ^ bits >> 16U) * 0x85EBCA6BU;
    bits = (bits ^ bits >> 13U) * 0xC2B2AE35U;
    return bits ^ bits >> 16U;
  }

  static void accumulate(std::vector<float>& sum, const std::vector<float>& values) {
    sum.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) sum[i] += values[i];
  }

  /// One stochastic step; returns the negative log-likelihood before it.
  double learn(const Instance& instance) {
    const std::size_t size = instance.allowed.size();
    const float seen = 1.0F - m_options.dropout;
    m_emission.assign(size * k_label_stride, 0.0F);
    for (std::size_t at = 0; at < size; ++at) {
      float* out = &m_emission[at * k_label_stride];
      for (std::uint32_t k = instance.begin[at]; k < instance.begin[at + 1]; ++k) {
        const float* row = &m_rows[std::size_t{instance.features[k]} * k_label_stride];
        for (std::size_t label = 0; label < k_label_stride; ++label) out[label] += row[label];
      }
      for (std::size_t label = 0; label < k_labels; ++label) out[label] /= seen;
      const float top = *std::max_element(out, out + k_labels);
      for (std::size_t label = 0; label < k_labels; ++label) out[label] = std::exp(out[label] - top);
      for (std::size_t label = k_labels; label < k_label_stride; ++label) out[label] = 0.0F;
    }
    m_exp_transition.assign(k_square, 0.0F);
    for (Label from = 0; from < k_labels; ++from) {
      for (Label to = 0; to < k_labels; ++to) {
        const std::size_t i = from * k_label_stride + to;
        if (tagger::may_follow(from, to)) m_exp_transition[i] = std::exp(m_transition[i]);
      }
    }
    const double all = m_all.run(m_emission, m_exp_transition, nullptr);
    const double right = m_right.run(m_emission, m_exp_transition, instance.allowed.data());
    if (m_right.impossible()) return 0;  // the labels contradict each other: nothing is learnt from such a sentence
    step_rows(instance);
    step_transitions();
    return all - right;
  }

  void step_rows(const Instance& instance) {
    for (std::size_t at = 0; at < instance.allowed.size(); ++at) {
      float gradient[k_label_stride] = {};
      for (std::size_t label = 0; label < k_labels; ++label) {
        gradient[label] = m_right.marginal(at, label) - m_all.marginal(at, label);
      }
      for (std::uint32_t k = instance.begin[at]; k < instance.begin[at + 1]; ++k) {
        const std::uint32_t feature = instance.features[k];
        float* row = &m_rows[std::size_t{feature} * k_label_stride];
        float* squares = &m_row_squares[std::size_t{feature} * k_label_stride];
        const float decay = m_decay[feature];
        for (std::size_t label = 0; label < k_label_stride; ++label) {
          const float g = gradient[label] - decay * row[label];
          squares[label] += g * g;
          row[label] += m_options.step * g / std::sqrt(squares[label]);
        }
      }
    }
  }

  void step_transitions() {
    m_gradient.assign(k_square, 0.0F);
    m_right.add_transitions(m_gradient, 1.0F);
    m_all.add_transitions(m_gradient, -1.0F);
    const float decay = 1.0F / (m_options.regularisation * static_cast<float>(m_data.size()));
    for (std::size_t i = 0; i < k_square; ++i) {
      if (m_exp_transition[i] == 0.0F) continue;
      const float g = m_gradient[i] * m_exp_transition[i] - decay * m_transition[i];
      m_transition_squares[i] += g * g;
      m_transition[i] += m_options.step * g / std::sqrt(m_transition_squares[i]);
    }
  }

  const std::vector<Instance>& m_data;
  CrfOptions m_options;
  std::vector<float> m_rows;
  std::vector<float> m_row_squares;
  std::vector<float> m_transition;
  std::vector<float> m_transition_squares;
  std::vector<float> m_decay;
  std::vector<float> m_emission;
  std::vector<float> m_exp_transition;
  std::vector<float> m_gradient;
  Instance m_thinned;
  ForwardBackward m_all;
  ForwardBackward m_right;
};

}  // namespace

CrfWeights train_crf(const std::vector<Instance>& data, std::size_t feature_count, const CrfOptions& options,
                     const Progress& progress) {
  return Trainer(data, feature_count, options).run(progress);
}

}  // namespace guanxi::extract::train
