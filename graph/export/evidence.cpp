#include "graph/export/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/export/rows.hpp"

namespace guanxi::graph {

Result<EvidenceReader> EvidenceReader::of(const Graph& graph, std::uint32_t limit) {
  GUANXI_TRY(const Store* const store, graph.texts());
  return EvidenceReader(graph, *store, limit);
}

std::vector<ExportEvidence> EvidenceReader::of_tie(EntityId a, EntityId b, ExportArticles articles) {
  auto fewer = m_graph->sentences_of(a);
  auto more = m_graph->sentences_of(b);
  if (more.size() < fewer.size()) std::swap(fewer, more);
  std::vector<Place> places;
  for (const SentenceId sentence : fewer) {
    if (places.size() == m_limit) break;
    if (!std::binary_search(more.begin(), more.end(), sentence)) continue;
    const Place place = m_graph->place(sentence);
    if (place.article >= articles.begin && place.article < articles.end) places.push_back(place);
  }
  return at(places);
}

std::vector<ExportEvidence> EvidenceReader::at(std::span<const Place> places) {
  std::vector<ExportEvidence> out;
  for (std::size_t i = 0; i < places.size() && out.size() < m_limit && !m_failure; ++i) {
    if (i > 0 && places[i] == places[i - 1]) continue;
    auto evidence = read(places[i]);
    if (evidence)
      out.push_back(*std::move(evidence));
    else
      m_failure = std::move(evidence).error();
  }
  return out;
}

Result<ExportEvidence> EvidenceReader::read(Place place) {
  if (!m_article || m_article->id != place.article) {
    GUANXI_TRY(m_article, m_store->article(place.article));
  }
  GUANXI_TRY(const std::string sentence, m_store->sentence_text(place.article, place.sentence));
  const ArticleMeta& meta = m_article->meta;
  return ExportEvidence{clean_text(meta.id),     to_string(meta.date), clean_text(meta.title),
                        clean_text(meta.source), clean_text(meta.url), clean_text(sentence)};
}

std::string evidence_line(const ExportEvidence& evidence) {
  return fmt::format("{}{}{}: {}", evidence.date, evidence.date.empty() ? "" : " ", evidence.article,
                     evidence.sentence);
}

}  // namespace guanxi::graph
