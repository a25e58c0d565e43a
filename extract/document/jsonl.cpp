#include "extract/document/jsonl.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "extract/document/dates.hpp"
#include "extract/document/draft.hpp"
#include "extract/document/front_matter.hpp"
#include "extract/document/furniture.hpp"
#include "extract/document/html.hpp"

namespace guanxi::extract {

namespace {

/// The string at `key`, or a number there as it is written; empty otherwise.
std::string field(const rapidjson::Value& object, const char* key) {
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd()) return {};
  if (found->value.IsString()) return {found->value.GetString(), found->value.GetStringLength()};
  if (found->value.IsInt64()) return fmt::format("{}", found->value.GetInt64());
  return {};
}

/// A date as text, or as seconds or milliseconds since 1970.
Date date_of(const rapidjson::Value& object) {
  const auto found = object.FindMember("date");
  if (found != object.MemberEnd() && found->value.IsInt64()) {
    std::int64_t seconds = found->value.GetInt64();
    if (seconds > 100'000'000'000) seconds /= 1000;
    if (seconds > 400'000'000 && seconds < 4'200'000'000) return Date{static_cast<std::int32_t>(seconds / 86400)};
  }
  return find_date(field(object, "date")).value_or(Date{});
}

Document with_text(ArticleMeta&& meta, std::string&& text) {
  Document out;
  out.meta = std::move(meta);
  out.text = std::move(text);
  read_furniture(out);
  return out;
}

/// What is wrong with the line; empty where it gave an article.
std::string read_line(std::string_view line, std::string&& default_id, const std::function<void(Document&&)>& on_document) {
  rapidjson::Document json;
  // iterative: a line of a million brackets must not end the program
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
  if (json.HasParseError()) {
    return fmt::format("no JSON: {} At byte {} of the line", rapidjson::GetParseError_En(json.GetParseError()),
                       json.GetErrorOffset() + 1);
  }
  if (!json.IsObject()) return "a JSON value that is no object; each line must be one article {\"text\": ...}";
  ArticleMeta meta;
  meta.id = field(json, "id");
  if (!meta.id.empty()) meta.origin = "#" + meta.id;
  if (meta.id.empty()) meta.id = std::move(default_id);
  meta.date = date_of(json);
  for (const char* key : {"title", "source", "url", "byline", "author"}) set_meta(meta, key, field(json, key));
  std::string text = field(json, "text");
  if (!trim(text).empty()) {
    on_document(with_text(std::move(meta), std::move(text)));
    return {};
  }
  const std::string html = field(json, "html");
  if (trim(html).empty()) return R"(an article without "text" and "html")";
  Draft draft = read_html(html, meta);
  Document document = assemble(std::move(draft));
  if (document.text.empty()) return "no article text found in \"html\"";
  on_document(std::move(document));
  return {};
}

}  // namespace

void read_jsonl(std::string_view text, const RawItem& item, const std::function<void(Document&&)>& on_document,
                const DiagnosticSink& diagnose) {
  std::size_t number = item.first_line;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (trim(line).empty()) continue;
    const std::string fault = read_line(line, fmt::format("{}#{}", item.stem, number), on_document);
    if (!fault.empty()) diagnose({fmt::format("{}:{}", item.path, number), fault + "; line passed over", true});
  }
}

}  // namespace guanxi::extract
