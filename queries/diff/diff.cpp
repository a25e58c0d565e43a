#include "queries/diff/diff.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "queries/timeline/tenures.hpp"

namespace guanxi::queries {

namespace {

constexpr EntityId k_none{UINT32_MAX};

DiffEnd end_of(const graph::Graph& graph, EntityId id) { return {id, graph.type(id), std::string(graph.name(id))}; }

std::uint32_t apart(std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; }

/// Which entities of two graphs are one.
class Pairing {
 public:
  Pairing(const graph::Graph& before, const graph::Graph& after)
      : m_to_after(before.entity_count(), k_none), m_to_before(after.entity_count(), k_none) {
    std::vector<std::pair<std::uint64_t, EntityId>> stable;
    for (std::uint32_t i = 0; i < before.entity_count(); ++i)
      stable.emplace_back(before.stable(EntityId{i}), EntityId{i});
    std::sort(stable.begin(), stable.end());
    for (std::uint32_t i = 0; i < after.entity_count(); ++i) {
      const std::uint64_t id = after.stable(EntityId{i});
      const auto found = std::lower_bound(stable.begin(), stable.end(), std::pair(id, EntityId{0}));
      if (found == stable.end() || found->first != id) continue;
      m_to_after[found->second.index()] = EntityId{i};
      m_to_before[i] = found->second;
    }
  }
  /// The same entity in the other graph; k_none where it is not there.
  [[nodiscard]] EntityId to_after(EntityId id) const { return m_to_after[id.index()]; }
  [[nodiscard]] EntityId to_before(EntityId id) const { return m_to_before[id.index()]; }

 private:
  std::vector<EntityId> m_to_after;
  std::vector<EntityId> m_to_before;
};

std::vector<std::string> forms_of(const graph::Graph& graph, EntityId id) {
  std::vector<std::string> forms;
  for (const graph::Alias alias : graph.aliases(id)) forms.emplace_back(alias.form);
  std::sort(forms.begin(), forms.end());
  return forms;
}

std::vector<std::string> less(const std::vector<std::string>& forms, const std::vector<std::string>& others) {
  std::vector<std::string> rest;
  std::set_difference(forms.begin(), forms.end(), others.begin(), others.end(), std::back_inserter(rest));
  return rest;
}

void diff_entities(const graph::Graph& before, const graph::Graph& after, const Pairing& pairs,
                   std::vector<EntityDiff>& out) {
  for (std::uint32_t i = 0; i < before.entity_count(); ++i) {
    const EntityId old_id{i};
    const EntityId new_id = pairs.to_after(old_id);
    if (new_id == k_none) {
      out.push_back({Change::went, end_of(before, old_id), {}, before.articles_of(old_id), 0, {}, {}});
      continue;
    }
    const auto old_forms = forms_of(before, old_id);
    const auto new_forms = forms_of(after, new_id);
    const bool renamed = before.name(old_id) != after.name(new_id);
    if (!renamed && before.articles_of(old_id) == after.articles_of(new_id) && old_forms == new_forms) continue;
    out.push_back({Change::changed, end_of(after, new_id), std::string(before.name(old_id)), before.articles_of(old_id),
                   after.articles_of(new_id), less(new_forms, old_forms), less(old_forms, new_forms)});
  }
  for (std::uint32_t i = 0; i < after.entity_count(); ++i) {
    if (pairs.to_before(EntityId{i}) != k_none) continue;
    out.push_back({Change::came, end_of(after, EntityId{i}), {}, 0, after.articles_of(EntityId{i}), {}, {}});
  }
  std::sort(out.begin(), out.end(), [](const EntityDiff& a, const EntityDiff& b) {
    const auto order = [](const EntityDiff& d) {
      return std::tuple(~apart(d.old_articles, d.new_articles), std::string_view(d.entity.name), d.entity.type,
                        d.change);
    };
    return order(a) < order(b);
  });
}

std::vector<RelationType> types_of(graph::RelationSet all, graph::RelationSet without) {
  std::vector<RelationType> types;
  for (const RelationType type : k_relation_types)
    if (all.has(type) && !without.has(type)) types.push_back(type);
  return types;
}

graph::RelationSet both_ways(const graph::Tie& tie) { return {static_cast<std::uint16_t>(tie.out.bits | tie.in.bits)}; }

void diff_ties(const graph::Graph& before, const graph::Graph& after, const Pairing& pairs, std::vector<TieDiff>& out) {
  for (std::uint32_t i = 0; i < before.entity_count(); ++i) {
    const EntityId a{i};
    for (const graph::Tie tie : before.ties(a)) {
      if (tie.other < a) continue;
      const EntityId new_a = pairs.to_after(a);
      const EntityId new_b = pairs.to_after(tie.other);
      const auto now = new_a == k_none || new_b == k_none ? std::nullopt : after.tie(new_a, new_b);
      if (!now) {
        out.push_back({Change::went, end_of(before, a), end_of(before, tie.other), tie.articles, 0, {}, {}});
        continue;
      }
      const graph::RelationSet old_set = both_ways(tie);
      const graph::RelationSet new_set = both_ways(*now);
      if (now->articles == tie.articles && now->sentences == tie.sentences && old_set.bits == new_set.bits) continue;
      out.push_back({Change::changed, end_of(after, new_a), end_of(after, new_b), tie.articles, now->articles,
                     types_of(new_set, old_set), types_of(old_set, new_set)});
    }
  }
  for (std::uint32_t i = 0; i < after.entity_count(); ++i) {
    const EntityId a{i};
    for (const graph::Tie tie : after.ties(a)) {
      if (tie.other < a) continue;
      const EntityId old_a = pairs.to_before(a);
      const EntityId old_b = pairs.to_before(tie.other);
      if (old_a != k_none && old_b != k_none && before.tie(old_a, old_b)) continue;
      out.push_back({Change::came,
                     end_of(after, a),
                     end_of(after, tie.other),
                     0,
                     tie.articles,
                     types_of(both_ways(tie), {}),
                     {}});
    }
  }
  std::sort(out.begin(), out.end(), [](const TieDiff& a, const TieDiff& b) {
    const auto order = [](const TieDiff& d) {
      return std::tuple(~apart(d.old_articles, d.new_articles), std::string_view(d.a.name), std::string_view(d.b.name),
                        d.a.type, d.b.type, d.change);
    };
    return order(a) < order(b);
  });
}

/// (stable id of the person, of the body, title, how many times before)
using PostKey = std::tuple<std::uint64_t, std::uint64_t, std::string, std::size_t>;

std::map<PostKey, Tenure> posts_of(const graph::Graph& graph) {
  std::map<PostKey, Tenure> posts;
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    const EntityId id{i};
    if (graph.type(id) != EntityType::official && graph.type(id) != EntityType::person) continue;
    for (Tenure& tenure : posts_held_by(graph, id, {})) {
      PostKey key{graph.stable(id), graph.stable(tenure.body), tenure.title, 0};
      while (posts.contains(key)) ++std::get<3>(key);
      posts.emplace(std::move(key), std::move(tenure));
    }
  }
  return posts;
}

Date day_of(const graph::Graph& graph, const Tenure& tenure) {
  if (tenure.ended) return tenure.ended->by;
  return tenure.began ? tenure.began->day : graph.date(tenure.where.article);
}

bool same_post(const Tenure& a, const Tenure& b) {
  const auto day = [](const std::optional<PostChange>& change) {
    return change ? std::optional(change->day) : std::nullopt;
  };
  const auto end = [](const std::optional<TenureEnd>& ended) {
    return ended ? std::optional(ended->by) : std::nullopt;
  };
  return a.state == b.state && day(a.began) == day(b.began) && end(a.ended) == end(b.ended);
}

void diff_posts(const graph::Graph& before, const graph::Graph& after, std::vector<PostDiff>& out) {
  const auto old_posts = posts_of(before);
  const auto new_posts = posts_of(after);
  for (const auto& [key, tenure] : old_posts) {
    const auto now = new_posts.find(key);
    if (now == new_posts.end()) {
      out.push_back({Change::went, end_of(before, tenure.person), end_of(before, tenure.body), tenure.title,
                     tenure.state, tenure.state, day_of(before, tenure)});
    } else if (!same_post(tenure, now->second)) {
      out.push_back({Change::changed, end_of(after, now->second.person), end_of(after, now->second.body), tenure.title,
                     tenure.state, now->second.state, day_of(after, now->second)});
    }
  }
  for (const auto& [key, tenure] : new_posts) {
    if (old_posts.contains(key)) continue;
    out.push_back({Change::came, end_of(after, tenure.person), end_of(after, tenure.body), tenure.title, tenure.state,
                   tenure.state, day_of(after, tenure)});
  }
  std::stable_sort(out.begin(), out.end(), [](const PostDiff& a, const PostDiff& b) {
    const auto order = [](const PostDiff& d) {
      return std::tuple(-std::int64_t{d.day.days}, std::string_view(d.person.name), std::string_view(d.body.name),
                        std::string_view(d.title), d.change);
    };
    return order(a) < order(b);
  });
}

}  // namespace

std::string_view to_string(Change change) {
  constexpr std::array<std::string_view, 3> k_names{"came", "went", "changed"};
  return k_names.at(static_cast<std::size_t>(change));
}

GraphDiff diff(const graph::Graph& before, const graph::Graph& after) {
  const Pairing pairs(before, after);
  GraphDiff found;
  diff_entities(before, after, pairs, found.entities);
  diff_ties(before, after, pairs, found.ties);
  diff_posts(before, after, found.posts);
  return found;
}

}  // namespace guanxi::queries
