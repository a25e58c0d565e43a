#include "extract/train/corpus.hpp"

#include "base/file.hpp"
#include "extract/recognize/tagger/tagger.hpp"
#include "extract/train/article_file.hpp"

#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <set>

namespace guanxi::extract::train {
namespace {

using tagger::label_of;
using tagger::LabelSet;
using tagger::Position;
using tagger::SpanType;

class CorpusFolder : public ::testing::Test {
 protected:
  CorpusFolder() : m_path(std::filesystem::temp_directory_path() / ("guanxi_corpus_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(m_path);
  }
  ~CorpusFolder() override { std::filesystem::remove_all(m_path); }
  CorpusFolder(const CorpusFolder&) = delete;
  CorpusFolder& operator=(const CorpusFolder&) = delete;

  void write(const std::string& name, const std::string& bytes) const { std::ofstream(m_path / name) << bytes; }

  std::filesystem::path m_path;
};

constexpr LabelSet bit(tagger::Label label) { return LabelSet{1} << label; }

TEST_F(CorpusFolder, ProjectsTheLongestFormFirst) {
  write("a.txt", "标题\n北原市政府在北原市。\n");
  write("a.json", R"({"entities": [{"type": "place", "name": "北原市", "aliases": []},
                                   {"type": "agency", "name": "北原市政府", "aliases": []}]})");
  FeatureIds ids;
  std::vector<Instance> data;
  const auto count = read_annotated_articles(m_path.string(), {}, {}, {}, Recognizer(), ids, data);
  ASSERT_TRUE(count) << count.error().message;
  EXPECT_EQ(*count, 1U);
  ASSERT_EQ(data.size(), 2U);                              // the words, then the title
  const std::vector<LabelSet>& allowed = data[0].allowed;  // 北原市政府在北原市。
  ASSERT_EQ(allowed.size(), 10U);
  EXPECT_EQ(allowed[0], bit(label_of(SpanType::agency, Position::begin)));
  EXPECT_EQ(allowed[4], bit(label_of(SpanType::agency, Position::end)));
  EXPECT_EQ(allowed[5], bit(tagger::k_outside));
  EXPECT_EQ(allowed[6], bit(label_of(SpanType::place, Position::begin)));
  EXPECT_EQ(allowed[8], bit(label_of(SpanType::place, Position::end)));
}

TEST_F(CorpusFolder, OptionalFormsMayBeAnything) {
  write("a.txt", "标题\n北原市很大很大很大很大。\n");
  write("a.json", R"({"entities": [{"type": "place", "name": "北原市", "aliases": [], "optional": true}]})");
  FeatureIds ids;
  std::vector<Instance> data;
  ASSERT_TRUE(read_annotated_articles(m_path.string(), {}, {}, {}, Recognizer(), ids, data));
  EXPECT_EQ(data.at(0).allowed[0], tagger::k_all_labels);
  EXPECT_EQ(data.at(0).allowed[3], bit(tagger::k_outside));
}

TEST_F(CorpusFolder, FoldsLeaveTheirArticlesOut) {
  for (const std::string name : {"a", "b", "c", "d"}) {
    write(name + ".txt", "北原市很大。\n");
    write(name + ".json", R"({"entities": []})");
  }
  FeatureIds ids;
  std::vector<Instance> data;
  EXPECT_EQ(*read_annotated_articles(m_path.string(), {}, {1, 2}, {}, Recognizer(), ids, data), 2U);
}

TEST_F(CorpusFolder, BadFilesAreNamed) {
  write("a.json", R"({"entities": []})");
  FeatureIds ids;
  std::vector<Instance> data;
  const auto lonely = read_annotated_articles(m_path.string(), {}, {}, {}, Recognizer(), ids, data);
  ASSERT_FALSE(lonely);
  EXPECT_NE(lonely.error().where.find("a.json"), std::string::npos);
  write("a.txt", "北原市很大。\n");
  write("a.json", "{");
  EXPECT_FALSE(read_annotated_articles(m_path.string(), {}, {}, {}, Recognizer(), ids, data));
  write("a.json", R"({"entities": [{"type": "planet", "name": "北原市"}]})");
  EXPECT_FALSE(read_annotated_articles(m_path.string(), {}, {}, {}, Recognizer(), ids, data));
  EXPECT_FALSE(read_annotated_articles((m_path / "nowhere").string(), {}, {}, {}, Recognizer(), ids, data));
}

constexpr const char* k_article_file =
    "# a comment\n\n=== one\n标题\n北原市政府在北原市。\n---\nagency 北原市政府\nplace? 北原市\n"
    "located_in 北原市政府 | 北原市\n\n=== two\n标题\n澄江市很美。\n---\nplace 澄江市\n";

TEST_F(CorpusFolder, AFileOfArticles) {
  write("articles.txt", k_article_file);
  const std::string path = (m_path / "articles.txt").string();
  FeatureIds ids;
  std::vector<Instance> data;
  const auto count = read_annotated_articles(path, {}, {}, {}, Recognizer(), ids, data);
  ASSERT_TRUE(count) << count.error().message;
  EXPECT_EQ(*count, 2U);
  ASSERT_EQ(data.size(), 4U);
  EXPECT_EQ(data[0].allowed[0], bit(label_of(SpanType::agency, Position::begin)));
  EXPECT_EQ(data[0].allowed[6], tagger::k_all_labels);
  EXPECT_EQ(data[2].allowed[0], bit(label_of(SpanType::place, Position::begin)));
  data.clear();
  EXPECT_EQ(*read_annotated_articles(path, {}, {0, 2}, {}, Recognizer(), ids, data), 1U);
  EXPECT_EQ(data.size(), 2U);
}

TEST_F(CorpusFolder, ListsOfArticlesThatStandElsewhere) {
  write("news.jsonl", R"({"id": "n1", "title": "标题", "text": "北原市很大。\n\n澄江市很美。\n南原市也是。"})"
                      "\n");
  write("lists.txt", "=== n1\ntext 2\n---\nplace 澄江市\n");
  const std::string path = (m_path / "lists.txt").string();
  const auto texts = CorpusTexts::read({(m_path / "news.jsonl").string()});
  ASSERT_TRUE(texts);
  FeatureIds ids;
  std::vector<Instance> data;
  const auto count = read_annotated_articles(path, *texts, {}, {}, Recognizer(), ids, data);
  ASSERT_TRUE(count) << count.error().message;
  EXPECT_EQ(*count, 1U);
  ASSERT_EQ(data.size(), 3U) << "two lines and the title";
  EXPECT_EQ(data[0].allowed[0], bit(tagger::k_outside));
  EXPECT_EQ(data[1].allowed[0], bit(label_of(SpanType::place, Position::begin)));
  EXPECT_EQ(read_annotated_articles(path, {}, {}, {}, Recognizer(), ids, data).error().where, path + ":3");
  const auto beyond = parse_article_file("=== n1\ntext 2\n---\nplace 南原市\n", "lists.txt", *texts);
  ASSERT_FALSE(beyond) << "南原市 stands in the third line";
  EXPECT_EQ(beyond.error().where, "lists.txt:4");
  EXPECT_EQ(parse_article_file("=== n1\ntext two\n---\n", "lists.txt", *texts).error().where, "lists.txt:3");
}

TEST_F(CorpusFolder, SlipsInAFileOfArticlesAreNamedWithTheirLine) {
  const auto error_of = [&](const std::string& annotation) {
    const std::string begin = "=== one\n标题\n澄江市很美。\n---\nplace 澄江市\n";
    const auto articles = parse_article_file(begin + annotation + "\n", "news.txt", {});
    return articles ? Error{} : articles.error();
  };
  EXPECT_EQ(error_of("place 标题").where, "");
  EXPECT_EQ(error_of("place 北原市").where, "news.txt:6");
  EXPECT_EQ(error_of("planet 澄江市").where, "news.txt:6");
  EXPECT_EQ(error_of("place").where, "news.txt:6");
  EXPECT_EQ(error_of("located_in 澄江市 | 北原市").where, "news.txt:6");
  EXPECT_EQ(error_of("located_in 澄江市").where, "news.txt:6");
  EXPECT_EQ(parse_article_file("no article\n", "news.txt", {}).error().where, "news.txt:1");
}

TEST(WrittenArticles, AreSound) {
  std::set<std::string> names;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GUANXI_SOURCE_DIR "/data/articles")) {
    const std::string path = entry.path().string();
    const auto bytes = read_file(path);
    ASSERT_TRUE(bytes) << path;
    const auto articles = parse_article_file(*bytes, path, {});
    ASSERT_TRUE(articles) << articles.error().where << ": " << articles.error().message;
    for (const AnnotatedArticle& article : *articles) {
      EXPECT_TRUE(names.insert(article.name).second) << article.name << " stands twice";
      EXPECT_GE(article.entities.size(), 1U) << article.name;
    }
    ++files;
  }
  EXPECT_GE(files, 1U);
}

TEST(Annotations, AreSound) {
  const std::string corpora = GUANXI_SOURCE_DIR "/../shared/corpora";
  if (!std::filesystem::exists(corpora)) GTEST_SKIP() << "no corpora beside the checkout: " << corpora;
  const auto texts = CorpusTexts::read({corpora});
  ASSERT_TRUE(texts) << texts.error().message;
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(GUANXI_SOURCE_DIR "/data/annotations")) {
    const std::string path = entry.path().string();
    const auto bytes = read_file(path);
    ASSERT_TRUE(bytes) << path;
    const auto articles = parse_article_file(*bytes, path, *texts);
    ASSERT_TRUE(articles) << articles.error().where << ": " << articles.error().message;
    for (const AnnotatedArticle& article : *articles)
      EXPECT_TRUE(names.insert(article.name).second) << article.name << " stands twice";
  }
  EXPECT_GE(names.size(), 1U);
}

TEST_F(CorpusFolder, LabelledSentences) {
  write("s.jsonl",
        "{\"text\": \"北原 的王明。\", \"entities\": [{\"start\": 0, \"end\": 2, \"type\": \"LOC\"}, "
        "{\"start\": 4, \"end\": 6, \"type\": \"PER\"}]}\n");
  FeatureIds ids;
  std::vector<Instance> data;
  const auto count = read_labelled_sentences((m_path / "s.jsonl").string(), Fold{}, {}, Recognizer(), ids, data);
  ASSERT_TRUE(count) << count.error().message;
  ASSERT_EQ(data.size(), 1U);
  EXPECT_EQ(data[0].allowed[0], bit(label_of(SpanType::place, Position::begin)));
  const LabelSet person =
      bit(label_of(SpanType::person, Position::begin)) | bit(label_of(SpanType::official, Position::begin));
  EXPECT_EQ(data[0].allowed[3], person);
  write("s.jsonl", "{\"text\": \"北原\", \"entities\": [{\"start\": 0, \"end\": 9, \"type\": \"LOC\"}]}\n");
  EXPECT_FALSE(read_labelled_sentences((m_path / "s.jsonl").string(), Fold{}, {}, Recognizer(), ids, data));
}

TEST_F(CorpusFolder, HidingFirmsChangesWhatIsLearntOfThem) {
  write("s.jsonl", R"({"text": "小米集团发布公告。", "entities": [{"start": 0, "end": 4, "type": "company"}]})"
                   "\n");
  const auto features_with = [&](float share) {
    FeatureIds ids;
    std::vector<Instance> data;
    EXPECT_TRUE(read_labelled_sentences((m_path / "s.jsonl").string(), Fold{}, {share}, Recognizer(), ids, data));
    return ids.keys();
  };
  EXPECT_EQ(features_with(0), features_with(0));
  EXPECT_NE(features_with(0), features_with(1));
}

TEST_F(CorpusFolder, ScoresTheSentencesThatWereLeftOut) {
  const std::string line =
      "{\"text\": \"澄江市很美。\", \"entities\": [{\"start\": 0, \"end\": 3, \"type\": \"LOC\"}]}\n";
  const std::string other =
      "{\"text\": \"澄江市很美。\", \"entities\": [{\"start\": 3, \"end\": 5, \"type\": \"PER\"}]}\n";
  write("s.jsonl", line + other + line);
  const std::string path = (m_path / "s.jsonl").string();
  const tagger::Model& model = tagger::built_in_model();
  const auto first = score_labelled_sentences(path, Fold{0, 2}, Recognizer(), model);  // lines 1 and 3
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ((*first)[3].right, 2U);
  EXPECT_EQ((*first)[3].wrong + (*first)[3].missed + (*first)[0].missed, 0U);
  const auto second = score_labelled_sentences(path, Fold{1, 2}, Recognizer(), model);
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ((*second)[3].wrong, 1U);
  EXPECT_EQ((*second)[0].missed, 1U);
  EXPECT_EQ((*second)[3].right, 0U);
}

}  // namespace
}  // namespace guanxi::extract::train
