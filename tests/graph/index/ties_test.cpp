// Ties against a brute force over mention rows; any number of threads, any bound of memory.
#include "graph/index/tie_rows.hpp"

#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "graph/index/make_image.hpp"
#include "tests/graph/index/rows_of.hpp"
#include "tests/graph/store/store_support.hpp"

namespace guanxi::testing {
namespace {

using graph::Graph;
using graph::GraphRows;
using graph::MentionRow;
using graph::Place;
using graph::Tie;

bool is_forbidden(const GraphRows& rows, EntityId a, EntityId b) {
  return std::any_of(rows.forbidden.begin(), rows.forbidden.end(), [&](const graph::ForbiddenRow& row) {
    return (row.a == a && row.b == b) || (row.a == b && row.b == a);
  });
}

GraphRows random_rows(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  GraphRows rows;
  const auto entities = static_cast<std::uint32_t>(1 + random() % 30);
  const auto articles = static_cast<std::uint32_t>(1 + random() % 20);
  const bool with_reprints = random() % 2 == 0;
  add_entities(rows, entities);
  for (std::uint32_t a = 0; a < articles; ++a) {
    graph::ArticleRow row{ArticleId{a}, {}, 3, std::nullopt};
    if (random() % 3 != 0) row.meta.date = Date{static_cast<std::int32_t>(random() % 5)};
    if (with_reprints && a != 0 && random() % 2 == 0) {
      const graph::ArticleRow& other = rows.articles[random() % rows.articles.size()];
      row.reprint_of = other.reprint_of.value_or(other.id);
    }
    rows.articles.push_back(row);
  }
  std::set<std::tuple<EntityId, ArticleId, std::uint32_t, std::uint32_t>> places;
  for (std::uint32_t e = 0; e < entities; ++e) {
    for (std::size_t i = 0; i < random() % 8; ++i) {
      places.emplace(EntityId{e}, ArticleId{static_cast<std::uint32_t>(random() % articles)}, random() % 3,
                     random() % 9);
    }
  }
  for (const auto& [entity, article, sentence, begin] : places) {
    rows.mentions.push_back({entity, article, sentence, {begin, begin + 3}});
    const MentionRow& other = rows.mentions[random() % rows.mentions.size()];
    if (other.entity != entity && other.article == article) {
      rows.relations.push_back({entity, other.entity, RelationType::part_of, "", article, sentence});
    }
  }
  for (std::uint32_t a = 0; seed % 3 == 0 && a + 1 < entities; a += 2)
    rows.forbidden.push_back(
        {EntityId{a}, EntityId{a + 1 + static_cast<std::uint32_t>(random() % (entities - a - 1))}});
  std::erase_if(rows.relations, [&](const graph::RelationRow& r) { return is_forbidden(rows, r.from, r.to); });
  return rows;
}

/// The tie of a and b by looking at every pair of mentions.
Tie brute_force_tie(const GraphRows& rows, EntityId a, EntityId b) {
  std::set<ArticleId> articles;
  std::map<ArticleId, ArticleId> first_of_story;
  std::set<Place> sentences;
  Tie tie;
  tie.other = b;
  for (const MentionRow& x : rows.mentions) {
    for (const MentionRow& y : rows.mentions) {
      if (x.entity != a || y.entity != b || x.article != y.article) continue;
      articles.insert(x.article);
      if (x.sentence == y.sentence) sentences.insert({x.article, x.sentence});
    }
  }
  for (const ArticleId article : articles) {
    first_of_story.emplace(rows.articles[article.index()].reprint_of.value_or(article), article);
  }
  std::erase_if(sentences, [&](const Place& place) {
    return first_of_story.at(rows.articles[place.article.index()].reprint_of.value_or(place.article)) != place.article;
  });
  for (const ArticleId article : articles) {
    const Date date = rows.articles[article.index()].meta.date;
    if (!date.known()) continue;
    if (!tie.first.known() || date < tie.first) tie.first = date;
    if (!tie.last.known() || tie.last < date) tie.last = date;
  }
  for (const graph::RelationRow& r : rows.relations) {
    if (r.from == a && r.to == b) tie.out.add(r.type);
    if (r.from == b && r.to == a) tie.in.add(r.type);
  }
  tie.articles = static_cast<std::uint32_t>(first_of_story.size());
  tie.sentences = static_cast<std::uint32_t>(sentences.size());
  return tie;
}

void expect_same(const Tie& expected, const Tie& found) {
  EXPECT_EQ(expected.other, found.other);
  EXPECT_EQ(expected.articles, found.articles);
  EXPECT_EQ(expected.sentences, found.sentences);
  EXPECT_EQ(expected.first, found.first);
  EXPECT_EQ(expected.last, found.last);
  EXPECT_EQ(expected.out.bits, found.out.bits);
  EXPECT_EQ(expected.in.bits, found.in.bits);
}

TEST(Ties, AgreeWithBruteForce) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    const GraphRows rows = random_rows(seed);
    const Graph g = Graph::build(rows);
    std::size_t directed = 0;
    for (std::uint32_t a = 0; a < rows.entities.size(); ++a) {
      for (std::uint32_t b = 0; b < rows.entities.size(); ++b) {
        const Tie expected = brute_force_tie(rows, EntityId{a}, EntityId{b});
        const auto found = g.tie(EntityId{a}, EntityId{b});
        if (a == b || expected.articles == 0 || is_forbidden(rows, EntityId{a}, EntityId{b})) {
          EXPECT_FALSE(found);
          continue;
        }
        ++directed;
        ASSERT_TRUE(found);
        expect_same(expected, *found);
      }
    }
    EXPECT_EQ(directed, 2 * g.tie_count());
  }
}

/// The bytes of an index of `rows`, made a part of so many bytes at a time.
std::string index_of(const GraphRows& rows, std::uint64_t part_bytes, const std::string& path) {
  graph::ImageWriter writer = graph::ImageWriter::to_file(path);
  EXPECT_TRUE(graph::make_image(*graph::rows_in_memory(rows), part_bytes, writer));
  EXPECT_TRUE(writer.commit(1));
  return *read_file(path);
}

TEST(Ties, DoNotDependOnMemory) {
  const TemporaryFolder folder;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const GraphRows rows = random_rows(seed);
    const std::string whole = index_of(rows, graph::k_part_bytes, folder.file("whole"));
    for (const std::uint64_t part_bytes : {std::uint64_t{0}, std::uint64_t{100}, std::uint64_t{500}}) {
      EXPECT_EQ(whole, index_of(rows, part_bytes, folder.file("parts"))) << "seed " << seed << ", " << part_bytes;
    }
  }
  EXPECT_EQ(2U, folder.names().size()) << "scratch files were left";
}

TEST(Ties, DoNotDependOnThreads) {
  std::mt19937_64 random(3);
  constexpr std::uint32_t k_articles = 300;
  constexpr std::uint32_t k_sentences = 9;
  constexpr std::uint32_t k_entities = 3000;
  GraphRows rows;
  add_entities(rows, k_entities);
  std::vector<std::uint32_t> first_sentence{0};
  for (std::uint32_t article = 0; article < k_articles; ++article) {
    rows.articles.push_back({ArticleId{article}, {}, k_sentences, std::nullopt});
    rows.articles.back().meta.date = Date{static_cast<std::int32_t>(random() % 50)};
    const graph::ArticleRow& other = rows.articles[random() % (article + 1)];
    if (other.id.value != article) rows.articles.back().reprint_of = other.reprint_of.value_or(other.id);
    first_sentence.push_back(first_sentence.back() + k_sentences);
    for (std::uint32_t i = 0; i < 30; ++i) {
      const EntityId entity{static_cast<std::uint32_t>(random() % k_entities)};
      rows.mentions.push_back({entity, ArticleId{article}, i / 4, {i, i + 1}});
    }
  }
  const auto source = graph::rows_in_memory(rows);
  graph::MentionSpool mentions(*graph::ScratchFile::in_memory(), first_sentence, {}, k_entities);
  ASSERT_TRUE(source->each_mention(
      [&](const MentionRow& row) { return mentions.add(row.entity, row.article, row.sentence); }));
  ASSERT_TRUE(mentions.finish());
  const auto rows_by = [&](unsigned threads, std::uint64_t part_bytes) {
    std::vector<std::vector<Tie>> made(k_entities);
    const auto ties =
        graph::TieRows::make(mentions, *source, part_bytes, threads, *graph::ScratchFile::in_memory());
    EXPECT_TRUE(ties->each_row(threads, [&](std::uint32_t entity, std::span<const Tie> row) {
      made[entity].assign(row.begin(), row.end());
    }));
    return made;
  };
  const auto one = rows_by(1, graph::k_part_bytes);
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    for (const std::uint64_t part_bytes : {graph::k_part_bytes, std::uint64_t{30'000}}) {
      const auto several = rows_by(threads, part_bytes);
      for (std::size_t entity = 0; entity < one.size(); ++entity) {
        ASSERT_EQ(one[entity].size(), several[entity].size());
        for (std::size_t i = 0; i < one[entity].size(); ++i) expect_same(one[entity][i], several[entity][i]);
      }
    }
  }
}

TEST(Ties, OfNothing) {
  const Graph empty = Graph::build({});
  EXPECT_EQ(0U, empty.entity_count());
  EXPECT_EQ(0U, empty.tie_count());
  const Graph alone = graph_of(1, {});
  EXPECT_TRUE(alone.ties(EntityId{0}).empty());
  EXPECT_TRUE(alone.sentences_of(EntityId{0}).empty());
  EXPECT_EQ(0U, alone.articles_of(EntityId{0}));
}

}  // namespace
}  // namespace guanxi::testing
