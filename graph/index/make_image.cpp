// Two passes over all rows of ties: the first counts, so that the sections can be laid out, the second writes each tie
// where it will be read. Computing them twice is cheaper than holding them.
#include "graph/index/make_image.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <mutex>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/index/name_tables.hpp"
#include "graph/index/ties.hpp"

namespace guanxi::graph {

namespace {

using format::LargeCount;
using format::RelationRecord;
using format::RelationSets;
using format::SectionKind;

constexpr std::uint64_t k_most = std::numeric_limits<std::uint32_t>::max();

/// offsets[i] = number of items whose row is less than i, for rows 0 .. rows.
template <typename Items, typename RowOf>
std::vector<std::uint32_t> offsets_of(const Items& items, std::size_t rows, RowOf row_of) {
  std::vector<std::uint32_t> offsets(rows + 1, 0);
  for (const auto& item : items) ++offsets[row_of(item) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

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

/// Relations, what finds them from either end, and what they put on ties.
struct RelationTables {
  /// What the tie from `entity` to `other` carries.
  struct OnTie {
    std::uint32_t entity = 0;
    std::uint32_t other = 0;
    RelationSets sets;
  };
  std::vector<RelationRecord> records;
  std::vector<std::uint32_t> from_offsets;
  std::vector<std::uint32_t> by_to;
  std::vector<std::uint32_t> to_offsets;
  std::vector<OnTie> on_ties;          ///< by (entity, other), each once
  std::vector<RelationSets> distinct;  ///< ascending; the first is empty

  [[nodiscard]] std::uint32_t width() const { return distinct.size() <= 256 ? 1 : 2; }
};

void put_on_ties(const GraphRows& rows, RelationTables& tables) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, RelationSets> sets;
  for (const RelationRow& r : rows.relations) {
    const auto bit = static_cast<std::uint16_t>(1U << static_cast<unsigned>(r.type));
    sets[{r.from.value, r.to.value}].out |= bit;
    sets[{r.to.value, r.from.value}].in |= bit;
  }
  tables.distinct = {RelationSets{}};
  for (const auto& [ends, set] : sets) {
    tables.on_ties.push_back({ends.first, ends.second, set});
    tables.distinct.push_back(set);
  }
  std::sort(tables.distinct.begin(), tables.distinct.end());
  tables.distinct.erase(std::unique(tables.distinct.begin(), tables.distinct.end()), tables.distinct.end());
}

RelationTables relation_tables(const GraphRows& rows, const std::vector<std::uint32_t>& first_sentence,
                               NameTables& names) {
  RelationTables tables;
  if (rows.relations.empty()) return tables;
  std::vector<const RelationRow*> order;
  for (const RelationRow& row : rows.relations) order.push_back(&row);
  std::sort(order.begin(), order.end(), [](const RelationRow* a, const RelationRow* b) {
    return std::tie(a->from, a->to, a->type, a->title, a->article, a->sentence, a->state) <
           std::tie(b->from, b->to, b->type, b->title, b->article, b->sentence, b->state);
  });
  std::map<std::string_view, std::uint32_t> titles;
  for (const RelationRow* row : order) {
    const auto [title, is_new] = titles.try_emplace(row->title, 0);
    if (is_new) title->second = names.add_text(row->title);
    tables.records.push_back({row->from.value, row->to.value, title->second,
                              first_sentence[row->article.index()] + row->sentence,
                              static_cast<std::uint16_t>(row->type), static_cast<std::uint16_t>(row->state)});
  }
  const std::size_t entities = rows.entities.size();
  tables.from_offsets = offsets_of(tables.records, entities, [](const RelationRecord& r) { return r.from; });
  tables.to_offsets = offsets_of(tables.records, entities, [](const RelationRecord& r) { return r.to; });
  tables.by_to.resize(tables.records.size());
  std::vector<std::uint32_t> cursor(tables.to_offsets.begin(), tables.to_offsets.end() - 1);
  for (std::uint32_t i = 0; i < tables.records.size(); ++i) tables.by_to[cursor[tables.records[i].to]++] = i;
  put_on_ties(rows, tables);
  return tables;
}

/// By article the first of its story; nothing where none is a reprint.
std::vector<std::uint32_t> originals_of(const GraphRows& rows) {
  const auto is_reprint = [](const ArticleRow& article) { return article.reprint_of.has_value(); };
  std::vector<std::uint32_t> originals;
  if (std::none_of(rows.articles.begin(), rows.articles.end(), is_reprint)) return originals;
  for (const ArticleRow& article : rows.articles) originals.push_back(article.reprint_of.value_or(article.id).value);
  return originals;
}

/// The days of articles, each once; the first is "unknown".
struct Days {
  std::vector<std::int32_t> of_article;
  std::vector<std::int32_t> distinct;

  explicit Days(const GraphRows& rows) : distinct{Date::k_unknown} {
    for (const ArticleRow& article : rows.articles) of_article.push_back(article.meta.date.days);
    distinct.insert(distinct.end(), of_article.begin(), of_article.end());
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  }
  [[nodiscard]] bool any() const { return distinct.size() > 1; }
  [[nodiscard]] std::uint32_t width() const { return distinct.size() <= 65536 ? 2 : 4; }
  [[nodiscard]] std::uint32_t index_of(Date date) const {
    return static_cast<std::uint32_t>(std::lower_bound(distinct.begin(), distinct.end(), date.days) - distinct.begin());
  }
};

/// What the first pass over the ties counts.
struct TieCounts {
  std::vector<std::uint32_t> offsets;  ///< entities + 1
  std::uint64_t large_articles = 0;
  std::uint64_t large_sentences = 0;
};

bool is_large(std::uint32_t count) { return count >= format::k_escape; }

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

/// Writes a number into a section of 1, 2 or 4 bytes a number.
class Numbers {
 public:
  Numbers(ImageWriter& writer, SectionKind kind, std::uint32_t width)
      : m_bytes(writer.section<unsigned char>(kind)), m_width(width) {}
  void set(std::size_t i, std::uint32_t value) { std::memcpy(m_bytes.data() + i * m_width, &value, m_width); }

 private:
  std::span<unsigned char> m_bytes;
  std::uint32_t m_width;
};

/// Numbers of a byte each, and the table of those that need more.
class Counts {
 public:
  Counts(ImageWriter& writer, SectionKind small, SectionKind large)
      : m_small(writer.section<std::uint8_t>(small)), m_large(writer.section<LargeCount>(large)) {}
  /// Safe from many threads for different ties.
  void set(std::uint32_t tie, std::uint32_t count) {
    m_small[tie] = static_cast<std::uint8_t>(std::min<std::uint32_t>(count, format::k_escape));
    if (is_large(count)) m_large[m_next.fetch_add(1, std::memory_order_relaxed)] = {tie, count};
  }
  void finish() {
    std::sort(m_large.begin(), m_large.end(), [](const LargeCount& a, const LargeCount& b) { return a.tie < b.tie; });
  }

 private:
  std::span<std::uint8_t> m_small;
  std::span<LargeCount> m_large;
  std::atomic<std::size_t> m_next{0};
};

void plan_ties(const TieCounts& counts, const Days& days, const RelationTables& relations, ImageWriter& writer) {
  const std::uint64_t ties = counts.offsets.back();
  writer.header().ties = ties;
  writer.plan<std::uint32_t>(SectionKind::row_offsets, counts.offsets.size());
  writer.plan<std::uint32_t>(SectionKind::neighbours, ties);
  writer.plan<std::uint8_t>(SectionKind::tie_articles, ties);
  writer.plan<std::uint8_t>(SectionKind::tie_sentences, ties);
  writer.plan<LargeCount>(SectionKind::large_articles, counts.large_articles);
  writer.plan<LargeCount>(SectionKind::large_sentences, counts.large_sentences);
  writer.plan<std::int32_t>(SectionKind::days, days.distinct.size());
  if (days.any()) {
    writer.plan(SectionKind::tie_first, days.width(), ties);
    writer.plan(SectionKind::tie_last, days.width(), ties);
  }
  if (!relations.records.empty()) {
    writer.plan<RelationSets>(SectionKind::relation_sets, relations.distinct.size());
    writer.plan(SectionKind::tie_relations, relations.width(), ties);
  }
}

void fill_ties(const TieMaker& maker, const TieCounts& counts, const Days& days, unsigned threads,
               ImageWriter& writer) {
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  Counts articles(writer, SectionKind::tie_articles, SectionKind::large_articles);
  Counts sentences(writer, SectionKind::tie_sentences, SectionKind::large_sentences);
  Numbers first(writer, SectionKind::tie_first, days.width());
  Numbers last(writer, SectionKind::tie_last, days.width());
  maker.each_row(threads, [&](std::uint32_t entity, std::span<const Tie> row) {
    std::uint32_t at = counts.offsets[entity];
    for (const Tie& tie : row) {
      neighbours[at] = tie.other;
      articles.set(at, tie.articles);
      sentences.set(at, tie.sentences);
      if (days.any()) {
        first.set(at, days.index_of(tie.first));
        last.set(at, days.index_of(tie.last));
      }
      ++at;
    }
  });
  articles.finish();
  sentences.finish();
}

void fill_relations(const RelationTables& relations, const TieCounts& counts, ImageWriter& writer) {
  if (relations.records.empty()) return;
  writer.fill(SectionKind::relation_sets, std::span(relations.distinct));
  writer.fill(SectionKind::relations, std::span(relations.records));
  writer.fill(SectionKind::relations_from, std::span(relations.from_offsets));
  writer.fill(SectionKind::relations_to, std::span(relations.by_to));
  writer.fill(SectionKind::relations_to_offsets, std::span(relations.to_offsets));
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  Numbers on_ties(writer, SectionKind::tie_relations, relations.width());
  for (const RelationTables::OnTie& one : relations.on_ties) {
    const auto begin = neighbours.begin() + counts.offsets[one.entity];
    const auto end = neighbours.begin() + counts.offsets[one.entity + 1];
    const auto found = std::lower_bound(begin, end, EntityId{one.other});
    if (found == end || found->value != one.other) continue;
    const auto set = std::lower_bound(relations.distinct.begin(), relations.distinct.end(), one.sets);
    on_ties.set(static_cast<std::size_t>(found - neighbours.begin()),
                static_cast<std::uint32_t>(set - relations.distinct.begin()));
  }
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
  const RelationTables relations = relation_tables(rows, first_sentence, names);
  const Days days(rows);
  std::vector<Date> dates;
  for (const std::int32_t day : days.of_article) dates.push_back(Date{day});
  const std::vector<std::uint32_t> originals = originals_of(rows);
  const TieMaker maker(lists, first_sentence, dates, originals, rows.forbidden);
  GUANXI_TRY(const TieCounts counts, count_ties(maker, rows.entities.size(), threads));

  writer.header().articles = rows.articles.size();
  writer.header().relations = relations.records.size();
  GUANXI_CHECK(names.plan(writer));
  plan_ties(counts, days, relations, writer);
  writer.plan<RelationRecord>(SectionKind::relations, relations.records.size());
  writer.plan<std::uint32_t>(SectionKind::relations_from, relations.from_offsets.size());
  writer.plan<std::uint32_t>(SectionKind::relations_to, relations.by_to.size());
  writer.plan<std::uint32_t>(SectionKind::relations_to_offsets, relations.to_offsets.size());
  writer.plan<std::int32_t>(SectionKind::article_days, rows.articles.size());
  writer.plan<std::uint32_t>(SectionKind::article_originals, originals.size());
  writer.plan<std::uint32_t>(SectionKind::article_sentences, first_sentence.size());
  writer.plan<std::uint32_t>(SectionKind::mention_offsets, lists.offsets.size());
  writer.plan<SentenceId>(SectionKind::mentions, lists.sentences.size());
  GUANXI_CHECK(writer.begin());

  names.fill(writer);
  writer.fill(SectionKind::row_offsets, std::span(counts.offsets));
  writer.fill(SectionKind::days, std::span(days.distinct));
  writer.fill(SectionKind::article_days, std::span(days.of_article));
  writer.fill(SectionKind::article_originals, std::span(originals));
  writer.fill(SectionKind::article_sentences, std::span(first_sentence));
  writer.fill(SectionKind::mention_offsets, std::span(lists.offsets));
  writer.fill(SectionKind::mentions, std::span(lists.sentences));
  fill_ties(maker, counts, days, threads, writer);
  fill_relations(relations, counts, writer);
  return {};
}

}  // namespace guanxi::graph
