#include "graph/page/assets.hpp"

#include <cstdint>

extern "C" {
extern const char guanxi_page_css_begin[];
extern const char guanxi_page_css_end[];
extern const char guanxi_page_js_begin[];
extern const char guanxi_page_js_end[];
extern const char guanxi_report_css_begin[];
extern const char guanxi_report_css_end[];
extern const char guanxi_cytoscape_js_begin[];
extern const char guanxi_cytoscape_js_end[];
}

namespace guanxi::graph {

namespace {

std::uint32_t digit(char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); }

/// 64 hexadecimal digits as base64 (RFC 4648).
std::string base64_of(std::string_view hexadecimal) {
  constexpr std::string_view k_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < hexadecimal.size(); at += 6) {
    const std::string_view part = hexadecimal.substr(at, 6);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 6; ++i) bits = bits << 4U | (i < part.size() ? digit(part[i]) : 0U);
    const std::size_t characters = part.size() * 4 / 6 + (part.size() * 4 % 6 == 0 ? 0 : 1);
    for (std::size_t i = 0; i < 4; ++i) out += i < characters ? k_alphabet[bits >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

Asset asset(const char* begin, const char* end, std::string_view hash) {
  return {{begin, static_cast<std::size_t>(end - begin)}, "'sha256-" + base64_of(hash) + "'"};
}

}  // namespace

Asset page_css() { return asset(guanxi_page_css_begin, guanxi_page_css_end, GUANXI_PAGE_CSS_SHA256); }
Asset page_js() { return asset(guanxi_page_js_begin, guanxi_page_js_end, GUANXI_PAGE_JS_SHA256); }
Asset report_css() { return asset(guanxi_report_css_begin, guanxi_report_css_end, GUANXI_REPORT_CSS_SHA256); }
Asset cytoscape_js() { return asset(guanxi_cytoscape_js_begin, guanxi_cytoscape_js_end, GUANXI_CYTOSCAPE_JS_SHA256); }

}  // namespace guanxi::graph
