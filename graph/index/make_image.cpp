// Rows are read once. Two passes over all rows of ties: the first counts, so that the sections can be laid out, the
// second writes each tie where it will be read. Making them twice is cheaper than holding them.
#include "graph/index/make_image.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "graph/index/mention_spool.hpp"
#include "graph/index/name_tables.hpp"
#include "graph/index/number_sections.hpp"
#include "graph/index/processors.hpp"
#include "graph/index/relation_tables.hpp"
#include "graph/index/tie_rows.hpp"

namespace guanxi::graph {

namespace {

using format::LargeCount;
using format::SectionKind;

constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();

/// The first sentence of each article, and at the end their number.
Result<std::vector<std::uint32_t>> first_sentences(const std::vector<ArticleFrame>& articles) {
  std::vector<std::uint32_t> first{0};
  first.reserve(articles.size() + 1);
  std::uint64_t total = 0;
  for (const ArticleFrame& article : articles) {
    total += article.sentences;
    if (total > k_most)
      return fail(ErrorCode::malformed, "the graph has more than 4,294,967,295 sentences", {}, "divide the graph");
    first.push_back(static_cast<std::uint32_t>(total));
  }
  return first;
}

Result<NameTables> read_names(RowSource& rows) {
  NameTables names;
  GUANXI_CHECK(rows.each_name(
      [&](EntityRow&& row) {
        names.add_entity({row.type, row.name, row.key, row.stable, 0});
      },
      [&](AliasRow&& row) {
        names.add_form({row.form, row.folded, row.pinyin, row.initials, row.articles});
      }));
  return names;
}

/// What is read of the rows at once on two threads.
struct Contents {
  MentionSpool mentions;
  NameTables names;
  RelationTables relations;
};

Result<Contents> read_rows(RowSource& rows, std::span<const std::uint32_t> first_sentence,
                           std::span<const std::uint32_t> originals, ImageWriter& writer) {
  GUANXI_TRY(ScratchFile scratch, writer.scratch());
  Contents contents{MentionSpool(std::move(scratch), first_sentence, originals, rows.entity_count()), {}, {}};
  Result<void> named;
  std::thread naming([&] {
    named = [&]() -> Result<void> {
      GUANXI_TRY(contents.names, read_names(rows));
      GUANXI_CHECK(rows.each_relation([&](RelationRow&& row) {
        const std::uint32_t first = first_sentence[row.article.index()];
        contents.relations.add(std::move(row), first);
      }));
      contents.relations.finish(rows.entity_count(), contents.names);
      return {};
    }();
  });
  const Result<void> read = rows.each_mention(
      [&](const MentionRow& row) { return contents.mentions.add(row.entity, row.article, row.sentence); });
  naming.join();
  GUANXI_CHECK(read);
  GUANXI_CHECK(named);
  GUANXI_CHECK(contents.mentions.finish());
  for (std::uint32_t i = 0; i < rows.entity_count(); ++i) {
    contents.names.set_articles(EntityId{i}, contents.mentions.articles_of(i));
  }
  return contents;
}

/// By article the first of its story; nothing where none is a reprint.
std::vector<std::uint32_t> originals_of(const std::vector<ArticleFrame>& articles) {
  std::vector<std::uint32_t> originals;
  bool any = false;
  for (const ArticleFrame& article : articles) {
    any = any || article.original != originals.size();
    originals.push_back(article.original);
  }
  if (!any) originals.clear();
  return originals;
}

/// What the first pass over the ties counts.
struct TieCounts {
  std::vector<std::uint32_t> offsets;  ///< entities + 1
  std::uint64_t large_articles = 0;
  std::uint64_t large_sentences = 0;
};

Result<TieCounts> count_ties(const TieRows& ties, std::size_t entities, unsigned threads) {
  TieCounts counts;
  counts.offsets.assign(entities + 1, 0);
  std::atomic<std::uint64_t> large_articles{0};
  std::atomic<std::uint64_t> large_sentences{0};
  GUANXI_CHECK(ties.each_row(threads, [&](std::uint32_t entity, std::span<const Tie> row) {
    counts.offsets[entity + 1] = static_cast<std::uint32_t>(row.size());
    for (const Tie& tie : row) {
      if (is_large(tie.articles)) large_articles.fetch_add(1, std::memory_order_relaxed);
      if (is_large(tie.sentences)) large_sentences.fetch_add(1, std::memory_order_relaxed);
    }
  }));
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

void plan_ties(const TieCounts& counts, const Days& days, ImageWriter& writer) {
  const std::uint64_t ties = counts.offsets.back();
  writer.header().ties = ties;
  writer.plan<std::uint32_t>(SectionKind::row_offsets, counts.offsets.size());
  writer.plan<std::uint32_t>(SectionKind::neighbours, ties);
  writer.plan<std::uint8_t>(SectionKind::tie_articles, ties);
  writer.plan<std::uint8_t>(SectionKind::tie_sentences, ties);
  writer.plan<LargeCount>(SectionKind::large_articles, counts.large_articles);
  writer.plan<LargeCount>(SectionKind::large_sentences, counts.large_sentences);
  days.plan(ties, writer);
}

Result<void> fill_ties(const TieRows& ties, const TieCounts& counts, const Days& days, unsigned threads,
                       ImageWriter& writer) {
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  Counts articles(writer, SectionKind::tie_articles, SectionKind::large_articles);
  Counts sentences(writer, SectionKind::tie_sentences, SectionKind::large_sentences);
  TieDays periods(writer, days);
  constexpr std::uint64_t k_ties_held = 4'000'000;  // some 60 MB
  std::atomic<std::uint64_t> written{0};
  GUANXI_CHECK(ties.each_row(threads, [&](std::uint32_t entity, std::span<const Tie> row) {
    std::uint32_t at = counts.offsets[entity];
    for (const Tie& tie : row) {
      neighbours[at] = tie.other;
      articles.set(at, tie.articles);
      sentences.set(at, tie.sentences);
      periods.set(at, tie.first, tie.last);
      ++at;
    }
    if (written.fetch_add(row.size(), std::memory_order_relaxed) % k_ties_held + row.size() >= k_ties_held)
      writer.let_go();
  }));
  articles.finish();
  sentences.finish();
  return {};
}

/// An entity's sentences come in ascending order, since those of the spool do.
Result<void> fill_mentions(const MentionSpool& mentions, std::size_t articles, std::size_t entities,
                           ImageWriter& writer) {
  const auto offsets = writer.section<std::uint32_t>(SectionKind::mention_offsets);
  const auto sentences = writer.section<SentenceId>(SectionKind::mentions);
  std::vector<std::uint32_t> next(entities, 0);
  for (std::size_t i = 0; i < entities; ++i) {
    next[i] = offsets[i];
    offsets[i + 1] = offsets[i] + mentions.sentences_of(i);
  }
  constexpr std::size_t k_articles_at_once = 1024;
  std::vector<Occurrence> some;
  for (std::size_t begin = 0; begin < articles; begin += k_articles_at_once) {
    const std::size_t end = std::min(articles, begin + k_articles_at_once);
    some.clear();
    GUANXI_CHECK(
        mentions.read(ArticleId{static_cast<std::uint32_t>(begin)}, ArticleId{static_cast<std::uint32_t>(end)}, some));
    for (const Occurrence& one : some) sentences[next[one.entity.index()]++] = one.sentence;
  }
  return {};
}

}  // namespace

Result<void> make_image(RowSource& rows, std::uint64_t part_bytes, ImageWriter& writer) {
  const std::vector<ArticleFrame>& articles = rows.articles();
  GUANXI_TRY(const auto first_sentence, first_sentences(articles));
  const std::vector<std::uint32_t> originals = originals_of(articles);
  GUANXI_TRY(Contents contents, read_rows(rows, first_sentence, originals, writer));
  const MentionSpool& mentions = contents.mentions;
  const std::size_t entities = rows.entity_count();
  const unsigned threads = processors_for(mentions.size());
  GUANXI_TRY(ScratchFile scratch, writer.scratch());
  GUANXI_TRY(const TieRows ties, TieRows::make(mentions, rows, part_bytes, threads, std::move(scratch)));
  GUANXI_TRY(const TieCounts counts, count_ties(ties, entities, threads));
  std::vector<Date> dates;
  dates.reserve(articles.size());
  for (const ArticleFrame& article : articles) dates.push_back(article.date);
  const Days days(dates);

  writer.header().articles = articles.size();
  GUANXI_CHECK(contents.names.plan(writer));
  plan_ties(counts, days, writer);
  contents.relations.plan(counts.offsets.back(), writer);
  writer.plan<std::int32_t>(SectionKind::article_days, articles.size());
  writer.plan<std::uint32_t>(SectionKind::article_originals, originals.size());
  writer.plan<std::uint32_t>(SectionKind::article_sentences, first_sentence.size());
  writer.plan<std::uint32_t>(SectionKind::mention_offsets, entities + 1);
  writer.plan<SentenceId>(SectionKind::mentions, mentions.size());
  const Rolls& rolls = mentions.rolls();
  writer.plan<SentenceId>(SectionKind::rolls, rolls.sentences.size());
  writer.plan<std::uint32_t>(SectionKind::roll_offsets, rolls.begins.size());
  writer.plan<EntityId>(SectionKind::roll_members, rolls.members.size());
  GUANXI_CHECK(writer.begin());

  contents.names.fill(writer);
  writer.fill(SectionKind::row_offsets, std::span(counts.offsets));
  writer.fill(SectionKind::article_days, std::span(std::as_const(dates)));
  writer.fill(SectionKind::article_originals, std::span(originals));
  writer.fill(SectionKind::article_sentences, std::span(first_sentence));
  GUANXI_CHECK(fill_mentions(mentions, articles.size(), entities, writer));
  writer.fill(SectionKind::rolls, std::span(rolls.sentences));
  writer.fill(SectionKind::roll_offsets, std::span(rolls.begins));
  writer.fill(SectionKind::roll_members, std::span(rolls.members));
  GUANXI_CHECK(fill_ties(ties, counts, days, threads, writer));
  contents.relations.fill(counts.offsets, writer);
  return {};
}

}  // namespace guanxi::graph
