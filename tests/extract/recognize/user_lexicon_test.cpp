#include "extract/recognize/user_lexicon.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.hpp"
#include "extract/recognize/recognizer.hpp"

namespace guanxi::extract {
namespace {

UserLexicon lexicon_of(std::string_view bytes) {
  auto lexicon = UserLexicon::read(bytes, "names.tsv");
  EXPECT_TRUE(lexicon) << lexicon.error().message;
  return lexicon ? std::move(*lexicon) : UserLexicon();
}

/// "form" of every mention the lexicon put there; those of others with a `~` before it.
std::vector<std::string> apply(const UserLexicon& lexicon, std::string_view printed,
                               std::vector<UnitRange> furniture = {}) {
  NormalizedText text;
  normalize(printed, text);
  std::vector<UnitRange> sentences;
  split_sentences(text, sentences);
  ArticleWords words;
  words.read(text.units, sentences, Lexicon::built_in());
  Mentions mentions = Recognizer().recognize(words, furniture);
  lexicon.apply(words, furniture, mentions);
  std::vector<std::string> found;
  std::uint32_t last = 0;
  for (const Mention& mention : mentions) {
    EXPECT_LE(last, mention.begin) << "disjoint and ascending";
    last = mention.end;
    found.push_back((mention.proposer == Proposer::user ? "" : "~") +
                    std::string(slice(printed, text.printed(mention.begin, mention.end))));
  }
  return found;
}

using Forms = std::vector<std::string>;

TEST(UserLexicon, TakesThePlaceOfWhatElseWasFound) {
  EXPECT_EQ(apply(lexicon_of("清远市\tenterprise\n"), "清远市很美。"), Forms{"清远市"});
  EXPECT_EQ(apply(lexicon_of("清远市\tnothing\n"), "清远市很美。"), Forms{});
  EXPECT_EQ(apply(lexicon_of("市很\tpolicy\n"), "清远市很美。"), Forms{"市很"});
}

TEST(UserLexicon, TheLongestFormFromTheLeft) {
  const UserLexicon lexicon = lexicon_of("# mine\n\n云岭|云岭电缆\tenterprise\r\n电缆厂\tagency\n");
  EXPECT_EQ(apply(lexicon, "云岭电缆厂，云岭。"), (Forms{"云岭电缆", "云岭"}));
}

TEST(UserLexicon, MatchesWhateverTheWidthAndScript) {
  const UserLexicon lexicon = lexicon_of("\xEF\xBB\xBF雲嶺電纜\tenterprise\nLG\tenterprise\n");
  EXPECT_EQ(apply(lexicon, "云岭电缆与ＬＧ合作，LGD没有。"), (Forms{"云岭电缆", "ＬＧ", "~LGD"}));
}

TEST(UserLexicon, NothingInsideFurniture) {
  EXPECT_EQ(apply(lexicon_of("云岭电缆\tenterprise\n"), "云岭电缆很好。", {{0, 4}}), Forms{});
}

TEST(UserLexicon, BadLinesAreNamed) {
  const auto error_of = [](std::string_view bytes) {
    const auto lexicon = UserLexicon::read(bytes, "names.tsv");
    return lexicon
               ? std::string("none")
               : lexicon.error().where + ':' + std::to_string(lexicon.error().line) + ": " + lexicon.error().message;
  };
  EXPECT_EQ(error_of("云岭\n"), "names.tsv:1: the line has no tab");
  EXPECT_EQ(error_of("#\n云岭\tfirm\n"), "names.tsv:2: 'firm' is no type");
  EXPECT_EQ(error_of("云岭|云\tplace\n"), "names.tsv:1: a form has fewer than two characters");
  EXPECT_EQ(error_of("云岭\tplace\n電纜|云嶺\tagency\n"),
            "names.tsv:2: a form of this line has another type in line 1");
  EXPECT_EQ(error_of("云岭\tplace\n云岭\tplace"), "none");
  EXPECT_EQ(error_of(""), "none");
}

TEST(UserLexicon, FingerprintsAreOfTheEntries) {
  EXPECT_EQ(lexicon_of("云岭\tplace\n电缆\tagency\n").fingerprint(),
            lexicon_of("# x\n电缆\tagency\n云岭\tplace").fingerprint());
  EXPECT_NE(lexicon_of("云岭\tplace\n").fingerprint(), lexicon_of("云岭\tagency\n").fingerprint());
}

}  // namespace
}  // namespace guanxi::extract
