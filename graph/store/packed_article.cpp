#include "graph/store/packed_article.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "base/fold.hpp"
#include "graph/store/layout.hpp"

namespace guanxi::graph {

std::uint32_t Interner::number_of(std::string_view text) {
  const auto found = m_numbers.find(text);
  if (found != m_numbers.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(m_texts.size());
  m_texts.emplace_back(text);
  m_numbers.emplace(m_texts.back(), number);
  return number;
}

std::uint32_t Vocabulary::entity_number(EntityType type, std::string_view key) {
  std::string name(1, static_cast<char>(type));
  name += key;
  return entities.number_of(name);
}

std::uint32_t Vocabulary::form_number(std::uint32_t entity, std::string_view form) {
  std::string name;
  for (unsigned shift = 0; shift < 32; shift += 8) name.push_back(static_cast<char>((entity >> shift) & 0xFFU));
  name += form;
  return forms.number_of(name);
}

EntityType Vocabulary::entity_type(std::uint32_t entity) const {
  return static_cast<EntityType>(entities.text(entity).front());
}

std::string_view Vocabulary::entity_key(std::uint32_t entity) const { return entities.text(entity).substr(1); }

std::uint32_t Vocabulary::form_entity(std::uint32_t form) const {
  const std::string_view name = forms.text(form);
  std::uint32_t entity = 0;
  for (unsigned i = 0; i < 4; ++i) entity |= static_cast<std::uint32_t>(static_cast<unsigned char>(name[i])) << (8 * i);
  return entity;
}

std::string_view Vocabulary::form_text(std::uint32_t form) const { return forms.text(form).substr(4); }

namespace {

tl::unexpected<Error> broken(const ArticleFacts& facts, std::string_view what) {
  return fail(ErrorCode::malformed, std::string("the article cannot be stored: ").append(what), facts.meta.id, "leave it out of the build");
}

bool lies_in(Span inner, Span outer) {
  return outer.begin <= inner.begin && inner.begin <= inner.end && inner.end <= outer.end;
}

Result<void> check_text(const ArticleFacts& facts) {
  if (facts.text.size() > layout::k_longest_text) {
    return broken(facts, fmt::format("its text has {} bytes, at most {} are allowed", facts.text.size(),
                                     layout::k_longest_text));
  }
  for (const std::string* text : {&facts.text, &facts.meta.id, &facts.meta.title, &facts.meta.source, &facts.meta.url,
                                  &facts.meta.byline}) {
    if (!is_valid_utf8(*text)) return broken(facts, "its text or metadata is not UTF-8");
  }
  const Span whole{0, static_cast<std::uint32_t>(facts.text.size())};
  std::uint32_t behind = 0;
  for (const Span sentence : facts.sentences) {
    if (sentence.begin < behind || !lies_in(sentence, whole)) {
      return broken(facts, fmt::format("its sentences overlap or leave the text at byte {}", sentence.begin));
    }
    behind = sentence.end;
  }
  return {};
}

/// The number of the sentence that `span` lies in, or nothing.
std::optional<std::uint32_t> sentence_of(const std::vector<Span>& sentences, Span span) {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                                [](std::uint32_t at, Span sentence) { return at < sentence.begin; });
  if (after == sentences.begin()) return std::nullopt;
  --after;
  if (!lies_in(span, *after)) return std::nullopt;
  return static_cast<std::uint32_t>(after - sentences.begin());
}

/// Longest first, by code points; then by bytes.
bool fuller(std::string_view a, std::string_view b) {
  const std::size_t length_a = count_code_points(a);
  const std::size_t length_b = count_code_points(b);
  return length_a != length_b ? length_a > length_b : a < b;
}

/// One entity's name and forms into `forms` (grouped and made unique afterwards) and its mentions into `article`.
Result<std::uint32_t> pack_entity(const ArticleFacts& facts, const FactEntity& entity, Vocabulary& vocabulary,
                                  PackedArticle& article) {
  if (static_cast<std::size_t>(entity.type) >= k_entity_types.size()) return broken(facts, "an entity has no type");
  if (entity.name.empty() || entity.key.empty()) return broken(facts, "an entity has no name or no key");
  if (entity.mentions.empty()) return broken(facts, fmt::format("{} is mentioned nowhere", entity.name));
  if (!is_valid_utf8(entity.name) || !is_valid_utf8(entity.key)) return broken(facts, "a name is not UTF-8");
  const std::uint32_t number = vocabulary.entity_number(entity.type, entity.key);
  article.forms.push_back({number, vocabulary.form_number(number, entity.name), 1});
  for (const std::string& alias : entity.aliases) {
    if (!is_valid_utf8(alias)) return broken(facts, "a name is not UTF-8");
    if (!alias.empty()) article.forms.push_back({number, vocabulary.form_number(number, alias), 0});
  }
  for (const Span mention : entity.mentions) {
    const auto sentence = sentence_of(facts.sentences, mention);
    if (!sentence || mention.empty()) {
      return broken(facts, fmt::format("a mention of {} at byte {} lies in no sentence", entity.name, mention.begin));
    }
    article.mentions.push_back({*sentence, mention, number});
  }
  return number;
}

/// Groups forms by entity, makes them unique, and leaves each entity one fullest form.
void settle_forms(std::vector<PackedForm>& forms, const Vocabulary& vocabulary) {
  std::sort(forms.begin(), forms.end(), [&](const PackedForm& a, const PackedForm& b) {
    return std::tie(a.entity, a.form, b.fullest) < std::tie(b.entity, b.form, a.fullest);
  });
  const auto last = std::unique(forms.begin(), forms.end(), [](const PackedForm& a, const PackedForm& b) {
    return a.entity == b.entity && a.form == b.form;
  });
  forms.erase(last, forms.end());
  for (std::size_t begin = 0; begin < forms.size();) {
    PackedForm* best = nullptr;
    std::size_t at = begin;
    for (; at < forms.size() && forms[at].entity == forms[begin].entity; ++at) {
      if (forms[at].fullest == 0) continue;
      forms[at].fullest = 0;
      if (best == nullptr || fuller(vocabulary.form_text(forms[at].form), vocabulary.form_text(best->form))) {
        best = &forms[at];
      }
    }
    best->fullest = 1;  // every entity came with a name
    begin = at;
  }
}

template <typename T>
void sort_unique(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

Result<PackedArticle> pack(const ArticleFacts& facts, Vocabulary& vocabulary) {
  GUANXI_CHECK(check_text(facts));
  PackedArticle article;
  article.meta = facts.meta;
  if (parse_date(to_string(facts.meta.date)) != facts.meta.date) article.meta.date = Date{};  // a year beyond four digits
  article.text = facts.text;
  article.sentences = facts.sentences;
  std::vector<std::uint32_t> numbers;  // of facts.entities
  numbers.reserve(facts.entities.size());
  for (const FactEntity& entity : facts.entities) {
    GUANXI_TRY(const std::uint32_t number, pack_entity(facts, entity, vocabulary, article));
    numbers.push_back(number);
  }
  for (const FactRelation& relation : facts.relations) {
    const auto sentence = sentence_of(facts.sentences, relation.evidence);
    if (relation.from >= numbers.size() || relation.to >= numbers.size() ||
        static_cast<std::size_t>(relation.type) >= k_relation_types.size() ||
        static_cast<std::size_t>(relation.state) >= k_post_states.size() || !sentence || !is_valid_utf8(relation.title)) {
      return broken(facts, fmt::format("a relation at byte {} has no ends, type, state or sentence", relation.evidence.begin));
    }
    const std::uint32_t from = numbers[relation.from];
    const std::uint32_t to = numbers[relation.to];
    if (from == to) continue;
    article.relations.push_back({from, to, relation.type, relation.state, vocabulary.titles.number_of(fold_name(relation.title)), *sentence});
  }
  settle_forms(article.forms, vocabulary);
  sort_unique(article.mentions);
  sort_unique(article.relations);
  return article;
}

namespace {

class Encoder {
 public:
  template <typename T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(std::string_view text) {
    put(text.size());
    m_bytes += text;
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  template <typename T>
  void put(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(items.size());
    m_bytes.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
  }
  [[nodiscard]] std::string take() { return std::move(m_bytes); }

 private:
  std::string m_bytes;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : m_rest(bytes) {}
  template <typename T>
  void get(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
  }
  void get(std::string& text) {
    std::size_t size = 0;
    get(size);
    text = take(size);
  }
  template <typename T>
  void get(std::vector<T>& items) {
    std::size_t size = 0;
    get(size);
    items.resize(size);
    if (size > 0) std::memcpy(items.data(), take(size * sizeof(T)).data(), size * sizeof(T));
  }

 private:
  std::string_view take(std::size_t size) {
    const std::string_view taken = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return taken;
  }
  std::string_view m_rest;
};

/// The same fields in the same order, for both directions.
template <typename Coder, typename Article, typename Apply>
void each_field(Coder& coder, Article& article, Apply apply) {
  apply(coder, article.meta.id);
  apply(coder, article.meta.title);
  apply(coder, article.meta.date);
  apply(coder, article.meta.source);
  apply(coder, article.meta.url);
  apply(coder, article.meta.byline);
  apply(coder, article.text);
  apply(coder, article.sentences);
  apply(coder, article.forms);
  apply(coder, article.mentions);
  apply(coder, article.relations);
}

}  // namespace

std::string encode(const PackedArticle& article) {
  Encoder encoder;
  each_field(encoder, article, [](Encoder& coder, const auto& field) { coder.put(field); });
  return encoder.take();
}

PackedArticle decode(std::string_view bytes) {
  PackedArticle article;
  Decoder decoder(bytes);
  each_field(decoder, article, [](Decoder& coder, auto& field) { coder.get(field); });
  return article;
}

bool preferred(const ArticleMeta& a, std::string_view text_a, const ArticleMeta& b, std::string_view text_b) {
  const bool undated_a = !a.date.known();
  const bool undated_b = !b.date.known();
  return std::tie(undated_a, a.date, a.id, a.title, a.source, a.url, a.byline, text_a) <
         std::tie(undated_b, b.date, b.id, b.title, b.source, b.url, b.byline, text_b);
}

}  // namespace guanxi::graph
