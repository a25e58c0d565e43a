// A JSON value in memory: what answers are made of before a format is chosen.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "cli/json.hpp"

namespace guanxi::cli {

struct Field;
class Value;
using List = std::vector<Value>;
using Object = std::vector<Field>;  ///< in the order in which it is printed

/// null, a truth value, a whole number, a real number, a text, a list or an object.
class Value {
 public:
  Value();
  Value(std::string text);
  Value(std::string_view text);
  Value(const char* text);
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  Value(T number);
  template <std::same_as<bool> T>
  Value(T truth);
  Value(double number);
  /// A day as YYYY-MM-DD; null where it is unknown.
  Value(Date date);
  Value(List list);
  Value(Object object);

  /// The value at "entity.name": keys of nested objects; null where there is none. Valid while this value lives.
  [[nodiscard]] const Value& at(std::string_view path) const;
  /// The elements of a list; empty where this is none.
  [[nodiscard]] const List& list() const;
  /// Text for a cell: lists joined with "; ", null empty.
  [[nodiscard]] std::string cell() const;
  void write(JsonWriter& json) const;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> m_data;
};

struct Field {
  std::string key;
  Value value;
};

// Defined here because they need Field whole.
inline Value::Value() = default;
inline Value::Value(std::string text) : m_data(std::move(text)) {}
inline Value::Value(std::string_view text) : m_data(std::string(text)) {}
inline Value::Value(const char* text) : m_data(std::string(text)) {}
template <std::integral T>
  requires(!std::same_as<T, bool>)
Value::Value(T number) : m_data(static_cast<std::int64_t>(number)) {}
template <std::same_as<bool> T>
Value::Value(T truth) : m_data(truth) {}
inline Value::Value(double number) : m_data(number) {}
inline Value::Value(List list) : m_data(std::move(list)) {}
inline Value::Value(Object object) : m_data(std::move(object)) {}

}  // namespace guanxi::cli
