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
  for (std::size_t i = 0; i < corrections.ignores.size(); ++i)
    add_use(corrections.ignores[i].name, corrections.ignores[i].source, Purpose::ignore, i);
  for (std::size_t i = 0; i < corrections.retypes.size(); ++i)
    add_use(corrections.retypes[i].name, corrections.retypes[i].source, Purpose::retype, i);
  for (std::size_t i = 0; i < corrections.renames.size(); ++i)
    add_use(corrections.renames[i].name, corrections.renames[i].source, Purpose::rename, i);
  for (std::size_t i = 0; i < corrections.forbids.size(); ++i) {
    add_use(corrections.forbids[i].a, corrections.forbids[i].source, Purpose::forbid, i);
    add_use(corrections.forbids[i].b, corrections.forbids[i].source, Purpose::forbid_other, i);
  }
}

void Corrector::add_use(const ScopedName& name, const ConstraintSource& source, Purpose purpose,
                        std::size_t correction) {
  m_uses_of[fold_name(name.name)].push_back(m_uses.size());
  m_uses.push_back({&name, &source, purpose, correction});
}

void Corrector::meet_form(const std::string& form, const FactEntity& entity, std::uint32_t number,
                          std::vector<std::size_t>& met) {
  const auto uses = m_uses_of.find(fold_name(form));
  if (uses == m_uses_of.end()) return;
  for (const std::size_t i : uses->second) {
    Use& use = m_uses[i];
    const auto& type = use.name->type;
    if (type && *type != entity.type && !(is_human(*type) && is_human(entity.type))) continue;
    std::vector<std::uint32_t>& found = &form == &entity.name ? use.named : use.called;
    const bool known =
        (!use.named.empty() && use.named.back() == number) || (!use.called.empty() && use.called.back() == number);
    if (!known) found.push_back(number);
    met.push_back(i);
  }
}

std::vector<std::size_t> Corrector::meet(const ArticleFacts& facts) {
  std::vector<std::size_t> met;
  for (std::uint32_t i = 0; i < facts.entities.size(); ++i) {
    meet_form(facts.entities[i].name, facts.entities[i], i, met);
    for (const std::string& alias : facts.entities[i].aliases) meet_form(alias, facts.entities[i], i, met);
  }
  std::sort(met.begin(), met.end());
  met.erase(std::unique(met.begin(), met.end()), met.end());
  std::erase_if(met, [&](std::size_t i) {
    Use& use = m_uses[i];
    const bool accepted = accepts(use.name->scope, facts);
    use.used = use.used || accepted;
    if (!accepted) use.named.clear(), use.called.clear();
    return !accepted;
  });
  return met;
}

bool Corrector::correct(ArticleFacts& facts) {
  const std::vector<std::size_t> met = meet(facts);
  if (met.empty()) return false;
  bool changed = false;
  for (const std::size_t i : met)
    if (m_uses[i].purpose == Purpose::forbid)
      changed = forbid(facts, m_corrections.forbids[m_uses[i].correction], m_uses[i].meant(), m_uses[i + 1].meant()) ||
                changed;
  std::vector<char> gone(facts.entities.size(), 0);
  for (const std::size_t i : met) {  // ascending: retypes before renames
    const Use& use = m_uses[i];
    for (const std::uint32_t entity : use.meant()) {
      if (use.purpose == Purpose::ignore) gone[entity] = 1;
      if (use.purpose == Purpose::retype) facts.entities[entity].type = m_corrections.retypes[use.correction].to;
      if (use.purpose == Purpose::rename) rename(facts.entities[entity], m_corrections.renames[use.correction].to);
      changed = changed || use.purpose <= Purpose::rename;
    }
  }
  if (std::find(gone.begin(), gone.end(), 1) != gone.end()) take_away(facts, gone);
  for (const std::size_t i : met) m_uses[i].named.clear(), m_uses[i].called.clear();
  return changed;
}

void Corrector::rename(FactEntity& entity, const std::string& to) {
  std::vector<std::string>& aliases = entity.aliases;
  aliases.push_back(std::move(entity.name));
  entity.name = to;
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  std::erase(aliases, to);
}

bool Corrector::forbid(ArticleFacts& facts, const ForbidCorrection& one, const std::vector<std::uint32_t>& a,
                       const std::vector<std::uint32_t>& b) {
  const auto in = [](const std::vector<std::uint32_t>& ids, std::uint32_t id) {
    return std::binary_search(ids.begin(), ids.end(), id);
  };
  return std::erase_if(facts.relations, [&](const FactRelation& r) {
           const bool between = (in(a, r.from) && in(b, r.to)) || (in(b, r.from) && in(a, r.to));
           return between && (!one.relation || r.type == *one.relation);
         }) > 0;
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
