#include "extract/recognize/tagger/datelines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/document/normalize.hpp"
#include "extract/recognize/lexicon.hpp"

namespace guanxi::extract::tagger {
namespace {

using Forms = std::vector<std::u16string>;

/// The places of a text's datelines.
Forms datelines(std::string_view printed) {
  NormalizedText text;
  std::vector<UnitRange> sentences;
  ArticleWords words;
  normalize(printed, text);
  split_sentences(text, sentences);
  words.read(text.units, sentences, Lexicon::built_in());
  const std::vector<UnitRange> furniture{{0, static_cast<std::uint32_t>(text.units.find(u'|'))}};
  Mentions mentions;
  add_dateline_places(words, furniture, mentions);
  Forms forms;
  for (const Mention& mention : mentions)
    forms.push_back(text.units.substr(mention.begin, mention.end - mention.begin));
  return forms;
}

TEST(Datelines, ThePlaceStandsBeforeTheDay) {
  EXPECT_EQ(datelines("新华社合肥1月20日电|今天，"), Forms{u"合肥"});
  EXPECT_EQ(datelines("晋中日报平遥5月6日讯|今天，"), Forms{u"平遥"});
  EXPECT_EQ(datelines("新华社合肥１２月２０日专电|今天，"), Forms{u"合肥"});
}

TEST(Datelines, ElsewhereThereIsNone) {
  EXPECT_EQ(datelines("本报讯|1月20日，"), Forms{});
  EXPECT_EQ(datelines("新华社1月20日电|今天，"), Forms{});
  EXPECT_EQ(datelines("来源：合肥晚报1月20日|今天，"), Forms{});
  EXPECT_EQ(datelines("新华社20日电|今天，"), Forms{});
  EXPECT_EQ(datelines("|"), Forms{});
}

}  // namespace
}  // namespace guanxi::extract::tagger
