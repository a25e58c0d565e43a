// The whole of recognition: furniture, proposers from outside, repetitions, order and reuse.
#include "extract/recognize/recognizer.hpp"

#include <gtest/gtest.h>

#include "tests/extract/recognize/reading.hpp"

namespace guanxi::extract {
namespace {

struct Article {
  explicit Article(std::string_view printed) {
    normalize(printed, text);
    split_sentences(text, sentences);
    words.read(text.units, sentences, Lexicon::built_in());
  }
  NormalizedText text;
  std::vector<UnitRange> sentences;
  ArticleWords words;
};

/// Proposes the first two units of every sentence.
class FirstTwo final : public SpanProposer {
 public:
  void propose(const SentenceView& sentence, Lattice& lattice) const override {
    lattice.propose(sentence.range.begin, sentence.range.begin + 2, MentionKind::policy, Proposer::model, 50);
  }
};

TEST(Recognizer, AnEmptyArticleHasNoMentions) {
  EXPECT_TRUE(testing::read("").empty());
  EXPECT_TRUE(testing::read("\n。！\n").empty());
}

TEST(Recognizer, NothingInsideFurniture) {
  const Article article("清远市很美。");
  const std::vector<UnitRange> furniture{{0, 3}};
  EXPECT_FALSE(Recognizer().recognize(article.words, {}).empty());
  EXPECT_TRUE(Recognizer().recognize(article.words, furniture).empty());
}

TEST(Recognizer, ProposersFromOutsideTakePart) {
  const Article article("我们提高质量。");
  Recognizer recognizer;
  recognizer.add(std::make_unique<FirstTwo>());
  const Mentions found = recognizer.recognize(article.words, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].proposer, Proposer::model);
}

TEST(Recognizer, GivesTheSameAgainAndAgain) {
  const Article article("柯城区委副书记祝少凡走访浙江澜禾新材料有限公司。\n祝少凡说，服务要好。");
  const Recognizer recognizer;
  const Mentions first = recognizer.recognize(article.words, {});
  for (int i = 0; i < 300; ++i) ASSERT_EQ(recognizer.recognize(article.words, {}), first);
}

TEST(Recognizer, MentionsAreDisjointAscendingAndInsideTheirSentences) {
  const Article article("浙江省衢州市委常委方砚秋到航埠镇。\n赫尔曼传动（衢州）有限公司落户柯城经济开发区！");
  std::uint32_t last = 0;
  for (const Mention& mention : Recognizer().recognize(article.words, {})) {
    EXPECT_LE(last, mention.begin);
    EXPECT_LE(article.sentences[mention.sentence].begin, mention.begin);
    EXPECT_LE(mention.end, article.sentences[mention.sentence].end);
    EXPECT_GT(mention.score, 0);
    last = mention.end;
  }
}

TEST(Recognizer, ALongSentenceTakesLinearTime) {
  std::string printed;
  for (int i = 0; i < 20000; ++i) printed += "阿尔巴尼中";
  const Article article(printed);
  const Mentions found = Recognizer().recognize(article.words, {});
  EXPECT_LT(found.size(), article.text.units.size());
}

}  // namespace
}  // namespace guanxi::extract
