// Spelling of JSON straight into a sink, shared by the JSON formats.
#pragma once

#include <rapidjson/writer.h>

#include <string_view>

#include "graph/export/sink.hpp"

namespace guanxi::graph {

/// RapidJSON's idea of an output stream.
struct SinkStream {
  using Ch = char;
  Sink& sink;
  void Put(char c) { sink.put(c); }
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

}  // namespace guanxi::graph
