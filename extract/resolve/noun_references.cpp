// 该公司, 这家企业, 该局, 该市, 公司 as a subject: a noun that stands for the one thing it fits near before.
#include <algorithm>
#include <array>

#include "extract/recognize/characters.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/coreference.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract {
namespace {

using Words = std::span<const std::u16string_view>;

/// Mentions in the two paragraphs before a noun, at most: beyond that nothing is certain, and a line without breaks
/// must not cost the square of its length.
constexpr std::uint32_t k_most_mentions = 100;
/// Units between a firm and 公司, which are searched for another, at most, for the same reason.
constexpr std::uint32_t k_farthest = 4000;

enum class NounOf : unsigned char { firm, bank, body, organisation, division, country };

struct Noun {
  std::u16string_view word;
  NounOf of{};
};

/// What stands behind 该, longest first where one begins another.
constexpr std::array k_nouns{
    Noun{u"公司", NounOf::firm},   Noun{u"企业", NounOf::firm},         Noun{u"集团", NounOf::firm},
    Noun{u"厂", NounOf::firm},     Noun{u"店", NounOf::firm},           Noun{u"报", NounOf::firm},
    Noun{u"银行", NounOf::bank},   Noun{u"行", NounOf::bank},           Noun{u"局", NounOf::body},
    Noun{u"委员会", NounOf::body}, Noun{u"委", NounOf::body},           Noun{u"法院", NounOf::body},
    Noun{u"检察院", NounOf::body}, Noun{u"医院", NounOf::body},         Noun{u"学院", NounOf::body},
    Noun{u"研究院", NounOf::body}, Noun{u"院", NounOf::body},           Noun{u"大学", NounOf::body},
    Noun{u"学校", NounOf::body},   Noun{u"校", NounOf::body},           Noun{u"部", NounOf::body},
    Noun{u"厅", NounOf::body},     Noun{u"署", NounOf::body},           Noun{u"协会", NounOf::body},
    Noun{u"商会", NounOf::body},   Noun{u"学会", NounOf::body},         Noun{u"基金会", NounOf::body},
    Noun{u"会", NounOf::body},     Noun{u"中心", NounOf::body},         Noun{u"研究所", NounOf::body},
    Noun{u"所", NounOf::body},     Noun{u"组织", NounOf::organisation}, Noun{u"机构", NounOf::organisation},
    Noun{u"省", NounOf::division}, Noun{u"市", NounOf::division},       Noun{u"县", NounOf::division},
    Noun{u"区", NounOf::division}, Noun{u"州", NounOf::division},       Noun{u"镇", NounOf::division},
    Noun{u"乡", NounOf::division}, Noun{u"村", NounOf::division},       Noun{u"旗", NounOf::division},
    Noun{u"国", NounOf::country}};

MentionKind kind_of(NounOf of) {
  switch (of) {
    case NounOf::firm:
    case NounOf::bank:
      return MentionKind::enterprise;
    case NounOf::body:
    case NounOf::organisation:
      return MentionKind::agency;
    case NounOf::division:
    case NounOf::country:
      break;
  }
  return MentionKind::place;
}

bool is_media(std::u16string_view name) {
  name = name.substr(0, name.find(u'('));
  constexpr std::array<std::u16string_view, 9> k_heads{u"报",   u"新闻社", u"通讯社", u"电视台", u"电台",
                                                       u"周刊", u"杂志",   u"网",     u"社"};
  return Lexicon::built_in().contains(name, Lex::media) || !ending_of(name, k_heads).empty();
}

/// Is the whole name a division of the tables whose full name ends with `level`? 武汉 is a 市.
bool is_division(std::u16string_view name, std::u16string_view level) {
  thread_local std::vector<LexMatch> matches;
  matches.clear();
  const Lexicon& lexicon = Lexicon::built_in();
  lexicon.matches_at(name, 0, matches);
  return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& match) {
    if (match.end != name.size()) return false;
    if (match.kind == Lex::capital || match.kind == Lex::world_city) return level == u"市" && !name.ends_with(u"州");
    const bool division =
        match.kind <= Lex::county || (match.kind >= Lex::province_short && match.kind <= Lex::county_short);
    return division && lexicon.head_of(match.parent).ends_with(level);
  });
}

/// Firms that no one calls 公司.
bool is_practice(std::u16string_view name) { return name.ends_with(u"事务所"); }

/// Bodies of a state, which no one calls 组织.
bool is_state_body(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 18> k_heads{u"部",   u"局",   u"厅", u"委",   u"委员会", u"政府",
                                                        u"国会", u"议会", u"军", u"院",   u"署",     u"办公室",
                                                        u"处",   u"法庭", u"队", u"部门", u"会议",   u"所"};
  return !ending_of(name, k_heads).empty();
}

bool is_school(std::u16string_view name) {
  constexpr std::array<std::u16string_view, 8> k_heads{u"大学", u"学院", u"中学", u"小学",
                                                       u"学校", u"党校", u"高中", u"一中"};
  return !ending_of(name, k_heads).empty() || Lexicon::built_in().contains(name, Lex::university);
}

/// Could the noun stand for something of this name?
bool fits(const Noun& noun, std::u16string_view name) {
  switch (noun.of) {
    case NounOf::firm:
      if (noun.word.size() == 1) return name.ends_with(noun.word);
      if (noun.word == u"集团" && !contains(name, u"集团")) return false;
      return !is_media(name) && !is_practice(name);
    case NounOf::bank:
      return name.ends_with(u"行") || Lexicon::built_in().contains(name, Lex::bank);
    case NounOf::body:
      if (noun.word == u"校" || noun.word == u"学校") return is_school(name);
      if (noun.word == u"委") return name.ends_with(u"委") || name.ends_with(u"委员会");
      return name.ends_with(noun.word);
    case NounOf::organisation:
      return noun.word == u"组织" ? !is_state_body(name) : name.ends_with(noun.word);
    case NounOf::division:
      if (noun.word == u"州" && Lexicon::built_in().contains(name, Lex::prefecture_short)) return false;
      return (name.size() > 1 && name.ends_with(noun.word)) || is_division(name, noun.word);
    case NounOf::country:
      return Lexicon::built_in().contains(name, Lex::country);
  }
  return false;
}

class NounReader {
 public:
  explicit NounReader(const ArticleView& article) : m_article(article), m_units(article.text->units) {}

  std::vector<Reference> read() {
    for (std::uint32_t at = 0; at < m_units.size(); ++at) {
      const char16_t c = m_units[at];
      if ((k_initials >> (c & 63U) & 1U) == 0) continue;
      if (c == u'\n') {
        m_window = m_paragraph;
        m_paragraph = at + 1;
      } else if (c == u'该') {
        read_noun(at, at + 1);
      } else if (c == u'这' && m_units.substr(at).starts_with(u"这家")) {
        read_noun(at, at + 2);
      } else if (c == u'本' || c == u'公') {
        read_firm(at);
      } else if (c == u'两') {
        read_two_firms(at);
      } else if (c == u'双' && m_units.substr(at).starts_with(u"双方") && !goes_on(at, 2)) {
        read_both_parties(at);
      }
    }
    return std::move(m_found);
  }

 private:
  /// Bit c mod 64: what is looked for begins with c, or c ends a paragraph. Most units are passed by on one test.
  static constexpr std::uint64_t k_initials = std::uint64_t{1} << (u'\n' & 63U) | std::uint64_t{1} << (u'该' & 63U) |
                                              std::uint64_t{1} << (u'这' & 63U) | std::uint64_t{1} << (u'本' & 63U) |
                                              std::uint64_t{1} << (u'公' & 63U) | std::uint64_t{1} << (u'两' & 63U) |
                                              std::uint64_t{1} << (u'双' & 63U);

  /// The longest noun that begins at `at`; null where none does, or where its first word is a longer one (该公司法).
  [[nodiscard]] const Noun* noun_at(std::uint32_t at) const {
    const std::u16string_view rest = m_units.substr(at);
    const Noun* best = nullptr;
    for (const Noun& noun : k_nouns)
      if (rest.starts_with(noun.word) && (best == nullptr || noun.word.size() > best->word.size())) best = &noun;
    return best;
  }

  [[nodiscard]] bool goes_on(std::uint32_t at, std::size_t size) const {
    thread_local std::vector<LexMatch> matches;
    matches.clear();
    Lexicon::built_in().matches_at(m_units, at, matches);
    return std::any_of(matches.begin(), matches.end(), [&](const LexMatch& match) {
      return match.end - match.begin > size && (size == 1 || match.kind != Lex::post);
    });
  }

  void read_noun(std::uint32_t begin, std::uint32_t noun_begin) {
    const Noun* noun = noun_at(noun_begin);
    if (noun == nullptr || goes_on(noun_begin, noun->word.size())) return;
    if (noun_begin - begin == 2 && noun->of != NounOf::firm && noun->of != NounOf::bank) return;
    refer({begin, noun_begin + static_cast<std::uint32_t>(noun->word.size())}, *noun);
  }

  /// 本公司; 公司 where a clause begins.
  void read_firm(std::uint32_t at) {
    const bool own = m_units[at] == u'本';
    const std::uint32_t noun = own ? at + 1 : at;
    if (!m_units.substr(noun).starts_with(u"公司") || goes_on(noun, 2)) return;
    if (!own && !begins_clause(at)) return;
    refer({at, noun + 2}, k_nouns.front());
  }

  /// Behind a mark; a line that breaks off without one goes on in the next (有限/公司).
  [[nodiscard]] bool begins_clause(std::uint32_t at) const {
    constexpr std::u16string_view k_marks = u"，。；：！？,;:!?";
    if (m_units.substr(at + 2).starts_with(u'+')) return false;  // 公司+农户
    const auto ends = [&](std::uint32_t end) {
      return end == 0 || k_marks.find(m_units[end - 1]) != std::u16string_view::npos;
    };
    if (at == 0) return true;
    const char16_t before = m_units[at - 1];
    if (before == u'\n') return at == 1 || !is_han_unit(m_units[at - 2]);
    return is_open_quote(before) || is_close_quote(before) ? ends(at - 1) : ends(at);
  }

  /// 两家公司, 两家企业 where a clause begins or behind 这: the only two firms of the paragraph, or if it names
  /// none, of the one before.
  void read_two_firms(std::uint32_t at) {
    constexpr std::array<std::u16string_view, 3> k_words{u"两家公司", u"两家企业", u"两公司"};
    const std::u16string_view word = beginning_of(m_units.substr(at), k_words);
    if (word.empty() || goes_on(at + static_cast<std::uint32_t>(word.size()) - 2, 2)) return;
    if (!begins_clause(at) && m_units[at - 1] != u'这') return;
    const UnitRange words{at, at + static_cast<std::uint32_t>(word.size())};
    if (!move_to(words)) return;
    const Two here = two_parties(m_paragraph, Parties::firms);
    add_both(words, here.count == 0 ? two_parties(m_window, Parties::firms) : here);
  }

  /// 甲公司与乙局签约，双方……: the only two firms or bodies of this sentence so far, or if it names none, of the one
  /// before, joined by 与 or its like. One is a firm: 双方 behind two bodies is as often their countries.
  void read_both_parties(std::uint32_t at) {
    const UnitRange words{at, at + 2};
    if (!move_to(words) || m_article.sentences[m_sentence].begin < m_paragraph) return;
    Two parties = two_parties(m_article.sentences[m_sentence].begin, Parties::firms_and_bodies);
    if (parties.count == 0 && m_sentence > 0 && m_article.sentences[m_sentence - 1].begin >= m_paragraph)
      parties = two_parties(m_article.sentences[m_sentence - 1].begin, Parties::firms_and_bodies);
    if (parties.count != 2 || !are_joined(parties)) return;
    if (kind(parties.first) == MentionKind::enterprise || kind(parties.second) == MentionKind::enterprise)
      add_both(words, parties);
  }

  enum class Parties : unsigned char { firms, firms_and_bodies };

  /// The last mentions of two different things; the count is 3 for more.
  struct Two {
    std::uint32_t first = 0;
    std::uint32_t second = 0;  ///< the one named last
    int count = 0;
  };

  [[nodiscard]] Two two_parties(std::uint32_t from, Parties parties) const {
    const Mentions& mentions = *m_article.mentions;
    Two found;
    for (std::uint32_t i = m_next; i-- > 0 && mentions[i].begin >= from;) {
      if (m_next - i > k_most_mentions) return {0, 0, 3};
      const std::int32_t group = m_article.group(i);
      if (group < 0) continue;  // a post
      const bool body = kind(i) == MentionKind::agency && parties == Parties::firms_and_bodies;
      if (parties == Parties::firms && kind(i) == MentionKind::agency && is_joined_to_next(i)) return {0, 0, 3};
      if (!body && (kind(i) != MentionKind::enterprise || is_media(form(i)))) continue;
      if (found.count == 0) {
        found = {i, i, 1};
      } else if (group != m_article.group(found.second)) {
        if (found.count == 2 && group != m_article.group(found.first)) return {0, 0, 3};
        found = {i, found.second, 2};
      }
    }
    return found;
  }

  /// 国资局及甲公司: a body that goes with a firm may be one of the two.
  [[nodiscard]] bool is_joined_to_next(std::uint32_t mention) const {
    constexpr std::u16string_view k_and = u"及和与同、";
    const Mentions& mentions = *m_article.mentions;
    return mention + 1 < m_next && mentions[mention + 1].begin == mentions[mention].end + 1 &&
           k_and.find(m_units[mentions[mention].end]) != std::u16string_view::npos;
  }

  /// 甲公司与乙公司: 与 stands between them, and no mark.
  [[nodiscard]] bool are_joined(const Two& parties) const {
    constexpr std::u16string_view k_with = u"与和同跟";
    constexpr std::u16string_view k_marks = u"，。；：！？,;:!?\n";
    const Mentions& mentions = *m_article.mentions;
    const std::u16string_view between = m_article.units(mentions[parties.first].end, mentions[parties.second].begin);
    return between.find_first_of(k_with) != std::u16string_view::npos &&
           between.find_first_of(k_marks) == std::u16string_view::npos;
  }

  void add_both(UnitRange at, const Two& parties) {
    if (parties.count != 2) return;
    m_found.push_back({at, m_sentence, parties.first});
    m_found.push_back({at, m_sentence, parties.second});
  }

  /// Goes on to the words; false where a name lies in them or they leave their sentence.
  bool move_to(UnitRange at) {
    const Mentions& mentions = *m_article.mentions;
    while (m_next < mentions.size() && mentions[m_next].end <= at.begin) ++m_next;
    if (m_next < mentions.size() && mentions[m_next].begin < at.end) return false;
    while (m_sentence + 1 < m_article.sentences.size() && m_article.sentences[m_sentence].end <= at.begin) ++m_sentence;
    const UnitRange sentence = m_article.sentences[m_sentence];
    return sentence.begin <= at.begin && at.end <= sentence.end;
  }

  void refer(UnitRange at, const Noun& noun) {
    if (!move_to(at)) return;
    const std::int32_t named = antecedent(noun, at);
    if (named < 0 || another_between(noun, static_cast<std::uint32_t>(named), at.begin)) return;
    m_found.push_back({at, m_sentence, static_cast<std::uint32_t>(named)});
  }

  /// The last mention of the only thing the noun fits in this paragraph, or if it names none, in the one before; of
  /// several the one that is said to speak; -1 where there is none.
  [[nodiscard]] std::int32_t antecedent(const Noun& noun, UnitRange at) const {
    const Candidates here = candidates(noun, m_paragraph);
    if (here.count == 0) return candidates(noun, m_window).only();
    if (here.count == 1) return here.last;
    if (const std::int32_t found = speaker(noun, at); found >= 0) return found;
    return kind_of(noun.of) != MentionKind::enterprise || title_follows(at) ? just_named(noun) : -1;
  }

  /// 公司董事长甲: the subject goes on.
  [[nodiscard]] bool title_follows(UnitRange at) const {
    const Mentions& mentions = *m_article.mentions;
    return m_next < mentions.size() && mentions[m_next].kind == MentionKind::post && mentions[m_next].begin == at.end;
  }

  /// The only candidate of this sentence and the one before. Not of firms: there 公司 is as often the topic.
  [[nodiscard]] std::int32_t just_named(const Noun& noun) const {
    if (m_sentence == 0) return -1;
    const std::uint32_t begin = m_article.sentences[m_sentence - 1].begin;
    return begin >= m_paragraph ? candidates(noun, begin).only() : -1;
  }

  /// 某品牌, 另一家公司, 甲牌4S店: something else of the kind that has no name here was spoken of since. 甲是一家企业
  /// speaks of 甲.
  [[nodiscard]] bool another_between(const Noun& noun, std::uint32_t named, std::uint32_t at) const {
    constexpr std::array<std::u16string_view, 4> k_is{u"是", u"为", u"成", u"这"};
    if (kind_of(noun.of) != MentionKind::enterprise) return false;
    const std::uint32_t begin = (*m_article.mentions)[named].end;
    if (at - begin > k_farthest || is_partner_only(named) || acts_on(named, at)) return true;
    const std::u16string_view between = m_article.units(begin, at);
    const std::size_t one = between.find(u"一家");
    if (one != std::u16string_view::npos && ending_of(between.substr(0, one), k_is).empty() &&
        !between.substr(one + 2).starts_with(u'家'))  // 一家家跑
      return true;
    const std::size_t some = between.find(u'某');
    if (some != std::u16string_view::npos && !between.substr(some + 1).starts_with(u'些')) return true;
    return noun.word.size() == 1 && stands_alone_in(between, noun.word.front());
  }

  /// 甲公司收购了该公司, 跟这家公司: whoever does it is another, unless the clause is reported.
  [[nodiscard]] bool acts_on(std::uint32_t named, std::uint32_t at) const {
    constexpr std::u16string_view k_breaks = u"，,；;：:。！？!?\n";
    constexpr std::u16string_view k_partner = u"与跟同向";
    constexpr std::array<std::u16string_view, 16> k_reports{u"称",   u"说",   u"表示", u"宣布", u"声明", u"证实",
                                                            u"承认", u"透露", u"指出", u"公告", u"预计", u"认为",
                                                            u"显示", u"导致", u"使得", u"包括"};
    if (at > 0 && k_partner.find(m_units[at - 1]) != std::u16string_view::npos) return true;
    const std::u16string_view between = m_article.units((*m_article.mentions)[named].end, at);
    if (between.find_first_of(k_breaks) != std::u16string_view::npos) return false;
    return std::none_of(k_reports.begin(), k_reports.end(),
                        [&](std::u16string_view word) { return contains(between, word); });
  }

  /// 与甲公司有往来: the paragraphs name it as somebody's partner only, whose name was not found.
  [[nodiscard]] bool is_partner_only(std::uint32_t named) const {
    constexpr std::u16string_view k_with = u"与跟同";
    const Mentions& mentions = *m_article.mentions;
    for (std::uint32_t i = m_next; i-- > 0 && mentions[i].begin >= m_window;) {
      if (m_next - i > k_most_mentions) return true;
      const bool other = m_article.group(i) != m_article.group(named);
      const std::uint32_t at = mentions[i].begin;
      if (!other && (at == 0 || k_with.find(m_units[at - 1]) == std::u16string_view::npos)) return false;
    }
    return true;
  }

  /// Does the unit stand in the text otherwise than behind 该?
  [[nodiscard]] static bool stands_alone_in(std::u16string_view text, char16_t unit) {
    for (std::size_t at = text.find(unit); at != std::u16string_view::npos; at = text.find(unit, at + 1))
      if (at == 0 || text[at - 1] != u'该') return true;
    return false;
  }

  struct Candidates {
    std::int32_t last = -1;
    int count = 0;  ///< of different things; 2 for more

    [[nodiscard]] std::int32_t only() const { return count == 1 ? last : -1; }
  };

  /// What the noun fits among the mentions in [from, m_next).
  [[nodiscard]] Candidates candidates(const Noun& noun, std::uint32_t from) const {
    const Mentions& mentions = *m_article.mentions;
    Candidates found;
    for (std::uint32_t i = m_next; i-- > 0 && mentions[i].begin >= from;) {
      if (m_next - i > k_most_mentions) return {-1, 2};
      const std::int32_t group = m_article.group(i);
      if (group < 0 || kind(i) != kind_of(noun.of) || !fits(noun, form(i))) continue;
      if (found.count == 0) found = {static_cast<std::int32_t>(i), 1};
      if (group != m_article.group(static_cast<std::uint32_t>(found.last))) return {-1, 2};
    }
    return found;
  }

  /// 甲公司表示，该公司……: the only candidate of the sentence, where the clause says that it speaks.
  [[nodiscard]] std::int32_t speaker(const Noun& noun, UnitRange at) const {
    constexpr std::array<std::u16string_view, 14> k_says{u"称",   u"说",   u"表示", u"宣布", u"声明", u"证实", u"承认",
                                                         u"透露", u"指出", u"确认", u"公告", u"公布", u"宣称", u"强调"};
    constexpr std::array<std::u16string_view, 5> k_to{u"向", u"对", u"据", u"接受", u"与"};
    const std::uint32_t sentence = m_article.sentences[m_sentence].begin;
    std::u16string_view before = m_article.units(sentence, at.begin);
    if (before.ends_with(u'，') || before.ends_with(u',')) before.remove_suffix(1);
    if (ending_of(before, k_says).empty()) return -1;
    const std::int32_t found = candidates(noun, sentence).only();
    if (found < 0) return -1;
    const std::uint32_t begin = (*m_article.mentions)[static_cast<std::size_t>(found)].begin;
    return ending_of(m_article.units(sentence, begin), k_to).empty() ? found : -1;
  }

  [[nodiscard]] const Form& form_of(std::uint32_t mention) const {
    return m_article.table->forms[static_cast<std::size_t>(m_article.table->form_of_mention[mention])];
  }
  [[nodiscard]] std::u16string_view form(std::uint32_t mention) const { return form_of(mention).text; }
  [[nodiscard]] MentionKind kind(std::uint32_t mention) const { return form_of(mention).kind; }

  const ArticleView& m_article;
  std::u16string_view m_units;
  std::vector<Reference> m_found;
  std::uint32_t m_window = 0;     // where the paragraph before begins
  std::uint32_t m_paragraph = 0;  // where this one begins
  std::uint32_t m_next = 0;       // the first mention that does not end before the noun
  std::uint32_t m_sentence = 0;
};

}  // namespace

std::vector<Reference> find_noun_references(const ArticleView& article) { return NounReader(article).read(); }

}  // namespace guanxi::extract
