// A store damaged in every way one can think of gives an Error, the right answers, or findings of check(); never a crash
// and never wrong answers that nobody notices.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "graph/index/graph.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;
using graph::Store;
using graph::StoreWriter;

class Damage : public ::testing::Test {
 protected:
  void SetUp() override {
    RandomShape shape;
    shape.articles = 40;
    ASSERT_TRUE(build_store(m_folder.file("whole.gx"), random_articles(3, shape)));
    m_whole = *read_file(m_folder.file("whole.gx"));
    m_answers = *dump(m_folder.file("whole.gx"));
    m_counts = describe_graph_briefly(*Graph::open(m_folder.file("whole.gx")));
  }

  static std::string describe_graph_briefly(const Graph& g) {
    std::string out = fmt::format("{} {} {}", g.entity_count(), g.article_count(), g.tie_count());
    for (std::uint32_t i = 0; i < g.entity_count(); ++i) {
      out += fmt::format("\n{} {}", g.name(EntityId{i}), g.articles_of(EntityId{i}));
      for (const graph::Tie& tie : g.ties(EntityId{i})) out += fmt::format(" {}:{}", tie.other.value, tie.sentences);
    }
    return out;
  }

  /// Reads `bytes` as a store in every way. Returns what is wrong with how it went; empty where all is well.
  std::string complaint(const std::string& bytes) {
    const std::string path = m_folder.file("damaged.gx");
    write_file(path, bytes);
    const auto store = Store::open(path);
    if (!store) return store.error().message.empty() ? "an error without a message" : "";
    const auto findings = store->check();
    const bool noticed = !findings || !findings->empty();
    const auto answers = dump(*store);
    if (answers && *answers != m_answers && !noticed) return "wrong rows, and check() finds nothing";
    const auto opened = Graph::open(path);
    if (opened && describe_graph_briefly(*opened) != m_counts && !noticed) return "a wrong graph, and check() finds nothing";
    if (!answers && !noticed) return "rows cannot be read, and check() finds nothing: " + describe(answers.error());
    (void)StoreWriter::create(path, graph::Existing::add, {});  // reads all of it, commits nothing
    if (*read_file(path) != bytes) return "the damaged file was changed";
    return {};
  }

  static void write_file(const std::string& path, const std::string& bytes) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(nullptr, file);
    ASSERT_EQ(bytes.size(), std::fwrite(bytes.data(), 1, bytes.size(), file));
    ASSERT_EQ(0, std::fclose(file));
  }

  TemporaryFolder m_folder;
  std::string m_whole;
  std::string m_answers;
  std::string m_counts;
};

TEST_F(Damage, WholeFileHasNoComplaint) {
  EXPECT_EQ("", complaint(m_whole));
  EXPECT_TRUE(Store::open(m_folder.file("whole.gx"))->check()->empty());
}

TEST_F(Damage, AnyHeaderByteFlipped) {
  for (std::size_t at = 0; at < 100; ++at) {
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      std::string bytes = m_whole;
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ mask);
      EXPECT_EQ("", complaint(bytes)) << "byte " << at << ", mask " << mask;
    }
  }
}

TEST_F(Damage, CutAtManyLengths) {
  for (std::size_t size = 0; size < m_whole.size(); size += size < 200 ? 1 : 1531) {
    const std::string bytes = m_whole.substr(0, size);
    EXPECT_EQ("", complaint(bytes)) << size << " bytes";
    EXPECT_FALSE(Store::open(m_folder.file("damaged.gx"))) << size << " bytes";
  }
}

TEST_F(Damage, LengthenedFile) {
  EXPECT_EQ("", complaint(m_whole + "x"));
  EXPECT_EQ("", complaint(m_whole + std::string(4096, '\0')));
}

TEST_F(Damage, RandomFlips) {
  std::mt19937_64 random(20);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = m_whole;
    const std::size_t flips = 1 + random() % 4;
    for (std::size_t i = 0; i < flips; ++i) {
      char& byte = bytes[random() % bytes.size()];
      byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
    }
    EXPECT_EQ("", complaint(bytes)) << "round " << round;
  }
}

TEST_F(Damage, PagesOverwritten) {
  std::mt19937_64 random(21);
  for (std::size_t page = 0; page < m_whole.size() / 4096; ++page) {
    std::string zeroed = m_whole;
    std::fill_n(zeroed.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\0');
    EXPECT_EQ("", complaint(zeroed)) << "page " << page << " zeroed";
    std::string swapped = m_whole;
    const std::size_t other = random() % (m_whole.size() / 4096);
    std::copy_n(m_whole.begin() + static_cast<std::ptrdiff_t>(other * 4096), 4096,
                swapped.begin() + static_cast<std::ptrdiff_t>(page * 4096));
    EXPECT_EQ("", complaint(swapped)) << "page " << page << " replaced by " << other;
  }
}

}  // namespace
}  // namespace guanxi::testing
