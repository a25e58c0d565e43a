#include "cli/shell/framing.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "cli/json.hpp"

namespace guanxi::cli {

namespace {

/// An object that says of which line it is, left open.
void begin(JsonWriter& json, const Statement& statement) {
  json.begin_object();
  json.key("line");
  json.integer(static_cast<std::int64_t>(statement.line));
}

void question_and_code(JsonWriter& json, const Statement& statement, const Reply& reply) {
  json.field("question", statement.text);
  json.key("code");
  json.integer(reply.code);
  if (!reply.error.empty()) json.field("error", reply.error);
}

/// `text` as it is where it is JSON; else (a plan, a line with a --format of its own) as a text.
void add(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!is_json(text)) return json.field("text", text);
  json.key(key);
  json.raw(trimmed(text));
}

std::string as_json(const Statement& statement, const Reply& reply) {
  JsonWriter json;
  begin(json, statement);
  question_and_code(json, statement, reply);
  if (!reply.text.empty()) add(json, "answer", reply.text);
  json.end_object();
  return json.take() + '\n';
}

std::string as_json_lines(const Statement& statement, const Reply& reply) {
  std::string out;
  JsonWriter json;
  std::int64_t rows = 0;
  for (std::string_view rest = reply.text; !rest.empty(); ++rows) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    begin(json, statement);
    add(json, "row", rest.substr(0, end));
    json.end_object();
    out += json.take() + '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  begin(json, statement);
  question_and_code(json, statement, reply);
  json.key("rows");
  json.integer(rows);
  json.end_object();
  return out + json.take() + '\n';
}

std::string as_records(const Statement& statement, const Reply& reply, AnswerFormat format) {
  std::string out = record({"#", std::to_string(statement.line), statement.text}, format) + reply.text;
  if (!reply.error.empty()) out += record({"!", std::to_string(reply.code), reply.error}, format);
  return out;
}

}  // namespace

std::string framed(const Statement& statement, const Reply& reply, AnswerFormat format) {
  switch (format) {
    case AnswerFormat::json:
      return as_json(statement, reply);
    case AnswerFormat::jsonl:
      return as_json_lines(statement, reply);
    case AnswerFormat::csv:
    case AnswerFormat::tsv:
      return as_records(statement, reply, format);
    case AnswerFormat::table:
      break;
  }
  return fmt::format("{}> {}\n{}\n", statement.line, statement.text, reply.text);
}

}  // namespace guanxi::cli
