#include "extract/recognize/user_lexicon.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>

#include "base/hash.hpp"
#include "extract/document/normalize.hpp"
#include "extract/recognize/characters.hpp"

namespace guanxi::extract {

namespace {

// Above every score of the grammars and the tagger, so that linking takes the user's kind for all mentions of a form.
constexpr float k_score = 1000.0F;

struct TypeName {
  std::string_view name;
  MentionKind kind;
  Bearer bearer;
  bool is_name;
};
constexpr std::array k_types{TypeName{"official", MentionKind::name, Bearer::official, true},
                             TypeName{"person", MentionKind::name, Bearer::person, true},
                             TypeName{"agency", MentionKind::agency, Bearer::unknown, true},
                             TypeName{"enterprise", MentionKind::enterprise, Bearer::unknown, true},
                             TypeName{"policy", MentionKind::policy, Bearer::unknown, true},
                             TypeName{"place", MentionKind::place, Bearer::unknown, true},
                             TypeName{"nothing", MentionKind::name, Bearer::unknown, false}};
constexpr const char* k_example =
    "a line is FORM|FORM, a tab, and official, person, agency, enterprise, policy, place or nothing";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view k_space = " \t\r";
  const auto first = text.find_first_not_of(k_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(k_space) + 1 - first);
}

tl::unexpected<Error> bad_line(std::string message, const std::string& where, std::size_t line) {
  return tl::unexpected<Error>(Error{ErrorCode::malformed, std::move(message), where, line, 0, k_example});
}

bool overlaps_any(UnitRange range, std::span<const UnitRange> others) {
  return std::any_of(others.begin(), others.end(),
                     [&](UnitRange other) { return range.begin < other.end && other.begin < range.end; });
}

}  // namespace

std::uint32_t UserLexicon::pair_at(std::u16string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(text[at]) << 16U | text[at + 1];
}

Result<void> UserLexicon::add(Entry entry, const std::string& where) {
  const auto [known, fresh] = m_line_of.emplace(entry.form, m_entries.size());
  if (fresh) {
    m_entries.push_back(std::move(entry));
    return {};
  }
  const Entry& other = m_entries[known->second];
  if (other.kind == entry.kind && other.bearer == entry.bearer && other.is_name == entry.is_name) return {};
  return bad_line(fmt::format("a form of this line has another type in line {}", other.line), where, entry.line);
}

Result<void> UserLexicon::add_line(std::string_view line, std::size_t number, const std::string& where) {
  const auto tab = line.find('\t');
  if (tab == std::string_view::npos) return bad_line("the line has no tab", where, number);
  const std::string_view type = trimmed(line.substr(tab + 1));
  const auto found = std::find_if(k_types.begin(), k_types.end(), [&](const TypeName& t) { return t.name == type; });
  if (found == k_types.end()) return bad_line(fmt::format("'{}' is no type", type), where, number);
  std::string_view forms = line.substr(0, tab);
  NormalizedText text;
  while (true) {
    const auto bar = forms.find('|');
    normalize(trimmed(forms.substr(0, bar)), text);
    if (text.units.size() < 2) return bad_line("a form has fewer than two characters", where, number);
    GUANXI_CHECK(add({text.units, found->kind, found->bearer, found->is_name, number}, where));
    if (bar == std::string_view::npos) return {};
    forms.remove_prefix(bar + 1);
  }
}

Result<UserLexicon> UserLexicon::read(std::string_view bytes, const std::string& where) {
  constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(k_byte_order_mark)) bytes.remove_prefix(k_byte_order_mark.size());
  UserLexicon lexicon;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (!trimmed(line).empty() && line.front() != '#') GUANXI_CHECK(lexicon.add_line(line, number, where));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  lexicon.index();
  return lexicon;
}

void UserLexicon::index() {
  std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.form < b.form; });
  m_line_of.clear();
  for (std::uint32_t i = 0; i < m_entries.size(); ++i) m_by_pair[pair_at(m_entries[i].form, 0)].push_back(i);
  for (auto& [pair, entries] : m_by_pair) {
    std::stable_sort(entries.begin(), entries.end(), [&](std::uint32_t a, std::uint32_t b) {
      return m_entries[a].form.size() > m_entries[b].form.size();
    });
  }
}

const UserLexicon::Entry* UserLexicon::longest_at(std::u16string_view text, std::uint32_t at,
                                                  std::uint32_t until) const {
  if (at + 1 >= until) return nullptr;
  const auto entries = m_by_pair.find(pair_at(text, at));
  if (entries == m_by_pair.end()) return nullptr;
  const auto cuts_word = [&](std::size_t border) {
    return border > 0 && border < text.size() && is_letter_or_digit(text[border - 1]) &&
           is_letter_or_digit(text[border]);
  };
  for (const std::uint32_t i : entries->second) {
    const Entry& entry = m_entries[i];
    const std::size_t end = at + entry.form.size();
    if (end > until || text.substr(at, entry.form.size()) != entry.form || cuts_word(at) || cuts_word(end)) continue;
    return &entry;
  }
  return nullptr;
}

void UserLexicon::apply(const ArticleWords& words, std::span<const UnitRange> furniture, Mentions& mentions) const {
  Mentions own;
  std::vector<UnitRange> taken;
  for (std::size_t i = 0; i < words.sentence_count(); ++i) {
    const UnitRange range = words.sentence(i).range;
    for (std::uint32_t at = range.begin; at < range.end;) {
      const Entry* entry = longest_at(words.text(), at, range.end);
      const UnitRange form{at, at + (entry == nullptr ? 1 : static_cast<std::uint32_t>(entry->form.size()))};
      at = form.end;
      if (entry == nullptr || overlaps_any(form, furniture)) continue;
      taken.push_back(form);
      if (!entry->is_name) continue;
      own.push_back(
          {form.begin, form.end, entry->kind, Proposer::user, k_score, static_cast<std::uint32_t>(i), entry->bearer});
    }
  }
  std::erase_if(mentions, [&](const Mention& mention) {
    const auto after =
        std::partition_point(taken.begin(), taken.end(), [&](UnitRange range) { return range.end <= mention.begin; });
    return after != taken.end() && after->begin < mention.end;
  });
  mentions.insert(mentions.end(), own.begin(), own.end());
  std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

std::string UserLexicon::fingerprint() const {
  std::uint64_t hash = k_fnv1a_start;
  const auto mix = [&](std::uint64_t byte) {
    const char one = static_cast<char>(byte);
    hash = fnv1a({&one, 1}, hash);
  };
  for (const Entry& entry : m_entries) {
    for (const char16_t unit : entry.form) mix(unit & 0xFFU), mix(static_cast<std::uint64_t>(unit) >> 8U);
    mix(static_cast<std::uint64_t>(entry.kind) + 8 * static_cast<std::uint64_t>(entry.bearer) +
        (entry.is_name ? 64U : 0U));
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace guanxi::extract
