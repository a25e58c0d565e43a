#include "graph/index/graph.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "graph/index/make_image.hpp"
#include "graph/index/processors.hpp"
#include "graph/index/search.hpp"
#include "graph/index/source.hpp"

namespace guanxi::graph {

using Kind = Image::Kind;

std::uint32_t TieRow::large(Kind kind, std::size_t i) const {
  const auto tie = static_cast<std::uint32_t>(position(i));
  std::uint64_t low = 0;
  std::uint64_t high = m_image->count(kind);
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    const auto entry = m_image->at<format::LargeCount>(kind, middle);
    if (entry.tie == tie) return entry.count;
    if (entry.tie < tie) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 0;
}

Date TieRow::day(Kind kind, std::size_t i) const {
  if (m_image->count(kind) == 0) return {};
  return Date{m_image->at<std::int32_t>(Kind::days, m_image->number(kind, m_first + i))};
}

format::RelationSets TieRow::sets(std::size_t i) const {
  const std::uint32_t set = m_image->number(Kind::tie_relations, m_first + i);
  return set == 0 ? format::RelationSets{} : m_image->at<format::RelationSets>(Kind::relation_sets, set);
}

Tie TieRow::operator[](std::size_t i) const {
  const format::RelationSets stated = sets(i);
  return {other(i), articles(i), sentences(i), first(i), last(i), {stated.out}, {stated.in}};
}

Graph::Graph(std::unique_ptr<Image> image) : m_image(std::move(image)) {}
Graph::Graph(std::unique_ptr<Image> image, std::unique_ptr<Source> source)
    : m_image(std::move(image)), m_source(std::move(source)) {}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Graph Graph::build(const GraphRows& rows) {
  ImageWriter writer = ImageWriter::in_memory();
  // Rows that are in memory are few enough to be numbered, so memory alone can be wanting.
  if (!make_image(*rows_in_memory(rows), k_part_bytes, writer)) throw std::bad_alloc();
  return Graph(writer.take());
}

std::size_t Graph::entity_count() const { return m_image->header().entities; }
std::size_t Graph::article_count() const { return m_image->header().articles; }
std::size_t Graph::tie_count() const { return m_image->header().ties / 2; }
std::size_t Graph::relation_count() const { return m_image->header().relations; }
std::size_t Graph::form_count() const { return m_image->header().forms; }

namespace {

format::EntityRecord entity(const Image& image, EntityId id) {
  return image.at<format::EntityRecord>(Kind::entities, id.value);
}

}  // namespace

EntityType Graph::type(EntityId id) const {
  const std::uint8_t type = entity(*m_image, id).type;
  return type < k_entity_types.size() ? static_cast<EntityType>(type) : EntityType{};
}
std::string_view Graph::name(EntityId id) const { return m_image->text(entity(*m_image, id).name); }
std::string_view Graph::key(EntityId id) const { return m_image->text(entity(*m_image, id).key); }
std::uint64_t Graph::stable(EntityId id) const { return entity(*m_image, id).stable; }
std::uint32_t Graph::articles_of(EntityId id) const { return entity(*m_image, id).articles; }

Alias Graph::form(FormId id) const {
  const auto record = m_image->at<format::FormRecord>(Kind::forms, id.value);
  Alias alias;
  alias.entity = EntityId{record.entity};
  alias.form = m_image->text(record.form);
  alias.folded = m_image->text(record.folded);
  const SearchText search = search_text(*m_image, record.search);
  alias.pinyin = search.pinyin;
  alias.initials = search.initials;
  alias.articles = record.articles;
  return alias;
}

IndexedValues<Graph, FormId, Alias, &Graph::form> Graph::aliases(EntityId id) const {
  const auto [begin, end] = rows(Kind::form_offsets, id.value);
  return {*this, begin, end};
}
IndexedValues<Graph, FormId, Alias, &Graph::form> Graph::all_aliases() const {
  return {*this, 0, static_cast<std::uint32_t>(form_count())};
}

std::vector<FormId> Graph::forms_named(std::string_view lowered) const { return forms_with_name(*m_image, lowered); }
std::vector<FormId> Graph::forms_like(std::string_view lowered, std::string_view letters) const {
  return forms_with_part(*m_image, lowered, letters);
}

TieRow Graph::ties(EntityId id) const {
  const auto [begin, end] = rows(Kind::row_offsets, id.value);
  return {*m_image, m_image->slice<EntityId>(Kind::neighbours, begin, end), begin};
}

std::optional<Tie> Graph::tie(EntityId a, EntityId b) const {
  const TieRow row = ties(a);
  const auto others = row.others();
  const auto found = std::lower_bound(others.begin(), others.end(), b);
  if (found == others.end() || *found != b) return std::nullopt;
  return row[static_cast<std::size_t>(found - others.begin())];
}

Relation Graph::relation(std::uint32_t number) const {
  const auto record = m_image->at<format::RelationRecord>(Kind::relations, number);
  const auto type = record.type < k_relation_types.size() ? static_cast<RelationType>(record.type) : RelationType{};
  const auto state = record.state < k_post_states.size() ? static_cast<PostState>(record.state) : PostState{};
  return {EntityId{record.from}, EntityId{record.to}, type, m_image->text(record.title),
          place(SentenceId{record.sentence}), state, number};
}

IndexedValues<Graph, std::uint32_t, Relation, &Graph::relation> Graph::relations_from(EntityId id) const {
  const auto [begin, end] = rows(Kind::relations_from, id.value);
  return {*this, begin, end};
}

std::vector<Relation> Graph::relations_to(EntityId id) const {
  const auto [begin, end] = rows(Kind::relations_to_offsets, id.value);
  std::vector<Relation> result;
  for (const std::uint32_t number : m_image->slice<std::uint32_t>(Kind::relations_to, begin, end)) {
    result.push_back(relation(number));
  }
  return result;
}

bool Graph::has_reprints() const { return m_image->count(Kind::article_originals) != 0; }

ArticleId Graph::original(ArticleId article) const {
  if (!has_reprints()) return article;
  return std::min(article, ArticleId{m_image->at<std::uint32_t>(Kind::article_originals, article.value)});
}

std::uint32_t Graph::reprints_of(ArticleId article) const {
  if (!has_reprints()) return 0;
  const ArticleId story = original(article);
  std::uint32_t others = 0;
  for (ArticleId one = story; one.value < article_count(); ++one.value) {
    others += one != article && original(one) == story ? 1U : 0U;
  }
  return others;
}

bool Graph::is_imported() const { return m_image->count(Kind::told_entities) != 0; }

std::optional<ToldOfEntity> Graph::told_of(EntityId id) const {
  if (!is_imported()) return std::nullopt;
  const auto told = m_image->at<format::ToldEntity>(Kind::told_entities, id.value);
  return ToldOfEntity{told.sentences, Date{told.first}, Date{told.last}};
}

std::optional<ToldOfRelation> Graph::told_of(const Relation& relation) const {
  if (m_image->count(Kind::told_relations) == 0) return std::nullopt;
  const auto told = m_image->at<format::ToldRelation>(Kind::told_relations, relation.number);
  return ToldOfRelation{told.articles, told.sentences};
}

Date Graph::date(ArticleId article) const { return Date{m_image->at<std::int32_t>(Kind::article_days, article.value)}; }

std::span<const SentenceId> Graph::sentences_of(EntityId id) const {
  const auto [begin, end] = rows(Kind::mention_offsets, id.value);
  return m_image->slice<SentenceId>(Kind::mentions, begin, end);
}

std::span<const SentenceId> Graph::rolls() const { return m_image->all<SentenceId>(Kind::rolls); }

std::span<const EntityId> Graph::roll_members(std::size_t i) const {
  const auto [begin, end] = rows(Kind::roll_offsets, static_cast<std::uint32_t>(i));
  return m_image->slice<EntityId>(Kind::roll_members, begin, end);
}

SentenceRange Graph::sentences_in(ArticleId article) const {
  const auto [begin, end] = rows(Kind::article_sentences, article.value);
  return {SentenceId{begin}, SentenceId{end}};
}

ArticleId Graph::article_of(SentenceId sentence) const {
  std::uint64_t low = 0;  // the last article that begins at or before the sentence
  std::uint64_t high = article_count();
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (m_image->at<std::uint32_t>(Kind::article_sentences, middle) <= sentence.value) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return ArticleId{static_cast<std::uint32_t>(low)};
}

Place Graph::place(SentenceId sentence) const {
  const ArticleId article = article_of(sentence);
  const std::uint32_t begin = sentences_in(article).begin.value;
  return {article, sentence.value >= begin ? sentence.value - begin : 0};
}

void Graph::will_read_names(std::span<const EntityId> ids) const {
  std::vector<std::uint64_t> pages;
  for (const EntityId id : ids) m_image->want(Kind::entities, id.value, std::uint64_t{id.value} + 1, pages);
  m_image->bring(pages);
  constexpr std::uint64_t k_name_bytes = 32;
  const std::uint64_t strings = m_image->count(Kind::strings);
  pages.clear();
  for (const EntityId id : ids) {
    const std::uint64_t name = entity(*m_image, id).name;
    m_image->want(Kind::strings, name, std::min(strings, name + k_name_bytes), pages);
  }
  m_image->bring(pages);
}

void Graph::will_read_neighbours(std::span<const EntityId> ids) const {
  std::vector<std::uint64_t> pages;
  for (const EntityId id : ids) m_image->want(Kind::row_offsets, id.value, std::uint64_t{id.value} + 2, pages);
  m_image->bring(pages);
  pages.clear();
  for (const EntityId id : ids) {
    const auto [begin, end] = rows(Kind::row_offsets, id.value);
    m_image->want(Kind::neighbours, begin, end, pages);
  }
  m_image->bring(pages);
}

void Graph::will_read_ties(EntityId id) const {
  const auto [begin, end] = rows(Kind::row_offsets, id.value);
  std::vector<std::uint64_t> pages;
  for (const Kind kind : {Kind::neighbours, Kind::tie_articles, Kind::tie_sentences}) m_image->want(kind, begin, end, pages);
  m_image->bring(pages);
}

Result<void> Graph::read_all() { return m_image->read_all(processors_for(m_image->header().file_size)); }
std::optional<Error> Graph::damage() const { return m_image->damage(); }

}  // namespace guanxi::graph
