#include "cli/json.hpp"

#include <rapidjson/encodedstream.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/text.hpp"

namespace guanxi::cli {

struct JsonWriter::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : m_state(std::make_unique<State>()) {}
JsonWriter::~JsonWriter() = default;

void JsonWriter::begin_object() { m_state->writer.StartObject(); }
void JsonWriter::end_object() { m_state->writer.EndObject(); }
void JsonWriter::begin_list() { m_state->writer.StartArray(); }
void JsonWriter::end_list() { m_state->writer.EndArray(); }
void JsonWriter::integer(std::int64_t value) { m_state->writer.Int64(value); }
void JsonWriter::real(double value) { m_state->writer.Double(value); }
void JsonWriter::boolean(bool value) { m_state->writer.Bool(value); }
void JsonWriter::null() { m_state->writer.Null(); }

void JsonWriter::raw(std::string_view json) {
  m_state->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

void JsonWriter::key(std::string_view name) {
  m_state->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void JsonWriter::text(std::string_view value) {
  if (is_valid_utf8(value)) {
    m_state->writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return;
  }
  const std::string repaired = valid_utf8(value);
  m_state->writer.String(repaired.data(), static_cast<rapidjson::SizeType>(repaired.size()));
}

void JsonWriter::field(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

std::string JsonWriter::take() {
  std::string result(m_state->buffer.GetString(), m_state->buffer.GetSize());
  m_state->buffer.Clear();
  m_state->writer.Reset(m_state->buffer);
  return result;
}

bool is_json(std::string_view text) {
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::Reader reader;
  rapidjson::BaseReaderHandler<> nobody;
  return !reader.Parse<rapidjson::kParseIterativeFlag>(stream, nobody).IsError();
}

std::string valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) append_utf8(out, next_code_point(text, at));
  return out;
}

}  // namespace guanxi::cli
