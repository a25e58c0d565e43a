// Articles come, change, and go; corrections come and go: after any steps the file is, byte for byte, the one that what is
// left makes at once. Each case is a random run of steps on a file and on a model: what each place gave last.
#include <algorithm>
#include <array>
#include <csignal>
#include <random>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::ArticleSelection;
using graph::Assembly;
using graph::Corrected;
using graph::Existing;
using graph::Store;
using graph::StoreSettings;
using graph::StoreWriter;

/// Corrections for tests: every entity whose name begins with `corrections` becomes a policy.
Assembly corrected_by(const std::string& corrections) {
  if (corrections.empty()) return {};
  return {nullptr, [corrections](ArticleFacts& facts) -> Result<Corrected> {
            auto corrected = Corrected::no;
            for (FactEntity& entity : facts.entities) {
              if (!entity.name.starts_with(corrections)) continue;
              entity.type = EntityType::policy;
              corrected = Corrected::yes;
            }
            return corrected;
          }};
}

/// What a file must be a function of.
struct Model {
  std::vector<ArticleFacts> copies;
  std::string corrections;
};

class Story {
 public:
  explicit Story(std::uint64_t seed) : m_random(seed) {
    RandomShape shape;
    shape.articles = 3 + below(14);
    shape.things = 2 + below(12);
    shape.sentences = below(4);
    shape.duplicates = below(4);
    m_pool = random_articles(seed, shape);
    for (ArticleFacts& article : m_pool) {
      article.meta.id = fmt::format("x{}", m_named++);
      // Few places, so that they meet; some articles come from nowhere that says anything.
      if (below(5) != 0) article.meta.origin = fmt::format("place/{}", below(8));
    }
  }

  /// One step on the file and on the model.
  void step(const std::string& path, Model& model) {
    const std::size_t kind = below(10);
    if (kind < 5 || model.copies.empty()) return add(path, model);
    if (kind < 8) return remove(path, model);
    correct(path, model);
  }

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }

 private:
  static void commit(StoreWriter& writer, const Model& model) {
    const auto done = writer.commit(corrected_by(model.corrections));
    ASSERT_TRUE(done) << describe(done.error());
    EXPECT_EQ(model.corrections, writer.corrections());
  }

  static StoreSettings read_with(std::size_t number) { return {fmt::format("lexicon{}", number), "model", {}}; }

  void add(const std::string& path, Model& model) {
    std::vector<ArticleFacts> batch;
    for (std::size_t i = 0; i <= below(6); ++i) batch.push_back(m_pool[below(m_pool.size())]);
    auto writer = StoreWriter::create(path, Existing::add, read_with(1));
    ASSERT_TRUE(writer) << describe(writer.error());
    for (const ArticleFacts& article : batch) {
      const std::string& origin = article.meta.origin;
      std::erase_if(model.copies, [&](const ArticleFacts& old) {
        return same_copy(old, article) || (!origin.empty() && old.meta.origin == origin);
      });
      ASSERT_TRUE(writer->add(article));
    }
    for (const ArticleFacts& article : batch) {
      const auto there = std::find_if(model.copies.begin(), model.copies.end(),
                                      [&](const ArticleFacts& old) { return same_copy(old, article); });
      if (there == model.copies.end()) model.copies.push_back(article);
    }
    commit(*writer, model);
  }

  void remove(const std::string& path, Model& model) {
    ArticleSelection which;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i <= below(4); ++i) ids.push_back(model.copies[below(model.copies.size())].meta.id);
    which.ids = ids;
    std::vector<std::string> urls;
    if (below(4) == 0) urls.push_back(model.copies[below(model.copies.size())].meta.url);
    which.urls = urls;
    const auto goes = [&](const ArticleFacts& copy) {
      return std::count(ids.begin(), ids.end(), copy.meta.id) != 0 ||
             std::count(urls.begin(), urls.end(), copy.meta.url) != 0;
    };
    const auto expected = std::count_if(model.copies.begin(), model.copies.end(), goes);
    std::erase_if(model.copies, goes);
    auto writer = StoreWriter::create(path, Existing::add, read_with(2));
    ASSERT_TRUE(writer) << describe(writer.error());
    const auto counts = writer->remove(which);
    ASSERT_TRUE(counts) << describe(counts.error());
    EXPECT_EQ(static_cast<std::size_t>(expected), counts->removed.size());
    commit(*writer, model);
  }

  void correct(const std::string& path, Model& model) {
    constexpr std::array<const char*, 3> k_corrections{"", "清", "银"};
    model.corrections = k_corrections[below(k_corrections.size())];
    auto writer = StoreWriter::create_from(path, path, read_with(2));
    ASSERT_TRUE(writer) << describe(writer.error());
    writer->set_corrections(model.corrections);
    commit(*writer, model);
  }

  static bool same_copy(const ArticleFacts& a, const ArticleFacts& b) { return a.meta.id == b.meta.id; }

  std::mt19937_64 m_random;
  std::vector<ArticleFacts> m_pool;
  int m_named = 0;
};

/// The bytes of the file that `model` makes at once, its copies in any order.
std::string built_at_once(const std::string& path, Model model, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::shuffle(model.copies.begin(), model.copies.end(), random);
  auto writer = StoreWriter::create(path, Existing::replace, {"lexicon1", "model", model.corrections});
  for (const ArticleFacts& article : model.copies) EXPECT_TRUE(writer->add(article));
  EXPECT_TRUE(writer->commit(corrected_by(model.corrections)));
  return *read_file(path);
}

class TakingBack : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(TakingBack, AnyStepsGiveTheFileOfWhatIsLeft) {
  constexpr std::uint64_t k_cases = 25;
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  for (std::uint64_t i = 0; i < k_cases; ++i) {
    const std::uint64_t seed = GetParam() * k_cases + i;
    Story story(seed);
    Model model;
    std::filesystem::remove(path);
    for (std::size_t steps = 1 + story.below(5); steps > 0; --steps) ASSERT_NO_FATAL_FAILURE(story.step(path, model)) << seed;
    const std::string expected = built_at_once(folder.file("reference.gx"), model, seed);
    ASSERT_TRUE(expected == *read_file(path)) << "seed " << seed;
    if (i == 0) {
      const auto findings = Store::open(path)->check();
      ASSERT_TRUE(findings);
      EXPECT_TRUE(findings->empty()) << findings->front();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, TakingBack, ::testing::Range<std::uint64_t>(0, 24));  // 600 cases

/// A plus B less B is A, for sets from different places that may hold the same texts.
TEST(TakingBack, APlusBLessBIsA) {
  const TemporaryFolder folder;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    RandomShape shape;
    shape.articles = 1 + seed % 12;
    std::vector<ArticleFacts> a = random_articles(seed, shape);
    std::vector<ArticleFacts> b = random_articles(seed + seed % 3, shape);  // the same texts, or others
    ArticleSelection taken;
    for (std::size_t i = 0; i < a.size(); ++i) a[i].meta.id = fmt::format("a{}", i);
    for (std::size_t i = 0; i < b.size(); ++i) taken.ids.push_back(b[i].meta.id = fmt::format("A{}", i));  // least: A < a
    const std::string path = folder.file("graph.gx");
    ASSERT_TRUE(build_store(path, a));
    const std::string before = *read_file(path);
    ASSERT_TRUE(build_store(path, b, Existing::add));
    EXPECT_FALSE(before == *read_file(path)) << seed;
    auto writer = StoreWriter::create(path, Existing::add, {});
    const auto counts = writer->remove(taken);
    ASSERT_TRUE(counts) << describe(counts.error());
    EXPECT_EQ(b.size(), counts->removed.size());
    EXPECT_EQ(seed % 3 == 0, counts->still_there == b.size()) << seed;
    ASSERT_TRUE(writer->commit());
    EXPECT_TRUE(before == *read_file(path)) << seed;
  }
}

std::vector<ArticleFacts> numbered(std::uint64_t seed, std::size_t count) {
  RandomShape shape;
  shape.articles = count;
  shape.duplicates = 0;
  std::vector<ArticleFacts> articles = random_articles(seed, shape);
  for (std::size_t i = 0; i < articles.size(); ++i) articles[i].meta.id = fmt::format("n{}", i);
  return articles;
}

TEST(TakingBack, WhatIsNotThereOrMeansSeveralIsAnErrorAndChangesNothing) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  std::vector<ArticleFacts> articles = numbered(1, 6);
  articles[4].meta.id = articles[5].meta.id = "twice";
  ASSERT_TRUE(build_store(path, articles));
  const std::string before = *read_file(path);
  const auto refused = [&](const ArticleSelection& which, ErrorCode code, const std::string& named) {
    auto writer = StoreWriter::create(path, Existing::add, {});
    const auto counts = writer->remove(which);
    ASSERT_FALSE(counts);
    EXPECT_EQ(code, counts.error().code);
    EXPECT_NE(std::string::npos, counts.error().message.find(named)) << counts.error().message;
    ASSERT_TRUE(writer->commit());
    EXPECT_TRUE(before == *read_file(path)) << named;
  };
  refused({{"n0", "ghost"}, {}, {}}, ErrorCode::not_found, "ghost");
  refused({{"n0"}, {"https://nowhere.example/"}, {}}, ErrorCode::not_found, "https://nowhere.example/");
  refused({{"n0"}, {}, {ArticleId{6}}}, ErrorCode::not_found, "#6");
  refused({{"n0", "twice"}, {}, {}}, ErrorCode::ambiguous, "twice");
}

TEST(TakingBack, ANumberIsTheArticleWithItsCopies) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  std::vector<ArticleFacts> articles = numbered(2, 5);
  ArticleFacts copy = articles[2];
  copy.meta.id = "copy";
  std::vector<ArticleFacts> with_copy = articles;
  with_copy.push_back(copy);
  ASSERT_TRUE(build_store(path, with_copy));
  const Store store = *Store::open(path);
  const auto row = store.article_named("copy");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->id, store.article_named("n2")->id);
  EXPECT_EQ(1U, store.copies_of(row->id)->size());
  auto writer = StoreWriter::create(path, Existing::add, {});
  EXPECT_EQ(2U, writer->remove({{}, {}, {row->id}})->removed.size());
  ASSERT_TRUE(writer->commit());
  articles.erase(articles.begin() + 2);
  const std::string expected = folder.file("expected.gx");
  ASSERT_TRUE(build_store(expected, articles));
  EXPECT_TRUE(*read_file(expected) == *read_file(path));
}

TEST(TakingBack, TheLastArticleToo) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, numbered(3, 1)));
  auto writer = StoreWriter::create(path, Existing::add, {});
  ASSERT_TRUE(writer->remove({{"n0"}, {}, {}}));
  EXPECT_EQ(0U, writer->commit()->articles);
  EXPECT_TRUE(Store::open(path)->check()->empty());
}

TEST(TakingBack, ReplacedArticlesAreCounted) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  std::vector<ArticleFacts> articles = numbered(4, 4);
  for (ArticleFacts& article : articles) article.meta.origin = "p/" + article.meta.id;
  ASSERT_TRUE(build_store(path, {articles[0], articles[1]}));
  articles[2].meta = articles[0].meta;  // n0 changed, n1 did not, n3 is new
  auto writer = StoreWriter::create(path, Existing::add, {});
  EXPECT_EQ(graph::AddOutcome::added, *writer->add(articles[2]));
  EXPECT_EQ(graph::AddOutcome::duplicate, *writer->add(articles[1]));
  EXPECT_EQ(graph::AddOutcome::added, *writer->add(articles[3]));
  const auto counts = writer->commit();
  EXPECT_EQ(3U, counts->articles);
  EXPECT_EQ(1U, counts->replaced);
  EXPECT_EQ(1U, counts->duplicates);
}

TEST(TakingBack, KilledAtAnyMomentTheFileIsTheOldOrTheNew) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  const std::vector<ArticleFacts> articles = numbered(5, 120);
  ArticleSelection which;
  for (std::size_t i = 0; i < articles.size(); i += 2) which.ids.push_back(articles[i].meta.id);
  const auto remove = [&] {
    auto writer = StoreWriter::create(path, Existing::add, {});
    return writer && writer->remove(which) && writer->commit();
  };
  ASSERT_TRUE(build_store(path, articles));
  const std::string before = *read_file(path);
  ASSERT_TRUE(remove());
  const std::string after = *read_file(path);
  std::mt19937_64 random(3);
  int old = 0;
  for (int round = 0; round < 40; ++round) {
    ASSERT_TRUE(build_store(path, articles));
    const pid_t child = ::fork();
    if (child == 0) ::_exit(remove() ? 0 : 1);
    ASSERT_GT(child, 0);
    ::usleep(static_cast<useconds_t>(random() % 20'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    const std::string now = *read_file(path);
    EXPECT_TRUE(now == before || now == after);
    old += now == before ? 1 : 0;
  }
  EXPECT_GT(old, 0);
}

}  // namespace
}  // namespace guanxi::testing
