// One raw item -> documents: decode it, let the reader of its format make drafts, assemble them.
#include "extract/document/reader.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "extract/document/encoding.hpp"
#include "extract/document/front_matter.hpp"
#include "extract/document/html.hpp"
#include "extract/document/jsonl.hpp"
#include "extract/document/limits.hpp"
#include "extract/document/markdown.hpp"
#include "extract/document/plain_text.hpp"

namespace guanxi::extract {

namespace {

/// Hands a document on if there is something to read in it.
class Outlet {
 public:
  Outlet(const RawItem& item, const std::function<void(Document&&)>& on_document, const DiagnosticSink& diagnose)
      : m_item(item), m_on_document(on_document), m_diagnose(diagnose) {}

  void document(Document&& document) const {
    if (document.text.size() > k_largest_article) {
      skip(fmt::format("an article of {} MB of text; passed over, the most is {} MB", document.text.size() >> 20U,
                       k_largest_article >> 20U), document.meta.id);
    } else if (trim(document.text).empty()) {
      skip("no article text found; passed over", document.meta.id);
    } else {
      document.meta.origin = origin(document.meta);
      m_on_document(std::move(document));
    }
  }
  void draft(Draft&& draft) const { document(assemble(std::move(draft))); }
  void skip(std::string message, const std::string& id) const {
    const bool one_of_several = !id.empty() && id != m_item.stem;
    m_diagnose({one_of_several ? fmt::format("{} ({})", m_item.path, id) : m_item.path, std::move(message), true});
  }

 private:
  /// ArticleMeta::origin, of which read_jsonl() leaves the part behind '#'.
  [[nodiscard]] std::string origin(const ArticleMeta& meta) const {
    if (!meta.url.empty()) return meta.url;
    if (m_item.path == "-") return {};
    if (m_item.format == Format::jsonl && meta.origin.empty()) return {};
    return std::filesystem::path(m_item.path).lexically_normal().generic_string() + meta.origin;
  }

  const RawItem& m_item;
  const std::function<void(Document&&)>& m_on_document;
  const DiagnosticSink& m_diagnose;
};

void parse_html(std::string_view text, const RawItem& item, const Outlet& outlet) {
  if (text.size() > k_largest_html) {
    outlet.skip(fmt::format("a page of {} MB; passed over, the most is {} MB", text.size() >> 20U, k_largest_html >> 20U), {});
    return;
  }
  ArticleMeta meta;
  meta.id = item.stem;
  text = take_front_matter(text, meta);
  outlet.draft(read_html(text, meta));
}

/// Is the body of this Markdown file a whole HTML page, with a layout to be understood?
bool holds_page(std::string_view text) {
  ArticleMeta unused;
  const std::string_view body = trim(take_front_matter(text, unused));
  for (const std::string_view start : {"<!DOCTYPE", "<!doctype", "<html", "<HTML"}) {
    if (body.substr(0, start.size()) == start) return true;
  }
  return false;
}

}  // namespace

void parse(const RawItem& item, const ReaderOptions& options, const std::function<void(Document&&)>& on_document,
           const DiagnosticSink& diagnose) {
  const Decoded decoded = decode(item.bytes, options.encoding);
  if (decoded.broken > 0) {
    diagnose({item.path,
              fmt::format("{} broken characters when read as {}; each became U+FFFD{}", decoded.broken, decoded.encoding,
                          options.encoding.empty() ? " (--encoding NAME overrules the detection)" : ""),
              false});
  }
  const Outlet outlet(item, on_document, diagnose);
  const std::string_view text = decoded.text;
  switch (item.format) {
    case Format::markdown:
      if (holds_page(text)) parse_html(text, item, outlet);
      else read_markdown(text, item, [&](Draft&& draft) { outlet.draft(std::move(draft)); }, diagnose);
      break;
    case Format::html: parse_html(text, item, outlet); break;
    case Format::text: {
      Draft draft = read_plain_text(text);
      draft.meta.id = item.stem;
      outlet.draft(std::move(draft));
      break;
    }
    case Format::jsonl: read_jsonl(text, item, [&](Document&& document) { outlet.document(std::move(document)); }, diagnose); break;
  }
}

}  // namespace guanxi::extract
