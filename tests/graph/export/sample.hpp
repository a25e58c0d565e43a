// Graphs that the export tests share.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "graph/export/export.hpp"

namespace guanxi::graph {

/// A folder that goes when the test does.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "guanxi-export-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) m_path = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }

 private:
  std::filesystem::path m_path;
};

/// `names` in one sentence of each of two articles: a tie for every pair. The first holds two posts with the second
/// (one of them stated twice), and the second issued the third.
inline Graph sample_graph(const std::vector<std::string>& names) {
  GraphRows rows;
  for (std::uint32_t article = 0; article < 2; ++article) {
    ArticleRow row;
    row.id = ArticleId(article);
    row.meta.id = "a" + std::to_string(article);
    row.meta.date = *parse_date(article == 0 ? "2021-03-01" : "2022-06-30");
    row.sentence_count = 2;
    rows.articles.push_back(row);
  }
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const EntityId id(i);
    rows.entities.push_back(
        {id, k_entity_types[i % k_entity_types.size()], names[i], "key" + std::to_string(i), 0xabc0ULL + i});
    rows.aliases.push_back({id, names[i], names[i], "", "", 2});
    rows.aliases.push_back({id, names[i] + "|简称", names[i], "", "", 1});
    for (std::uint32_t article = 0; article < 2; ++article)
      rows.mentions.push_back({id, ArticleId(article), 0, {i, i + 1}});
  }
  if (names.size() > 2) {
    rows.relations.push_back({EntityId(0), EntityId(1), RelationType::holds_post, "书记", ArticleId(0), 0});
    rows.relations.push_back({EntityId(0), EntityId(1), RelationType::holds_post, "书记", ArticleId(1), 0});
    rows.relations.push_back({EntityId(0), EntityId(1), RelationType::holds_post, "原局长", ArticleId(0), 0});
    rows.relations.push_back({EntityId(1), EntityId(2), RelationType::issued, "", ArticleId(1), 0});
  }
  return Graph::build(std::move(rows));
}

inline const std::vector<std::string>& plain_names() {
  static const std::vector<std::string> names{"丁一鸣", "临江市委", "《临江市优化营商环境条例》"};
  return names;
}

inline const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> names{"\"&<>'",
                                              "</data></node>",
                                              "]]>",
                                              "a,b\"c",
                                              "甲\x01\x02乙",
                                              "行\n断\r\n了",
                                              "\\N\\",
                                              "😀👩‍👧",
                                              "שלום",
                                              "\xff坏",
                                              "\xef\xbf\xbe",
                                              "=1+1",
                                              "",
                                              " ",
                                              "node",
                                              "\u202eabc\u202c",
                                              "a\\",
                                              "]]><!--<script>",
                                              "it's; // no */",
                                              "{\"id\":1}",
                                              "null",
                                              std::string(5000, 'x')};
  return names;
}

}  // namespace guanxi::graph
