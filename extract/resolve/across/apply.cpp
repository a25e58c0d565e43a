#include "extract/resolve/across/apply.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

#include "base/fold.hpp"
#include "extract/resolve/across/regions.hpp"

namespace guanxi::extract::across {
namespace {

tl::unexpected<Error> error_at(const ConstraintSource& source, ErrorCode code, std::string message, std::string next) {
  return tl::unexpected(Error{code, std::move(message), source.file, source.line, 0, std::move(next)});
}

class Applier {
 public:
  Applier(const Corpus& corpus, const LinkConstraints& constraints, std::span<Sense> senses, Nodes& nodes,
          Joined& joined)
      : m_corpus(corpus), m_senses(senses), m_nodes(nodes), m_joined(joined) {
    note_names(constraints);
    for (std::uint32_t i = 0; i < corpus.locals.size(); ++i)
      for (const std::uint32_t form : corpus.forms_of(corpus.locals[i])) {
        const auto bearers = m_bearers.find(form);
        if (bearers == m_bearers.end()) continue;
        if (bearers->second.empty() || bearers->second.back() != i) bearers->second.push_back(i);
      }
  }

  Result<void> split(const SplitConstraint& split) {
    GUANXI_TRY(const std::vector<std::uint32_t> all, select(split.name, split.source));
    for (const ArticleScope& part : split.parts) {
      std::vector<std::uint32_t> locals;
      for (const std::uint32_t local : all)
        if (is_in(part, m_corpus.locals[local].article)) locals.push_back(local);
      if (locals.empty())
        return error_at(split.source, ErrorCode::not_found,
                        fmt::format("no article that names '{}' is in this part of the split", split.name.name),
                        "see its articles with guanxi show, and correct the part");
      move(locals, split.source);
    }
    return {};
  }

  Result<void> keep_apart(const ApartConstraint& apart) {
    GUANXI_TRY(const std::vector<std::uint32_t> a, select(apart.a, apart.source));
    GUANXI_TRY(std::vector<std::uint32_t> b, select(apart.b, apart.source));
    std::vector<std::uint32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    if (!both.empty() && both.size() == b.size())
      return error_at(apart.source, ErrorCode::malformed,
                      fmt::format("'{}' and '{}' are forms of one thing in {}", apart.a.name, apart.b.name,
                                  m_corpus.texts.text(m_corpus.articles[m_corpus.locals[both.front()].article].id)),
                      "split that name by article instead");
    std::erase_if(b, [&](std::uint32_t local) { return std::binary_search(both.begin(), both.end(), local); });
    const auto roots = roots_of(a);
    std::vector<std::uint32_t> together;
    for (const std::uint32_t local : b)
      if (std::binary_search(roots.begin(), roots.end(), root(local))) together.push_back(local);
    if (!together.empty()) move(together, apart.source);
    return {};
  }

  Result<void> add_alias(const AliasConstraint& alias) {
    GUANXI_TRY(const std::vector<std::uint32_t> forms, select(alias.alias, alias.source));
    GUANXI_TRY(const std::vector<std::uint32_t> targets, select(alias.entity, alias.source));
    const auto roots = roots_of(targets);
    if (roots.size() > 1)
      return error_at(alias.source, ErrorCode::ambiguous,
                      fmt::format("'{}' is {} entities, so '{}' cannot be its alias", alias.entity.name, roots.size(),
                                  alias.alias.name),
                      "say which: by type, article or place");
    for (const std::uint32_t local : forms)
      m_senses[local] = {m_senses[targets.front()].node, Rule::correction, alias.source.line};
    return {};
  }

  Result<void> merge(const MergeConstraint& merge) {
    std::uint32_t first = Nodes::k_none;
    for (const ScopedName& name : merge.names) {
      GUANXI_TRY(const std::vector<std::uint32_t> locals, select(name, merge.source));
      for (const std::uint32_t local : locals) {
        const std::uint32_t node = m_senses[local].node;
        if (first == Nodes::k_none) first = node;
        m_joined.join({node, first, Rule::correction,
                       fmt::format("{} = {}", m_nodes.title(node, m_corpus), m_nodes.title(first, m_corpus)),
                       merge.source.line});
      }
    }
    return {};
  }

  /// What the two names mean by now. A name that another correction took from all articles ties nothing.
  void forbid(const ForbidConstraint& forbid, std::vector<NodePair>& out) const {
    const auto a = roots_of(still_meant(forbid.a));
    const auto b = roots_of(still_meant(forbid.b));
    for (const std::uint32_t x : a)
      for (const std::uint32_t y : b) out.push_back({x, y});
  }

  Result<void> check(const ApartConstraint& apart) {
    GUANXI_TRY(const std::vector<std::uint32_t> a, select(apart.a, apart.source));
    GUANXI_TRY(const std::vector<std::uint32_t> b, select(apart.b, apart.source));
    const auto x = roots_of(a);
    for (const std::uint32_t r : roots_of(b))
      if (std::binary_search(x.begin(), x.end(), r)) return contradiction(apart.source, apart.a.name, apart.b.name);
    return {};
  }

  Result<void> check(const SplitConstraint& split) {
    std::vector<std::uint32_t> seen;
    GUANXI_TRY(const std::vector<std::uint32_t> all, select(split.name, split.source));
    for (const ArticleScope& part : split.parts) {
      std::vector<std::uint32_t> locals;
      for (const std::uint32_t local : all)
        if (is_in(part, m_corpus.locals[local].article)) locals.push_back(local);
      for (const std::uint32_t r : roots_of(locals)) {
        if (std::find(seen.begin(), seen.end(), r) != seen.end())
          return contradiction(split.source, split.name.name, split.name.name);
        seen.push_back(r);
      }
    }
    return {};
  }

 private:
  static tl::unexpected<Error> contradiction(const ConstraintSource& source, const std::string& a,
                                             const std::string& b) {
    return error_at(source, ErrorCode::malformed,
                    fmt::format("'{}' and '{}' are kept apart here and made one by another correction", a, b),
                    "take one of the two back");
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t local) const { return m_joined.root(m_senses[local].node); }

  [[nodiscard]] std::vector<std::uint32_t> roots_of(const std::vector<std::uint32_t>& locals) const {
    std::vector<std::uint32_t> roots;
    roots.reserve(locals.size());
    for (const std::uint32_t local : locals) roots.push_back(root(local));
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    return roots;
  }

  void note_names(const LinkConstraints& constraints) {
    const auto note = [&](const ScopedName& name) {
      if (const std::uint32_t text = m_corpus.texts.find(fold_name(name.name)); text != Pool::k_none) m_bearers[text];
    };
    for (const SplitConstraint& split : constraints.splits) note(split.name);
    for (const MergeConstraint& merge : constraints.merges)
      for (const ScopedName& name : merge.names) note(name);
    const auto note_both = [&](const ScopedName& a, const ScopedName& b) {
      note(a);
      note(b);
    };
    for (const ApartConstraint& apart : constraints.aparts) note_both(apart.a, apart.b);
    for (const AliasConstraint& alias : constraints.aliases) note_both(alias.alias, alias.entity);
    for (const ForbidConstraint& forbid : constraints.forbids) note_both(forbid.a, forbid.b);
  }

  /// The locals that bear the name: as their own name where any does, else as any form. Ascending.
  [[nodiscard]] std::vector<std::uint32_t> meant(const ScopedName& name) const {
    std::vector<std::uint32_t> named;
    std::vector<std::uint32_t> called;
    const std::uint32_t text = m_corpus.texts.find(fold_name(name.name));
    const auto bearers = m_bearers.find(text);
    if (bearers == m_bearers.end()) return {};
    for (const std::uint32_t i : bearers->second) {
      const Local& local = m_corpus.locals[i];
      if ((name.type && kind_of(*name.type) != kind_of(local.type)) || !is_in(name.scope, local.article)) continue;
      (local.name == text ? named : called).push_back(i);
    }
    return named.empty() ? called : named;
  }

  /// The same where a retype may have made the type another.
  [[nodiscard]] std::vector<std::uint32_t> still_meant(const ScopedName& name) const {
    std::vector<std::uint32_t> locals = meant(name);
    if (locals.empty() && name.type) locals = meant({name.name, std::nullopt, name.scope});
    return locals;
  }

  [[nodiscard]] Result<std::vector<std::uint32_t>> select(const ScopedName& name,
                                                          const ConstraintSource& source) const {
    std::vector<std::uint32_t> locals = meant(name);
    if (locals.empty())
      return error_at(
          source, ErrorCode::not_found,
          fmt::format("no article {}names '{}'", name.scope == ArticleScope{} ? "" : "in this scope ", name.name),
          "look for it with guanxi find; names are written as the articles print them");
    return locals;
  }

  [[nodiscard]] bool is_in(const ArticleScope& scope, std::uint32_t number) const {
    const Article& article = m_corpus.articles[number];
    const std::string_view id = m_corpus.texts.text(article.id);
    if (!scope.articles.empty() && std::find(scope.articles.begin(), scope.articles.end(), id) == scope.articles.end())
      return false;
    if (scope.since.known() && (!article.date.known() || article.date < scope.since)) return false;
    if (scope.until.known() && (!article.date.known() || scope.until < article.date)) return false;
    if (!scope.with.empty() && !names(article, fold_name(scope.with), 0)) return false;
    if (scope.place.empty()) return true;
    const std::string place = fold_name(scope.place);
    const PlaceReading reading = read_place(widen(place));
    return names(article, place, reading.divisions.size() == 1 ? reading.divisions.front() : reading.row);
  }

  /// Does the article speak of this name, or of a division within the region?
  [[nodiscard]] bool names(const Article& article, std::string_view name, Region region) const {
    const std::uint32_t text = m_corpus.texts.find(name);
    for (std::uint32_t i = article.locals_begin; i < article.locals_end; ++i) {
      const auto forms = m_corpus.forms_of(m_corpus.locals[i]);
      if (std::find(forms.begin(), forms.end(), text) != forms.end()) return true;
      const Node& node = m_nodes[m_senses[i].node];
      if (region != 0 && node.region != 0 && lies_within(node.region, region)) return true;
    }
    return false;
  }

  /// To a node of their own.
  void move(const std::vector<std::uint32_t>& locals, const ConstraintSource& source) {
    Node node = m_nodes[m_senses[locals.front()].node];
    node.article = m_corpus.locals[locals.front()].article + 1;
    node.correction = ++m_made;
    node.table = false;
    node.articles = static_cast<std::uint32_t>(locals.size());
    const std::uint32_t number = m_nodes.number_of(node);
    m_joined.grow(m_nodes.size());
    for (const std::uint32_t local : locals) m_senses[local] = {number, Rule::correction, source.line};
  }

  const Corpus& m_corpus;
  std::span<Sense> m_senses;
  Nodes& m_nodes;
  Joined& m_joined;
  std::uint16_t m_made = 0;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_bearers;  // of the constraints' names; looked up only
};

}  // namespace

Result<std::vector<NodePair>> apply_constraints(const Corpus& corpus, const LinkConstraints& constraints,
                                                std::span<Sense> senses, Nodes& nodes, Joined& joined) {
  Applier applier(corpus, constraints, senses, nodes, joined);
  for (const SplitConstraint& split : constraints.splits) GUANXI_CHECK(applier.split(split));
  for (const ApartConstraint& apart : constraints.aparts) GUANXI_CHECK(applier.keep_apart(apart));
  for (const AliasConstraint& alias : constraints.aliases) GUANXI_CHECK(applier.add_alias(alias));
  for (const MergeConstraint& merge : constraints.merges) GUANXI_CHECK(applier.merge(merge));
  for (const ApartConstraint& apart : constraints.aparts) GUANXI_CHECK(applier.check(apart));
  for (const SplitConstraint& split : constraints.splits) GUANXI_CHECK(applier.check(split));
  std::vector<NodePair> forbidden;
  for (const ForbidConstraint& forbid : constraints.forbids) applier.forbid(forbid, forbidden);
  return forbidden;
}

}  // namespace guanxi::extract::across
