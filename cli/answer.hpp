// An answer and its five formats: one model of rows, written as a table for people or as json, jsonl, csv, tsv.
// docs/commands/README.md describes the formats.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/arguments.hpp"
#include "cli/streams.hpp"
#include "cli/value.hpp"

namespace guanxi::cli {

enum class AnswerFormat : std::uint8_t { table, json, jsonl, csv, tsv };

/// Where a column appears, and how.
enum class Shown : std::uint8_t {
  text,    ///< aligned, to the left
  number,  ///< aligned, to the right
  id,      ///< "#12", to the right
  below,   ///< in the table only: on a line of its own under its row, without a heading
  hidden   ///< in csv and tsv only
};

struct Column {
  std::string path;  ///< into the row: "entity.name" (csv: entity_name); empty: all of it, "ties.": all of an element
  std::string heading;  ///< of the table
  Shown shown = Shown::text;
  std::string (*render)(const Value&) = nullptr;  ///< makes the cell; Value::cell() where null
};

/// Which formats have a part: one that says in rows what the json document's head says is left out there.
enum class PartOf : std::uint8_t { every_format, all_but_json };

/// One list of rows.
struct Part {
  std::string key;      ///< of the list in json
  std::string heading;  ///< above the table; none where empty
  std::vector<Column> columns;
  List rows;
  /// Where a row is a list itself (the ties of a path), its key: tables, csv and tsv then have a line an element, and
  /// columns "ties.…" speak of the element.
  std::string unfold;
  /// Above each unfolded row in the table; as many as rows, or none.
  std::vector<std::string> row_headings;
  PartOf part_of = PartOf::every_format;
};

struct Answer {
  Object head;                     ///< of the json document, before the parts
  std::vector<std::string> intro;  ///< lines above the table
  std::vector<Part> parts;
  std::vector<std::string> notes;  ///< lines under the table
};

/// The --format option.
struct FormatOption {
  std::string name = "table";
  void declare(Arguments& arguments);
  /// Errors: usage with the formats there are.
  [[nodiscard]] Result<AnswerFormat> format() const;
};

/// One record of csv or tsv, with its line break.
[[nodiscard]] std::string record(const std::vector<std::string>& cells, AnswerFormat format);

/// Writes the whole answer. O(cells).
[[nodiscard]] Result<void> write_answer(const Answer& answer, AnswerFormat format, StandardOutput& out);

}  // namespace guanxi::cli
