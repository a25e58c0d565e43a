#include "graph/store/packed_article.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/fold.hpp"
#include "graph/store/facts_codec.hpp"
#include "graph/store/spool_codec.hpp"

namespace guanxi::graph {

std::uint32_t Interner::number_of(std::string_view text) {
  const auto found = m_numbers.find(text);
  if (found != m_numbers.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(m_texts.size());
  m_texts.emplace_back(text);
  m_numbers.emplace(m_texts.back(), number);
  return number;
}

std::uint32_t Vocabulary::form_number(std::uint32_t entity, std::string_view form) {
  std::string name;
  name.reserve(4 + form.size());
  for (unsigned shift = 0; shift < 32; shift += 8) name.push_back(static_cast<char>((entity >> shift) & 0xFFU));
  name += form;
  return forms.number_of(name);
}

std::uint32_t Vocabulary::form_entity(std::uint32_t form) const {
  const std::string_view name = forms.text(form);
  std::uint32_t entity = 0;
  for (unsigned i = 0; i < 4; ++i) entity |= static_cast<std::uint32_t>(static_cast<unsigned char>(name[i])) << (8 * i);
  return entity;
}

std::string_view Vocabulary::form_text(std::uint32_t form) const { return forms.text(form).substr(4); }

namespace {

/// Longest first, by code points; then by bytes.
bool fuller(std::string_view a, std::string_view b) {
  const std::size_t length_a = count_code_points(a);
  const std::size_t length_b = count_code_points(b);
  return length_a != length_b ? length_a > length_b : a < b;
}

/// One entity's name and forms into `forms` (grouped and made unique afterwards) and its mentions into `article`.
void pack_entity(const ArticleFacts& facts, const FactEntity& entity, std::uint32_t id, Vocabulary& vocabulary,
                 PackedArticle& article) {
  article.forms.push_back({id, vocabulary.form_number(id, entity.name), 1});
  for (const std::string& alias : entity.aliases) {
    article.forms.push_back({id, vocabulary.form_number(id, alias), 0});
  }
  for (const Span mention : entity.mentions) {
    article.mentions.push_back({sentence_of(facts.sentences, mention).value_or(0), mention, id, 0});
  }
  for (const Span reference : entity.references) {
    article.mentions.push_back({sentence_of(facts.sentences, reference).value_or(0), reference, id, 1});
  }
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

/// The same fields in the same order, for both directions.
template <typename Coder, typename Article>
void each_field(Coder& coder, Article& article) {
  coder(article.forms);
  coder(article.mentions);
  coder(article.relations);
}

}  // namespace

PackedArticle pack(const ArticleFacts& facts, std::span<const std::uint32_t> entity_of, Vocabulary& vocabulary) {
  PackedArticle article;
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    pack_entity(facts, facts.entities[i], entity_of[i], vocabulary, article);
  }
  for (const FactRelation& relation : facts.relations) {
    const std::uint32_t from = entity_of[relation.from];
    const std::uint32_t to = entity_of[relation.to];
    if (from == to) continue;
    article.relations.push_back({from, to, relation.type, relation.state, vocabulary.titles.number_of(fold_name(relation.title)),
                                 sentence_of(facts.sentences, relation.evidence).value_or(0)});
  }
  settle_forms(article.forms, vocabulary);
  sort_unique(article.mentions);
  sort_unique(article.relations);
  return article;
}

std::string encode(const PackedArticle& article) {
  SpoolEncoder encoder;
  each_field(encoder, article);
  return encoder.take();
}

PackedArticle decode_packed(std::string_view bytes) {
  PackedArticle article;
  SpoolDecoder decoder(bytes);
  each_field(decoder, article);
  return article;
}

}  // namespace guanxi::graph
