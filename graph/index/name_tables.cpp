#include "graph/index/name_tables.hpp"

#include <algorithm>
#include <limits>

#include "graph/index/page_sum.hpp"
#include "graph/index/varint.hpp"

namespace guanxi::graph {

namespace {

using format::SectionKind;

constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();
/// An entity's name, key and forms are mostly the same bytes: so many are looked at before they are stored again.
constexpr std::size_t k_recent = 8;

}  // namespace

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::uint32_t form_hash(std::string_view lowered_folded) {
  return static_cast<std::uint32_t>(hash_of_name({lowered_folded.data(), lowered_folded.size()}) >> 32);
}

std::uint32_t NameTables::add_text(std::string_view text) {
  if (text.empty()) return 0;
  for (const Recent& known : m_recent) {
    if (known.size != text.size()) continue;
    const std::size_t begin = known.at + varint_bytes(known.size);
    if (std::string_view(m_strings).substr(begin, known.size) == text) return known.at;
  }
  const Recent added{static_cast<std::uint32_t>(m_strings.size()), static_cast<std::uint32_t>(text.size())};
  append_varint(m_strings, added.size);
  m_strings += text;
  if (m_recent.size() < k_recent) {
    m_recent.push_back(added);
  } else {
    m_recent[m_next_recent++ % k_recent] = added;
  }
  return added.at;
}

void NameTables::add_entity(const Entity& entity) {
  format::EntityRecord record;
  record.stable = entity.stable;
  record.articles = entity.articles;
  record.name = add_text(entity.name);
  record.key = add_text(entity.key);
  record.type = static_cast<std::uint8_t>(entity.type);
  m_entities.push_back(record);
  m_form_offsets.push_back(static_cast<std::uint32_t>(m_forms.size()));
}

void NameTables::add_form(const Form& form) {
  format::FormRecord record;
  record.entity = static_cast<std::uint32_t>(m_entities.size() - 1);
  record.articles = form.articles;
  record.form = add_text(form.form);
  record.folded = add_text(form.folded);
  record.search = static_cast<std::uint32_t>(m_search.size());
  const std::string folded = lowered(form.folded);
  for (const std::string_view part : {std::string_view(folded), form.pinyin, form.initials}) {
    append_varint(m_search, static_cast<std::uint32_t>(part.size()));
  }
  m_search.append(folded).append(form.pinyin).append(form.initials);
  m_hashes.push_back({form_hash(folded), static_cast<std::uint32_t>(m_forms.size())});
  m_forms.push_back(record);
}

Result<void> NameTables::plan(ImageWriter& writer) {
  if (m_strings.size() > k_most || m_search.size() > k_most || m_forms.size() > k_most) {
    return fail(ErrorCode::malformed, "the graph's names take more than 4 GiB", {}, "divide the graph");
  }
  std::sort(m_hashes.begin(), m_hashes.end());
  m_form_offsets.push_back(static_cast<std::uint32_t>(m_forms.size()));
  writer.header().entities = m_entities.size();
  writer.header().forms = m_forms.size();
  writer.plan<format::EntityRecord>(SectionKind::entities, m_entities.size());
  writer.plan<char>(SectionKind::strings, m_strings.size());
  writer.plan<format::FormRecord>(SectionKind::forms, m_forms.size());
  writer.plan<std::uint32_t>(SectionKind::form_offsets, m_form_offsets.size());
  writer.plan<char>(SectionKind::search_text, m_search.size());
  writer.plan<format::FormHash>(SectionKind::form_hashes, m_hashes.size());
  return {};
}

void NameTables::fill(ImageWriter& writer) const {
  writer.fill(SectionKind::entities, std::span(m_entities));
  writer.fill(SectionKind::strings, std::span(std::as_const(m_strings)));
  writer.fill(SectionKind::forms, std::span(m_forms));
  writer.fill(SectionKind::form_offsets, std::span(m_form_offsets));
  writer.fill(SectionKind::search_text, std::span(std::as_const(m_search)));
  writer.fill(SectionKind::form_hashes, std::span(m_hashes));
}

}  // namespace guanxi::graph
