// What can go wrong while a graph is built: the old file stays as it was, and the next build works.
#include <csignal>
#include <random>

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Existing;
using graph::Store;
using graph::StoreWriter;

std::vector<ArticleFacts> many_articles() {
  RandomShape shape;
  shape.articles = 150;
  shape.things = 80;
  shape.sentences = 10;
  return random_articles(9, shape);
}

/// Runs `work` in a child process; its result is the exit code.
template <typename Work>
pid_t in_child(Work work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  return child;
}

TEST(Failure, KilledAtAnyMoment) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(1, {})));
  const std::string before = *dump(path);
  const std::vector<ArticleFacts> more = many_articles();
  const std::string reference = folder.file("reference.gx");
  ASSERT_TRUE(build_store(reference, random_articles(1, {})));
  ASSERT_TRUE(build_store(reference, more, Existing::add));
  const std::string after = *dump(reference);
  const std::string old_bytes = *read_file(path);
  std::filesystem::remove(reference);

  std::mt19937_64 random(2);
  int killed = 0;
  for (int round = 0; round < 40; ++round) {
    const pid_t child = in_child([&] { return build_store(path, more, Existing::add) ? 0 : 1; });
    ASSERT_GT(child, 0);
    ::usleep(static_cast<useconds_t>(random() % 60'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    killed += WIFSIGNALED(status) ? 1 : 0;
    const auto now = dump(path);
    ASSERT_TRUE(now) << describe(now.error());
    EXPECT_TRUE(*now == before || *now == after);
    EXPECT_TRUE(*now == after || *read_file(path) == old_bytes);
    for (const std::string& name : folder.names()) {
      EXPECT_TRUE(name == "graph.gx" || name == "graph.gx.building" || name == "graph.gx.building-db") << name;
    }
    if (*now == after) {
      ASSERT_TRUE(build_store(path, random_articles(1, {})));  // start again from the old one
    }
  }
  EXPECT_GT(killed, 0);
  ASSERT_TRUE(build_store(path, more, Existing::add));
  EXPECT_EQ(after, *dump(path));
  EXPECT_EQ(std::vector<std::string>{"graph.gx"}, folder.names());
}

TEST(Failure, EveryWriteMayBeTheLastThatFits) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(1, {})));
  const std::string before = *read_file(path);
  const std::vector<ArticleFacts> more = many_articles();
  const std::string reference = folder.file("reference.gx");
  ASSERT_TRUE(build_store(reference, more));
  const auto whole = static_cast<rlim_t>(std::filesystem::file_size(reference));

  for (rlim_t limit = 0; limit + 4096 < whole; limit += 4096 * 5 + 13) {
    const pid_t child = in_child([&] {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit at_most{limit, limit};
      if (::setrlimit(RLIMIT_FSIZE, &at_most) != 0) return 3;
      const auto built = build_store(path, more);
      if (built) return 1;
      const Error& error = built.error();
      const bool says_what = error.code == ErrorCode::io && error.where.find("graph.gx") != std::string::npos &&
                             !error.message.empty() && !error.next_step.empty();
      if (!says_what) std::fputs((describe(error) + "\n").c_str(), stderr);
      return says_what ? 0 : 2;
    });
    int status = 0;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    ASSERT_TRUE(WIFEXITED(status)) << "limit " << limit;
    EXPECT_EQ(0, WEXITSTATUS(status)) << "limit " << limit;
    EXPECT_TRUE(before == *read_file(path)) << "limit " << limit;
    EXPECT_EQ(2U, folder.names().size());
  }
}

TEST(Failure, FullDisk) {
  const TemporaryFolder folder;
  const std::string disk = folder.file("disk");
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=256k") != 0) GTEST_SKIP() << "no small disk can be mounted here";
  const std::string path = disk + "/graph.gx";
  RandomShape small;
  small.articles = 3;
  const auto first = build_store(path, random_articles(1, small));
  const auto second = build_store(path, many_articles());
  const auto kept = dump(path);
  std::size_t names = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(disk)) ++names;
  ::umount(disk.c_str());
  ASSERT_TRUE(first) << describe(first.error());
  ASSERT_FALSE(second);
  EXPECT_EQ(ErrorCode::io, second.error().code);
  EXPECT_NE(std::string::npos, second.error().next_step.find("free some space")) << describe(second.error());
  EXPECT_TRUE(kept) << describe(kept.error());
  EXPECT_EQ(1U, names);
}

TEST(Failure, TwoBuildsOfOneGraph) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  {
    auto first = StoreWriter::create(path, Existing::add, {});
    ASSERT_TRUE(first);
    const auto second = StoreWriter::create(path, Existing::add, {});
    ASSERT_FALSE(second);
    EXPECT_EQ(ErrorCode::busy, second.error().code);
    ASSERT_TRUE(first->commit());
  }
  EXPECT_TRUE(StoreWriter::create(path, Existing::add, {}));
  EXPECT_EQ(std::vector<std::string>{"graph.gx"}, folder.names());
}

TEST(Failure, WhatIsNoGraphIsNeverOverwritten) {
  const TemporaryFolder folder;
  ASSERT_TRUE(build_store(folder.file("graph.gx"), random_articles(1, {})));
  const std::string graph = *read_file(folder.file("graph.gx"));
  std::string other_program = graph;
  other_program[68] = 'X';
  const std::vector<std::string> contents{"", "x", "an article, not a graph", std::string(5000, '\0'), other_program,
                                          "SQLite format 3", graph.substr(0, 60)};
  const std::string path = folder.file("precious");
  for (const std::string& content : contents) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    ASSERT_NE(nullptr, file);
    std::fwrite(content.data(), 1, content.size(), file);
    std::fclose(file);
    for (const Existing existing : {Existing::replace, Existing::add}) {
      const auto writer = StoreWriter::create(path, existing, {});
      ASSERT_FALSE(writer);
      EXPECT_EQ(ErrorCode::malformed, writer.error().code);
      EXPECT_EQ(path, writer.error().where);
      EXPECT_FALSE(writer.error().next_step.empty());
    }
    EXPECT_TRUE(content == *read_file(path));
    const auto store = Store::open(path);
    ASSERT_FALSE(store);
    EXPECT_EQ(ErrorCode::malformed, store.error().code) << store.error().message;
  }
  EXPECT_FALSE(StoreWriter::create(folder.file(""), Existing::replace, {})) << "a folder";
  EXPECT_FALSE(Store::open(folder.file("")));
}

TEST(Failure, AnotherVersionIsNotReadAndMayBeReplaced) {
  const TemporaryFolder folder;
  const std::string path = folder.file("graph.gx");
  ASSERT_TRUE(build_store(path, random_articles(1, {})));
  std::string newer = *read_file(path);
  newer[63] = 9;
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  std::fwrite(newer.data(), 1, newer.size(), file);
  std::fclose(file);
  const auto store = Store::open(path);
  ASSERT_FALSE(store);
  EXPECT_EQ(ErrorCode::malformed, store.error().code);
  EXPECT_NE(std::string::npos, store.error().message.find("format 9")) << store.error().message;
  EXPECT_FALSE(StoreWriter::create(path, Existing::add, {}));
  EXPECT_TRUE(build_store(path, random_articles(1, {})));
  EXPECT_TRUE(Store::open(path));
}

TEST(Failure, NoSuchFolder) {
  const auto writer = StoreWriter::create("/nonexistent/folder/graph.gx", Existing::replace, {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(ErrorCode::io, writer.error().code);
  EXPECT_FALSE(writer.error().next_step.empty());
  const auto store = Store::open("/nonexistent/graph.gx");
  ASSERT_FALSE(store);
  EXPECT_EQ(ErrorCode::io, store.error().code);
}

TEST(Failure, SymbolicLinksAreFollowed) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("real"));
  const std::string real = folder.file("real/graph.gx");
  ASSERT_TRUE(build_store(real, random_articles(1, {})));
  const std::string link = folder.file("link.gx");
  std::filesystem::create_symlink(real, link);
  ASSERT_TRUE(build_store(link, random_articles(2, {})));
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(*dump(link), *dump(real));
}

TEST(Failure, NamesThatMeanSomethingToSqlite) {
  const TemporaryFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.file(""));
  for (const std::string name : {":memory:", "file:graph.gx?mode=memory", "-o", "关系 图.gx"}) {
    EXPECT_TRUE(build_store(name, random_articles(1, {}))) << name;
    EXPECT_TRUE(dump(name)) << name;
    EXPECT_TRUE(std::filesystem::exists(folder.file(name))) << name;
  }
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace guanxi::testing
