// What an index file is made of: its header, its sections, the records in them. docs/index-format.md explains every
// byte to readers. All numbers are little-endian. Private to graph/index.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "base/types.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph::format {

static_assert(std::endian::native == std::endian::little, "the index is read where it lies, and is little-endian");

/// No text begins so, and a transfer that touches line ends breaks it.
inline constexpr std::array<unsigned char, 8> k_magic{0x89, 'G', 'X', 'I', '\r', '\n', 0x1A, '\n'};
inline constexpr std::uint32_t k_byte_order = 0x01020304;
inline constexpr std::uint32_t k_version = 6;
// The numbers of types stand in the file: another order of them is another version.
static_assert(static_cast<int>(EntityType::official) == 0 && static_cast<int>(EntityType::place) == 5);
static_assert(static_cast<int>(RelationType::holds_post) == 0 && static_cast<int>(RelationType::cooperates_with) == 5 &&
              static_cast<int>(RelationType::left_post) == 8 && k_relation_types.size() <= 16);
static_assert(static_cast<int>(PostState::holds) == 0 && static_cast<int>(PostState::resigned) == 7);
/// What is checked at once: as much as the system reads at once.
inline constexpr std::uint64_t k_page = 4096;
/// Sections begin at multiples of this: a line of the processor's cache.
inline constexpr std::uint64_t k_alignment = 64;
inline constexpr std::uint32_t k_max_sections = 32;
/// A number of one byte that stands for one in a table of large numbers.
inline constexpr std::uint8_t k_escape = 255;

/// A sentence that names more entities than this is a roll: one of names read out, where standing together says less.
inline constexpr std::uint32_t k_roll_names = 10;

/// A section's name is its place in the header's table; one that a graph does not need is empty.
enum class SectionKind : std::uint32_t {
  entities,              ///< EntityRecord
  strings,               ///< length as a varint, then the bytes; the empty string first
  row_offsets,           ///< u32, entities + 1: where an entity's ties begin
  neighbours,            ///< u32, by tie: the other end
  tie_articles,          ///< u8, by tie; k_escape: see large_articles
  tie_sentences,         ///< u8, by tie; k_escape: see large_sentences; empty where all are 0
  tie_first,             ///< u16 or u32, by tie: into days; empty where no article has a date
  tie_last,              ///< the same
  tie_relations,         ///< u8 or u16, by tie: into relation_sets; empty where nothing is stated
  large_articles,        ///< LargeCount, by tie
  large_sentences,       ///< LargeCount, by tie
  days,                  ///< i32: days since 1970-01-01, ascending; the first is "unknown"
  relation_sets,         ///< RelationSets; the first is empty
  relations,             ///< RelationRecord, by (from, to, type, title, sentence)
  relations_from,        ///< u32, entities + 1
  relations_to,          ///< u32: numbers of relations, by (to, number)
  relations_to_offsets,  ///< u32, entities + 1
  article_days,          ///< i32, by article
  article_originals,     ///< u32, by article: the first of its story, or itself; empty where none is a reprint
  article_sentences,     ///< u32, articles + 1: the first sentence of each
  mention_offsets,       ///< u32, entities + 1
  mentions,              ///< u32: sentences, ascending in an entity
  rolls,                 ///< u32: sentences that are rolls, ascending; none of reprints
  roll_offsets,          ///< u32, rolls + 1; empty where there are none
  roll_members,          ///< u32: entities, ascending in a roll
  forms,                 ///< FormRecord, by (entity, form)
  form_offsets,          ///< u32, entities + 1
  search_text,           ///< by form: three lengths as varints, then folded form in lower case, pinyin, initials
  form_hashes,           ///< FormHash, by (hash, form)
  told_entities,         ///< ToldEntity, by entity: of an imported graph, else empty
  told_relations,        ///< ToldRelation, by relation: likewise
  page_sums,             ///< u64, by page of what stands before this section; that of page 0 is 0
};
/// A kind's name in messages, the bytes of an item, and of an item in graphs that need more (0: there is no such form).
struct SectionInfo {
  std::string_view name;
  std::uint32_t width = 4;
  std::uint32_t wide = 0;
};
inline constexpr std::array<SectionInfo, 32> k_sections{{
    {"entities", 24},
    {"strings", 1},
    {"row_offsets"},
    {"neighbours"},
    {"tie_articles", 1},
    {"tie_sentences", 1},
    {"tie_first", 2, 4},
    {"tie_last", 2, 4},
    {"tie_relations", 1, 2},
    {"large_articles", 8},
    {"large_sentences", 8},
    {"days"},
    {"relation_sets"},
    {"relations", 20},
    {"relations_from"},
    {"relations_to"},
    {"relations_to_offsets"},
    {"article_days"},
    {"article_originals"},
    {"article_sentences"},
    {"mention_offsets"},
    {"mentions"},
    {"rolls"},
    {"roll_offsets"},
    {"roll_members"},
    {"forms", 20},
    {"form_offsets"},
    {"search_text", 1},
    {"form_hashes", 8},
    {"told_entities", 12},
    {"told_relations", 8},
    {"page_sums", 8},
}};
inline constexpr std::size_t k_section_count = k_sections.size();
static_assert(k_section_count <= k_max_sections);
static_assert(static_cast<std::size_t>(SectionKind::page_sums) + 1 == k_section_count,
              "sums stand behind all they sum");

struct Section {
  std::uint64_t offset = 0;  ///< bytes from the file's begin
  std::uint64_t bytes = 0;
  std::uint32_t width = 0;  ///< bytes of an item
  std::uint32_t reserved = 0;
};

/// Byte 0 of the file. Sum last: of all bytes of the header's page before it.
struct Header {
  std::array<unsigned char, 8> magic = k_magic;
  std::uint32_t byte_order = k_byte_order;
  std::uint32_t version = k_version;
  std::uint64_t file_size = 0;
  std::uint64_t entities = 0;
  std::uint64_t articles = 0;
  std::uint64_t ties = 0;  ///< both directions counted
  std::uint64_t forms = 0;
  std::uint64_t relations = 0;
  /// The state of the graph file that it was made from; zero in an index that stands alone.
  std::uint64_t store_fingerprint = 0;  ///< Store::fingerprint: of the content
  FileStamp store_file;
  std::uint32_t bound_to_store = 0;  ///< 1: made from a graph file
  std::uint32_t section_count = k_section_count;
  std::array<Section, k_max_sections> sections{};
  std::array<std::uint8_t, k_page - 104 - k_max_sections * sizeof(Section) - 8> reserved{};
  std::uint64_t sum = 0;
};
static_assert(sizeof(Header) == k_page && std::is_trivially_copyable_v<Header>);

struct EntityRecord {
  std::uint64_t stable = 0;
  std::uint32_t articles = 0;
  std::uint32_t name = 0;  ///< byte in strings
  std::uint32_t key = 0;   ///< byte in strings
  std::uint8_t type = 0;
  std::array<std::uint8_t, 3> reserved{};
};
static_assert(sizeof(EntityRecord) == 24);

struct FormRecord {
  std::uint32_t entity = 0;
  std::uint32_t articles = 0;
  std::uint32_t form = 0;    ///< byte in strings
  std::uint32_t folded = 0;  ///< byte in strings
  std::uint32_t search = 0;  ///< byte in search_text
};
static_assert(sizeof(FormRecord) == 20);

struct RelationRecord {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t title = 0;     ///< byte in strings
  std::uint32_t sentence = 0;  ///< in the whole graph
  std::uint16_t type = 0;
  std::uint16_t state = 0;
};
static_assert(sizeof(RelationRecord) == 20);

/// A tie's number that does not fit into a byte, in ascending order of ties.
struct LargeCount {
  std::uint32_t tie = 0;
  std::uint32_t count = 0;
};

struct RelationSets {
  std::uint16_t out = 0;
  std::uint16_t in = 0;
  auto operator<=>(const RelationSets&) const = default;
};

struct FormHash {
  std::uint32_t hash = 0;  ///< upper half of form_hash()
  std::uint32_t form = 0;
  auto operator<=>(const FormHash&) const = default;
};

/// What a graph file says of an entity's mentions, which the index does not have.
struct ToldEntity {
  std::uint32_t sentences = 0;
  std::int32_t first = 0;  ///< days, as in `days`
  std::int32_t last = 0;
};
static_assert(sizeof(ToldEntity) == 12);

/// Of all relations with the same ends, type and title together.
struct ToldRelation {
  std::uint32_t articles = 0;
  std::uint32_t sentences = 0;
};

}  // namespace guanxi::graph::format
