#include "queries/cypher/graph/gx_schema.hpp"

#include "queries/cypher/graph/gx_graph.hpp"

namespace guanxi::cypher {

namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return out;
}

std::string capital(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out[0] = upper(out.substr(0, 1))[0];
  return out;
}

std::string_view meaning(RelationType type) {
  switch (type) {
    case RelationType::holds_post:
      return "an official or person -> the agency, enterprise or place; title says the post";
    case RelationType::issued:
      return "an agency, place or enterprise -> the policy";
    case RelationType::located_in:
      return "an enterprise, agency or place -> the place";
    case RelationType::part_of:
      return "an agency or enterprise -> what it belongs to";
    case RelationType::invests_in:
      return "an enterprise or agency -> the enterprise or place";
    case RelationType::cooperates_with:
      return "two parties that work together";
    case RelationType::signs_with:
      return "two parties that signed an agreement";
    case RelationType::visits:
      return "an official -> the enterprise or place";
    case RelationType::left_post:
      return "an official or person -> where they no longer hold the post that title says";
  }
  return "";
}

}  // namespace

TwoNames label_names(Symbol label) {
  if (label == k_entity_label) return {"Entity", "实体"};
  if (label == k_article_label) return {"Article", "文章"};
  const EntityType type = k_entity_types.at(label - k_first_type_label);
  return {capital(to_string(type)), std::string(chinese_label(type))};
}

TwoNames type_names(Symbol type) {
  if (type == k_tie_type) return {"CO_MENTIONED", "同现"};
  if (type == k_mentions_type) return {"MENTIONS", "提及"};
  const RelationType relation = k_relation_types.at(type - k_first_stated_type);
  return {upper(to_string(relation)), std::string(chinese_label(relation))};
}

Schema gx_schema() {
  Schema out;
  for (Symbol label = 0; label < k_label_count; ++label) {
    const TwoNames names = label_names(label);
    out.labels.push_back({":" + names.english, ":" + names.chinese,
                          label == k_entity_label ? "every entity has it beside its own"
                                                  : (label == k_article_label ? "an article" : "")});
  }
  for (Symbol type = 0; type < k_type_count; ++type) {
    const TwoNames names = type_names(type);
    std::string_view what = "two entities in one article; seen from both ends, an arrow means nothing";
    if (type == k_mentions_type)
      what = "an article -> the entity";
    else if (type != k_tie_type)
      what = meaning(k_relation_types.at(type - k_first_stated_type));
    out.types.push_back({names.english, names.chinese, std::string(what)});
  }
  out.node_properties = {{"name", "", "text; {name: '…'} is found through the index"},
                         {"aliases", "", "list of texts: every printed form"},
                         {"type", "", "text: official, agency, ..."},
                         {"articles", "", "number of articles that mention it"},
                         {"sentences", "", "number of sentences that mention it"}};
  out.article_properties = {{"id", "", "text; {id: '…'} is found through the index"},
                            {"title", "", "text"},
                            {"date", "", "Date"},
                            {"source", "", "text"},
                            {"url", "", "text"},
                            {"byline", "", "text"}};
  out.tie_properties = {{"articles", "", "number of articles that mention both, or state it"},
                        {"sentences", "", "number of sentences that mention both, or state it"},
                        {"strength", "", "of CO_MENTIONED: how far beyond chance they meet (log-likelihood ratio)"},
                        {"first", "", "Date of the earliest of those articles"},
                        {"last", "", "Date of the latest"},
                        {"title", "", "of HOLDS_POST and LEFT_POST: the post"}};
  out.functions = {
      {"evidence(r)", "", "sentences a relationship rests on: maps with article, date, title, source, url, sentence"},
      {"evidence(a, b)", "", "sentences that mention both entities"},
      {"guanxi.find(text)", "", "CALL guanxi.find(text) YIELD node, score, form: the entities that a text may mean"},
      {"db.labels()", "", "CALL db.labels() YIELD label"},
      {"db.relationshipTypes()", "", "CALL db.relationshipTypes() YIELD relationshipType"},
      {"db.propertyKeys()", "", "CALL db.propertyKeys() YIELD propertyKey"}};
  return out;
}

}  // namespace guanxi::cypher
