#include "cli/posts.hpp"

#include <fmt/format.h>

#include "cli/question.hpp"
#include "queries/timeline/post_names.hpp"

namespace guanxi::cli {

namespace {

/// {"state","date","evidence"}; null where nothing is said.
Result<Value> change_value(const graph::Graph& graph, const std::optional<queries::PostChange>& change) {
  if (!change) return Value();
  GUANXI_TRY(const queries::Evidence evidence, evidence_at(graph, change->where));
  return Value(
      Object{{"state", to_string(change->state)}, {"date", change->day}, {"evidence", evidence_value(evidence)}});
}

/// {"state","after","by","evidence"}; null where nothing shows an end.
Result<Value> end_value(const graph::Graph& graph, const std::optional<queries::TenureEnd>& ended) {
  if (!ended) return Value();
  GUANXI_TRY(const queries::Evidence evidence, evidence_at(graph, ended->where));
  return Value(Object{{"state", ended->state ? to_string(*ended->state) : std::string_view("succeeded")},
                      {"after", ended->after},
                      {"by", ended->by},
                      {"evidence", evidence_value(evidence)}});
}

/// "2023-03-04/2023-03-12 resigned" for people: between these days.
std::string end_cell(const Value& ended) {
  const std::string state = ended.at("state").cell();
  const std::string after = ended.at("after").cell();
  const std::string by = ended.at("by").cell();
  if (after.empty() || by.empty() || after == by) return by.empty() ? state : by + " " + state;
  return after + "/" + by + " " + state;
}

/// "2023-10-24 removed" for people.
std::string change_cell(const Value& change) {
  const std::string state = change.at("state").cell();
  if (state.empty()) return {};
  const std::string date = change.at("date").cell();
  return date.empty() ? state : date + " " + state;
}

std::string change_evidence_cell(const Value& change) { return evidence_cell(change.at("evidence")); }

/// The sentence under a row: that of its begin or its end where they are told, else the first that speaks of it.
std::string first_evidence_cell(const Value& row) {
  return row.at("began").at("state").cell().empty() && row.at("ended").at("state").cell().empty()
             ? evidence_cell(row.at("evidence"))
             : std::string();
}

}  // namespace

void append_evidence_columns(std::vector<Column>& columns, const std::string& path) {
  columns.push_back({path, "", Shown::below, evidence_cell});
  for (const char* field : {"article", "date", "sentence"}) columns.push_back({path + "." + field, "", Shown::hidden});
}

Result<Part> tenures_part(const graph::Graph& graph, std::span<const queries::Tenure> tenures, std::string_view key,
                          TenureOf of) {
  Part part{std::string(key), of == TenureOf::person ? "Posts" : "", {}, {}, {}, {}};
  part.columns = {{"first", "FIRST"}, {"last", "LAST"},  {"type", "", Shown::hidden}, {"direction", "", Shown::hidden},
                  {"state", "STATE"}, {"title", "TITLE"}};
  append_entity_columns(part.columns, "entity");
  part.columns.push_back({"articles", "ARTICLES", Shown::number});
  part.columns.push_back({"rank", "RANK"});
  part.columns.push_back({"began", "BEGAN", Shown::text, change_cell});
  part.columns.push_back({"ended", "ENDED", Shown::text, end_cell});
  part.columns.push_back({"", "", Shown::below, first_evidence_cell});
  for (const char* change : {"began", "ended"}) {
    part.columns.push_back({change, "", Shown::below, change_evidence_cell});
    for (const char* field : {".evidence.article", ".evidence.sentence"})
      part.columns.push_back({std::string(change) + field, "", Shown::hidden});
  }
  for (const char* field : {"evidence.article", "evidence.date", "evidence.sentence"})
    part.columns.push_back({field, "", Shown::hidden});
  for (const queries::Tenure& tenure : tenures) {
    GUANXI_TRY(const queries::Evidence evidence, evidence_at(graph, tenure.where));
    GUANXI_TRY(Value began, change_value(graph, tenure.began));
    GUANXI_TRY(Value ended, end_value(graph, tenure.ended));
    part.rows.push_back(Object{
        {"first", tenure.first},
        {"last", tenure.last},
        {"type", to_string(tenure.articles > 0 || !tenure.ended ? RelationType::holds_post : RelationType::left_post)},
        {"direction", of == TenureOf::person ? "out" : "in"},
        {"state", to_string(tenure.state)},
        {"title", tenure.title},
        {"entity", entity_value(graph, of == TenureOf::person ? tenure.body : tenure.person)},
        {"articles", tenure.articles},
        {"rank", queries::rank_of_post(graph.name(tenure.body), tenure.title)},
        {"began", std::move(began)},
        {"ended", std::move(ended)},
        {"evidence", evidence_value(evidence)}});
  }
  return part;
}

Result<Part> happenings_part(const graph::Graph& graph, std::span<const queries::Happening> happenings,
                             std::string_view key, Titles titles) {
  Part part{std::string(key), titles == Titles::no ? "Other stated relations" : "", {}, {}, {}, {}};
  const Shown shown = titles == Titles::yes ? Shown::text : Shown::hidden;
  part.columns = {{"first", "FIRST"},   {"last", "LAST"},          {"direction", "WAY"},
                  {"type", "RELATION"}, {"title", "TITLE", shown}, {"state", "STATE", shown}};
  append_entity_columns(part.columns, "entity");
  part.columns.push_back({"articles", "ARTICLES", Shown::number});
  append_evidence_columns(part.columns, "evidence");
  for (const queries::Happening& one : happenings) {
    GUANXI_TRY(const queries::Evidence evidence, evidence_at(graph, one.where));
    part.rows.push_back(Object{{"first", one.first},
                               {"last", one.last},
                               {"direction", one.way == queries::Way::out ? "out" : "in"},
                               {"type", to_string(one.type)},
                               {"title", one.title},
                               {"state", is_post(one.type) ? to_string(one.state) : ""},
                               {"entity", entity_value(graph, one.other)},
                               {"articles", one.articles},
                               {"evidence", evidence_value(evidence)}});
  }
  return part;
}

}  // namespace guanxi::cli
