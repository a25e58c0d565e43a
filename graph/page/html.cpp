#include "graph/page/html.hpp"

#include <fmt/format.h>

#include "graph/diagram/canvas.hpp"
#include "graph/diagram/label.hpp"
#include "graph/diagram/words.hpp"

namespace guanxi::graph {

namespace {

/// cytoscape.js adds a style sheet of its own, which the policy would refuse, unless it finds one of this name;
/// page.css has its one rule.
constexpr std::string_view k_cytoscape_id = R"( id="__________cytoscape_stylesheet")";

}  // namespace

std::string html_text(std::string_view text) { return escaped(picture_text(text)); }

std::string html_link(std::string_view url, std::string_view words) {
  if (!is_web_address(url)) return html_text(words);
  return fmt::format(R"(<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>)", html_text(url),
                     html_text(words));
}

std::string_view inline_svg(std::string_view document) {
  const std::size_t at = document.find("<svg");
  return at == std::string_view::npos ? std::string_view() : document.substr(at);
}

std::string html_document(std::string_view title, std::string_view body, const Asset& style,
                          const std::vector<Asset>& scripts) {
  std::string sources;
  for (const Asset& script : scripts) sources += (sources.empty() ? "" : " ") + script.source;
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; style-src {}; "
      "base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"guanxi\">\n<title>{}</title>\n<style{}>{}</style>\n</head>\n<body>\n{}",
      sources.empty() ? "'none'" : sources, style.source, html_text(title), scripts.empty() ? "" : k_cytoscape_id,
      style.text, body);
  for (const Asset& script : scripts) {
    out += "<script>";
    out += script.text;
    out += "</script>\n";
  }
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace guanxi::graph
