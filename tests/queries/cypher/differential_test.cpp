// Random patterns on random small graphs: the engine with and without its optimiser against a matcher that tries all.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "tests/queries/cypher/harness.hpp"

namespace guanxi::cypher::test {
namespace {

struct Edge {
  int from, to, type, w;
};
struct Small {
  std::vector<int> labels;  // bits: A, B
  std::vector<int> p;
  std::vector<Edge> edges;
};
struct Rel {
  int left, right;  // variables
  int direction;    // 0 ->, 1 <-, 2 -
  int type;         // -1: any
  int least, most;  // 1, 1: no range
  bool range;
};
struct Question {
  int variables = 0;
  std::vector<int> label;               // asked of a variable: -1, or bit
  std::vector<std::vector<int>> paths;  // first variable, then (rel index, variable)...
  std::vector<Rel> rels;
  int less_a = -1, less_b = -1;  // v.p <= w.p
};

/// All ways to fit the question, as "nodes / relationships": the reference.
std::vector<std::string> try_all(const Small& g, const Question& q) {
  std::vector<std::string> out;
  std::vector<int> node(static_cast<std::size_t>(q.variables), -1);
  std::vector<std::vector<int>> walked(q.rels.size());
  std::vector<bool> used(g.edges.size());
  std::vector<std::function<void()>> steps;
  std::size_t at = 0;
  const auto next = [&] {
    ++at;
    steps[at]();
    --at;
  };
  const auto assign = [&](int v, int n, const auto& then) {
    const int old = node[v];
    if ((old >= 0 && old != n) || (q.label[v] >= 0 && ((g.labels[n] >> q.label[v]) & 1) == 0)) return;
    node[v] = n;
    then();
    node[v] = old;
  };
  for (const auto& path : q.paths) {
    steps.push_back([&, v = path[0]] {
      for (int n = 0; n < static_cast<int>(g.p.size()); ++n) assign(v, n, next);
    });
    for (std::size_t i = 1; i < path.size(); i += 2) {
      steps.push_back([&, r = path[i]] {
        const Rel& rel = q.rels[r];
        std::function<void(int, int)> walk = [&](int n, int length) {
          if (length >= rel.least) assign(rel.right, n, next);
          if (length == rel.most) return;
          for (int e = 0; e < static_cast<int>(g.edges.size()); ++e) {
            const Edge& edge = g.edges[e];
            if (used[e] || (rel.type >= 0 && edge.type != rel.type)) continue;
            for (const bool forth : {true, false}) {
              if ((forth ? rel.direction == 1 : rel.direction == 0) || (forth ? edge.from : edge.to) != n) continue;
              if (!forth && edge.from == edge.to && rel.direction == 2) continue;
              used[e] = true;
              walked[r].push_back(e);
              walk(forth ? edge.to : edge.from, length + 1);
              walked[r].pop_back();
              used[e] = false;
            }
          }
        };
        walk(node[rel.left], 0);
      });
    }
  }
  steps.push_back([&] {
    if (q.less_a >= 0 && g.p[node[q.less_a]] > g.p[node[q.less_b]]) return;
    std::string row;
    for (const int n : node) row += std::to_string(n) + " ";
    for (const auto& way : walked) {
      row += "[";
      for (const int e : way) row += std::to_string(e) + ",";
      row += "] ";
    }
    out.push_back(row);
  });
  steps[0]();
  std::sort(out.begin(), out.end());
  return out;
}

class Random {
 public:
  explicit Random(unsigned seed) : m_engine(seed) {}
  int below(int n) { return static_cast<int>(m_engine() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937 m_engine;
};

Small random_graph(Random& random) {
  Small g;
  const int n = 1 + random.below(4);
  for (int i = 0; i < n; ++i) {
    g.labels.push_back(random.below(4));
    g.p.push_back(random.below(3));
  }
  for (int i = random.below(7); i > 0; --i) g.edges.push_back({random.below(n), random.below(n), random.below(2), 0});
  return g;
}

Question random_question(Random& random) {
  Question q;
  q.variables = 1 + random.below(4);
  for (int v = 0; v < q.variables; ++v) q.label.push_back(random.one_in(3) ? random.below(2) : -1);
  // each variable stands somewhere, paths share variables
  for (int v = 0; v < q.variables;) {
    std::vector<int> path{v++};
    while (v < q.variables && !random.one_in(3)) {
      const int other = random.one_in(4) ? random.below(v) : v++;
      const bool range = random.one_in(4);
      const int least = range ? random.below(3) : 1;
      q.rels.push_back({path.back(), other, random.below(3), random.one_in(2) ? random.below(2) : -1, least,
                        range ? least + random.below(2) : 1, range});
      path.push_back(static_cast<int>(q.rels.size()) - 1);
      path.push_back(other);
    }
    q.paths.push_back(path);
  }
  if (random.one_in(2)) {
    q.less_a = random.below(q.variables);
    q.less_b = random.below(q.variables);
  }
  return q;
}

std::string graph_text(const Small& g) {
  std::string out = "CREATE ";
  for (std::size_t i = 0; i < g.p.size(); ++i)
    out += fmt::format("{}(n{}{}{} {{p: {}}})", i == 0 ? "" : ", ", i, (g.labels[i] & 1) != 0 ? ":A" : "",
                       (g.labels[i] & 2) != 0 ? ":B" : "", g.p[i]);
  for (const Edge& e : g.edges) out += fmt::format(", (n{})-[:{}]->(n{})", e.from, e.type == 0 ? "R" : "S", e.to);
  return out;
}

std::string question_text(const Question& q) {
  std::string match, result;
  const auto node = [&](int v) {
    return fmt::format("(v{}{})", v, q.label[v] < 0 ? "" : (q.label[v] == 0 ? ":A" : ":B"));
  };
  for (const auto& path : q.paths) {
    match += (match.empty() ? "" : ", ") + node(path[0]);
    for (std::size_t i = 1; i < path.size(); i += 2) {
      const Rel& rel = q.rels[path[i]];
      const std::string type = rel.type < 0 ? "" : (rel.type == 0 ? ":R" : ":S");
      const std::string range = rel.range ? fmt::format("*{}..{}", rel.least, rel.most) : "";
      match += fmt::format("{}-[r{}{}{}]-{}{}", rel.direction == 1 ? "<" : "", path[i], type, range,
                           rel.direction == 0 ? ">" : "", node(rel.right));
    }
  }
  for (int v = 0; v < q.variables; ++v) result += fmt::format("{}id(v{})", v == 0 ? "" : ", ", v);
  for (std::size_t r = 0; r < q.rels.size(); ++r)
    result += q.rels[r].range ? fmt::format(", [x IN r{} | id(x)]", r) : fmt::format(", [id(r{})]", r);
  const std::string where = q.less_a < 0 ? "" : fmt::format(" WHERE v{}.p <= v{}.p", q.less_a, q.less_b);
  return "MATCH " + match + where + " RETURN " + result;
}

std::vector<std::string> engine_rows(PropertyGraph& graph, const std::string& query, Optimise optimise,
                                     std::size_t variables) {
  Settings settings;
  settings.optimise = optimise;
  std::vector<std::string> out;
  const auto answer = run_query(query, {}, graph, settings, {}, [&](const List& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i < variables) {
        line += std::to_string(row[i].integer()) + " ";
        continue;
      }
      line += "[";
      for (const Value& id : row[i].list()) line += std::to_string(id.integer()) + ",";
      line += "] ";
    }
    out.push_back(line);
    return true;
  });
  EXPECT_TRUE(answer) << query << "\n" << (answer ? "" : answer.error().message);
  std::sort(out.begin(), out.end());
  return out;
}

TEST(CypherDifferential, RandomPatterns) {
  std::size_t rows = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    const Small small = random_graph(random);
    MemoryGraph graph;
    ASSERT_EQ(ask(graph, graph_text(small)).error, "") << graph_text(small);
    for (int i = 0; i < 3; ++i) {
      const Question question = random_question(random);
      const std::string text = question_text(question);
      const auto expected = try_all(small, question);
      const auto variables = static_cast<std::size_t>(question.variables);
      rows += expected.size();
      ASSERT_EQ(engine_rows(graph, text, Optimise::yes, variables), expected) << seed << "\n"
                                                                              << graph_text(small) << "\n"
                                                                              << text;
      ASSERT_EQ(engine_rows(graph, text, Optimise::no, variables), expected) << seed << "\n"
                                                                             << graph_text(small) << "\n"
                                                                             << text;
    }
  }
  EXPECT_GT(rows, 10'000U);  // the patterns do fit
}

TEST(CypherDifferential, APlantedFaultIsSeen) {
  // with relationships allowed twice the engine would give more: the reference must not
  MemoryGraph graph;
  const Small small{{0, 0}, {0, 0}, {{0, 1, 0, 0}}};
  ASSERT_EQ(ask(graph, graph_text(small)).error, "");
  Question question;
  question.variables = 3;
  question.label = {-1, -1, -1};
  question.paths = {{0, 0, 1, 1, 2}};
  question.rels = {{0, 1, 2, -1, 1, 1, false}, {1, 2, 2, -1, 1, 1, false}};
  EXPECT_TRUE(try_all(small, question).empty());
  EXPECT_EQ(ask(graph, "MATCH (a)--(b) MATCH (b)--(c) RETURN a, b, c").rows.size(), 2U);
}

}  // namespace
}  // namespace guanxi::cypher::test
