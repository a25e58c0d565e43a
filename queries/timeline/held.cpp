#include "queries/timeline/held.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "queries/timeline/post_names.hpp"

namespace guanxi::queries {

bool says_held(PostState state) {
  return state == PostState::holds || state == PostState::acting || state == PostState::appointed ||
         state == PostState::elected;
}

bool says_left(PostState state) { return state == PostState::removed || state == PostState::resigned; }

std::optional<PostChange> end_of(const graph::Graph& graph, std::span<const PostStatement> said) {
  Date last;
  for (const PostStatement& one : said)
    if (says_held(one.state)) last = graph.date(one.where.article);
  std::optional<PostChange> former;
  for (const PostStatement& one : said) {
    const Date day = graph.date(one.where.article);
    if (day < last) continue;
    if (says_left(one.state)) return PostChange{one.state, one.where, day};
    if (one.state == PostState::former && !former) former = PostChange{one.state, one.where, day};
  }
  return former;
}

namespace {

/// Posts that many hold at a time: 副部长, 委员, 发言人.
bool is_of_many(std::string_view title) {
  constexpr std::array<std::string_view, 14> k_ends{"委员", "代表", "成员", "发言人", "教授", "研究员", "顾问",
                                                    "专家", "助理", "秘书", "会员",   "议员", "大使",   "常委"};
  return title.find("副") != std::string_view::npos ||
         std::any_of(k_ends.begin(), k_ends.end(), [&](std::string_view end) { return title.ends_with(end); });
}

Date last_held(const graph::Graph& graph, std::span<const PostStatement> said) {
  Date last;
  for (const PostStatement& one : said)
    if (says_held(one.state)) last = graph.date(one.where.article);
  return last;
}

}  // namespace

Succession::Succession(const graph::Graph& graph, EntityId body, std::string_view title, ArticleRange articles) {
  if (is_of_many(title)) return;
  std::map<EntityId, Holder> holders;
  for (const graph::Relation& relation : graph.relations_to(body)) {
    const ArticleId article = relation.where.article;
    const Date day = graph.date(article);
    const bool inside = article.value >= articles.begin && article.value < articles.end;
    if (!is_post(relation.type) || !says_held(relation.state) || !inside || !day.known()) continue;
    if (relation.title != title && post_name(relation.title) != title) continue;
    Holder& holder = holders[relation.from];
    if (holder.statements++ == 0 || relation.where < holder.first.where)
      holder.first = {relation.state, relation.where, day};
    holder.last = std::max(holder.last, day);
    holder.person = relation.from;
  }
  for (const auto& [person, holder] : holders) m_holders.push_back(holder);
  std::stable_sort(m_holders.begin(), m_holders.end(),
                   [](const Holder& a, const Holder& b) { return a.first.day < b.first.day; });
  const Holder* before = nullptr;  // of those said to hold it more than once, the one with the latest last day
  for (const Holder& holder : m_holders) {
    if (holder.statements < 2) continue;
    if (before != nullptr && holder.first.day < before->last) {
      m_holders.clear();
      return;
    }
    before = &holder;
  }
}

std::optional<PostChange> Succession::after(EntityId person, Date last) const {
  if (!last.known()) return std::nullopt;
  for (const Holder& holder : m_holders)
    if (holder.person != person && last < holder.first.day) return holder.first;
  return std::nullopt;
}

bool is_held(const graph::Graph& graph, EntityId person, std::span<const PostStatement> said,
             const Succession& succession) {
  return std::any_of(said.begin(), said.end(), [](const PostStatement& one) { return says_held(one.state); }) &&
         !end_of(graph, said) && !succession.after(person, last_held(graph, said));
}

}  // namespace guanxi::queries
