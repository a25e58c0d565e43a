// FollowTheMoney entities, one JSON object a line, as its tools and OpenAleph read them: all values are lists of texts,
// ids are letters, digits, dots and hyphens. A relation becomes the schema that its ends allow, else an UnknownLink,
// since a reference to an entity of another kind would be dropped without a word.
#include <algorithm>
#include <optional>

#include "base/types.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/json.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

std::string_view schema_of(EntityType type) {
  switch (type) {
    case EntityType::official:
    case EntityType::person:
      return "Person";
    case EntityType::agency:
      return "PublicBody";
    case EntityType::enterprise:
      return "Company";
    case EntityType::policy:
      return "Document";
    case EntityType::place:
      break;
  }
  return "Address";
}

/// "properties" of an object: lists of texts.
class Properties {
 public:
  explicit Properties(JsonWriter& writer) : m_writer(writer) {
    m_writer.Key("properties");
    m_writer.StartObject();
  }
  Properties(const Properties&) = delete;
  Properties& operator=(const Properties&) = delete;
  ~Properties() { m_writer.EndObject(); }

  void put(std::string_view name, const std::vector<std::string_view>& values) {
    std::vector<std::string_view> seen;
    for (const std::string_view value : values) {
      if (!value.empty() && std::find(seen.begin(), seen.end(), value) == seen.end()) seen.push_back(value);
    }
    if (seen.empty()) return;
    m_writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    m_writer.StartArray();
    for (const std::string_view value : seen) text(m_writer, value);
    m_writer.EndArray();
  }

 private:
  JsonWriter& m_writer;
};

void write_node(const ExportNode& node, Sink& sink) {
  const EntityType type = parse_entity_type(node.type).value_or(EntityType::place);
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "id", node.id);
  member(writer, "schema", schema_of(type));
  {
    Properties properties(writer);
    properties.put("name", {node.name});
    if (type == EntityType::policy) {
      properties.put("title", {node.name});
      properties.put("fileName", {node.name});  // a Document must have one
    }
    if (type == EntityType::place) properties.put("full", {node.name});
    properties.put("alias", {node.aliases.begin(), node.aliases.end()});
    if (type == EntityType::official) properties.put("topics", {"role.civil"});
  }
  writer.EndObject();
  sink.put('\n');
}

/// The schema of an edge and the names of its ends.
struct Link {
  std::string_view schema = "UnknownLink";
  std::string_view source = "subject";
  std::string_view target = "object";
};

Link link_of(const ExportEdge& edge) {
  const std::string_view from = schema_of(edge.source_type);
  const std::string_view to = schema_of(edge.target_type);
  if (!edge.type) return {};
  if (is_post(*edge.type) && from == "Person" && (to == "PublicBody" || to == "Company"))
    return {"Employment", "employee", "employer"};
  if (*edge.type == RelationType::issued && to == "Document") return {"Documentation", "entity", "document"};
  return {};
}

/// Ids of FollowTheMoney hold no underscore.
std::string link_id(const ExportEdge& edge) {
  std::string id = edge_id(edge);
  std::replace(id.begin(), id.end(), '_', '-');
  return id;
}

void write_edge(const ExportEdge& edge, Sink& sink) {
  const Link link = link_of(edge);
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "id", link_id(edge));
  member(writer, "schema", link.schema);
  {
    Properties properties(writer);
    properties.put(link.source, {edge.source});
    properties.put(link.target, {edge.target});
    properties.put("role", {link.schema == "Employment" ? std::string_view(edge.title) : std::string_view(edge.label)});
    if (const auto state = parse_post_state(edge.state)) properties.put("status", {chinese_label(*state)});
    properties.put("startDate", {edge.taken_up});
    properties.put("endDate", {edge.given_up});
    properties.put("date", {edge.first, edge.last});
    std::vector<std::string_view> sentences;
    std::vector<std::string_view> urls;
    for (const ExportEvidence& evidence : edge.evidence) {
      sentences.emplace_back(evidence.sentence);
      urls.emplace_back(evidence.url);
    }
    properties.put("summary", sentences);
    properties.put("sourceUrl", urls);
  }
  writer.EndObject();
  sink.put('\n');
}

}  // namespace

ExportCounts write_ftm(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  counts.nodes = put_nodes(selection, sink, k_lines, [&](const ExportNode& node) { write_node(node, sink); });
  counts.edges = put_edges(selection, sink, k_lines, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  return counts;
}

}  // namespace guanxi::graph
