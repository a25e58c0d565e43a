// All of a graph as text, for comparing two.
#pragma once

#include <string>

#include <fmt/format.h>

#include "graph/index/graph.hpp"

namespace guanxi::testing {

struct FoundBy {
  std::string_view part;
  std::string_view letters;
};

/// Everything a graph answers.
inline std::string describe_graph(const graph::Graph& g) {
  std::string out = fmt::format("{} {} {}\n", g.entity_count(), g.article_count(), g.tie_count());
  for (std::uint32_t i = 0; i < g.entity_count(); ++i) {
    const EntityId id{i};
    out += fmt::format("{} {} {} {:x} in {}\n", to_string(g.type(id)), g.name(id), g.key(id), g.stable(id),
                       g.articles_of(id));
    for (const graph::Alias alias : g.aliases(id)) out += fmt::format(" {} {}", alias.form, alias.pinyin);
    for (const graph::SentenceId sentence : g.sentences_of(id)) {
      const graph::Place place = g.place(sentence);
      out += fmt::format(" {}.{}", place.article.value, place.sentence);
    }
    for (const graph::Tie t : g.ties(id)) {
      out += fmt::format("\n {} {} {} {} {} {} {}", t.other.value, t.articles, t.sentences, to_string(t.first),
                         to_string(t.last), t.out.bits, t.in.bits);
    }
    const auto add_relation = [&](const graph::Relation& r) {
      out += fmt::format("\n {}-{}-{} {} {}.{}", r.from.value, to_string(r.type), r.to.value, r.title,
                         r.where.article.value, r.where.sentence);
    };
    for (const graph::Relation r : g.relations_from(id)) add_relation(r);
    for (const graph::Relation& r : g.relations_to(id)) add_relation(r);
    for (const FoundBy& by : {FoundBy{g.key(id), {}}, FoundBy{{}, g.key(id)}}) {
      for (const graph::FormId form : g.forms_like(by.part, by.letters)) out += fmt::format(" {}", form.value);
    }
    for (const graph::FormId form : g.forms_named(g.key(id))) out += fmt::format(" ={}", form.value);
    out += "\n";
  }
  for (std::size_t i = 0; i < g.rolls().size(); ++i) {
    out += fmt::format("roll {}:", g.rolls()[i].value);
    for (const EntityId member : g.roll_members(i)) out += fmt::format(" {}", member.value);
    out += "\n";
  }
  for (std::uint32_t i = 0; i < g.article_count(); ++i) {
    const graph::SentenceRange range = g.sentences_in(ArticleId{i});
    out += fmt::format("{} {} {}\n", to_string(g.date(ArticleId{i})), range.begin.value, range.end.value);
  }
  return out;
}

}  // namespace guanxi::testing
