// The parts of the program that need no process: formats, suggestions, numbers, the line of progress.
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "cli/answer.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/streams.hpp"

namespace guanxi::cli {
namespace {

std::string written(const Answer& answer, AnswerFormat format) {
  testing::internal::CaptureStdout();
  StandardOutput out;
  EXPECT_TRUE(write_answer(answer, format, out));
  EXPECT_TRUE(out.flush());
  return testing::internal::GetCapturedStdout();
}

Answer one_row(const std::string& text) {
  return {{}, {}, {Part{"rows", "", {{"a.text", "TEXT"}, {"n", "N", Shown::number}}, {Object{{"a", Object{{"text", text}}}, {"n", 7}}}, {}, {}}}, {}};
}

TEST(Formats, csv_quotes_what_needs_it) {
  EXPECT_EQ(written(one_row("plain"), AnswerFormat::csv), "a_text,n\nplain,7\n");
  EXPECT_EQ(written(one_row("a,b"), AnswerFormat::csv), "a_text,n\n\"a,b\",7\n");
  EXPECT_EQ(written(one_row("say \"x\""), AnswerFormat::csv), "a_text,n\n\"say \"\"x\"\"\",7\n");
  EXPECT_EQ(written(one_row("a\nb"), AnswerFormat::csv), "a_text,n\n\"a\nb\",7\n");
  EXPECT_EQ(written(one_row(""), AnswerFormat::csv), "a_text,n\n,7\n");
}

TEST(Formats, tsv_escapes_tabs_line_breaks_and_backslashes) {
  EXPECT_EQ(written(one_row("a\tb\nc\rd\\e"), AnswerFormat::tsv), "a_text\tn\na\\tb\\nc\\rd\\\\e\t7\n");
}

TEST(Formats, json_escapes_and_repairs) {
  EXPECT_EQ(written(one_row("\"\n\x01"), AnswerFormat::json), "{\"rows\":[{\"a\":{\"text\":\"\\\"\\n\\u0001\"},\"n\":7}]}\n");
  EXPECT_EQ(written(one_row("\xE5\xB8"), AnswerFormat::json).find("\xE5\xB8\""), std::string::npos);
  EXPECT_TRUE(is_valid_utf8(written(one_row("\xFF\xE5\xB8\x82"), AnswerFormat::json)));
}

TEST(Formats, json_values_of_every_kind) {
  Answer answer;
  answer.head = {{"null", Value()},        {"true", true},
                 {"real", 2.5},            {"day", Date{0}},
                 {"unknown", Date{}},      {"list", List{Value(1), Value("x")}},
                 {"negative", -3}};
  EXPECT_EQ(written(answer, AnswerFormat::json),
            "{\"null\":null,\"true\":true,\"real\":2.5,\"day\":\"1970-01-01\",\"unknown\":null,\"list\":[1,\"x\"],"
            "\"negative\":-3}\n");
}

TEST(Formats, table_aligns_by_display_width_and_prints_no_control_characters) {
  Answer answer = one_row("清远");
  answer.parts[0].rows.push_back(Object{{"a", Object{{"text", "abcdef"}}}, {"n", 12345}});
  answer.parts[0].rows.push_back(Object{{"a", Object{{"text", "\x1b[31mred\xC2\x9B"}}}, {"n", 1}});
  EXPECT_EQ(written(answer, AnswerFormat::table),
            "TEXT           N\n"
            "清远           7\n"
            "abcdef     12345\n"
            " [31mred       1\n");
}

TEST(Formats, an_empty_answer_is_an_empty_document) {
  Answer answer = one_row("x");
  answer.parts[0].rows.clear();
  EXPECT_EQ(written(answer, AnswerFormat::table), "");
  EXPECT_EQ(written(answer, AnswerFormat::json), "{\"rows\":[]}\n");
  EXPECT_EQ(written(answer, AnswerFormat::jsonl), "");
  EXPECT_EQ(written(answer, AnswerFormat::csv), "a_text,n\n");
}

TEST(Formats, unfolded_rows_have_a_line_an_element) {
  Answer answer;
  Part part{"paths", "", {{"rank", "", Shown::hidden}, {"ties.to", "TO"}, {"ties.n", "N", Shown::number}}, {}, "ties", {"first", "second"}};
  part.rows.push_back(Object{{"rank", 1}, {"ties", List{Object{{"to", "a"}, {"n", 1}}, Object{{"to", "b"}, {"n", 2}}}}});
  part.rows.push_back(Object{{"rank", 2}, {"ties", List{Object{{"to", "c"}, {"n", 3}}}}});
  answer.parts = {part};
  EXPECT_EQ(written(answer, AnswerFormat::csv), "rank,ties_to,ties_n\n1,a,1\n1,b,2\n2,c,3\n");
  EXPECT_EQ(written(answer, AnswerFormat::table), "  TO  N\nfirst\n  a   1\n  b   2\nsecond\n  c   3\n");
}

TEST(Formats, several_parts_share_a_table) {
  Answer answer = one_row("x");
  answer.parts.push_back(Part{"more", "", {{"z", "Z"}, {"n", "N"}}, {Object{{"z", "y"}, {"n", 8}}}, {}, {}});
  EXPECT_EQ(written(answer, AnswerFormat::csv), "part,a_text,n,z\nrows,x,7,\nmore,,8,y\n");
  EXPECT_EQ(written(answer, AnswerFormat::jsonl),
            "{\"part\":\"rows\",\"row\":{\"a\":{\"text\":\"x\"},\"n\":7}}\n{\"part\":\"more\",\"row\":{\"z\":\"y\",\"n\":8}}\n");
}

TEST(Nearest, suggests_what_was_probably_meant) {
  const std::vector<std::string> known{"build", "extract", "near", "path", "stats"};
  EXPECT_EQ(nearest("biuld", known), "build");
  EXPECT_EQ(nearest("stat", known), "stats");
  EXPECT_EQ(nearest("ex", known), "extract");
  EXPECT_EQ(nearest("near", known), "near");
  EXPECT_EQ(nearest("xyzzy", known), "");
  EXPECT_EQ(nearest("", known), "");
  EXPECT_EQ(nearest("near", {}), "");
}

TEST(Numbers, are_grouped_and_counted) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(counted(1, "tie", "ties"), "1 tie");
  EXPECT_EQ(counted(0, "tie", "ties"), "0 ties");
  EXPECT_EQ(counted(2500, "tie", "ties"), "2,500 ties");
}

TEST(Progress, says_articles_megabytes_rate_and_time_left) {
  EXPECT_EQ(progress_text({1500, 25'000'000, 100'000'000}, 10), "1,500 articles  25.0 of 100.0 MB  150/s  0:30 left");
  EXPECT_EQ(progress_text({1500, 25'000'000, 0}, 10), "1,500 articles  25.0 MB  150/s");
  EXPECT_EQ(progress_text({0, 0, 5'000'000}, 0), "0 articles  0.0 of 5.0 MB");
  EXPECT_EQ(progress_text({10, 5'000'000, 5'000'000}, 2), "10 articles  5.0 of 5.0 MB  5/s");
}

/// Declares the options of a command that has one of each kind, and parses.
struct Parsed {
  std::string graph;
  std::vector<std::string> names;
  bool flag = false;
  std::uint64_t number = 5;
  Date day;
  std::vector<std::string> types;
  std::string word = "default";
  Result<ParseOutcome> outcome = ParseOutcome::run;

  explicit Parsed(const std::vector<std::string>& words) {
    Arguments arguments({"try", "a command", "", "guanxi try"});
    arguments.positional("GRAPH", graph, "");
    arguments.positionals("NAME", names, 1, "");
    arguments.flag("--flag", flag, "");
    arguments.number("-n,--number", "N", number, 1, 9, "");
    arguments.date("--since", day, "");
    arguments.list("--type", "T", types, "");
    arguments.option("--word", "W", word, "");
    outcome = arguments.parse(words);
  }
};

TEST(Arguments, in_any_order) {
  const Parsed parsed({"--type", "a", "b", "--flag", "g.gx", "x", "--number=3", "y", "--since", "2021-02"});
  ASSERT_TRUE(parsed.outcome) << parsed.outcome.error().message;
  EXPECT_EQ(parsed.graph, "g.gx");
  EXPECT_EQ(parsed.names, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(parsed.types, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(parsed.flag);
  EXPECT_EQ(parsed.number, 3U);
  EXPECT_EQ(to_string(parsed.day), "2021-02-01");
  EXPECT_EQ(parsed.word, "default");
}

TEST(Arguments, a_list_leaves_the_positionals_their_words) {
  const Parsed parsed({"--type", "a", "b", "g.gx", "x"});
  ASSERT_TRUE(parsed.outcome) << parsed.outcome.error().message;
  EXPECT_EQ(parsed.graph, "g.gx");
  EXPECT_EQ(parsed.names, std::vector<std::string>{"x"});
  EXPECT_EQ(parsed.types, (std::vector<std::string>{"a", "b"}));
}

TEST(Arguments, behind_two_dashes_everything_is_positional) {
  const Parsed parsed({"--flag", "--", "g.gx", "-x"});
  ASSERT_TRUE(parsed.outcome) << parsed.outcome.error().message;
  EXPECT_EQ(parsed.graph, "g.gx");
  EXPECT_EQ(parsed.names, std::vector<std::string>{"-x"});
}

TEST(Arguments, the_last_of_two_counts) { EXPECT_EQ(Parsed({"g", "x", "-n", "2", "-n", "4"}).number, 4U); }

TEST(Arguments, help_is_wanted_whatever_else_is_wrong) {
  const Parsed parsed({"--help", "--number", "no"});
  ASSERT_TRUE(parsed.outcome);
  EXPECT_EQ(*parsed.outcome, ParseOutcome::help_wanted);
}

/// guanxi runs the questions itself and hands the rest over: a name in one table only would be a command that is lost, or
/// one that help does not list.
TEST(Commands, every_question_is_listed_and_told_as_it_is) {
  for (const CommandEntry& question : questions()) {
    std::size_t found = 0;
    for (const CommandEntry& command : commands()) found += command.text.name == question.text.name && command.make == question.make;
    EXPECT_EQ(found, 1U) << question.text.name;
  }
}

TEST(Commands, WhatDrawsHasAProgramOfItsOwn) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(program_of(Words{"draw", "news.gx"}), Program::draw);
  EXPECT_EQ(program_of(Words{"report"}), Program::draw);
  EXPECT_EQ(program_of(Words{"help", "draw"}), Program::draw);
  for (const Words& words : {Words{}, Words{"help"}, Words{"help", "build"}, Words{"build", "draw"}, Words{"drow"}})
    EXPECT_EQ(program_of(words), Program::make);
  for (const CommandEntry& command : commands()) {
    const bool drawn = program_of(Words{command.text.name}) == Program::draw;
    EXPECT_EQ(command.make == nullptr, drawn) << command.text.name;
  }
}

}  // namespace
}  // namespace guanxi::cli
