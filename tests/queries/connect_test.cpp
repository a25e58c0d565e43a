// Trees that join several entities against trying every set of entities between them; and what the bound promises.
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>
#include <set>
#include <string>

#include "queries/connect/connect.hpp"
#include "tests/queries/brute_force.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::queries::test {
namespace {

/// (ties, millionths of their strength) by hops, else (millionths, ties): the least of both in this order is wanted.
using Cost = std::pair<std::uint64_t, std::uint64_t>;
constexpr Cost k_none{std::numeric_limits<std::uint64_t>::max(), 0};

Cost cost_of(const graph::Tie& tie, Weighting weighting) {
  const bool hops = weighting == Weighting::hops;
  const TieCost cost(hops ? Weighting::strength : weighting);
  const std::uint64_t millionths = cost.of(cost.count(tie.articles, tie.sentences));
  return hops ? Cost{1, millionths} : Cost{millionths, 1};
}

Cost plus(const Cost& a, const Cost& b) { return {a.first + b.first, a.second + b.second}; }

/// The least spanning tree of exactly these entities (Prim); k_none where they do not hang together.
Cost spanning_tree(const std::vector<EntityId>& members, const TieTable& ties, Weighting weighting) {
  std::vector<EntityId> in{members.front()};
  Cost sum{0, 0};
  while (in.size() < members.size()) {
    Cost best = k_none;
    EntityId next;
    for (const EntityId a : in)
      for (const EntityId b : members) {
        const auto tie = ties.find({a, b});
        if (listed(in, b) || tie == ties.end()) continue;
        if (const Cost cost = cost_of(tie->second, weighting); cost < best) {
          best = cost;
          next = b;
        }
      }
    if (best == k_none) return k_none;
    sum = plus(sum, best);
    in.push_back(next);
  }
  return sum;
}

Cost brute_force(const graph::Graph& graph, const ConnectQuestion& question) {
  const TieTable ties = all_ties(graph, question.filter);
  std::vector<EntityId> others;
  for (std::uint32_t i = 0; i < graph.entity_count(); ++i) {
    const EntityId id{i};
    const bool may = question.via.empty() ||
                     std::find(question.via.begin(), question.via.end(), graph.type(id)) != question.via.end();
    if (may && !listed(question.ends, id)) others.push_back(id);
  }
  Cost best = k_none;
  for (std::uint32_t subset = 0; subset < (1U << others.size()); ++subset) {
    std::vector<EntityId> members = question.ends;
    for (std::size_t i = 0; i < others.size(); ++i)
      if ((subset >> i) & 1U) members.push_back(others[i]);
    best = std::min(best, spanning_tree(members, ties, question.weighting));
  }
  return best;
}

/// Is the answer a tree over the graph's ties that joins the ends? Its cost, or k_none where not.
Cost checked(const Connection& answer, const graph::Graph& graph, const ConnectQuestion& question) {
  const TieTable ties = all_ties(graph, question.filter);
  std::set<EntityId> reached{question.ends.front()};
  Cost sum{0, 0};
  for (std::size_t round = 0; round <= answer.ties.size(); ++round)
    for (const auto& [a, b] : answer.ties) {
      if (reached.contains(a)) reached.insert(b);
      if (reached.contains(b)) reached.insert(a);
    }
  for (const auto& pair : answer.ties) {
    const auto tie = ties.find(pair);
    if (tie == ties.end()) return k_none;
    sum = plus(sum, cost_of(tie->second, question.weighting));
  }
  const std::set<EntityId> members(answer.entities.begin(), answer.entities.end());
  const bool tree = answer.ties.size() + 1 == answer.entities.size() && reached == members;
  const bool joins =
      std::all_of(question.ends.begin(), question.ends.end(), [&](EntityId end) { return members.contains(end); });
  return tree && joins ? sum : k_none;
}

ConnectQuestion random_question(std::uint32_t entities, std::mt19937& random) {
  const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  constexpr Weighting k_weightings[] = {Weighting::hops, Weighting::strength, Weighting::inverse};
  ConnectQuestion question;
  question.weighting = k_weightings[pick(3)];
  const std::size_t ends = 2 + pick(std::min<std::uint32_t>(4, entities - 1));
  while (question.ends.size() < ends)
    if (const EntityId id{pick(entities)}; !listed(question.ends, id)) question.ends.push_back(id);
  if (pick(4) == 0) question.via = {EntityType::agency, EntityType::enterprise};
  if (pick(4) == 0) question.filter.since = Date{static_cast<std::int32_t>(pick(8))};
  if (pick(5) == 0) question.filter.min_articles = 2;
  if (const EntityId avoided{pick(entities)}; pick(4) == 0 && !listed(question.ends, avoided))
    question.filter.avoid = {avoided};
  return question;
}

TEST(Connect, is_the_least_tree_of_random_graphs) {
  int joined = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t n = 2 + seed % 8;
    const graph::Graph graph = random_graph(n, 20 + 15 * (seed % 4), random);
    for (int i = 0; i < 8; ++i) {
      const ConnectQuestion question = random_question(n, random);
      const Cost least = brute_force(graph, question);
      const auto answer = connect(graph, question);
      ASSERT_EQ(answer.has_value(), least != k_none) << "seed " << seed << " question " << i;
      if (!answer) {
        ASSERT_EQ(answer.error().code, ErrorCode::not_found);
        continue;
      }
      ++joined;
      ASSERT_EQ(checked(*answer, graph, question), least) << "seed " << seed << " question " << i;
      ASSERT_EQ(answer->least, Least::proven);
      ASSERT_EQ(answer->at_least, answer->cost);
    }
  }
  EXPECT_GT(joined, 800);
}

/// Without the exact search: never below the least, within the bound, and at_least is no more than the least.
TEST(Connect, the_bound_holds_where_the_least_is_not_looked_for) {
  int bounded = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t n = 5 + seed % 5;
    const graph::Graph graph = random_graph(n, 25 + 10 * (seed % 3), random);
    for (int i = 0; i < 6; ++i) {
      ConnectQuestion question = random_question(n, random);
      for (const std::uint64_t budget : {0U, 20U}) {
        question.exact_budget = budget;
        const auto answer = connect(graph, question);
        if (!answer) continue;
        const double unit = question.weighting == Weighting::hops ? 1 : 1e6;
        const auto least = static_cast<double>(brute_force(graph, question).first) / unit;
        const auto ends = static_cast<double>(question.ends.size());
        ASSERT_GE(answer->cost + 1e-9, least) << "seed " << seed << " question " << i;
        ASSERT_LE(answer->cost, 2 * (1 - 1 / ends) * least + 1e-5) << "seed " << seed << " question " << i;
        ASSERT_LE(answer->at_least, least + 1e-9) << "seed " << seed << " question " << i;
        if (answer->least == Least::proven) {
          ASSERT_NEAR(answer->cost, least, 1e-9);
        }
        bounded += answer->least == Least::bounded ? 1 : 0;
      }
    }
  }
  EXPECT_GT(bounded, 20);
}

/// A star whose centre costs less than going from end to end.
TEST(Connect, goes_through_an_entity_that_nobody_named) {
  std::vector<Story> stories;
  for (std::uint32_t end = 1; end <= 4; ++end) stories.push_back({.a = 0, .b = end});
  stories.push_back({.a = 1, .b = 5});
  stories.push_back({.a = 5, .b = 2});
  const graph::Graph graph = make_graph(mixed_types(6), stories);
  const auto answer = connect(graph, {.ends = {EntityId{1}, EntityId{2}, EntityId{3}, EntityId{4}}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->entities, (std::vector<EntityId>{EntityId{0}, EntityId{1}, EntityId{2}, EntityId{3}, EntityId{4}}));
  EXPECT_EQ(answer->cost, 4);
}

TEST(Connect, says_what_is_wrong_with_a_question) {
  const graph::Graph graph = make_graph(mixed_types(4), {{.a = 0, .b = 1}, {.a = 2, .b = 3}});
  const auto code = [&](const ConnectQuestion& question) { return connect(graph, question).error().code; };
  EXPECT_EQ(code({.ends = {EntityId{0}}}), ErrorCode::usage);
  EXPECT_EQ(code({.ends = {EntityId{0}, EntityId{1}, EntityId{0}}}), ErrorCode::usage);
  ConnectQuestion avoids{.ends = {EntityId{0}, EntityId{1}}};
  avoids.filter.avoid = {EntityId{1}};
  EXPECT_EQ(code(avoids), ErrorCode::usage);
  EXPECT_EQ(code({.ends = {EntityId{0}, EntityId{1}, EntityId{2}}}), ErrorCode::not_found);
  EXPECT_NE(connect(graph, {.ends = {EntityId{0}, EntityId{1}, EntityId{2}}}).error().message.find("e2"),
            std::string::npos);
  ConnectQuestion poor{.ends = {EntityId{0}, EntityId{1}}};
  poor.budget = 0;
  EXPECT_EQ(code(poor), ErrorCode::usage);
}

}  // namespace
}  // namespace guanxi::queries::test
