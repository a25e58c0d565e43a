#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "tests/extract/document/encode.hpp"
#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::vector<std::string> ids(const Reading& reading) {
  std::vector<std::string> out;
  for (const Document& document : reading.documents) out.push_back(document.meta.id);
  return out;
}

using Ids = std::vector<std::string>;

TEST(Input, FolderIsWalkedInOrder) {
  const TemporaryFolder folder;
  folder.write("b.md", "乙。");
  folder.write("a/z.txt", "甲。");
  folder.write("a/y.html", "<p>丙，丁。</p>");
  folder.write("c.jsonl", "{\"text\":\"戊。\"}\n");
  folder.write("a/picture.png", "x");
  folder.write("note.json", "{}");
  folder.write(".hidden.md", "不读。");
  const Reading reading = read_inputs({folder.path()});
  EXPECT_EQ(ids(reading), (Ids{"y", "z", "b", "c#1"}));
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_FALSE(reading.diagnostics[0].skipped);
  EXPECT_NE(reading.diagnostics[0].message.find("3 files"), std::string::npos) << reading.diagnostics[0].message;
  EXPECT_NE(reading.diagnostics[0].message.find("1 .json"), std::string::npos);
}

TEST(Input, NamedInputsInTheOrderGiven) {
  const TemporaryFolder folder;
  const std::string b = folder.write("b.txt", "乙。");
  const std::string a = folder.write("a.weird", "{\"text\":\"甲。\"}");
  EXPECT_EQ(ids(read_inputs({b, a, b})), (Ids{"b", "a#1", "b"}));
  const auto missing = InputStream::open({b, folder.path("none")}, {});
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::io);
  EXPECT_EQ(missing.error().where, folder.path("none"));
}

TEST(Input, LinksAndLoops) {
  const TemporaryFolder folder;
  folder.write("a/one.txt", "甲。");
  ASSERT_EQ(::symlink("..", folder.path("a/up").c_str()), 0);
  ASSERT_EQ(::symlink("a", folder.path("b").c_str()), 0);
  ASSERT_EQ(::symlink("loop.txt", folder.path("loop.txt").c_str()), 0);
  ASSERT_EQ(::symlink("a/one.txt", folder.path("z.txt").c_str()), 0);
  const Reading reading = read_inputs({folder.path()});
  EXPECT_EQ(ids(reading), (Ids{"one", "z"}));
  EXPECT_EQ(reading.diagnostics.size(), 3U);
}

TEST(Input, UnreadableFileIsReported) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "甲。");
  folder.write("b.txt", "乙。");
  ::chmod(file.c_str(), 0);
  const Reading reading = read_inputs({folder.path()});
  EXPECT_EQ(ids(reading), Ids{"b"});
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_TRUE(reading.diagnostics[0].skipped);
  EXPECT_EQ(reading.diagnostics[0].where, file);
}

TEST(Input, ReadThatFailsIsReported) {
  const TemporaryFolder folder;
  if (::symlink("/proc/self/mem", folder.path("a.txt").c_str()) != 0 || ::access("/proc/self/mem", R_OK) != 0) {
    GTEST_SKIP() << "no file here whose reading fails";
  }
  folder.write("b.txt", "乙。");
  const Reading reading = read_inputs({folder.path()});
  EXPECT_EQ(ids(reading), Ids{"b"});
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_TRUE(reading.diagnostics[0].skipped);
  EXPECT_EQ(reading.diagnostics[0].where, folder.path("a.txt"));
}

TEST(Input, FileThatVanishesIsReported) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", "甲。");
  std::vector<Diagnostic> diagnostics;
  auto stream = InputStream::open({file}, {});
  ASSERT_TRUE(stream.has_value());
  std::filesystem::remove(file);
  EXPECT_FALSE(stream->next([&](const Diagnostic& diagnostic) { diagnostics.push_back(diagnostic); }).has_value());
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_TRUE(diagnostics[0].skipped);
}

TEST(Input, EmptyAndBinaryFiles) {
  const TemporaryFolder folder;
  folder.write("empty.md", "");
  folder.write("half.txt", "\xE6\xB8");
  std::string noise;
  for (unsigned i = 0; i < 8192; ++i) noise.push_back(static_cast<char>(i * 2654435761U >> 24U));
  folder.write("noise.txt", noise);
  folder.write("noise.jsonl", noise);
  const Reading reading = read_inputs({folder.path()});
  std::size_t skipped = 0;
  for (const Diagnostic& diagnostic : reading.diagnostics) skipped += diagnostic.skipped ? 1 : 0;
  EXPECT_EQ(skipped + reading.documents.size(), 4U) << "each file is an article or is reported";
}

TEST(Input, GzipOfEverything) {
  const TemporaryFolder folder;
  folder.write("a.md.gz", gzip("# 题\n\n甲。"));
  folder.write("b.txt", gzip("乙。"));
  folder.write("c.jsonl.gz", gzip("{\"text\":\"丙。\"}\n{\"text\":\"丁。\"}"));
  const Reading reading = read_inputs({folder.path()});
  EXPECT_EQ(ids(reading), (Ids{"a", "b", "c#1", "c#2"}));
  EXPECT_EQ(reading.documents[0].text, "甲。");
  EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(Input, DamagedGzipLosesOnlyWhatIsLost) {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{\"id\":\"" + std::to_string(i * 7919 % 20'000) + "\",\"text\":\"第" + std::to_string(i * 31337) + "条。\"}\n";
  const std::string packed = gzip(lines);
  folder.write("a.jsonl.gz", packed.substr(0, packed.size() / 2));
  folder.write("b.txt.gz", gzip("甲。").substr(0, 12));
  const Reading reading = read_inputs({folder.path()});
  EXPECT_GT(reading.documents.size(), 1000U);
  EXPECT_LT(reading.documents.size(), 20'000U);
  ASSERT_EQ(reading.diagnostics.size(), 2U);
  EXPECT_NE(reading.diagnostics[0].message.find("gzip"), std::string::npos);
}

TEST(Input, JsonlIsCutIntoBlocksOfLines) {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 30'000; ++i) lines += "{\"text\":\"第" + std::to_string(i) + "条新闻，内容是一些字。\"}\n" + (i % 1000 == 0 ? "\n{broken\n" : "");
  const std::string file = folder.write("a.jsonl", lines + "{\"text\":\"没有换行。\"}");
  auto stream = InputStream::open({file}, {});
  ASSERT_TRUE(stream.has_value());
  std::size_t blocks = 0;
  std::size_t bytes = 0;
  const DiagnosticSink none = [](const Diagnostic&) {};
  while (const auto item = stream->next(none)) {
    ++blocks;
    bytes += item->input_bytes;
  }
  EXPECT_GT(blocks, 1U);
  EXPECT_EQ(bytes, stream->total_bytes());
  const Reading reading = read_inputs({file});
  EXPECT_EQ(reading.documents.size(), 30'001U);
  EXPECT_EQ(reading.documents.back().meta.id, "a#30061");
  ASSERT_EQ(reading.diagnostics.size(), 30U);
  EXPECT_EQ(reading.diagnostics[29].where, file + ":29061");
}

TEST(Input, Utf16JsonlIsReadWhole) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jsonl", "\xFF\xFE" + encode("{\"text\":\"甲\u0A0D乙。\"}\n{\"text\":\"丙。\"}\n", "UTF-16LE"));
  EXPECT_EQ(read_inputs({file}).documents.size(), 2U);
}

TEST(Input, Gb18030File) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.txt", encode("清城区的新闻\n区长到访企业，了解生产经营情况。", "GB18030"));
  const Reading reading = read_inputs({file});
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(reading.documents[0].meta.title, "清城区的新闻");
}

TEST(Input, StandardInput) {
  const TemporaryFolder folder;
  const std::string file = folder.write("x", "{\"text\":\"甲。\"}\n");
  const int saved = ::dup(0);
  ASSERT_NE(std::freopen(file.c_str(), "r", stdin), nullptr);
  const Reading reading = read_inputs({"-"});
  ::dup2(saved, 0);
  ::close(saved);
  EXPECT_EQ(ids(reading), Ids{"stdin#1"});
}

}  // namespace
}  // namespace guanxi::extract
