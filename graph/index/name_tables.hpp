// The parts of an index that hold names: entities, printed forms, and what finds a form by its bytes. Filled in the
// order of entities, then written. Private to graph/index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/types.hpp"
#include "graph/index/format.hpp"
#include "graph/index/image_writer.hpp"

namespace guanxi::graph {

/// Lower case for ASCII letters; every other byte as it is.
[[nodiscard]] std::string lowered(std::string_view text);

/// How form_hashes orders forms.
[[nodiscard]] std::uint32_t form_hash(std::string_view lowered_folded);

class NameTables {
 public:
  struct Entity {
    EntityType type{};
    std::string_view name;
    std::string_view key;
    std::uint64_t stable = 0;
    std::uint32_t articles = 0;
  };
  struct Form {
    std::string_view form;
    std::string_view folded;
    std::string_view pinyin;
    std::string_view initials;
    std::uint32_t articles = 0;
  };

  NameTables() { m_strings.push_back('\0'); }  // byte 0 is the empty string

  /// Entities in id order; the forms that follow are its.
  void add_entity(const Entity& entity);
  void add_form(const Form& form);
  /// For what is known only when all entities are there.
  void set_articles(EntityId entity, std::uint32_t articles) { m_entities[entity.index()].articles = articles; }
  /// Where `text` stands in the section of strings. The last few texts are not stored again.
  [[nodiscard]] std::uint32_t add_text(std::string_view text);

  /// Plans the sections. Errors: malformed where there are more names than 32 bits can number.
  [[nodiscard]] Result<void> plan(ImageWriter& writer);
  /// After begin().
  void fill(ImageWriter& writer) const;

 private:
  /// A text that was stored a short while ago: where its length stands, and its bytes.
  struct Recent {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
  };
  std::string m_strings;
  std::vector<Recent> m_recent;
  std::size_t m_next_recent = 0;
  std::vector<format::EntityRecord> m_entities;
  std::vector<format::FormRecord> m_forms;
  std::vector<std::uint32_t> m_form_offsets;
  std::string m_search;
  std::vector<format::FormHash> m_hashes;
};

}  // namespace guanxi::graph
