// ENTITY on a command line -> the one entity it means, or an error that says what it could mean.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/fold.hpp"
#include "queries/find/find.hpp"
#include "queries/find/nearest.hpp"
#include "queries/find/needle.hpp"

namespace guanxi::queries {

namespace {

constexpr std::size_t k_most_choices = 10;
constexpr std::size_t k_most_suggestions = 5;

std::string articles(std::uint32_t count) { return fmt::format("{} {}", count, count == 1 ? "article" : "articles"); }

/// official:邱泽军 (#12, 34 articles)
std::string choice(const graph::Graph& graph, EntityId id) {
  return fmt::format("{}:{} (#{}, {})", to_string(graph.type(id)), graph.name(id), id.value,
                     articles(graph.articles_of(id)));
}

Result<EntityId> resolve_number(const graph::Graph& graph, std::string_view text) {
  const std::string_view digits = text.substr(1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_number =
      !digits.empty() && end == digits.data() + digits.size() && error != std::errc::invalid_argument;
  if (!is_number) {
    return fail(ErrorCode::usage, fmt::format("'{}' is no id: # is followed by a number, as in #123", text),
                std::string(text), "guanxi find shows the id of a name");
  }
  if (error == std::errc::result_out_of_range || number >= graph.entity_count()) {
    const std::string allowed = graph.entity_count() == 0
                                    ? std::string("the graph has no entities")
                                    : fmt::format("ids run from #0 to #{}", graph.entity_count() - 1);
    return fail(ErrorCode::not_found, fmt::format("no entity has the id {}; {}", text, allowed), std::string(text),
                "guanxi find shows the id of a name");
  }
  return EntityId{static_cast<std::uint32_t>(number)};
}

/// A type by its name in the contract or its Chinese label; traditional and full-width characters and case are folded.
std::optional<EntityType> type_named(std::string_view text) {
  const Needle needle(text);
  for (const EntityType type : k_entity_types) {
    if (needle.folded() == to_string(type) || needle.folded() == chinese_label(type)) return type;
  }
  return std::nullopt;
}

struct TypedName {
  std::string_view type;
  std::string_view name;
  bool wide_colon = false;  ///< as titles of documents have it
};

/// The parts before and after the first colon, half or full width; nothing where there is none.
std::optional<TypedName> split_at_colon(std::string_view text) {
  constexpr std::string_view k_wide = "：";
  const std::size_t narrow = text.find(':');
  const std::size_t wide = text.find(k_wide);
  if (narrow == std::string_view::npos && wide == std::string_view::npos) return std::nullopt;
  if (narrow < wide) return TypedName{text.substr(0, narrow), text.substr(narrow + 1), false};
  return TypedName{text.substr(0, wide), text.substr(wide + k_wide.size()), true};
}

/// All entities that bear exactly this name, or else this alias; where case tells them apart, those in the case typed.
std::vector<EntityId> bearers(const graph::Graph& graph, std::string_view name, std::optional<EntityType> type) {
  struct Bearer {
    EntityId id;
    bool same_case = false;
  };
  const Needle needle(name);
  if (needle.empty()) return {};
  const std::string as_typed = fold_name(name);
  std::vector<Bearer> by_name;
  std::vector<Bearer> by_alias;
  for (const graph::FormId form : graph.forms_named(needle.folded())) {
    const graph::Alias alias = graph.form(form);
    if (type && graph.type(alias.entity) != *type) continue;
    auto& found = alias.form == graph.name(alias.entity) ? by_name : by_alias;
    const bool same_case = alias.folded == as_typed;
    if (!found.empty() && found.back().id == alias.entity) {
      found.back().same_case = found.back().same_case || same_case;
    } else {
      found.push_back({.id = alias.entity, .same_case = same_case});
    }
  }
  std::vector<Bearer>& found = by_name.empty() ? by_alias : by_name;
  if (std::any_of(found.begin(), found.end(), [](const Bearer& bearer) { return bearer.same_case; })) {
    std::erase_if(found, [](const Bearer& bearer) { return !bearer.same_case; });
  }
  std::vector<EntityId> ids;
  ids.reserve(found.size());
  for (const Bearer& bearer : found) ids.push_back(bearer.id);
  return ids;
}

/// Officials are people too.
bool are_of_one_kind(EntityType a, EntityType b) {
  const auto kind = [](EntityType type) { return type == EntityType::official ? EntityType::person : type; };
  return kind(a) == kind(b);
}

/// The one that a name means beyond doubt, though others bear it: all are of one kind, and at least k_beyond_doubt
/// times as many articles mention it as mention all others together. (商务部 is China's, though an article calls
/// another one so.)
std::optional<EntityId> beyond_doubt(const graph::Graph& graph, const std::vector<EntityId>& ids) {
  constexpr std::uint64_t k_beyond_doubt = 20;
  if (ids.empty()) return std::nullopt;
  EntityId most = ids.front();
  std::uint64_t all = 0;
  for (const EntityId id : ids) {
    if (!are_of_one_kind(graph.type(id), graph.type(most))) return std::nullopt;
    if (graph.articles_of(id) > graph.articles_of(most)) most = id;
    all += graph.articles_of(id);
  }
  const std::uint64_t others = all - graph.articles_of(most);
  return graph.articles_of(most) >= k_beyond_doubt * others && others < all ? std::optional(most) : std::nullopt;
}

tl::unexpected<Error> ambiguous(const graph::Graph& graph, std::string_view text, std::vector<EntityId> ids) {
  std::stable_sort(ids.begin(), ids.end(),
                   [&](EntityId a, EntityId b) { return graph.articles_of(a) > graph.articles_of(b); });
  std::string message = fmt::format("'{}' means {} entities:", text, ids.size());
  for (std::size_t i = 0; i < std::min(ids.size(), k_most_choices); ++i) {
    message += (i == 0 ? " " : ", ") + choice(graph, ids[i]);
  }
  if (ids.size() > k_most_choices) message += fmt::format(" and {} more", ids.size() - k_most_choices);
  return fail(ErrorCode::ambiguous, std::move(message), std::string(text),
              "write type:name or #id of the one you mean");
}

tl::unexpected<Error> not_found(const graph::Graph& graph, std::string_view text, std::string_view name,
                                std::optional<EntityType> type) {
  std::string suggestions;
  for (const EntityId id : nearest(graph, name, k_most_suggestions)) {
    suggestions += (suggestions.empty() ? "" : ", ") + choice(graph, id);
  }
  const std::string kind =
      type ? fmt::format("{} of this graph", to_string(*type)) : std::string("entity of this graph");
  std::string next_step = suggestions.empty() ? "try guanxi find with a shorter part of the name, or its pinyin"
                                              : "did you mean " + suggestions + "?";
  return fail(ErrorCode::not_found, fmt::format("no {} is called '{}'", kind, name), std::string(text),
              std::move(next_step));
}

tl::unexpected<Error> no_such_type(std::string_view text, std::string_view type) {
  std::string allowed;
  for (const EntityType known : k_entity_types) {
    allowed += fmt::format("{}{} ({})", allowed.empty() ? "" : ", ", to_string(known), chinese_label(known));
  }
  return fail(ErrorCode::usage, fmt::format("'{}' is no type of entity; types are {}", type, allowed),
              std::string(text), "write type:name, or the name alone");
}

}  // namespace

Result<EntityId> resolve_entity(const graph::Graph& graph, std::string_view text) {
  GUANXI_TRY(const Meant meant, resolve_meant(graph, text));
  return meant.id;
}

Result<Meant> resolve_meant(const graph::Graph& graph, std::string_view text) {
  const Needle needle(text);
  if (needle.empty()) {
    return fail(ErrorCode::usage, fmt::format("'{}' is no name", text), std::string(text),
                "write a name, type:name or #id");
  }
  if (needle.folded().front() == '#') {
    GUANXI_TRY(const EntityId id, resolve_number(graph, needle.folded()));
    return Meant{id};
  }
  std::vector<EntityId> ids = bearers(graph, text, std::nullopt);  // names may hold a colon themselves
  std::string_view name = text;
  std::optional<EntityType> type;
  if (const auto typed = split_at_colon(text); ids.empty() && typed) {
    type = type_named(typed->type);
    if (!type && !typed->wide_colon) return no_such_type(text, typed->type);
    if (type) {
      name = typed->name;
      ids = bearers(graph, name, type);
    }
  }
  if (ids.size() == 1) return Meant{ids.front()};
  if (ids.empty()) return not_found(graph, text, name, type);
  if (const auto meant = beyond_doubt(graph, ids)) return Meant{*meant, static_cast<std::uint32_t>(ids.size() - 1)};
  return ambiguous(graph, text, std::move(ids));
}

}  // namespace guanxi::queries
