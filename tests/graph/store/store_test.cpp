// What a store answers about articles, and what it refuses to store.
#include "graph/store/store.hpp"

#include <gtest/gtest.h>

#include "base/fold.hpp"
#include "graph/store/romanize.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Existing;
using graph::Store;
using graph::StoreWriter;

/// An article of whole sentences; entities are printed where `text` says so.
class ArticleBuilder {
 public:
  ArticleBuilder(std::string id, std::string date) {
    m_facts.meta.id = std::move(id);
    m_facts.meta.date = parse_date(date).value_or(Date{});
  }
  ArticleBuilder& sentence(const std::string& text) {
    const auto begin = static_cast<std::uint32_t>(m_facts.text.size());
    m_facts.text += text;
    m_facts.sentences.push_back({begin, static_cast<std::uint32_t>(m_facts.text.size())});
    return *this;
  }
  /// All places of `forms` in the text; the first form is the name.
  ArticleBuilder& entity(EntityType type, const std::vector<std::string>& forms) {
    FactEntity entity{type, forms.front(), {forms.begin() + 1, forms.end()}, {}, {}, fold_name(forms.front())};
    for (const std::string& form : forms) {
      for (std::size_t at = m_facts.text.find(form); at != std::string::npos; at = m_facts.text.find(form, at + 1)) {
        entity.mentions.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())});
      }
    }
    m_facts.entities.push_back(std::move(entity));
    return *this;
  }
  /// All places of `words` in the text stand for the entity that came last.
  ArticleBuilder& reference(const std::string& words) {
    for (std::size_t at = m_facts.text.find(words); at != std::string::npos; at = m_facts.text.find(words, at + 1)) {
      m_facts.entities.back().references.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    }
    return *this;
  }
  ArticleFacts facts() {
    m_facts.text_hash = test_hash(m_facts.text);
    return m_facts;
  }

 private:
  ArticleFacts m_facts;
};

ArticleFacts sample(const std::string& id, const std::string& date, const std::string& person, const std::string& tail) {
  return ArticleBuilder(id, date)
      .sentence(person + "任区委书记。")
      .sentence(tail)
      .entity(EntityType::official, {person})
      .facts();
}

class StoreAnswers : public ::testing::Test {
 protected:
  Store open(const std::vector<ArticleFacts>& articles) {
    EXPECT_TRUE(build_store(m_folder.file("graph.gx"), articles));
    return *Store::open(m_folder.file("graph.gx"));
  }
  TemporaryFolder m_folder;
};

TEST_F(StoreAnswers, ReferencesAreMentionsAndNoNames) {
  const auto article = [](const std::string& id, const std::string& text) {
    return ArticleBuilder(id, "2024-01-02")
        .sentence("澜禾新材料投产。")
        .sentence(text)
        .entity(EntityType::enterprise, {"澜禾新材料"})
        .reference("该公司")
        .reference("本公\n司")
        .facts();
  };
  const Store store = open({article("a", "该公司说，该公司等着。"), article("b", "该公司来了。"), article("c", "本公\n司来了。")});
  EXPECT_EQ(7U, store.counts()->mentions);
  const auto mentions = *store.mentions_of_article(store.article_named("a")->id);
  ASSERT_EQ(3U, mentions.size());
  EXPECT_FALSE(mentions[0].reference);
  EXPECT_TRUE(mentions[1].reference);
  EXPECT_TRUE(mentions[2].reference);
  const auto references = *store.references_of(EntityId{0});
  ASSERT_EQ(2U, references.size());
  EXPECT_EQ("该公司", references[0].words);
  EXPECT_EQ(2U, references[0].articles);
  EXPECT_EQ("本公司", references[1].words);
  std::size_t aliases = 0;
  EXPECT_TRUE(store.each_alias([&](graph::AliasRow&& row) { aliases += row.form == "澜禾新材料" ? 1U : 100U; }));
  EXPECT_EQ(1U, aliases);
  EXPECT_TRUE(store.references_of(EntityId{7})->empty());
  EXPECT_TRUE(store.check()->empty());
}

TEST_F(StoreAnswers, Empty) {
  const Store store = open({});
  EXPECT_EQ(0U, store.counts()->articles);
  EXPECT_TRUE(store.check()->empty());
  EXPECT_EQ(ErrorCode::not_found, store.article(ArticleId{0}).error().code);
  EXPECT_EQ(ErrorCode::not_found, store.article_named("a").error().code);
  EXPECT_EQ(ErrorCode::not_found, store.article_text(ArticleId{0}).error().code);
  EXPECT_EQ(ErrorCode::not_found, store.sentence_text(ArticleId{0}, 0).error().code);
  EXPECT_TRUE(store.mentions_of_article(ArticleId{0})->empty());
}

TEST_F(StoreAnswers, ArticlesAreRankedByDateIdAndHash) {
  const Store store = open({sample("b", "2021-12-21", "邱泽军", "甲。"), sample("a", "2021-12-21", "邱泽军", "乙。"),
                            sample("c", "2020-01-01", "邱泽军", "丙。"), sample("d", "", "邱泽军", "丁。")});
  std::string ids;
  ASSERT_TRUE(store.each_article([&](graph::ArticleRow&& row) { ids += row.meta.id; }));
  EXPECT_EQ("dcab", ids);
  EXPECT_EQ("2020-01-01", to_string(store.article_named("c")->meta.date));
  EXPECT_EQ(4U, store.counts()->mentions);
  EXPECT_EQ(1U, store.counts()->entities);
}

TEST_F(StoreAnswers, ArticlesOfOneName) {
  const Store store = open({sample("a", "2021-12-21", "邱泽军", "甲。"), sample("a", "2021-12-22", "邱泽军", "乙。")});
  const auto row = store.article_named("a");
  ASSERT_FALSE(row);
  EXPECT_EQ(ErrorCode::ambiguous, row.error().code);
  EXPECT_NE(std::string::npos, row.error().message.find("2021-12-22"));
}

TEST_F(StoreAnswers, SentencesWithoutLineBreaks) {
  ArticleBuilder builder("a", "2021-12-21");
  builder.sentence("清远市\n　　清城区 举行。").sentence("New \r\n York").sentence("A B　C").sentence("\n末句。\n");
  const Store store = open({builder.facts()});
  EXPECT_EQ("清远市清城区 举行。", *store.sentence_text(ArticleId{0}, 0));
  EXPECT_EQ("New York", *store.sentence_text(ArticleId{0}, 1));
  EXPECT_EQ("A B　C", *store.sentence_text(ArticleId{0}, 2));
  EXPECT_EQ("末句。", *store.sentence_text(ArticleId{0}, 3));
  EXPECT_FALSE(store.sentence_text(ArticleId{0}, 4));
}

TEST_F(StoreAnswers, ADuplicateKeepsTheLeastMetadata) {
  ArticleFacts dated = sample("z", "2021-12-21", "邱泽军", "甲。");
  ArticleFacts undated = sample("a", "", "邱泽军", "甲。");
  ArticleFacts later = sample("a", "2021-12-22", "邱泽军", "甲。");
  auto writer = StoreWriter::create(m_folder.file("graph.gx"), Existing::replace, {"b,a", ""});
  EXPECT_EQ(graph::AddOutcome::added, *writer->add(undated));
  EXPECT_EQ(graph::AddOutcome::duplicate, *writer->add(dated));
  EXPECT_EQ(graph::AddOutcome::duplicate, *writer->add(later));
  const auto counts = writer->commit();
  EXPECT_EQ(1U, counts->articles);
  EXPECT_EQ(2U, counts->duplicates);
  const Store store = *Store::open(m_folder.file("graph.gx"));
  EXPECT_EQ("z", store.article(ArticleId{0})->meta.id);
  EXPECT_EQ("a,b", store.settings()->lexicon_fingerprint);
}

TEST_F(StoreAnswers, TheDisplayNameIsTheMostFrequentFullestForm) {
  const auto named = [](const std::string& id, const std::string& name) {
    ArticleBuilder builder(id, "2021-12-21");
    builder.sentence(name + "在" + id + "。").entity(EntityType::agency, {name});
    ArticleFacts facts = builder.facts();
    facts.entities.front().key = "清远市发展和改革局";
    return facts;
  };
  const Store store = open({named("1", "清远市发改局"), named("2", "清远市發改局"), named("3", "清远市发改局"), named("4", "发改局")});
  std::string names;
  ASSERT_TRUE(store.each_entity([&](graph::EntityRow&& row) { names += row.name; }));
  EXPECT_EQ("清远市发改局", names);
  std::string aliases;
  ASSERT_TRUE(store.each_alias([&](graph::AliasRow&& row) {
    aliases += fmt::format("{} {} {} {} {}\n", row.form, row.folded, row.pinyin, row.initials, row.articles);
  }));
  EXPECT_EQ("发改局 发改局 fagaiju fgj 1\n清远市发改局 清远市发改局 qingyuanshifagaiju qysfgj 2\n"
            "清远市發改局 清远市发改局 qingyuanshifagaiju qysfgj 1\n",
            aliases);
}

TEST_F(StoreAnswers, ABadArticleIsRefusedAndTheRestIsBuilt) {
  const ArticleFacts good = sample("good", "2021-12-21", "邱泽军", "甲。");
  std::vector<ArticleFacts> bad(8, good);
  bad[0].entities[0].mentions[0].end = 1'000'000;
  bad[1].entities[0].mentions.clear();
  bad[2].sentences[1].end += 1;
  bad[3].sentences[1].begin -= 1;
  bad[4].text[0] = '\xFF';
  bad[5].relations.push_back({RelationType::part_of, 0, 7, "", {0, 3}});
  bad[6].entities[0].key.clear();
  bad[7].entities[0].mentions[0] = {0, bad[7].sentences[1].end};
  auto writer = StoreWriter::create(m_folder.file("graph.gx"), Existing::replace, {});
  for (std::size_t i = 0; i < bad.size(); ++i) {
    const auto outcome = writer->add(bad[i]);
    ASSERT_FALSE(outcome) << i;
    EXPECT_EQ(ErrorCode::malformed, outcome.error().code);
    EXPECT_EQ("good", outcome.error().where);
  }
  EXPECT_TRUE(writer->add(good));
  EXPECT_EQ(1U, writer->commit()->articles);
  EXPECT_TRUE(Store::open(m_folder.file("graph.gx"))->check()->empty());
}

TEST_F(StoreAnswers, EntitiesOfOneKeyInOneArticleAreOne) {
  ArticleBuilder builder("a", "2021-12-21");
  builder.sentence("高新区与清远高新区。").entity(EntityType::place, {"清远高新区"}).entity(EntityType::place, {"高新区"});
  ArticleFacts facts = builder.facts();
  for (FactEntity& entity : facts.entities) entity.key = "清远高新区";
  facts.relations.push_back({RelationType::located_in, 0, 1, "", facts.sentences[0]});
  const Store store = open({facts});
  EXPECT_EQ(1U, store.counts()->entities);
  EXPECT_EQ(3U, store.counts()->mentions);
  EXPECT_EQ(0U, store.counts()->relations);
  EXPECT_TRUE(store.check()->empty());
}

TEST(Romanize, ReadsNamesAsTheyAreRead) {
  const auto pinyin = [](std::string_view name, EntityType type) { return graph::romanize(name, type).pinyin; };
  EXPECT_EQ("shanjun", pinyin("单军", EntityType::person));
  EXPECT_EQ("qiuhe", pinyin("仇和", EntityType::official));
  EXPECT_EQ("zengqinghong", pinyin("曾庆红", EntityType::official));
  EXPECT_EQ("oujun", pinyin("区军", EntityType::person));
  EXPECT_EQ("xiejun", pinyin("解军", EntityType::person));
  EXPECT_EQ("moqijun", pinyin("万俟军", EntityType::person));
  EXPECT_EQ("lvjun", pinyin("吕军", EntityType::person));
  EXPECT_EQ("danwei", pinyin("单位", EntityType::agency));
  EXPECT_EQ("chongqingyinhang", pinyin("重庆银行", EntityType::enterprise));
  EXPECT_EQ("chengdushi", pinyin("成都市", EntityType::place));
  EXPECT_EQ("tcljituan7", pinyin("ＴＣＬ集团7", EntityType::enterprise));
  EXPECT_EQ("", pinyin("——", EntityType::policy));
  EXPECT_EQ("cqyh", graph::romanize("重庆银行", EntityType::enterprise).initials);
  EXPECT_EQ("tcljt", graph::romanize("TCL集团", EntityType::enterprise).initials);
}

}  // namespace
}  // namespace guanxi::testing
