#include "queries/neighbours/neighbours.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/queries/brute_force.hpp"
#include "tests/queries/make_graph.hpp"

namespace guanxi::queries::test {
namespace {

constexpr std::size_t k_all = 1000;

/// What near() must answer, by relaxing hop by hop over the brute-force ties.
std::vector<Neighbour> brute_near(const graph::Graph& graph, EntityId centre, std::uint32_t hops,
                                  const Filter& filter) {
  const TieTable ties = all_ties(graph, filter);
  std::map<EntityId, Neighbour> reached{{centre, {.id = centre, .hops = 0, .through = centre, .tie = {}}}};
  for (std::uint32_t hop = 1; hop <= hops; ++hop) {
    for (const auto& [ends, tie] : ties) {
      const auto [a, b] = ends;
      const auto nearer = reached.find(a);
      if (nearer == reached.end() || nearer->second.hops != hop - 1) continue;
      const auto known = reached.find(b);
      if (known != reached.end() && (known->second.hops < hop || !stronger(tie, known->second.tie))) continue;
      reached[b] = {.id = b, .hops = hop, .through = a, .tie = tie};
    }
  }
  std::vector<Neighbour> found;
  for (const auto& [id, neighbour] : reached) {
    const bool wanted = filter.types.empty() ||
                        std::find(filter.types.begin(), filter.types.end(), graph.type(id)) != filter.types.end();
    if (id != centre && wanted) found.push_back(neighbour);
  }
  std::sort(found.begin(), found.end(), [](const Neighbour& a, const Neighbour& b) {
    return std::tuple(a.hops, ~strength_of(a.tie), a.id) < std::tuple(b.hops, ~strength_of(b.tie), b.id);
  });
  return found;
}

Filter random_filter(std::uint32_t entities, std::mt19937& random) {
  const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  Filter filter;
  if (pick(3) == 0) filter.types = {EntityType::agency, EntityType::official};
  if (pick(3) == 0) filter.since = Date{static_cast<std::int32_t>(pick(9))};
  if (pick(3) == 0) filter.until = Date{static_cast<std::int32_t>(1 + pick(9))};
  if (pick(4) == 0) filter.min_articles = 2;
  if (pick(3) == 0) filter.relations = {RelationType::holds_post, RelationType::located_in, RelationType::issued};
  if (pick(3) == 0) filter.avoid = {EntityId{pick(entities)}};
  return filter;
}

void expect_same_tie(const graph::Tie& a, const graph::Tie& b) {
  EXPECT_EQ(std::tuple(a.other, a.articles, a.sentences, a.out.bits, a.in.bits),
            std::tuple(b.other, b.articles, b.sentences, b.out.bits, b.in.bits));
}

TEST(Near, EqualsTheBruteForce) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t n = 2 + seed % 8;
    const graph::Graph graph = random_graph(n, 25 + 20 * (seed % 3), random);
    const Filter filter = random_filter(n, random);
    const EntityId centre{static_cast<std::uint32_t>(random() % n)};
    if (listed(filter.avoid, centre)) continue;
    for (std::uint32_t hops = 1; hops <= 3; ++hops) {
      const auto expected = brute_near(graph, centre, hops, filter);
      const Neighbourhood answer = near(graph, centre, hops, filter, k_all, Strength::counts);
      ASSERT_EQ(answer.found.size(), expected.size()) << "seed " << seed;
      EXPECT_EQ(answer.total, expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(answer.found[i].id, expected[i].id) << "seed " << seed;
        EXPECT_EQ(answer.found[i].hops, expected[i].hops);
        EXPECT_EQ(answer.found[i].through, expected[i].through);
        expect_same_tie(answer.found[i].tie, expected[i].tie);
      }
      const Neighbourhood limited = near(graph, centre, hops, filter, 2, Strength::counts);
      EXPECT_EQ(limited.total, expected.size());
      ASSERT_EQ(limited.found.size(), std::min<std::size_t>(2, expected.size()));
      for (std::size_t i = 0; i < limited.found.size(); ++i) EXPECT_EQ(limited.found[i].id, expected[i].id);
    }
  }
}

TEST(Near, BridgesJoinWhatIsFoundToTheCentre) {
  // e0 (official) - e1 (agency) - e2 (enterprise)
  const graph::Graph graph = make_graph(mixed_types(3), {{.a = 0, .b = 1}, {.a = 1, .b = 2}});
  Filter filter;
  filter.types = {EntityType::enterprise};
  const Neighbourhood answer = near(graph, EntityId{0}, 2, filter, k_all);
  ASSERT_EQ(answer.found.size(), 1U);
  EXPECT_EQ(answer.found[0].id, EntityId{2});
  EXPECT_EQ(answer.found[0].through, EntityId{1});
  EXPECT_EQ(answer.bridges, std::vector<EntityId>{EntityId{1}});
}

TEST(Near, OfAnIsolatedEntityIsEmpty) {
  const graph::Graph graph = make_graph(mixed_types(3), {{.a = 1, .b = 2}});
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(near(graph, EntityId{0}, 3, {}, k_all).total, 0U);
    EXPECT_EQ(near(graph, EntityId{1}, 3, {}, k_all).total, 1U);
  }
}

TEST(Near, CountsTheTieWithinTheDates) {
  const graph::Graph graph = make_graph(mixed_types(2), {{.a = 0, .b = 1, .date = Date{1}},
                                                         {.a = 0, .b = 1, .date = Date{5}},
                                                         {.a = 0, .b = 1, .date = Date{6}, .same_sentence = false},
                                                         {.a = 0, .b = 1}});  // without a date
  Filter filter;
  EXPECT_EQ(near(graph, EntityId{0}, 1, filter, k_all).found.at(0).tie.articles, 4U);
  filter.since = Date{5};
  const graph::Tie since = near(graph, EntityId{0}, 1, filter, k_all).found.at(0).tie;
  EXPECT_EQ(since.articles, 2U);
  EXPECT_EQ(since.sentences, 1U);
  EXPECT_EQ(since.first, Date{5});
  EXPECT_EQ(since.last, Date{6});
  filter.until = Date{5};
  EXPECT_EQ(near(graph, EntityId{0}, 1, filter, k_all).found.at(0).tie.articles, 1U);
  filter.since = Date{7};
  filter.until = Date{9};
  EXPECT_EQ(near(graph, EntityId{0}, 1, filter, k_all).total, 0U);
  filter.since = Date{6};
  filter.until = Date{1};
  EXPECT_EQ(near(graph, EntityId{0}, 1, filter, k_all).total, 0U);
}

TEST(Common, EqualsTheBruteForce) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t n = 4 + seed % 6;
    const graph::Graph graph = random_graph(n, 60, random);
    const Filter filter = random_filter(n, random);
    std::vector<EntityId> ends{EntityId{0}, EntityId{n - 1}};
    if (seed % 2 == 0) ends.push_back(EntityId{1});
    const TieTable ties = all_ties(graph, filter);
    std::vector<std::pair<std::uint64_t, EntityId>> expected;
    for (std::uint32_t i = 0; i < n; ++i) {
      const EntityId id{i};
      const bool wanted = filter.types.empty() ||
                          std::find(filter.types.begin(), filter.types.end(), graph.type(id)) != filter.types.end();
      std::uint64_t weakest = ~std::uint64_t{0};
      for (const EntityId end : ends) {
        const auto tie = ties.find({end, id});
        weakest = std::min(weakest, tie == ties.end() ? 0 : strength_of(tie->second));
      }
      if (weakest > 0 && wanted && !listed(ends, id)) expected.emplace_back(~weakest, id);
    }
    std::sort(expected.begin(), expected.end());
    // An avoided end has no ties in the oracle; the engine's ends are always let through.
    if (std::any_of(ends.begin(), ends.end(), [&](EntityId end) { return listed(filter.avoid, end); })) continue;
    const auto answer = common(graph, ends, filter, k_all, Strength::counts);
    ASSERT_EQ(answer.size(), expected.size()) << "seed " << seed;
    for (std::size_t i = 0; i < answer.size(); ++i) {
      EXPECT_EQ(answer[i].id, expected[i].second) << "seed " << seed;
      ASSERT_EQ(answer[i].ties.size(), ends.size());
      for (std::size_t e = 0; e < ends.size(); ++e)
        expect_same_tie(answer[i].ties[e], ties.at({ends[e], answer[i].id}));
    }
    EXPECT_LE(common(graph, ends, filter, 1).size(), 1U);
  }
}

TEST(Common, NeedsTwoEnds) {
  const graph::Graph graph = make_graph(mixed_types(2), {{.a = 0, .b = 1}});
  EXPECT_TRUE(common(graph, {}, {}, k_all).empty());
  EXPECT_TRUE(common(graph, std::vector{EntityId{0}}, {}, k_all).empty());
}

TEST(Evidence, PutsStatedSentencesFirstThenDatesThenArticles) {
  const graph::Graph graph =
      make_graph(mixed_types(2), {{.a = 0, .b = 1, .date = Date{1}, .same_sentence = false},
                                  {.a = 0, .b = 1, .date = Date{2}},
                                  {.a = 0, .b = 1, .date = Date{3}},
                                  {.a = 1, .b = 0, .date = Date{4}, .relation = RelationType::holds_post},
                                  {.a = 0, .b = 1, .date = Date{5}, .relation = RelationType::issued}});
  const auto days = [&](EntityId a, EntityId b, const Filter& filter, std::size_t limit) {
    std::vector<std::int32_t> list;
    const auto pieces = evidence(graph, a, b, filter, limit).value();
    for (const Evidence& piece : pieces) list.push_back(piece.date.days);
    return list;
  };
  const EntityId a{0};
  const EntityId b{1};
  EXPECT_EQ(days(a, b, {}, k_all), (std::vector<std::int32_t>{4, 5, 2, 3, 1}));
  EXPECT_EQ(days(b, a, {}, k_all), (std::vector<std::int32_t>{4, 5, 2, 3, 1}));
  EXPECT_EQ(days(a, b, {}, 3), (std::vector<std::int32_t>{4, 5, 2}));
  EXPECT_EQ(days(a, b, {}, 0), (std::vector<std::int32_t>{}));
  Filter filter;
  filter.relations = {RelationType::issued};
  EXPECT_EQ(days(a, b, filter, 2), (std::vector<std::int32_t>{5, 2}));
  filter.relations.clear();
  filter.until = Date{1};
  EXPECT_EQ(days(a, b, filter, k_all), (std::vector<std::int32_t>{1}));
}

TEST(AddEvidence, ReadsTheTiesThatAreLeftAndCountsTheirArticles) {
  const graph::Graph graph = make_graph(mixed_types(3), {{.a = 0, .b = 1, .date = Date{1}},
                                                         {.a = 0, .b = 1, .date = Date{2}},
                                                         {.a = 1, .b = 2, .date = Date{4}}});
  graph::Subgraph drawn = subgraph_of(graph, std::vector{EntityId{0}, EntityId{1}, EntityId{2}}, {}, {});
  ASSERT_EQ(drawn.edges.size(), 2U);
  EXPECT_TRUE(drawn.edges[0].evidence.empty());
  ASSERT_TRUE(add_evidence(graph, drawn, {}, 5).has_value());
  EXPECT_EQ(drawn.articles, 3U);
  ASSERT_EQ(drawn.edges[0].evidence.size(), 2U);
  EXPECT_EQ(drawn.edges[0].evidence[1].date, Date{2});
  drawn.edges.pop_back();
  ASSERT_TRUE(add_evidence(graph, drawn, {}, 1).has_value());
  EXPECT_EQ(drawn.articles, 2U);
  EXPECT_EQ(drawn.edges[0].evidence.size(), 1U);
}

TEST(SubgraphOf, HoldsTheTiesAmongItsMembers) {
  const graph::Graph graph =
      make_graph(mixed_types(4), {{.a = 0, .b = 1, .date = Date{1}, .relation = RelationType::holds_post},
                                  {.a = 0, .b = 1, .date = Date{2}, .relation = RelationType::holds_post},
                                  {.a = 1, .b = 0, .date = Date{3}, .relation = RelationType::part_of},
                                  {.a = 1, .b = 2, .date = Date{4}},
                                  {.a = 2, .b = 3, .date = Date{5}}});
  const std::vector<EntityId> members{EntityId{2}, EntityId{0}, EntityId{2}};
  const std::vector<EntityId> asked{EntityId{1}};
  const auto drawn = subgraph_of(graph, members, asked, {});
  ASSERT_EQ(drawn.nodes.size(), 3U);
  EXPECT_EQ(drawn.nodes[0].id, EntityId{0});
  EXPECT_FALSE(drawn.nodes[0].asked_for);
  EXPECT_TRUE(drawn.nodes[1].asked_for);
  ASSERT_EQ(drawn.edges.size(), 2U);
  EXPECT_EQ(std::tuple(drawn.edges[0].a, drawn.edges[0].b, drawn.edges[0].articles), std::tuple(0U, 1U, 3U));
  ASSERT_EQ(drawn.edges[0].relations.size(), 2U);
  EXPECT_EQ(drawn.edges[0].relations[0].type, RelationType::holds_post);
  EXPECT_TRUE(drawn.edges[0].relations[0].forward);
  EXPECT_EQ(drawn.edges[0].relations[0].articles, 2U);
  EXPECT_FALSE(drawn.edges[0].relations[1].forward);
  Filter filter;
  filter.since = Date{4};
  EXPECT_EQ(subgraph_of(graph, members, asked, filter).edges.size(), 1U);
  EXPECT_TRUE(subgraph_of(graph, {}, {}, {}).nodes.empty());
}

TEST(Strength, SignificanceIsDunningsRatio) {
  // Dunning 1993, table of bigrams: "the swiss", k = 110, 2442, 111, 29114 gives 270.72.
  EXPECT_EQ(log_likelihood_ratio({.together = 110, .a = 2552, .b = 221, .all = 31777}), 270722);
  EXPECT_EQ(log_likelihood_ratio({.together = 1, .a = 10, .b = 10, .all = 100}), 0);  // by chance
  EXPECT_EQ(log_likelihood_ratio({.together = 0, .a = 10, .b = 10, .all = 100}), 0);
  EXPECT_EQ(log_likelihood_ratio({.together = 9, .a = 3, .b = 10, .all = 100}), 0);  // impossible
  EXPECT_EQ(log_likelihood_ratio({}), 0);
  EXPECT_GT(log_likelihood_ratio({.together = 10, .a = 10, .b = 10, .all = 10'000}),
            log_likelihood_ratio({.together = 10, .a = 10, .b = 5'000, .all = 10'000}));
}

TEST(Strength, OfAnEntityEveryoneMeetsIsDiscounted) {
  // e0 meets e1 twice and e2 three times, but e2 also stands in twenty other stories.
  std::vector<Story> stories;
  for (int i = 0; i < 2; ++i) stories.push_back({.a = 0, .b = 1, .date = Date{5}});
  for (int i = 0; i < 3; ++i) stories.push_back({.a = 0, .b = 2, .date = Date{5}});
  for (int i = 0; i < 20; ++i) stories.push_back({.a = 2, .b = 3, .date = Date{1}});
  const graph::Graph graph = make_graph(mixed_types(4), stories);
  const auto first = [&](const Filter& filter, Strength by) {
    return near(graph, EntityId{0}, 1, filter, 1, by).found.at(0).id.value;
  };
  EXPECT_EQ(first({}, Strength::counts), 2U);
  EXPECT_EQ(first({}, Strength::significance), 1U);
  Filter later;
  later.since = Date{2};  // the twenty stories are out of sight: nothing to discount
  EXPECT_EQ(first(later, Strength::significance), 2U);
  EXPECT_EQ(near(graph, EntityId{0}, 2, {}, 1).found.at(0).id, EntityId{1});
}

TEST(Near, CountsWhatLiesBehindTheLimit) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    std::mt19937 random(seed);
    const graph::Graph graph = random_graph(12, 25, random);
    const Filter filter = seed % 2 == 0 ? Filter{} : random_filter(12, random);
    NearFinder finder(graph);
    for (std::uint32_t centre = 0; centre < 12; ++centre) {
      const auto whole = finder.find(EntityId{centre}, 3, filter, k_all);
      for (const std::size_t limit : {0U, 1U, 4U}) {
        const auto part = finder.find(EntityId{centre}, 3, filter, limit);
        ASSERT_EQ(part.total, whole.total) << "seed " << seed;
        ASSERT_EQ(part.found.size(), std::min(limit, whole.found.size()));
        for (std::size_t i = 0; i < part.found.size(); ++i) ASSERT_EQ(part.found[i].id, whole.found[i].id);
      }
    }
  }
}

TEST(Strength, CountsSentencesBeforeArticlesAndCostsLessTheStronger) {
  graph::Tie weak;
  weak.articles = 9;
  graph::Tie strong;
  strong.articles = 1;
  strong.sentences = 1;
  EXPECT_TRUE(stronger(strong, weak));
  EXPECT_FALSE(stronger(weak, strong));
  EXPECT_FALSE(stronger(weak, weak));
  EXPECT_NEAR(cost_of(strong), 1.0 / std::log(2.25), 1e-6);
  weak.articles = 4;
  EXPECT_NEAR(cost_of(weak), 1.0 / std::log(2.0), 1e-6);
  graph::Tie huge;
  huge.sentences = huge.articles = 4'000'000'000U;
  std::uint64_t last = cost_in_millionths(weak);
  for (std::uint32_t sentences = 1; sentences < 2000; ++sentences) {
    weak.sentences = sentences;
    ASSERT_LE(cost_in_millionths(weak), last);
    last = cost_in_millionths(weak);
  }
  EXPECT_GE(cost_of(huge), 0.045);
  EXPECT_LE(cost_of(huge), 0.05);
}

}  // namespace
}  // namespace guanxi::queries::test
