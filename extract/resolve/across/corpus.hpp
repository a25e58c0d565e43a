// What linking across articles keeps of every article: names as numbers, who stands with whom. Private to this folder.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/facts.hpp"

namespace guanxi::extract::across {

/// Texts as numbers, in the order of coming. Looked up only, never walked.
class Pool {
 public:
  static constexpr std::uint32_t k_none = 0xFFFF'FFFF;
  std::uint32_t number_of(std::string_view text);
  /// k_none where no such text came.
  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  /// Lives as long as the pool.
  [[nodiscard]] std::string_view text(std::uint32_t number) const { return m_texts[number]; }
  [[nodiscard]] std::size_t size() const { return m_texts.size(); }

 private:
  std::deque<std::string> m_texts;  // a deque never moves what it holds
  std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

/// An article's entity. Names and forms are folded, and numbers of Corpus::texts.
struct Local {
  std::uint32_t article = 0;
  std::uint32_t name = 0;
  std::uint32_t key = 0;  ///< FactEntity::key
  std::uint32_t forms_begin = 0;
  std::uint32_t forms_end = 0;  ///< Corpus::forms: the name first, then what else it is called in the article
  std::uint32_t weight = 0;     ///< mentions, two more where the article's title names it
  EntityType type{};
};

/// A stated post; locals by index.
struct LocalPost {
  std::uint32_t person = 0;
  std::uint32_t body = 0;
  std::uint32_t title = 0;  ///< a text
};

/// A place right before another place or a body: 南京|鼓楼区, 美国|最高法院.
struct Nesting {
  std::uint32_t inner = 0;
  std::uint32_t place = 0;
};

struct Article {
  Date date;
  std::uint32_t id = 0;  ///< a text
  std::uint32_t locals_begin = 0;
  std::uint32_t locals_end = 0;
  std::uint32_t posts_begin = 0;
  std::uint32_t posts_end = 0;
  std::uint32_t nestings_begin = 0;
  std::uint32_t nestings_end = 0;
  std::vector<std::uint32_t> countries;  ///< that its title and its embassies name: rows of the tables
};

struct Corpus {
  Pool texts;
  std::vector<Article> articles;
  std::vector<Local> locals;
  std::vector<std::uint32_t> forms;
  std::vector<LocalPost> posts;
  std::vector<Nesting> nestings;

  /// Adds an article. O(its mentions x log).
  void add(const ArticleFacts& facts);
  [[nodiscard]] std::span<const std::uint32_t> forms_of(const Local& local) const {
    return std::span(forms).subspan(local.forms_begin, local.forms_end - local.forms_begin);
  }
  [[nodiscard]] std::span<const LocalPost> posts_of(const Article& article) const {
    return std::span(posts).subspan(article.posts_begin, article.posts_end - article.posts_begin);
  }
  [[nodiscard]] std::span<const Nesting> nestings_of(const Article& article) const {
    return std::span(nestings).subspan(article.nestings_begin, article.nestings_end - article.nestings_begin);
  }
};

/// A folded text in units of 16 bits, as the lexicon reads it; a character beyond U+FFFF becomes U+FFFD.
[[nodiscard]] std::u16string widen(std::string_view text);
[[nodiscard]] std::string narrow(std::u16string_view text);

}  // namespace guanxi::extract::across
