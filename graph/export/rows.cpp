#include "graph/export/rows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "base/types.hpp"

namespace guanxi::graph {

namespace {

constexpr std::string_view k_co_mention = "co_mention";
constexpr std::string_view k_co_mention_label = "共现";

std::string stable_name(const Graph& graph, EntityId id) { return fmt::format("e{:016x}", graph.stable(id)); }

/// FNV-1a, 64 bits: names the titles of parallel posts in ASCII, the same in every graph.
std::uint64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

/// Earliest and latest of the known dates.
struct Period {
  Date first;
  Date last;
  void add(Date date) {
    if (!date.known()) return;
    if (!first.known() || date < first) first = date;
    if (!last.known() || last < date) last = date;
  }
};

/// Counts places (ascending) into articles, sentences and a period.
struct Tally {
  std::uint64_t articles = 0;
  std::uint64_t sentences = 0;
  Period period;
  Place previous;
  void add(const Graph& graph, Place place) {
    if (sentences > 0 && place == previous) return;
    if (sentences == 0 || place.article != previous.article) {
      ++articles;
      period.add(graph.date(place.article));
    }
    ++sentences;
    previous = place;
  }
};

ExportEdge co_mention_edge(const Selection& selection, EntityId from, const std::string& source, const Tie& tie) {
  ExportEdge edge;
  edge.source_type = selection.graph().type(from);
  edge.target_type = selection.graph().type(tie.other);
  edge.source = source;
  edge.target = stable_name(selection.graph(), tie.other);
  edge.key = k_co_mention;
  edge.relation = k_co_mention;
  edge.label = k_co_mention_label;
  edge.symmetric = true;
  edge.articles = tie.articles;
  edge.sentences = tie.sentences;
  edge.first = to_string(tie.first);
  edge.last = to_string(tie.last);
  if (selection.has_evidence())
    edge.evidence = selection.evidence()->of_tie(from, tie.other, selection.part().articles);
  return edge;
}

void put_post(const Graph& graph, const std::vector<Relation>& said, ExportEdge& edge) {
  edge.state = to_string(said.back().state);
  const auto first_day = [&](auto&& says) {
    const auto found = std::find_if(said.begin(), said.end(), [&](const Relation& one) {
      return says(one) && graph.date(one.where.article).known();
    });
    return found == said.end() ? std::string() : to_string(graph.date(found->where.article));
  };
  edge.taken_up = first_day(
      [](const Relation& one) { return one.state == PostState::appointed || one.state == PostState::elected; });
  edge.given_up = first_day([](const Relation& one) { return one.type == RelationType::left_post; });
}

/// One edge for a relation that is stated so often; of an imported graph with the numbers that its file told.
ExportEdge relation_edge(const Selection& selection, const std::vector<Relation>& said) {
  const Graph& graph = selection.graph();
  const Relation& relation = said.front();
  Tally tally;
  std::vector<Place> places;
  for (const Relation& one : said) {
    tally.add(graph, one.where);
    places.push_back(one.where);
  }
  ExportEdge edge;
  edge.type = relation.type;
  if (is_post(relation.type)) put_post(graph, said, edge);
  edge.source = stable_name(graph, relation.from);
  edge.target = stable_name(graph, relation.to);
  edge.relation = to_string(relation.type);
  edge.title = clean_text(relation.title);
  edge.key = relation.title.empty() ? std::string(edge.relation)
                                    : fmt::format("{}.{:016x}", edge.relation, fingerprint(relation.title));
  edge.label = chinese_label(relation.type);
  if (!edge.title.empty()) edge.label += " " + edge.title;
  edge.symmetric = relation.type == RelationType::cooperates_with || relation.type == RelationType::signs_with;
  edge.articles = tally.articles;
  edge.sentences = tally.sentences;
  edge.first = to_string(tally.period.first);
  edge.last = to_string(tally.period.last);
  edge.source_type = graph.type(relation.from);
  edge.target_type = graph.type(relation.to);
  if (const auto told = graph.told_of(relation)) {
    edge.articles = told->articles;
    edge.sentences = told->sentences;
  }
  if (selection.has_evidence()) edge.evidence = selection.evidence()->at(places);
  return edge;
}

bool same_edge(const Relation& a, const Relation& b) { return a.to == b.to && a.type == b.type && a.title == b.title; }

bool visit_relations(const Selection& selection, EntityId from, const std::function<bool(const ExportEdge&)>& visit) {
  const auto relations = selection.graph().relations_from(from);
  const ExportPart& part = selection.part();
  std::vector<Relation> said;
  for (std::size_t begin = 0, end = 0; begin < relations.size(); begin = end) {
    while (end < relations.size() && same_edge(relations[begin], relations[end])) ++end;
    if (!selection.has(relations[begin].to)) continue;
    said.clear();
    for (const Relation one : relations.part(begin, end)) {
      if (!part.relation || part.relation(one)) said.push_back(one);
    }
    if (!said.empty() && !visit(relation_edge(selection, said))) return false;
  }
  return true;
}

/// An import has no mentions: its file says how many there were.
void count_mentions(const Graph& graph, EntityId id, ExportNode& node) {
  Tally tally;
  for (const SentenceId sentence : graph.sentences_of(id)) tally.add(graph, graph.place(sentence));
  node.articles = tally.sentences == 0 ? graph.articles_of(id) : tally.articles;
  node.sentences = tally.sentences;
  if (const auto told = graph.told_of(id)) {
    node.sentences = told->sentences;
    tally.period = {told->first, told->last};
  }
  node.first = to_string(tally.period.first);
  node.last = to_string(tally.period.last);
}

}  // namespace

Result<Selection> Selection::of(const Graph& graph, const ExportPart& part, EvidenceReader* evidence) {
  Selection selection(graph, part, evidence);
  if (!part.only) return selection;
  // One more than there are entities, so that an empty list selects nothing.
  selection.m_members.resize(graph.entity_count() + 1, false);
  for (const EntityId id : *part.only) {
    if (id.index() >= graph.entity_count())
      return fail(ErrorCode::usage,
                  fmt::format("there is no entity #{}; the graph has {}", id.value, graph.entity_count()));
    selection.m_members[id.index()] = true;
  }
  return selection;
}

void each_node(const Selection& selection, const std::function<bool(const ExportNode&)>& visit) {
  const Graph& graph = selection.graph();
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    const EntityId id(i);
    if (!selection.has(id)) continue;
    ExportNode node;
    node.id = stable_name(graph, id);
    node.name = clean_text(graph.name(id));
    node.type = to_string(graph.type(id));
    for (const Alias alias : graph.aliases(id)) {
      if (alias.form != graph.name(id)) node.aliases.push_back(clean_text(alias.form));
    }
    std::sort(node.aliases.begin(), node.aliases.end());
    count_mentions(graph, id, node);
    if (!visit(node)) return;
  }
}

void each_edge(const Selection& selection, const std::function<bool(const ExportEdge&)>& visit) {
  const Graph& graph = selection.graph();
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    const EntityId id(i);
    if (!selection.has(id)) continue;
    const std::string source = stable_name(graph, id);
    for (const Tie tie : graph.ties(id)) {
      if (tie.other <= id || !selection.has(tie.other)) continue;
      const auto told = selection.part().tie ? selection.part().tie(id, tie) : tie;
      if (told && !visit(co_mention_edge(selection, id, source, *told))) return;
    }
    if (!visit_relations(selection, id, visit)) return;
  }
}

std::string edge_id(const ExportEdge& edge) { return fmt::format("{}-{}-{}", edge.source, edge.target, edge.key); }

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += '|';
    for (const char c : text) {
      if (c == '|')
        out += "｜";
      else
        out += c;
    }
  }
  return out;
}

std::vector<std::string> evidence_lines(const ExportEdge& edge) {
  std::vector<std::string> lines;
  for (const ExportEvidence& one : edge.evidence) lines.push_back(evidence_line(one));
  return lines;
}

std::string joined_evidence(const ExportEdge& edge) { return joined(evidence_lines(edge)); }

}  // namespace guanxi::graph
