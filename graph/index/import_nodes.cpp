#include "graph/index/import_nodes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/fold.hpp"
#include "graph/index/csv_rows.hpp"
#include "graph/store/romanize.hpp"
#include "graph/store/stable_id.hpp"

namespace guanxi::graph {

namespace {

/// The number of an id as exports write it: "e" and 16 hexadecimal digits. Nothing for any other.
std::optional<std::uint64_t> exported_id(std::string_view id) {
  constexpr std::size_t k_digits = 16;
  if (id.size() != k_digits + 1 || id.front() != 'e') return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number, 16);
  return error == std::errc{} && end == id.data() + id.size() ? std::optional(number) : std::nullopt;
}

/// Row numbers have no zeros in front.
std::optional<std::uint32_t> as_row(std::string_view id) {
  std::uint32_t row = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), row);
  const bool is_number = error == std::errc{} && end == id.data() + id.size();
  if (!is_number || (id.size() > 1 && id.front() == '0')) return std::nullopt;
  return row;
}

}  // namespace

std::string_view ImportNodes::kept(std::string_view text) {
  const std::string_view file = m_file->bytes();
  if (text.data() >= file.data() && text.data() + text.size() <= file.data() + file.size()) return text;
  return m_copies.emplace_back(text);
}

Result<ImportNodes> ImportNodes::read(const ImportTables& tables) {
  GUANXI_TRY(MappedFile file, MappedFile::open(tables.nodes));
  ImportNodes nodes(std::move(file));
  const std::string_view text = nodes.m_file->bytes();
  CsvRows rows(text);
  std::vector<std::string_view> fields;
  (void)rows.next(fields);
  GUANXI_TRY(const auto columns, columns_named(fields, {"id", "type", "name"}, tables.nodes));
  const std::size_t last_column = *std::max_element(columns.begin(), columns.end());
  const auto wrong = [&](std::string message, std::string next) {
    return tl::unexpected(Error{ErrorCode::malformed, std::move(message), tables.nodes, line_of(text, rows.row_begin()),
                                0, std::move(next)});
  };
  while (rows.next(fields)) {
    if (fields.size() <= last_column) return wrong("the row has too few columns", "a row has an id, a type and a name");
    const auto type = imported_type(fields[columns[1]], tables.types);
    if (!type) {
      return wrong(fmt::format("unknown type '{}'", fields[columns[1]]),
                   fmt::format("say what it is: --type-as {}=policy, say; the types are official, person, agency, "
                               "enterprise, policy, place",
                               fields[columns[1]]));
    }
    if (nodes.m_nodes.size() >= std::numeric_limits<std::int32_t>::max())
      return wrong("there are too many nodes", "divide the graph");
    nodes.m_nodes.push_back({nodes.kept(fields[columns[0]]), nodes.kept(fields[columns[2]]), *type});
    if (as_row(nodes.m_nodes.back().id) != nodes.count() - 1) nodes.m_ids_are_rows = false;
  }
  GUANXI_CHECK(nodes.number_ids(tables.nodes));
  return nodes;
}

Result<ImportNodes> ImportNodes::of(std::vector<GraphFileNode> listed, const ImportTypes& types,
                                    const std::string& path) {
  ImportNodes nodes;
  nodes.m_listed = std::move(listed);
  for (const GraphFileNode& node : nodes.m_listed) {
    GUANXI_TRY(const EntityType type, type_of_node(node, types, path));
    nodes.m_nodes.push_back({node.id, node.name, type});
  }
  return nodes;
}

Result<void> ImportNodes::number_ids(const std::string& path) {
  if (m_ids_are_rows) return {};
  m_rows.reserve(m_nodes.size());
  for (std::uint32_t row = 0; row < count(); ++row) {
    if (!m_rows.emplace(m_nodes[row].id, row).second) {
      return fail(ErrorCode::malformed, fmt::format("two nodes have the id '{}'", m_nodes[row].id), path,
                  "give each node an id of its own");
    }
  }
  return {};
}

std::optional<std::uint32_t> ImportNodes::row_of(std::string_view id) const {
  if (m_ids_are_rows) {
    const auto row = as_row(id);
    return row && *row < count() ? row : std::nullopt;
  }
  const auto found = m_rows.find(id);
  return found == m_rows.end() ? std::nullopt : std::optional(found->second);
}

NameTables ImportNodes::names() const {
  NameTables names;
  const auto add_form = [&](std::string_view form, const std::string& folded, EntityType type, std::uint32_t articles) {
    const Romanized reading = romanize(folded, type);
    names.add_form({form, folded, reading.pinyin, reading.initials, articles});
  };
  for (std::size_t row = 0; row < m_nodes.size(); ++row) {
    const Node& node = m_nodes[row];
    const std::string folded = fold_name(node.name);
    const std::uint32_t articles = m_listed.empty() ? 0 : m_listed[row].articles;
    names.add_entity(
        {node.type, node.name, folded, exported_id(node.id).value_or(stable_id(node.type, folded)), articles});
    add_form(node.name, folded, node.type, articles);
    if (m_listed.empty()) continue;
    for (const std::string& alias : m_listed[row].aliases) {
      if (alias != node.name) add_form(alias, fold_name(alias), node.type, 0);
    }
  }
  return names;
}

}  // namespace guanxi::graph
