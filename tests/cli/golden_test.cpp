// Golden command-line tests: each file of cases/ is run in a folder of its own and must print what it says, byte for byte.
// With GUANXI_BLESS=1 the files are written again from what was printed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

#include "tests/cli/case_file.hpp"
#include "tests/cli/process.hpp"

namespace guanxi::test {
namespace {

std::string cases_folder() { return std::string(GUANXI_SOURCE_DIR) + "/tests/cli/cases"; }

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(cases_folder()))
    if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); !what.empty() && at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

/// A fingerprint that --version prints behind `name`: it changes with every word or weight.
std::string fingerprint_of(const std::string& name) {
  static const std::string text = guanxi({"--version"}).out;
  const std::size_t at = text.find(name + ' ') + name.size() + 1;
  return text.substr(at, text.find('\n', at) - at);
}

/// Commands of the runner itself, for what a shell would do.
Outcome run_builtin(const std::vector<std::string>& words, const std::string& folder) {
  const auto in_folder = [&](std::size_t i) { return folder + "/" + words.at(i); };
  if (words[0] == "print") return {0, read_bytes(in_folder(1)), {}};
  if (words[0] == "write") {
    write_bytes(in_folder(1), words.at(2));
    return {0, {}, {}};
  }
  if (words[0] == "append") {
    write_bytes(in_folder(1), read_bytes(in_folder(1)) + words.at(2));
    return {0, {}, {}};
  }
  if (words[0] == "cut") {
    std::filesystem::resize_file(in_folder(1), std::stoul(words.at(2)));
    return {0, {}, {}};
  }
  if (words[0] == "list") {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(in_folder(1))) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names) text += name + '\n';
    return {0, text, {}};
  }
  throw std::runtime_error("unknown command in a case: " + words[0]);
}

Outcome run_step(const Step& step, const std::string& folder) {
  std::vector<std::string> words = split_words(step.command);
  if (words.at(0) != "guanxi") return run_builtin(words, folder);
  words.erase(words.begin());
  ProcessOptions options;
  options.folder = folder;
  if (words.size() >= 2 && words[words.size() - 2] == "<") {
    options.input = read_bytes(folder + "/" + words.back());
    words.resize(words.size() - 2);
  }
  Outcome outcome = guanxi(words, options);
  for (const std::string name : {"lexicon", "model"}) replace_all(outcome.out, fingerprint_of(name), '{' + name + '}');
  return outcome;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, prints_what_the_case_says) {
  const std::string path = cases_folder() + "/" + GetParam() + ".case";
  CaseFile file = parse_case(read_bytes(path));
  ASSERT_FALSE(file.steps.empty()) << path << " has no command";
  const bool bless = std::getenv("GUANXI_BLESS") != nullptr;
  const ScratchFolder folder;
  std::filesystem::copy(articles_folder(), folder / "articles");
  std::filesystem::copy(std::string(GUANXI_SOURCE_DIR) + "/tests/cli/extras", folder / "extras");
  for (Step& step : file.steps) {
    const Outcome outcome = run_step(step, folder.path());
    if (!bless) {
      EXPECT_EQ(outcome.exit_code, step.exit_code) << GetParam() << ": $ " << step.command << '\n' << outcome.err;
      EXPECT_EQ(outcome.out, step.out) << GetParam() << ": $ " << step.command;
      EXPECT_EQ(outcome.err, step.err) << GetParam() << ": $ " << step.command;
    }
    step.exit_code = outcome.exit_code;
    step.out = outcome.out;
    step.err = outcome.err;
  }
  if (bless) write_bytes(path, format_case(file));
}

INSTANTIATE_TEST_SUITE_P(cases, Golden, testing::ValuesIn(case_names()),
                         [](const testing::TestParamInfo<std::string>& tested) { return tested.param; });

TEST(CaseFile, reads_back_what_it_writes) {
  const std::string text =
      "# a comment\n\n$ guanxi find news.gx 'a b'\n| one\n|\n| two\n! wrong\n= 2\n# end\n$ guanxi help\n| x\n"
      "~ no line break at the end\n";
  const CaseFile file = parse_case(text);
  EXPECT_EQ(format_case(file), text);
  ASSERT_EQ(file.steps.size(), 2U);
  EXPECT_EQ(file.steps[0].out, "one\n\ntwo\n");
  EXPECT_EQ(file.steps[0].exit_code, 2);
  EXPECT_EQ(file.steps[1].out, "x");
  EXPECT_EQ(split_words(file.steps[0].command), (std::vector<std::string>{"guanxi", "find", "news.gx", "a b"}));
  EXPECT_THROW((void)parse_case("| out of place\n"), std::runtime_error);
}

}  // namespace
}  // namespace guanxi::test
