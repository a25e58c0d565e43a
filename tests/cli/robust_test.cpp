// What must hold whatever the data: the order of inputs and the number of threads change no byte of an answer, and a build
// that is stopped, killed or out of space leaves the old graph.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/cli/process.hpp"

namespace guanxi::test {
namespace {

std::vector<std::string> article_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(articles_folder())) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

/// Everything that can be asked of the graph, in one text.
std::string answers(const std::string& graph) {
  const std::vector<std::vector<std::string>> questions = {
      {"stats", graph, "--format", "json", "--limit", "1000"},
      {"near", graph, "东台市", "--hops", "2", "--limit", "1000", "--format", "json"},
      {"show", graph, "何晓琴", "--why", "--format", "json"},
      {"show", graph, "江苏海辰风电有限公司", "--format", "json"},
      {"path", graph, "高建平", "林国栋", "--count", "10", "--weighted", "--format", "json"},
      {"common", graph, "东台市", "苏州市", "--format", "json"},
      {"article", graph, "appointment", "--format", "json"},
      {"find", graph, "市", "--limit", "1000", "--format", "json"},
      {"export", graph, "--format", "node-link", "-o", "-"},
  };
  std::string text;
  for (const auto& question : questions) {
    const Outcome outcome = guanxi(question);
    EXPECT_EQ(outcome.exit_code, 0) << question[0] << ": " << outcome.err;
    EXPECT_FALSE(outcome.out.empty()) << question[0];
    text += outcome.out;
  }
  return text;
}

void build(const std::vector<std::string>& inputs, const std::string& graph, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"build", "-o", graph};
  words.insert(words.end(), more.begin(), more.end());
  words.push_back("--");
  words.insert(words.end(), inputs.begin(), inputs.end());
  const Outcome outcome = guanxi(words);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
}

/// Many different articles in one JSONL file, so that a build takes long enough to be stopped.
std::string many_articles(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += fmt::format(
        "{{\"id\":\"a{0}\",\"date\":\"2023-01-01\",\"text\":\"东台市第{0}次会议召开。盐城市委书记周文海、东台市市长何晓琴出席。"
        "江苏海辰风电有限公司第{0}号风机投产。\"}}\n",
        i);
  return lines;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(Determinism, extract_prints_the_order_of_the_input_with_any_number_of_jobs) {
  const ScratchFolder folder;
  write_bytes(folder / "many.jsonl", many_articles(3000));
  const std::vector<std::string> inputs{articles_folder(), folder / "many.jsonl"};
  const Outcome one = guanxi({"extract", "--text", "--jobs", "1", inputs[0], inputs[1]});
  const Outcome four = guanxi({"extract", "--text", "--jobs", "4", inputs[0], inputs[1]});
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 3011);
  EXPECT_TRUE(one.out == four.out);
}

TEST(Determinism, jobs_and_the_order_of_inputs_change_no_answer) {
  const ScratchFolder folder;
  std::vector<std::string> files = article_files();
  build(files, folder / "one.gx", {"--jobs", "1"});
  const std::string expected = answers(folder / "one.gx");
  build(files, folder / "four.gx", {"--jobs", "4"});
  EXPECT_EQ(answers(folder / "four.gx"), expected);
  std::mt19937 random(20230301);
  for (int i = 0; i < 3; ++i) {
    std::shuffle(files.begin(), files.end(), random);
    build(files, folder / "shuffled.gx");
    EXPECT_EQ(answers(folder / "shuffled.gx"), expected) << "shuffle " << i;
  }
}

TEST(Determinism, adding_in_two_steps_gives_the_answers_of_one) {
  const ScratchFolder folder;
  const std::vector<std::string> files = article_files();
  build(files, folder / "one.gx");
  const std::string expected = answers(folder / "one.gx");
  for (std::size_t cut = 1; cut < files.size(); cut += 4) {
    const auto middle = files.begin() + static_cast<std::ptrdiff_t>(cut);
    build({middle, files.end()}, folder / "two.gx");
    build({files.begin(), middle}, folder / "two.gx", {"--add"});
    EXPECT_EQ(answers(folder / "two.gx"), expected) << "cut at " << cut;
  }
  build(files, folder / "two.gx", {"--add"});
  EXPECT_EQ(answers(folder / "two.gx"), expected) << "the same articles again";
}

/// An old graph, and inputs whose build is stopped by `signal` while it runs.
void stop_a_build(int signal, int expected_exit) {
  const ScratchFolder folder;
  build({articles_folder()}, folder / "news.gx");
  const std::string old_answers = answers(folder / "news.gx");
  const std::string old_bytes = read_bytes(folder / "news.gx");
  write_bytes(folder / "many.jsonl", many_articles(40000));
  const auto before = names_in(folder.path());
  const pid_t process = start_guanxi({"build", "many.jsonl", "-o", "news.gx"}, folder.path());
  while (names_in(folder.path()) == before && ::kill(process, 0) == 0)  // until its temporary file is there
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  ASSERT_EQ(::kill(process, signal), 0);
  EXPECT_EQ(wait_for(process), expected_exit);
  EXPECT_TRUE(read_bytes(folder / "news.gx") == old_bytes);
  EXPECT_EQ(answers(folder / "news.gx"), old_answers);
  if (signal != SIGKILL) {
    EXPECT_EQ(names_in(folder.path()), before) << "a stopped build leaves nothing behind";
  }
  build({articles_folder()}, folder / "news.gx");
  EXPECT_EQ(answers(folder / "news.gx"), old_answers) << "and does not stand in the way of the next";
}

TEST(StoppedBuild, killed_leaves_the_old_graph) { stop_a_build(SIGKILL, 128 + SIGKILL); }
TEST(StoppedBuild, interrupted_leaves_the_old_graph_and_exits_130) { stop_a_build(SIGINT, 130); }
TEST(StoppedBuild, terminated_leaves_the_old_graph_and_exits_130) { stop_a_build(SIGTERM, 130); }

TEST(FullDisk, build_exits_3_and_leaves_the_old_graph) {
  const ScratchFolder folder;
  build({articles_folder()}, folder / "news.gx");
  const std::string old_bytes = read_bytes(folder / "news.gx");
  write_bytes(folder / "many.jsonl", many_articles(3000));
  const auto before = names_in(folder.path());
  ProcessOptions options;
  options.folder = folder.path();
  for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{4096}, std::uint64_t{100'000}, std::uint64_t{400'000}}) {
    options.file_limit = limit;
    const Outcome outcome = guanxi({"build", "many.jsonl", "-o", "news.gx"}, options);
    EXPECT_EQ(outcome.exit_code, 3) << "at " << limit << " bytes: " << outcome.err;
    EXPECT_NE(outcome.err.find("news.gx"), std::string::npos) << outcome.err;
    EXPECT_TRUE(read_bytes(folder / "news.gx") == old_bytes);
    EXPECT_EQ(names_in(folder.path()), before) << "at " << limit;
  }
}

TEST(FullDisk, draw_and_export_exit_3_and_leave_nothing) {
  const ScratchFolder folder;
  build({articles_folder()}, folder / "news.gx");
  std::filesystem::create_directory(folder / "a");
  const auto before = names_in(folder.path());
  ProcessOptions options;
  options.folder = folder.path();
  options.file_limit = 100;
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"draw", "news.gx", "--around", "东台市", "-o", "a.svg"},
           {"export", "news.gx", "--format", "graphml", "-o", "a.graphml"},
           {"export", "news.gx", "--format", "node-link", "-o", "a.json"},
           {"export", "news.gx", "--format", "csv", "-o", "a"}}) {
    const Outcome outcome = guanxi(words, options);
    EXPECT_EQ(outcome.exit_code, 3) << words[0] << ": " << outcome.err;
    EXPECT_EQ(names_in(folder.path()), before) << words[0] << " to " << words.back();
    EXPECT_TRUE(names_in(folder / "a").empty()) << words[0] << " to " << words.back();
  }
}

TEST(StandardOutput, full_device_is_an_error) {
  const ScratchFolder folder;
  build({articles_folder()}, folder / "news.gx");
  ProcessOptions options;
  options.output_file = "/dev/full";
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"extract", articles_folder()},
                                             {"stats", folder / "news.gx"},
                                             {"export", folder / "news.gx", "--format", "node-link", "-o", "-"}}) {
    const Outcome outcome = guanxi(words, options);
    EXPECT_EQ(outcome.exit_code, 3) << words[0];
    EXPECT_NE(outcome.err.find("standard output"), std::string::npos) << words[0] << ": " << outcome.err;
  }
}

TEST(StandardOutput, reader_that_went_away_is_quiet) {
  const ScratchFolder folder;
  build({articles_folder()}, folder / "news.gx");
  write_bytes(folder / "many.jsonl", many_articles(20000));
  ProcessOptions options;
  options.close_output = true;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"extract", folder / "many.jsonl"},
                                             {"stats", folder / "news.gx"},
                                             {"help"},
                                             {"near", folder / "news.gx", "东台市", "--format", "csv"},
                                             {"export", folder / "news.gx", "--format", "graphml", "-o", "-"}}) {
    const Outcome outcome = guanxi(words, options);
    EXPECT_EQ(outcome.exit_code, 0) << words[0];
    EXPECT_EQ(outcome.err, "") << words[0];
  }
}

TEST(BrokenGraph, cut_at_any_length_is_refused_or_still_sound) {
  const ScratchFolder folder;
  build({articles_folder()}, folder / "news.gx");
  const std::string whole = read_bytes(folder / "news.gx");
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 23 + 1) {
    write_bytes(folder / "cut.gx", whole.substr(0, size));
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"stats", folder / "cut.gx"}, {"near", folder / "cut.gx", "东台市"}, {"check", folder / "cut.gx"}}) {
      const Outcome outcome = guanxi(words);
      const bool check_said_no = words[0] == "check" && outcome.exit_code == 1;
      EXPECT_TRUE(outcome.exit_code == 3 || check_said_no) << words[0] << " at " << size << ": " << outcome.exit_code;
    }
  }
}

TEST(StartUp, help_and_errors_need_no_graph_and_no_time) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(guanxi({"help"}).exit_code, 0);
  }
  const auto each = (std::chrono::steady_clock::now() - start) / 20;
  // A sanitizer build or a busy machine is several times slower than the 5 ms of a release build on 2026-11-21.
  EXPECT_LT(each, std::chrono::milliseconds(500));
}

TEST(Pictures, svg_has_the_same_bytes_with_all_fonts_and_with_none) {
  const ScratchFolder folder;
  const std::string graph = folder / "news.gx";
  build({articles_folder()}, graph);
  write_bytes(folder / "none.conf", "<?xml version=\"1.0\"?><fontconfig><cachedir>" + folder.path() + "</cachedir></fontconfig>");
  const std::vector<std::vector<std::string>> questions = {{"--around", "东台市"},
                                                           {"--around", "东台市", "--hops", "3", "--theme", "dark"},
                                                           {"--path", "高建平", "林国栋", "--count", "5"},
                                                           {"--common", "周文海", "许志强"},
                                                           {"--communities", "3"}};
  for (const auto& question : questions) {
    std::vector<std::string> words{guanxi_program(), "draw", graph, "-o", folder / "with.svg"};
    words.insert(words.end(), question.begin(), question.end());
    ASSERT_EQ(run_process(words).exit_code, 0);
    words[4] = folder / "without.svg";
    words.insert(words.begin(), {"/usr/bin/env", "FONTCONFIG_FILE=" + (folder / "none.conf"), "LC_ALL=C"});
    const Outcome outcome = run_process(words);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(read_bytes(folder / "with.svg") == read_bytes(folder / "without.svg")) << question[0];
  }
}

}  // namespace
}  // namespace guanxi::test
