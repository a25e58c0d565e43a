// All ties of a graph, row by row, in memory that is bounded: the graph's stories are taken a part at a time, the rows
// of each part are written outside memory in order, and the parts are merged. A graph of a single part is not written.
// Private to graph/index.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "graph/index/mention_spool.hpp"
#include "graph/index/row_source.hpp"
#include "graph/index/scratch_file.hpp"
#include "graph/index/ties.hpp"

namespace guanxi::graph {

class TieRows {
 public:
  /// `rows` tells the articles and which ties there are none. `part_bytes`: about what a part may take of memory; a
  /// story that alone takes more is a part all the same. `scratch` takes the rows of parts: some 8 bytes a tie and
  /// part. Errors: io.
  [[nodiscard]] static Result<TieRows> make(const MentionSpool& mentions, const RowSource& rows,
                                            std::uint64_t part_bytes, unsigned threads, ScratchFile scratch);

  /// Calls visit(entity, row) for every entity, from `threads` threads (at least 1) and in no order; rows are those of
  /// RowMaker, of the whole graph, and valid during the call. What is visited depends neither on `threads` nor on the
  /// parts. May be called again. Memory: a RowMaker a thread, or 512 rows of every part. Errors: io.
  [[nodiscard]] Result<void> each_row(unsigned threads,
                                      const std::function<void(std::uint32_t, std::span<const Tie>)>& visit) const;

 private:
  friend class RunMerger;
  /// Where the rows of a block of entities stand in the scratch file.
  struct Block {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
  };
  using Run = std::vector<Block>;  // by block

  TieRows(std::uint32_t entities, ScratchFile scratch) : m_entities(entities), m_scratch(std::move(scratch)) {}
  [[nodiscard]] Result<void> spill(const TieMaker& maker, unsigned threads);

  std::uint32_t m_entities;
  ScratchFile m_scratch;
  std::optional<TieMaker> m_whole;  // of a graph of a single part
  std::vector<Run> m_runs;          // of each part otherwise
};

}  // namespace guanxi::graph
