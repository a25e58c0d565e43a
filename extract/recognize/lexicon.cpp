// Reads the blob that data/compile wrote and data/embed linked in; layout in lexicon_format.hpp.
#include "extract/recognize/lexicon.hpp"

#include <algorithm>
#include <cassert>

#include "extract/recognize/lexicon_format.hpp"

extern "C" {
extern const unsigned char guanxi_lexicon_blob[];
}

namespace guanxi::extract {
namespace {

using namespace lexicon_format;

/// Pointers into the blob, worked out once.
struct View {
  const BlobHeader* header;
  const std::uint16_t* codes;
  const CharacterRow* characters;
  const Cell* cells;
  const Entry* entries;
  const Head* heads;
  const char16_t* head_units;
};

View view_of(const unsigned char* blob) {
  View view{};
  view.header = reinterpret_cast<const BlobHeader*>(blob);
  assert(view.header->magic == k_magic);  // compiled in by our own build
  view.codes = reinterpret_cast<const std::uint16_t*>(blob + sizeof(BlobHeader));
  view.characters = reinterpret_cast<const CharacterRow*>(view.codes + k_characters);
  const auto* cells = reinterpret_cast<const unsigned char*>(view.characters + view.header->codes);
  const auto offset = static_cast<std::size_t>(cells - blob);
  view.cells = reinterpret_cast<const Cell*>(blob + (offset + 7) / 8 * 8);
  view.entries = reinterpret_cast<const Entry*>(view.cells + view.header->cells);
  view.heads = reinterpret_cast<const Head*>(view.entries + view.header->entries);
  view.head_units = reinterpret_cast<const char16_t*>(view.heads + view.header->heads);
  return view;
}

const View& view() {
  static const View k_view = view_of(guanxi_lexicon_blob);
  return k_view;
}

/// First entry of the word that ends at `cell`; null where none ends there.
const Entry* word_at(const View& v, std::uint32_t cell) {
  const std::uint32_t base = v.cells[cell].base;
  if ((base & k_leaf) != 0) return v.entries + (base & ~k_leaf);
  const Cell& end = v.cells[base];
  return end.parent == cell ? v.entries + (end.base & ~k_leaf) : nullptr;
}

/// The child of `cell` by `c`; k_no_parent where there is none.
std::uint32_t child(const View& v, std::uint32_t cell, char16_t c) {
  const std::uint32_t base = v.cells[cell].base;
  const std::uint16_t code = v.codes[c];
  if (code == 0 || (base & k_leaf) != 0) return k_no_parent;
  const std::uint32_t next = base + code;
  return v.cells[next].parent == cell ? next : k_no_parent;
}

}  // namespace

Lexicon::Lexicon() : m_codes(view().codes), m_characters(view().characters) {}

const Lexicon& Lexicon::built_in() {
  static const Lexicon k_lexicon;
  return k_lexicon;
}

void Lexicon::matches_at(std::u16string_view text, std::uint32_t at, std::vector<LexMatch>& out) const {
  const View& v = view();
  std::uint32_t cell = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    cell = child(v, cell, text[i]);
    if (cell == k_no_parent) return;
    const Entry* entry = word_at(v, cell);
    if (entry == nullptr) continue;
    const auto end = static_cast<std::uint32_t>(i + 1);
    for (;; ++entry) {
      out.push_back({at, end, static_cast<Lex>(entry->kind), entry->attribute, entry->parent});
      if (entry->more == 0) break;
    }
  }
}

bool Lexicon::contains(std::u16string_view word, Lex kind, std::uint8_t* attribute) const {
  const View& v = view();
  if (word.empty()) return false;
  std::uint32_t cell = 0;
  for (const char16_t c : word) {
    cell = child(v, cell, c);
    if (cell == k_no_parent) return false;
  }
  for (const Entry* entry = word_at(v, cell); entry != nullptr; entry = entry->more != 0 ? entry + 1 : nullptr) {
    if (entry->kind != static_cast<std::uint8_t>(kind)) continue;
    if (attribute != nullptr) *attribute = entry->attribute;
    return true;
  }
  return false;
}

std::u16string_view Lexicon::head_of(std::uint32_t parent) const {
  const View& v = view();
  const Head* const end = v.heads + v.header->heads;
  const Head* const found = std::lower_bound(
      v.heads, end, parent, [](const Head& head, std::uint32_t number) { return head.number < number; });
  if (found == end || found->number != parent) return {};
  return {v.head_units + found->begin, found->size};
}

std::uint8_t Lexicon::character(char16_t c, Lex kind) const {
  const Character row = character(c);
  switch (kind) {
    case Lex::surname:
      return row.surname;
    case Lex::given_char:
      return row.given_char;
    case Lex::foreign_char:
      return row.foreign_char;
    default:
      return 0;
  }
}

/// The trie and the entries are larger than the caches near the processor: the cells of positions ahead and the entries
/// of all words are asked for before they are read.
void Lexicon::matches_in(std::u16string_view text, std::uint32_t begin, std::uint32_t end, std::vector<LexMatch>& out,
                         std::vector<std::uint32_t>& starts) const {
  struct Word {
    const Entry* entry;
    std::uint32_t begin;
    std::uint32_t end;
  };
  thread_local std::vector<Word> words;
  constexpr std::uint32_t k_ahead = 6;
  const View& v = view();
  words.clear();
  for (std::uint32_t at = begin; at < end; ++at) {
    if (at + k_ahead + 1 < end) {
      const std::uint32_t first = child(v, 0, text[at + k_ahead]);  // one of few: in the cache
      if (first != k_no_parent && (v.cells[first].base & k_leaf) == 0) {
        __builtin_prefetch(v.cells + v.cells[first].base + v.codes[text[at + k_ahead + 1]]);
      }
    }
    std::uint32_t cell = 0;
    for (std::uint32_t i = at; i < end; ++i) {
      cell = child(v, cell, text[i]);
      if (cell == k_no_parent) break;
      const Entry* entry = word_at(v, cell);
      if (entry == nullptr) continue;
      __builtin_prefetch(entry);
      words.push_back({entry, at, i + 1});
    }
  }
  out.clear();
  starts.clear();
  for (const Word& word : words) {
    starts.resize(word.begin - begin + 1, static_cast<std::uint32_t>(out.size()));
    for (const Entry* entry = word.entry;; ++entry) {
      out.push_back({word.begin, word.end, static_cast<Lex>(entry->kind), entry->attribute, entry->parent});
      if (entry->more == 0) break;
    }
  }
  starts.resize(end - begin + 1, static_cast<std::uint32_t>(out.size()));
}

std::string_view Lexicon::fingerprint() const {
  const auto& hex = view().header->fingerprint;
  return {hex.data(), hex.size()};
}

}  // namespace guanxi::extract
