// Two passes over the ties: the first counts each node's, so that the rows can be laid out, the second writes both
// directions of each tie where they will be read. Each thread takes a part of the file; of a row it fills the part that
// its ties fill in file order, so rows come out as one thread would write them, and ascending where the file is.
#include "graph/index/import.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <unistd.h>

#include "base/file.hpp"
#include "base/ids.hpp"
#include "graph/index/check.hpp"
#include "graph/index/csv_rows.hpp"
#include "graph/index/image_writer.hpp"
#include "graph/index/import_nodes.hpp"
#include "graph/index/listed_facts.hpp"
#include "graph/index/listed_ties.hpp"
#include "graph/index/processors.hpp"

namespace guanxi::graph {

namespace {

using format::LargeCount;
using format::SectionKind;

struct RawTie {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t weight = 0;
};

struct TieColumns {
  std::size_t src = 0;
  std::size_t dst = 1;
  std::size_t weight = 2;
  /// Three columns of numbers that need no look-up: most files, and read four times as fast.
  [[nodiscard]] bool plain() const { return src == 0 && dst == 1 && weight == 2; }
};

/// The ties of a part of the file, one after another.
class TieReader {
 public:
  TieReader(std::string_view part, const TieColumns& columns, const ImportNodes& nodes)
      : m_part(part),
        m_rows(part),
        m_columns(columns),
        m_nodes(nodes),
        m_plain(columns.plain() && nodes.ids_are_rows()) {}

  /// Nothing at the end, and after what is wrong with a row: see problem().
  std::optional<RawTie> next() {
    if (m_plain && read_plain()) return m_tie;
    return read_row();
  }
  [[nodiscard]] const std::string& problem() const { return m_problem; }
  /// Where the row begins that problem() is about.
  [[nodiscard]] const char* row() const { return m_part.data() + m_rows.row_begin(); }

 private:
  /// Digits up to `stop`; false where there is anything else, or too much of them.
  bool read_number(std::size_t& at, char stop, std::uint32_t& value) const {
    const std::size_t begin = at;
    std::uint64_t number = 0;
    for (; at < m_part.size() && m_part[at] >= '0' && m_part[at] <= '9'; ++at) {
      number = number * 10 + static_cast<std::uint64_t>(m_part[at] - '0');
    }
    constexpr std::size_t k_most_digits = 10;
    if (at == begin || at - begin > k_most_digits || number > std::numeric_limits<std::uint32_t>::max()) return false;
    if (at == m_part.size() || m_part[at] != stop) return false;
    value = static_cast<std::uint32_t>(number);
    ++at;
    return true;
  }

  /// A row number has no zeros in front.
  bool read_id(std::size_t& at, std::uint32_t& id) const {
    const std::size_t begin = at;
    return read_number(at, ',', id) && (m_part[begin] != '0' || at - begin == 2);
  }

  /// False, and nothing moved, where the row is not just that: what is wrong with it, if anything, read_row() says.
  bool read_plain() {
    std::size_t at = m_rows.position();
    if (!read_id(at, m_tie.a) || !read_id(at, m_tie.b) || !read_number(at, '\n', m_tie.weight)) return false;
    if (m_tie.a >= m_nodes.count() || m_tie.b >= m_nodes.count() || m_tie.a == m_tie.b || m_tie.weight == 0)
      return false;
    m_rows.go_to(at);
    return true;
  }

  std::optional<RawTie> read_row() {
    if (!m_rows.next(m_fields)) return std::nullopt;
    if (m_fields.size() <= std::max({m_columns.src, m_columns.dst, m_columns.weight})) {
      return wrong("the row has too few columns");
    }
    const auto a = m_nodes.row_of(m_fields[m_columns.src]);
    const auto b = m_nodes.row_of(m_fields[m_columns.dst]);
    if (!a || !b) return wrong(fmt::format("no node has the id '{}'", m_fields[a ? m_columns.dst : m_columns.src]));
    if (a == b) return wrong(fmt::format("the node '{}' is tied to itself", m_fields[m_columns.src]));
    const std::string text = std::string(m_fields[m_columns.weight]) + '\n';
    const TieReader weight(text, m_columns, m_nodes);
    std::size_t at = 0;
    std::uint32_t value = 0;
    if (!weight.read_number(at, '\n', value) || value == 0) {
      return wrong(fmt::format("the weight '{}' is no whole number from 1 to 4294967295", m_fields[m_columns.weight]));
    }
    return RawTie{*a, *b, value};
  }
  std::optional<RawTie> wrong(std::string what) {
    m_problem = std::move(what);
    return std::nullopt;
  }

  std::string_view m_part;
  CsvRows m_rows;
  TieColumns m_columns;
  const ImportNodes& m_nodes;
  bool m_plain;
  RawTie m_tie;
  std::vector<std::string_view> m_fields;
  std::string m_problem;
};

/// Runs work(0) to work(parts - 1), each on a thread of its own.
void on_threads(std::size_t parts, const std::function<void(std::size_t)>& work) {
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < parts; ++i) others.emplace_back(work, i);
  work(0);
  for (std::thread& other : others) other.join();
}

/// The rows of ties, of a file or made from one, cut into a part a thread.
class TieFile {
 public:
  /// Three columns of numbers without a header: rows of `nodes` and weights.
  static TieFile of(std::string rows, const std::string& path, const ImportNodes& nodes) {
    TieFile ties(std::nullopt, path, nodes);
    ties.m_rows = std::move(rows);
    ties.m_parts = split_lines(*ties.m_rows, processors_for(ties.m_rows->size()));
    return ties;
  }
  static Result<TieFile> open(const std::string& path, const ImportNodes& nodes) {
    GUANXI_TRY(MappedFile file, MappedFile::open(path));
    TieFile ties(std::move(file), path, nodes);
    const std::string_view text = ties.text();
    CsvRows rows(text);
    std::vector<std::string_view> fields;
    (void)rows.next(fields);
    GUANXI_TRY(const auto columns, columns_named(fields, {"src", "dst", "weight"}, path));
    ties.m_columns = {columns[0], columns[1], columns[2]};
    const std::string_view body = text.substr(rows.position());
    ties.m_parts = split_lines(body, processors_for(body.size()));
    return ties;
  }

  [[nodiscard]] std::size_t parts() const { return m_parts.size(); }
  [[nodiscard]] TieReader read(std::size_t part) const { return {m_parts[part], m_columns, *m_nodes}; }

  /// The first problem of `readers`, which stand where they stopped.
  [[nodiscard]] Result<void> check(const std::vector<std::pair<std::string, const char*>>& problems) const {
    for (const auto& [message, row] : problems) {
      if (message.empty()) continue;
      const std::string_view all = text();
      return tl::unexpected(Error{ErrorCode::malformed, message, m_path,
                                  line_of(all, static_cast<std::size_t>(row - all.data())), 0,
                                  "repair the row, or leave it out"});
    }
    return {};
  }

 private:
  TieFile(std::optional<MappedFile> file, std::string path, const ImportNodes& nodes)
      : m_file(std::move(file)), m_path(std::move(path)), m_nodes(&nodes) {}
  [[nodiscard]] std::string_view text() const { return m_file ? m_file->bytes() : std::string_view(*m_rows); }

  std::optional<MappedFile> m_file;
  std::optional<std::string> m_rows;
  std::string m_path;
  const ImportNodes* m_nodes;
  TieColumns m_columns;
  std::vector<std::string_view> m_parts;
};

/// What the first pass finds.
struct Plan {
  std::vector<std::vector<std::uint32_t>> starts;  ///< by part and node: first its ties in the part, then where they go
  std::vector<std::uint32_t> offsets;              ///< by node; nodes + 1
  std::uint64_t large = 0;                         ///< weights that need more than a byte, both directions
};

Result<Plan> count_ties(const TieFile& file, std::uint32_t nodes) {
  Plan plan;
  plan.starts.resize(file.parts());
  std::vector<std::uint64_t> large(file.parts(), 0);
  std::vector<std::pair<std::string, const char*>> problems(file.parts());
  on_threads(file.parts(), [&](std::size_t part) {
    std::vector<std::uint32_t>& counts = plan.starts[part];
    counts.assign(nodes, 0);
    TieReader reader = file.read(part);
    while (const auto tie = reader.next()) {
      ++counts[tie->a];
      ++counts[tie->b];
      if (tie->weight >= format::k_escape) large[part] += 2;
    }
    problems[part] = {reader.problem(), reader.row()};
  });
  GUANXI_CHECK(file.check(problems));
  std::uint64_t total = 0;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    plan.offsets.push_back(static_cast<std::uint32_t>(total));
    for (std::vector<std::uint32_t>& counts : plan.starts) {
      total += std::exchange(counts[node], static_cast<std::uint32_t>(total));
    }
    if (total > std::numeric_limits<std::uint32_t>::max()) {
      return fail(ErrorCode::malformed, "there are more than 2,147,483,647 ties", {}, "divide the graph");
    }
  }
  plan.offsets.push_back(static_cast<std::uint32_t>(total));
  for (const std::uint64_t count : large) plan.large += count;
  return plan;
}

/// A weight that does not fit into a byte, as seen from one end.
struct LargeWeight {
  std::uint32_t node = 0;
  std::uint32_t other = 0;
  std::uint32_t weight = 0;
};

/// Writes ties where their rows are. One after another each would wait for three places in memory, far from those
/// before; so a batch is taken at once, and every place is asked for before the first is needed (2026-11, 30 million
/// ties: a third of the time).
class TieWriter {
 public:
  TieWriter(std::vector<std::uint32_t>& next, ImageWriter& writer)
      : m_next(next),
        m_neighbours(writer.section<EntityId>(SectionKind::neighbours)),
        m_weights(writer.section<std::uint8_t>(SectionKind::tie_articles)) {}

  void add(const RawTie& tie) {
    m_batch[m_size] = tie;
    __builtin_prefetch(&m_next[tie.a], 1);
    __builtin_prefetch(&m_next[tie.b], 1);
    if (++m_size == m_batch.size()) flush();
  }
  void flush() {
    std::array<std::pair<std::uint32_t, std::uint32_t>, k_batch> places;
    for (std::size_t i = 0; i < m_size; ++i) {
      places[i] = {m_next[m_batch[i].a]++, m_next[m_batch[i].b]++};
      __builtin_prefetch(&m_neighbours[places[i].second], 1);
      __builtin_prefetch(&m_weights[places[i].second], 1);
    }
    for (std::size_t i = 0; i < m_size; ++i) put(m_batch[i], places[i].first, places[i].second);
    m_size = 0;
  }
  [[nodiscard]] const std::vector<LargeWeight>& large() const { return m_large; }

 private:
  static constexpr std::size_t k_batch = 128;

  void put(const RawTie& tie, std::uint32_t at_a, std::uint32_t at_b) {
    const auto small = static_cast<std::uint8_t>(std::min<std::uint32_t>(tie.weight, format::k_escape));
    m_neighbours[at_a] = EntityId{tie.b};
    m_neighbours[at_b] = EntityId{tie.a};
    m_weights[at_a] = m_weights[at_b] = small;
    if (small < format::k_escape) return;
    m_large.push_back({tie.a, tie.b, tie.weight});
    m_large.push_back({tie.b, tie.a, tie.weight});
  }

  std::vector<std::uint32_t>& m_next;  // by node: where its next tie of this part goes
  std::span<EntityId> m_neighbours;
  std::span<std::uint8_t> m_weights;
  std::array<RawTie, k_batch> m_batch{};
  std::size_t m_size = 0;
  std::vector<LargeWeight> m_large;
};

/// Writes both directions of every tie; gives back the large weights.
std::vector<LargeWeight> write_ties(const TieFile& file, Plan& plan, ImageWriter& writer) {
  std::vector<std::vector<LargeWeight>> large(file.parts());
  on_threads(file.parts(), [&](std::size_t part) {
    TieWriter ties(plan.starts[part], writer);
    TieReader reader = file.read(part);
    while (const auto tie = reader.next()) ties.add(*tie);
    ties.flush();
    large[part] = ties.large();
  });
  std::vector<LargeWeight> all;
  for (const auto& part : large) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// Puts a row in ascending order where it is not. False where a neighbour stands in it twice; `twice` is that.
bool order_row(std::span<EntityId> row, std::span<std::uint8_t> weights, EntityId& twice) {
  if (!std::is_sorted(row.begin(), row.end())) {
    std::vector<std::pair<EntityId, std::uint8_t>> pairs;
    for (std::size_t i = 0; i < row.size(); ++i) pairs.emplace_back(row[i], weights[i]);
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = pairs[i].first;
      weights[i] = pairs[i].second;
    }
  }
  const auto found = std::adjacent_find(row.begin(), row.end());
  if (found != row.end()) twice = *found;
  return found == row.end();
}

Result<void> order_rows(const ImportNodes& nodes, const Plan& plan, const std::string& path, ImageWriter& writer) {
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  const auto weights = writer.section<std::uint8_t>(SectionKind::tie_articles);
  const std::size_t threads = processors_for(neighbours.size());
  std::vector<std::optional<std::pair<std::uint32_t, EntityId>>> twice(threads);
  on_threads(threads, [&](std::size_t part) {
    const std::uint64_t count = nodes.count();
    for (std::uint64_t node = count * part / threads; node < count * (part + 1) / threads && !twice[part]; ++node) {
      const std::uint32_t begin = plan.offsets[node];
      const std::uint32_t size = plan.offsets[node + 1] - begin;
      EntityId other;
      if (!order_row(neighbours.subspan(begin, size), weights.subspan(begin, size), other)) {
        twice[part] = {static_cast<std::uint32_t>(node), other};
      }
    }
  });
  for (const auto& found : twice) {
    if (!found) continue;
    return fail(
        ErrorCode::malformed,
        fmt::format("the tie of '{}' and '{}' is given twice", nodes.id(found->first), nodes.id(found->second.value)),
        path, "give each pair of nodes once, in one direction");
  }
  return {};
}

void write_large(std::vector<LargeWeight> large, const Plan& plan, ImageWriter& writer) {
  const auto neighbours = writer.section<EntityId>(SectionKind::neighbours);
  const auto table = writer.section<LargeCount>(SectionKind::large_articles);
  for (std::size_t i = 0; i < large.size(); ++i) {
    const auto begin = neighbours.begin() + plan.offsets[large[i].node];
    const auto end = neighbours.begin() + plan.offsets[large[i].node + 1];
    const auto found = std::lower_bound(begin, end, EntityId{large[i].other});
    table[i] = {static_cast<std::uint32_t>(found - neighbours.begin()), large[i].weight};
  }
  std::sort(table.begin(), table.end(), [](const LargeCount& a, const LargeCount& b) { return a.tie < b.tie; });
}

Result<void> check_target(const std::string& path) {
  if (::access(path.c_str(), F_OK) != 0 || is_index(path)) return {};
  return fail(ErrorCode::malformed, "there is a file that is no index already, and it is not overwritten", path,
              "give another output file, or move this one away");
}

/// Writes the index to `path`; `ties` is the file that messages name. `facts` is null for tables, which hold none.
Result<ImportCounts> write_index(const ImportNodes& nodes, const TieFile& file, ListedFacts* facts,
                                 const std::string& ties, const std::string& path) {
  NameTables names;
  std::thread naming([&] { names = nodes.names(); });
  auto counted = count_ties(file, nodes.count());
  naming.join();
  GUANXI_TRY(Plan plan, std::move(counted));

  ImageWriter writer = ImageWriter::to_file(path);
  const std::uint64_t directed = plan.offsets.back();
  writer.header().ties = directed;
  if (facts != nullptr)
    facts->plan(directed, names, writer);
  else
    writer.plan<std::uint32_t>(SectionKind::article_sentences, 1);
  GUANXI_CHECK(names.plan(writer));
  writer.plan<std::uint32_t>(SectionKind::row_offsets, plan.offsets.size());
  writer.plan<EntityId>(SectionKind::neighbours, directed);
  writer.plan<std::uint8_t>(SectionKind::tie_articles, directed);
  writer.plan<LargeCount>(SectionKind::large_articles, plan.large);
  GUANXI_CHECK(writer.begin());
  names.fill(writer);
  writer.fill(SectionKind::row_offsets, std::span(std::as_const(plan.offsets)));
  std::vector<LargeWeight> large = write_ties(file, plan, writer);
  GUANXI_CHECK(order_rows(nodes, plan, ties, writer));
  write_large(std::move(large), plan, writer);
  if (facts != nullptr) facts->fill(plan.offsets, writer);
  GUANXI_CHECK(writer.commit(processors_for(directed)));
  return ImportCounts{nodes.count(), directed / 2};
}

}  // namespace

Result<ImportCounts> import_tables(const ImportTables& tables, const std::string& path) {
  GUANXI_CHECK(check_target(path));
  GUANXI_TRY(const ImportNodes nodes, ImportNodes::read(tables));
  GUANXI_TRY(const TieFile ties, TieFile::open(tables.ties, nodes));
  return write_index(nodes, ties, nullptr, tables.ties, path);
}

Result<ImportCounts> import_graph_file(const std::string& file, const ImportTypes& types, const std::string& path) {
  GUANXI_CHECK(check_target(path));
  GUANXI_TRY(const MappedFile text, MappedFile::open(file));
  GUANXI_TRY(GraphFile read, read_graph_file(text.bytes(), file));
  std::vector<ListedTie> ties = listed_ties(read);
  std::string rows;
  for (const ListedTie& tie : ties) fmt::format_to(std::back_inserter(rows), "{},{},{}\n", tie.a, tie.b, tie.weight);
  ListedFacts facts(read, std::move(ties));
  read.edges = {};
  GUANXI_TRY(const ImportNodes nodes, ImportNodes::of(std::move(read.nodes), types, file));
  return write_index(nodes, TieFile::of(std::move(rows), file, nodes), &facts, file, path);
}

}  // namespace guanxi::graph
