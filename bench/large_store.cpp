// Makes a graph file of random articles as large as one likes, without reading any: to see what its index costs.
//   large_store FILE ARTICLES        300000: about 5 million mentions
// The same file for the same number. Prints what is in it.
#include <algorithm>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "graph/store/store.hpp"
#include "tests/graph/store/random_articles.hpp"

namespace {

using guanxi::ArticleFacts;
using guanxi::Result;
namespace graph = guanxi::graph;

/// Articles at a time: all that is held of them.
constexpr std::size_t k_part = 1000;

Result<graph::StoreCounts> build(const std::string& path, std::size_t articles) {
  guanxi::testing::RandomShape shape;
  shape.things = articles;
  shape.sentences = 24;
  shape.mentions = 3;
  shape.duplicates = 0;
  shape.skew = 4;
  shape.repeats = 4;
  shape.things_seed = 1;
  GUANXI_TRY(graph::StoreWriter writer, graph::StoreWriter::create(path, graph::Existing::replace, {}));
  for (std::size_t made = 0; made < articles; made += k_part) {
    shape.articles = std::min(k_part, articles - made);
    for (const ArticleFacts& article : guanxi::testing::random_articles(made / k_part, shape)) {
      GUANXI_CHECK(writer.add(article));
    }
  }
  return writer.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "large_store FILE ARTICLES\n");
    return 2;
  }
  const auto counts = build(argv[1], std::strtoull(argv[2], nullptr, 10));
  if (!counts) {
    fmt::print(stderr, "{}\n", counts.error().message);
    return 3;
  }
  fmt::print("{} articles, {} entities, {} mentions\n", counts->articles, counts->entities, counts->mentions);
  return 0;
}
