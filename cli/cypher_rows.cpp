#include "cli/cypher_rows.hpp"

#include <array>

#include <fmt/format.h>

#include "cli/answer.hpp"
#include "cli/cypher_json.hpp"

namespace guanxi::cli {

namespace {

constexpr std::array<std::pair<std::string_view, CypherFormat>, 6> k_formats{
    {{"table", CypherFormat::table},
     {"json", CypherFormat::json},
     {"jsonl", CypherFormat::jsonl},
     {"csv", CypherFormat::csv},
     {"tsv", CypherFormat::tsv},
     {"typed-json", CypherFormat::typed_json}}};

/// RFC 4180.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string tsv_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// What a query changed, in words; empty where nothing.
std::string changes(const cypher::Counters& c) {
  std::string out;
  const auto add = [&out](std::uint64_t number, std::string_view one, std::string_view many, std::string_view verb) {
    if (number != 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", counted(number, one, many), verb);
  };
  add(c.nodes_added, "node", "nodes", "created");
  add(c.nodes_deleted, "node", "nodes", "deleted");
  add(c.rels_added, "relationship", "relationships", "created");
  add(c.rels_deleted, "relationship", "relationships", "deleted");
  add(c.labels_added, "label", "labels", "new");
  add(c.labels_deleted, "label", "labels", "gone");
  add(c.properties_added, "property", "properties", "set");
  add(c.properties_deleted, "property", "properties", "removed");
  return out;
}

bool is_number(const cypher::Value& value) { return value.is_number() || value.is_null(); }

}  // namespace

Result<CypherFormat> parse_cypher_format(const std::string& name) {
  for (const auto& [known, format] : k_formats) {
    if (name == known) return format;
  }
  return fail(ErrorCode::usage, fmt::format("unknown --format '{}'", name), {},
              "the formats are table, json, jsonl, csv, tsv and typed-json");
}

struct CypherRows::State {
  CypherFormat format;
  const cypher::PropertyGraph& graph;
  StandardOutput& out;
  std::vector<std::string> names;
  Part table{};
  std::vector<bool> numeric;
  JsonWriter json;
  Result<void> written;

  void flat(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) line += format == CypherFormat::csv ? ',' : '\t';
      line += format == CypherFormat::csv ? csv_cell(cells[i]) : tsv_cell(cells[i]);
    }
    written = out.write(line + '\n');
  }

  void object(JsonWriter& to, const cypher::List& values) const {
    to.begin_object();
    for (std::size_t i = 0; i < values.size(); ++i) {
      to.key(names[i]);
      plain_value(values[i], graph).write(to);
    }
    to.end_object();
  }

  void table_row(const cypher::List& values) {
    Object row;
    for (std::size_t i = 0; i < values.size(); ++i) {
      numeric[i] = numeric[i] && is_number(values[i]);
      row.push_back({std::to_string(i), cell_text(values[i], graph)});
    }
    table.rows.emplace_back(std::move(row));
  }
};

CypherRows::CypherRows(CypherFormat format, const cypher::PropertyGraph& graph, StandardOutput& out)
    : m_state(new State{format, graph, out, {}, {}, {}, {}, {}}) {}
CypherRows::~CypherRows() = default;

void CypherRows::columns(const std::vector<std::string>& names) {
  State& s = *m_state;
  s.names = names;
  s.numeric.assign(names.size(), true);
  if (s.format == CypherFormat::csv || s.format == CypherFormat::tsv) s.flat(names);
  if (s.format != CypherFormat::json && s.format != CypherFormat::typed_json) return;
  s.json.begin_object();
  s.json.key("columns");
  s.json.begin_list();
  for (const std::string& name : names) s.json.text(name);
  s.json.end_list();
  s.json.key("rows");
  s.json.begin_list();
}

bool CypherRows::row(const cypher::List& values) {
  State& s = *m_state;
  switch (s.format) {
    case CypherFormat::table:
      s.table_row(values);
      break;
    case CypherFormat::json:
      s.object(s.json, values);
      break;
    case CypherFormat::jsonl: {
      JsonWriter line;
      s.object(line, values);
      s.written = s.out.write(line.take() + '\n');
      break;
    }
    case CypherFormat::csv:
    case CypherFormat::tsv: {
      std::vector<std::string> cells;
      for (const cypher::Value& value : values) cells.push_back(cell_text(value, s.graph));
      s.flat(cells);
      break;
    }
    case CypherFormat::typed_json:
      s.json.begin_list();
      for (const cypher::Value& value : values) write_typed(s.json, value, s.graph);
      s.json.end_list();
      break;
  }
  return s.written.has_value() && !s.out.closed();
}

Result<void> CypherRows::finish(const cypher::Answer& answer) {
  State& s = *m_state;
  GUANXI_CHECK(s.written);
  if (s.format == CypherFormat::json || s.format == CypherFormat::typed_json) {
    s.json.end_list();
    s.json.end_object();
    return s.out.write(s.json.take() + '\n');
  }
  if (s.format != CypherFormat::table) return {};
  const std::string done = changes(answer.counters);
  if (!done.empty()) GUANXI_CHECK(s.out.write(done + '\n'));
  if (answer.columns.empty()) return done.empty() ? s.out.write("nothing changed\n") : Result<void>{};
  for (std::size_t i = 0; i < s.names.size(); ++i)
    s.table.columns.push_back(
        {std::to_string(i), s.names[i], s.numeric[i] && !s.table.rows.empty() ? Shown::number : Shown::text});
  Answer shown;
  shown.notes.push_back(counted(answer.rows, "row", "rows"));
  shown.parts.push_back(std::move(s.table));
  return write_answer(shown, AnswerFormat::table, s.out);
}

}  // namespace guanxi::cli
