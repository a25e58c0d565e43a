#include "cli/cypher_json.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <charconv>

namespace guanxi::cli {

namespace {

using cypher::Kind;
using Json = rapidjson::Value;

std::string_view text_of(const Json& json) { return {json.GetString(), json.GetStringLength()}; }

/// The member of an object; null where there is none.
const Json* member(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// Plain JSON; whole numbers stay whole.
cypher::Value from_plain(const Json& json) {
  if (json.IsBool()) return cypher::Value(json.GetBool());
  if (json.IsInt64()) return cypher::Value(json.GetInt64());
  if (json.IsNumber()) return cypher::Value(json.GetDouble());
  if (json.IsString()) return cypher::Value(text_of(json));
  if (json.IsArray()) {
    cypher::List list;
    for (const Json& element : json.GetArray()) list.push_back(from_plain(element));
    return cypher::Value(std::move(list));
  }
  if (json.IsObject()) {
    cypher::Map map;
    for (const auto& one : json.GetObject()) map[std::string(text_of(one.name))] = from_plain(one.value);
    return cypher::Value(std::move(map));
  }
  return {};
}

tl::unexpected<Error> not_typed(std::string_view what) {
  return fail(ErrorCode::malformed, fmt::format("{} is no typed value", what), {},
              R"(write {"$type": "Integer", "_value": "42"})");
}

Result<cypher::Value> from_typed(const Json& json);

Result<cypher::Value> number_from(std::string_view type, const Json& value) {
  if (!value.IsString()) return not_typed(type);
  const std::string text(text_of(value));
  if (type == "Float") {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') return not_typed(text);
    return cypher::Value(number);
  }
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return not_typed(text);
  return cypher::Value(number);
}

template <typename T>
Result<cypher::Value> temporal_from(const std::optional<T>& value, std::string_view text) {
  if (!value) return not_typed(text);
  return cypher::Value(*value);
}

Result<cypher::Value> scalar_from(std::string_view type, const Json& value) {
  if (type == "Integer" || type == "Float") return number_from(type, value);
  if (type == "Boolean" && value.IsBool()) return cypher::Value(value.GetBool());
  if (!value.IsString()) return not_typed(type);
  const std::string_view text = text_of(value);
  if (type == "String") return cypher::Value(text);
  if (type == "Date") return temporal_from(cypher::parse_date(text), text);
  if (type == "LocalTime") return temporal_from(cypher::parse_local_time(text), text);
  if (type == "Time") return temporal_from(cypher::parse_time(text, 0), text);
  if (type == "LocalDateTime") return temporal_from(cypher::parse_local_date_time(text), text);
  if (type == "OffsetDateTime" || type == "ZonedDateTime")
    return temporal_from(cypher::parse_date_time(text, {}), text);
  if (type == "Duration") return temporal_from(cypher::parse_duration(text), text);
  return not_typed(type);
}

Result<cypher::Value> from_typed(const Json& json) {
  const Json* name = json.IsObject() ? member(json, "$type") : nullptr;
  if (name == nullptr || !name->IsString()) return not_typed("a value without $type");
  const std::string_view type = text_of(*name);
  if (type == "Null") return cypher::Value();
  const Json* given = member(json, "_value");
  if (given == nullptr) return not_typed("a value without _value");
  const Json& value = *given;
  if (type == "List") {
    if (!value.IsArray()) return not_typed("a List without a list");
    cypher::List list;
    for (const Json& element : value.GetArray()) {
      GUANXI_TRY(cypher::Value one, from_typed(element));
      list.push_back(std::move(one));
    }
    return cypher::Value(std::move(list));
  }
  if (type == "Map") {
    if (!value.IsObject()) return not_typed("a Map without an object");
    cypher::Map map;
    for (const auto& entry : value.GetObject()) {
      GUANXI_TRY(cypher::Value one, from_typed(entry.value));
      map[std::string(text_of(entry.name))] = std::move(one);
    }
    return cypher::Value(std::move(map));
  }
  return scalar_from(type, value);
}

/// Deeper than any value of use, and shallow enough for the stack.
bool too_deep(std::string_view text) {
  constexpr int k_deepest = 200;
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > k_deepest) return true;
  }
  return false;
}

std::string_view type_name(Kind kind) { return kind == Kind::date_time ? "OffsetDateTime" : cypher::to_string(kind); }

void write_typed_map(JsonWriter& json, const cypher::Map& map, const cypher::PropertyGraph& graph) {
  json.begin_object();
  for (const auto& [key, value] : map) {
    json.key(key);
    write_typed(json, value, graph);
  }
  json.end_object();
}

void write_node(JsonWriter& json, cypher::NodeRef node, const cypher::PropertyGraph& graph) {
  json.begin_object();
  json.field("_element_id", std::to_string(node.id));
  json.key("_labels");
  json.begin_list();
  for (const std::string& label : graph.labels(node)) json.text(label);
  json.end_list();
  json.key("_properties");
  write_typed_map(json, graph.properties(node), graph);
  json.end_object();
}

void write_relationship(JsonWriter& json, cypher::RelRef rel, const cypher::PropertyGraph& graph) {
  const cypher::Ends ends = graph.ends(rel);
  json.begin_object();
  json.field("_element_id", std::to_string(rel.id));
  json.field("_start_node_element_id", std::to_string(ends.start.id));
  json.field("_end_node_element_id", std::to_string(ends.end.id));
  json.field("_type", graph.type_name(rel));
  json.key("_properties");
  write_typed_map(json, graph.properties(rel), graph);
  json.end_object();
}

std::vector<cypher::Value> elements_of(const cypher::Path& path) {
  std::vector<cypher::Value> out;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    out.emplace_back(path.nodes[i]);
    if (i < path.rels.size()) out.emplace_back(path.rels[i]);
  }
  return out;
}

Object plain_map(const cypher::Map& map, const cypher::PropertyGraph& graph) {
  Object out;
  for (const auto& [key, value] : map) out.push_back({key, plain_value(value, graph)});
  return out;
}

std::string quoted(const cypher::Value& value, const cypher::PropertyGraph& graph) {
  return value.is(Kind::string) ? fmt::format("'{}'", value.string()) : cell_text(value, graph);
}

std::string map_text(const cypher::Map& map, const cypher::PropertyGraph& graph) {
  std::string out;
  for (const auto& [key, value] : map)
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", key, quoted(value, graph));
  return "{" + out + "}";
}

/// (:Official {name: '…'}): the name says enough where there is one.
std::string node_text(cypher::NodeRef node, const cypher::PropertyGraph& graph) {
  std::string labels;
  for (const std::string& label : graph.labels(node)) labels += ":" + label;
  for (const char* key : {"name", "title"}) {
    const cypher::Value name = graph.property(node, key);
    if (name.is(Kind::string)) return fmt::format("({} {{{}: '{}'}})", labels, key, name.string());
  }
  const cypher::Map properties = graph.properties(node);
  if (properties.empty()) return fmt::format("({})", labels);
  return fmt::format("({}{}{})", labels, labels.empty() ? "" : " ", map_text(properties, graph));
}

std::string relationship_text(cypher::RelRef rel, const cypher::PropertyGraph& graph) {
  const cypher::Map properties = graph.properties(rel);
  return fmt::format("[:{}{}{}]", graph.type_name(rel), properties.empty() ? "" : " ",
                     properties.empty() ? "" : map_text(properties, graph));
}

std::string path_text(const cypher::Path& path, const cypher::PropertyGraph& graph) {
  std::string out = node_text(path.nodes[0], graph);
  for (std::size_t i = 0; i < path.rels.size(); ++i) {
    const bool forth = graph.ends(path.rels[i]).start == path.nodes[i];
    out += fmt::format("{}[:{}]{}{}", forth ? "-" : "<-", graph.type_name(path.rels[i]), forth ? "->" : "-",
                       node_text(path.nodes[i + 1], graph));
  }
  return out;
}

}  // namespace

Result<CypherRequest> parse_request(std::string_view line) {
  rapidjson::Document document;
  if (too_deep(line)) return fail(ErrorCode::malformed, "the line is nested too deep", {}, {});
  document.Parse(line.data(), line.size());
  if (document.HasParseError() || !document.IsObject())
    return fail(ErrorCode::malformed, "the line is no JSON object", {}, R"(write {"query": "RETURN 1"})");
  CypherRequest out;
  if (member(document, "reset") != nullptr) {
    out.reset = true;
    return out;
  }
  const Json* query = member(document, "query");
  if (query == nullptr || !query->IsString())
    return fail(ErrorCode::malformed, "the line has no query", {}, R"(write {"query": "RETURN 1"})");
  out.query = text_of(*query);
  const Json* parameters = member(document, "parameters");
  if (parameters == nullptr) return out;
  if (!parameters->IsObject()) return fail(ErrorCode::malformed, "parameters is no object", {}, {});
  for (const auto& one : parameters->GetObject()) {
    GUANXI_TRY(cypher::Value value, from_typed(one.value));
    out.parameters[std::string(text_of(one.name))] = std::move(value);
  }
  return out;
}

cypher::Value parameter_value(std::string_view text) {
  rapidjson::Document document;
  if (too_deep(text)) return cypher::Value(text);
  document.Parse(text.data(), text.size());
  return document.HasParseError() ? cypher::Value(text) : from_plain(document);
}

void write_typed(JsonWriter& json, const cypher::Value& value, const cypher::PropertyGraph& graph) {
  json.begin_object();
  json.field("$type", type_name(value.kind()));
  json.key("_value");
  switch (value.kind()) {
    case Kind::null:
      json.null();
      break;
    case Kind::boolean:
      json.boolean(value.boolean());
      break;
    case Kind::integer:
      json.text(std::to_string(value.integer()));
      break;
    case Kind::floating:
      json.text(cypher::float_text(value.floating()));
      break;
    case Kind::string:
      json.text(value.string());
      break;
    case Kind::list:
      json.begin_list();
      for (const cypher::Value& element : value.list()) write_typed(json, element, graph);
      json.end_list();
      break;
    case Kind::map:
      write_typed_map(json, value.map(), graph);
      break;
    case Kind::node:
      write_node(json, value.node(), graph);
      break;
    case Kind::relationship:
      write_relationship(json, value.relationship(), graph);
      break;
    case Kind::path:
      json.begin_list();
      for (const cypher::Value& element : elements_of(value.path())) write_typed(json, element, graph);
      json.end_list();
      break;
    default:
      json.text(cypher::temporal_text(value));
  }
  json.end_object();
}

Value plain_value(const cypher::Value& value, const cypher::PropertyGraph& graph) {
  switch (value.kind()) {
    case Kind::null:
      return {};
    case Kind::boolean:
      return value.boolean();
    case Kind::integer:
      return value.integer();
    case Kind::floating:
      return value.floating();
    case Kind::string:
      return value.string();
    case Kind::list: {
      List out;
      for (const cypher::Value& element : value.list()) out.push_back(plain_value(element, graph));
      return out;
    }
    case Kind::map:
      return plain_map(value.map(), graph);
    case Kind::node: {
      List labels;
      for (const std::string& label : graph.labels(value.node())) labels.emplace_back(label);
      return Object{{"id", value.node().id},
                    {"labels", std::move(labels)},
                    {"properties", plain_map(graph.properties(value.node()), graph)}};
    }
    case Kind::relationship: {
      const cypher::Ends ends = graph.ends(value.relationship());
      return Object{{"id", value.relationship().id},
                    {"type", graph.type_name(value.relationship())},
                    {"start", ends.start.id},
                    {"end", ends.end.id},
                    {"properties", plain_map(graph.properties(value.relationship()), graph)}};
    }
    case Kind::path: {
      List out;
      for (const cypher::Value& element : elements_of(value.path())) out.push_back(plain_value(element, graph));
      return out;
    }
    default:
      return cypher::temporal_text(value);
  }
}

std::string cell_text(const cypher::Value& value, const cypher::PropertyGraph& graph) {
  switch (value.kind()) {
    case Kind::null:
      return {};
    case Kind::boolean:
      return value.boolean() ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.integer());
    case Kind::floating:
      return cypher::float_text(value.floating());
    case Kind::string:
      return value.string();
    case Kind::list: {
      std::string out;
      for (const cypher::Value& element : value.list()) out += (out.empty() ? "" : ", ") + quoted(element, graph);
      return "[" + out + "]";
    }
    case Kind::map:
      return map_text(value.map(), graph);
    case Kind::node:
      return node_text(value.node(), graph);
    case Kind::relationship:
      return relationship_text(value.relationship(), graph);
    case Kind::path:
      return path_text(value.path(), graph);
    default:
      return cypher::temporal_text(value);
  }
}

}  // namespace guanxi::cli
