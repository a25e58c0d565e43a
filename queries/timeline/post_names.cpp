#include "queries/timeline/post_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include "base/fold.hpp"
#include "queries/find/find.hpp"
#include "queries/find/needle.hpp"

namespace guanxi::queries {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t k_han = 3;  // bytes of a Han character

/// The longest of `words` that `text` begins (ends) with; empty where none does.
std::string_view prefix_of(std::string_view text, Words words) {
  std::string_view longest;
  for (const std::string_view word : words)
    if (text.starts_with(word) && word.size() > longest.size()) longest = word;
  return longest;
}
std::string_view suffix_of(std::string_view text, Words words) {
  std::string_view longest;
  for (const std::string_view word : words)
    if (text.ends_with(word) && word.size() > longest.size()) longest = word;
  return longest;
}
bool is_one_of(std::string_view text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// 第八任总统 -> 总统.
std::string_view without_ordinal(std::string_view title) {
  constexpr std::array<std::string_view, 2> k_counted{"任", "届"};
  if (!title.starts_with("第")) return title;
  for (const std::string_view word : k_counted) {
    const std::size_t at = title.find(word);
    constexpr std::size_t k_longest = 5 * k_han;
    if (at != std::string_view::npos && at <= k_longest && at + word.size() < title.size())
      return title.substr(at + word.size());
  }
  return title;
}

std::string_view without_note(std::string_view title) {
  const std::size_t open = std::min(title.find('('), title.find("（"));
  return open == std::string_view::npos || open == 0 ? title : title.substr(0, open);
}

/// The first word that says when or how a post was held; empty where there is none.
std::string_view time_word(std::string_view title) {
  constexpr std::array<std::string_view, 18> k_words{"原",   "前",   "时任", "曾任", "历任", "现任",
                                                     "新任", "新",   "候任", "当选", "代理", "代",
                                                     "拟任", "前任", "首任", "临时", "现",   "的"};
  constexpr std::array<std::string_view, 14> k_others{"代表", "代办", "代言", "代工",   "前台", "前线",   "新闻",
                                                      "新媒", "新区", "新能", "新材料", "原料", "原材料", "现场"};
  return prefix_of(title, k_others).empty() ? prefix_of(title, k_words) : std::string_view();
}

}  // namespace

std::string post_name(std::string_view title) {
  std::string_view name = without_note(title);
  for (;;) {
    std::string_view rest = without_ordinal(name);
    rest.remove_prefix(time_word(rest).size());
    if (rest.size() == name.size() || rest.size() < 2 * k_han) break;
    name = rest;
  }
  return std::string(name);
}

std::string_view rank_of_post(std::string_view body, std::string_view title) {
  constexpr std::array<std::string_view, 16> k_printed{"正国级", "副国级", "正部长级", "副部长级", "正部级", "副部级",
                                                       "正省级", "副省级", "正厅级",   "副厅级",   "正局级", "副局级",
                                                       "正处级", "副处级", "正科级",   "副科级"};
  // departments of the State Council, by the decision of the National People's Congress of 2023-03-10
  constexpr std::array<std::string_view, 22> k_ministries{"外交部",         "国防部",
                                                          "教育部",         "科学技术部",
                                                          "工业和信息化部", "公安部",
                                                          "国家安全部",     "民政部",
                                                          "司法部",         "财政部",
                                                          "自然资源部",     "生态环境部",
                                                          "交通运输部",     "水利部",
                                                          "农业农村部",     "商务部",
                                                          "文化和旅游部",   "退役军人事务部",
                                                          "应急管理部",     "科技部",
                                                          "工信部",         "人力资源和社会保障部"};
  constexpr std::array<std::string_view, 6> k_commissions{"国家发展和改革委员会", "国家发展改革委",
                                                          "国家发改委",           "国家民族事务委员会",
                                                          "国家卫生健康委员会",   "国家卫生健康委"};
  constexpr std::array<std::string_view, 2> k_provinces{"省委", "自治区党委"};
  constexpr std::array<std::string_view, 2> k_council{"国务院", "中华人民共和国国务院"};
  constexpr std::array<std::string_view, 2> k_deputies{"副总理", "国务委员"};
  for (const std::string_view word : k_printed)
    if (title.find(word) != std::string_view::npos) return word;
  const std::string name = post_name(title);
  if (is_one_of(body, k_council)) {
    if (name == "总理") return "正国级";
    return is_one_of(name, k_deputies) ? "副国级" : "";
  }
  const bool commission = is_one_of(body, k_commissions);
  if (commission || is_one_of(body, k_ministries)) {
    const std::string_view head = commission ? "主任" : "部长";
    if (name == head) return "正部级";
    return name.starts_with("副") && std::string_view(name).substr(k_han) == head ? "副部级" : "";
  }
  if (!suffix_of(body, k_provinces).empty()) return name == "书记" ? "正部级" : "";
  if (name == "省长") return "正部级";
  if (name == "副省长") return "副部级";
  if (body.ends_with("县委")) return name == "书记" ? "正处级" : "";
  if (name == "县长") return "正处级";
  if (name == "副县长") return "副处级";
  if (name == "镇长" || name == "乡长") return "正科级";
  return name == "副镇长" || name == "副乡长" ? "副科级" : "";
}

std::vector<std::string> posts_of_body(const graph::Graph& graph, EntityId body) {
  std::map<std::string, std::size_t> counts;
  for (const graph::Relation& relation : graph.relations_to(body))
    if (is_post(relation.type)) ++counts[post_name(relation.title)];
  std::vector<std::pair<std::string, std::size_t>> posts(counts.begin(), counts.end());
  std::stable_sort(posts.begin(), posts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  for (auto& [name, count] : posts) names.push_back(std::move(name));
  return names;
}

namespace {

/// One way to take the words apart.
struct Cut {
  std::string body;
  std::string title;
};

/// All ways, the longest body first: 商务部|长 also as 商务部|部长.
std::vector<Cut> cuts_of(std::string_view words) {
  std::vector<Cut> cuts;
  for (std::size_t at = words.size(); at-- > 1;) {
    if ((static_cast<unsigned char>(words[at]) & 0xC0U) == 0x80U) continue;
    const std::string_view body = words.substr(0, at);
    const std::string_view rest = words.substr(at);
    if (rest == "长" && body.size() > k_han) {
      cuts.push_back({std::string(body), std::string(body.substr(body.size() - k_han)) + "长"});
    } else if (rest.size() >= 2 * k_han || static_cast<unsigned char>(rest.front()) < 0x80U) {
      cuts.push_back({std::string(body), post_name(rest)});
    }
  }
  return cuts;
}

bool has_post(const graph::Graph& graph, EntityId body, std::string_view title) {
  const auto relations = graph.relations_to(body);
  return std::any_of(relations.begin(), relations.end(), [&](const graph::Relation& relation) {
    return is_post(relation.type) && post_name(relation.title) == title;
  });
}

struct Bodies {
  std::vector<EntityId> by_name;
  std::vector<EntityId> by_form;
};

/// Entities that bear this form as their name, and the others; people and policies have no posts.
Bodies bodies_named(const graph::Graph& graph, std::string_view name) {
  Bodies bodies;
  const Needle needle(name);
  for (const graph::FormId form : graph.forms_named(needle.folded())) {
    const graph::Alias alias = graph.form(form);
    const EntityType type = graph.type(alias.entity);
    if (type == EntityType::official || type == EntityType::person || type == EntityType::policy) continue;
    auto& found = alias.form == graph.name(alias.entity) ? bodies.by_name : bodies.by_form;
    if (found.empty() || found.back() != alias.entity) found.push_back(alias.entity);
  }
  return bodies;
}

bool in_order(std::string_view part, std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i + k_han <= part.size(); i += k_han) {
    at = text.find(part.substr(i, k_han), at);
    if (at == std::string_view::npos) return false;
    at += k_han;
  }
  return true;
}

/// Bodies with a form that begins and ends as `name` and holds all of it in order. One pass over the forms.
std::vector<EntityId> bodies_shortened(const graph::Graph& graph, std::string_view name) {
  constexpr std::size_t k_least = 3 * k_han;
  std::vector<EntityId> bodies;
  if (name.size() < k_least || name.size() % k_han != 0) return bodies;
  const std::string_view head = name.substr(0, k_han);
  const std::string_view tail = name.substr(name.size() - k_han);
  for (const graph::Alias alias : graph.all_aliases()) {
    if (!alias.folded.starts_with(head) || !alias.folded.ends_with(tail) || !in_order(name, alias.folded)) continue;
    const EntityType type = graph.type(alias.entity);
    if (type != EntityType::agency && type != EntityType::enterprise) continue;
    if (bodies.empty() || bodies.back() != alias.entity) bodies.push_back(alias.entity);
  }
  return bodies;
}

std::string named(const graph::Graph& graph, EntityId id) {
  return fmt::format("{}:{} (#{})", to_string(graph.type(id)), graph.name(id), id.value);
}

tl::unexpected<Error> several(const graph::Graph& graph, std::string_view text, std::span<const EntityId> bodies) {
  std::string choices;
  for (const EntityId id : bodies) choices += (choices.empty() ? "" : ", ") + named(graph, id);
  return fail(ErrorCode::ambiguous, fmt::format("'{}' is a post of {} bodies: {}", text, bodies.size(), choices),
              std::string(text), "name the body as type:name or #id, and the post with --title");
}

/// The body was found, but no such post of it.
tl::unexpected<Error> no_such_post(const graph::Graph& graph, std::string_view text, EntityId body,
                                   std::string_view title) {
  constexpr std::size_t k_most = 8;
  std::string known;
  const auto posts = posts_of_body(graph, body);
  for (std::size_t i = 0; i < std::min(posts.size(), k_most); ++i) known += (i == 0 ? "" : ", ") + posts[i];
  return fail(ErrorCode::not_found, fmt::format("no article says who is {} of {}", title, graph.name(body)),
              std::string(text), known.empty() ? "no post of it is stated" : "its posts are " + known);
}

}  // namespace

Result<Post> resolve_post(const graph::Graph& graph, std::string_view text) {
  const std::string words = fold_name(text);
  std::optional<std::pair<EntityId, std::string>> near_miss;
  const std::vector<Cut> cuts = cuts_of(words);
  const auto lacks = [&](const Cut& cut) { return [&](EntityId id) { return !has_post(graph, id, cut.title); }; };
  for (const Cut& cut : cuts) {
    Bodies bodies = bodies_named(graph, cut.body);
    for (std::vector<EntityId>* found : {&bodies.by_name, &bodies.by_form}) {
      if (!found->empty() && !near_miss) near_miss.emplace(found->front(), cut.title);
      std::erase_if(*found, lacks(cut));
      if (found->size() > 1) return several(graph, text, *found);
      if (!found->empty()) return Post{found->front(), cut.title};
    }
  }
  for (const Cut& cut : cuts) {
    std::vector<EntityId> bodies = bodies_shortened(graph, cut.body);
    std::erase_if(bodies, lacks(cut));
    if (bodies.size() > 1) return several(graph, text, bodies);
    if (!bodies.empty()) return Post{bodies.front(), cut.title};
  }
  if (near_miss) return no_such_post(graph, text, near_miss->first, near_miss->second);
  return fail(ErrorCode::not_found, fmt::format("no body of this graph begins '{}'", text), std::string(text),
              "write the body's name with the post behind it: 国务院总理");
}

}  // namespace guanxi::queries
