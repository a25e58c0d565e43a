// The merge is that of an external sort whose runs are summed up: rows of every part stand by (entity, other) already.
#include "graph/index/tie_rows.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>

#include "graph/index/varint.hpp"

namespace guanxi::graph {

namespace {

constexpr std::uint32_t k_rows_a_block = 512;
/// What StoryPart and TieMaker take of memory.
constexpr std::uint64_t k_bytes_an_occurrence = 24;

std::uint32_t blocks_of(std::uint32_t entities) { return (entities + k_rows_a_block - 1) / k_rows_a_block; }

/// The entities of a block of rows: begin <= e < end.
struct BlockRows {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  BlockRows(std::uint32_t block, std::uint32_t entities)
      : begin(block * k_rows_a_block), end(begin + std::min(k_rows_a_block, entities - begin)) {}
};

/// Calls worker(block) -> Result<void> for every block, from `threads` threads, each of which has a worker of its own
/// from make(). Gives back one of the errors, if there are any.
template <typename MakeWorker>
Result<void> each_block(std::uint32_t blocks, unsigned threads, MakeWorker make) {
  std::atomic<std::uint32_t> next{0};
  std::mutex mutex;
  Result<void> outcome;
  const auto work = [&] {
    auto worker = make();
    for (std::uint32_t block = next.fetch_add(1); block < blocks; block = next.fetch_add(1)) {
      const Result<void> done = worker(block);
      if (done) continue;
      const std::lock_guard lock(mutex);
      outcome = done;
      return;
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return outcome;
}

/// An unknown date is 0, others are more.
void append_date(std::string& out, Date date) {
  const auto days = static_cast<std::uint32_t>(date.days);
  const std::uint32_t sign = date.days < 0 ? ~std::uint32_t{0} : 0;
  append_varint(out, date.known() ? ((days << 1U) ^ sign) + 1 : 0);
}

Date read_date(const unsigned char*& at, const unsigned char* end) {
  const std::uint32_t value = read_varint(at, end);
  if (value == 0) return {};
  const std::uint32_t folded = value - 1;
  const std::uint32_t sign = (folded & 1U) != 0 ? ~std::uint32_t{0} : 0;
  return Date{static_cast<std::int32_t>((folded >> 1U) ^ sign)};
}

void append_row(std::string& out, std::span<const Tie> row) {
  append_varint(out, static_cast<std::uint32_t>(row.size()));
  std::uint32_t last = 0;
  for (const Tie& tie : row) {
    append_varint(out, tie.other.value - last);
    append_varint(out, tie.articles);
    append_varint(out, tie.sentences);
    append_date(out, tie.first);
    append_date(out, tie.last);
    last = tie.other.value;
  }
}

/// Appends the row at `at` to `row`.
void read_row(const unsigned char*& at, const unsigned char* end, std::vector<Tie>& row) {
  EntityId other{0};
  for (std::uint32_t left = read_varint(at, end); left != 0; --left) {
    Tie tie;
    other.value += read_varint(at, end);
    tie.other = other;
    tie.articles = read_varint(at, end);
    tie.sentences = read_varint(at, end);
    tie.first = read_date(at, end);
    tie.last = read_date(at, end);
    row.push_back(tie);
  }
}

/// Makes one tie of those to the same entity. In place.
void sum_up(std::vector<Tie>& row) {
  std::sort(row.begin(), row.end(), [](const Tie& a, const Tie& b) { return a.other < b.other; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (kept == 0 || row[kept - 1].other != row[i].other) {
      row[kept++] = row[i];
      continue;
    }
    Tie& sum = row[kept - 1];
    sum.articles += row[i].articles;
    sum.sentences += row[i].sentences;
    if (!sum.first.known() || (row[i].first.known() && row[i].first < sum.first)) sum.first = row[i].first;
    sum.last = std::max(sum.last, row[i].last);  // unknown is less than every day
  }
  row.resize(kept);
}

/// Takes the stories of a graph in the order of their first articles, a part at a time.
class PartReader {
 public:
  PartReader(const MentionSpool& mentions, std::span<const ArticleFrame> articles)
      : m_mentions(mentions), m_articles(articles), m_by_story(articles.size()) {
    std::iota(m_by_story.begin(), m_by_story.end(), 0U);
    std::stable_sort(m_by_story.begin(), m_by_story.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return articles[a].original < articles[b].original; });
  }

  [[nodiscard]] bool done() const { return m_next == m_by_story.size(); }
  /// The next stories, as many as `most` occurrences hold, and at least one. Errors: io.
  [[nodiscard]] Result<void> read(std::uint64_t most, StoryPart& part) {
    part.articles.clear();
    part.occurrences.clear();
    while (!done()) {
      const std::size_t end = story_end();
      std::uint64_t size = 0;
      for (std::size_t i = m_next; i < end; ++i) size += m_mentions.size_of(ArticleId{m_by_story[i]});
      if (!part.articles.empty() && m_pending + size > most) break;
      for (; m_next < end; ++m_next) GUANXI_CHECK(take(m_by_story[m_next], part));
    }
    GUANXI_CHECK(read_pending(part));
    part.articles.push_back({static_cast<std::uint32_t>(part.occurrences.size()), {}, 0});
    m_pending = 0;
    return {};
  }

 private:
  [[nodiscard]] std::size_t story_end() const {
    std::size_t end = m_next + 1;
    while (end < m_by_story.size() && story(m_by_story[end]) == story(m_by_story[m_next])) ++end;
    return end;
  }
  [[nodiscard]] std::uint32_t story(std::uint32_t article) const { return m_articles[article].original; }

  /// Articles that stand side by side are read at once.
  [[nodiscard]] Result<void> take(std::uint32_t article, StoryPart& part) {
    if (article != m_run_end) {
      GUANXI_CHECK(read_pending(part));
      m_run_begin = article;
    }
    m_run_end = article + 1;
    part.articles.push_back({static_cast<std::uint32_t>(m_pending), m_articles[article].date, story(article)});
    m_pending += m_mentions.size_of(ArticleId{article});
    return {};
  }
  [[nodiscard]] Result<void> read_pending(StoryPart& part) {
    GUANXI_CHECK(m_mentions.read(ArticleId{m_run_begin}, ArticleId{m_run_end}, part.occurrences));
    m_run_begin = m_run_end;
    return {};
  }

  const MentionSpool& m_mentions;
  std::span<const ArticleFrame> m_articles;
  std::vector<std::uint32_t> m_by_story;
  std::size_t m_next = 0;         // in m_by_story
  std::uint64_t m_pending = 0;    // occurrences of the part, those not read yet among them
  std::uint32_t m_run_begin = 0;  // articles of the part that are not read yet: begin <= a < end
  std::uint32_t m_run_end = 0;
};

}  // namespace

/// Reads the rows of a block from all runs.
class RunMerger {
 public:
  using Visit = std::function<void(std::uint32_t, std::span<const Tie>)>;

  RunMerger(const TieRows& rows, const Visit& visit) : m_rows(rows), m_visit(visit), m_bytes(rows.m_runs.size()) {}

  [[nodiscard]] Result<void> operator()(std::uint32_t block) {
    std::vector<const unsigned char*> at;
    for (std::size_t i = 0; i < m_bytes.size(); ++i) {
      const TieRows::Block& part = m_rows.m_runs[i][block];
      m_bytes[i].resize(part.size);
      GUANXI_CHECK(m_rows.m_scratch.read(part.begin, m_bytes[i].data(), part.size));
      at.push_back(reinterpret_cast<const unsigned char*>(m_bytes[i].data()));
    }
    const BlockRows entities(block, m_rows.m_entities);
    for (std::uint32_t entity = entities.begin; entity < entities.end; ++entity) {
      m_row.clear();
      for (std::size_t i = 0; i < m_bytes.size(); ++i) {
        read_row(at[i], reinterpret_cast<const unsigned char*>(m_bytes[i].data() + m_bytes[i].size()), m_row);
      }
      sum_up(m_row);
      m_visit(entity, m_row);
    }
    return {};
  }

 private:
  const TieRows& m_rows;
  const Visit& m_visit;
  std::vector<std::string> m_bytes;  // by run
  std::vector<Tie> m_row;
};

Result<TieRows> TieRows::make(const MentionSpool& mentions, const RowSource& source, std::uint64_t part_bytes,
                              unsigned threads, ScratchFile scratch) {
  const auto entities = static_cast<std::uint32_t>(source.entity_count());
  TieRows rows(entities, std::move(scratch));
  const std::uint64_t most = part_bytes / k_bytes_an_occurrence;
  PartReader reader(mentions, source.articles());
  StoryPart part;
  if (mentions.size() <= most) {
    GUANXI_CHECK(reader.read(most, part));
    rows.m_whole.emplace(part, entities, source.forbidden());
    return rows;
  }
  while (!reader.done()) {
    GUANXI_CHECK(reader.read(most, part));
    GUANXI_CHECK(rows.spill(TieMaker(part, entities, source.forbidden()), threads));
  }
  return rows;
}

Result<void> TieRows::spill(const TieMaker& maker, unsigned threads) {
  Run& run = m_runs.emplace_back(blocks_of(m_entities));
  return each_block(blocks_of(m_entities), threads, [&] {
    return [&, rows = RowMaker(maker), bytes = std::string()](std::uint32_t block) mutable -> Result<void> {
      bytes.clear();
      const BlockRows entities(block, m_entities);
      for (std::uint32_t entity = entities.begin; entity < entities.end; ++entity) append_row(bytes, rows.row(entity));
      GUANXI_TRY(const std::uint64_t begin, m_scratch.append(bytes));
      run[block] = {begin, bytes.size()};
      return {};
    };
  });
}

Result<void> TieRows::each_row(unsigned threads,
                               const std::function<void(std::uint32_t, std::span<const Tie>)>& visit) const {
  if (!m_whole) return each_block(blocks_of(m_entities), threads, [&] { return RunMerger(*this, visit); });
  return each_block(blocks_of(m_entities), threads, [&] {
    return [&, rows = RowMaker(*m_whole)](std::uint32_t block) mutable -> Result<void> {
      const BlockRows entities(block, m_entities);
      for (std::uint32_t entity = entities.begin; entity < entities.end; ++entity) visit(entity, rows.row(entity));
      return {};
    };
  });
}

}  // namespace guanxi::graph
