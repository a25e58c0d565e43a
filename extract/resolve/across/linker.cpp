#include "extract/resolve/across/linker.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/across/apply.hpp"
#include "extract/resolve/across/corpus.hpp"
#include "extract/resolve/across/names.hpp"
#include "extract/resolve/across/nodes.hpp"
#include "extract/resolve/across/persons.hpp"
#include "extract/resolve/across/senses.hpp"
#include "extract/resolve/across/shown_names.hpp"

namespace guanxi::extract {
namespace {

using namespace across;

/// A graph's entity while it is made: the nodes that became one.
struct Entity {
  std::vector<std::uint32_t> nodes;
  std::array<std::uint32_t, k_entity_types.size()> types{};  ///< articles by type
  std::vector<std::uint32_t> names;                          ///< texts, one an article, of what may lack its place
  EntityType type{};
  std::string key;
  std::string shown;
};

class CorpusLinker final : public Linker {
 public:
  explicit CorpusLinker(LinkConstraints constraints) : m_constraints(std::move(constraints)) {}

  void add(const ArticleFacts& facts) override { m_corpus.add(facts); }

  Result<Linking> link() override {
    Nodes nodes(m_corpus.texts);
    SenseReader reader(m_corpus, nodes);
    read_senses(reader, nodes);
    Joined joined(nodes.size());
    std::vector<Join> doubts;
    join_names(m_corpus, m_senses, reader, nodes, joined, doubts);
    std::vector<Join> notes;
    join_persons(m_corpus, m_scenes, m_senses, nodes, joined, doubts, notes);
    std::vector<NodePair> forbidden;
    if (!m_constraints.empty()) {
      GUANXI_TRY(forbidden, apply_constraints(m_corpus, m_constraints, m_senses, nodes, joined));
    }
    return make_linking(nodes, joined, doubts, notes, forbidden);
  }

 private:
  void read_senses(SenseReader& reader, Nodes& nodes) {
    std::vector<Sense> senses;
    for (std::uint32_t i = 0; i < m_corpus.articles.size(); ++i) {
      reader.read(i, senses);
      keep_namesakes_apart(i, senses, nodes);
      m_senses.insert(m_senses.end(), senses.begin(), senses.end());
      m_scenes.push_back({countries_of(m_corpus.articles[i], reader), reader.surroundings().home()});
    }
  }

  /// Those of the title first, then those of the text by weight, then those of its bodies (乌武装部队).
  [[nodiscard]] std::vector<Region> countries_of(const Article& article, SenseReader& reader) const {
    std::vector<Region> countries = article.countries;
    const auto add = [&](Region country) {
      if (country != china() && std::find(countries.begin(), countries.end(), country) == countries.end())
        countries.push_back(country);
    };
    for (const Region country : reader.surroundings().countries()) add(country);
    for (std::uint32_t i = article.locals_begin; i < article.locals_end; ++i) {
      if (m_corpus.locals[i].type != EntityType::agency) continue;
      const Region row = reader.reading(Kind::agency, m_corpus.locals[i].name).row;
      const Lead lead = row != 0 ? lead_of(Lexicon::built_in().head_of(row)) : Lead{};
      if (lead.regions.size() == 1 && is_country(lead.regions.front())) add(lead.regions.front());
    }
    return countries;
  }

  /// Two nodes of a list that bear one name are told apart by their keys alone: who they are elsewhere nobody can say.
  void keep_namesakes_apart(std::uint32_t article, std::vector<Sense>& senses, Nodes& nodes) {
    const std::span locals(m_corpus.locals.data() + m_corpus.articles[article].locals_begin, senses.size());
    const auto has_own_key = [](const Local& local) { return local.key != local.name; };
    if (std::none_of(locals.begin(), locals.end(), has_own_key)) return;
    std::map<std::pair<EntityType, std::uint32_t>, std::uint32_t> bearers;
    for (const Local& local : locals) ++bearers[{local.type, local.name}];
    for (std::size_t i = 0; i < locals.size(); ++i) {
      const Local& local = locals[i];
      if (!has_own_key(local) || bearers[{local.type, local.name}] == 1) continue;
      Node node;
      node.kind = kind_of(local.type);
      node.base = local.key;
      node.article = article + 1;
      senses[i] = {nodes.number_of(node), Rule::only_here};
    }
  }

  Linking make_linking(const Nodes& nodes, const Joined& joined, const std::vector<Join>& doubts,
                       const std::vector<Join>& notes, const std::vector<NodePair>& forbidden) {
    std::vector<std::uint32_t> of_root(nodes.size(), 0xFFFF'FFFF);
    std::vector<Entity> entities;
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i) {
      const std::uint32_t root = joined.root(m_senses[i].node);
      if (of_root[root] == 0xFFFF'FFFF) {
        of_root[root] = static_cast<std::uint32_t>(entities.size());
        entities.emplace_back();
      }
      Entity& entity = entities[of_root[root]];
      if (std::find(entity.nodes.begin(), entity.nodes.end(), m_senses[i].node) == entity.nodes.end())
        entity.nodes.push_back(m_senses[i].node);
      const Local& local = m_corpus.locals[i];
      ++entity.types[static_cast<std::size_t>(local.type)];
      if (local.type == EntityType::agency || local.type == EntityType::place) entity.names.push_back(local.name);
    }
    for (Entity& entity : entities) name_entity(nodes, entity);
    tell_apart(entities);
    std::vector<std::uint32_t> order(entities.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(entities[a].key, entities[a].type, entities[a].nodes) <
             std::tie(entities[b].key, entities[b].type, entities[b].nodes);
    });
    Linking linking;
    std::vector<std::uint32_t> rank(entities.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      rank[order[i]] = i;
      linking.entities.push_back({entities[order[i]].type, entities[order[i]].key, entities[order[i]].shown});
    }
    for (const Article& article : m_corpus.articles) linking.first.push_back(article.locals_begin);
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i)
      linking.entity_of.push_back(rank[of_root[joined.root(m_senses[i].node)]]);
    give_reasons(nodes, joined, notes, linking);
    /// The entities of two nodes, the lesser first; nothing where they are one, or one is of no article.
    const auto entities_of = [&](std::uint32_t node, std::uint32_t other) -> std::optional<ForbiddenTie> {
      const std::uint32_t x = of_root[joined.root(node)];
      const std::uint32_t y = of_root[joined.root(other)];
      if (x == 0xFFFF'FFFF || y == 0xFFFF'FFFF || x == y) return std::nullopt;
      return ForbiddenTie{std::min(rank[x], rank[y]), std::max(rank[x], rank[y])};
    };
    for (const NodePair& pair : forbidden)
      if (const auto tie = entities_of(pair.a, pair.b)) linking.forbidden.push_back(*tie);
    std::sort(linking.forbidden.begin(), linking.forbidden.end());
    linking.forbidden.erase(std::unique(linking.forbidden.begin(), linking.forbidden.end()), linking.forbidden.end());
    for (const Join& doubt : doubts)
      if (const auto pair = entities_of(doubt.node, doubt.other))
        linking.doubts.push_back({pair->a, pair->b, doubt.ground});
    std::sort(linking.doubts.begin(), linking.doubts.end());
    const auto same_pair = [](const LinkDoubt& a, const LinkDoubt& b) { return a.a == b.a && a.b == b.b; };
    linking.doubts.erase(std::unique(linking.doubts.begin(), linking.doubts.end(), same_pair), linking.doubts.end());
    return linking;
  }

  /// No two entities may have one type and key; those of one key are numbered in the order of their first nodes.
  static void tell_apart(std::vector<Entity>& entities) {
    std::map<std::pair<EntityType, std::string>, std::uint32_t> bearers;
    for (Entity& entity : entities) {
      const std::uint32_t before = bearers[{entity.type, entity.key}]++;
      if (before > 0) entity.key += fmt::format("#{}", before + 1);
    }
  }

  /// The type in most articles, the key of the node that the tables know or most articles have, and what it is shown
  /// by.
  void name_entity(const Nodes& nodes, Entity& entity) const {
    const auto best = std::max_element(entity.types.begin(), entity.types.end());
    entity.type = static_cast<EntityType>(best - entity.types.begin());
    constexpr std::uint32_t k_official_share = 8;
    const std::uint32_t officials = entity.types[static_cast<std::size_t>(EntityType::official)];
    const std::uint32_t persons = entity.types[static_cast<std::size_t>(EntityType::person)];
    if (entity.type == EntityType::person && officials * k_official_share >= persons)
      entity.type = EntityType::official;
    const auto rank = [&](std::uint32_t node) {
      return std::tuple(nodes[node].table, nodes[node].articles, nodes.base(node).size(), nodes.base(node));
    };
    const std::uint32_t head = *std::max_element(entity.nodes.begin(), entity.nodes.end(),
                                                 [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    entity.key = nodes.key(head, m_corpus);
    std::sort(entity.names.begin(), entity.names.end());
    std::vector<NameCount> names;
    for (const std::uint32_t text : entity.names) {
      if (names.empty() || names.back().text != text) names.push_back({text, 0});
      ++names.back().articles;
    }
    if (!names.empty()) entity.shown = shown_name(nodes, head, names);
  }

  void give_reasons(const Nodes& nodes, const Joined& joined, const std::vector<Join>& notes, Linking& linking) const {
    std::vector<std::uint32_t> join_of(nodes.size(), 0xFFFF'FFFF);
    for (std::uint32_t i = 0; i < joined.joins().size(); ++i)
      if (std::uint32_t& own = join_of[joined.joins()[i].node]; own == 0xFFFF'FFFF) own = i;
    std::vector<std::uint32_t> note_of(nodes.size(), 0xFFFF'FFFF);
    for (std::uint32_t i = 0; i < notes.size(); ++i) note_of[notes[i].node] = i;
    std::vector<LinkReason>& reasons = linking.reasons;
    std::map<std::tuple<std::uint32_t, EntityType, std::uint32_t, std::uint32_t>, Sense> seen;
    for (std::uint32_t i = 0; i < m_corpus.locals.size(); ++i) {
      const Local& local = m_corpus.locals[i];
      const std::uint32_t node = m_senses[i].node;
      const bool plain =
          m_senses[i].rule == Rule::same_name && join_of[node] == 0xFFFF'FFFF && note_of[node] == 0xFFFF'FFFF;
      if (!plain) seen.try_emplace({linking.entity_of[i], local.type, local.key, node}, m_senses[i]);
    }
    for (const auto& [where, sense] : seen) {
      const auto& [entity, type, key, node] = where;
      const std::string text(m_corpus.texts.text(key));
      if (sense.rule != Rule::same_name)
        reasons.push_back({entity, type, text, name_of(sense.rule, sense.line),
                           fmt::format("{} = {}", text, nodes.title(node, m_corpus))});
      if (note_of[node] != 0xFFFF'FFFF)
        reasons.push_back({entity, type, text, name_of(Rule::same_person), notes[note_of[node]].ground});
      if (join_of[node] != 0xFFFF'FFFF) {
        const Join& join = joined.joins()[join_of[node]];
        reasons.push_back({entity, type, text, name_of(join.rule, join.line), join.ground});
      }
    }
    std::sort(reasons.begin(), reasons.end());
    reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
  }

  LinkConstraints m_constraints;
  Corpus m_corpus;
  std::vector<Sense> m_senses;
  std::vector<Scene> m_scenes;
};

}  // namespace

std::unique_ptr<Linker> make_linker(LinkConstraints constraints) {
  return std::make_unique<CorpusLinker>(std::move(constraints));
}

}  // namespace guanxi::extract
