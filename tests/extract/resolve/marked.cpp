#include "tests/extract/resolve/marked.hpp"

#include <algorithm>

#include "extract/relate/relate.hpp"

namespace guanxi::extract {
namespace {

constexpr std::string_view k_letters = "NAEPLT";

struct Mark {
  Span bytes;
  MentionKind kind{};
};

std::vector<Mark> strip(std::string_view text, std::string& printed) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < text.size();) {
    const bool opens = text[at] == '[' && at + 2 < text.size() && text[at + 2] == ':';
    if (!opens) {
      printed.push_back(text[at++]);
      continue;
    }
    const auto kind = static_cast<MentionKind>(k_letters.find(text[at + 1]));
    const std::size_t close = text.find(']', at);
    const auto begin = static_cast<std::uint32_t>(printed.size());
    printed += text.substr(at + 3, close - at - 3);
    marks.push_back({{begin, static_cast<std::uint32_t>(printed.size())}, kind});
    at = close + 1;
  }
  return marks;
}

}  // namespace

MarkedArticle marked(std::string_view text) {
  MarkedArticle article;
  const std::vector<Mark> marks = strip(text, article.printed);
  normalize(article.printed, article.text);
  split_sentences(article.text, article.sentences);
  for (const Mark& mark : marks) {
    const std::uint32_t begin = article.text.unit_at(mark.bytes.begin);
    const std::uint32_t end = article.text.unit_at(mark.bytes.end);
    std::uint32_t sentence = 0;
    while (sentence + 1 < article.sentences.size() && article.sentences[sentence].end <= begin) ++sentence;
    article.mentions.push_back({begin, end, mark.kind, Proposer::user, 1.0F, sentence});
  }
  article.linked = link_article(article.printed, article.text, article.sentences, article.mentions);
  article.relations = relate(article.printed, article.text, article.sentences, article.linked);
  return article;
}

std::vector<std::string> MarkedArticle::entities() const {
  std::vector<std::string> lines;
  for (const FactEntity& entity : linked.entities) {
    std::string line = std::string(to_string(entity.type)) + " " + entity.name;
    for (const std::string& alias : entity.aliases) line += " = " + alias;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> MarkedArticle::ties() const {
  std::vector<std::string> lines;
  for (const FactRelation& relation : relations) {
    std::string line = linked.entities[relation.from].name + " " + std::string(to_string(relation.type)) + " " +
                       linked.entities[relation.to].name;
    if (!relation.title.empty()) line += " " + relation.title;
    if (relation.state != PostState::holds) line += " (" + std::string(to_string(relation.state)) + ")";
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace guanxi::extract
