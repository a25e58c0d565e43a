#include "extract/resolve/across/corpus.hpp"

#include <algorithm>
#include <tuple>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "extract/resolve/across/regions.hpp"

namespace guanxi::extract::across {
namespace {

struct Place {
  Span span;
  std::uint32_t local = 0;
  EntityType type{};
};

/// Every pair of mentions of which the first is a place and ends where the second begins.
void find_nestings(const ArticleFacts& facts, std::uint32_t first_local, std::vector<Nesting>& out) {
  thread_local std::vector<Place> mentions;
  mentions.clear();
  for (std::uint32_t i = 0; i < facts.entities.size(); ++i)
    for (const Span span : facts.entities[i].mentions) mentions.push_back({span, i, facts.entities[i].type});
  std::sort(mentions.begin(), mentions.end(), [](const Place& a, const Place& b) {
    return std::tie(a.span.begin, a.span.end, a.local) < std::tie(b.span.begin, b.span.end, b.local);
  });
  const auto begin = static_cast<std::ptrdiff_t>(out.size());
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Place& before = mentions[i - 1];
    const Place& behind = mentions[i];
    const bool inner = behind.type == EntityType::place || behind.type == EntityType::agency;
    if (before.type != EntityType::place || !inner || before.span.end != behind.span.begin) continue;
    if (before.local != behind.local) out.push_back({first_local + behind.local, first_local + before.local});
  }
  const auto less = [](const Nesting& a, const Nesting& b) {
    return std::tie(a.inner, a.place) < std::tie(b.inner, b.place);
  };
  std::sort(out.begin() + begin, out.end(), less);
  const auto same = [](const Nesting& a, const Nesting& b) { return a.inner == b.inner && a.place == b.place; };
  out.erase(std::unique(out.begin() + begin, out.end(), same), out.end());
}

}  // namespace

std::uint32_t Pool::number_of(std::string_view text) {
  const auto found = m_numbers.find(text);
  if (found != m_numbers.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(m_texts.size());
  m_texts.emplace_back(text);
  m_numbers.emplace(m_texts.back(), number);
  return number;
}

std::uint32_t Pool::find(std::string_view text) const {
  const auto found = m_numbers.find(text);
  return found == m_numbers.end() ? k_none : found->second;
}

void Corpus::add(const ArticleFacts& facts) {
  Article article;
  article.date = facts.meta.date;
  article.id = texts.number_of(facts.meta.id);
  article.locals_begin = static_cast<std::uint32_t>(locals.size());
  article.posts_begin = static_cast<std::uint32_t>(posts.size());
  article.nestings_begin = static_cast<std::uint32_t>(nestings.size());
  const auto number = static_cast<std::uint32_t>(articles.size());
  article.countries = countries_in(widen(fold_name(facts.meta.title)));
  constexpr std::uint32_t k_title_weight = 2;
  for (const FactEntity& entity : facts.entities) {
    Local local;
    local.article = number;
    local.name = texts.number_of(fold_name(entity.name));
    local.key = texts.number_of(entity.key);
    local.type = entity.type;
    local.weight = static_cast<std::uint32_t>(entity.mentions.size());
    if (const std::size_t at = entity.name.find("驻"); entity.type == EntityType::agency && at != std::string::npos)
      for (const Region country : countries_in(widen(fold_name(std::string_view(entity.name).substr(at)))))
        if (std::find(article.countries.begin(), article.countries.end(), country) == article.countries.end())
          article.countries.push_back(country);
    if (facts.meta.title.find(entity.name) != std::string::npos) local.weight += k_title_weight;
    local.forms_begin = static_cast<std::uint32_t>(forms.size());
    forms.push_back(local.name);
    for (const std::string& alias : entity.aliases)
      if (const std::uint32_t form = texts.number_of(fold_name(alias)); form != local.name) forms.push_back(form);
    local.forms_end = static_cast<std::uint32_t>(forms.size());
    locals.push_back(local);
  }
  for (const FactRelation& relation : facts.relations)
    if (relation.type == RelationType::holds_post)
      posts.push_back(
          {article.locals_begin + relation.from, article.locals_begin + relation.to, texts.number_of(relation.title)});
  find_nestings(facts, article.locals_begin, nestings);
  article.locals_end = static_cast<std::uint32_t>(locals.size());
  article.posts_end = static_cast<std::uint32_t>(posts.size());
  article.nestings_end = static_cast<std::uint32_t>(nestings.size());
  articles.push_back(article);
}

std::u16string widen(std::string_view text) {
  std::u16string wide;
  wide.reserve(text.size() / 3 + 1);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    wide.push_back(c > 0xFFFF ? u'\uFFFD' : static_cast<char16_t>(c));
  }
  return wide;
}

std::string narrow(std::u16string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char16_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace guanxi::extract::across
