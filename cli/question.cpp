#include "cli/question.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cassert>

#include "base/quote.hpp"
#include "queries/find/find.hpp"

namespace guanxi::cli {

namespace {

/// "a b,c" given as words -> one name each.
std::vector<std::string> split_commas(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) {
    for (std::size_t at = 0; at <= word.size();) {
      const std::size_t comma = std::min(word.find(',', at), word.size());
      if (comma > at) parts.push_back(word.substr(at, comma - at));
      at = comma + 1;
    }
  }
  return parts;
}

template <typename Types>
std::string names_of(const Types& types) {
  std::string names;
  for (const auto type : types) names += (names.empty() ? "" : ", ") + std::string(to_string(type));
  return names;
}

}  // namespace

Result<Exit> unless_damaged(const graph::Graph& graph, StandardOutput& out, Result<Exit> result) {
  auto damage = graph.damage();
  if (!damage) return result;
  out.discard();
  return tl::unexpected(*std::move(damage));
}

void FilterOptions::declare(Arguments& arguments) {
  declare_types(arguments);
  declare_without_types(arguments);
}

void FilterOptions::declare_types(Arguments& arguments) {
  arguments.list("--type", "TYPE", types, "Only entities of these types: " + names_of(k_entity_types));
}

void FilterOptions::declare_relations(Arguments& arguments) {
  arguments.list("--relation", "RELATION", relations,
                 "Only ties that carry one of these stated relations: " + names_of(k_relation_types));
}

void FilterOptions::declare_dates(Arguments& arguments) {
  arguments.date("--since", since, "Only articles from this day on: YYYY, YYYY-MM or YYYY-MM-DD");
  arguments.date("--until", until, "Only articles up to this day");
  arguments.date("--as-of", as_of, "What was known on this day, and the posts that were still held");
}

void FilterOptions::declare_without_types(Arguments& arguments) {
  declare_relations(arguments);
  declare_dates(arguments);
  arguments.list("--avoid", "ENTITY", avoid, "Never use these entities");
  arguments.number("--min-articles", "N", min_articles, 1, UINT32_MAX, "Only ties that at least N articles show");
}

void StrengthOption::declare(Arguments& arguments) {
  arguments.option("--by", "MEASURE", name,
                   "What makes a tie strong: significance (more sentences than by chance) or counts (significance)");
}

Result<queries::Strength> StrengthOption::measure() const {
  if (name == "significance") return queries::Strength::significance;
  if (name == "counts") return queries::Strength::counts;
  return fail(ErrorCode::usage, fmt::format("unknown measure '{}'", name), "--by",
              "the measures are significance and counts");
}

void WeightingOption::declare(Arguments& arguments) {
  arguments.flag("--weighted", weighted, "Strong ties are short: the least sum of costs instead of the fewest ties");
  arguments.option("--cost", "MEASURE", cost,
                   "With --weighted, what a tie costs: strength (less the more it shares) or inverse (1 / articles or "
                   "weight) (strength)");
}

Result<queries::Weighting> WeightingOption::weighting() const {
  if (cost != "strength" && cost != "inverse")
    return fail(ErrorCode::usage, fmt::format("unknown measure '{}'", cost), "--cost",
                "the measures are strength and inverse");
  if (!weighted) return queries::Weighting::hops;
  return cost == "inverse" ? queries::Weighting::inverse : queries::Weighting::strength;
}

Result<queries::Filter> FilterOptions::resolve(const graph::Graph& graph) const {
  queries::Filter filter;
  GUANXI_TRY(filter.types, parse_types(types, "--type"));
  for (const std::string& name : split_commas(relations)) {
    const auto relation = parse_relation_type(name);
    if (!relation)
      return fail(ErrorCode::usage, fmt::format("unknown relation '{}'", name), "--relation",
                  fmt::format("the relations are {}", names_of(k_relation_types)));
    filter.relations.push_back(*relation);
  }
  GUANXI_TRY(filter.avoid, resolve_entities(graph, avoid));
  filter.since = since;
  filter.until = until;
  filter.as_of = as_of;
  filter.new_since = new_since;
  if (as_of.known() && until.known())
    return fail(ErrorCode::usage, "--as-of and --until both say up to which day", "--as-of", "give one of them");
  const Date last = as_of.known() ? as_of : until;
  if (since.known() && last.known() && last < since)
    return fail(ErrorCode::usage, fmt::format("{} is before {}", to_string(last), to_string(since)),
                as_of.known() ? "--as-of" : "--until", "give --since the earlier day");
  filter.min_articles = static_cast<std::uint32_t>(min_articles);
  return filter;
}

Result<std::vector<EntityType>> parse_types(const std::vector<std::string>& words, std::string_view option) {
  std::vector<EntityType> types;
  for (const std::string& name : split_commas(words)) {
    const auto type = parse_entity_type(name);
    if (!type)
      return fail(ErrorCode::usage, fmt::format("unknown type '{}'", name), std::string(option),
                  fmt::format("the types are {}", names_of(k_entity_types)));
    types.push_back(*type);
  }
  return types;
}

Result<EntityId> resolve_named(const graph::Graph& graph, const std::string& text) {
  GUANXI_TRY(const queries::Meant meant, queries::resolve_meant(graph, text));
  if (meant.others > 0)
    say(fmt::format("note: '{}' is taken for {} (#{}, {}); {} named so: guanxi find lists them, and #id asks for one",
                    text, entity_text(graph, meant.id), meant.id.value,
                    counted(graph.articles_of(meant.id), "article", "articles"),
                    counted(meant.others, "other is", "others are")));
  return meant.id;
}

Result<std::vector<EntityId>> resolve_entities(const graph::Graph& graph, const std::vector<std::string>& names) {
  std::vector<EntityId> ids;
  for (const std::string& name : names) {
    GUANXI_TRY(const EntityId id, resolve_named(graph, name));
    ids.push_back(id);
  }
  return ids;
}

Value entity_value(const graph::Graph& graph, EntityId id) {
  return Object{{"id", id.value}, {"type", to_string(graph.type(id))}, {"name", graph.name(id)}};
}

std::string entity_text(const graph::Graph& graph, EntityId id) {
  return fmt::format("{}:{}", to_string(graph.type(id)), graph.name(id));
}

Value evidence_value(const queries::Evidence& evidence) {
  Object value{{"article", evidence.article_id}, {"date", evidence.date}, {"title", evidence.title},
               {"source", evidence.source},      {"url", evidence.url},   {"sentence", evidence.sentence}};
  if (evidence.reprints != 0) value.push_back({"reprints", evidence.reprints});
  return value;
}

void TieShapes::append_relations(List& out, EntityId from, EntityId to, std::string_view direction) const {
  std::optional<graph::Relation> group;
  std::optional<ArticleId> last;
  std::int64_t articles = 0;
  const auto close = [&] {
    if (!group) return;
    out.push_back(Object{{"type", to_string(group->type)},
                         {"direction", direction},
                         {"from", from.value},
                         {"to", to.value},
                         {"title", group->title},
                         {"articles", articles}});
  };
  for (const graph::Relation relation : queries::relations_between(m_graph, from, to)) {
    if (!m_sieve.stands(relation)) continue;
    if (!group || group->type != relation.type || group->title != relation.title) {
      close();
      group = relation;
      last.reset();
      articles = 0;
    }
    if (last != relation.where.article) ++articles;
    last = relation.where.article;
    if (const auto told = m_graph.told_of(relation)) articles = told->articles;
  }
  close();
}

Result<Object> TieShapes::fields(EntityId a, EntityId b, const graph::Tie& tie) {
  List relations;
  append_relations(relations, a, b, "out");
  append_relations(relations, b, a, "in");
  GUANXI_TRY(const auto pieces, queries::evidence(m_graph, a, b, m_filter, 1));
  return Object{{"articles", tie.articles},
                {"sentences", tie.sentences},
                {"first", tie.first},
                {"last", tie.last},
                {"relations", std::move(relations)},
                {"evidence", pieces.empty() ? Value() : evidence_value(pieces.front())}};
}

Result<Object> TieShapes::fields(EntityId a, EntityId b) {
  const auto tie = m_graph.tie(a, b);
  const auto admitted = tie ? m_sieve.admit(a, *tie) : std::nullopt;
  assert(admitted || m_graph.damage());
  return fields(a, b, admitted.value_or(graph::Tie{}));
}

Result<queries::Evidence> evidence_at(const graph::Graph& graph, graph::Place where) {
  if (graph.is_imported()) {  // of which only the day is known
    queries::Evidence evidence;
    evidence.article = where.article;
    evidence.date = graph.date(where.article);
    return evidence;
  }
  GUANXI_TRY(const graph::Store* const store, graph.texts());
  GUANXI_TRY(graph::ArticleRow article, store->article(where.article));
  GUANXI_TRY(std::string sentence, store->sentence_text(where.article, where.sentence));
  ArticleMeta& meta = article.meta;
  return queries::Evidence{
      where.article,          std::move(meta.id),  meta.date,           std::move(meta.title),
      std::move(meta.source), std::move(meta.url), std::move(sentence), graph.reprints_of(where.article)};
}

namespace {

/// An evidence's line below its row; of a long sentence what stands around the names.
std::string evidence_line(const Value& evidence, const std::vector<std::string>& names) {
  constexpr std::size_t k_columns = 240;
  const std::string article = evidence.at("article").cell();
  if (article.empty()) return {};
  const std::string date = evidence.at("date").cell();
  const std::string sentence = evidence.at("sentence").cell();
  const std::string reprints = evidence.at("reprints").cell();
  return fmt::format(
      "{}{}{}{}: {}", date, date.empty() ? "" : " ", article,
      reprints.empty() ? "" : fmt::format(" (and {} that tell the same)", reprints),
      sentence.empty() ? "(both in this article, in no common sentence)" : quote(sentence, names, k_columns));
}

/// Below a tie: its evidence, quoted around those whose names stand in the row.
std::string tie_evidence_cell(const Value& tie) {
  std::vector<std::string> names;
  for (const char* end : {"entity.name", "from.name", "to.name"}) {
    if (std::string name = tie.at(end).cell(); !name.empty()) names.push_back(std::move(name));
  }
  return evidence_line(tie.at("evidence"), names);
}

}  // namespace

std::string evidence_cell(const Value& evidence) { return evidence_line(evidence, {}); }

std::string relations_cell(const Value& relations) {
  std::string text;
  for (const Value& relation : relations.list()) {
    if (!text.empty()) text += "; ";
    text += relation.at("direction").cell() == "out" ? "-> " : "<- ";
    text += relation.at("type").cell();
    if (const std::string title = relation.at("title").cell(); !title.empty()) text += ' ' + title;
  }
  return text;
}

void append_tie_columns(std::vector<Column>& columns, const std::string& prefix) {
  columns.push_back({prefix + "articles", "ARTICLES", Shown::number});
  columns.push_back({prefix + "sentences", "SENTENCES", Shown::number});
  columns.push_back({prefix + "first", "FIRST"});
  columns.push_back({prefix + "last", "LAST"});
  columns.push_back({prefix + "relations", "RELATIONS", Shown::text, relations_cell});
  columns.push_back({prefix, "", Shown::below, tie_evidence_cell});
  for (const char* key : {"article", "date", "title", "source", "url", "sentence"})
    columns.push_back({prefix + "evidence." + key, "", Shown::hidden});
}

void append_entity_columns(std::vector<Column>& columns, const std::string& prefix, Shown shown) {
  const bool seen = shown != Shown::hidden;
  columns.push_back({prefix + ".id", "ID", seen ? Shown::id : Shown::hidden});
  columns.push_back({prefix + ".type", "TYPE", shown});
  columns.push_back({prefix + ".name", "NAME", shown});
}

Result<Exit> finish(const Answer& answer, AnswerFormat format, StandardOutput& out, std::optional<Error> none) {
  if (!none || format != AnswerFormat::table) GUANXI_CHECK(write_answer(answer, format, out));
  if (none) return tl::unexpected(std::move(*none));
  return Exit::done;
}

}  // namespace guanxi::cli
