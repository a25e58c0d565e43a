// guanxi article: what one article gave.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <fmt/format.h>

#include "base/fold.hpp"
#include "cli/question.hpp"

namespace guanxi::cli {

namespace {

/// An entity as this article has it.
struct Found {
  EntityId id;
  std::vector<std::string> forms;  ///< as printed, in the order in which they first stand
  std::uint64_t mentions = 0;
};

class Article final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.positional("ARTICLE", m_article, "The article's id as guanxi extract prints it: STEM or STEM#n; or #number");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& graphs, StandardOutput& out) override {
    GUANXI_TRY(const AnswerFormat format, m_format.format());
    GUANXI_TRY(OpenGraph* const opened, graphs.open(m_graph));
    return unless_damaged(opened->graph(), out, respond(opened->graph(), format, out));
  }

 private:
  [[nodiscard]] Result<Exit> respond(const graph::Graph& graph, AnswerFormat format, StandardOutput& out) const {
    GUANXI_TRY(const graph::Store* const texts, graph.texts());
    const graph::Store& store = *texts;
    GUANXI_TRY(const graph::ArticleRow article, named(store));
    GUANXI_TRY(const auto mentions, store.mentions_of_article(article.id));
    GUANXI_TRY(const auto found, entities_of(store, article.id, mentions));

    const ArticleMeta& meta = article.meta;
    Answer answer;
    answer.head = {{"id", meta.id},         {"number", article.id.value}, {"title", meta.title},
                   {"date", meta.date},     {"source", meta.source},      {"url", meta.url},
                   {"byline", meta.byline}, {"sentences", article.sentence_count}};
    for (const Field& field : answer.head)
      if (const std::string text = field.value.cell(); !text.empty())
        answer.intro.push_back(fmt::format("{:<10}{}", field.key, text));
    answer.parts = {entities_part(graph, found)};
    GUANXI_TRY(answer.parts.emplace_back(), relations_part(graph, article.id, found));
    answer.parts.push_back(ties_part(graph, mentions));
    return finish(answer, format, out);
  }

  [[nodiscard]] Result<graph::ArticleRow> named(const graph::Store& store) const {
    std::uint32_t number = 0;
    const char* end = m_article.data() + m_article.size();
    if (m_article.starts_with('#') && std::from_chars(m_article.data() + 1, end, number).ptr == end)
      return store.article(ArticleId(number));
    return store.article_named(m_article);
  }

  /// By first mention.
  [[nodiscard]] static Result<std::vector<Found>> entities_of(const graph::Store& store, ArticleId article,
                                                              const std::vector<graph::MentionRow>& mentions) {
    GUANXI_TRY(const std::string text, store.article_text(article));
    std::vector<graph::MentionRow> ordered = mentions;
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    std::vector<Found> found;
    for (const graph::MentionRow& mention : ordered) {
      auto entity = std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.id == mention.entity; });
      if (entity == found.end()) entity = found.insert(found.end(), {mention.entity, {}, 0});
      ++entity->mentions;
      if (mention.span.end > text.size()) continue;  // a damaged graph; guanxi check names it
      std::string form = clean_name(slice(text, mention.span));
      if (std::find(entity->forms.begin(), entity->forms.end(), form) == entity->forms.end())
        entity->forms.push_back(std::move(form));
    }
    return found;
  }

  [[nodiscard]] static Part entities_part(const graph::Graph& graph, const std::vector<Found>& found) {
    Part part{"entities", "Entities", {}, {}, {}, {}};
    part.columns = {{"id", "ID", Shown::id}, {"type", "TYPE"}, {"name", "NAME"}, {"mentions", "MENTIONS", Shown::number}, {"forms", "FORMS"}};
    for (const Found& entity : found)
      part.rows.push_back(Object{{"id", entity.id.value},
                                 {"type", to_string(graph.type(entity.id))},
                                 {"name", graph.name(entity.id)},
                                 {"forms", List(entity.forms.begin(), entity.forms.end())},
                                 {"mentions", entity.mentions}});
    return part;
  }

  [[nodiscard]] static Result<Part> relations_part(const graph::Graph& graph, ArticleId article,
                                                   const std::vector<Found>& found) {
    Part part{"relations", "Stated relations", {}, {}, {}, {}};
    part.columns = {{"from.id", "FROM", Shown::id}, {"from.type", "", Shown::hidden}, {"from.name", ""},
                    {"type", "RELATION"},           {"title", "TITLE"},               {"to.id", "TO", Shown::id},
                    {"to.type", "", Shown::hidden}, {"to.name", ""},                  {"sentence", "", Shown::below},
                    {"sentence", "", Shown::hidden}};
    for (const Found& entity : found) {
      for (const graph::Relation relation : graph.relations_from(entity.id)) {
        if (relation.where.article != article) continue;
        GUANXI_TRY(const graph::Store* const texts, graph.texts());
        GUANXI_TRY(std::string sentence, texts->sentence_text(article, relation.where.sentence));
        part.rows.push_back(Object{{"type", to_string(relation.type)},
                                   {"from", entity_value(graph, relation.from)},
                                   {"to", entity_value(graph, relation.to)},
                                   {"title", relation.title},
                                   {"sentence", std::move(sentence)}});
      }
    }
    return part;
  }

  /// Pairs that stand in one sentence of this article, those with most sentences first.
  [[nodiscard]] static Part ties_part(const graph::Graph& graph, const std::vector<graph::MentionRow>& mentions) {
    std::map<std::uint32_t, std::set<EntityId>> by_sentence;
    for (const graph::MentionRow& mention : mentions) by_sentence[mention.sentence].insert(mention.entity);
    std::map<std::pair<EntityId, EntityId>, std::uint32_t> shared;
    for (const auto& [sentence, entities] : by_sentence)
      for (auto a = entities.begin(); a != entities.end(); ++a)
        for (auto b = std::next(a); b != entities.end(); ++b) ++shared[{*a, *b}];
    std::vector<std::pair<std::pair<EntityId, EntityId>, std::uint32_t>> pairs(shared.begin(), shared.end());
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.second > b.second; });

    Part part{"ties", "Named together in a sentence", {}, {}, {}, {}};
    part.columns = {{"a.id", "A", Shown::id}, {"a.type", "", Shown::hidden}, {"a.name", ""},
                    {"b.id", "B", Shown::id}, {"b.type", "", Shown::hidden}, {"b.name", ""},
                    {"sentences", "SENTENCES", Shown::number}};
    for (const auto& [pair, sentences] : pairs)
      part.rows.push_back(Object{
          {"a", entity_value(graph, pair.first)}, {"b", entity_value(graph, pair.second)}, {"sentences", sentences}});
    return part;
  }

  std::string m_graph;
  std::string m_article;
  FormatOption m_format;
};

}  // namespace

CommandEntry article_command() {
  return {{"article", "What one article gave: title, date, entities, ties", "",
           "guanxi article news.gx gaoyao-nanfang\nguanxi article news.gx '20200103#4' --format json"},
          make_command<Article>};
}

}  // namespace guanxi::cli
