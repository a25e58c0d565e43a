#include "graph/export/json.hpp"

namespace guanxi::graph {

namespace {

void put_evidence(JsonWriter& writer, const ExportEvidence& evidence) {
  writer.StartObject();
  member(writer, "article", evidence.article);
  if (!evidence.date.empty()) member(writer, "date", evidence.date);
  if (!evidence.title.empty()) member(writer, "title", evidence.title);
  if (!evidence.source.empty()) member(writer, "source", evidence.source);
  if (!evidence.url.empty()) member(writer, "url", evidence.url);
  member(writer, "sentence", evidence.sentence);
  writer.EndObject();
}

}  // namespace

void node_data(JsonWriter& writer, const ExportNode& node) {
  member(writer, "type", node.type);
  writer.Key("aliases");
  writer.StartArray();
  for (const std::string& alias : node.aliases) text(writer, alias);
  writer.EndArray();
  member(writer, "articles", node.articles);
  member(writer, "sentences", node.sentences);
  period(writer, node.first, node.last);
}

void edge_data(JsonWriter& writer, const ExportEdge& edge) {
  member(writer, "relation", edge.relation);
  if (!edge.title.empty()) member(writer, "title", edge.title);
  if (!edge.state.empty()) member(writer, "state", edge.state);
  member(writer, "label", edge.label);
  writer.Key("symmetric");
  writer.Bool(edge.symmetric);
  member(writer, "weight", edge.articles);
  member(writer, "articles", edge.articles);
  member(writer, "sentences", edge.sentences);
  period(writer, edge.first, edge.last);
  if (edge.evidence.empty()) return;
  writer.Key("evidence");
  writer.StartArray();
  for (const ExportEvidence& evidence : edge.evidence) put_evidence(writer, evidence);
  writer.EndArray();
}

}  // namespace guanxi::graph
