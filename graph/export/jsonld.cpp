// JSON-LD in the terms of schema.org. A relation is a Role between its ends, as schema.org tells of a tie that has data
// of its own; what schema.org has no word for is under `gx:`. The context stands in the file: reading needs no network.
// One node or edge a line; a line of an edge says its source's @id again, which JSON-LD joins.
#include <array>
#include <optional>

#include "base/types.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/json.hpp"
#include "graph/export/put_rows.hpp"

namespace guanxi::graph {

namespace {

constexpr std::string_view k_head =
    R"({"@context":{"@vocab":"https://schema.org/","gx":"urn:guanxi:term:","gx:first":{"@type":"Date"},"gx:last":{"@type":"Date"},"datePublished":{"@type":"Date"},"startDate":{"@type":"Date"},"endDate":{"@type":"Date"},"url":{"@type":"@id"}},
"@graph":[)";

std::string_view class_of(EntityType type) {
  switch (type) {
    case EntityType::official:
    case EntityType::person:
      return "Person";
    case EntityType::agency:
      return "GovernmentOrganization";
    case EntityType::enterprise:
      return "Corporation";
    case EntityType::policy:
      return "Legislation";
    case EntityType::place:
      break;
  }
  return "Place";
}

/// The property that carries an edge, and from which end.
struct Carrier {
  std::string property;
  bool from_target = false;
};

/// "gx:investsIn" of "invests_in".
std::string own_term(std::string_view relation) {
  std::string term = "gx:";
  bool is_first = false;
  for (const char c : relation) {
    if (c != '_') term += is_first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    is_first = c == '_';
  }
  return term;
}

Carrier carrier_of(const ExportEdge& edge) {
  if (!edge.type) return {"gx:mentionedWith"};
  if (*edge.type == RelationType::holds_post) return {"worksFor"};
  if (*edge.type == RelationType::issued) return {"publisher", true};
  if (*edge.type == RelationType::part_of) return {"parentOrganization"};
  if (*edge.type != RelationType::located_in) return {own_term(edge.relation)};
  return {edge.source_type == EntityType::place ? "containedInPlace" : "location"};
}

std::string iri(std::string_view id) { return "urn:guanxi:" + std::string(id); }

void put_counts(JsonWriter& writer, std::uint64_t articles, std::uint64_t sentences, std::string_view first,
                std::string_view last) {
  member(writer, "gx:articles", articles);
  member(writer, "gx:sentences", sentences);
  if (first.empty()) return;
  member(writer, "gx:first", first);
  member(writer, "gx:last", last);
}

void write_node(const ExportNode& node, Sink& sink) {
  SinkStream stream{sink};
  JsonWriter writer(stream);
  writer.StartObject();
  member(writer, "@id", iri(node.id));
  member(writer, "@type", class_of(parse_entity_type(node.type).value_or(EntityType::place)));
  member(writer, "name", node.name);
  if (!node.aliases.empty()) {
    writer.Key("alternateName");
    writer.StartArray();
    for (const std::string& alias : node.aliases) text(writer, alias);
    writer.EndArray();
  }
  member(writer, "gx:type", node.type);
  put_counts(writer, node.articles, node.sentences, node.first, node.last);
  writer.EndObject();
}

void put_articles(JsonWriter& writer, const ExportEdge& edge) {
  writer.Key("subjectOf");
  writer.StartArray();
  for (const ExportEvidence& evidence : edge.evidence) {
    writer.StartObject();
    member(writer, "@type", "NewsArticle");
    member(writer, "identifier", evidence.article);
    if (!evidence.title.empty()) member(writer, "headline", evidence.title);
    if (!evidence.date.empty()) member(writer, "datePublished", evidence.date);
    if (!evidence.source.empty()) member(writer, "sourceOrganization", evidence.source);
    if (evidence.url.starts_with("http://") || evidence.url.starts_with("https://"))
      member(writer, "url", evidence.url);
    member(writer, "text", evidence.sentence);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_edge(const ExportEdge& edge, Sink& sink) {
  const Carrier carrier = carrier_of(edge);
  SinkStream stream{sink};
  JsonWriter writer(stream);
  const auto key = static_cast<rapidjson::SizeType>(carrier.property.size());
  writer.StartObject();
  member(writer, "@id", iri(carrier.from_target ? edge.target : edge.source));
  writer.Key(carrier.property.data(), key);
  writer.StartObject();
  member(writer, "@id", iri(edge_id(edge)));
  member(writer, "@type", "Role");
  member(writer, "roleName", edge.title.empty() ? edge.label : edge.title);
  member(writer, "gx:relation", edge.relation);
  if (!edge.state.empty()) member(writer, "gx:state", edge.state);
  if (!edge.taken_up.empty()) member(writer, "startDate", edge.taken_up);
  if (!edge.given_up.empty()) member(writer, "endDate", edge.given_up);
  put_counts(writer, edge.articles, edge.sentences, edge.first, edge.last);
  writer.Key(carrier.property.data(), key);
  writer.StartObject();
  member(writer, "@id", iri(carrier.from_target ? edge.source : edge.target));
  writer.EndObject();
  if (!edge.evidence.empty()) put_articles(writer, edge);
  writer.EndObject();
  writer.EndObject();
}

}  // namespace

ExportCounts write_jsonld(const Selection& selection, Sink& sink) {
  ExportCounts counts;
  sink.put(k_head);
  counts.nodes = put_nodes(selection, sink, k_json_rows, [&](const ExportNode& node) { write_node(node, sink); });
  const Ahead ahead{counts.nodes == 0 ? k_json_rows.first : k_json_rows.others, k_json_rows.others};
  counts.edges = put_edges(selection, sink, ahead, [&](const ExportEdge& edge) { write_edge(edge, sink); });
  sink.put("\n]}\n");
  return counts;
}

}  // namespace guanxi::graph
