// The index gives the forms that have the needle's bytes; which of them match, and how well, is decided here.
#include "queries/find/find.hpp"

#include <algorithm>
#include <optional>

#include "queries/find/needle.hpp"

namespace guanxi::queries {

namespace {

/// How `needle` matches one printed form; nothing where it does not.
std::optional<MatchKind> match(const Needle& needle, const graph::Alias& alias, std::string_view name,
                               std::string& buffer) {
  const std::string_view form = needle.comparable(alias.folded, buffer);
  if (!needle.empty()) {
    const std::size_t at = form.find(needle.folded());
    if (at == 0 && form.size() == needle.folded().size()) {
      return alias.form == name ? MatchKind::name : MatchKind::alias;
    }
    if (at == 0) return MatchKind::prefix;
    if (at != std::string_view::npos) return MatchKind::part;
  }
  if (needle.letters().empty()) return std::nullopt;
  if (alias.pinyin.starts_with(needle.letters())) return MatchKind::pinyin;
  if (alias.initials.starts_with(needle.letters())) return MatchKind::initials;
  return std::nullopt;
}

struct Match {
  EntityId id;
  MatchKind kind{};
  graph::Alias alias;
};

/// Is `a` the better form of one entity to show? By kind, then the one printed in more articles, then the shorter one.
bool shows_better(const Match& a, const Match& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.alias.articles != b.alias.articles) return a.alias.articles > b.alias.articles;
  if (a.alias.form.size() != b.alias.form.size()) return a.alias.form.size() < b.alias.form.size();
  return a.alias.form < b.alias.form;
}

/// The best match of each entity that has one, by id.
std::vector<Match> matches(const graph::Graph& graph, const Needle& needle) {
  std::vector<Match> found;
  std::string buffer;
  for (const graph::FormId id : graph.forms_like(needle.folded(), needle.letters())) {
    const graph::Alias alias = graph.form(id);
    const auto kind = match(needle, alias, graph.name(alias.entity), buffer);
    if (!kind) continue;
    const Match candidate{.id = alias.entity, .kind = *kind, .alias = alias};
    if (found.empty() || found.back().id != alias.entity) {
      found.push_back(candidate);
    } else if (shows_better(candidate, found.back())) {
      found.back() = candidate;
    }
  }
  return found;
}

}  // namespace

std::string_view to_string(MatchKind kind) {
  switch (kind) {
    case MatchKind::name: return "name";
    case MatchKind::alias: return "alias";
    case MatchKind::prefix: return "prefix";
    case MatchKind::part: return "part";
    case MatchKind::pinyin: return "pinyin";
    case MatchKind::initials: return "initials";
  }
  return {};
}

std::vector<FindHit> find(const graph::Graph& graph, std::string_view text, std::size_t limit) {
  const Needle needle(text);
  std::vector<Match> found = matches(graph, needle);
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [&](const Match& a, const Match& b) {
                      if (a.kind != b.kind) return a.kind < b.kind;
                      const std::uint32_t in_a = graph.articles_of(a.id);
                      const std::uint32_t in_b = graph.articles_of(b.id);
                      return in_a != in_b ? in_a > in_b : a.id < b.id;
                    });
  std::vector<FindHit> hits;
  hits.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    hits.push_back({.id = found[i].id, .kind = found[i].kind, .form = std::string(found[i].alias.form)});
  }
  return hits;
}

}  // namespace guanxi::queries
