// Corrections: the file as records, every mistake in it with its line, and what they do to an article's facts.
#include "extract/resolve/corrections/corrections.hpp"

#include <gtest/gtest.h>

#include "extract/recognize/user_lexicon.hpp"
#include "extract/resolve/corrections/corrector.hpp"

namespace guanxi::extract {
namespace {

constexpr const char* k_all = R"(# each kind once
merge:
  - [璞泰来, 上海璞泰来新能源科技股份有限公司]
split:
  - name: 王伟
    type: official
    parts:
      - place: 清远市
      - articles: [a1, a2]
        since: 2020
rename:
  - {name: 区委, to: 清城区委, with: 清城区}
retype:
  - {name: 澜禾, type: person, to: enterprise}
ignore:
  - 本报
  - {name: 记者站, until: 2021-06-30}
never-merge:
  - [清远, {name: 清远, type: agency}]
forbid-tie:
  - between: [邱泽军, 清城区委]
    relation: holds_post
alias:
  - {name: 羊城, of: 广州市}
lexicon:
  - {name: 澄湖科创走廊, forms: [科创走廊], type: place}
  - {name: 红楼, type: nothing}
)";

TEST(ReadCorrections, EveryKindWithItsLine) {
  const auto read = read_corrections(k_all, "c.yaml");
  ASSERT_TRUE(read) << read.error().message << " line " << read.error().line;
  ASSERT_EQ(read->links.merges.size(), 1U);
  EXPECT_EQ(read->links.merges[0].names[1].name, "上海璞泰来新能源科技股份有限公司");
  EXPECT_EQ(read->links.merges[0].source.line, 3U);
  ASSERT_EQ(read->links.splits.size(), 1U);
  EXPECT_EQ(read->links.splits[0].source.line, 5U);
  EXPECT_EQ(read->links.splits[0].parts[0].place, "清远市");
  EXPECT_EQ(read->links.splits[0].parts[1].articles, (std::vector<std::string>{"a1", "a2"}));
  EXPECT_EQ(read->links.splits[0].parts[1].since, *parse_date("2020"));
  ASSERT_EQ(read->renames.size(), 1U);
  EXPECT_EQ(read->renames[0].to, "清城区委");
  EXPECT_EQ(read->renames[0].name.scope.with, "清城区");
  ASSERT_EQ(read->retypes.size(), 1U);
  EXPECT_EQ(read->retypes[0].name.type, EntityType::person);
  EXPECT_EQ(read->retypes[0].to, EntityType::enterprise);
  ASSERT_EQ(read->ignores.size(), 2U);
  EXPECT_EQ(read->ignores[1].name.scope.until, *parse_date("2021-06-30"));
  ASSERT_EQ(read->links.aparts.size(), 1U);
  EXPECT_EQ(read->links.aparts[0].b.type, EntityType::agency);
  ASSERT_EQ(read->forbids.size(), 1U);
  EXPECT_EQ(read->forbids[0].relation, RelationType::holds_post);
  ASSERT_EQ(read->links.aliases.size(), 1U);
  EXPECT_EQ(read->links.aliases[0].entity.name, "广州市");
  EXPECT_EQ(lexicon_lines(*read), "澄湖科创走廊|科创走廊\tplace\n红楼\tnothing\n");
  const auto lexicon = UserLexicon::read(lexicon_lines(*read), "c.yaml");
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(lexicon->size(), 3U);
}

TEST(ReadCorrections, NothingIsNoCorrection) {
  for (const char* text : {"", "# none\n", "merge:\n", "merge: []\nignore:\n"}) {
    const auto read = read_corrections(text, "c.yaml");
    ASSERT_TRUE(read) << text;
    EXPECT_TRUE(read->empty()) << text;
  }
}

TEST(ReadCorrections, MistakesAreNamedWithTheirLine) {
  struct Mistake {
    std::string text;
    std::size_t line;
    std::string message;
  };
  const Mistake mistakes[] = {
      {"merg:\n  - [a, b]\n", 1, "unknown section 'merg'"},
      {"- a\n", 1, "no list of sections"},
      {"merge: 1\n", 1, "is no list"},
      {"\nmerge:\n  - [甲]\n", 3, "no list of two names or more"},
      {"merge:\n  - [甲, 甲]\n", 2, "given twice"},
      {"merge:\n  - [甲, '']\n", 2, "is no name"},
      {"merge:\n  - [甲, {name: 乙, typ: person}]\n", 2, "unknown key 'typ'"},
      {"merge:\n  - [甲, {name: 乙, type: human}]\n", 2, "unknown type 'human'"},
      {"never-merge:\n  - [甲, 乙, 丙]\n", 2, "no list of two names"},
      {"split:\n  - {name: 甲}\n", 2, "has no parts"},
      {"split:\n  - name: 甲\n    parts:\n      - {}\n", 4, "names no articles"},
      {"split:\n  - name: 甲\n    parts: [{since: 2020-13}]\n", 3, "no day"},
      {"split:\n  - name: 甲\n    parts: [{since: 2020, until: 2019}]\n", 3, "until is before since"},
      {"rename:\n  - {name: 甲}\n", 2, "says no new name"},
      {"rename:\n  - {name: 甲, to: 甲}\n", 2, "renamed to itself"},
      {"rename:\n  - {name: 甲, to: 乙}\n  - {name: 甲, to: 丙}\n", 3, "given two new names"},
      {"retype:\n  - {name: 甲, to: person}\n  - {name: 甲, to: place}\n", 3, "given two types"},
      {"retype:\n  - {to: person}\n", 2, "has no name"},
      {"merge:\n  - [甲, 乙]\nnever-merge:\n  - [甲, 乙]\n", 4, "merged and never to be merged"},
      {"ignore:\n  - 甲\nrename:\n  - {name: 甲, to: 乙}\n", 2, "ignored and renamed"},
      {"forbid-tie:\n  - {relation: issued}\n", 2, "not between whom"},
      {"forbid-tie:\n  - {between: [甲, 乙], relation: knows}\n", 2, "unknown relation 'knows'"},
      {"alias:\n  - {name: 甲}\n", 2, "not whose it is"},
      {"alias:\n  - {name: 甲, of: 甲}\n", 2, "alias of itself"},
      {"lexicon:\n  - {name: 甲, type: place}\n", 2, "no form for the lexicon"},
      {"lexicon:\n  - {name: 甲乙}\n", 2, "no name or no type"},
      {"lexicon:\n  - {name: 甲乙, type: place}\n  - {name: 甲乙, type: person}\n", 3, "in the lexicon of line 2"},
      {"merge: [\n", 2, "no YAML"},
      {"rename:\n  - {name: 甲, to: 乙, name: 丙}\n", 2, "given twice"},
      {"ignore:\n  - \"\xFF\"\n", 0, "not UTF-8"},
      {"ignore: " + std::string(200, '['), 1, "nested too deep"},
      {"ignore:\n" + std::string(200, ' ') + "- 甲\n", 2, "nested too deep"},
      {std::string("- ") + std::string(100, '-'), 1, "nested too deep"},
  };
  for (const Mistake& mistake : mistakes) {
    const auto read = read_corrections(mistake.text, "c.yaml");
    ASSERT_FALSE(read) << mistake.text;
    EXPECT_EQ(read.error().code, ErrorCode::malformed) << mistake.text;
    EXPECT_EQ(read.error().where, "c.yaml");
    EXPECT_EQ(read.error().line, mistake.line) << mistake.text << ": " << read.error().message;
    EXPECT_NE(read.error().message.find(mistake.message), std::string::npos)
        << mistake.text << ": " << read.error().message;
  }
}

/// 邱泽军 is secretary of 区委 in 清城区; 本报 is there by mistake.
ArticleFacts article() {
  ArticleFacts facts;
  facts.meta.id = "a1";
  facts.meta.date = *parse_date("2021-06-01");
  facts.entities = {{EntityType::official, "邱泽军", {}, {{0, 3}}, {}, "邱泽军"},
                    {EntityType::agency, "区委", {}, {{3, 6}}, {}, "区委"},
                    {EntityType::enterprise, "本报", {}, {{6, 9}}, {}, "本报"},
                    {EntityType::place, "清城区", {"清城"}, {{9, 12}}, {}, "清城区"}};
  facts.relations = {{RelationType::holds_post, 0, 1, "书记", {0, 12}, PostState::holds},
                     {RelationType::located_in, 1, 3, {}, {0, 12}},
                     {RelationType::located_in, 2, 3, {}, {0, 12}}};
  return facts;
}

struct Outcome {
  ArticleFacts facts;
  bool changed = false;
  Result<void> used;
};

Outcome corrected(const std::string& yaml) {
  const auto read = read_corrections(yaml, "c.yaml");
  EXPECT_TRUE(read) << read.error().message;
  Corrector corrector(*read);
  ArticleFacts facts = article();
  const bool changed = corrector.correct(facts);
  return {facts, changed, corrector.check_used()};
}

TEST(Corrector, IgnoresWithAllRelations) {
  const auto [facts, changed, used] = corrected("ignore:\n  - 本报\n");
  ASSERT_TRUE(used);
  EXPECT_TRUE(changed);
  ASSERT_EQ(facts.entities.size(), 3U);
  EXPECT_EQ(facts.entities[2].name, "清城区");
  ASSERT_EQ(facts.relations.size(), 2U);
  EXPECT_EQ(facts.relations[1].from, 1U);
  EXPECT_EQ(facts.relations[1].to, 2U);
}

TEST(Corrector, RenamesAndKeepsTheOldForm) {
  const auto [facts, changed, used] = corrected("rename:\n  - {name: 区委, to: 清城区委, place: 清城}\n");
  ASSERT_TRUE(used);
  EXPECT_TRUE(changed);
  EXPECT_EQ(facts.entities[1].name, "清城区委");
  EXPECT_EQ(facts.entities[1].aliases, (std::vector<std::string>{"区委"}));
  EXPECT_EQ(facts.entities[1].key, "区委");
}

TEST(Corrector, RetypesOfficialForPersonToo) {
  const auto [facts, changed, used] = corrected("retype:\n  - {name: 邱泽军, type: person, to: person}\n");
  ASSERT_TRUE(used);
  EXPECT_TRUE(changed);
  EXPECT_EQ(facts.entities[0].type, EntityType::person);
}

TEST(Corrector, ForbidsInEitherDirection) {
  EXPECT_EQ(corrected("forbid-tie:\n  - {between: [区委, 邱泽军]}\n").facts.relations.size(), 2U);
  EXPECT_EQ(corrected("forbid-tie:\n  - {between: [区委, 邱泽军], relation: visits}\n").facts.relations.size(), 3U);
}

TEST(Corrector, ScopesHold) {
  for (const char* scope :
       {"articles: a2", "since: 2022", "until: 2020", "with: 广州市", "place: 广州市", "type: place"}) {
    const auto [facts, changed, used] = corrected(std::string("ignore:\n  - {name: 本报, ") + scope + "}\n");
    EXPECT_EQ(facts.entities.size(), 4U) << scope;
    ASSERT_FALSE(used) << scope;
    EXPECT_EQ(used.error().code, ErrorCode::not_found);
    EXPECT_EQ(used.error().line, 2U);
  }
  for (const char* scope : {"articles: [a2, a1]", "since: 2021", "until: 2021-06-01", "with: 邱泽军", "place: 清城"})
    EXPECT_EQ(corrected(std::string("ignore:\n  - {name: 本报, ") + scope + "}\n").facts.entities.size(), 3U) << scope;
}

TEST(Corrector, UnknownNamesAreErrorsWithTheLine) {
  const auto [facts, changed, used] = corrected("ignore:\n  - 本报\nrename:\n  - {name: 广州市, to: 羊城}\n");
  ASSERT_FALSE(used);
  EXPECT_EQ(used.error().message, "no article names '广州市'");
  EXPECT_EQ(used.error().line, 4U);
}

TEST(Corrector, OneEntityIgnoredAndAnotherRenamed) {
  const auto [facts, changed, used] = corrected("ignore:\n  - 邱泽军\nrename:\n  - {name: 清城, to: 清远市清城区}\n");
  ASSERT_TRUE(used);
  EXPECT_TRUE(changed);
  ASSERT_EQ(facts.entities.size(), 3U);
  EXPECT_EQ(facts.entities[2].name, "清远市清城区");
  EXPECT_EQ(facts.entities[2].aliases, (std::vector<std::string>{"清城", "清城区"}));
}

}  // namespace
}  // namespace guanxi::extract
