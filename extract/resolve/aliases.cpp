#include "extract/resolve/aliases.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/definitions.hpp"

namespace guanxi::extract {
namespace {

/// Forms of one kind that are compared with each other; a register of more names is no article.
constexpr std::size_t k_most_forms = 1500;

/// Union-find whose root is the smallest member.
class Groups {
 public:
  explicit Groups(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
  [[nodiscard]] std::uint32_t root(std::uint32_t i) {
    while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    m_parent[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> m_parent;
};

using Rule = Alias (*)(const Shape&, const Shape&);

Rule rule_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::place:
      return place_alias;
    case MentionKind::agency:
      return agency_alias;
    case MentionKind::enterprise:
      return enterprise_alias;
    case MentionKind::policy:
      return policy_alias;
    case MentionKind::name:
      return person_alias;
    case MentionKind::post:
      break;
  }
  return nullptr;
}

struct Candidate {
  std::uint32_t longer = 0;
  std::uint32_t shorter = 0;
  Alias strength = Alias::no;
  std::size_t distance = 0;  ///< of the longer from where the shorter is first said
};

/// How many mentions before the first one of `shorter` the longer form is said last; where that is later only, more
/// than any that is said before.
std::size_t distance_between(const Form& longer, const Form& shorter) {
  constexpr std::size_t k_behind = std::size_t{1} << 32U;
  const std::uint32_t first = shorter.mentions.front();
  const auto behind = std::lower_bound(longer.mentions.begin(), longer.mentions.end(), first);
  return behind == longer.mentions.begin() ? k_behind + *behind : first - *(behind - 1);
}

/// Every pair of one kind that some rule accepts.
std::vector<Candidate> compare(std::span<const std::uint32_t> members, const std::vector<Form>& forms,
                               const std::vector<Shape>& shapes, Rule rule) {
  std::vector<Candidate> candidates;
  for (const std::uint32_t a : members) {
    for (const std::uint32_t b : members) {
      const std::size_t la = shapes[a].text.size();
      const std::size_t lb = shapes[b].text.size();
      if (a == b || la < lb || (la == lb && a > b)) continue;
      const Alias strength = rule(shapes[a], shapes[b]);
      if (strength != Alias::no) candidates.push_back({a, b, strength, distance_between(forms[a], forms[b])});
    }
  }
  return candidates;
}

constexpr std::uint32_t k_none = 0xFFFFFFFF;
constexpr std::uint32_t k_several = 0xFFFFFFFE;

/// What becomes of a short form of several groups. 飞鹤 beside 飞鹤乳业 and 飞鹤国际 is hardly a third firm.
enum class OfSeveral : std::uint8_t { stays_alone, joins_nearest };

/// For each short form that is not decided: the one group that it may join at this strength, k_several or k_none.
std::vector<std::uint32_t> choices(const std::vector<Candidate>& candidates, Alias level, OfSeveral of_several,
                                   const std::vector<char>& decided, Groups& groups) {
  std::vector<std::uint32_t> choice(decided.size(), k_none);
  std::vector<std::size_t> least(decided.size(), 0);  // Candidate::distance of the choice
  for (const Candidate& c : candidates) {
    if (c.strength != level || decided[c.shorter] != 0 || groups.root(c.longer) == groups.root(c.shorter)) continue;
    std::uint32_t& chosen = choice[c.shorter];
    const std::uint32_t root = groups.root(c.longer);
    const bool nearest = chosen == k_none || (of_several == OfSeveral::joins_nearest && c.distance < least[c.shorter]);
    if (nearest) least[c.shorter] = c.distance;
    if (nearest || chosen == root)
      chosen = root;
    else if (of_several == OfSeveral::stays_alone)
      chosen = k_several;
  }
  return choice;
}

/// Joins the short forms of one strength that have a single group of candidates; what these joins bring together may
/// leave a single group for others (大湾区 is 粤港澳大湾区, then 湾区 is). `decided` marks the forms that a stronger
/// rule has placed, or has found to be ambiguous; they stay as they are.
void join_level(const std::vector<Candidate>& candidates, Alias level, OfSeveral of_several, std::vector<char>& decided,
                Groups& groups) {
  std::vector<std::uint32_t> choice;
  for (bool again = true; again;) {
    again = false;
    choice = choices(candidates, level, of_several, decided, groups);
    for (const Candidate& c : candidates) {
      if (c.strength != level || choice[c.shorter] == k_none || choice[c.shorter] == k_several) continue;
      groups.join(choice[c.shorter], c.shorter);
      choice[c.shorter] = k_none;
      decided[c.shorter] = 1;
      again = level != Alias::weak;
    }
  }
  for (std::size_t form = 0; form < choice.size(); ++form)
    if (choice[form] == k_several) decided[form] = 1;
}

void join_equal_writings(std::span<const std::uint32_t> members, const std::vector<Shape>& shapes, Groups& groups) {
  std::unordered_map<std::u16string_view, std::uint32_t> seen;
  for (const std::uint32_t member : members) {
    if (!session_of(shapes[member].text).empty()) continue;  // two sessions are two bodies: left to the rule
    const auto [slot, added] = seen.try_emplace(shapes[member].canon, member);
    if (!added) groups.join(slot->second, member);
  }
}

}  // namespace

std::vector<std::uint32_t> group_forms(const NormalizedText& text, const Mentions& mentions, const FormTable& table) {
  const std::size_t size = table.forms.size();
  Groups groups(size);
  const PlacePrefixes places(table.forms);
  std::vector<Shape> shapes;
  shapes.reserve(size);
  std::array<std::vector<std::uint32_t>, k_mention_kinds> members;
  for (std::uint32_t i = 0; i < size; ++i) {
    shapes.push_back(shape_of(table.forms[i], places));
    members[static_cast<std::size_t>(table.forms[i].kind)].push_back(i);
  }

  std::vector<char> decided(size, 0);
  for (const auto& [full, other] : find_definitions(text, mentions)) {
    const std::int32_t a = table.form_of_mention[full];
    const std::int32_t b = table.form_of_mention[other];
    if (a < 0 || b < 0 ||
        table.forms[static_cast<std::size_t>(a)].kind != table.forms[static_cast<std::size_t>(b)].kind)
      continue;
    groups.join(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
    decided[static_cast<std::size_t>(b)] = 1;
  }
  for (std::size_t kind = 0; kind < k_mention_kinds; ++kind) {
    join_equal_writings(members[kind], shapes, groups);
    if (members[kind].size() < 2 || members[kind].size() > k_most_forms) continue;
    const auto candidates = compare(members[kind], table.forms, shapes, rule_of(static_cast<MentionKind>(kind)));
    for (const Candidate& c : candidates) {
      if (c.strength != Alias::same) continue;
      groups.join(c.longer, c.shorter);
      if (static_cast<MentionKind>(kind) == MentionKind::enterprise) decided[c.shorter] = 1;
    }
    const bool firms = static_cast<MentionKind>(kind) == MentionKind::enterprise;
    const OfSeveral of_several = firms ? OfSeveral::joins_nearest : OfSeveral::stays_alone;
    for (const Alias level : {Alias::sure, Alias::likely, Alias::weak})
      join_level(candidates, level, of_several, decided, groups);
  }

  std::vector<std::uint32_t> result(size);
  for (std::uint32_t i = 0; i < size; ++i) result[i] = groups.root(i);
  return result;
}

}  // namespace guanxi::extract
