// Spelling of JSON straight into a sink, shared by the JSON formats.
#pragma once

#include <rapidjson/writer.h>

#include <string_view>

#include "graph/export/rows.hpp"
#include "graph/export/sink.hpp"

namespace guanxi::graph {

/// RapidJSON's idea of an output stream. `</` comes out as `<\/` and `<!` as `<\u0021`, so that a document can stand
/// inside an HTML script element: neither its end nor a comment can begin in it. One stream a document or a part of it
/// that begins outside a string.
struct SinkStream {
  using Ch = char;
  Sink& sink;
  char previous = 0;
  void Put(char c) {
    if (previous == '<' && c == '/') sink.put('\\');
    if (previous == '<' && c == '!')
      sink.put("\\u0021");
    else
      sink.put(c);
    previous = c;
  }
  void Flush() {}
};

using JsonWriter = rapidjson::Writer<SinkStream>;

inline void text(JsonWriter& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

inline void member(JsonWriter& writer, std::string_view key, std::string_view value) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  text(writer, value);
}

inline void member(JsonWriter& writer, std::string_view key, std::uint64_t value) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  writer.Uint64(value);
}

/// `first` and `last`; nothing where they are unknown.
inline void period(JsonWriter& writer, std::string_view first, std::string_view last) {
  if (first.empty()) return;
  member(writer, "first", first);
  member(writer, "last", last);
}

/// What the formats tell of a node beside its id and name: type, aliases, articles, sentences, first, last.
void node_data(JsonWriter& writer, const ExportNode& node);
/// Of an edge beside its ends and key: relation, title, label, symmetric, weight, articles, sentences, first, last,
/// evidence.
void edge_data(JsonWriter& writer, const ExportEdge& edge);

}  // namespace guanxi::graph
