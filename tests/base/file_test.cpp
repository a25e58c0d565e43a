#include "base/file.hpp"

#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guanxi {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  FileTest() {
    std::string pattern = (fs::temp_directory_path() / "guanxi-file-XXXXXX").string();
    m_folder = ::mkdtemp(pattern.data());
  }
  ~FileTest() override { fs::remove_all(m_folder); }
  [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()));
  }
  void write(const std::string& name, std::string_view bytes) const {
    auto file = AtomicFile::create(path(name));
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write(bytes).has_value());
    ASSERT_TRUE(file->commit().has_value());
  }
  fs::path m_folder;
};

TEST_F(FileTest, ReadsAndMapsWhatWasWritten) {
  const std::string large(200'000, 'x');
  for (const std::string& bytes : {std::string(), std::string("a"), std::string("\0\n\xFF", 3), large}) {
    write("f", bytes);
    EXPECT_EQ(read_file(path("f")).value(), bytes);
    const auto mapped = MappedFile::open(path("f"));
    ASSERT_TRUE(mapped.has_value());
    EXPECT_EQ(mapped->bytes(), bytes);
  }
  EXPECT_EQ(files(), 1U);
}

TEST_F(FileTest, MissingFileNamesItselfAndTheReason) {
  for (const auto& error : {read_file(path("none")).error(), MappedFile::open(path("none")).error()}) {
    EXPECT_EQ(error.code, ErrorCode::io);
    EXPECT_EQ(error.where, path("none"));
    EXPECT_NE(error.message.find("No such file"), std::string::npos);
    EXPECT_FALSE(error.next_step.empty());
  }
  EXPECT_FALSE(read_file(m_folder.string()).has_value()) << "a folder is no file";
}

TEST_F(FileTest, WithoutCommitTheOldFileStays) {
  write("f", "old");
  {
    auto file = AtomicFile::create(path("f"));
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write("new").has_value());
    EXPECT_TRUE(fs::exists(file->temporary_path()));
  }
  EXPECT_EQ(read_file(path("f")).value(), "old");
  EXPECT_EQ(files(), 1U) << "the temporary file is gone";
}

TEST_F(FileTest, MovedFileIsCommittedOnce) {
  auto first = AtomicFile::create(path("f"));
  ASSERT_TRUE(first.has_value());
  AtomicFile second = std::move(*first);
  ASSERT_TRUE(second.write("x").has_value());
  ASSERT_TRUE(second.commit().has_value());
  EXPECT_EQ(read_file(path("f")).value(), "x");
}

TEST_F(FileTest, FolderThatIsMissingOrFullIsAnError) {
  EXPECT_FALSE(AtomicFile::create(path("no/such/folder/f")).has_value());
  if (::access("/dev/full", W_OK) != 0) GTEST_SKIP() << "no /dev/full here";
  fs::create_directory(m_folder / "target");  // a folder stands where the file should go
  auto file = AtomicFile::create(path("target"));
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->write("x").has_value());
  EXPECT_FALSE(file->commit().has_value());
}

}  // namespace
}  // namespace guanxi
