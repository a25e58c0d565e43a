#include "graph/list/graph_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "base/clean_text.hpp"

namespace guanxi::graph {

namespace {

using Says = GraphFileStatement::Says;

/// Types as programs that find names call them.
struct CommonName {
  std::string_view name;
  EntityType type;
};
constexpr std::array k_common_names{CommonName{"PER", EntityType::person}, CommonName{"PERSON", EntityType::person},
                                    CommonName{"LOC", EntityType::place}, CommonName{"GPE", EntityType::place},
                                    CommonName{"ORG", EntityType::agency}};

/// `text` as a count, rounded to a whole number; `missing` where it is empty. Nothing where it is no number above 0
/// or beyond 32 bits.
std::optional<std::uint32_t> count_of(const std::string& text, std::uint32_t missing) {
  if (text.empty()) return missing;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= 0) || value > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(std::llround(value));
}

/// A day, with or without a time behind it; unknown where the text is empty.
std::optional<Date> date_of(std::string_view text) {
  if (text.empty()) return Date{};
  constexpr std::size_t k_day = 10;
  if (text.size() > k_day && (text[k_day] == 'T' || text[k_day] == ' ')) text = text.substr(0, k_day);
  return parse_date(text);
}

std::optional<RelationType> relation_named(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (const auto type = parse_relation_type(lower)) return type;
  const auto* const found = std::find_if(k_relation_types.begin(), k_relation_types.end(),
                                         [&](RelationType type) { return chinese_label(type) == name; });
  return found == k_relation_types.end() ? std::nullopt : std::optional(*found);
}

Result<void> wrong(std::string message, std::string next) {
  return fail(ErrorCode::malformed, std::move(message), {}, std::move(next));
}

Result<GraphFileStatement> statement_of(const GraphElement& edge) {
  const std::string& called = !edge.relation.empty() ? edge.relation : !edge.type.empty() ? edge.type : edge.label;
  GraphFileStatement statement;
  if (const auto relation = relation_named(called)) {
    statement.says = Says::relation;
    statement.type = *relation;
    if (is_post(*relation)) statement.title = clean_text(edge.title);
  } else if (called == "co_mention" || called == "共现") {
    statement.says = Says::co_mention;
  } else if (!called.empty()) {
    statement.says = Says::other;
    statement.word = clean_text(called);
  }
  const auto state = edge.state.empty() ? std::optional(PostState::holds) : parse_post_state(edge.state);
  if (!state)
    return fail(
        ErrorCode::malformed,
        fmt::format("the state '{}' of the edge from '{}' to '{}' is none", edge.state, edge.source, edge.target), {},
        "the states are holds, acting, appointed, elected, nominated, former, removed, resigned");
  if (statement.says == Says::relation && is_post(statement.type)) statement.state = *state;
  statement.url = clean_text(edge.url);
  for (const auto& [text, date] :
       {std::pair(&edge.start, &statement.holds.first), std::pair(&edge.end, &statement.holds.last)}) {
    const auto day = date_of(*text);
    if (!day)
      return fail(ErrorCode::malformed,
                  fmt::format("'{}' of the edge from '{}' to '{}' is no date", *text, edge.source, edge.target), {},
                  "write start and end as YYYY, YYYY-MM or YYYY-MM-DD");
    *date = *day;
  }
  return statement;
}

}  // namespace

std::optional<EntityType> imported_type(std::string_view name, const ImportTypes& types) {
  for (const auto& [known, type] : types) {
    if (known == name) return type;
  }
  if (const auto type = parse_entity_type(name)) return type;
  for (const CommonName& known : k_common_names) {
    if (known.name == name) return known.type;
  }
  return std::nullopt;
}

Result<EntityType> type_of_node(const GraphFileNode& node, const ImportTypes& types, const std::string& path) {
  if (const auto type = imported_type(node.type, types)) return *type;
  const std::string what = node.type.empty() ? "has no type" : fmt::format("has the unknown type '{}'", node.type);
  return fail(ErrorCode::malformed, fmt::format("the node '{}' {}", node.id, what), path,
              fmt::format("say what it is: --type-as {}=agency, say; the types are official, person, agency, "
                          "enterprise, policy, place",
                          node.type));
}

void Period::add(Date date) {
  if (!date.known()) return;
  if (!first.known() || date < first) first = date;
  if (!last.known() || last < date) last = date;
}

std::string* GraphElement::field(std::string_view name_of_field) {
  struct Field {
    std::string_view name;
    std::string GraphElement::*member;
  };
  static constexpr std::array k_fields{
      Field{"id", &GraphElement::id},
      Field{"source", &GraphElement::source},
      Field{"target", &GraphElement::target},
      Field{"type", &GraphElement::type},
      Field{"name", &GraphElement::name},
      Field{"label", &GraphElement::label},
      Field{"relation", &GraphElement::relation},
      Field{"title", &GraphElement::title},
      Field{"state", &GraphElement::state},
      Field{"weight", &GraphElement::weight},
      Field{"articles", &GraphElement::articles},
      Field{"sentences", &GraphElement::sentences},
      Field{"first", &GraphElement::first},
      Field{"last", &GraphElement::last},
      Field{"start", &GraphElement::start},
      Field{"end", &GraphElement::end},
      Field{"url", &GraphElement::url},
  };
  for (const Field& field : k_fields) {
    if (field.name == name_of_field) return &(this->*field.member);
  }
  return nullptr;
}

std::vector<GraphFileSaying> GraphFile::sayings_of(const GraphFileEdge& edge) const {
  using Day = GraphFileSaying::Day;
  const GraphFileStatement& said = statement_of(edge);
  const bool post = said.says == Says::relation && said.type == RelationType::holds_post;
  const bool since = said.holds.first.known();
  const bool until = said.holds.last.known();
  GraphFileSaying begin{said.type, said.state, since ? said.holds.first : edge.seen.first,
                        since ? Day::since : Day::seen};
  if (since && post && said.state == PostState::holds) begin.state = PostState::appointed;
  GraphFileSaying end{said.type, said.state, until ? said.holds.last : edge.seen.last, until ? Day::until : Day::seen};
  if (!end.day.known() || end.day == begin.day) return {begin};
  if (until && post) {
    end.type = RelationType::left_post;
    end.state = PostState::resigned;
  }
  return {begin, end};
}

GraphFileRows::GraphFileRows() {
  m_file.statements.resize(2);
  m_file.statements.back().says = Says::co_mention;
}

std::uint32_t GraphFileRows::number_of(const std::string& id) {
  const auto [found, is_new] = m_numbers.try_emplace(id, static_cast<std::uint32_t>(m_rows.size()));
  if (is_new) {
    m_rows.push_back(k_undeclared);
    m_ids.push_back(id);
  }
  return found->second;
}

std::uint32_t GraphFileRows::number_of(GraphFileStatement&& statement) {
  std::vector<GraphFileStatement>& known = m_file.statements;
  for (std::uint32_t plain = 0; plain < 2; ++plain) {
    if (known[plain] == statement) return plain;
  }
  known.push_back(std::move(statement));
  return static_cast<std::uint32_t>(known.size() - 1);
}

Result<void> GraphFileRows::add_node(const GraphElement& node) {
  if (node.id.empty()) return wrong("a node has no id", "give each node an id of its own");
  if (m_rows.size() >= std::numeric_limits<std::int32_t>::max())
    return wrong("there are too many nodes", "divide the graph");
  std::uint32_t& row = m_rows[number_of(node.id)];
  if (row != k_undeclared)
    return wrong(fmt::format("two nodes have the id '{}'", node.id), "give each node an id of its own");
  const auto articles = count_of(node.articles, 0);
  if (!articles)
    return wrong(fmt::format("the node '{}' has '{}' articles, which is no count", node.id, node.articles),
                 "repair the node");
  row = static_cast<std::uint32_t>(m_file.nodes.size());
  const std::string& name = !node.name.empty() ? node.name : !node.label.empty() ? node.label : node.id;
  // In files of others first and last may be parts of a name: what is no date is passed over.
  const Period seen{date_of(node.first).value_or(Date{}), date_of(node.last).value_or(Date{})};
  m_file.nodes.push_back(
      {node.id, node.type, name, node.aliases, *articles, count_of(node.sentences, 0).value_or(0), seen});
  return {};
}

Result<void> GraphFileRows::add_edge(const GraphElement& edge) {
  if (edge.source.empty() || edge.target.empty())
    return wrong("an edge has no source or no target", "give each edge the ids of two nodes");
  if (edge.source == edge.target)
    return wrong(fmt::format("the node '{}' is tied to itself", edge.source), "leave the edge out");
  const auto weight = count_of(edge.weight, 1);
  if (!weight)
    return wrong(fmt::format("the weight '{}' of the edge from '{}' to '{}' is no number from 0 to 4294967295",
                             edge.weight, edge.source, edge.target),
                 "repair the edge");
  GUANXI_TRY(GraphFileStatement statement, statement_of(edge));
  GraphFileEdge row;
  row.source = number_of(edge.source);
  row.target = number_of(edge.target);
  row.weight = std::max(*weight, 1U);
  row.articles = count_of(edge.articles, row.weight).value_or(row.weight);
  row.sentences = count_of(edge.sentences, 0).value_or(0);
  row.statement = number_of(std::move(statement));
  row.seen = {date_of(edge.first).value_or(Date{}), date_of(edge.last).value_or(Date{})};
  m_file.edges.push_back(row);
  return {};
}

Result<GraphFile> GraphFileRows::finish() {
  for (GraphFileEdge& edge : m_file.edges) {
    for (std::uint32_t* const end : {&edge.source, &edge.target}) {
      if (m_rows[*end] == k_undeclared)
        return fail(ErrorCode::malformed, fmt::format("no node has the id '{}', which an edge names", m_ids[*end]), {},
                    "add the node, or leave the edge out");
      *end = m_rows[*end];
    }
  }
  return std::move(m_file);
}

Result<GraphFile> read_graph_file(std::string_view text, const std::string& path) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') return read_node_link(text, path);
  if (first != std::string_view::npos && text[first] == '<') return read_graphml(text, path);
  return fail(ErrorCode::malformed, "this is neither node-link JSON nor GraphML", path,
              "tables are given with --nodes and --ties");
}

}  // namespace guanxi::graph
