#include "extract/resolve/across/nodes.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <numeric>

namespace guanxi::extract::across {
namespace {

std::string identity(const Node& node) {
  const std::array<std::uint32_t, 6> parts{
      static_cast<std::uint32_t>(node.kind), node.base, node.region, node.article, node.year, node.correction};
  return {reinterpret_cast<const char*>(parts.data()), sizeof(parts)};
}

}  // namespace

Kind kind_of(EntityType type) {
  switch (type) {
    case EntityType::official:
    case EntityType::person:
      return Kind::person;
    case EntityType::agency:
      return Kind::agency;
    case EntityType::enterprise:
      return Kind::enterprise;
    case EntityType::policy:
      return Kind::policy;
    case EntityType::place:
      break;
  }
  return Kind::place;
}

std::string name_of(Rule rule, std::uint64_t line) {
  constexpr std::array<std::string_view, 18> k_names{
      "same_name",          "one_row",         "division",    "place_of_article", "written_two_ways",   "body_of_place",
      "country_of_article", "year_of_article", "only_here",   "document_title",   "defined_in_article", "short_name",
      "part_of_name",       "other_spelling",  "same_person", "several_persons",  "other_type",         "correction"};
  const std::string_view name = k_names[static_cast<std::size_t>(rule)];
  return rule == Rule::correction ? fmt::format("{}:{}", name, line) : std::string(name);
}

std::uint32_t Nodes::number_of(const Node& node) {
  const auto [slot, added] = m_numbers.try_emplace(identity(node), static_cast<std::uint32_t>(m_nodes.size()));
  if (added) m_nodes.push_back(node);
  return slot->second;
}

std::uint32_t Nodes::find(Kind kind, std::u16string_view base, Region region) const {
  const std::uint32_t text = m_texts.find(narrow(base));
  if (text == Pool::k_none) return k_none;
  Node plain;
  plain.kind = kind;
  plain.base = text;
  plain.region = region;
  const auto found = m_numbers.find(identity(plain));
  return found == m_numbers.end() ? k_none : found->second;
}

std::string Nodes::key(std::uint32_t number, const Corpus& corpus) const {
  const Node& node = m_nodes[number];
  std::string key(m_texts.text(node.base));
  if (is_division(node.region)) key += fmt::format("@{}", node.region);
  if (node.region != 0 && !is_division(node.region)) key += "@" + region_name(node.region);
  if (node.year != 0) key += fmt::format("@{}", node.year);
  if (node.article != 0) key += fmt::format("@{}", corpus.texts.text(corpus.articles[node.article - 1].id));
  return key;
}

std::string Nodes::title(std::uint32_t number, const Corpus& corpus) const {
  const Node& node = m_nodes[number];
  std::string title(m_texts.text(node.base));
  if (is_division(node.region) && title == region_name(node.region))
    title = full_name(node.region);
  else
    title.insert(0, region_name(node.region));
  if (node.year != 0) title = fmt::format("{}年{}", node.year, title);
  if (node.article != 0) title += fmt::format(" of {}", corpus.texts.text(corpus.articles[node.article - 1].id));
  return title;
}

Joined::Joined(std::size_t size) { grow(size); }

void Joined::grow(std::size_t size) {
  const std::size_t before = m_parent.size();
  m_parent.resize(size);
  for (std::size_t i = before; i < size; ++i) m_parent[i] = static_cast<std::uint32_t>(i);
}

std::uint32_t Joined::root(std::uint32_t node) const {
  while (m_parent[node] != node) node = m_parent[node] = m_parent[m_parent[node]];
  return node;
}

bool Joined::join(Join&& join) {
  const std::uint32_t a = root(join.node);
  const std::uint32_t b = root(join.other);
  if (a == b) return false;
  m_parent[std::max(a, b)] = std::min(a, b);
  m_joins.push_back(std::move(join));
  return true;
}

}  // namespace guanxi::extract::across
