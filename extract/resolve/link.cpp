#include "extract/resolve/link.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "base/fold.hpp"
#include "extract/recognize/lexicon.hpp"
#include "extract/resolve/alias_rules.hpp"
#include "extract/resolve/aliases.hpp"
#include "extract/resolve/coreference.hpp"
#include "extract/resolve/forms.hpp"
#include "extract/resolve/office.hpp"
#include "extract/resolve/posts.hpp"

namespace guanxi::extract {
namespace {

EntityType type_of(MentionKind kind, bool official) {
  switch (kind) {
    case MentionKind::agency:
      return EntityType::agency;
    case MentionKind::enterprise:
      return EntityType::enterprise;
    case MentionKind::policy:
      return EntityType::policy;
    case MentionKind::place:
      return EntityType::place;
    case MentionKind::name:
    case MentionKind::post:
      break;
  }
  return official ? EntityType::official : EntityType::person;
}

/// The fullest of the printed forms: the longest, then the one that comes first in the article. `others` are forms too,
/// but no names: the same body is named without its province elsewhere, a programme by its quotation alone.
void name_entity(const std::vector<std::string>& printed, const std::vector<std::string>& others, FactEntity& entity) {
  std::size_t best = 0;
  std::size_t best_size = 0;
  for (std::size_t i = 0; printed.size() > 1 && i < printed.size(); ++i) {
    const std::size_t size = count_code_points(fold_name(printed[i]));
    if (size > best_size) std::tie(best, best_size) = std::pair(i, size);
  }
  entity.name = printed[best];
  entity.aliases = printed;
  entity.aliases.insert(entity.aliases.end(), others.begin(), others.end());
  std::sort(entity.aliases.begin(), entity.aliases.end());
  entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
  std::erase(entity.aliases, entity.name);
}

/// Entities by first mention, then type, then name; `entity_of_group` follows the new order.
void sort_entities(std::vector<FactEntity>& entities, std::vector<std::int32_t>& entity_of_group) {
  std::vector<std::size_t> order(entities.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const FactEntity& x = entities[a];
    const FactEntity& y = entities[b];
    return std::tie(x.mentions.front(), x.type, x.name) < std::tie(y.mentions.front(), y.type, y.name);
  });
  std::vector<std::int32_t> rank(entities.size());
  std::vector<FactEntity> sorted;
  sorted.reserve(entities.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = static_cast<std::int32_t>(i);
    sorted.push_back(std::move(entities[order[i]]));
  }
  entities = std::move(sorted);
  for (std::int32_t& entity : entity_of_group)
    if (entity >= 0) entity = rank[static_cast<std::size_t>(entity)];
}

/// Where the places right before a body or firm begin: 浙江省|衢州市委, 西安|西部超导, but not 在|西安|西部超导, a
/// firm; mentions[i].begin where there are none.
std::uint32_t with_places(const NormalizedText& text, const Mentions& mentions, std::size_t i) {
  constexpr std::u16string_view k_locative = u"在到赴于往抵从至";
  const Mention& mention = mentions[i];
  if (mention.kind != MentionKind::agency && mention.kind != MentionKind::enterprise) return mention.begin;
  std::uint32_t begin = mention.begin;
  for (; i > 0 && mentions[i - 1].kind == MentionKind::place && mentions[i - 1].end == begin; --i) {
    begin = mentions[i - 1].begin;
  }
  const bool locative = mention.kind == MentionKind::enterprise && begin > 0 &&
                        k_locative.find(text.units[begin - 1]) != std::u16string_view::npos;
  return locative ? mention.begin : begin;
}

/// Where the place right before a zone or site begins, 上海|临港新片区, which others write as one name;
/// mentions[i].begin where there is none, and before a division or city, which everyone takes by itself.
std::uint32_t with_place_before(const NormalizedText& text, const Mentions& mentions, std::size_t i) {
  constexpr std::array k_divisions{Lex::province,         Lex::prefecture,   Lex::county,  Lex::province_short,
                                   Lex::prefecture_short, Lex::county_short, Lex::capital, Lex::world_city};
  const Mention& mention = mentions[i];
  const bool chain = mention.kind == MentionKind::place && i > 0 && mentions[i - 1].kind == MentionKind::place &&
                     mentions[i - 1].end == mention.begin;
  if (!chain) return mention.begin;
  const auto name = std::u16string_view(text.units).substr(mention.begin, mention.end - mention.begin);
  const bool division = !Lexicon::built_in().contains(name, Lex::zone) &&
                        std::any_of(k_divisions.begin(), k_divisions.end(),
                                    [&](Lex kind) { return Lexicon::built_in().contains(name, kind); });
  return division ? mention.begin : mentions[i - 1].begin;
}

/// The quotation that a programme's name holds beside its head, 双容双承诺 of “双容双承诺”直接落地机制: what it is
/// called for short. Empty where it holds none or several, or only a period (“十四五”规划).
UnitRange short_name(const NormalizedText& text, const Mention& mention) {
  constexpr std::uint32_t k_shortest = 3;
  const UnitRange none{mention.begin, mention.begin};
  if (mention.kind != MentionKind::policy) return none;
  const std::u16string_view name = std::u16string_view(text.units).substr(mention.begin, mention.end - mention.begin);
  const std::size_t open = name.find(u'\u201C');
  const std::size_t close = name.find(u'\u201D');
  if (open == name.npos || close == name.npos || close < open + 1 + k_shortest) return none;
  if (name.find(u'\u201C', open + 1) != name.npos || (open == 0 && close + 1 == name.size())) return none;
  if (name[open + 1] == u'十' && name[close - 1] == u'五') return none;
  const auto at = [&](std::size_t unit) { return mention.begin + static_cast<std::uint32_t>(unit); };
  return {at(open + 1), at(close)};
}

/// Groups of nothing but 园区 or 派出所: no fuller form bears them in the article, nor a place before them, nor the
/// user's list.
std::vector<char> find_nameless(const NormalizedText& text, const Mentions& mentions, const ArticleView& article) {
  std::vector<char> nameless(article.groups.size(), 1);
  for (std::size_t i = 0; i < article.groups.size(); ++i) {
    const Form& form = article.table->forms[i];
    const bool common = (form.kind == MentionKind::place && names_no_place(form.text)) ||
                        (form.kind == MentionKind::agency && names_no_agency(form.text));
    if (!common) nameless[article.groups[i]] = 0;
  }
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const std::int32_t group = article.group(i);
    if (group < 0 || nameless[static_cast<std::size_t>(group)] == 0) continue;
    if (with_places(text, mentions, i) < mentions[i].begin) nameless[static_cast<std::size_t>(group)] = 0;
  }
  return nameless;
}

void add_once(std::string form, std::vector<std::string>& forms) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

}  // namespace

Linked link_article(const std::string& printed, const NormalizedText& text, std::span<const UnitRange> sentences,
                    Mentions found) {
  Linked linked;
  linked.mentions = std::move(found);
  Mentions& mentions = linked.mentions;
  FormTable table = collect_forms(text, mentions);
  const std::vector<std::uint32_t> groups = group_forms(text, mentions, table);
  const ArticleView article{&text, sentences, &mentions, &table, groups, speaks_of(text.units)};

  put_references(find_noun_references(article), mentions, table, linked.posts);
  linked.posts = read_posts(article);
  put_references(find_surname_references(article, linked.posts), mentions, table, linked.posts);
  const std::vector<char> officials = find_officials(article, linked.posts);

  const std::vector<char> nameless = find_nameless(text, mentions, article);
  std::vector<std::int32_t> entity_of_group(groups.size(), -1);
  std::vector<std::vector<std::string>> forms;
  std::vector<std::vector<std::string>> others;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const std::int32_t group = article.group(i);
    if (group < 0 || nameless[static_cast<std::size_t>(group)] != 0) continue;
    std::int32_t& entity = entity_of_group[static_cast<std::size_t>(group)];
    if (entity < 0) {
      entity = static_cast<std::int32_t>(linked.entities.size());
      const bool official = officials[static_cast<std::size_t>(group)] != 0;
      linked.entities.push_back(
          {type_of(table.forms[static_cast<std::size_t>(group)].kind, official), {}, {}, {}, {}, {}});
      forms.emplace_back();
      others.emplace_back();
    }
    const Span span = text.printed(mentions[i].begin, mentions[i].end);
    const auto at = static_cast<std::size_t>(entity);
    if (mentions[i].proposer == Proposer::coreference) {
      linked.entities[at].references.push_back(span);
      continue;
    }
    linked.entities[at].mentions.push_back(span);
    add_once(clean_name(slice(printed, span)), forms[at]);
    const std::uint32_t begin = std::min(with_places(text, mentions, i), with_place_before(text, mentions, i));
    if (begin < mentions[i].begin) {
      add_once(clean_name(slice(printed, text.printed(begin, mentions[i].end))), others[at]);
    }
    if (const UnitRange quoted = short_name(text, mentions[i]); quoted.begin < quoted.end) {
      add_once(clean_name(slice(printed, text.printed(quoted.begin, quoted.end))), others[at]);
    }
  }
  for (std::size_t i = 0; i < forms.size(); ++i) name_entity(forms[i], others[i], linked.entities[i]);
  sort_entities(linked.entities, entity_of_group);

  linked.entity_of_mention.assign(mentions.size(), -1);
  for (std::uint32_t i = 0; i < mentions.size(); ++i)
    if (const std::int32_t group = article.group(i); group >= 0)
      linked.entity_of_mention[i] = entity_of_group[static_cast<std::size_t>(group)];
  return linked;
}

}  // namespace guanxi::extract
