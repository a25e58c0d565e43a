#include "cli/answer.hpp"

#include <algorithm>
#include <functional>
#include <fmt/format.h>

#include "base/text.hpp"

namespace guanxi::cli {

namespace {

struct NamedFormat {
  std::string_view name;
  AnswerFormat format;
};
constexpr NamedFormat k_formats[] = {{"table", AnswerFormat::table},
                                     {"json", AnswerFormat::json},
                                     {"jsonl", AnswerFormat::jsonl},
                                     {"csv", AnswerFormat::csv},
                                     {"tsv", AnswerFormat::tsv}};

/// The column's value in `row`, or in `element` where its path leads into the unfolded list.
std::string cell_of(const Part& part, const Column& column, const Value& row, const Value& element) {
  const std::string prefix = part.unfold + '.';
  const bool inside = !part.unfold.empty() && column.path.starts_with(prefix);
  const Value& value = inside ? element.at(std::string_view(column.path).substr(prefix.size())) : row.at(column.path);
  return column.render != nullptr ? column.render(value) : value.cell();
}

/// Calls `visit(row number, row, element)` for each line of the part.
void each_line(const Part& part, const std::function<void(std::size_t, const Value&, const Value&)>& visit) {
  static const Value nothing;
  for (std::size_t i = 0; i < part.rows.size(); ++i) {
    if (part.unfold.empty()) {
      visit(i, part.rows[i], nothing);
      continue;
    }
    for (const Value& element : part.rows[i].at(part.unfold).list()) visit(i, part.rows[i], element);
  }
}

// ---- table

void append_padded(std::string& line, const std::string& text, std::size_t width, Shown shown) {
  const std::size_t own = display_width(text);
  const std::string padding(width > own ? width - own : 0, ' ');
  const bool right = shown == Shown::number || shown == Shown::id;
  line += right ? padding + text : text + padding;
  line += "  ";
}

void trim_right(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

struct TableLine {
  std::size_t row = 0;
  std::vector<std::string> cells;
  std::vector<std::string> below;
};

std::string table_of(const Part& part) {
  std::vector<Column> columns;
  std::vector<Column> below;
  for (const Column& column : part.columns) {
    if (column.shown == Shown::hidden) continue;
    (column.shown == Shown::below ? below : columns).push_back(column);
  }
  std::vector<std::size_t> widths;
  widths.reserve(columns.size());
  for (const Column& column : columns) widths.push_back(display_width(column.heading));
  std::vector<TableLine> lines;
  each_line(part, [&](std::size_t row_number, const Value& row, const Value& element) {
    TableLine& line = lines.emplace_back(TableLine{row_number, {}, {}});
    for (std::size_t c = 0; c < columns.size(); ++c) {
      std::string text = printable(cell_of(part, columns[c], row, element));
      if (columns[c].shown == Shown::id && !text.empty()) text.insert(text.begin(), '#');
      widths[c] = std::max(widths[c], display_width(text));
      line.cells.push_back(std::move(text));
    }
    for (const Column& column : below)
      if (std::string text = printable(cell_of(part, column, row, element)); !text.empty())
        line.below.push_back(std::move(text));
  });

  const std::string indent(part.row_headings.empty() ? 0 : 2, ' ');
  std::string out;
  std::string head = indent;
  for (std::size_t c = 0; c < columns.size(); ++c) append_padded(head, columns[c].heading, widths[c], columns[c].shown);
  trim_right(head);
  if (!head.empty() && !lines.empty()) out += head + '\n';
  std::size_t last_row = part.rows.size();
  for (const TableLine& line : lines) {
    if (line.row != last_row && line.row < part.row_headings.size()) out += part.row_headings[line.row] + '\n';
    last_row = line.row;
    std::string text = indent;
    for (std::size_t c = 0; c < columns.size(); ++c) append_padded(text, line.cells[c], widths[c], columns[c].shown);
    trim_right(text);
    if (!text.empty()) out += text + '\n';
    for (const std::string& extra : line.below) out.append(indent).append("    ").append(extra).append(1, '\n');
  }
  return out;
}

Result<void> write_table(const Answer& answer, StandardOutput& out) {
  std::string text;
  for (const std::string& line : answer.intro) text += printable(line) + '\n';
  for (const Part& part : answer.parts) {
    if (part.rows.empty()) continue;
    if (!part.heading.empty()) text += (text.empty() ? "" : "\n") + part.heading + '\n';
    text += table_of(part);
  }
  for (const std::string& line : answer.notes) text += line + '\n';
  return out.write(text);
}

// ---- json

Result<void> write_json(const Answer& answer, StandardOutput& out) {
  JsonWriter json;
  json.begin_object();
  for (const Field& field : answer.head) {
    json.key(field.key);
    field.value.write(json);
  }
  for (const Part& part : answer.parts) {
    if (part.part_of == PartOf::all_but_json) continue;
    json.key(part.key);
    json.begin_list();
    for (const Value& row : part.rows) row.write(json);
    json.end_list();
  }
  json.end_object();
  return out.write(json.take() + '\n');
}

Result<void> write_json_lines(const Answer& answer, StandardOutput& out) {
  JsonWriter json;
  for (const Part& part : answer.parts) {
    for (const Value& row : part.rows) {
      if (answer.parts.size() == 1) {
        row.write(json);
      } else {
        Value(Object{{"part", part.key}, {"row", row}}).write(json);
      }
      GUANXI_CHECK(out.write(json.take() + '\n'));
    }
  }
  return {};
}

// ---- csv, tsv

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string tsv_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

/// Several parts share one table: the first column says which, and columns that a part has not are empty.
Result<void> write_flat(const Answer& answer, AnswerFormat format, StandardOutput& out) {
  std::vector<std::string> paths;
  for (const Part& part : answer.parts)
    for (const Column& column : part.columns)
      if (column.shown != Shown::below && std::find(paths.begin(), paths.end(), column.path) == paths.end()) paths.push_back(column.path);
  std::vector<std::string> header;
  if (answer.parts.size() > 1) header.emplace_back("part");
  for (std::string path : paths) {
    std::replace(path.begin(), path.end(), '.', '_');
    header.push_back(std::move(path));
  }
  std::string text = record(header, format);
  for (const Part& part : answer.parts) {
    each_line(part, [&](std::size_t, const Value& row, const Value& element) {
      std::vector<std::string> cells;
      if (answer.parts.size() > 1) cells.push_back(part.key);
      for (const std::string& path : paths) {
        const auto column = std::find_if(part.columns.begin(), part.columns.end(), [&](const Column& c) {
          return c.path == path && c.shown != Shown::below;
        });
        cells.push_back(column != part.columns.end() ? cell_of(part, *column, row, element) : std::string());
      }
      text += record(cells, format);
    });
  }
  return out.write(text);
}

}  // namespace

std::string record(const std::vector<std::string>& cells, AnswerFormat format) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) line += format == AnswerFormat::csv ? ',' : '\t';
    line += format == AnswerFormat::csv ? csv_cell(cells[i]) : tsv_cell(cells[i]);
  }
  return line + '\n';
}

void FormatOption::declare(Arguments& arguments) {
  arguments.answer_format(name, "table (for people), json, jsonl, csv or tsv");
}

Result<AnswerFormat> FormatOption::format() const {
  for (const NamedFormat& known : k_formats)
    if (known.name == name) return known.format;
  return fail(ErrorCode::usage, fmt::format("unknown format '{}'", name), "--format",
              "the formats are table, json, jsonl, csv and tsv");
}

Result<void> write_answer(const Answer& answer, AnswerFormat format, StandardOutput& out) {
  switch (format) {
    case AnswerFormat::table: return write_table(answer, out);
    case AnswerFormat::json: return write_json(answer, out);
    case AnswerFormat::jsonl: return write_json_lines(answer, out);
    case AnswerFormat::csv:
    case AnswerFormat::tsv: return write_flat(answer, format, out);
  }
  return {};
}

}  // namespace guanxi::cli
