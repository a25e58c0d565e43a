#include "graph/list/list_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/clean_text.hpp"
#include "base/fold.hpp"
#include "base/hash.hpp"
#include "base/list_entry.hpp"

namespace guanxi::graph {

namespace {

using Says = GraphFileStatement::Says;

/// A node as its entries speak of it.
struct Known {
  EntityType type{};
  std::string name;
  std::string key;
  std::string mark;  ///< in brackets behind the name: 官员; with its id where another node has the name
  std::vector<std::string> aliases;
  bool has_edge = false;
};

/// Two halves of 64 bits, each FNV-1a from its own start with MurmurHash3's finaliser.
TextHash hash_of(std::string_view text) {
  TextHash hash{};
  const std::array<std::uint64_t, 2> starts{k_fnv1a_start, 0x6C62272E07BB0142ULL};
  for (std::size_t half = 0; half < starts.size(); ++half) {
    const std::uint64_t state = murmur_finished(fnv1a(text, starts[half]));
    for (std::size_t i = 0; i < 8; ++i) hash[half * 8 + i] = static_cast<std::uint8_t>(state >> (8 * i));
  }
  return hash;
}

/// One entry while it is written.
class Entry {
 public:
  void say(std::string_view words) { m_facts.text += words; }
  /// Writes a name, which mentions entity number `entity`.
  void mention(std::size_t entity, std::string_view form) {
    const auto begin = static_cast<std::uint32_t>(m_facts.text.size());
    m_facts.text += form;
    m_facts.entities[entity].mentions.push_back({begin, static_cast<std::uint32_t>(m_facts.text.size())});
  }
  std::size_t add(const Known& node) {
    m_facts.entities.push_back({node.type, node.name, {}, {}, {}, node.key});
    return m_facts.entities.size() - 1;
  }
  void end_sentence() {
    m_facts.sentences.push_back({m_sentence, static_cast<std::uint32_t>(m_facts.text.size())});
    m_facts.text += '\n';
    m_sentence = static_cast<std::uint32_t>(m_facts.text.size());
  }
  [[nodiscard]] ArticleFacts& facts() { return m_facts; }

 private:
  ArticleFacts m_facts;
  std::uint32_t m_sentence = 0;
};

class ListReader {
 public:
  using Visit = std::function<Result<void>(const ArticleFacts&)>;

  ListReader(const GraphFile& list, const ListName& name, const ImportTypes& types, const Visit& visit)
      : m_list(list), m_name(name), m_types(types), m_visit(visit) {}

  Result<void> read() {
    GUANXI_CHECK(know_nodes());
    for (const Known& node : m_nodes) {
      if (!node.aliases.empty() || !node.has_edge) GUANXI_CHECK(visit_node(node));
    }
    for (const GraphFileEdge& edge : m_list.edges) GUANXI_CHECK(visit_edge(edge));
    return {};
  }

 private:
  Result<void> know_nodes() {
    std::map<std::pair<EntityType, std::string>, std::uint32_t> bearers;
    for (const GraphFileNode& node : m_list.nodes) {
      Known known;
      GUANXI_TRY(known.type, type_of_node(node, m_types, m_name.path));
      known.name = clean_name(clean_text(node.name));
      known.key = fold_name(known.name);
      if (known.key.empty())
        return fail(ErrorCode::malformed,
                    fmt::format("the node '{}' has no name that can be read", clean_text(node.id)), m_name.path,
                    "give it a name");
      for (const std::string& form : node.aliases) {
        std::string alias = clean_name(clean_text(form));
        if (!fold_name(alias).empty() && alias != known.name) known.aliases.push_back(std::move(alias));
      }
      std::sort(known.aliases.begin(), known.aliases.end());
      known.aliases.erase(std::unique(known.aliases.begin(), known.aliases.end()), known.aliases.end());
      known.mark = chinese_label(known.type);
      ++bearers[{known.type, known.key}];
      m_nodes.push_back(std::move(known));
    }
    for (std::size_t row = 0; row < m_nodes.size(); ++row) {
      Known& node = m_nodes[row];
      if (bearers[{node.type, node.key}] == 1) continue;
      node.mark += fmt::format(" {}", clean_text(m_list.nodes[row].id));
      node.key += fmt::format("@{}", clean_text(m_list.nodes[row].id));
    }
    for (const GraphFileEdge& edge : m_list.edges) m_nodes[edge.source].has_edge = m_nodes[edge.target].has_edge = true;
    return {};
  }

  /// 邱泽军（官员），又名老邱、邱书记
  Result<void> visit_node(const Known& node) {
    Entry entry;
    const std::size_t self = entry.add(node);
    entry.mention(self, node.name);
    entry.say(fmt::format("（{}）", node.mark));
    for (std::size_t i = 0; i < node.aliases.size(); ++i) {
      entry.say(i == 0 ? "，又名" : "、");
      entry.mention(self, node.aliases[i]);
    }
    entry.facts().entities[self].aliases = node.aliases;
    entry.end_sentence();
    return finish(std::move(entry), {}, {});
  }

  Result<void> visit_edge(const GraphFileEdge& edge) {
    const GraphFileStatement& statement = m_list.statement_of(edge);
    const bool is_post_edge = statement.says == Says::relation && is_post(statement.type);
    const EntityType holder = m_nodes[edge.source].type;
    if (is_post_edge && holder != EntityType::official && holder != EntityType::person)
      return fail(ErrorCode::malformed,
                  fmt::format("{} from '{}' begins at {}, which holds no post", to_string(statement.type),
                              m_list.nodes[edge.source].id, to_string(holder)),
                  m_name.path, "a post goes from an official or person to the body: turn the edge round");
    for (const GraphFileSaying& saying : m_list.sayings_of(edge)) GUANXI_CHECK(visit_saying(edge, saying));
    return {};
  }

  /// 邱泽军（官员）—任职 书记→清城区委（机构），自2021-12-01
  Result<void> visit_saying(const GraphFileEdge& edge, const GraphFileSaying& said) {
    const GraphFileStatement& statement = m_list.statement_of(edge);
    const bool states = statement.says == Says::relation;
    Entry entry;
    const std::size_t from = entry.add(m_nodes[edge.source]);
    const std::size_t to = entry.add(m_nodes[edge.target]);
    entry.mention(from, m_nodes[edge.source].name);
    entry.say(fmt::format("（{}）—{}{}", m_nodes[edge.source].mark, words_of(statement, said),
                          states && !is_symmetric(said.type) ? "→" : "—"));
    entry.mention(to, m_nodes[edge.target].name);
    entry.say(fmt::format("（{}）", m_nodes[edge.target].mark));
    if (said.day.known()) entry.say(fmt::format("{}{}", words_before_day(statement, said), to_string(said.day)));
    entry.end_sentence();
    if (states) {
      entry.facts().relations.push_back({said.type, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to),
                                         statement.title, entry.facts().sentences.front(), said.state});
    }
    return finish(std::move(entry), said.day, statement.url);
  }

  static bool is_symmetric(RelationType type) {
    return type == RelationType::cooperates_with || type == RelationType::signs_with;
  }

  static std::string_view words_before_day(const GraphFileStatement& statement, const GraphFileSaying& said) {
    switch (said.meaning) {
      case GraphFileSaying::Day::seen:
        return "，见于";
      case GraphFileSaying::Day::since:
        return "，自";
      case GraphFileSaying::Day::until:
        break;
    }
    return said.type == statement.type ? "，至" : "，于";
  }

  static std::string words_of(const GraphFileStatement& statement, const GraphFileSaying& said) {
    switch (statement.says) {
      case Says::nothing:
        return "相关";
      case Says::co_mention:
        return "共现";
      case Says::other:
        return statement.word;
      case Says::relation:
        break;
    }
    const bool plain = statement.state == PostState::holds || said.type != statement.type;
    return fmt::format("{}{}{}{}", chinese_label(said.type),
                       plain ? std::string() : fmt::format("（{}）", chinese_label(said.state)),
                       statement.title.empty() ? "" : " ", statement.title);
  }

  Result<void> finish(Entry&& entry, Date day, std::string_view url) {
    entry.say(fmt::format("名单：{}", m_name.title));
    entry.end_sentence();
    ArticleFacts& facts = entry.facts();
    facts.meta.id = fmt::format("{}#{}", m_name.stem, ++m_count);
    facts.meta.title = m_name.title;
    facts.meta.date = day;
    facts.meta.url = url;
    facts.meta.origin = list_origin(m_name.path);
    facts.text_hash = hash_of(facts.text);
    return m_visit(facts);
  }

  const GraphFile& m_list;
  const ListName& m_name;
  const ImportTypes& m_types;
  const Visit& m_visit;
  std::vector<Known> m_nodes;
  std::size_t m_count = 0;
};

}  // namespace

Result<void> each_list_entry(const GraphFile& list, const ListName& name, const ImportTypes& types,
                             const std::function<Result<void>(const ArticleFacts&)>& visit) {
  return ListReader(list, name, types, visit).read();
}

}  // namespace guanxi::graph
