// Sizes that a careless reader dies of: time and memory stay bounded.
#include <chrono>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

/// The most memory this process ever held, in MB.
long peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void write_long_line(const std::string& path, const std::string& head) {
  std::ofstream file(path, std::ios::binary);
  file << head;
  const std::string megabyte(1U << 20U, 'x');
  for (int i = 0; i < 200; ++i) file << megabyte;
}

TEST(LargeInput, LineOf200Megabytes) {
  const TemporaryFolder folder;
  const auto start = std::chrono::steady_clock::now();
  write_long_line(folder.path("a.jsonl"), "{\"text\":\"");
  std::ofstream(folder.path("a.jsonl"), std::ios::app) << "\"}\n{\"text\":\"后面的一行。\"}\n";
  write_long_line(folder.path("b.txt"), "甲");
  write_long_line(folder.path("c.html"), "<p>甲");
  write_long_line(folder.path("d.md"), "甲");
  const Reading reading = read_inputs({folder.path()});
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].text, "后面的一行。");
  EXPECT_EQ(reading.documents[0].meta.id, "a#2");
  ASSERT_EQ(reading.diagnostics.size(), 4U);
  for (const Diagnostic& diagnostic : reading.diagnostics) EXPECT_TRUE(diagnostic.skipped);
  EXPECT_EQ(reading.diagnostics[0].where, folder.path("a.jsonl") + ":1");
  EXPECT_LT(peak_memory(), 600);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60 * GUANXI_TEST_PATIENCE));
}

TEST(LargeInput, TextOf15MegabytesInOneLineIsRead) {
  const TemporaryFolder folder;
  std::string line;
  while (line.size() < (15U << 20U)) line += "区长到访企业，了解情况。";
  folder.write("a.txt", line);
  const Reading reading = read_inputs({folder.path()});
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].text.size(), line.size());
}

TEST(LargeInput, LinesWithoutAStopAreOneParagraph) {
  const std::string line = "渔民在湖边修理船只并且晾晒渔网等待天亮以后出湖";
  std::string text = "澄江渔讯\n\n";
  std::size_t joined = 0;
  for (; joined < (12U << 20U); joined += line.size()) text += line + '\n';
  const auto start = std::chrono::steady_clock::now();
  const Reading reading = parse_bytes(text, Format::text);
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].text.size(), joined);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30 * GUANXI_TEST_PATIENCE));
}

TEST(LargeInput, PageOfHeadingsAndLongTitle) {
  std::string paragraph;
  while (paragraph.size() < 300) paragraph += "渔民在湖边修理船只，";
  paragraph = "<p>" + paragraph + "出湖。</p>";
  std::string page = "<html><head><title>";
  while (page.size() < (1U << 20U)) page += "_网";
  page += "</title></head><body><div>" + paragraph;
  while (page.size() < (3U << 20U)) page += "<p>相关新闻</p>";
  page += paragraph + "</div></body></html>";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(parse_bytes(page, Format::html).documents.size(), 1U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30 * GUANXI_TEST_PATIENCE));
}

TEST(LargeInput, FolderOfAHundredThousandFiles) {
  const TemporaryFolder folder;
  for (int i = 0; i < 100'000; ++i) std::ofstream(folder.path(std::to_string(100'000 + i) + ".txt")) << "第" << i << "条新闻。";
  const auto start = std::chrono::steady_clock::now();
  std::size_t count = 0;
  std::string last;
  const DiagnosticSink none = [](const Diagnostic&) { FAIL(); };
  auto stream = InputStream::open({folder.path()}, {});
  ASSERT_TRUE(stream.has_value());
  while (const auto item = stream->next(none)) {
    EXPECT_LT(last, item->path);
    last = item->path;
    parse(*item, {}, [&](Document&&) { ++count; }, none);
  }
  EXPECT_EQ(count, 100'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60 * GUANXI_TEST_PATIENCE));
}

}  // namespace
}  // namespace guanxi::extract
