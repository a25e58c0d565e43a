#include "extract/document/normalize.hpp"

#include <gtest/gtest.h>
#include <random>

#include "base/fold.hpp"

namespace guanxi::extract {
namespace {

std::u16string units(std::string_view text) {
  NormalizedText out;
  normalize(text, out);
  return out.units;
}

std::vector<std::u16string> sentences(std::string_view text) {
  NormalizedText out;
  normalize(text, out);
  std::vector<UnitRange> ranges;
  split_sentences(out, ranges);
  std::vector<std::u16string> cut;
  for (const UnitRange range : ranges) cut.push_back(out.units.substr(range.begin, range.end - range.begin));
  return cut;
}

TextHash hash(std::string_view text) {
  NormalizedText out;
  normalize(text, out);
  return hash_text(out.units);
}

TEST(Normalize, FoldsWidthAndScript) {
  EXPECT_EQ(units(""), u"");
  EXPECT_EQ(units("a"), u"a");
  EXPECT_EQ(units("清遠市（ＡＢＣ）"), u"清远市(ABC)");
  EXPECT_EQ(units("𠀀😀"), u"\u3400\uFFFD");
  EXPECT_EQ(units("\xE4\xB8"), u"\uFFFD\uFFFD") << "half a character is two broken bytes";
}

TEST(Normalize, DropsWhiteSpaceWhereANameMayRunAcross) {
  EXPECT_EQ(units("清城区 委 书记"), u"清城区委书记");
  EXPECT_EQ(units(" \" 四个首位 \" "), u"“四个首位”");
  EXPECT_EQ(units("8 月 11 日"), u"8月11日");
  EXPECT_EQ(units("营商环境 5.0 向清城"), u"营商环境5.0向清城");
  EXPECT_EQ(units("总监 - 华南"), u"总监-华南");
  EXPECT_EQ(units("Tim  Cook, Apple Inc. said"), u"Tim Cook, Apple Inc. said");
  EXPECT_EQ(units("清\u200B城\uFEFF区"), u"清城区");
  EXPECT_EQ(units("清\u3000\u00A0城"), u"清城");
}

TEST(Normalize, WhiteSpacePartsTheNamesOfARoll) {
  EXPECT_EQ(units("丁香林　王　毅　马石安（回族）　于吉(女)　李希\n韦一"),
            u"丁香林、王毅、马石安(回族)、于吉(女)、李希\n韦一");
  EXPECT_EQ(units("委员：丁香林  王毅文  马汉  于吉  李希等"), u"委员:丁香林、王毅文、马汉、于吉、李希等");
  EXPECT_EQ(units("丁香林 王毅文 马汉 于吉。"), u"丁香林王毅文马汉于吉。") << "too few to tell";
  EXPECT_EQ(units("其 成 本 占 到 总 成 本 的 一 半"), u"其成本占到总成本的一半");
  EXPECT_EQ(units("勇担使命 不畏艰辛 久久为功 努力创造 奋力谱写"), u"勇担使命不畏艰辛久久为功努力创造奋力谱写");
  EXPECT_EQ(units("本报记者 韦琳 丁香林 通讯员 卢政 王毅文"), u"本报记者韦琳丁香林通讯员卢政王毅文");
}

TEST(Normalize, StraightQuotationMarksOfAParagraphAreCurledByTurns) {
  EXPECT_EQ(units("\"甲\"和\"乙\"\n\"丙\""), u"“甲”和“乙”\n“丙”");
  EXPECT_EQ(units("＂甲＂"), u"“甲”");
  EXPECT_EQ(units("\"甲\n乙\""), u"\"甲\n乙\"") << "not paired";
  EXPECT_EQ(units("5.5\"与6.1\"屏"), u"5.5\"与6.1\"屏") << "inches";
}

TEST(Normalize, LineBreaksEndParagraphsUnlessTheLineRunsOn) {
  EXPECT_EQ(units("一\n\n \r\n二\n"), u"一\n二");
  EXPECT_EQ(units("\n一"), u"一");
  EXPECT_EQ(units("住建、\n人防"), u"住建、人防");
  EXPECT_EQ(units("住建\n，人防"), u"住建,人防");
  EXPECT_EQ(units("印发《护湖三年\n\n行动方案》。\n乙"), u"印发《护湖三年行动方案》。\n乙");
  EXPECT_EQ(units("印发《护湖三年\n行动方案。\n乙》"), u"印发《护湖三年\n行动方案。\n乙》");
}

TEST(Normalize, ObjectIsReusedAsNew) {
  NormalizedText reused;
  for (int i = 0; i < 300; ++i) {
    const std::string text = std::string(static_cast<std::size_t>(300 - i), 'x') + "清遠";
    NormalizedText fresh;
    normalize(text, fresh);
    normalize(text, reused);
    ASSERT_EQ(reused.units, fresh.units);
    ASSERT_EQ(reused.origin, fresh.origin);
    ASSERT_EQ(reused.origin_end, fresh.origin_end);
  }
}

TEST(Normalize, TheRestIsFoldedAsIfAllWereFoldedAtOnce) {
  const std::string text = " 清遠\n，Tim  Cook,\n\n Apple \u200B\n、二 \u3000三\t𠀀x\n ";
  NormalizedText whole;
  normalize(text, whole);
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    if (cut < text.size() && is_continuation(text[cut])) continue;
    NormalizedText out;
    normalize(text.substr(0, cut), out);
    normalize_rest(text, out);
    ASSERT_EQ(out.units, whole.units) << cut;
    ASSERT_EQ(out.origin, whole.origin) << cut;
    ASSERT_EQ(out.origin_end, whole.origin_end) << cut;
  }
}

/// Every unit maps to the printed bytes that fold to it; origins ascend; what lies between them is white space or
/// invisible.
void check_map_back(const std::string& text) {
  NormalizedText out;
  normalize(text, out);
  ASSERT_EQ(out.origin.size(), out.units.size() + 1);
  ASSERT_EQ(out.origin_end.size(), out.units.size() + 1);
  EXPECT_EQ(out.origin.back(), text.size());
  std::uint32_t behind = 0;
  for (std::uint32_t i = 0; i < out.units.size(); ++i) {
    ASSERT_LE(behind, out.origin[i]);
    ASSERT_LT(out.origin[i], out.origin_end[i]);
    ASSERT_LE(out.origin_end[i], text.size());
    EXPECT_EQ(out.unit_at(out.origin[i]), i);
    std::size_t at = out.origin[i];
    const char32_t printed = fold_character(next_code_point(text, at));
    EXPECT_EQ(at, out.origin_end[i]);
    const char16_t unit = out.units[i];
    if (unit == u'\n' || unit == u' ') {
      EXPECT_TRUE(printed < 0x21 || printed == 0x85 || (printed >= 0x2000 && printed <= 0x3000))
          << static_cast<std::uint32_t>(printed);
    } else if (printed == u'"') {
      EXPECT_TRUE(unit == u'"' || unit == u'“' || unit == u'”');
    } else if (printed < 0x10000) {
      EXPECT_EQ(static_cast<char32_t>(unit), printed);
    } else {
      EXPECT_EQ(unit, is_han(printed) ? u'\u3400' : u'\uFFFD');
    }
    for (std::size_t gap = behind; gap < out.origin[i];) {
      const char32_t dropped = fold_character(next_code_point(text, gap));
      EXPECT_TRUE(dropped < 0x21 || dropped == 0x7F || (dropped >= 0x80 && dropped <= 0xAD) ||
                  (dropped >= 0x2000 && dropped <= 0x2064) || (dropped >= 0xFE00 && dropped <= 0xFEFF))
          << std::hex << static_cast<std::uint32_t>(dropped);
    }
    behind = out.origin_end[i];
  }
  EXPECT_EQ(out.unit_at(static_cast<std::uint32_t>(text.size())), out.units.size());
}

TEST(Normalize, MapsBackOnMixedScripts) {
  const std::vector<std::string> pieces{"清",       "遠", "區", "Ａ", "z",  "9", " ",  "\u3000", "\n",     "\r\n",
                                        "，",       "。", "“",  "\"", "𠀀", "😀", "é",  "\u200B", "\u00A0", "\xFF",
                                        "\xE4\xB8", "ﬁ",  "㈱", "Ⅲ",  "\t", "·", "한", "か",     "\u2028", "\x01"};
  std::mt19937 random(20220408);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
    check_map_back(text);
    if (HasFailure()) FAIL() << "text: " << text;
  }
}

TEST(Hash, IsOfTheTextAndNotOfItsPrinting) {
  EXPECT_EQ(hash("清遠市，發布。"), hash(" 清远市， 发布\n"));
  EXPECT_EQ(hash("Ａ公司"), hash("A公司。"));
  EXPECT_NE(hash("清远市"), hash("清城区"));
  EXPECT_NE(hash("甲乙"), hash("乙甲"));
  EXPECT_EQ(hash(""), hash("。 \n"));
  EXPECT_NE(hash(""), hash("甲"));
  // every length of the last block of 16 bytes
  std::string text;
  std::vector<TextHash> seen;
  for (int i = 0; i < 40; ++i) {
    text += "区";
    seen.push_back(hash(text));
    for (std::size_t j = 0; j + 1 < seen.size(); ++j) ASSERT_NE(seen[j], seen.back());
  }
}

TEST(Sentences, EndAtStopsAndParagraphs) {
  using Cut = std::vector<std::u16string>;
  EXPECT_EQ(sentences(""), Cut{});
  EXPECT_EQ(sentences("甲"), Cut{u"甲"});
  EXPECT_EQ(sentences("甲。乙！丙？丁；戊……己"), (Cut{u"甲。", u"乙!", u"丙?", u"丁;", u"戊……", u"己"}));
  EXPECT_EQ(sentences("甲\n乙"), (Cut{u"甲", u"乙"}));
  EXPECT_EQ(sentences("甲。\n\n乙。"), (Cut{u"甲。", u"乙。"}));
  EXPECT_EQ(sentences("。。"), (Cut{u"。。"}));
}

TEST(Sentences, QuotationsAndTitlesStayWhole) {
  using Cut = std::vector<std::u16string>;
  EXPECT_EQ(sentences("他说：“好。走！”后来"), (Cut{u"他说:“好。走!”", u"后来"}));
  EXPECT_EQ(sentences("印发《甲？乙》的通知。"), Cut{u"印发《甲?乙》的通知。"});
  EXPECT_EQ(sentences("“没有合上。乙"), (Cut{u"“没有合上。", u"乙"}));
  EXPECT_EQ(sentences("甲（乙。）丙"), (Cut{u"甲(乙。)", u"丙"}));
  EXPECT_EQ(sentences("\"甲。\"乙"), (Cut{u"“甲。”", u"乙"}));
  EXPECT_EQ(sentences("见a.cn/b?c=1;d，甲。"), Cut{u"见a.cn/b?c=1;d,甲。"}) << "marks inside a web address";
}

TEST(Sentences, CoverEveryUnitButBreaks) {
  const std::vector<std::string> pieces{"甲", "乙", "。", "！", "“",  "”",  "《", "》",
                                        "\n", "，", "a",  " ",  "\"", "；", "（", "）"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    NormalizedText folded;
    normalize(text, folded);
    std::vector<UnitRange> ranges;
    split_sentences(folded, ranges);
    std::uint32_t behind = 0;
    for (const UnitRange range : ranges) {
      ASSERT_LT(range.begin, range.end);
      ASSERT_LE(behind, range.begin);
      for (; behind < range.begin; ++behind) ASSERT_TRUE(folded.units[behind] == u'\n' || folded.units[behind] == u' ');
      for (std::uint32_t i = range.begin; i < range.end; ++i) ASSERT_NE(folded.units[i], u'\n');
      behind = range.end;
    }
    for (; behind < folded.units.size(); ++behind)
      ASSERT_TRUE(folded.units[behind] == u'\n' || folded.units[behind] == u' ');
  }
}

TEST(Sentences, EndlessOnesAreCut) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 10 == 9 ? "，" : "字";
  const auto cut = sentences(text);
  ASSERT_GE(cut.size(), 5U);
  for (std::size_t i = 0; i + 1 < cut.size(); ++i) {
    EXPECT_LE(cut[i].size(), 1000U);
    EXPECT_EQ(cut[i].back(), u',');
  }
}

}  // namespace
}  // namespace guanxi::extract
