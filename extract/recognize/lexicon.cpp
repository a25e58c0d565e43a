// Reads the blob that data/compile wrote and data/embed linked in; layout in lexicon_format.hpp.
#include "extract/recognize/lexicon.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

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

/// The trie and the entries are larger than the caches near the processor. So all positions go down together, a
/// character a round, and what a position reads in the next round is asked for in this one.
void Lexicon::matches_in(std::u16string_view text, std::uint32_t begin, std::uint32_t end, std::vector<LexMatch>& out,
                         std::vector<std::uint32_t>& starts) const {
  struct Walk {
    std::uint32_t at;  // from `begin` on
    std::uint32_t cell;
  };
  struct Word {
    const Entry* entry;
    std::uint32_t at;
    std::uint32_t size;
  };
  thread_local std::vector<std::uint16_t> codes;
  thread_local std::vector<Walk> walks;
  thread_local std::vector<Word> words;
  const View& v = view();
  const std::uint32_t size = end - begin;
  codes.resize(size + 2);
  std::transform(text.begin() + begin, text.begin() + end, codes.begin(), [&](char16_t c) { return v.codes[c]; });
  codes[size] = codes[size + 1] = 0;  // no entry goes on here

  const auto step = [&](std::uint32_t cell, std::uint32_t base, std::uint32_t at) {
    const std::uint32_t next = base + codes[at];
    if (codes[at] == 0 || v.cells[next].parent != cell) return k_no_parent;
    const std::uint32_t ahead = v.cells[next].base;
    if ((ahead & k_leaf) == 0) {
      __builtin_prefetch(v.cells + ahead);
      __builtin_prefetch(v.cells + ahead + codes[at + 1]);
    }
    return next;
  };
  const auto take = [&](std::uint32_t first, std::uint32_t at, std::uint32_t length) {
    const Entry* entry = v.entries + (first & ~k_leaf);
    __builtin_prefetch(entry);
    words.push_back({entry, at, length});
  };
  walks.resize(size);
  words.clear();
  std::size_t going = 0;
  for (std::uint32_t at = 0; at < size; ++at) {
    walks[going] = {at, step(0, v.cells[0].base, at)};
    going += walks[going].cell != k_no_parent ? 1 : 0;
  }
  for (std::uint32_t length = 1; going != 0; ++length) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < going; ++i) {
      const Walk walk = walks[i];
      const std::uint32_t base = v.cells[walk.cell].base;
      if ((base & k_leaf) != 0) {
        take(base, walk.at, length);
        continue;
      }
      if (v.cells[base].parent == walk.cell) take(v.cells[base].base, walk.at, length);
      walks[kept] = {walk.at, step(walk.cell, base, walk.at + length)};
      kept += walks[kept].cell != k_no_parent ? 1 : 0;
    }
    going = kept;
  }

  // By position; those of one position are in the order of their lengths already.
  const auto each_entry = [](const Word& word, auto&& give) {
    for (const Entry* entry = word.entry;; ++entry) {
      give(*entry);
      if (entry->more == 0) break;
    }
  };
  starts.assign(size + 2, 0);
  for (const Word& word : words) each_entry(word, [&](const Entry&) { ++starts[word.at + 2]; });
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  out.resize(starts.back());
  for (const Word& word : words) {
    const std::uint32_t from = begin + word.at;
    each_entry(word, [&](const Entry& entry) {
      out[starts[word.at + 1]++] = {from, from + word.size, static_cast<Lex>(entry.kind), entry.attribute,
                                    entry.parent};
    });
  }
  starts.pop_back();
}

std::string_view Lexicon::fingerprint() const {
  const auto& hex = view().header->fingerprint;
  return {hex.data(), hex.size()};
}

}  // namespace guanxi::extract
