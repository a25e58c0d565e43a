// Damaged indexes: an error or a right answer, never a crash, and what guanxi check passes is right.
#include <cstdio>
#include <cstring>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "graph/index/check.hpp"
#include "graph/index/graph.hpp"
#include "graph/index/page_sum.hpp"
#include "tests/graph/index/describe_graph.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;
using graph::Image;
namespace format = graph::format;

class IndexDamage : public ::testing::Test {
 protected:
  void SetUp() override {
    RandomShape shape;
    shape.articles = 60;
    shape.things = 30;
    shape.mentions = 40;  // so that some sentences are rolls
    ASSERT_TRUE(build_store(graph_file(), random_articles(4, shape)));
    ASSERT_TRUE(Graph::make_index(graph_file()));
    m_whole = *read_file(index_file());
    m_answers = describe_graph(*Graph::open(graph_file()));
  }
  [[nodiscard]] std::string graph_file() const { return m_folder.file("news.gx"); }
  [[nodiscard]] std::string index_file() const { return m_folder.file("news.gx-index"); }

  void write_index(const std::string& bytes) const {
    std::FILE* const file = std::fopen(index_file().c_str(), "wb");
    ASSERT_NE(nullptr, file);
    ASSERT_EQ(bytes.size(), std::fwrite(bytes.data(), 1, bytes.size(), file));
    ASSERT_EQ(0, std::fclose(file));
  }

  /// Reads `bytes` as an index in every way; empty where all went as it must.
  std::string complaint(const std::string& bytes) const {
    write_index(bytes);
    const auto findings = graph::check_index(graph_file());
    if (!findings) return "check_index fails: " + describe(findings.error());
    if (findings->empty() && bytes != m_whole) return "check_index finds nothing";
    auto image = Image::open(index_file());
    if (!image)
      return image.error().message.empty() || image.error().next_step.empty() ? "an error that does not say what" : "";
    Graph g(*std::move(image));
    const bool right = describe_graph(g) == m_answers;
    if (!right && !g.damage()) return "a wrong answer, and damage() says nothing";
    if (!right && g.read_all()) return "a wrong answer, and read_all() says nothing";
    return {};
  }
  std::string flipped(std::size_t at, unsigned mask) const {
    std::string bytes = m_whole;
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ mask);
    return bytes;
  }
  [[nodiscard]] format::Header header() const {
    format::Header h;
    std::memcpy(&h, m_whole.data(), sizeof h);
    return h;
  }

  TemporaryFolder m_folder;
  std::string m_whole;
  std::string m_answers;
};

TEST_F(IndexDamage, WholeFileHasNoComplaint) {
  EXPECT_EQ("", complaint(m_whole));
  EXPECT_TRUE(graph::check_index(graph_file())->empty());
  EXPECT_LT(1U, Graph::open(graph_file())->rolls().size());
}

TEST_F(IndexDamage, EveryHeaderByteFlipped) {
  for (std::size_t at = 0; at < format::k_page; ++at) {
    write_index(flipped(at, 1U << (at % 8)));
    ASSERT_FALSE(Image::open(index_file())) << "byte " << at;
  }
}

TEST_F(IndexDamage, CutInEverySection) {
  for (const format::Section& section : header().sections) {
    for (const std::uint64_t size :
         {section.offset, section.offset + section.bytes / 2, section.offset + section.bytes}) {
      if (size >= m_whole.size()) continue;
      write_index(m_whole.substr(0, size));
      EXPECT_FALSE(Image::open(index_file())) << size << " bytes";
      EXPECT_EQ("", complaint(m_whole.substr(0, size))) << size << " bytes";
    }
  }
  for (std::size_t size = 0; size < 2 * format::k_page; size += 97) EXPECT_EQ("", complaint(m_whole.substr(0, size)));
}

TEST_F(IndexDamage, Lengthened) { EXPECT_EQ("", complaint(m_whole + std::string(5000, '\0'))); }

TEST_F(IndexDamage, RandomFlips) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = m_whole;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      const std::size_t at = format::k_page + random() % (bytes.size() - format::k_page);
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << (random() % 8)));
    }
    ASSERT_EQ("", complaint(bytes)) << "round " << round;
  }
}

TEST_F(IndexDamage, EachPageOverwritten) {
  std::mt19937_64 random(9);
  const std::size_t pages = m_whole.size() / format::k_page;
  for (std::size_t page = 1; page < pages; ++page) {
    const auto at = static_cast<std::ptrdiff_t>(page * format::k_page);
    std::string zeroed = m_whole;
    std::fill_n(zeroed.begin() + at, format::k_page, '\0');
    EXPECT_EQ("", complaint(zeroed)) << "page " << page << " zeroed";
    std::string swapped = m_whole;
    const auto other = static_cast<std::ptrdiff_t>((1 + random() % (pages - 1)) * format::k_page);
    std::copy_n(m_whole.begin() + other, format::k_page, swapped.begin() + at);
    EXPECT_EQ("", complaint(swapped)) << "page " << page << " replaced";
  }
}

/// Sections that claim to be shorter under sums that are right: refused, or read without leaving them.
TEST_F(IndexDamage, ForgedSectionTable) {
  for (std::size_t i = 0; i < format::k_section_count; ++i) {
    for (const std::uint64_t left : {std::uint64_t{0}, header().sections[i].bytes / 2}) {
      format::Header forged = header();
      forged.sections[i].bytes = left / forged.sections[i].width * forged.sections[i].width;
      forged.sum =
          graph::sum_of_bytes({reinterpret_cast<const unsigned char*>(&forged), offsetof(format::Header, sum)});
      std::string bytes = m_whole;
      std::memcpy(bytes.data(), &forged, sizeof forged);
      write_index(bytes);
      auto image = Image::open(index_file());
      if (image) (void)describe_graph(Graph(*std::move(image)));
    }
  }
}

/// Rolls whose sections do not fit one another under sums that are right.
TEST_F(IndexDamage, ForgedRolls) {
  const auto opened = [&](format::SectionKind kind, std::uint64_t items) {
    format::Header forged = header();
    forged.sections[static_cast<std::size_t>(kind)].bytes = items * sizeof(std::uint32_t);
    forged.sum = graph::sum_of_bytes({reinterpret_cast<const unsigned char*>(&forged), offsetof(format::Header, sum)});
    std::string bytes = m_whole;
    std::memcpy(bytes.data(), &forged, sizeof forged);
    write_index(bytes);
    const auto image = Image::open(index_file());
    return image ? "whole" : image.error().message;
  };
  using Kind = format::SectionKind;
  const std::uint64_t rolls = Graph::open(graph_file())->rolls().size();
  EXPECT_EQ("whole", opened(Kind::rolls, rolls));
  EXPECT_EQ(fmt::format("the index is damaged: section roll_offsets has {} items, not {} or none", rolls + 1, rolls),
            opened(Kind::rolls, rolls - 1));
  EXPECT_EQ("the index is damaged: section roll_offsets is missing", opened(Kind::roll_offsets, 0));
  EXPECT_EQ(fmt::format("the index is damaged: section roll_members has 0 items, which {} rolls cannot have", rolls),
            opened(Kind::roll_members, 0));
  EXPECT_EQ(fmt::format("the index is damaged: section roll_members has {} items, which {} rolls cannot have",
                        11 * rolls - 1, rolls),
            opened(Kind::roll_members, 11 * rolls - 1));
}

TEST_F(IndexDamage, ADamagedOrStaleIndexIsMadeAgain) {
  std::string notice;
  const auto keep = [&](std::string_view line) { notice = line; };
  write_index(flipped(70, 1));
  EXPECT_EQ(m_answers, describe_graph(*Graph::open(graph_file(), keep)));
  EXPECT_NE(std::string::npos, notice.find("made, since the index is damaged in its header")) << notice;
  EXPECT_EQ(m_whole, *read_file(index_file()));

  ASSERT_TRUE(build_store(graph_file(), random_articles(5, {}), graph::Existing::add));
  const auto changed = Graph::open(graph_file(), keep);
  EXPECT_NE(std::string::npos, notice.find("the graph has changed")) << notice;
  EXPECT_NE(m_answers, describe_graph(*changed));
}

TEST_F(IndexDamage, ACopiedGraphKeepsItsIndex) {
  std::filesystem::copy_file(graph_file(), m_folder.file("copy.gx"));
  std::filesystem::copy_file(index_file(), m_folder.file("copy.gx-index"));
  std::string notice;
  const auto keep = [&](std::string_view line) { notice = line; };
  EXPECT_EQ(m_answers, describe_graph(*Graph::open(m_folder.file("copy.gx"), keep)));
  EXPECT_EQ("", notice);
  EXPECT_NE(m_whole, *read_file(m_folder.file("copy.gx-index"))) << "it was not stamped again";
  EXPECT_EQ(m_answers, describe_graph(*Graph::open(m_folder.file("copy.gx"), keep)));
}

TEST_F(IndexDamage, AnIndexIsNoGraph) {
  const auto opened = Graph::open(index_file());
  ASSERT_FALSE(opened);
  EXPECT_EQ("this is the index of a graph file, not the graph", opened.error().message);
}

TEST_F(IndexDamage, WhereNothingCanBeWrittenTheGraphIsInMemory) {
  std::filesystem::remove(index_file());
  std::filesystem::create_directory(m_folder.file("locked"));
  std::filesystem::copy_file(graph_file(), m_folder.file("locked/news.gx"));
  // A folder of that name can be replaced by no file, whoever asks.
  std::filesystem::create_directory(m_folder.file("locked/news.gx-index"));
  std::string notice;
  const auto g = Graph::open(m_folder.file("locked/news.gx"), [&](std::string_view line) { notice = line; });
  ASSERT_TRUE(g) << describe(g.error());
  EXPECT_EQ(m_answers, describe_graph(*g));
  EXPECT_NE(std::string::npos, notice.find("put together in memory")) << notice;
}

}  // namespace
}  // namespace guanxi::testing
