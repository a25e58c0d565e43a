// 张书记, 王总, 刘女士: a surname with a title or a form of address, where the article names one bearer of it in full.
#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/coreference.hpp"
#include "extract/resolve/titles.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

/// A person whom the article names in full.
struct NamedPerson {
  std::u16string_view surname;
  std::uint32_t group = 0;
  std::uint32_t first = 0;                  ///< index of the first mention
  std::vector<std::u16string_view> titles;  ///< each once
};

/// Forms of address that say no post.
constexpr std::array<std::u16string_view, 4> k_addresses{u"先生", u"女士", u"小姐", u"师傅"};

/// The surname of a Chinese name in full; empty where it is none: 刘女士, 普京.
std::u16string_view surname_of(std::u16string_view name) {
  const Lexicon& lexicon = Lexicon::built_in();
  const bool han = std::all_of(name.begin(), name.end(), is_han_unit);
  if (!han || name.size() < 2 || !ending_of(name, k_addresses).empty() || name.ends_with(u'总')) return {};
  if (name.size() <= 4 && name.size() > 2 && lexicon.contains(name.substr(0, 2), Lex::compound_surname))
    return name.substr(0, 2);
  return name.size() <= 3 && lexicon.character(name.front(), Lex::surname) != 0 ? name.substr(0, 1)
                                                                                : std::u16string_view();
}

class SurnameReader {
 public:
  SurnameReader(const ArticleView& article, std::span<const PostReading> posts)
      : m_article(article), m_units(article.text->units), m_posts(posts) {}

  std::vector<Reference> read() {
    find_bearers();
    if (m_bearers.empty()) return {};
    find_titles();
    for (std::uint32_t at = 0; at + 1 < m_units.size(); ++at)
      if ((m_initials >> (m_units[at] & 63U) & 1U) != 0) read_surname(at);
    return std::move(m_found);
  }

 private:
  /// One entry for each person; a register of names has no single bearers worth the search.
  void find_bearers() {
    constexpr std::size_t k_most = 200;
    for (std::uint32_t i = 0; i < m_article.table->forms.size(); ++i) {
      const Form& form = m_article.table->forms[i];
      const std::u16string_view surname =
          form.kind == MentionKind::name ? surname_of(form.text) : std::u16string_view();
      if (surname.empty()) continue;
      m_bearers.push_back({surname, m_article.groups[i], form.mentions.front(), {}});
      m_initials |= std::uint64_t{1} << (surname.front() & 63U);
    }
    if (m_bearers.size() > k_most) m_bearers.clear();
  }

  void find_titles() {
    for (const PostReading& post : m_posts) {
      if (post.title_begin >= post.title_end) continue;
      const std::u16string_view title = m_article.units(post.title_begin, post.title_end);
      const std::int32_t group = m_article.group(post.person);
      for (NamedPerson& bearer : m_bearers)
        if (group == static_cast<std::int32_t>(bearer.group) && !is_one_of(title, bearer.titles))
          bearer.titles.push_back(title);
    }
  }

  /// The only person of this surname; null where there are several or none.
  [[nodiscard]] const NamedPerson* only_bearer(std::u16string_view surname) const {
    const NamedPerson* found = nullptr;
    for (const NamedPerson& bearer : m_bearers) {
      if (bearer.surname != surname) continue;
      if (found != nullptr && found->group != bearer.group) return nullptr;
      if (found == nullptr) found = &bearer;
    }
    return found;
  }

  void read_surname(std::uint32_t at) {
    const std::uint32_t compound =
        at + 3 < m_units.size() && Lexicon::built_in().contains(m_units.substr(at, 2), Lex::compound_surname) ? 2 : 1;
    const NamedPerson* bearer = only_bearer(m_units.substr(at, compound));
    if (bearer == nullptr || !begins_clause(at)) return;
    const Mentions& mentions = *m_article.mentions;
    while (m_next < mentions.size() && mentions[m_next].end <= at) ++m_next;
    if (stands_in_list(at)) return;
    const std::uint32_t title = at + compound;
    const std::uint32_t end = title + address_at(title, *bearer);
    if (end == title || mentions[bearer->first].begin >= at) return;
    for (std::uint32_t i = m_next; i < mentions.size() && mentions[i].begin < end; ++i) {
      const bool inside = mentions[i].begin >= at && mentions[i].end <= end;
      if (!inside || (mentions[i].kind != MentionKind::name && mentions[i].kind != MentionKind::post)) return;
    }
    while (m_sentence + 1 < m_article.sentences.size() && m_article.sentences[m_sentence].end <= at) ++m_sentence;
    const UnitRange sentence = m_article.sentences[m_sentence];
    if (sentence.begin <= at && end <= sentence.end) m_found.push_back({{at, end}, m_sentence, bearer->first});
  }

  /// 刘一鸣、刘女士: named beside each other, they are two.
  [[nodiscard]] bool stands_in_list(std::uint32_t at) const {
    constexpr std::array<std::u16string_view, 5> k_joints{u"、", u"和", u"与", u"及", u"同"};
    if (m_next == 0) return false;
    const Mention& before = (*m_article.mentions)[m_next - 1];
    return before.kind == MentionKind::name && is_one_of(m_article.units(before.end, at), k_joints);
  }

  /// Not 市民刘女士, who is introduced, nor 主张书记.
  [[nodiscard]] bool begins_clause(std::uint32_t at) const {
    constexpr std::u16string_view k_before =
        u"，。；：、！？,;:!?\n “”《》的在对向与和跟及据由被把给让请为是到找问随听";
    return at == 0 || k_before.find(m_units[at - 1]) != std::u16string_view::npos;
  }

  /// Units of the title or address at `at` that fits the bearer; 0 where none does.
  [[nodiscard]] std::uint32_t address_at(std::uint32_t at, const NamedPerson& bearer) const {
    const std::u16string_view rest = m_units.substr(at);
    const std::u16string_view address = beginning_of(rest, k_addresses);
    if (!address.empty()) return has_office(bearer) ? 0 : static_cast<std::uint32_t>(address.size());
    if (rest.starts_with(u'总') && !is_word(at)) return manages(bearer) ? 1 : 0;
    constexpr std::size_t k_longest_title = 4;
    for (std::size_t size = std::min(rest.size(), k_longest_title); size >= 2; --size) {
      const std::u16string_view title = rest.substr(0, size);
      if (Lexicon::built_in().contains(title, Lex::post))
        return holds(bearer, title) ? static_cast<std::uint32_t>(size) : 0;
    }
    return 0;
  }

  /// 总理, 总共: not the 总 of 王总.
  [[nodiscard]] bool is_word(std::uint32_t at) const {
    thread_local std::vector<LexMatch> matches;
    matches.clear();
    Lexicon::built_in().matches_at(m_units, at, matches);
    return std::any_of(matches.begin(), matches.end(),
                       [](const LexMatch& match) { return match.end > match.begin + 1; });
  }

  template <typename Accepts>
  [[nodiscard]] static bool any_title(const NamedPerson& bearer, const Accepts& accepts) {
    return std::any_of(bearer.titles.begin(), bearer.titles.end(), accepts);
  }
  [[nodiscard]] static bool holds(const NamedPerson& bearer, std::u16string_view title) {
    return any_title(bearer, [&](std::u16string_view held) { return held.ends_with(title); });
  }
  [[nodiscard]] static bool manages(const NamedPerson& bearer) {
    return any_title(bearer, [](std::u16string_view held) {
      return held.find(u'总') != std::u16string_view::npos || held.ends_with(u"董事长");
    });
  }
  /// Officials are called by their titles: a 刘先生 beside 刘局长 is another.
  [[nodiscard]] static bool has_office(const NamedPerson& bearer) {
    return any_title(bearer, [](std::u16string_view held) { return class_of_title(held) == PostClass::public_office; });
  }

  const ArticleView& m_article;
  std::u16string_view m_units;
  std::span<const PostReading> m_posts;
  std::vector<NamedPerson> m_bearers;
  std::uint64_t m_initials = 0;  // bit c mod 64: some bearer's surname begins with c
  std::vector<Reference> m_found;
  std::uint32_t m_next = 0;  // the first mention that does not end before the surname
  std::uint32_t m_sentence = 0;
};

}  // namespace

std::vector<Reference> find_surname_references(const ArticleView& article, std::span<const PostReading> posts) {
  return SurnameReader(article, posts).read();
}

}  // namespace guanxi::extract
