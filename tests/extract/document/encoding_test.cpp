#include "extract/document/encoding.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "tests/extract/document/encode.hpp"
#include "tests/extract/document/reading.hpp"

namespace guanxi::extract {
namespace {

const std::string k_text = "清城区委书记到访企业，了解生产经营情况。朱镕基曾经视察这里，龚女士说：办事很快！";
const std::string k_traditional = "香港特別行政區政府今日公布，財政司司長將於下星期訪問廣東省，並與當地企業會面。記者會上，他說：經濟發展良好。";

TEST(Encoding, ByRule) {
  EXPECT_EQ(decode("", "").text, "");
  EXPECT_EQ(decode("abc", "").encoding, "UTF-8");
  EXPECT_EQ(decode(k_text, "").text, k_text);
  const Decoded gb = decode(encode(k_text, "GB18030"), "");
  EXPECT_EQ(gb.encoding, "GB18030");
  EXPECT_EQ(gb.text, k_text);
  EXPECT_EQ(gb.broken, 0U);
  const Decoded big5 = decode(encode(k_traditional, "Big5"), "");
  EXPECT_EQ(big5.encoding, "Big5");
  EXPECT_EQ(big5.text, k_traditional);
  const Decoded traditional_gb = decode(encode("繁體字也可以寫在國標擴展裏面，這樣的文字並不是大五碼。我們的社區的人大代表，在中國的城市。", "GB18030"), "");
  EXPECT_EQ(traditional_gb.encoding, "GB18030") << "Big5 only where the text is hardly GB18030";
}

TEST(Encoding, ShortTextIsNotGuessedByStatistics) {
  EXPECT_EQ(decode(encode("你好", "GB18030"), "").text, "你好");
  EXPECT_EQ(decode("你好", "").text, "你好");
}

TEST(Encoding, ByteOrderMarks) {
  EXPECT_EQ(decode("\xEF\xBB\xBF" + k_text, "").text, k_text);
  EXPECT_EQ(decode("\xFF\xFE" + encode(k_text, "UTF-16LE"), "").text, k_text);
  EXPECT_EQ(decode("\xFE\xFF" + encode("𠀀" + k_text, "UTF-16BE"), "").text, "𠀀" + k_text);
}

TEST(Encoding, DeclaredCharset) {
  for (const char* name : {"gb2312", "GBK", "x-gbk", "gb18030"}) {
    const std::string page = std::string("<html><head>") + std::string(20'000, ' ') + "<meta http-equiv=Content-Type content=\"text/html; charset=" +
                             name + "\"></head><body>" + k_text + "朱镕基</body></html>";
    const Decoded decoded = decode(encode(page, "GB18030"), "");
    EXPECT_EQ(decoded.encoding, "GB18030") << name;
    EXPECT_EQ(decoded.text, page);
  }
  for (const char* tag :
       {"<meta charset='big5'>", "<p><META CONTENT='text/html; CHARSET=BIG5'>", "<meta><meta charset=big5 "}) {
    const std::string page = tag + k_traditional;
    EXPECT_EQ(decode(encode(page, "Big5"), "").text, page) << tag;
  }
  const std::string xml = "<?xml version=\"1.0\" encoding=\"GBK\"?><p>镕</p>";
  EXPECT_EQ(decode(encode(xml, "GB18030"), "").text, xml);
}

TEST(Encoding, LatinIsWhatServersNameByDefault) {
  const std::string page = "<meta charset=iso-8859-1>" + k_text;
  EXPECT_EQ(decode(encode(page, "GB18030"), "").text, page);
  EXPECT_EQ(decode(page, "").text, page);
  const std::string french =
      "<meta charset=iso-8859-1>Le préfet a été reçu à l'hôtel de ville, où siège le conseil général.";
  EXPECT_EQ(decode(encode(french, "ISO-8859-1"), "").text, french);
}

TEST(Encoding, PageThatWasConvertedStillNamesItsOldCharset) {
  const std::string page = "<meta charset=gb2312>" + k_text;
  EXPECT_EQ(decode(page, "").text, page);
  const std::string declared_utf8 = "<meta charset=utf-8>" + k_text;
  EXPECT_EQ(decode(encode(declared_utf8, "GB18030"), "").text, declared_utf8);
}

TEST(Encoding, TheUserOverrules) {
  EXPECT_EQ(decode(encode(k_traditional, "Big5"), "big5").text, k_traditional);
  EXPECT_EQ(decode(encode("你", "UTF-16BE"), "UTF-16BE").text, "你");
  EXPECT_TRUE(is_known_encoding("gbk"));
  EXPECT_TRUE(is_known_encoding("x-gbk"));
  EXPECT_FALSE(is_known_encoding("no-such-thing"));
  const auto refused = InputStream::open({}, ReaderOptions{"no-such-thing"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::usage);
}

TEST(Encoding, BrokenByteCostsThatByte) {
  std::string utf8 = k_text + k_text;
  utf8[utf8.size() / 2 / 3 * 3] = '\xFF';
  const Decoded decoded = decode(utf8, "");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.broken, 3U) << "the byte and the two that belonged to it";
  EXPECT_TRUE(is_valid_utf8(decoded.text));
  EXPECT_EQ(decoded.text.substr(0, 60), k_text.substr(0, 60));
  std::string gb = encode(k_text + k_text, "GB18030");
  gb.insert(gb.size() / 4 * 2, 1, '\xFF');
  const Decoded repaired = decode(gb, "");
  EXPECT_EQ(repaired.encoding, "GB18030");
  EXPECT_GE(repaired.broken, 1U);
  EXPECT_EQ(repaired.text.substr(repaired.text.size() - 30), k_text.substr(k_text.size() - 30));
  const Reading reading = parse_bytes("标题\n" + utf8, Format::text);
  ASSERT_EQ(reading.documents.size(), 1U);
  ASSERT_EQ(reading.diagnostics.size(), 1U);
  EXPECT_FALSE(reading.diagnostics[0].skipped);
}

TEST(Encoding, EveryCutOfATextDecodes) {
  for (const char* name : {"UTF-8", "GB18030", "Big5"}) {
    const std::string bytes = encode(k_traditional, name);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
      EXPECT_TRUE(is_valid_utf8(decode(std::string_view(bytes).substr(0, size), "").text));
      EXPECT_TRUE(is_valid_utf8(decode(std::string_view(bytes).substr(0, size), name).text));
    }
  }
}

TEST(Binary, IsToldFromText) {
  EXPECT_FALSE(looks_binary(""));
  EXPECT_FALSE(looks_binary(k_text));
  EXPECT_FALSE(looks_binary(encode(k_text, "GB18030")));
  EXPECT_FALSE(looks_binary("\xFF\xFE" + encode(k_text, "UTF-16LE")));
  EXPECT_FALSE(looks_binary(k_text + std::string(1, '\0'))) << "one stray byte is no reason";
  EXPECT_TRUE(looks_binary("%PDF-1.7 text"));
  EXPECT_TRUE(looks_binary("PK\x03\x04zip"));
  std::string noise;
  for (unsigned i = 0; i < 4096; ++i) noise.push_back(static_cast<char>(i * 2654435761U >> 24U));
  EXPECT_TRUE(looks_binary(noise));
}

}  // namespace
}  // namespace guanxi::extract
