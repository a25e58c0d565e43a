#include "extract/resolve/corrections/corrector.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.hpp"

namespace guanxi::extract {

namespace {

bool is_human(EntityType type) { return type == EntityType::official || type == EntityType::person; }

bool bears(const FactEntity& entity, const std::string& folded) {
  return fold_name(entity.name) == folded ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(),
                     [&](const std::string& alias) { return fold_name(alias) == folded; });
}

bool speaks_of(const ArticleFacts& facts, const std::string& name) {
  const std::string folded = fold_name(name);
  return std::any_of(facts.entities.begin(), facts.entities.end(),
                     [&](const FactEntity& entity) { return bears(entity, folded); });
}

bool accepts(const ArticleScope& scope, const ArticleFacts& facts) {
  const ArticleMeta& meta = facts.meta;
  if (!scope.articles.empty() &&
      std::find(scope.articles.begin(), scope.articles.end(), meta.id) == scope.articles.end())
    return false;
  if (scope.since.known() && (!meta.date.known() || meta.date < scope.since)) return false;
  if (scope.until.known() && (!meta.date.known() || scope.until < meta.date)) return false;
  return (scope.with.empty() || speaks_of(facts, scope.with)) && (scope.place.empty() || speaks_of(facts, scope.place));
}

/// Takes the marked entities away, with the relations at their ends.
void take_away(ArticleFacts& facts, const std::vector<char>& gone) {
  std::vector<std::uint32_t> moved(facts.entities.size(), 0);
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    moved[i] = kept;
    if (gone[i] != 0) continue;
    if (kept != i) facts.entities[kept] = std::move(facts.entities[i]);
    ++kept;
  }
  facts.entities.resize(kept);
  std::erase_if(facts.relations, [&](const FactRelation& r) { return gone[r.from] != 0 || gone[r.to] != 0; });
  for (FactRelation& relation : facts.relations) {
    relation.from = moved[relation.from];
    relation.to = moved[relation.to];
  }
}

}  // namespace

Corrector::Corrector(const Corrections& corrections) : m_corrections(corrections) {
  for (const IgnoreCorrection& one : corrections.ignores) m_uses.push_back({&one.name, &one.source});
  for (const RetypeCorrection& one : corrections.retypes) m_uses.push_back({&one.name, &one.source});
  for (const RenameCorrection& one : corrections.renames) m_uses.push_back({&one.name, &one.source});
  for (const ForbidCorrection& one : corrections.forbids) {
    m_uses.push_back({&one.a, &one.source});
    m_uses.push_back({&one.b, &one.source});
  }
}

std::vector<std::uint32_t> Corrector::meant(const ArticleFacts& facts, std::size_t use) {
  const ScopedName& name = *m_uses[use].name;
  std::vector<std::uint32_t> named;
  std::vector<std::uint32_t> called;
  const std::string folded = fold_name(name.name);
  for (std::uint32_t i = 0; i < facts.entities.size(); ++i) {
    const FactEntity& entity = facts.entities[i];
    if (name.type && *name.type != entity.type && !(is_human(*name.type) && is_human(entity.type))) continue;
    if (!bears(entity, folded)) continue;
    (fold_name(entity.name) == folded ? named : called).push_back(i);
  }
  std::vector<std::uint32_t>& found = named.empty() ? called : named;
  if (!found.empty() && !accepts(name.scope, facts)) found.clear();
  m_uses[use].used = m_uses[use].used || !found.empty();
  return found;
}

void Corrector::correct(ArticleFacts& facts) {
  std::size_t use = 0;
  std::vector<char> gone(facts.entities.size(), 0);
  for (std::size_t i = 0; i < m_corrections.ignores.size(); ++i)
    for (const std::uint32_t entity : meant(facts, use++)) gone[entity] = 1;
  std::vector<std::pair<std::uint32_t, const RetypeCorrection*>> types;
  for (const RetypeCorrection& one : m_corrections.retypes)
    for (const std::uint32_t entity : meant(facts, use++)) types.emplace_back(entity, &one);
  std::vector<std::pair<std::uint32_t, const RenameCorrection*>> names;
  for (const RenameCorrection& one : m_corrections.renames)
    for (const std::uint32_t entity : meant(facts, use++)) names.emplace_back(entity, &one);
  for (const ForbidCorrection& one : m_corrections.forbids) {
    const auto a = meant(facts, use++);
    const auto b = meant(facts, use++);
    forbid(facts, one, a, b);
  }
  for (const auto& [entity, one] : types) facts.entities[entity].type = one->to;
  for (const auto& [entity, one] : names) rename(facts.entities[entity], one->to);
  if (std::find(gone.begin(), gone.end(), 1) != gone.end()) take_away(facts, gone);
}

void Corrector::rename(FactEntity& entity, const std::string& to) {
  std::vector<std::string>& aliases = entity.aliases;
  aliases.push_back(std::move(entity.name));
  entity.name = to;
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  std::erase(aliases, to);
}

void Corrector::forbid(ArticleFacts& facts, const ForbidCorrection& one, const std::vector<std::uint32_t>& a,
                       const std::vector<std::uint32_t>& b) {
  const auto in = [](const std::vector<std::uint32_t>& ids, std::uint32_t id) {
    return std::binary_search(ids.begin(), ids.end(), id);
  };
  std::erase_if(facts.relations, [&](const FactRelation& r) {
    const bool between = (in(a, r.from) && in(b, r.to)) || (in(b, r.from) && in(a, r.to));
    return between && (!one.relation || r.type == *one.relation);
  });
}

Result<void> Corrector::check_used() const {
  for (const Use& use : m_uses) {
    if (use.used) continue;
    const bool scoped = !(use.name->scope == ArticleScope{});
    return tl::unexpected(Error{ErrorCode::not_found,
                                fmt::format("no article {}names '{}'", scoped ? "in this scope " : "", use.name->name),
                                use.source->file, use.source->line, 0,
                                "look for it with guanxi find; names are written as the articles print them"});
  }
  return {};
}

}  // namespace guanxi::extract
