// A graph as large as some years of a daily programme: 25,000 articles, 1.2 million mentions. Prints what it took.
#include <ctime>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "graph/index/graph.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

/// Processor time of all threads: what other programs do at the same time does not count.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

long resident_megabytes_at_most() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

TEST(Large, BuildsOpensAndChecks) {
  const TemporaryFolder folder;
  const std::string path = folder.file("large.gx");
  constexpr std::size_t k_parts = 25;
  RandomShape shape;
  shape.articles = 1000;
  shape.things = 75'000;
  shape.sentences = 32;
  shape.mentions = 6;
  shape.skew = 4;
  shape.repeats = 6;
  shape.things_seed = 1;
  double in_store = 0;
  auto writer = graph::StoreWriter::create(path, graph::Existing::replace, {});
  ASSERT_TRUE(writer);
  for (std::size_t part = 0; part < k_parts; ++part) {
    const auto articles = random_articles(part, shape);
    const double start = processor_seconds();
    for (const ArticleFacts& article : articles) ASSERT_TRUE(writer->add(article));
    in_store += processor_seconds() - start;
  }
  double start = processor_seconds();
  const auto counts = writer->commit();
  ASSERT_TRUE(counts) << describe(counts.error());
  in_store += processor_seconds() - start;
  fmt::print("articles {}, sentences {}, entities {}, mentions {}, relations {}, duplicates {}\n", counts->articles,
             counts->sentences, counts->entities, counts->mentions, counts->relations, counts->duplicates);
  fmt::print("stored in {:.2f} s of processor, {:.1f} MB; resident at most {} MB, articles in hand included\n", in_store,
             static_cast<double>(std::filesystem::file_size(path)) / 1e6, resident_megabytes_at_most());
  EXPECT_LT(resident_megabytes_at_most(), 500 * GUANXI_TEST_PATIENCE);

  start = processor_seconds();
  const auto graph = graph::Graph::open(path);
  ASSERT_TRUE(graph) << describe(graph.error());
  fmt::print("opened in {:.2f} s of processor, {} ties; resident at most {} MB\n", processor_seconds() - start, graph->tie_count(),
             resident_megabytes_at_most());
  EXPECT_EQ(counts->entities, graph->entity_count());
  EXPECT_EQ(counts->articles, graph->article_count());

  start = processor_seconds();
  const auto findings = (*graph->texts())->check();
  ASSERT_TRUE(findings) << describe(findings.error());
  EXPECT_TRUE(findings->empty()) << findings->front();
  fmt::print("checked in {:.2f} s of processor\n", processor_seconds() - start);
}

}  // namespace
}  // namespace guanxi::testing
