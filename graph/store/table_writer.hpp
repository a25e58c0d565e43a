// Rows into a table, each value also into the table's checksum. Private to graph/store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/error.hpp"
#include "graph/store/checksum.hpp"
#include "graph/store/layout.hpp"
#include "graph/store/sqlite.hpp"

namespace guanxi::graph {

/// A text that is NULL where it is empty.
struct NullableText {
  std::string_view text;
};

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

struct Null {};

class TableWriter {
 public:
  [[nodiscard]] static Result<TableWriter> create(const Database& database, const layout::Table& table) {
    std::string parameters = "?";
    for (const char c : table.columns) {
      if (c == ',') parameters += ",?";
    }
    std::string sql("INSERT INTO ");
    sql.append(table.name).append("(").append(table.columns).append(") VALUES(").append(parameters).append(")");
    TableWriter writer;
    GUANXI_TRY(writer.m_insert, database.prepare(sql));
    return writer;
  }

  /// Values in the order of the table's columns: integers, texts, NullableText, Blob, Null, a number or NULL.
  template <typename... Values>
  [[nodiscard]] Result<void> row(const Values&... values) {
    int parameter = 0;
    (put(++parameter, values), ...);
    return m_insert.run();
  }

  [[nodiscard]] std::uint64_t checksum() const { return m_checksum.value(); }

 private:
  template <typename Value>
  void put(int parameter, const Value& value) {
    if constexpr (std::is_integral_v<Value>) {
      m_insert.bind(parameter, static_cast<std::int64_t>(value));
      m_checksum.add_number(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<Value, NullableText>) {
      if (!value.text.empty()) return put(parameter, value.text);
      m_insert.bind_null(parameter);
      m_checksum.add_null();
    } else if constexpr (std::is_same_v<Value, std::optional<std::uint32_t>>) {
      if (value) return put(parameter, *value);
      m_insert.bind_null(parameter);
      m_checksum.add_null();
    } else if constexpr (std::is_same_v<Value, Null>) {
      m_insert.bind_null(parameter);
      m_checksum.add_null();
    } else if constexpr (std::is_same_v<Value, Blob>) {
      m_insert.bind_blob(parameter, value.bytes);
      m_checksum.add_blob(value.bytes);
    } else {
      const std::string_view text(value);
      m_insert.bind(parameter, text);
      m_checksum.add_text(text);
    }
  }

  Statement m_insert;
  Checksum m_checksum;
};

}  // namespace guanxi::graph
