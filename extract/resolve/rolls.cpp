// Rolls of names under a heading that says their post: 一、中央政治局委员, and lines of names below it; 副主席 甲 乙
// under 五、中央军事委员会主席、副主席、委员.
#include <string>
#include <vector>

#include "extract/resolve/posts.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// What is left of the text without white space, marks of a list and what stands in brackets: (按姓氏笔画为序排列).
std::u16string without_notes(std::u16string_view text) {
  std::u16string kept;
  int depth = 0;
  for (const char16_t c : text) {
    if (c == u'(') ++depth;
    if (depth == 0 && c > u' ' && c != u'\u3000' && c != u':' && c != u'、') kept.push_back(c);
    if (c == u')' && depth > 0) --depth;
  }
  return kept;
}

class RollReader {
 public:
  RollReader(const ArticleView& article, std::vector<PostReading>& out)
      : m_article(article), m_mentions(*article.mentions), m_out(out) {}

  /// The mentions [first, last) of one sentence.
  void read(std::uint32_t first, std::uint32_t last) {
    std::uint32_t name = first;
    while (name < last && m_mentions[name].kind != MentionKind::name) ++name;
    const bool goes_on = name == last ? read_heading(first, last) : m_body >= 0 && read_roll(first, name, last);
    if (!goes_on) m_body = -1;
  }

 private:
  /// A body and its titles, or one title alone under such a heading; nothing else but a number and notes.
  bool read_heading(std::uint32_t first, std::uint32_t last) {
    constexpr std::size_t k_longest_number = 3;  // 一、
    const UnitRange sentence = m_article.sentences[m_mentions[first].sentence];
    const bool has_body = m_mentions[first].kind == MentionKind::agency;
    const std::uint32_t titles = last - first - (has_body ? 1 : 0);
    if (titles == 0 || m_mentions[first].begin - sentence.begin > k_longest_number) return false;
    std::uint32_t end = m_mentions[first].begin;
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = m_mentions[i];
      if (mention.kind != MentionKind::post && (i > first || !has_body)) return false;
      if (mention.begin < end || !without_notes(m_article.units(end, mention.begin)).empty()) return false;
      end = mention.end;
    }
    if (!is_end_of_heading(without_notes(m_article.units(end, sentence.end)))) return false;
    if (!has_body && (m_body < 0 || titles > 1 || !follows(first))) return false;
    if (has_body) m_body = static_cast<std::int32_t>(first);
    m_title = titles == 1 ? range(last - 1) : UnitRange{0, 0};
    m_end = end;
    return true;
  }

  /// Names and nothing else, with their title before them where the heading has several.
  bool read_roll(std::uint32_t first, std::uint32_t name, std::uint32_t last) {
    const bool titled = name == first + 1 && m_mentions[first].kind == MentionKind::post;
    if ((name != first && !titled) || !follows(first)) return false;
    std::uint32_t end = m_mentions[first].begin;
    for (std::uint32_t i = first; i < last; ++i) {
      if (i >= name && m_mentions[i].kind != MentionKind::name) return false;
      if (m_mentions[i].begin < end || has_words(m_article.units(end, m_mentions[i].begin))) return false;
      end = m_mentions[i].end;
    }
    const std::uint32_t line_end = m_article.sentences[m_mentions[first].sentence].end;
    if (!without_notes(m_article.units(end, line_end)).empty()) return false;
    m_end = end;
    const UnitRange title = titled ? range(first) : m_title;
    for (std::uint32_t i = name; i < last && title.begin < title.end; ++i)
      m_out.push_back({i,
                       {title.begin, title.begin},
                       title.begin,
                       title.end,
                       m_body,
                       m_mentions[i].sentence,
                       PostManner::held,
                       PostState::holds});
    return true;
  }

  [[nodiscard]] UnitRange range(std::uint32_t mention) const {
    return {m_mentions[mention].begin, m_mentions[mention].end};
  }

  [[nodiscard]] static bool is_end_of_heading(std::u16string_view rest) {
    return rest.empty() || rest == u"名单" || rest == u"人选";
  }

  /// Is the mention in the next line but for notes?
  [[nodiscard]] bool follows(std::uint32_t mention) const {
    const std::u16string_view between = m_article.units(m_end, m_mentions[mention].begin);
    return contains(between, u"\n") && is_end_of_heading(without_notes(between));
  }

  /// More than a name that recognition missed.
  [[nodiscard]] static bool has_words(std::u16string_view gap) {
    constexpr std::size_t k_longest_name = 4;
    return without_notes(gap).size() > k_longest_name;
  }

  const ArticleView& m_article;
  const Mentions& m_mentions;
  std::vector<PostReading>& m_out;
  std::int32_t m_body = -1;  // of the heading; -1 where none is open
  UnitRange m_title{0, 0};   // that the lines below have; empty where the heading has several
  std::uint32_t m_end = 0;   // units, of the last line of heading or roll
};

}  // namespace

void read_rolls(const ArticleView& article, std::vector<PostReading>& readings) {
  const Mentions& mentions = *article.mentions;
  RollReader reader(article, readings);
  for (std::uint32_t first = 0; first < mentions.size();) {
    std::uint32_t last = first;
    while (last < mentions.size() && mentions[last].sentence == mentions[first].sentence) ++last;
    reader.read(first, last);
    first = last;
  }
}

}  // namespace guanxi::extract
