#include "extract/recognize/tagger/model.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <span>

#include "extract/recognize/tagger/model_format.hpp"

namespace guanxi::extract::tagger {

using namespace model_format;

namespace {

/// Characters before the sentence and behind it that are targets of its grams.
constexpr std::size_t k_margin = 2 * Columns::k_margin;

/// Do the header's offsets and size follow from its counts?
bool fits(const Header& header) {
  if (header.groups == 0 || header.groups > (1ULL << k_row_bits) || header.rows > (1ULL << k_row_bits)) return false;
  Header right = layout(header.groups, header.rows);
  right.fingerprint = header.fingerprint;
  return std::memcmp(&right, &header, sizeof header) == 0;
}

/// Is there a group at which a search ends, and does no slot point behind the rows or at targets that no gram has?
bool is_sound(std::span<const std::uint64_t> words, std::uint64_t rows) {
  bool ends = false;
  for (std::size_t at = 0; at < words.size(); at += k_group_words) {
    ends = ends || has_empty(words[at]);
    for (std::size_t i = 1; i <= k_group; ++i) {
      const Slot slot = unpack(words[at + i]);
      if (std::uint64_t{slot.row} + slot.targets > rows || slot.first_target + slot.targets > k_targets) return false;
    }
  }
  return ends;
}

constexpr std::size_t k_fingerprint_bits = 1U << 20U;

// Places for contexts of a kind: a short text needs few, which cost no time to clear.
constexpr std::size_t k_first_places = 4096;
constexpr std::size_t k_most_places = 32768;

/// Where a context is remembered, of so many places, a power of two.
std::size_t place_of(std::uint64_t key, std::size_t places) { return key >> 32U & (places - 1); }

/// Doubles the places; what is remembered goes with them.
void widen(Workspace& work) {
  work.places *= 2;
  for (std::vector<Workspace::Remembered>& remembered : work.remembered) {
    std::vector<Workspace::Remembered> wider(work.places);
    for (const Workspace::Remembered& context : remembered) {
      if (context.key != 0) wider[place_of(context.key, work.places)] = context;
    }
    remembered = std::move(wider);
  }
}

}  // namespace

Result<Model> Model::from_bytes(std::string_view bytes) {
  Header header{};
  if (bytes.size() < sizeof header) return fail(ErrorCode::malformed, "the model is cut inside its header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != k_magic) return fail(ErrorCode::malformed, "the model does not begin with gxtag005");
  if (header.labels != k_labels || header.stride != k_row_bytes) {
    return fail(ErrorCode::malformed, "the model was trained for other labels");
  }
  if (!fits(header) || header.size != bytes.size()) {
    return fail(ErrorCode::malformed, "the model's sections do not fit its size");
  }
  Model model(reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof header));
  model.m_groups = header.groups;
  model.m_fingerprint = header.fingerprint;
  model.m_table = reinterpret_cast<const std::uint64_t*>(bytes.data() + header.groups_at);
  model.m_rows = reinterpret_cast<const std::uint8_t*>(bytes.data() + header.rows_at);
  if (!is_sound({model.m_table, model.m_groups * k_group_words}, header.rows)) {
    return fail(ErrorCode::malformed, "the model's table is full or points behind its rows");
  }
  model.note_fingerprints();
  return model;
}

/// Sets the bits of all grams.
void Model::note_fingerprints() {
  m_fingerprints.assign(k_fingerprint_bits / 64, 0);
  for (std::size_t at = 0; at < m_groups * k_group_words; at += k_group_words) {
    for (std::size_t i = 1; i <= k_group; ++i) {
      const std::uint32_t bit = unpack(m_table[at + i]).fingerprint % k_fingerprint_bits;
      m_fingerprints[bit / 64] |= std::uint64_t{m_table[at + i] != 0} << bit % 64;
    }
  }
}

/// False where no gram of the model has the key's fingerprint, as far as the bits tell: for two in five of the grams of
/// a text the model has no row, and nearly all of these need not be looked for then.
inline bool Model::may_have(std::uint64_t key) const {
  const std::uint32_t bit = fingerprint_of(key) % k_fingerprint_bits;
  return (m_fingerprints[bit / 64] >> bit % 64 & 1U) != 0;
}

std::string Model::fingerprint() const { return fmt::format("{:016x}", m_fingerprint); }

/// Makes room; nothing is said yet.
void Model::begin(const Columns& columns, Workspace& work) const {
  if (work.places == 0 || work.remembered_of != m_fingerprint) {  // a damaged file may bear any fingerprint, 0 too
    for (std::vector<Workspace::Remembered>& remembered : work.remembered)
      remembered.assign(k_first_places, Workspace::Remembered{});
    work.places = k_first_places;
    work.put = 0;
    work.remembered_of = m_fingerprint;
  }
  work.emission.resize(columns.size() + 2 * k_margin);
  std::fill_n(work.emission.begin(), k_margin, Sums{});
  std::fill_n(work.emission.end() - static_cast<std::ptrdiff_t>(k_margin), k_margin, Sums{});
  work.rows.assign(work.emission.size() + 1, 0);
}

/// Begins each character's emission with what the grams of contexts say, as far as that is remembered: of the contexts
/// of a character in news, nineteen in twenty were met before. The others are listed. What is remembered is larger
/// than the caches near the processor too: all of it is asked for before the first is read.
void Model::read_contexts(const Columns& columns, Workspace& work) const {
  work.keys.resize(columns.size());
  const std::size_t places = work.places;
  for (std::uint32_t at = 0; at < columns.size(); ++at) {
    each_context([&]<Context Which>() {
      constexpr auto k_number = static_cast<std::size_t>(Which);
      const std::uint64_t key = context_key<Which>(columns, at);
      work.keys[at][k_number] = key;
      __builtin_prefetch(&work.remembered[k_number][place_of(key, places)]);
    });
  }
  Workspace::Unmet* unmet = work.unmet.begin(k_contexts * columns.size());
  std::int32_t rows_before = 0;
  for (std::uint32_t at = 0; at < columns.size(); ++at) {
    Sums sum{};
    std::int32_t rows = 0;
    each_context([&]<Context Which>() {
      const std::uint64_t key = work.keys[at][static_cast<std::size_t>(Which)];
      const Workspace::Remembered& remembered = work.remembered[static_cast<std::size_t>(Which)][place_of(key, places)];
      if (remembered.key == key) {
        sum += remembered.sum;
        rows += remembered.rows;
      } else {
        *unmet++ = {key, at, Which};
      }
    });
    work.emission[k_margin + at] = sum;
    work.rows[k_margin + at] = rows - rows_before;
    rows_before = rows;
  }
  work.rows[k_margin + columns.size()] = -rows_before;
  work.unmet.end(unmet);
  work.emission.resize(work.emission.size() + work.unmet.list().size(), Sums{});
  work.rows.resize(work.emission.size() + 1, 0);
}

/// Lists the features of the contexts that are not remembered.
void Model::ask_contexts(const Columns& columns, Workspace& work) const {
  const std::span<const Workspace::Unmet> unmet = work.unmet.list();
  Workspace::AskedFeature* out = work.asked_features.begin(k_context_features * unmet.size());
  const auto ask_gram = [&]<std::size_t Number>(std::uint32_t index) {
    constexpr Gram gram = k_grams[Number];
    for (std::uint32_t target = 0; target < gram.targets(); ++target) {
      const std::ptrdiff_t anchor = std::ptrdiff_t{unmet[index].character} - gram.first_target - std::ptrdiff_t{target};
      const std::uint64_t values = gram_values<Number>(columns, anchor);
      if (values == 0) continue;
      const std::uint64_t key = gram_key(Number, values);
      __builtin_prefetch(m_table + group_of(key, m_groups) * k_group_words);
      *out++ = {key, target, index};
    }
  };
  for (std::uint32_t i = 0; i < unmet.size(); ++i) {
    each_gram([&]<std::size_t Number>() {
      if (k_grams[Number].context == unmet[i].context) ask_gram.template operator()<Number>(i);
    });
  }
  work.asked_features.end(out);
}

/// Lists the sentence's grams of no context, but those that the model surely does not have. All groups are asked for
/// before the first is read, and all rows before the first is added, those of unmet contexts too: the tables are larger
/// than the caches near the processor.
void Model::ask(const Columns& columns, Workspace& work) const {
  const auto size = static_cast<std::ptrdiff_t>(columns.size());
  Workspace::Asked* out = work.asked.begin(k_grams.size() * (columns.size() + k_margin));
  each_gram([&]<std::size_t Which>() {
    constexpr Gram gram = k_grams[Which];
    if constexpr (gram.context != Context::none) return;
    for (std::ptrdiff_t anchor = -gram.last_target; anchor < size - gram.first_target; ++anchor) {
      const std::uint64_t values = gram_values<Which>(columns, anchor);
      if (values == 0) continue;
      const std::uint64_t key = gram_key(Which, values);
      *out = {key, 0, static_cast<std::uint32_t>(anchor + gram.first_target + static_cast<std::ptrdiff_t>(k_margin))};
      out += may_have(key) ? 1 : 0;
    }
  });
  work.asked.end(out);
  for (Workspace::Asked& asked : work.asked.list()) {
    asked.group = static_cast<std::uint32_t>(group_of(asked.key, m_groups));
    __builtin_prefetch(m_table + asked.group * k_group_words);
  }
}

/// Lists the rows of all that was asked.
void Model::find(Workspace& work) const {
  constexpr std::size_t k_line = 64;
  RowRun* out = work.found.begin(work.asked.list().size() + work.asked_features.list().size());
  for (const Workspace::Asked asked : work.asked.list()) {
    const Slot slot = unpack(slot_of(asked.key, asked.group));
    const std::uint8_t* row = m_rows + std::size_t{slot.row} * k_row_bytes;
    __builtin_prefetch(row);
    __builtin_prefetch(row + k_line);
    *out = {row, slot.targets, asked.character + slot.first_target};
    out += slot.targets != 0 ? 1 : 0;
  }
  const auto first_unmet = static_cast<std::uint32_t>(work.emission.size() - work.unmet.list().size());
  for (const Workspace::AskedFeature asked : work.asked_features.list()) {
    const Slot slot = unpack(slot_of(asked.key, group_of(asked.key, m_groups)));
    const std::uint32_t number = asked.target - slot.first_target;  // huge for a target before the first
    if (number >= slot.targets) continue;
    const std::uint8_t* row = m_rows + std::size_t{slot.row + number} * k_row_bytes;
    __builtin_prefetch(row);
    *out++ = {row, 1, first_unmet + asked.unmet};
  }
  work.found.end(out);
}

/// Adds up what the rows say, and how many they are.
void Model::add(Workspace& work) {
  add_runs(work.found.list(), work.emission.data(), work.rows.data());
  std::partial_sum(work.rows.begin(), work.rows.end(), work.rows.begin());
}

/// The contexts that were not remembered have their sums now.
void Model::remember(std::size_t size, Workspace& work) {
  std::size_t index = size + 2 * k_margin;
  for (const Workspace::Unmet& unmet : work.unmet.list()) {
    const Sums& sum = work.emission[index];
    const std::int32_t rows = work.rows[index++];
    work.remembered[static_cast<std::size_t>(unmet.context)][place_of(unmet.key, work.places)] = {sum, unmet.key, rows};
    work.emission[k_margin + unmet.character] += sum;
    work.rows[k_margin + unmet.character] += rows;
  }
  work.emission.resize(size + 2 * k_margin);
  work.put += work.unmet.list().size();
  // when a quarter of the places has been put into
  if (work.places < k_most_places && work.put > work.places) widen(work);
}

/// The slot of a key, looked for from `group` on; 0 where the model does not have it.
inline std::uint64_t Model::slot_of(std::uint64_t key, std::uint64_t group) const {
  const std::uint64_t wanted = k_ones * tag_of(key);
  for (;; group = group + 1 == m_groups ? 0 : group + 1) {
    const std::uint64_t* words = m_table + group * k_group_words;
    for (std::uint64_t hits = zero_bytes(words[0] ^ wanted); hits != 0; hits &= hits - 1) {
      const std::uint64_t slot = words[1 + static_cast<std::size_t>(std::countr_zero(hits)) / 8];
      if (unpack(slot).fingerprint == fingerprint_of(key)) return slot;
    }
    if (has_empty(words[0])) return 0;
  }
}

void Model::tag(const Columns& columns, Workspace& work) const {
  const std::size_t size = columns.size();
  work.labels.clear();
  if (size == 0) return;
  begin(columns, work);
  read_contexts(columns, work);
  ask_contexts(columns, work);
  ask(columns, work);
  find(work);
  add(work);
  remember(size, work);
  work.traces.resize(size);
  const auto emission = [&](std::size_t at) {
    return scores_of(work.emission[k_margin + at], work.rows[k_margin + at]);
  };
  Scores score = m_transitions.start(emission(0));
  for (std::size_t at = 1; at < size; ++at) score = m_transitions.step(score, emission(at), work.traces[at]);
  Transitions::read_back(score, work.traces, work.labels);
}

}  // namespace guanxi::extract::tagger
