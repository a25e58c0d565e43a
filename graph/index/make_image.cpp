// Two passes over all rows of ties: the first counts, so that the sections can be laid out, the second writes each tie
// where it will be read. Computing them twice is cheaper than holding them.
#include "graph/index/make_image.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <utility>

#include "graph/index/name_tables.hpp"
#include "graph/index/number_sections.hpp"
#include "graph/index/relation_tables.hpp"
#include "graph/index/ties.hpp"

namespace guanxi::graph {

namespace {

using format::LargeCount;
using format::SectionKind;

constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();

/// The first sentence of each article, and at the end their number.
Result<std::vector<std::uint32_t>> first_sentences(const GraphRows& rows) {
  std::vector<std::uint64_t> counts;
  for (const ArticleRow& article : rows.articles) counts.push_back(article.sentence_count);
  std::vector<std::uint32_t> first{0};
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) {
    total += count;
    if (total > k_most)
      return fail(ErrorCode::malformed, "the graph has more than 4,294,967,295 sentences", {}, "divide the graph");
    first.push_back(static_cast<std::uint32_t>(total));
  }
  return first;
}

/// Mentions in any order -> ascending, unique sentences by entity.
MentionLists mention_lists(const GraphRows& rows, const std::vector<std::uint32_t>& first_sentence) {
  const std::size_t entities = rows.entities.size();
  const auto offsets = offsets_of(rows.mentions, entities, [](const MentionRow& m) { return m.entity.index(); });
  std::vector<SentenceId> all(rows.mentions.size());
  std::vector<std::uint32_t> cursor(offsets.begin(), offsets.end() - 1);
  for (const MentionRow& m : rows.mentions) {
    all[cursor[m.entity.index()]++] = SentenceId{first_sentence[m.article.index()] + m.sentence};
  }
  MentionLists lists;
  lists.offsets.reserve(entities + 1);
  auto kept = all.begin();
  for (std::size_t entity = 0; entity < entities; ++entity) {
    const auto begin = all.begin() + offsets[entity];
    const auto end = all.begin() + offsets[entity + 1];
    if (!std::is_sorted(begin, end)) std::sort(begin, end);
    kept = std::unique_copy(begin, end, kept);
    lists.offsets.push_back(static_cast<std::uint32_t>(kept - all.begin()));
  }
  all.erase(kept, all.end());
  lists.sentences = std::move(all);
  return lists;
}

std::uint32_t count_articles(std::span<const SentenceId> sentences, const std::vector<std::uint32_t>& first_sentence) {
  std::uint32_t count = 0;
  for (auto at = sentences.begin(); at != sentences.end(); ++count) {
    const std::uint32_t next_article = *std::upper_bound(first_sentence.begin(), first_sentence.end(), at->value);
    at = std::lower_bound(at, sentences.end(), SentenceId{next_article});
  }
  return count;
}

NameTables name_tables(const GraphRows& rows, const MentionLists& lists,
                       const std::vector<std::uint32_t>& first_sentence) {
  NameTables names;
  auto alias = rows.aliases.begin();
  for (std::size_t i = 0; i < rows.entities.size(); ++i) {
    const EntityRow& entity = rows.entities[i];
    names.add_entity(
        {entity.type, entity.name, entity.key, entity.stable, count_articles(lists.of(i), first_sentence)});
    for (; alias != rows.aliases.end() && alias->entity.index() == i; ++alias) {
      names.add_form({alias->form, alias->folded, alias->pinyin, alias->initials, alias->articles});
    }
  }
  return names;
}

/// By article the first of its story; nothing where none is a reprint.
std::vector<std::uint32_t> originals_of(const GraphRows& rows) {
  const auto is_reprint = [](const ArticleRow& article) { return article.reprint_of.has_value(); };
  std::vector<std::uint32_t> originals;
  if (std::none_of(rows.articles.begin(), rows.articles.end(), is_reprint)) return originals;
  for (const ArticleRow& article : rows.articles) originals.push_back(article.reprint_of.value_or(article.id).value);
  return originals;
}

/// What the first pass over the ties counts.
struct TieCounts {
  std::vector<std::uint32_t> offsets;  ///< entities + 1
  std::uint64_t large_articles = 0;
  std::uint64_t large_sentences = 0;
};

Result<TieCounts> count_ties(const TieMaker& maker, std::size_t entities, unsigned threads) {
  TieCounts counts;
  counts.offsets.assign(entities + 1, 0);
  std::atomic<std::uint64_t> large_articles{0};
  std::atomic<std::uint64_t> large_sentences{0};
  maker.each_row(threads, [&](std::uint32_t entity, std::span<const Tie> row) {
    counts.offsets[entity + 1] = static_cast<std::uint32_t>(row.size());
    for (const Tie& tie : row) {
      if (is_large(tie.articles)) large_articles.fetch_add(1, std::memory_order_relaxed);
      if (is_large(tie.sentences)) large_sentences.fetch_add(1, std::memory_order_relaxed);
    }
  });
  std::uint64_t total = 0;
  for (std::uint32_t& offset : counts.offsets) {
    total += offset;
    if (total > k_most)
      return fail(ErrorCode::malformed, "the graph has more than 2,147,483,647 ties", {}, "divide the graph");
    offset = static_cast<std::uint32_t>(total);
  }
  counts.large_articles = large_articles;
  counts.large_sentences = large_sentences;
  return counts;
}

void plan_ties(const TieCounts& counts, const Days& days, const RelationTables& relations, ImageWriter& writer) {
  const std::uint64_t ties = counts.offsets.back();
  writer.header().ties = ties;
  writer.plan<std::uint32_t>(SectionKind::row_offsets, counts.offsets.size());
  writer.plan<std::uint32_t>(SectionKind::neighbours, ties);
  writer.plan<std::uint8_t>(SectionKind::tie_articles, ties);
  writer.plan<std::uint8_t>(SectionKind::tie_sentences, ties);
  writer.plan<LargeCount>(SectionKind::large_articles, counts.large_articles);
  writer.plan<LargeCount>(SectionKind::large_sentences, counts.large_sentences);
  days.plan(ties, writer);
  relations.plan(ties, writer);
}

void fill_ties(const TieMaker& maker, const TieCounts& counts, const Days& days, unsigned threads,
               ImageWriter& writer) {
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  Counts articles(writer, SectionKind::tie_articles, SectionKind::large_articles);
  Counts sentences(writer, SectionKind::tie_sentences, SectionKind::large_sentences);
  TieDays periods(writer, days);
  maker.each_row(threads, [&](std::uint32_t entity, std::span<const Tie> row) {
    std::uint32_t at = counts.offsets[entity];
    for (const Tie& tie : row) {
      neighbours[at] = tie.other;
      articles.set(at, tie.articles);
      sentences.set(at, tie.sentences);
      periods.set(at, tie.first, tie.last);
      ++at;
    }
  });
  articles.finish();
  sentences.finish();
}

}  // namespace

Result<void> make_image(const GraphRows& rows, unsigned threads, ImageWriter& writer) {
  if (rows.mentions.size() > k_most || rows.relations.size() > k_most) {
    return fail(ErrorCode::malformed, "the graph has more than 4,294,967,295 mentions or relations", {},
                "divide the graph");
  }
  GUANXI_TRY(const auto first_sentence, first_sentences(rows));
  const MentionLists lists = mention_lists(rows, first_sentence);
  NameTables names = name_tables(rows, lists, first_sentence);
  const RelationTables relations(rows.relations, rows.entities.size(), first_sentence, names);
  std::vector<Date> dates;
  for (const ArticleRow& article : rows.articles) dates.push_back(article.meta.date);
  const Days days(dates);
  const std::vector<std::uint32_t> originals = originals_of(rows);
  const TieMaker maker(lists, first_sentence, dates, originals, rows.forbidden);
  GUANXI_TRY(const TieCounts counts, count_ties(maker, rows.entities.size(), threads));

  writer.header().articles = rows.articles.size();
  GUANXI_CHECK(names.plan(writer));
  plan_ties(counts, days, relations, writer);
  writer.plan<std::int32_t>(SectionKind::article_days, rows.articles.size());
  writer.plan<std::uint32_t>(SectionKind::article_originals, originals.size());
  writer.plan<std::uint32_t>(SectionKind::article_sentences, first_sentence.size());
  writer.plan<std::uint32_t>(SectionKind::mention_offsets, lists.offsets.size());
  writer.plan<SentenceId>(SectionKind::mentions, lists.sentences.size());
  GUANXI_CHECK(writer.begin());

  names.fill(writer);
  writer.fill(SectionKind::row_offsets, std::span(counts.offsets));
  writer.fill(SectionKind::article_days, std::span(std::as_const(dates)));
  writer.fill(SectionKind::article_originals, std::span(originals));
  writer.fill(SectionKind::article_sentences, std::span(first_sentence));
  writer.fill(SectionKind::mention_offsets, std::span(lists.offsets));
  writer.fill(SectionKind::mentions, std::span(lists.sentences));
  fill_ties(maker, counts, days, threads, writer);
  relations.fill(counts.offsets, writer);
  return {};
}

}  // namespace guanxi::graph
