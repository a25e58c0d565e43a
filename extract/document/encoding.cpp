// Detection is by rule, not by statistics of a language: news files are UTF-8 or GB18030, now and then Big5, and a rule
// can be explained to the user whose file was read wrongly.
#include "extract/document/encoding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "base/text.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_declaration_window = 64UL * 1024;  // pages of people.com.cn declare behind 15 KB of tags

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_FAILURE(status) != 0 ? nullptr : std::move(converter);
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos; at = text.find("\xEF\xBF\xBD", at + 3)) ++count;
  return count;
}

/// Each malformed byte becomes one U+FFFD.
Decoded decode_utf8(std::string_view bytes) {
  Decoded out{{}, "UTF-8", 0};
  if (is_valid_utf8(bytes)) {
    out.text = bytes;
    return out;
  }
  out.text.reserve(bytes.size() + 64);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(bytes, at);
    if (c == 0xFFFD && at - begin == 1) ++out.broken;
    append_utf8(out.text, c);
  }
  return out;
}

Decoded decode_with_icu(std::string_view bytes, const std::string& name) {
  const Converter converter = open_converter(name);
  if (converter == nullptr) return decode_utf8(bytes);
  Decoded out{{}, name, 0};
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::array<char16_t, 16384> chunk;
  for (bool more = true; more;) {
    UErrorCode status = U_ZERO_ERROR;
    char16_t* target = chunk.data();
    ucnv_toUnicode(converter.get(), &target, target + chunk.size(), &source, source_end, nullptr, 1, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    // a surrogate pair cut at the end of the chunk cannot happen: ICU keeps a pair together in its overflow buffer
    for (const char16_t* c = chunk.data(); c != target; ++c) {
      char32_t point = *c;
      if (point >= 0xD800 && point <= 0xDBFF && c + 1 != target && c[1] >= 0xDC00 && c[1] <= 0xDFFF) {
        point = 0x10000 + ((point - 0xD800) << 10U) + (c[1] - 0xDC00U);
        ++c;
      }
      append_utf8(out.text, point);
    }
    if (U_FAILURE(status) != 0 && !more) break;
  }
  out.broken = count_replacements(out.text);
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

/// The encodings that pages name when they mean GB18030, and the one spelling of UTF-8.
std::string canonical_name(std::string_view name) {
  const std::string key = lower(name);
  constexpr std::array<std::string_view, 8> k_gb{"gb2312", "gbk",        "x-gbk", "gb18030",
                                                 "gb_2312-80", "csgb2312", "cp936", "windows-936"};
  if (std::find(k_gb.begin(), k_gb.end(), key) != k_gb.end()) return "GB18030";
  if (key == "utf-8" || key == "utf8") return "UTF-8";
  if (key == "big5" || key == "big5-hkscs" || key == "x-x-big5" || key == "cp950") return "Big5";
  return std::string(name);
}

/// The word behind `key` in a lower-case tag: charset=gbk, encoding="gb18030"; empty where it is not there.
std::string value_of(std::string_view tag, std::string_view key) {
  std::size_t at = tag.find(key);
  if (at == std::string_view::npos) return {};
  at += key.size();
  while (at < tag.size() && (tag[at] == ' ' || tag[at] == '=' || tag[at] == '"' || tag[at] == '\'')) ++at;
  std::size_t end = at;
  while (end < tag.size() &&
         (std::isalnum(static_cast<unsigned char>(tag[end])) != 0 || tag[end] == '-' || tag[end] == '_'))
    ++end;
  return std::string(tag.substr(at, end - at));
}

/// The charset that a <meta> or an XML declaration names in the head of the file; empty where none does.
std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, k_declaration_window);
  if (lower(head.substr(0, 5)) == "<?xml") {
    const std::string declaration = lower(head.substr(0, head.find("?>")));
    if (declaration.find("encoding") != std::string::npos) return value_of(declaration, "encoding");
  }
  for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    if (lower(head.substr(at, 5)) != "<meta") continue;
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::string tag = lower(head.substr(at, end - at));
    if (tag.find("charset") != std::string::npos) return value_of(tag, "charset");
    if (end == head.size()) break;  // a tag that does not end has been searched with all that follows
  }
  return {};
}

/// How much of the bytes is text in UTF-8: whole sequences of two bytes and more, and bytes that belong to none.
struct Utf8Evidence {
  std::size_t good = 0;
  std::size_t bad = 0;
};

Utf8Evidence weigh_utf8(std::string_view bytes) {
  Utf8Evidence evidence;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    (void)next_code_point(bytes, at);
    ++(at - begin > 1 ? evidence.good : evidence.bad);
  }
  return evidence;
}

/// Share of two-byte characters that lie where everyday text does: GB 2312 marks and level 1, or Big5 marks and level 1.
/// Real text of either kind is above 0.9 in its own encoding; in the other it stays below 0.7.
double everyday_share(std::string_view bytes, unsigned char last_mark_row, unsigned char first_row, unsigned char last_row,
                      unsigned char least_trail) {
  std::size_t all = 0;
  std::size_t everyday = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at++]);
    if (lead < 0x80) continue;
    ++all;
    if (at == bytes.size()) break;
    const auto trail = static_cast<unsigned char>(bytes[at]);
    if (trail < 0x30) continue;
    ++at;
    const bool row = (lead >= 0xA1 && lead <= last_mark_row) || (lead >= first_row && lead <= last_row);
    if (row && trail >= least_trail && trail != 0x7F && trail != 0xFF) ++everyday;
  }
  return all == 0 ? 1.0 : static_cast<double>(everyday) / static_cast<double>(all);
}

std::string guess_double_byte(std::string_view bytes) {
  const double gb = everyday_share(bytes, 0xA3, 0xB0, 0xD7, 0xA1);
  const double big5 = everyday_share(bytes, 0xA3, 0xA4, 0xC6, 0x40);
  return gb < 0.75 && big5 > 0.9 && big5 > gb + 0.2 ? "Big5" : "GB18030";
}

/// UTF-8 with a few broken bytes stays UTF-8: text of another encoding has hardly a whole sequence by chance.
bool is_mostly_utf8(const Utf8Evidence& evidence) { return evidence.bad == 0 || evidence.good >= 10 * evidence.bad; }

/// The encoding of what is not simply UTF-8; `declared`: empty where it does not say, or names none that is known.
std::string choose_encoding(std::string_view bytes, std::string&& declared) {
  const Utf8Evidence evidence = weigh_utf8(bytes);
  if (declared.empty()) return is_mostly_utf8(evidence) ? "UTF-8" : guess_double_byte(bytes);
  // a page that was converted on its way here still names its old charset
  if (evidence.bad == 0 && evidence.good >= 10 && everyday_share(bytes, 0xA3, 0xB0, 0xD7, 0xA1) < 0.8) return "UTF-8";
  return declared;
}

/// A charset of Western Europe: what servers and editors name by default, whatever the page is written in.
bool is_latin(std::string_view name) {
  constexpr std::array<std::string_view, 6> k_latin{"iso-8859-1",   "iso8859-1", "latin1",
                                                    "windows-1252", "us-ascii",  "ascii"};
  return std::find(k_latin.begin(), k_latin.end(), lower(name)) != k_latin.end();
}

/// Do the bytes say that the charset `name` was declared without a look at the text?
bool is_declared_by_default(std::string_view bytes, const std::string& name) {
  constexpr double k_chinese = 0.75;  // single bytes of a Latin text hardly ever pair
  return is_latin(name) &&
         (is_mostly_utf8(weigh_utf8(bytes)) || everyday_share(bytes, 0xA3, 0xB0, 0xD7, 0xA1) > k_chinese);
}

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

}  // namespace

bool is_known_encoding(const std::string& name) { return open_converter(canonical_name(name)) != nullptr; }

Decoded decode(std::string_view bytes, std::string_view forced) {
  using namespace std::string_view_literals;
  if (forced.empty()) {
    if (starts_with(bytes, "\xEF\xBB\xBF"sv)) return decode_utf8(bytes.substr(3));
    if (starts_with(bytes, "\xFF\xFE"sv)) return decode_with_icu(bytes.substr(2), "UTF-16LE");
    if (starts_with(bytes, "\xFE\xFF"sv)) return decode_with_icu(bytes.substr(2), "UTF-16BE");
  }
  std::string name = canonical_name(forced.empty() ? declared_charset(bytes) : forced);
  if (forced.empty()) {
    if (name == "UTF-8" || (!name.empty() && !is_known_encoding(name))) name.clear();
    if (is_declared_by_default(bytes, name)) name.clear();
    if (name.empty() && is_valid_utf8(bytes)) return {std::string(bytes), "UTF-8", 0};
    name = choose_encoding(bytes, std::move(name));
  }
  Decoded out = name == "UTF-8" ? decode_utf8(bytes) : decode_with_icu(bytes, name);
  if (starts_with(out.text, "\xEF\xBB\xBF"sv)) out.text.erase(0, 3);
  return out;
}

bool looks_binary(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (starts_with(bytes, "\xFF\xFE"sv) || starts_with(bytes, "\xFE\xFF"sv)) return false;
  for (const auto magic : {"%PDF-"sv, "PK\x03\x04"sv, "\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "\xD0\xCF\x11\xE0"sv, "\x7F" "ELF"sv,
                           "SQLite format 3"sv, "Rar!"sv, "7z\xBC\xAF"sv}) {
    if (starts_with(bytes, magic)) return true;
  }
  constexpr auto k_controls = [] {
    std::array<bool, 256> controls{};
    for (std::size_t byte = 0; byte < 0x20; ++byte) controls[byte] = true;
    for (const unsigned char text : {'\t', '\n', '\r', '\f', '\x1B'}) controls[text] = false;
    return controls;
  }();
  const std::string_view head = bytes.substr(0, 64UL * 1024);
  std::size_t controls = 0;
  for (const char byte : head) controls += k_controls[static_cast<unsigned char>(byte)] ? 1 : 0;
  return controls > 0 && controls * 50 >= head.size();  // one in 50: a broken byte is no reason to refuse an article
}

}  // namespace guanxi::extract
