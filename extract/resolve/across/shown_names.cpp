#include "extract/resolve/across/shown_names.hpp"

#include <algorithm>
#include <tuple>

#include "extract/resolve/across/readings.hpp"
#include "extract/resolve/across/senses.hpp"
#include "extract/resolve/alias_rules.hpp"

namespace guanxi::extract::across {
namespace {

/// The division or the foreign country that the entity belongs to; 0 where it has none, or its name needs none.
Region region_of(const Node& node, const std::u16string& base) {
  if (node.article != 0) return 0;
  if (node.kind == Kind::place) return is_division(node.region) && is_generic_place(base) ? node.region : 0;
  if (node.kind != Kind::agency) return 0;
  Region region = node.region;
  if (const Lead lead = lead_of(base); region == 0 && lead.size < base.size() && lead.regions.size() == 1)
    region = is_country(lead.regions.front()) ? lead.regions.front() : 0;  // 美国共和党 of the tables
  return is_division(region) || (is_country(region) && region != china()) ? region : 0;
}

bool says(const Lead& lead, std::size_t size, Region region) {
  return lead.size < size && std::find(lead.regions.begin(), lead.regions.end(), region) != lead.regions.end();
}

/// 清城区 and 区委: the level that the name begins with is the division's.
std::string with_division(Region region, std::u16string_view text) {
  constexpr std::u16string_view k_levels = u"省市州县区旗";
  const std::u16string place = widen(region_name(region));
  if (text.find(place) != std::u16string_view::npos || lead_of(text).size > 0) return {};
  if (level_before(text) == 0 && text.front() != place.back()) return narrow(place) + narrow(text);
  const bool mixed = k_levels.find(text[1]) != std::u16string_view::npos || text[1] == u'里';  // 市县党委
  return mixed || !place.ends_with(text.front()) ? std::string() : narrow(place) + narrow(text.substr(1));
}

std::string with_country(Region region, std::u16string_view text) {
  return lead_of(text).size > 0 ? std::string() : region_name(region) + narrow(text);
}

/// 全国人大 for 中国全国人大, where articles say both.
std::string without_china(const Nodes& nodes, const NameCount& most, std::span<const NameCount> names) {
  const std::u16string text = widen(nodes.texts().text(most.text));
  if (!text.starts_with(u"中国")) return {};
  const std::string rest = narrow(read_name(Kind::agency, text, nodes.texts()).behind_country);
  const auto is_rest = [&](const NameCount& name) { return nodes.texts().text(name.text) == rest; };
  return std::any_of(names.begin(), names.end(), is_rest) ? rest : std::string();
}

}  // namespace

std::string shown_name(const Nodes& nodes, std::uint32_t head, std::span<const NameCount> names) {
  const auto rank = [&](const NameCount& name) {
    const std::string_view text = nodes.texts().text(name.text);
    return std::tuple(name.articles, text.size(), text);
  };
  const auto less = [&](const NameCount& a, const NameCount& b) { return rank(a) < rank(b); };
  const auto most = std::max_element(names.begin(), names.end(), less);
  const std::u16string base = widen(nodes.base(head));
  const Region region = region_of(nodes[head], base);
  if (region == 0) return without_china(nodes, *most, names);
  auto with_place = names.end();
  for (auto name = names.begin(); name != names.end(); ++name) {
    const std::u16string text = widen(nodes.texts().text(name->text));
    if (says(lead_of(text), text.size(), region) && (with_place == names.end() || less(*with_place, *name)))
      with_place = name;
  }
  const std::u16string text = widen(nodes.texts().text(most->text));
  const auto named = with_place == names.end() ? std::string_view() : nodes.texts().text(with_place->text);
  const bool by_table = nodes[head].region == 0;
  if (by_table && with_place != most) {  // 美联储 is called so, though it is 美国联邦储备委员会
    const std::u16string full = named.empty() ? base : widen(named);
    if (full.ends_with(text)) return narrow(full);
    return has_every_country(text) ? with_country(region, text) : std::string();
  }
  if (!named.empty()) return std::string(named);
  if (nodes[head].kind == Kind::place) return {};
  return is_division(region) ? with_division(region, text) : with_country(region, text);
}

}  // namespace guanxi::extract::across
