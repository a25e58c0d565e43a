// The user's constraints on who is who: they win, name their line, and say where they are wrong.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/fold.hpp"
#include "extract/resolve/across/linker.hpp"

namespace guanxi::extract {
namespace {

/// An article that names these; facts by hand, so that no recognition takes part.
ArticleFacts article(const std::string& id, const std::string& date,
                     const std::vector<std::pair<EntityType, std::string>>& names) {
  ArticleFacts facts;
  facts.meta.id = id;
  facts.meta.date = *parse_date(date);
  for (const auto& [type, name] : names) {
    const auto begin = static_cast<std::uint32_t>(facts.text.size());
    facts.text += name + "。";
    facts.entities.push_back(
        {type, name, {}, {{begin, begin + static_cast<std::uint32_t>(name.size())}}, {}, fold_name(name)});
  }
  return facts;
}

const std::vector<ArticleFacts>& articles() {
  static const std::vector<ArticleFacts> k_articles{
      article("a", "2024-01-01", {{EntityType::official, "陈立平"}, {EntityType::place, "清远市"}}),
      article("b", "2024-02-01", {{EntityType::official, "陈立平"}, {EntityType::place, "清远市"}}),
      article("c", "2025-02-01",
              {{EntityType::official, "陈立平"}, {EntityType::place, "烟台市"}, {EntityType::enterprise, "羊城电器"}}),
      article("d", "2025-03-01", {{EntityType::enterprise, "珠江家电"}, {EntityType::agency, "陈立平"}})};
  return k_articles;
}

Result<Linking> link(LinkConstraints constraints) {
  const auto linker = make_linker(std::move(constraints));
  for (const ArticleFacts& facts : articles()) linker->add(facts);
  return linker->link();
}

std::uint32_t at(const Linking& linking, std::size_t number, std::size_t entity) {
  return linking.entity_of[linking.first[number] + entity];
}

bool has_rule(const Linking& linking, std::uint32_t entity, const std::string& rule) {
  return std::any_of(linking.reasons.begin(), linking.reasons.end(),
                     [&](const LinkReason& reason) { return reason.entity == entity && reason.rule == rule; });
}

ArticleScope in_articles(std::vector<std::string> ids) {
  ArticleScope scope;
  scope.articles = std::move(ids);
  return scope;
}
ScopedName name(std::string text, ArticleScope scope = {}) { return {std::move(text), {}, std::move(scope)}; }

TEST(Constraints, MergeJoinsAndNamesItsLine) {
  LinkConstraints constraints;
  constraints.merges.push_back({{name("羊城电器"), name("珠江家电")}, {"corrections.yaml", 7}});
  const auto linking = link(constraints);
  ASSERT_TRUE(linking) << linking.error().message;
  EXPECT_EQ(at(*linking, 2, 2), at(*linking, 3, 0));
  EXPECT_TRUE(has_rule(*linking, at(*linking, 2, 2), "correction:7"));
}

TEST(Constraints, SplitByArticlePlaceAndDate) {
  ArticleScope late;
  late.since = *parse_date("2025-01-01");
  ArticleScope in_yantai;
  in_yantai.place = "山东省";
  for (const ArticleScope& part : {in_articles({"c"}), late, in_yantai}) {
    LinkConstraints constraints;
    constraints.splits.push_back({{"陈立平", EntityType::person, {}}, {part}, {"corrections.yaml", 3}});
    const auto linking = link(constraints);
    ASSERT_TRUE(linking) << linking.error().message;
    EXPECT_EQ(at(*linking, 0, 0), at(*linking, 1, 0));
    EXPECT_NE(at(*linking, 0, 0), at(*linking, 2, 0));
    EXPECT_TRUE(has_rule(*linking, at(*linking, 2, 0), "correction:3"));
  }
}

TEST(Constraints, NeverMergeParts) {
  LinkConstraints constraints;
  constraints.aparts.push_back({{"陈立平", EntityType::official, in_articles({"a"})},
                                {"陈立平", EntityType::official, in_articles({"b"})},
                                {"corrections.yaml", 5}});
  const auto linking = link(constraints);
  ASSERT_TRUE(linking) << linking.error().message;
  EXPECT_NE(at(*linking, 0, 0), at(*linking, 1, 0));
}

TEST(Constraints, AliasMeansItsEntity) {
  LinkConstraints constraints;
  constraints.aliases.push_back({name("羊城电器"), name("珠江家电"), {"corrections.yaml", 9}});
  const auto linking = link(constraints);
  ASSERT_TRUE(linking) << linking.error().message;
  EXPECT_EQ(at(*linking, 2, 2), at(*linking, 3, 0));
  EXPECT_TRUE(has_rule(*linking, at(*linking, 3, 0), "correction:9"));
}

TEST(Constraints, UnknownNamesAndContradictionsAreErrors) {
  LinkConstraints unknown;
  unknown.merges.push_back({{name("羊城电器"), name("没有这家公司")}, {"corrections.yaml", 4}});
  const auto missing = link(unknown);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_EQ(missing.error().line, 4U);
  EXPECT_EQ(missing.error().where, "corrections.yaml");

  LinkConstraints both;
  both.merges.push_back({{name("羊城电器"), name("珠江家电")}, {"corrections.yaml", 4}});
  both.aparts.push_back({name("珠江家电"), name("羊城电器"), {"corrections.yaml", 6}});
  const auto contradiction = link(both);
  ASSERT_FALSE(contradiction);
  EXPECT_EQ(contradiction.error().code, ErrorCode::malformed);
  EXPECT_EQ(contradiction.error().line, 6U);
}

TEST(Constraints, ForbidNamesThePairsThatNothingTies) {
  LinkConstraints constraints;
  constraints.forbids.push_back({name("清远市"), name("陈立平", in_articles({"a"})), {"corrections.yaml", 3}});
  constraints.forbids.push_back({name("羊城电器"), name("珠江家电"), {"corrections.yaml", 4}});
  constraints.forbids.push_back({name("羊城电器"), name("无此名"), {"corrections.yaml", 5}});
  const auto linking = link(constraints);
  ASSERT_TRUE(linking) << linking.error().message;
  const auto tie = [](std::uint32_t a, std::uint32_t b) { return ForbiddenTie{std::min(a, b), std::max(a, b)}; };
  std::vector<ForbiddenTie> expected{tie(at(*linking, 0, 0), at(*linking, 0, 1)),
                                     tie(at(*linking, 2, 2), at(*linking, 3, 0))};
  std::sort(expected.begin(), expected.end());
  EXPECT_TRUE(expected == linking->forbidden);

  constraints.merges.push_back({{name("羊城电器"), name("珠江家电")}, {"corrections.yaml", 6}});
  EXPECT_EQ(1U, link(constraints)->forbidden.size());  // one thing has no tie with itself
}

TEST(Linker, AnswersAreSortedAndCover) {
  const auto linking = link({});
  ASSERT_TRUE(linking);
  std::size_t locals = 0;
  for (const ArticleFacts& facts : articles()) locals += facts.entities.size();
  EXPECT_EQ(linking->entity_of.size(), locals);
  EXPECT_EQ(linking->first.size(), articles().size());
  EXPECT_TRUE(std::is_sorted(
      linking->entities.begin(), linking->entities.end(),
      [](const LinkedEntity& a, const LinkedEntity& b) { return std::tie(a.key, a.type) < std::tie(b.key, b.type); }));
  EXPECT_TRUE(std::is_sorted(linking->reasons.begin(), linking->reasons.end()));
}

TEST(Linker, NothingGivesNothing) {
  const auto linking = make_linker()->link();
  ASSERT_TRUE(linking);
  EXPECT_TRUE(linking->entities.empty());
}

}  // namespace
}  // namespace guanxi::extract
