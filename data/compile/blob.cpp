#include "data/compile/blob.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <map>
#include <tuple>

#include "data/compile/double_array.hpp"
#include "extract/recognize/lexicon_format.hpp"

namespace guanxi::lexicon_compiler {
namespace {

using namespace extract::lexicon_format;
using extract::Lex;

/// More bearers of one name than this are one entry without a code: the name alone tells nothing.
constexpr std::size_t k_most_bearers = 8;

/// Characters -> codes by falling frequency in `words`, from 1.
struct Alphabet {
  std::vector<std::uint16_t> code_of = std::vector<std::uint16_t>(k_characters, 0);
  std::uint32_t codes = 1;
};

Alphabet alphabet_of(const std::vector<Word>& words) {
  std::vector<std::uint32_t> count(k_characters, 0);
  for (const Word& word : words) {
    for (const char16_t c : word.form) ++count[c];
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t c = 0; c < k_characters; ++c) {
    if (count[c] != 0) order.push_back(c);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return count[a] > count[b]; });
  Alphabet alphabet;
  for (const std::uint32_t c : order) alphabet.code_of[c] = static_cast<std::uint16_t>(alphabet.codes++);
  return alphabet;
}

bool is_division(Lex kind) { return kind <= Lex::township_short; }

/// The entries of one word: sorted, one a (kind, parent), the highest attribute winning; crowds without their codes.
std::vector<Entry> entries_of(const Word* begin, const Word* end) {
  std::map<std::pair<Lex, std::uint32_t>, std::uint8_t> best;
  std::map<Lex, std::size_t> bearers;
  for (const Word* word = begin; word != end; ++word) {
    const auto [at, is_new] = best.try_emplace({word->kind, word->parent}, word->attribute);
    at->second = std::max(at->second, word->attribute);
    if (is_new && is_division(word->kind)) ++bearers[word->kind];
  }
  std::map<std::pair<Lex, std::uint32_t>, std::uint8_t> kept;
  for (const auto& [key, attribute] : best) {
    const bool crowd = is_division(key.first) && bearers[key.first] > k_most_bearers;
    auto& slot = kept[{key.first, crowd ? 0 : key.second}];
    slot = std::max(slot, attribute);
  }
  std::vector<Entry> entries;
  std::size_t left = kept.size();
  for (const auto& [key, attribute] : kept) {
    const auto more = static_cast<std::uint8_t>(--left > 0 ? 1 : 0);
    entries.push_back({key.second, static_cast<std::uint8_t>(key.first), attribute, more, 0});
  }
  return entries;
}

/// Entry lists, equal ones stored once.
class EntryPool {
 public:
  std::uint32_t add(const std::vector<Entry>& list) {
    std::string bytes(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(Entry));
    const auto [at, is_new] = m_known.try_emplace(std::move(bytes), static_cast<std::uint32_t>(m_entries.size()));
    if (is_new) m_entries.insert(m_entries.end(), list.begin(), list.end());
    return at->second;
  }
  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

 private:
  std::map<std::string, std::uint32_t> m_known;
  std::vector<Entry> m_entries;
};

std::vector<CharacterRow> character_rows(const std::vector<Word>& words, const Alphabet& alphabet) {
  std::vector<CharacterRow> rows(alphabet.codes);
  for (const Word& word : words) {
    if (word.form.size() != 1) continue;
    CharacterRow& row = rows[alphabet.code_of[word.form[0]]];
    if (word.kind == Lex::surname) row.surname = std::max(row.surname, word.attribute);
    if (word.kind == Lex::given_char) row.given_char = std::max(row.given_char, word.attribute);
    if (word.kind == Lex::foreign_char) row.foreign_char = std::max(row.foreign_char, word.attribute);
  }
  return rows;
}

/// Is this the kind of the division that bears the code now? 吴县市, a county once, has the code of the city that it
/// joined.
bool has_own_level(const Word& word) {
  switch (word.kind) {
    case Lex::province:
      return word.parent % 10000 == 0;
    case Lex::prefecture:
      return word.parent % 10000 != 0 && word.parent % 100 == 0;
    case Lex::county:
      return word.parent % 100 != 0;
    default:
      return true;
  }
}

/// What each number is called: the first form of a row of several; a division's full name, the
/// surest where it has or had several. Towns are left out: 40,000 names that nothing asks for.
struct Heads {
  std::vector<Head> heads;
  std::u16string units;
};

Heads heads_of(const std::vector<Word>& words) {
  constexpr std::uint32_t k_first_town = 1'000'000;
  std::map<std::uint32_t, const Word*> names;
  for (const Word& word : words) {
    const bool short_form =
        word.kind == Lex::province_short || word.kind == Lex::prefecture_short || word.kind == Lex::county_short;
    if (!word.head || word.parent == 0 || word.parent >= k_first_town || short_form) continue;
    const Word*& best = names[word.parent];
    const bool own = has_own_level(word);
    if (best == nullptr) {
      best = &word;
      continue;
    }
    const bool best_own = has_own_level(*best);
    if (std::tie(best_own, best->attribute, word.form) < std::tie(own, word.attribute, best->form)) best = &word;
  }
  Heads made;
  for (const auto& [number, word] : names) {
    const auto size = static_cast<std::uint32_t>(word->form.size());
    made.heads.push_back({number, static_cast<std::uint32_t>(made.units.size()), size});
    made.units += word->form;
  }
  return made;
}

template <typename T>
void append(std::string& out, const T* data, std::size_t count) {
  out.append(reinterpret_cast<const char*>(data), count * sizeof(T));
}

}  // namespace

std::string make_blob(std::vector<Word> words, std::string_view fingerprint) {
  const Heads heads = heads_of(words);
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return std::tie(a.form, a.kind, a.parent, a.attribute) < std::tie(b.form, b.kind, b.parent, b.attribute);
  });
  const Alphabet alphabet = alphabet_of(words);
  EntryPool pool;
  std::vector<CodedWord> coded;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i;
    while (end < words.size() && words[end].form == words[i].form) ++end;
    CodedWord word;
    for (const char16_t c : words[i].form) word.codes.push_back(alphabet.code_of[c]);
    word.value = pool.add(entries_of(&words[i], words.data() + end));
    longest = std::max(longest, word.codes.size());
    coded.push_back(std::move(word));
    i = end;
  }
  std::sort(coded.begin(), coded.end(), [](const CodedWord& a, const CodedWord& b) { return a.codes < b.codes; });
  const std::vector<Cell> cells = build_double_array(coded, alphabet.codes);
  const auto rows = character_rows(words, alphabet);

  BlobHeader header;
  header.magic = k_magic;
  assert(fingerprint.size() == header.fingerprint.size());
  std::memcpy(header.fingerprint.data(), fingerprint.data(), header.fingerprint.size());
  header.codes = alphabet.codes;
  header.cells = static_cast<std::uint32_t>(cells.size());
  header.entries = static_cast<std::uint32_t>(pool.entries().size());
  header.longest = static_cast<std::uint32_t>(longest);
  header.heads = static_cast<std::uint32_t>(heads.heads.size());
  header.head_units = static_cast<std::uint32_t>(heads.units.size());

  std::string blob;
  append(blob, &header, 1);
  append(blob, alphabet.code_of.data(), k_characters);
  append(blob, rows.data(), rows.size());
  blob.resize((blob.size() + 7) / 8 * 8, '\0');
  append(blob, cells.data(), cells.size());
  append(blob, pool.entries().data(), pool.entries().size());
  append(blob, heads.heads.data(), heads.heads.size());
  append(blob, heads.units.data(), heads.units.size());
  return blob;
}

}  // namespace guanxi::lexicon_compiler
