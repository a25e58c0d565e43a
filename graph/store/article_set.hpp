// The articles of a build until they are written: texts and facts on disk, and which copies are one article.
// Private to graph/store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "graph/store/build_files.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// What one place gave: an article or one of the copies of an article.
struct Copy {
  ArticleMeta meta;
  std::string text;
  std::vector<Span> sentences;
  std::string facts;             ///< encode_facts()
  std::uint32_t recognizer = 0;  ///< number of what it was read with
};

/// A set of copies: what each place (ArticleMeta::origin) gave in the latest build that read it. Copies of one text
/// hash are one article, which has the metadata and facts of the least of them.
class ArticleSet {
 public:
  explicit ArticleSet(BuildFiles& files) : m_files(&files) {}

  /// A copy of an earlier build, before any of this one. Errors: malformed, where check_facts() refuses; io.
  [[nodiscard]] Result<void> take_over(const ArticleFacts& facts, std::uint32_t recognizer);
  /// A copy that this build reads; what earlier builds read at the same place goes. Errors: as take_over().
  [[nodiscard]] Result<AddOutcome> add(const ArticleFacts& facts, std::uint32_t recognizer);
  /// Takes out what `which` names, of a name or url all copies, and all copies of `texts`. Errors: not_found, naming
  /// those that are not there, ambiguous where a name means different texts; then nothing is taken out.
  [[nodiscard]] Result<RemoveCounts> remove(const ArticleSelection& which, std::span<const TextHash> texts);
  /// Settles articles and their order: by (date, id, text hash), those without a date first. Nothing is added behind
  /// it.
  [[nodiscard]] Result<void> rank();

  // Behind rank():
  [[nodiscard]] std::size_t size() const { return m_articles.size(); }
  [[nodiscard]] const TextHash& hash(std::size_t article) const { return m_articles[article].hash; }
  /// Numbers of its copies, for read(); the article's own first, then by (undated last, date, id, title, ...).
  [[nodiscard]] std::span<const std::uint32_t> copies(std::size_t article) const {
    return std::span(m_ordered).subspan(m_articles[article].begin, m_articles[article].count);
  }
  [[nodiscard]] Result<Copy> read(std::uint32_t copy);
  /// The article's own copy.
  [[nodiscard]] Result<ArticleFacts> read_facts(std::size_t article);

  /// Which of `known` recognizers kept copies were read with.
  [[nodiscard]] std::vector<bool> recognizers_used(std::size_t known) const;

  [[nodiscard]] std::uint64_t duplicates() const { return m_duplicates; }
  /// Copies of earlier builds whose place gave something else in this one.
  [[nodiscard]] std::uint64_t replaced() const;

 private:
  static constexpr std::uint32_t k_none = UINT32_MAX;
  enum class Stand : std::uint8_t { kept, replaced, removed };
  struct Entry {
    Date date;
    std::string id;
    TextHash hash{};
    SpoolRun run;
    std::uint32_t recognizer = 0;
    std::uint32_t next = k_none;    ///< another copy of the same text
    std::uint32_t origin = k_none;  ///< of copies of earlier builds, and those that may replace them
    Stand stand = Stand::kept;
  };
  struct Origin {
    std::uint32_t number = 0;
    std::vector<std::uint32_t> earlier;  ///< copies of earlier builds, until this one reads the place
  };
  struct Article {
    Date date;
    std::string id;
    TextHash hash{};
    std::size_t begin = 0;  ///< in m_ordered
    std::size_t count = 0;
  };
  struct HashOfHash {
    std::size_t operator()(const TextHash& hash) const noexcept {
      std::size_t value = 0;
      std::memcpy(&value, hash.data(), sizeof value);
      return value;
    }
  };
  /// Calls visit(entry number) for the copies of `hash` until it returns false.
  template <typename Visit>
  void each_of_text(const TextHash& hash, Visit visit) const;
  [[nodiscard]] Result<SpoolRun> spool(const ArticleFacts& facts, std::uint32_t recognizer);
  /// The kept copy that is `facts` in all but its facts, or k_none.
  [[nodiscard]] Result<std::uint32_t> same_copy(const ArticleFacts& facts);
  [[nodiscard]] Result<void> append(const ArticleFacts& facts, std::uint32_t recognizer, std::uint32_t origin);
  /// What earlier builds read at `origin` goes; its number, or k_none where they read nothing there.
  std::uint32_t replace(const std::string& origin);
  [[nodiscard]] Result<std::vector<std::uint32_t>> selected(const ArticleSelection& which);

  BuildFiles* m_files;
  std::vector<Entry> m_entries;
  std::unordered_map<TextHash, std::uint32_t, HashOfHash> m_by_hash;  // the last copy of each text
  std::unordered_map<std::string, Origin> m_origins;                  // of earlier builds
  std::vector<Article> m_articles;
  std::vector<std::uint32_t> m_ordered;
  std::uint64_t m_duplicates = 0;
};

}  // namespace guanxi::graph
