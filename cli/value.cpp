#include "cli/value.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace guanxi::cli {

Value::Value(Date date) {
  if (date.known()) m_data = to_string(date);
}

const Value& Value::at(std::string_view path) const {
  static const Value nothing;
  const Value* value = this;
  while (!path.empty()) {
    const std::string_view key = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), key.size() + 1));
    const auto* object = std::get_if<Object>(&value->m_data);
    if (object == nullptr) return nothing;
    value = &nothing;
    for (const Field& field : *object)
      if (field.key == key) value = &field.value;
  }
  return *value;
}

const List& Value::list() const {
  static const List nothing;
  const auto* list = std::get_if<List>(&m_data);
  return list != nullptr ? *list : nothing;
}

std::string Value::cell() const {
  if (const auto* text = std::get_if<std::string>(&m_data)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&m_data)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&m_data)) return fmt::format("{}", *number);
  if (const auto* truth = std::get_if<bool>(&m_data)) return *truth ? "true" : "false";
  std::string joined;
  for (const Value& element : list()) {
    if (!joined.empty()) joined += "; ";
    joined += element.cell();
  }
  return joined;
}

void Value::write(JsonWriter& json) const {
  if (const auto* text = std::get_if<std::string>(&m_data)) {
    json.text(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&m_data)) {
    json.integer(*number);
  } else if (const auto* real = std::get_if<double>(&m_data)) {
    json.real(*real);
  } else if (const auto* truth = std::get_if<bool>(&m_data)) {
    json.boolean(*truth);
  } else if (const auto* list = std::get_if<List>(&m_data)) {
    json.begin_list();
    for (const Value& element : *list) element.write(json);
    json.end_list();
  } else if (const auto* object = std::get_if<Object>(&m_data)) {
    json.begin_object();
    for (const Field& field : *object) {
      json.key(field.key);
      field.value.write(json);
    }
    json.end_object();
  } else {
    json.null();
  }
}

}  // namespace guanxi::cli
