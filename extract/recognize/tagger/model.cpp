#include "extract/recognize/tagger/model.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>

namespace guanxi::extract::tagger {

namespace {

constexpr std::array<char, 8> k_magic{'g', 'x', 't', 'a', 'g', '0', '0', '3'};
constexpr std::int16_t k_floor = -8000;    // of scores while decoding
constexpr std::int16_t k_lowest = -20000;  // below every sum
constexpr std::size_t k_lanes = 16;        // of the labels a span can open with
static_assert(k_openers <= k_lanes);
/// Rows of emission before the sentence and behind it, for targets outside.
constexpr std::size_t k_outer = 2 * Columns::k_margin;

/// What a slot holds: the fingerprint of a gram's key, its targets that have a row, one bit each, and its first row.
struct Slot {
  std::uint32_t fingerprint;
  std::uint32_t targets;
  std::uint32_t row;
};
constexpr unsigned k_row_bits = 25;

constexpr std::uint64_t pack(Slot slot) {
  return std::uint64_t{slot.fingerprint} << 32U | std::uint64_t{slot.targets} << k_row_bits | slot.row;
}
constexpr Slot unpack(std::uint64_t bits) {
  return {static_cast<std::uint32_t>(bits >> 32U), static_cast<std::uint32_t>(bits >> k_row_bits) & 0x7FU,
          static_cast<std::uint32_t>(bits) & ((1U << k_row_bits) - 1U)};
}

constexpr std::uint32_t fingerprint_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }

/// Slots come in groups of seven, ahead of them their tags, a byte a slot and 0 where it is empty: a group is one line of
/// the cache, and its tags are compared all at once. (After Abseil's Swiss tables.)
constexpr std::size_t k_group = 7;
constexpr std::size_t k_group_words = k_group + 1;
constexpr std::uint64_t k_ones = 0x0001010101010101ULL;
constexpr std::uint64_t k_tops = 0x0080808080808080ULL;

/// The first group a key is looked for in: its low half spread over the groups. The high half is its fingerprint.
std::uint64_t group_of(std::uint64_t key, std::uint64_t groups) { return ((key & 0xFFFFFFFFU) * groups) >> 32U; }
/// The fingerprint's low bits, never 0.
constexpr std::uint8_t tag_of(std::uint64_t key) { return static_cast<std::uint8_t>((key >> 32U) | 0x80U); }

/// Top bits of the bytes of `tags` that are 0; exact up to the first of them.
constexpr std::uint64_t zero_bytes(std::uint64_t tags) { return (tags - k_ones) & ~tags & k_tops; }
constexpr bool has_empty(std::uint64_t tags) { return (~tags & k_tops) != 0; }

/// The file: header, transition matrix (k_labels x k_labels int8), groups, rows; each section begins at a multiple
/// of 64.
struct Header {
  std::array<char, 8> magic;
  std::uint32_t labels;
  std::uint32_t stride;
  std::uint64_t groups;
  std::uint64_t rows;
  std::uint64_t groups_at;
  std::uint64_t rows_at;
  std::uint64_t size;
  std::uint64_t fingerprint;  // FNV-1a of everything behind the header
};

/// The labels a sentence may end with: O, single and end.
constexpr auto k_closing = [] {
  std::array<Label, k_openers> labels{};
  std::size_t count = 0;
  for (Label label = 0; label < k_labels; ++label) {
    if (may_end(label)) labels[count++] = label;
  }
  return labels;
}();

constexpr std::uint64_t aligned(std::uint64_t at) { return (at + 63) / 64 * 64; }

/// Where the sections of so many groups and rows lie.
Header layout(std::uint64_t groups, std::uint64_t rows) {
  Header header{};
  header.magic = k_magic;
  header.labels = k_labels;
  header.stride = k_label_stride;
  header.groups = groups;
  header.rows = rows;
  header.groups_at = aligned(sizeof header + k_labels * k_labels);
  header.rows_at = aligned(header.groups_at + groups * k_group_words * sizeof(std::uint64_t));
  header.size = header.rows_at + (rows + k_targets) * k_label_stride;  // spare ones, so that no gram ends behind them
  return header;
}

/// Do the header's offsets and size follow from its counts?
bool fits(const Header& header) {
  if (header.groups == 0 || header.groups > (1ULL << k_row_bits) || header.rows > (1ULL << k_row_bits)) return false;
  Header right = layout(header.groups, header.rows);
  right.fingerprint = header.fingerprint;
  return std::memcmp(&right, &header, sizeof header) == 0;
}

/// Is there a group at which a search ends, and does no slot point behind the rows and the spare ones?
bool is_sound(std::span<const std::uint64_t> words, std::uint64_t rows) {
  bool ends = false;
  for (std::size_t at = 0; at < words.size(); at += k_group_words) {
    ends = ends || has_empty(words[at]);
    for (std::size_t slot = 1; slot <= k_group; ++slot) {
      if (unpack(words[at + slot]).row > rows) return false;
    }
  }
  return ends;
}

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
  if (header.magic != k_magic) return fail(ErrorCode::malformed, "the model does not begin with gxtag003");
  if (header.labels != k_labels || header.stride != k_label_stride) {
    return fail(ErrorCode::malformed, "the model was trained for other labels");
  }
  if (!fits(header) || header.size != bytes.size()) {
    return fail(ErrorCode::malformed, "the model's sections do not fit its size");
  }
  Model model;
  model.m_groups = header.groups;
  model.m_fingerprint = header.fingerprint;
  model.m_table = reinterpret_cast<const std::uint64_t*>(bytes.data() + header.groups_at);
  model.m_rows = reinterpret_cast<const std::uint8_t*>(bytes.data() + header.rows_at);
  if (!is_sound({model.m_table, model.m_groups * k_group_words}, header.rows)) {
    return fail(ErrorCode::malformed, "the model's table is full or points behind its rows");
  }
  const auto* transition = reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof header);
  model.take_transitions(transition);
  return model;
}

void Model::take_transitions(const std::int8_t* transition) {
  const auto weight = [&](Label from, Label to) -> std::int16_t { return transition[from * k_labels + to]; };
  for (const Label from : k_closing) {
    std::int16_t* row = &m_transition[from * k_label_stride];
    for (Label to = 0; to < k_openers; ++to) row[to] = weight(from, to);
    std::fill(row + k_openers, row + k_label_stride, k_floor);
    m_least[from] = *std::min_element(row, row + k_openers);
    m_most[from] = *std::max_element(row, row + k_openers);
  }
  for (auto* lanes : {&m_begin_inside, &m_begin_end, &m_inside_inside, &m_inside_end}) lanes->fill(k_floor);
  for (std::size_t type = 0; type < k_span_types; ++type) {
    const Label begin = label_of(SpanType(type), Position::begin);
    const Label inside = label_of(SpanType(type), Position::inside);
    const Label end = label_of(SpanType(type), Position::end);
    m_begin_inside[type] = weight(begin, inside);
    m_begin_end[type] = weight(begin, end);
    m_inside_inside[type] = weight(inside, inside);
    m_inside_end[type] = weight(inside, end);
  }
}

std::string Model::fingerprint() const { return fmt::format("{:016x}", m_fingerprint); }

/// Makes room; nothing is said yet.
void Model::begin(std::size_t size, Workspace& work) const {
  constexpr std::size_t k_contexts = 4096;
  if (work.contexts_of != m_fingerprint) {
    work.contexts.assign(k_contexts, {});
    work.contexts_of = m_fingerprint;
  }
  work.emission.resize((size + 2 * k_outer) * k_label_stride);
  const auto margin = static_cast<std::ptrdiff_t>(k_outer * k_label_stride);
  std::fill(work.emission.begin(), work.emission.begin() + margin, std::int16_t{0});
  std::fill(work.emission.end() - margin, work.emission.end(), std::int16_t{0});
}

/// Begins each character's emission with what its contextual grams say. Most of that has been summed before: two in
/// three characters of news have the context of one not long ago.
void Model::read_contexts(const Columns& columns, Workspace& work) const {
  std::int16_t* emission = work.emission.data() + k_outer * k_label_stride;
  const auto size = static_cast<std::ptrdiff_t>(columns.size());
  for (std::ptrdiff_t at = 0; at < size; ++at, emission += k_label_stride) {
    std::uint64_t key = 1;  // never the 0 of an empty place: the keys of grams are even
    each_gram([&]<std::size_t Which>() {
      if constexpr (is_contextual(k_grams[Which])) key += gram_key(Which, gram_values<Which>(columns, at));
    });
    Workspace::Context& context = work.contexts[(key >> 32U) % work.contexts.size()];
    if (context.key != key) {
      context.key = key;
      sum_context(columns, at, context);
    }
    std::memcpy(emission, context.sum.data(), sizeof context.sum);
  }
}

void Model::sum_context(const Columns& columns, std::ptrdiff_t at, Workspace::Context& context) const {
  std::array<std::uint64_t, k_grams.size()> keys;
  std::size_t asked = 0;
  each_gram([&]<std::size_t Which>() {
    if constexpr (is_contextual(k_grams[Which])) {
      const std::uint64_t values = gram_values<Which>(columns, at);
      if (values == 0) return;
      keys[asked] = gram_key(Which, values);
      __builtin_prefetch(m_table + group_of(keys[asked++], m_groups) * k_group_words);
    }
  });
  std::array<const std::uint8_t*, k_grams.size()> rows;
  std::size_t found = 0;
  for (std::size_t i = 0; i < asked; ++i) {
    const Slot slot = unpack(slot_of(keys[i]));
    if (slot.targets == 0) continue;
    rows[found] = m_rows + std::size_t{slot.row} * k_label_stride;
    __builtin_prefetch(rows[found++]);
  }
  context.sum.fill(0);
  for (std::size_t i = 0; i < found; ++i) {
    for (std::size_t label = 0; label < k_label_stride; ++label) {
      context.sum[label] = static_cast<std::int16_t>(context.sum[label] + rows[i][label]);
    }
  }
}

/// Lists the sentence's other grams. All groups are asked for before the first is read, and all rows before the first is
/// added: the tables are larger than the caches near the processor.
void Model::ask(const Columns& columns, Workspace& work) const {
  const auto size = static_cast<std::ptrdiff_t>(columns.size());
  work.asked.resize(k_grams.size() * (columns.size() + k_outer));
  Workspace::Asked* out = work.asked.data();
  each_gram([&]<std::size_t Which>() {
    constexpr Gram gram = k_grams[Which];
    if constexpr (is_contextual(gram)) return;
    for (std::ptrdiff_t anchor = -gram.last_target; anchor < size - gram.first_target; ++anchor) {
      const std::uint64_t values = gram_values<Which>(columns, anchor);
      if (values == 0) continue;
      const std::uint64_t key = gram_key(Which, values);
      __builtin_prefetch(m_table + group_of(key, m_groups) * k_group_words);
      *out++ = {key, static_cast<std::uint32_t>(anchor + gram.first_target + static_cast<std::ptrdiff_t>(k_outer))};
    }
  });
  work.asked.resize(static_cast<std::size_t>(out - work.asked.data()));
}

void Model::find(Workspace& work) const {
  constexpr std::size_t k_line = 64;
  work.found.resize(work.asked.size());
  Workspace::Found* out = work.found.data();
  for (const Workspace::Asked asked : work.asked) {
    const Slot slot = unpack(slot_of(asked.key));
    const std::uint8_t* row = m_rows + std::size_t{slot.row} * k_label_stride;
    __builtin_prefetch(row);
    __builtin_prefetch(row + k_line);
    *out = {slot.row, slot.targets, asked.emission};
    out += slot.targets != 0 ? 1 : 0;
  }
  work.found.resize(static_cast<std::size_t>(out - work.found.data()));
}

/// The slot of a key; 0 where the model does not have it.
inline std::uint64_t Model::slot_of(std::uint64_t key) const {
  const std::uint64_t wanted = k_ones * tag_of(key);
  for (std::uint64_t group = group_of(key, m_groups);; group = group + 1 == m_groups ? 0 : group + 1) {
    const std::uint64_t* words = m_table + group * k_group_words;
    for (std::uint64_t hits = zero_bytes(words[0] ^ wanted); hits != 0; hits &= hits - 1) {
      const std::uint64_t slot = words[1 + static_cast<std::size_t>(std::countr_zero(hits)) / 8];
      if (unpack(slot).fingerprint == fingerprint_of(key)) return slot;
    }
    if (has_empty(words[0])) return 0;
  }
}

void Model::add_rows(Workspace& work) const {
  for (const Workspace::Found& found : work.found) {
    const std::uint8_t* __restrict row = m_rows + std::size_t{found.row} * k_label_stride;
    std::int16_t* sum = work.emission.data() + std::size_t{found.emission} * k_label_stride;
    for (std::uint32_t targets = found.targets; targets != 0; targets &= targets - 1U) {
      std::int16_t* __restrict out = sum + static_cast<std::size_t>(std::countr_zero(targets)) * k_label_stride;
      for (std::size_t label = 0; label < k_label_stride; ++label) {
        out[label] = static_cast<std::int16_t>(out[label] + row[label]);
      }
      row += k_label_stride;
    }
  }
}

/// Viterbi's step, written so that the loops over lanes become vector instructions. Sums stay inside 16 bits: emissions
/// lie in [0, 40 x 255], transitions in [-127, 127], and scores are kept relative to the best and above k_floor.
void Model::decode(std::size_t size, Workspace& work) const {
  using Lanes = std::array<std::int16_t, k_label_stride>;
  constexpr std::size_t k_inside = label_of(SpanType{}, Position::inside);
  constexpr std::size_t k_end = label_of(SpanType{}, Position::end);
  constexpr std::size_t k_begin = label_of(SpanType{}, Position::begin);
  const std::int16_t* emission = work.emission.data() + k_outer * k_label_stride;
  work.back.resize(size * k_label_stride);
  work.labels.resize(size);
  alignas(64) Lanes score{};
  score.fill(k_floor);
  std::copy_n(emission, k_openers, score.begin());

  for (std::size_t at = 1; at < size; ++at) {
    alignas(64) Lanes best{};
    best.fill(k_lowest);
    std::int16_t* back = &work.back[at * k_label_stride];
    // What opens or stays outside follows what has been closed. A label that cannot beat the best one of these,
    // whatever comes, is passed over.
    Label leader = k_outside;
    for (const Label from : k_closing) leader = score[from] > score[leader] ? from : leader;
    const int bar = score[leader] + m_least[leader];
    for (const Label from : k_closing) {
      if (score[from] + m_most[from] < bar) continue;
      const std::int16_t base = score[from];
      const std::int16_t* transition = &m_transition[from * k_label_stride];
      for (std::size_t to = 0; to < k_lanes; ++to) {
        const auto candidate = static_cast<std::int16_t>(base + transition[to]);
        back[to] = candidate > best[to] ? std::int16_t{from} : back[to];
        best[to] = std::max(best[to], candidate);
      }
    }
    // Inside and end follow begin or inside of their own type; a lane a type.
    for (const std::size_t to : {k_inside, k_end}) {
      const std::int16_t* opening = to == k_inside ? m_begin_inside.data() : m_begin_end.data();
      const std::int16_t* going_on = to == k_inside ? m_inside_inside.data() : m_inside_end.data();
      for (std::size_t type = 0; type < k_type_lanes; ++type) {
        const auto opened = static_cast<std::int16_t>(score[k_begin + type] + opening[type]);
        const auto went_on = static_cast<std::int16_t>(score[k_inside + type] + going_on[type]);
        back[to + type] = static_cast<std::int16_t>((went_on > opened ? k_inside : k_begin) + type);
        best[to + type] = std::max(opened, went_on);
      }
    }
    std::int16_t top = k_lowest;
    for (std::size_t to = 0; to < k_label_stride; ++to) top = std::max(top, best[to]);
    emission += k_label_stride;
    for (std::size_t to = 0; to < k_label_stride; ++to) {
      score[to] = std::max(k_floor, static_cast<std::int16_t>(best[to] - top + emission[to]));
    }
  }

  Label last = k_outside;
  for (const Label label : k_closing) last = score[label] > score[last] ? label : last;
  for (std::size_t at = size; at-- > 0;) {
    work.labels[at] = last;
    last = static_cast<Label>(work.back[at * k_label_stride + last]);
  }
}

void Model::tag(const Columns& columns, Workspace& work) const {
  if (columns.size() == 0) {
    work.labels.clear();
    return;
  }
  begin(columns.size(), work);
  read_contexts(columns, work);
  ask(columns, work);
  find(work);
  add_rows(work);
  decode(columns.size(), work);
}

namespace {

/// The rows with the largest weights, `most` of them, by key: the targets of one gram stand together.
std::vector<std::size_t> largest_rows(const TrainedWeights& weights, const std::vector<float>& largest,
                                      std::size_t most) {
  std::vector<std::size_t> order(weights.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto by_key = [&](std::size_t a, std::size_t b) { return weights.keys[a] < weights.keys[b]; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return largest[a] != largest[b] ? largest[a] > largest[b] : by_key(a, b);
  });
  if (order.size() > most) order.resize(most);
  std::sort(order.begin(), order.end(), by_key);
  return order;
}

/// What one step of a byte is worth: all but the largest one in a thousand of the rows keep their full weight.
float quantum(std::vector<float> largest) {
  if (largest.empty()) return 1.0F;
  std::sort(largest.begin(), largest.end());
  return std::max(largest[largest.size() - 1 - largest.size() / 1000], 1e-6F) / 127.0F;
}

}  // namespace

std::string pack_model(const TrainedWeights& weights, std::size_t max_rows) {
  std::vector<float> largest(weights.rows.size());
  for (std::size_t i = 0; i < largest.size(); ++i) {
    for (const float w : weights.rows[i]) largest[i] = std::max(largest[i], std::abs(w));
  }
  const std::vector<std::size_t> kept = largest_rows(weights, largest, max_rows);
  std::vector<float> kept_largest;
  kept_largest.reserve(kept.size());
  for (const std::size_t i : kept) kept_largest.push_back(largest[i]);
  const float step = quantum(std::move(kept_largest));
  const auto quantise = [step](float w) { return static_cast<int>(std::clamp(std::lround(w / step), -127L, 127L)); };
  const auto gram_key_of = [&](std::size_t i) { return weights.keys[i] & ~k_target_bits; };

  std::uint64_t grams = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i == 0 || gram_key_of(kept[i - 1]) != gram_key_of(kept[i])) ++grams;
  }
  Header header = layout(1 + grams * 2 / k_group, kept.size());  // half full

  std::string bytes(header.size, '\0');
  auto* transition = reinterpret_cast<std::int8_t*>(bytes.data() + sizeof header);
  for (std::size_t from = 0; from < k_labels; ++from) {
    for (std::size_t to = 0; to < k_labels; ++to) {
      transition[from * k_labels + to] = static_cast<std::int8_t>(quantise(weights.transition[from][to]));
    }
  }
  auto* table = reinterpret_cast<std::uint64_t*>(bytes.data() + header.groups_at);
  auto* rows = reinterpret_cast<std::uint8_t*>(bytes.data() + header.rows_at);
  for (std::size_t i = 0; i < kept.size();) {
    const std::uint64_t gram = gram_key_of(kept[i]);
    Slot slot{fingerprint_of(gram), 0, static_cast<std::uint32_t>(i)};
    for (; i < kept.size() && gram_key_of(kept[i]) == gram; ++i) {
      slot.targets |= 1U << (weights.keys[kept[i]] & k_target_bits);
      for (std::size_t label = 0; label < k_labels; ++label) {
        rows[i * k_label_stride + label] =
            static_cast<std::uint8_t>(k_row_bias + quantise(weights.rows[kept[i]][label]));
      }
    }
    std::uint64_t group = group_of(gram, header.groups);
    while (!has_empty(table[group * k_group_words])) group = group + 1 == header.groups ? 0 : group + 1;
    std::uint64_t* words = table + group * k_group_words;
    const auto at = static_cast<std::size_t>(std::countr_zero(~words[0] & k_tops)) / 8;
    words[0] |= std::uint64_t{tag_of(gram)} << (8 * at);
    words[1 + at] = pack(slot);
  }
  header.fingerprint = fnv1a(std::string_view(bytes).substr(sizeof header));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace guanxi::extract::tagger
