// One article at a time: what each of its entities is, by its name, the tables and the article's own places.
// Private to this folder.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/resolve/across/nodes.hpp"
#include "extract/resolve/across/readings.hpp"
#include "extract/resolve/across/regions.hpp"

namespace guanxi::extract::across {

class SenseReader {
 public:
  SenseReader(const Corpus& corpus, Nodes& nodes) : m_corpus(corpus), m_nodes(nodes) {}
  /// The senses of the article's locals, in their order. O(locals), and O(length) for each new name.
  void read(std::uint32_t article, std::vector<Sense>& out);
  /// Of the article that was read last.
  [[nodiscard]] const Surroundings& surroundings() const { return m_around; }
  [[nodiscard]] const NameReading& reading(Kind kind, std::uint32_t text);
  /// Rows of places, and the names in them that articles use.
  [[nodiscard]] const std::set<std::pair<Region, std::u16string>>& rows_seen() const { return m_rows_seen; }

 private:
  void look_around(const Article& article);
  [[nodiscard]] Region region_before(std::uint32_t local) const;
  Sense place(const Local& local, std::uint32_t index);
  Sense division(const NameReading& name, std::uint32_t index, const Local& local);
  Sense agency(const Local& local, std::uint32_t index);
  Sense enterprise(const Local& local);
  Sense policy(const Local& local);
  Sense person(const Local& local);
  Sense row_of_aliases(Kind kind, const Local& local);
  Sense node(Kind kind, std::u16string_view base, Rule rule, Region region = 0, bool table = false);
  Sense only_here(Kind kind, std::u16string_view base, const Local& local);
  /// Does the article name countries, but not the one of a body of the tables? Then 保守党 in it is no 英国保守党.
  [[nodiscard]] bool speaks_of_others(std::span<const Region> regions) const;

  const Corpus& m_corpus;
  Nodes& m_nodes;
  Surroundings m_around;
  std::vector<std::vector<std::unique_ptr<NameReading>>> m_readings{5};
  const Article* m_article = nullptr;
  std::set<std::pair<Region, std::u16string>> m_rows_seen;
};

/// 北京|经开区: the division before a word that names a zone of many divisions; of size 0 where there is none.
[[nodiscard]] Lead division_of_zone(std::u16string_view canon);
/// Do many countries have one under this name: 卫生部, 最高法院, 自由党?
[[nodiscard]] bool has_every_country(std::u16string_view name);
/// A document's title less what differs between papers: 中华人民共和国, 草案, 关于印发…的通知.
[[nodiscard]] std::u16string canonical_document(std::u16string_view title);
/// 办法, 通知, 实施方案: names every second paper.
[[nodiscard]] bool is_bare_document(std::u16string_view title);
/// A firm's name less its legal form and the place in brackets: 光明食品(集团)有限公司 -> 光明食品集团.
[[nodiscard]] std::u16string canonical_firm(std::u16string_view name);
/// Is the name a registered one (…有限公司) of this brand: 上海|璞泰来|新能源科技股份有限公司? Of brands of three units
/// and more.
[[nodiscard]] bool is_registered_name_of(std::u16string_view name, std::u16string_view brand);
/// Rows of the tables hold families of firms (海尔, 海尔集团, 青岛海尔, 海尔智家): is this form the firm that the row
/// begins with, and no other of its family?
[[nodiscard]] bool is_same_firm(std::u16string_view form, std::u16string_view head);

}  // namespace guanxi::extract::across
