// The store and who is who: facts are kept exactly, a linker's answer becomes the graph, a wrong answer becomes an
// error.
#include <map>

#include <gtest/gtest.h>

#include "graph/store/exact_linker.hpp"
#include "graph/store/facts_codec.hpp"
#include "tests/graph/store/random_articles.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Assembly;
using graph::Store;

bool same(const ArticleFacts& a, const ArticleFacts& b) {
  const auto entity = [](const FactEntity& x, const FactEntity& y) {
    return x.type == y.type && x.name == y.name && x.aliases == y.aliases && x.mentions == y.mentions &&
           x.references == y.references && x.key == y.key;
  };
  const auto relation = [](const FactRelation& x, const FactRelation& y) {
    return x.type == y.type && x.from == y.from && x.to == y.to && x.title == y.title && x.evidence == y.evidence &&
           x.state == y.state;
  };
  return a.meta.id == b.meta.id && a.text == b.text && a.text_hash == b.text_hash && a.sentences == b.sentences &&
         a.sketch == b.sketch &&
         std::equal(a.entities.begin(), a.entities.end(), b.entities.begin(), b.entities.end(), entity) &&
         std::equal(a.relations.begin(), a.relations.end(), b.relations.begin(), b.relations.end(), relation);
}

/// 清远高新区 and 高新区 (places) meet in one sentence, the second with another key; 邱泽军 is official in one article
/// and person in the other.
std::vector<ArticleFacts> two_articles() {
  ArticleFacts a;
  a.meta.id = "a";
  a.text = "清远高新区与高新区。";
  a.text_hash = test_hash(a.text);
  a.sentences = {{0, static_cast<std::uint32_t>(a.text.size())}};
  a.entities = {{EntityType::place, "清远高新区", {}, {{0, 15}}, {}, "清远高新区"},
                {EntityType::place, "高新区", {}, {{18, 27}}, {}, "高新区"},
                {EntityType::official, "高新", {"高"}, {{18, 24}}, {}, "某人"}};
  a.relations = {{RelationType::part_of, 0, 1, "", {0, 27}, {}},
                 {RelationType::holds_post, 2, 0, "书记", {3, 27}, PostState::acting},
                 {RelationType::holds_post, 2, 1, "书记", {0, 27}, PostState::acting}};
  ArticleFacts b;
  b.meta.id = "b";
  b.text = "某人。";
  b.text_hash = test_hash(b.text);
  b.sentences = {{0, 9}};
  b.entities = {{EntityType::person, "某人", {}, {{0, 6}}, {}, "某人"}};
  return {a, b};
}

/// Answers what it was made with.
class FixedLinker final : public Linker {
 public:
  explicit FixedLinker(Linking answer) : m_answer(std::move(answer)) {}
  void add(const ArticleFacts& facts) override { m_ids += facts.meta.id; }
  Result<Linking> link() override { return m_answer; }
  [[nodiscard]] const std::string& ids() const { return m_ids; }

 private:
  Linking m_answer;
  std::string m_ids;
};

Linking zone_and_person() {
  Linking made;
  made.entities = {{EntityType::official, "某人"}, {EntityType::place, "清远高新区"}};
  made.first = {0, 3};
  made.entity_of = {1, 1, 0, 0};
  made.reasons = {{0, EntityType::person, "某人", "one_person", "official in a"},
                  {1, EntityType::place, "高新区", "short_place", "only one"}};
  made.doubts = {{0, 1, "一样"}};
  return made;
}

Result<graph::StoreCounts> build_linked(const std::string& path, const std::vector<ArticleFacts>& articles,
                                        const Assembly& assembly) {
  GUANXI_TRY(graph::StoreWriter writer, graph::StoreWriter::create(path, graph::Existing::replace, {}));
  for (const ArticleFacts& article : articles) {
    GUANXI_TRY([[maybe_unused]] const graph::AddOutcome outcome, writer.add(article));
  }
  return writer.commit(assembly);
}

TEST(Linking, EntitiesThatBecomeOneAreOneEverywhere) {
  const TemporaryFolder folder;
  FixedLinker linker(zone_and_person());
  ASSERT_TRUE(build_linked(folder.file("g.gx"), two_articles(), {&linker, {}}));
  EXPECT_EQ("ab", linker.ids());
  const Store store = *Store::open(folder.file("g.gx"));
  EXPECT_TRUE(store.check()->empty());
  EXPECT_EQ(2U, store.counts()->entities);
  EXPECT_EQ(4U, store.counts()->mentions);
  EXPECT_EQ(1U, store.counts()->relations) << "the zone with itself goes; the post at both its names is one";
  std::string names;
  ASSERT_TRUE(store.each_entity(
      [&](graph::EntityRow&& row) { names += fmt::format("{}:{} ", to_string(row.type), row.name); }));
  EXPECT_EQ("official:某人 place:清远高新区 ", names);
  const auto reasons = *store.reasons_of(EntityId{1});
  ASSERT_EQ(1U, reasons.size());
  EXPECT_EQ("short_place", reasons[0].rule);
  EXPECT_EQ("only one", reasons[0].ground);
  EXPECT_EQ(EntityType::person, store.reasons_of(EntityId{0})->at(0).type);
  for (const std::uint32_t end : {0U, 1U}) {
    const auto doubts = *store.doubts_of(EntityId{end});
    ASSERT_EQ(1U, doubts.size());
    EXPECT_EQ(EntityId{0}, doubts[0].a);
    EXPECT_EQ("一样", doubts[0].ground);
  }
}

TEST(Linking, AWrongAnswerIsAnErrorAndNothingIsWritten) {
  const TemporaryFolder folder;
  std::vector<Linking> wrong(11, zone_and_person());
  wrong[0].first = {0};
  wrong[1].first = {0, 2};
  wrong[2].entity_of.pop_back();
  wrong[3].entity_of[0] = 2;
  wrong[4].entities.push_back({EntityType::place, "无人"});
  std::swap(wrong[5].entities[0], wrong[5].entities[1]);
  wrong[6].reasons[0].entity = 7;
  std::swap(wrong[7].reasons[0], wrong[7].reasons[1]);
  wrong[8].doubts = {{1, 0, ""}};
  wrong[9].doubts = {{0, 2, ""}};
  wrong[10].doubts.push_back(wrong[10].doubts[0]);
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    FixedLinker linker(wrong[i]);
    EXPECT_FALSE(build_linked(folder.file("g.gx"), two_articles(), {&linker, {}})) << i;
    EXPECT_TRUE(folder.names().empty()) << i;
  }
}

TEST(Linking, CorrectionsComeOnceToEachArticleAndLeaveTheStoredFacts) {
  const TemporaryFolder folder;
  std::string corrected;
  const auto correct = [&](ArticleFacts& facts) -> Result<graph::Corrected> {
    corrected += facts.meta.id;
    for (FactEntity& entity : facts.entities) entity.type = EntityType::agency;
    return graph::Corrected::yes;
  };
  ASSERT_TRUE(build_linked(folder.file("g.gx"), two_articles(), {nullptr, correct}));
  EXPECT_EQ("ab", corrected);
  const Store store = *Store::open(folder.file("g.gx"));
  EXPECT_TRUE(store.check()->empty());
  EXPECT_EQ(3U, store.counts()->entities);
  ASSERT_TRUE(store.each_entity([](graph::EntityRow&& row) { EXPECT_EQ(EntityType::agency, row.type); }));
  std::size_t at = 0;
  ASSERT_TRUE(store.each_facts([&](const ArticleFacts& facts) -> Result<void> {
    EXPECT_TRUE(same(two_articles()[at++], facts));
    return {};
  }));
  const auto refuse = [](ArticleFacts&) -> Result<graph::Corrected> { return fail(ErrorCode::usage, "line 3"); };
  EXPECT_EQ("line 3", build_linked(folder.file("g.gx"), two_articles(), {nullptr, refuse}).error().message);
}

TEST(StoredFacts, AreExactlyThoseAdded) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const TemporaryFolder folder;
    const auto articles = random_articles(seed, {});
    std::map<TextHash, const ArticleFacts*> added;
    for (const ArticleFacts& article : articles) added.emplace(article.text_hash, &article);
    ASSERT_TRUE(build_store(folder.file("g.gx"), {articles.begin(), articles.end()}));
    std::size_t found = 0;
    ASSERT_TRUE(Store::open(folder.file("g.gx"))->each_facts([&](const ArticleFacts& facts) -> Result<void> {
      ArticleFacts expected = *added.at(facts.text_hash);
      expected.meta = facts.meta;  // copies differ in it
      EXPECT_TRUE(same(expected, facts));
      ++found;
      return {};
    }));
    EXPECT_EQ(articles.size(), found);
  }
}

TEST(StoredFacts, AnyDamagedByteIsNoticedOrGivesFactsThatAreSound) {
  const ArticleFacts whole = two_articles()[0];
  const std::string bytes = graph::encode_facts(whole);
  ArticleFacts read = whole;
  ASSERT_TRUE(graph::decode_facts(bytes, read));
  EXPECT_TRUE(same(whole, read));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    EXPECT_FALSE(graph::decode_facts(std::string_view(bytes).substr(0, at), read)) << at;
    for (unsigned value = 0; value < 256; ++value) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(value);
      if (graph::decode_facts(damaged, read)) (void)graph::check_facts(read);  // must not read outside
    }
  }
  EXPECT_FALSE(graph::decode_facts(bytes + "x", read));
}

TEST(ExactLinking, AnEmptySet) {
  graph::ExactLinker linker;
  EXPECT_TRUE(linker.link()->entities.empty());
}

}  // namespace
}  // namespace guanxi::testing
