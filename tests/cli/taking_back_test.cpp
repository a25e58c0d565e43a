// Articles and corrections come and go, with all that guanxi ships: recognition, linking across articles, corrections
// of every kind. After any steps the file is, byte for byte, the one that a build of what is left makes; what a build
// of it refuses is refused, and leaves the file as it was. graph/store's own test has the store alone.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <csignal>

#include "cli/recognition.hpp"
#include "cli/recorrect.hpp"
#include "cli/version.hpp"
#include "extract/extractor.hpp"
#include "tests/cli/random_tales.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using cli::CorrectedLinking;
using cli::CorrectionsText;
using cli::Recognition;
using graph::ArticleSelection;
using graph::Existing;
using graph::StoreWriter;

/// What a file must be a function of.
struct Model {
  std::vector<extract::Document> articles;
  std::string corrections;
};

std::vector<ArticleFacts> read(const std::vector<extract::Document>& articles, const Recognition& recognition) {
  const extract::Extractor extractor(recognition.model(), recognition.lexicon() ? &*recognition.lexicon() : nullptr);
  std::vector<ArticleFacts> facts;
  for (extract::Document article : articles) facts.push_back(extractor.extract(std::move(article)));
  return facts;
}

std::vector<ArticleFacts> read_plainly(const std::vector<extract::Document>& articles) {
  static const extract::Extractor k_extractor;
  std::vector<ArticleFacts> facts;
  for (extract::Document article : articles) facts.push_back(k_extractor.extract(std::move(article)));
  return facts;
}

Result<void> commit(StoreWriter& writer) {
  GUANXI_TRY(const CorrectionsText in_force, CorrectionsText::parse(writer.corrections(), "test.yaml"));
  CorrectedLinking linking(in_force.corrections);
  GUANXI_TRY([[maybe_unused]] const graph::StoreCounts counts, writer.commit(linking.assembly()));
  return {};
}

/// As guanxi build does, in a new file or in addition to what is there.
Result<void> add(const std::string& path, Existing existing, const std::vector<extract::Document>& articles,
                 const std::string& corrections) {
  GUANXI_TRY(const CorrectionsText text, CorrectionsText::parse(corrections, "test.yaml"));
  GUANXI_TRY(const Recognition recognition, Recognition::choose({}, {}, text.corrections));
  GUANXI_TRY(auto writer, StoreWriter::create(path, existing, cli::settings_with(recognition)));
  writer.set_corrections(corrections);
  for (const ArticleFacts& facts : read(articles, recognition)) {
    GUANXI_TRY([[maybe_unused]] const graph::AddOutcome outcome, writer.add(facts));
  }
  return commit(writer);
}

Result<void> remove(const std::string& path, const std::vector<std::string>& ids) {
  GUANXI_TRY(auto writer, StoreWriter::create_from(path, path, {}));
  GUANXI_TRY([[maybe_unused]] const graph::RemoveCounts counts, writer.remove({ids, {}, {}}));
  return commit(writer);
}

Result<void> correct(const std::string& path, const std::string& corrections) {
  GUANXI_TRY(const CorrectionsText text, CorrectionsText::parse(corrections, "test.yaml"));
  GUANXI_TRY(auto made, cli::recorrect(path, path, text, {}));
  return commit(made.writer);
}

std::string bytes_of(const std::string& path) {
  return std::filesystem::exists(path) ? *read_file(path) : std::string();
}

/// A run of steps on a file and on its model, and how they ended.
class Story {
 public:
  Story(std::uint64_t seed, std::string folder)
      : m_choices(seed), m_path(folder + "/graph.gx"), m_other(folder + "/other.gx") {
    std::filesystem::remove(m_path);
    m_pool = random_tales(m_choices, "t", 3 + m_choices.below(12));
  }

  void run() {
    for (std::size_t steps = 3 + m_choices.below(4); steps > 0; --steps) {
      step();
      if (::testing::Test::HasFatalFailure()) return;
    }
  }

  int done = 0;
  int refused = 0;
  int corrected = 0;  ///< of the steps done, those with corrections in force

 private:
  void step() {
    Model wanted = m_model;
    const std::string before = bytes_of(m_path);
    const Result<void> outcome = change(wanted);
    const Result<void> expected = add(m_other, Existing::replace, wanted.articles, wanted.corrections);
    ASSERT_EQ(expected.has_value(), outcome.has_value())
        << (expected ? describe(outcome.error()) : describe(expected.error())) << "\n"
        << wanted.corrections;
    if (outcome) {
      ASSERT_TRUE(bytes_of(m_other) == bytes_of(m_path)) << wanted.corrections;
      m_model = wanted;
      ++done;
      corrected += m_model.corrections.empty() ? 0 : 1;
      return;
    }
    EXPECT_EQ(expected.error().message, outcome.error().message);
    ASSERT_TRUE(before == bytes_of(m_path));
    ++refused;
  }

  Result<void> change(Model& wanted) {
    const std::size_t kind = m_choices.below(10);
    if (kind < 3 || m_model.articles.empty()) {
      std::vector<extract::Document> batch;
      for (std::size_t i = 0; i <= m_choices.below(6); ++i) batch.push_back(m_choices.of(m_pool));
      for (const extract::Document& article : batch)
        if (!has(wanted, article.meta.id)) wanted.articles.push_back(article);
      return add(m_path, Existing::add, batch, wanted.corrections);
    }
    if (kind < 5) {
      std::vector<std::string> ids;
      for (std::size_t i = 0; i <= m_choices.below(2); ++i) ids.push_back(m_choices.of(m_model.articles).meta.id);
      std::erase_if(wanted.articles, [&](const auto& article) {
        return std::find(ids.begin(), ids.end(), article.meta.id) != ids.end();
      });
      return remove(m_path, ids);
    }
    const std::vector<ArticleFacts> facts = read_plainly(m_model.articles);
    wanted.corrections =
        m_choices.one_in(5) ? std::string() : random_corrections(m_choices, facts, 1 + m_choices.below(2));
    if (m_choices.one_in(2)) wanted.corrections += random_lexicon(m_choices, facts, 1 + m_choices.below(2));
    return correct(m_path, wanted.corrections);
  }

  static bool has(const Model& model, const std::string& id) {
    return std::any_of(model.articles.begin(), model.articles.end(),
                       [&](const auto& article) { return article.meta.id == id; });
  }

  Choices m_choices;
  std::string m_path;
  std::string m_other;
  std::vector<extract::Document> m_pool;
  Model m_model;
};

class AllTaken : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(AllTaken, AnyStepsGiveTheFileOfWhatIsLeft) {
  constexpr std::uint64_t k_cases = 20;
  const TemporaryFolder folder;
  int done = 0;
  int corrected = 0;
  int refused = 0;
  for (std::uint64_t i = 0; i < k_cases; ++i) {
    const std::uint64_t seed = GetParam() * k_cases + i;
    SCOPED_TRACE(fmt::format("seed {}", seed));
    Story story(seed, folder.file("."));
    ASSERT_NO_FATAL_FAILURE(story.run());
    done += story.done;
    corrected += story.corrected;
    refused += story.refused;
  }
  EXPECT_GT(done, 2 * refused);    // most corrections are right ones
  EXPECT_GT(corrected, done / 5);  // and many are at work
  EXPECT_GT(refused, 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, AllTaken, ::testing::Range<std::uint64_t>(0, 12));  // 240 cases

/// A plus B less B is A, whatever corrections are in force.
TEST(AllTaken, APlusBLessBIsA) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  int told = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Choices choices(seed + 7000);
    const auto a = random_tales(choices, "a", 1 + choices.below(8));
    auto b = random_tales(choices, "B", 1 + choices.below(4));  // least: B < a
    if (choices.one_in(3)) b.front().text = a.front().text;
    const auto facts = read_plainly(a);
    std::string corrections = random_corrections(choices, facts, choices.below(4));
    if (choices.one_in(3)) corrections += random_lexicon(choices, facts, 2);
    if (!add(path, Existing::replace, a, corrections)) corrections.clear();
    ASSERT_TRUE(add(path, Existing::replace, a, corrections));
    const std::string before = bytes_of(path);
    if (!add(path, Existing::add, b, corrections)) {  // with B a correction may mean several things
      EXPECT_TRUE(before == bytes_of(path));
      continue;
    }
    std::vector<std::string> ids;
    for (const auto& article : b) ids.push_back(article.meta.id);
    const auto removed = remove(path, ids);
    ASSERT_TRUE(removed) << seed << describe(removed.error());
    ASSERT_TRUE(before == bytes_of(path)) << "seed " << seed << "\n" << corrections;
    ++told;
  }
  EXPECT_GT(told, 450);
}

/// Killed at any moment, the file is the old or the new one, and the step can be taken again.
TEST(AllTaken, InterruptedStepsLeaveTheOldFileOrTheNew) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  const std::string expected = folder.file("a.gx");
  Choices choices(11);
  int old = 0;
  for (int round = 0; round < 40; ++round) {
    const auto a = random_tales(choices, "a", 30);
    const auto b = random_tales(choices, "b", 30);
    const std::string corrections = "ignore:\n  - 王志强\nlexicon:\n  - {name: 茶农, type: person}\n";
    ASSERT_TRUE(add(path, Existing::replace, a, corrections));
    ASSERT_TRUE(add(path, Existing::add, b, corrections));
    std::vector<std::string> ids;
    for (const auto& article : b) ids.push_back(article.meta.id);
    const std::string before = bytes_of(path);
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_TRUE(add(expected, Existing::replace, a, corrections));
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    const pid_t child = ::fork();
    if (child == 0) ::_exit(remove(path, ids) ? 0 : 1);
    ASSERT_GT(child, 0);
    ::usleep(static_cast<useconds_t>(choices.below(static_cast<std::size_t>(took.count()) + 1)));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    const std::string now = bytes_of(path);
    EXPECT_TRUE(now == before || now == bytes_of(expected));
    old += now == before ? 1 : 0;
    if (now == before) {
      ASSERT_TRUE(remove(path, ids));
    }
    EXPECT_TRUE(bytes_of(path) == bytes_of(expected)) << round;
  }
  EXPECT_GT(old, 0);
}

}  // namespace
}  // namespace guanxi::testing
