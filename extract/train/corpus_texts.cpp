#include "extract/train/corpus_texts.hpp"

#include <algorithm>
#include <iterator>

#include "extract/document/reader.hpp"

namespace guanxi::extract::train {

Result<CorpusTexts> CorpusTexts::read(const std::vector<std::string>& paths) {
  CorpusTexts texts;
  if (paths.empty()) return texts;
  const auto pass_over = [](const Diagnostic&) {};
  GUANXI_TRY(InputStream stream, InputStream::open(paths, ReaderOptions{}));
  while (const auto item = stream.next(pass_over)) {
    parse(
        *item, ReaderOptions{},
        [&](Document&& document) {
          std::string name = document.meta.id;
          texts.m_documents.emplace(std::move(name), std::move(document));
        },
        pass_over);
  }
  return texts;
}

const Document* CorpusTexts::find(const std::string& name) const {
  const auto found = m_documents.find(name);
  return found == m_documents.end() ? nullptr : &found->second;
}

Document beginning_of(const Document& document, std::size_t lines) {
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < document.text.size() && lines > 0;) {
    const std::size_t next = std::min(document.text.find('\n', begin), document.text.size());
    const bool blank = document.text.find_first_not_of(" \t\r", begin) >= next;
    if (!blank) {
      --lines;
      end = next;
    }
    begin = next + 1;
  }
  Document out;
  out.meta = document.meta;
  out.text = document.text.substr(0, end);
  std::copy_if(document.furniture.begin(), document.furniture.end(), std::back_inserter(out.furniture),
               [&](Span span) { return span.end <= end; });
  return out;
}

}  // namespace guanxi::extract::train
