#include "graph/store/article_spool.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/store/facts_codec.hpp"
#include "graph/store/spool_codec.hpp"

namespace guanxi::graph {

namespace {

/// The same fields in the same order, for both directions.
template <typename Coder, typename Article>
void each_field(Coder& coder, Article& article) {
  coder(article.meta.id);
  coder(article.meta.title);
  coder(article.meta.date);
  coder(article.meta.source);
  coder(article.meta.url);
  coder(article.meta.byline);
  coder(article.text);
  coder(article.sentences);
  coder(article.facts);
}

/// Which of two copies of one text is kept: the least by (undated last, date, id, title, source, url, byline, text).
bool preferred(const ArticleMeta& a, const std::string& text_a, const ArticleMeta& b, const std::string& text_b) {
  const bool undated_a = !a.date.known();
  const bool undated_b = !b.date.known();
  return std::tie(undated_a, a.date, a.id, a.title, a.source, a.url, a.byline, text_a) <
         std::tie(undated_b, b.date, b.id, b.title, b.source, b.url, b.byline, text_b);
}

/// A year beyond four digits cannot be stored.
Date storable(Date date) { return parse_date(to_string(date)) == date ? date : Date{}; }

}  // namespace

Result<ArticleSpool::Entry> ArticleSpool::append(const ArticleFacts& facts) {
  SpooledArticle article{facts.meta, facts.text, facts.sentences, encode_facts(facts)};
  article.meta.date = storable(article.meta.date);
  SpoolEncoder encoder;
  each_field(encoder, article);
  GUANXI_TRY(const SpoolRun run, m_files->append(encoder.take()));
  return Entry{article.meta.date, article.meta.id, facts.text_hash, run};
}

Result<AddOutcome> ArticleSpool::add(const ArticleFacts& facts) {
  GUANXI_CHECK(check_facts(facts));
  const auto [known, is_new] = m_by_hash.try_emplace(facts.text_hash, m_articles.size());
  if (is_new) {
    GUANXI_TRY(Entry entry, append(facts));
    m_articles.push_back(std::move(entry));
    return AddOutcome::added;
  }
  GUANXI_TRY(const SpooledArticle old, read(known->second));
  ArticleMeta meta = facts.meta;
  meta.date = storable(meta.date);
  if (preferred(meta, facts.text, old.meta, old.text)) {
    GUANXI_TRY(m_articles[known->second], append(facts));
  }
  ++m_duplicates;
  return AddOutcome::duplicate;
}

void ArticleSpool::rank() { std::sort(m_articles.begin(), m_articles.end()); }

Result<SpooledArticle> ArticleSpool::read(std::size_t article) {
  GUANXI_TRY(const std::string bytes, m_files->read(m_articles[article].run));
  SpooledArticle spooled;
  SpoolDecoder decoder(bytes);
  each_field(decoder, spooled);
  return spooled;
}

Result<ArticleFacts> ArticleSpool::read_facts(std::size_t article) {
  GUANXI_TRY(SpooledArticle spooled, read(article));
  ArticleFacts facts;
  facts.meta = std::move(spooled.meta);
  facts.text = std::move(spooled.text);
  facts.text_hash = hash(article);
  facts.sentences = std::move(spooled.sentences);
  if (!decode_facts(spooled.facts, facts)) {
    return fail(ErrorCode::io, "another program wrote into the build's file", m_files->final_path(),
                "run the command again");
  }
  return facts;
}

}  // namespace guanxi::graph
