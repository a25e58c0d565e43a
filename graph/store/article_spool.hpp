// The articles of a build until they are written: each text once, on disk. Private to graph/store.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/facts.hpp"
#include "graph/store/build_files.hpp"
#include "graph/store/store.hpp"

namespace guanxi::graph {

/// An article with its facts as they are stored.
struct SpooledArticle {
  ArticleMeta meta;
  std::string text;
  std::vector<Span> sentences;
  std::string facts;  ///< encode_facts()
};

class ArticleSpool {
 public:
  explicit ArticleSpool(BuildFiles& files) : m_files(&files) {}

  /// Errors: malformed, where check_facts() refuses; io.
  [[nodiscard]] Result<AddOutcome> add(const ArticleFacts& facts);
  /// Puts the articles in the order of their ranks: (date, id, text hash), those without a date first.
  void rank();

  [[nodiscard]] std::size_t size() const { return m_articles.size(); }
  [[nodiscard]] std::uint64_t duplicates() const { return m_duplicates; }
  [[nodiscard]] const TextHash& hash(std::size_t article) const { return m_articles[article].hash; }
  [[nodiscard]] Result<SpooledArticle> read(std::size_t article);
  [[nodiscard]] Result<ArticleFacts> read_facts(std::size_t article);

 private:
  struct Entry {
    Date date;
    std::string id;
    TextHash hash{};
    SpoolRun run;
    auto operator<=>(const Entry&) const = default;  // hashes differ, so the order is total
  };
  struct HashOfHash {
    std::size_t operator()(const TextHash& hash) const noexcept {
      std::size_t value = 0;
      std::memcpy(&value, hash.data(), sizeof value);
      return value;
    }
  };
  Result<Entry> append(const ArticleFacts& facts);

  BuildFiles* m_files;
  std::vector<Entry> m_articles;
  std::unordered_map<TextHash, std::size_t, HashOfHash> m_by_hash;  // of no use behind rank()
  std::uint64_t m_duplicates = 0;
};

}  // namespace guanxi::graph
