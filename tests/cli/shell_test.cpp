// The shell's parts without a terminal, and the whole of it at one: a pseudo-terminal with keys typed into it.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "cli/shell/completion.hpp"
#include "cli/shell/words.hpp"
#include "tests/cli/process.hpp"

namespace guanxi::cli {
namespace {

using Texts = std::vector<std::string>;

TEST(ShellWords, quotes_keep_words_together) {
  EXPECT_EQ(*split_words("  near 东台市\t--limit 3 "), (Texts{"near", "东台市", "--limit", "3"}));
  EXPECT_EQ(*split_words(R"(find "a 'b' \" c" 'd "e"\' f\ g)"), (Texts{"find", "a 'b' \" c", "d \"e\"\\", "f g"}));
  EXPECT_EQ(*split_words("find ''"), (Texts{"find", ""}));
  EXPECT_EQ(*split_words(""), Texts{});
  EXPECT_EQ(split_words("find 'a").error().code, ErrorCode::usage);
}

TEST(ShellWords, what_is_quoted_reads_back) {
  for (const std::string word : {"plain", "", "a b", "it's", "say \"x\"", "back\\slash", "清远市", "#12"})
    EXPECT_EQ(*split_words("x " + cli::quoted(word)), (Texts{"x", word})) << word;
}

TEST(ShellWords, cypher_is_told_from_commands) {
  for (const char* query :
       {"MATCH (n) RETURN n", "match(n) RETURN n", " RETURN 1", "cypher MATCH (n) RETURN n", "UNWIND[1] AS x RETURN x"})
    EXPECT_TRUE(cypher_in(query)) << query;
  for (const char* command :
       {"find MATCH", "matches", "cypher 'RETURN 1'", "cypher --schema", "Match 东台", "remove x", ""})
    EXPECT_FALSE(cypher_in(command)) << command;
  EXPECT_EQ(*cypher_in("cypher  RETURN 1;"), "RETURN 1;");
}

Texts statements(const Texts& lines) {
  StatementReader reader;
  Texts out;
  for (const std::string& line : lines)
    if (auto statement = reader.add(line)) out.push_back(std::to_string(statement->line) + ":" + statement->text);
  if (auto rest = reader.finish()) out.push_back("rest:" + rest->text);
  return out;
}

TEST(ShellWords, statements_of_several_lines) {
  EXPECT_EQ(statements({"# no", "find a", "", "RETURN 1;", "// no"}), (Texts{"2:find a", "4:RETURN 1;"}));
  EXPECT_EQ(statements({"MATCH (n)", "# not a comment here", "RETURN n;"}),
            (Texts{"1:MATCH (n)\n# not a comment here\nRETURN n;"}));
  EXPECT_EQ(statements({"MATCH (n)", "RETURN n", " ", "find b"}), (Texts{"1:MATCH (n)\nRETURN n", "4:find b"}));
  EXPECT_EQ(statements({"find 'a", "b' --limit 1"}), (Texts{"1:find 'a\nb' --limit 1"}));
  EXPECT_EQ(statements({"MATCH (n)"}), (Texts{"rest:MATCH (n)"}));
}

graph::Graph small_graph() {
  graph::GraphRows rows;
  const auto add = [&rows](std::uint32_t id, EntityType type, const std::string& name) {
    rows.entities.push_back({EntityId{id}, type, name, name, id});
    rows.aliases.push_back({EntityId{id}, name, name, {}, {}, 1});
  };
  add(0, EntityType::official, "林国栋");
  add(1, EntityType::person, "林国栋");
  add(2, EntityType::place, "东台市");
  add(3, EntityType::agency, "东台市 委");
  return graph::Graph::build(rows);
}

TEST(ShellCompletion, commands_options_values_and_entities) {
  const Runner runner("news.gx", "table");
  const graph::Graph graph = small_graph();
  const auto candidates = [&](std::string_view line) { return complete(line, runner, graph).candidates; };
  EXPECT_EQ(candidates("ne"), Texts{"near"});
  EXPECT_EQ(candidates("help ne"), Texts{"near"});
  EXPECT_EQ(candidates("dr"), Texts{"draw"});
  EXPECT_EQ(candidates("bui"), Texts{});
  EXPECT_EQ(candidates("near 东台市 --lim"), Texts{"--limit"});
  EXPECT_EQ(candidates("near x --type off"), Texts{"official"});
  EXPECT_EQ(candidates("near x --type official pl"), Texts{"place"});
  EXPECT_EQ(candidates("near x --format js"), (Texts{"json", "jsonl"}));
  EXPECT_EQ(candidates("near 东台"), (Texts{"东台市", "\"东台市 委\""}));
  EXPECT_EQ(candidates("path 东台市 林"), (Texts{"official:林国栋", "person:林国栋"}));
  EXPECT_EQ(candidates("near person:林"), Texts{"person:林国栋"});
  EXPECT_EQ(candidates("MATCH (n {name: '林"), Texts{"'林国栋'"});
  EXPECT_EQ(candidates("MATCH (n) RET"), Texts{});
  EXPECT_EQ(candidates("near "), Texts{});
  EXPECT_EQ(complete("near 东台", runner, graph).begin, 5U);
}

TEST(ShellCompletion, a_common_start_ends_between_characters) {
  EXPECT_EQ(common_start({"东台市", "东台市委", "东台"}), "东台");
  EXPECT_EQ(common_start({"丁", "七"}), "");  // they share two of three bytes
  EXPECT_EQ(common_start({"near"}), "near");
  EXPECT_EQ(common_start({}), "");
}

TEST(Shell, every_command_has_a_place_or_none) {
  Texts in_one;
  for (const CommandEntry& entry : questions()) in_one.push_back(entry.text.name);
  for (const OtherCommand& other : other_commands()) in_one.emplace_back(other.name);
  Texts all;
  for (const CommandEntry& entry : commands()) all.push_back(entry.text.name);
  std::sort(in_one.begin(), in_one.end());
  std::sort(all.begin(), all.end());
  EXPECT_EQ(in_one, all)
      << "a command of guanxi-make or guanxi-draw stands in other_commands(), any other in questions()";
}

/// guanxi shell at a terminal.
class Terminal {
 public:
  Terminal(const std::string& folder, const std::string& graph) {
    const winsize size{24, 200, 0, 0};
    m_process = ::forkpty(&m_descriptor, nullptr, nullptr, &size);
    if (m_process < 0) throw std::runtime_error("no terminal");
    if (m_process == 0) {
      ::setenv("XDG_STATE_HOME", folder.c_str(), 1);
      ::setenv("TERM", "xterm", 1);
      ::setenv("LC_ALL", "C", 1);
      const std::string& program = test::guanxi_program();
      ::execl(program.c_str(), "guanxi", "shell", graph.c_str(), nullptr);
      ::_exit(127);
    }
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    ::close(m_descriptor);
    if (m_process > 0) {
      ::kill(m_process, SIGKILL);
      ::waitpid(m_process, nullptr, 0);
    }
  }

  void type(const std::string& keys) const {
    ASSERT_EQ(::write(m_descriptor, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }

  /// What appears until `text` does.
  std::string until(const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10 * GUANXI_TEST_PATIENCE);
    std::size_t at = std::string::npos;
    while ((at = m_seen.find(text)) == std::string::npos && std::chrono::steady_clock::now() < end) {
      pollfd ready{m_descriptor, POLLIN, 0};
      if (::poll(&ready, 1, 100) < 1) continue;
      std::array<char, 4096> buffer{};
      const ssize_t got = ::read(m_descriptor, buffer.data(), buffer.size());
      if (got <= 0) break;
      m_seen.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (at == std::string::npos) {
      ADD_FAILURE() << "'" << text << "' does not appear in: " << m_seen;
      return {};
    }
    std::string out = m_seen.substr(0, at + text.size());
    m_seen.erase(0, out.size());
    return out;
  }

  int wait() { return test::wait_for(std::exchange(m_process, 0)); }

 private:
  int m_descriptor = -1;
  pid_t m_process = 0;
  std::string m_seen;
};

class ShellAtTerminal : public testing::Test {
 protected:
  void SetUp() override {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0) GTEST_SKIP() << "no pseudo-terminal here (is /dev/pts mounted?)";
    ::close(master);
    m_graph = m_folder / "news.gx";
    ASSERT_EQ(test::guanxi({"build", test::articles_folder(), "-o", m_graph, "--quiet"}).exit_code, 0);
  }

  test::ScratchFolder m_folder;
  std::string m_graph;
};

TEST(ShellBatch, a_question_without_memory_is_an_error_and_the_next_is_asked) {
  const test::ScratchFolder folder;
  const std::string graph = folder / "news.gx";
  ASSERT_EQ(test::guanxi({"build", test::articles_folder(), "-o", graph, "--quiet"}).exit_code, 0);
  test::ProcessOptions options;
  const std::string greedy = "UNWIND range(1, 30000000) AS x RETURN size(collect(x)) AS n\n";
  const std::string modest = "UNWIND range(1, 300000) AS x RETURN size(collect(x)) AS n\n";
  options.input = greedy + modest + modest + modest + greedy + modest + "rank --by pagerank --limit 1\n";
  const auto outcome =
      test::guanxi({"shell", graph, "--batch", "-", "--memory-limit", "64", "--format", "jsonl"}, options);
  EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
  std::size_t answers = 0;
  for (std::size_t at = 0; (at = outcome.out.find("\"row\":{\"n\":300000}", at)) != std::string::npos; ++at) ++answers;
  EXPECT_EQ(answers, 4U) << outcome.out;
  EXPECT_NE(outcome.out.find("{\"line\":5,\"question\":\"UNWIND range(1, 30000000)"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.err.find("standard input:1: out of memory"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("7 questions, 0 without an answer, 2 errors"), std::string::npos) << outcome.err;
}

TEST_F(ShellAtTerminal, completes_edits_and_remembers) {
  {
    Terminal terminal(m_folder.path(), m_graph);
    terminal.until("guanxi> ");
    terminal.type("fin\t东台市委x\x7f\x7f --lim\t1\r");  // Backspace takes whole characters
    const std::string found = terminal.until("guanxi> ");
    EXPECT_NE(found.find("东台市  name"), std::string::npos) << found;
    terminal.type("MATCH (n:Place)\r");
    terminal.until("...> ");
    terminal.type("RETURN count(n) AS places;\r");
    EXPECT_NE(terminal.until("guanxi> ").find("places"), std::string::npos);
    terminal.type("naer x\r");
    EXPECT_NE(terminal.until("guanxi> ").find("did you mean 'near'"), std::string::npos);
    terminal.type("quit\r");
    EXPECT_EQ(terminal.wait(), 0);
  }
  Terminal again(m_folder.path(), m_graph);
  again.until("guanxi> ");
  again.type("\x1b[A\x1b[A\x1b[A\x1b[A\r");  // quit, naer, MATCH, find
  EXPECT_NE(again.until("guanxi> ").find("东台市  name"), std::string::npos);
  again.type("\x04");
  EXPECT_EQ(again.wait(), 0);
}

TEST_F(ShellAtTerminal, ctrl_c_ends_the_line_or_the_question) {
  Terminal terminal(m_folder.path(), m_graph);
  terminal.until("guanxi> ");
  terminal.type("find 东\x03");
  terminal.until("^C");
  terminal.until("guanxi> ");
  terminal.type("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a * b AS c RETURN sum(c);\r");
  terminal.until("sum(c);");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  terminal.type("\x03");
  terminal.until("interrupted");
  terminal.type("RETURN 6 * 7 AS answer;\r");
  EXPECT_NE(terminal.until("1 row").find("42"), std::string::npos);
  terminal.type("exit\r");
  EXPECT_EQ(terminal.wait(), 0);
}

}  // namespace
}  // namespace guanxi::cli
