#include "extract/recognize/tagger/model.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <numeric>

namespace guanxi::extract::tagger {

namespace {

constexpr std::array<char, 8> k_magic{'g', 'x', 't', 'a', 'g', '0', '0', '1'};
constexpr std::int16_t k_forbidden = -14000;  // with the floor below, sums stay inside 16 bits
constexpr std::int16_t k_floor = -12000;
constexpr std::int16_t k_lowest = -32000;

std::uint32_t fingerprint_of(std::uint64_t key) {
  const auto high = static_cast<std::uint32_t>(key >> 32U);
  return high == 0 ? 1 : high;  // 0 marks an empty slot
}

/// Where a key is looked for first: its low half spread over the slots. The high half is its fingerprint.
std::uint64_t slot_of(std::uint64_t key, std::uint64_t slots) { return ((key & 0xFFFFFFFFU) * slots) >> 32U; }

/// The file: header, transition matrix (k_labels x k_labels int8), padding to 64, fingerprints, rows.
struct Header {
  std::array<char, 8> magic;
  std::uint32_t labels;
  std::uint32_t stride;
  std::uint64_t slots;  // at least one of them empty
  std::uint64_t fingerprints_at;
  std::uint64_t rows_at;
  std::uint64_t size;
  std::uint64_t fingerprint;  // FNV-1a of everything behind the header
};

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace

Result<Model> Model::from_bytes(std::string_view bytes) {
  Header header{};
  if (bytes.size() < sizeof header) return fail(ErrorCode::malformed, "the model is cut inside its header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != k_magic) return fail(ErrorCode::malformed, "the model does not begin with gxtag001");
  if (header.labels != k_labels || header.stride != k_label_stride) {
    return fail(ErrorCode::malformed, "the model was trained for other labels");
  }
  if (header.size != bytes.size() || header.slots == 0 || header.slots > (1ULL << 28U) ||
      header.fingerprints_at % 64 != 0 || header.fingerprints_at < sizeof header + k_labels * k_labels ||
      header.rows_at != header.fingerprints_at + header.slots * sizeof(std::uint32_t) ||
      header.size != header.rows_at + header.slots * k_label_stride) {
    return fail(ErrorCode::malformed, "the model's sections do not fit its size");
  }
  Model model;
  model.m_slots = header.slots;
  model.m_fingerprint = header.fingerprint;
  model.m_fingerprints = reinterpret_cast<const std::uint32_t*>(bytes.data() + header.fingerprints_at);
  model.m_rows = reinterpret_cast<const std::int8_t*>(bytes.data() + header.rows_at);
  if (std::find(model.m_fingerprints, model.m_fingerprints + header.slots, 0U) == model.m_fingerprints + header.slots) {
    return fail(ErrorCode::malformed, "the model's table has no empty slot, so looking a feature up would not end");
  }
  const auto* transition = reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof header);
  model.m_transition.fill(k_forbidden);
  for (Label from = 0; from < k_labels; ++from) {
    for (Label to = 0; to < k_labels; ++to) {
      if (!may_follow(from, to)) continue;
      // NOLINTNEXTLINE(bugprone-signed-char-misuse): the bytes are signed weights, no characters
      model.m_transition[from * k_label_stride + to] = transition[from * k_labels + to];
    }
  }
  return model;
}

std::string Model::fingerprint() const { return fmt::format("{:016x}", m_fingerprint); }

/// First all keys, then all slots, so that the memory of each look-up is on its way before it is needed.
void Model::find_rows(const Columns& columns, Workspace& work) const {
  constexpr std::size_t k_ahead = 24;
  const std::size_t size = columns.size();
  work.keys.resize(size * k_features);
  work.key_begin.resize(size + 1);
  std::uint64_t keys[k_features];
  std::size_t count = 0;
  for (std::size_t at = 0; at < size; ++at) {
    work.key_begin[at] = static_cast<std::uint32_t>(count);
    const std::size_t more = features_of(columns, at, keys);
    std::copy_n(keys, more, work.keys.begin() + static_cast<std::ptrdiff_t>(count));
    count += more;
  }
  work.key_begin[size] = static_cast<std::uint32_t>(count);

  work.slots.resize(count);
  work.slot_begin.resize(size + 1);
  std::size_t found = 0;
  for (std::size_t at = 0; at < size; ++at) {
    work.slot_begin[at] = static_cast<std::uint32_t>(found);
    for (std::size_t i = work.key_begin[at]; i < work.key_begin[at + 1]; ++i) {
      if (i + k_ahead < count) __builtin_prefetch(m_fingerprints + slot_of(work.keys[i + k_ahead], m_slots));
      const std::uint32_t fingerprint = fingerprint_of(work.keys[i]);
      std::uint64_t slot = slot_of(work.keys[i], m_slots);
      while (m_fingerprints[slot] != 0 && m_fingerprints[slot] != fingerprint) slot = slot + 1 == m_slots ? 0 : slot + 1;
      if (m_fingerprints[slot] == 0) continue;
      __builtin_prefetch(m_rows + slot * k_label_stride);
      work.slots[found++] = static_cast<std::uint32_t>(slot);
    }
  }
  work.slot_begin[size] = static_cast<std::uint32_t>(found);
}

void Model::add_rows(Workspace& work) const {
  const std::size_t size = work.slot_begin.size() - 1;
  work.emission.resize(size * k_label_stride);
  for (std::size_t at = 0; at < size; ++at) {
    std::array<std::int16_t, k_label_stride> sum{};
    for (std::size_t i = work.slot_begin[at]; i < work.slot_begin[at + 1]; ++i) {
      const std::int8_t* row = m_rows + std::size_t{work.slots[i]} * k_label_stride;
      for (std::size_t label = 0; label < k_label_stride; ++label) {
        sum[label] = static_cast<std::int16_t>(sum[label] + row[label]);
      }
    }
    std::copy(sum.begin(), sum.end(), work.emission.begin() + static_cast<std::ptrdiff_t>(at * k_label_stride));
  }
}

void Model::decode(Workspace& work) const {
  constexpr std::size_t k_lanes = 16;  // of the labels a span can open with
  static_assert(k_openers <= k_lanes);
  const std::size_t size = work.slot_begin.size() - 1;
  work.back.resize(size * k_label_stride);
  work.labels.resize(size);
  alignas(64) std::array<std::int16_t, k_label_stride> score{};
  score.fill(k_floor);
  for (Label label = 0; label < k_openers; ++label) score[label] = work.emission[label];

  for (std::size_t at = 1; at < size; ++at) {
    alignas(64) std::array<std::int16_t, k_label_stride> best{};
    alignas(64) std::array<std::int16_t, k_lanes> from_lane{};
    best.fill(k_lowest);
    std::uint8_t* back = &work.back[at * k_label_stride];
    for (Label from = 0; from < k_labels; ++from) {
      if (!may_end(from)) continue;
      const std::int16_t base = score[from];
      const std::int16_t* transition = &m_transition[from * k_label_stride];
      for (std::size_t to = 0; to < k_lanes; ++to) {
        const auto candidate = static_cast<std::int16_t>(base + transition[to]);
        from_lane[to] = candidate > best[to] ? std::int16_t{from} : from_lane[to];
        best[to] = std::max(best[to], candidate);
      }
    }
    for (std::size_t to = 0; to < k_openers; ++to) back[to] = static_cast<std::uint8_t>(from_lane[to]);
    for (std::size_t to = k_openers; to < k_labels; ++to) {
      const SpanType type = type_of(static_cast<Label>(to));
      const Label begin = label_of(type, Position::begin);
      const Label inside = label_of(type, Position::inside);
      const int opened = score[begin] + m_transition[begin * k_label_stride + to];
      const int went_on = score[inside] + m_transition[inside * k_label_stride + to];
      back[to] = went_on > opened ? inside : begin;
      best[to] = static_cast<std::int16_t>(std::max(opened, went_on));
    }
    const std::int16_t top = *std::max_element(best.begin(), best.begin() + k_labels);
    const std::int16_t* emission = &work.emission[at * k_label_stride];
    for (std::size_t to = 0; to < k_label_stride; ++to) {
      score[to] = std::max(k_floor, static_cast<std::int16_t>(best[to] - top + emission[to]));
    }
  }

  Label last = k_outside;
  for (Label label = 0; label < k_labels; ++label) {
    if (may_end(label) && score[label] > score[last]) last = label;
  }
  for (std::size_t at = size; at-- > 0;) {
    work.labels[at] = last;
    last = work.back[at * k_label_stride + last];
  }
}

void Model::tag(const Columns& columns, Workspace& work) const {
  if (columns.size() == 0) {
    work.labels.clear();
    return;
  }
  find_rows(columns, work);
  add_rows(work);
  decode(work);
}

std::string pack_model(const TrainedWeights& weights, std::size_t max_rows) {
  std::vector<float> largest(weights.rows.size());
  for (std::size_t i = 0; i < largest.size(); ++i) {
    for (const float w : weights.rows[i]) largest[i] = std::max(largest[i], std::abs(w));
  }
  std::vector<std::size_t> order(weights.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return largest[a] > largest[b]; });
  if (order.size() > max_rows) order.resize(max_rows);
  std::sort(order.begin(), order.end());

  // The step is set so that all but the largest one in a thousand of the rows keep their full weight.
  std::vector<float> kept;
  kept.reserve(order.size());
  for (const std::size_t i : order) kept.push_back(largest[i]);
  std::sort(kept.begin(), kept.end());
  const float top = kept.empty() ? 1.0F : kept[kept.size() - 1 - kept.size() / 1000];
  const float step = std::max(top, 1e-6F) / 127.0F;
  const auto quantise = [step](float w) {
    return static_cast<std::int8_t>(std::clamp(std::lround(w / step), -127L, 127L));
  };

  Header header{};
  header.magic = k_magic;
  header.labels = k_labels;
  header.stride = k_label_stride;
  header.slots = std::max<std::uint64_t>(16, order.size() + order.size() / 4);
  header.fingerprints_at = (sizeof header + k_labels * k_labels + 63) / 64 * 64;
  header.rows_at = header.fingerprints_at + header.slots * sizeof(std::uint32_t);
  header.size = header.rows_at + header.slots * k_label_stride;

  std::string bytes(header.size, '\0');
  auto* transition = reinterpret_cast<std::int8_t*>(bytes.data() + sizeof header);
  for (std::size_t from = 0; from < k_labels; ++from) {
    for (std::size_t to = 0; to < k_labels; ++to) transition[from * k_labels + to] = quantise(weights.transition[from][to]);
  }
  auto* fingerprints = reinterpret_cast<std::uint32_t*>(bytes.data() + header.fingerprints_at);
  auto* rows = reinterpret_cast<std::int8_t*>(bytes.data() + header.rows_at);
  for (const std::size_t i : order) {
    const std::uint64_t key = weights.keys[i];
    std::uint64_t slot = slot_of(key, header.slots);
    while (fingerprints[slot] != 0) slot = slot + 1 == header.slots ? 0 : slot + 1;
    fingerprints[slot] = fingerprint_of(key);
    for (std::size_t label = 0; label < k_labels; ++label) {
      rows[slot * k_label_stride + label] = quantise(weights.rows[i][label]);
    }
  }
  header.fingerprint = fnv1a(std::string_view(bytes).substr(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace guanxi::extract::tagger
