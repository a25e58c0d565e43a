#include "extract/resolve/across/documents.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/abbreviations.hpp"
#include "extract/resolve/across/senses.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/words.hpp"

namespace guanxi::extract::across {
namespace {

/// What is said behind any programme: 以旧换新|政策, 一带一路|倡议.
constexpr std::array<std::u16string_view, 9> k_tails{u"政策",     u"战略", u"倡议", u"活动", u"行动",
                                                     u"专项行动", u"工程", u"工作", u"制度"};
/// The nation before one of its own: 全国|以旧换新, 国家|十四五规划.
constexpr std::array<std::u16string_view, 4> k_nation{u"全国", u"国家", u"中国", u"我国"};
constexpr std::u16string_view k_about = u"关于";

/// (2022-2030年), (2024年版) of a name; empty where it ends otherwise.
std::u16string_view edition_of(std::u16string_view name) {
  constexpr std::u16string_view k_digits = u"0123456789";
  constexpr std::u16string_view k_units = u"年版本";
  const std::size_t open = name.rfind(u'(');
  if (open == std::u16string_view::npos || !name.ends_with(u')') || open == 0) return {};
  const std::u16string_view inside = name.substr(open + 1, name.size() - open - 2);
  const bool year = inside.size() >= 5 && k_digits.find(inside.front()) != std::u16string_view::npos &&
                    k_units.find(inside.back()) != std::u16string_view::npos;
  return year ? name.substr(open) : std::u16string_view();
}

class DocumentFinder {
 public:
  explicit DocumentFinder(const Nodes& nodes) : m_nodes(nodes) {}

  std::vector<SameDocument> find() {
    std::map<std::u16string, std::vector<std::uint32_t>> editions;
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
      const Node& node = m_nodes[i];
      if (node.kind != Kind::policy || node.article != 0 || node.region != 0 || node.year != 0) continue;
      const std::u16string name = widen(m_nodes.base(i));
      find_abbreviations(i, name);
      find_without_tail(i, name);
      find_without_nation(i, name);
      find_about(i, name);
      const std::u16string_view edition = edition_of(name);
      if (!edition.empty()) editions[name.substr(0, name.size() - edition.size())].push_back(i);
    }
    for (const auto& [name, nodes] : editions)  // of several editions none is the one that is meant
      if (nodes.size() == 1) add(node_of(name), nodes.front(), true);
    std::sort(m_found.begin(), m_found.end(), [](const SameDocument& a, const SameDocument& b) {
      return std::tuple(a.name, a.thing) < std::tuple(b.name, b.thing);
    });
    return std::move(m_found);
  }

 private:
  /// The node of a name, by its row where it stands in one.
  [[nodiscard]] std::uint32_t node_of(std::u16string_view name) const {
    const std::uint32_t found = m_nodes.find(Kind::policy, name);
    if (found != Nodes::k_none) return found;
    std::vector<LexMatch> matches;
    Lexicon::built_in().matches_at(name, 0, matches);
    for (const LexMatch& match : matches)
      if (match.kind == Lex::programme && match.end == name.size() && match.parent != 0)
        return m_nodes.find(Kind::policy, Lexicon::built_in().head_of(match.parent));
    return Nodes::k_none;
  }

  void add(std::uint32_t name, std::uint32_t thing, bool either_way) {
    if (name != Nodes::k_none && thing != Nodes::k_none && name != thing) m_found.push_back({name, thing, either_way});
  }

  /// 湖修条例 of 湖泊生态修复条例: the first characters of its words before the same head.
  void find_abbreviations(std::uint32_t thing, const std::u16string& name) {
    const std::u16string_view head = abbreviated_head(name);
    if (head.empty()) return;
    for (const std::u16string& initials : initials_of(std::u16string_view(name).substr(0, name.size() - head.size())))
      add(m_nodes.find(Kind::policy, initials + std::u16string(head)), thing, false);
  }

  void find_without_tail(std::uint32_t node, const std::u16string& name) {
    constexpr std::size_t k_shortest = 3;
    const std::u16string_view tail = ending_of(name, k_tails);
    if (tail.empty() || name.size() < tail.size() + k_shortest) return;
    add(node, node_of(std::u16string_view(name).substr(0, name.size() - tail.size())), true);
  }

  /// Not 国家|安全法, which is as good as nothing without it: what is left must be known, or long.
  void find_without_nation(std::uint32_t node, const std::u16string& name) {
    constexpr std::size_t k_telling = 6;
    const std::u16string_view nation = beginning_of(name, k_nation);
    const std::u16string_view rest = std::u16string_view(name).substr(nation.size());
    if (nation.empty() || is_bare_document(rest)) return;
    if (rest.size() >= k_telling || Lexicon::built_in().contains(rest, Lex::programme)) add(node, node_of(rest), true);
  }

  /// 促进民营经济发展的意见, as 关于促进民营经济发展的意见 is said.
  void find_about(std::uint32_t node, const std::u16string& name) {
    constexpr std::size_t k_telling = 6;
    if (name.starts_with(k_about) && name.size() >= k_about.size() + k_telling)
      add(m_nodes.find(Kind::policy, std::u16string_view(name).substr(k_about.size())), node, true);
  }

  const Nodes& m_nodes;
  std::vector<SameDocument> m_found;
};

}  // namespace

std::vector<SameDocument> find_same_documents(const Nodes& nodes) { return DocumentFinder(nodes).find(); }

}  // namespace guanxi::extract::across
