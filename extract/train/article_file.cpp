#include "extract/train/article_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>

#include "base/article_text.hpp"
#include "extract/document/normalize.hpp"
#include "extract/document/reader.hpp"
#include "extract/train/projection.hpp"

namespace guanxi::extract::train {

namespace {

constexpr std::string_view k_begin = "=== ";
constexpr std::string_view k_names = "---";
constexpr std::string_view k_elsewhere = "text ";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    parts.emplace_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

bool is_relation(std::string_view type) {
  constexpr std::array<std::string_view, 3> k_relations{"holds_post", "issued", "located_in"};
  return std::find(k_relations.begin(), k_relations.end(), type) != k_relations.end();
}

/// Reads the lines of a file in order and says where one cannot be read.
class ArticleFileParser {
 public:
  ArticleFileParser(const std::string& path, const CorpusTexts& texts) : m_path(path), m_texts(texts) {}

  Result<void> line(std::string_view text) {
    ++m_line;
    if (text.starts_with(k_begin)) {
      m_articles.push_back({std::string(text.substr(k_begin.size())), {}, {}});
      m_lines.clear();
      m_in_names = false;
      return {};
    }
    if (m_articles.empty()) {
      if (text.empty() || text.starts_with('#')) return {};
      return wrong("an article begins with \"=== NAME\"");
    }
    if (text == k_names) {
      GUANXI_CHECK(end_text());
      m_in_names = true;
      return {};
    }
    if (m_in_names) return text.empty() ? Result<void>{} : annotation(text);
    m_lines.append(text).append("\n");
    return {};
  }

  std::vector<AnnotatedArticle> take() { return std::move(m_articles); }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(const std::string& message) const {
    return fail(ErrorCode::malformed, message, fmt::format("{}:{}", m_path, m_line));
  }

  /// The article's lines are read, or said to be those of a corpus.
  Result<void> end_text() {
    AnnotatedArticle& article = m_articles.back();
    if (m_lines.starts_with(k_elsewhere)) {
      std::size_t lines = 0;
      const std::string_view count = std::string_view(m_lines).substr(k_elsewhere.size());
      const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), lines);
      if (error != std::errc{} || *end != '\n') return wrong("\"text\" and a number of lines is expected");
      const Document* document = m_texts.find(article.name);
      if (document == nullptr) {
        return wrong(fmt::format("no article is named {}: name the corpus that has it with --texts", article.name));
      }
      article.document = beginning_of(*document, lines);
    } else {
      RawItem item;
      item.path = m_path;
      item.stem = article.name;
      item.bytes = m_lines;
      parse(
          item, ReaderOptions{}, [&](Document&& document) { article.document = std::move(document); },
          [](const Diagnostic&) {});
    }
    normalize(with_title(article.document.text, article.document.meta.title), m_text);
    return {};
  }

  Result<void> annotation(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return wrong("a type and a name are expected");
    std::string_view type = text.substr(0, space);
    const bool optional = type.ends_with('?');
    if (optional) type.remove_suffix(1);
    std::vector<std::string> parts = split(text.substr(space));
    if (is_relation(type)) return relation(parts);
    if (types_named(type) == nullptr) return wrong(fmt::format("\"{}\" is no type of entity or relation", type));
    for (const std::string& form : parts) {
      normalize(form, m_form);
      if (m_form.units.empty() || m_text.units.find(m_form.units) == std::u16string::npos) {
        return wrong(fmt::format("\"{}\" does not stand in the article", form));
      }
    }
    m_articles.back().entities.push_back({std::string(type), std::move(parts), optional});
    return {};
  }

  /// Relations are not learnt from, but an end that is no entity is a slip of the pen all the same.
  Result<void> relation(const std::vector<std::string>& parts) {
    if (parts.size() < 2) return wrong("a relation has two ends");
    for (std::size_t end = 0; end < 2; ++end) {
      const auto& entities = m_articles.back().entities;
      const auto named = [&](const AnnotatedEntity& entity) { return entity.forms.front() == parts[end]; };
      if (std::none_of(entities.begin(), entities.end(), named)) {
        return wrong(fmt::format("\"{}\" is the fullest form of no entity of the article", parts[end]));
      }
    }
    return {};
  }

  const std::string& m_path;
  const CorpusTexts& m_texts;
  std::size_t m_line = 0;
  std::string m_lines;  // of the article that is being read
  bool m_in_names = false;
  std::vector<AnnotatedArticle> m_articles;
  NormalizedText m_text;
  NormalizedText m_form;
};

}  // namespace

Result<std::vector<AnnotatedArticle>> parse_article_file(std::string_view bytes, const std::string& path,
                                                         const CorpusTexts& texts) {
  ArticleFileParser parser(path, texts);
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    GUANXI_CHECK(parser.line(bytes.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parser.take();
}

}  // namespace guanxi::extract::train
