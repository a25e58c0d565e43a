#include "extract/resolve/corrections/corrections.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "extract/recognize/user_lexicon.hpp"

namespace guanxi::extract {

namespace {

constexpr std::size_t k_most_bytes = 4UL * 1024 * 1024;

/// Where in the file a node stands, and what is wrong there.
class Fault {
 public:
  Fault(std::string where, const YAML::Node& node)
      : m_where(std::move(where)), m_line(static_cast<std::size_t>(std::max(node.Mark().line, 0)) + 1) {}
  [[nodiscard]] tl::unexpected<Error> operator()(std::string message, std::string next_step = {}) const {
    return tl::unexpected(
        Error{ErrorCode::malformed, std::move(message), m_where, m_line, 0,
              next_step.empty() ? "docs/corrections.md has an example of each" : std::move(next_step)});
  }

 private:
  std::string m_where;
  std::size_t m_line;
};

using Keys = std::span<const std::string_view>;

std::string list_of(Keys words) { return fmt::format("{}", fmt::join(words, ", ")); }

constexpr std::array<std::string_view, 7> k_scope{"type", "articles", "place", "with", "since", "until", "name"};

template <typename Types>
std::string names_of(const Types& types) {
  std::string names;
  for (const auto type : types) names += (names.empty() ? "" : ", ") + std::string(to_string(type));
  return names;
}

/// Entries of one corrections file.
class Reader {
 public:
  explicit Reader(std::string where) : m_where(std::move(where)) {}

  Result<void> read(const YAML::Node& root) {
    if (root.IsNull()) return {};
    if (!root.IsMap())
      return at(root)("the file is no list of sections", "begin it with a section: merge:, rename:, ignore:, …");
    for (const auto& section : root) GUANXI_CHECK(read_section(section.first, section.second));
    return check();
  }
  [[nodiscard]] Corrections take() { return std::move(m_out); }

 private:
  using Entry = Result<void> (Reader::*)(const YAML::Node&);
  struct Section {
    std::string_view name;
    Entry entry;
  };
  static constexpr std::size_t k_sections = 9;
  static const std::array<Section, k_sections>& sections() {
    static const std::array<Section, k_sections> table{{{"merge", &Reader::merge},
                                                        {"split", &Reader::split},
                                                        {"rename", &Reader::rename},
                                                        {"retype", &Reader::retype},
                                                        {"ignore", &Reader::ignore},
                                                        {"never-merge", &Reader::never_merge},
                                                        {"forbid-tie", &Reader::forbid},
                                                        {"alias", &Reader::alias},
                                                        {"lexicon", &Reader::lexicon}}};
    return table;
  }

  [[nodiscard]] Fault at(const YAML::Node& node) const { return {m_where, node}; }
  [[nodiscard]] ConstraintSource source(const YAML::Node& node) const {
    return {m_where, static_cast<std::uint64_t>(std::max(node.Mark().line, 0)) + 1};
  }

  Result<void> read_section(const YAML::Node& name, const YAML::Node& entries) {
    const std::string word = name.IsScalar() ? name.Scalar() : std::string();
    const auto section =
        std::find_if(sections().begin(), sections().end(), [&](const Section& s) { return s.name == word; });
    if (section == sections().end()) {
      std::string known;
      for (const Section& s : sections()) known += (known.empty() ? "" : ", ") + std::string(s.name);
      return at(name)(fmt::format("unknown section '{}'; the sections are {}", word, known));
    }
    if (entries.IsNull()) return {};
    if (!entries.IsSequence())
      return at(entries)(fmt::format("the section {} is no list: each entry begins with -", word));
    for (const auto& entry : entries) GUANXI_CHECK((this->*section->entry)(entry));
    return {};
  }

  // ---- parts of entries

  Result<std::string> text(const YAML::Node& node, std::string_view what) const {
    if (!node.IsDefined() || !node.IsScalar() || fold_name(node.Scalar()).empty())
      return at(node)(fmt::format("{} is no name", what), "write a name as the articles print it");
    if (!is_valid_utf8(node.Scalar())) return at(node)(fmt::format("{} is not UTF-8", what));
    return clean_name(node.Scalar());
  }

  Result<EntityType> type(const YAML::Node& node) const {
    const std::string word = node.IsScalar() ? node.Scalar() : std::string();
    const auto type = parse_entity_type(word);
    if (!type) return at(node)(fmt::format("unknown type '{}'; the types are {}", word, names_of(k_entity_types)));
    return *type;
  }

  Result<Date> day(const YAML::Node& node) const {
    const auto date = node.IsScalar() ? parse_date(node.Scalar()) : std::nullopt;
    if (!date) return at(node)("no day; write YYYY, YYYY-MM or YYYY-MM-DD");
    return *date;
  }

  /// The values of `node` by key, which must be of `allowed`.
  Result<std::map<std::string, YAML::Node>> fields(const YAML::Node& node, Keys allowed, Keys more = {}) const {
    if (!node.IsMap()) return at(node)(fmt::format("an entry here has the keys {}", list_of(allowed)));
    std::map<std::string, YAML::Node> found;
    for (const auto& field : node) {
      const std::string key = field.first.IsScalar() ? field.first.Scalar() : std::string();
      const auto known = [&](Keys keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
      if (!known(allowed) && !known(more))
        return at(field.first)(fmt::format("unknown key '{}'; the keys here are {}{}{}", key, list_of(allowed),
                                           more.empty() ? "" : ", ", list_of(more)));
      if (!found.emplace(key, field.second).second) return at(field.first)(fmt::format("'{}' is given twice", key));
    }
    return found;
  }

  Result<ArticleScope> scope(const std::map<std::string, YAML::Node>& fields) const {
    ArticleScope scope;
    for (const auto& [key, node] : fields) {
      if (key == "articles") {
        for (const auto& id : node.IsSequence() ? node : YAML::Node(std::vector<YAML::Node>{node})) {
          GUANXI_TRY(std::string name, text(id, "an article's id"));
          scope.articles.push_back(std::move(name));
        }
      } else if (key == "place") {
        GUANXI_TRY(scope.place, text(node, "the place"));
      } else if (key == "with") {
        GUANXI_TRY(scope.with, text(node, "with"));
      } else if (key == "since") {
        GUANXI_TRY(scope.since, day(node));
      } else if (key == "until") {
        GUANXI_TRY(scope.until, day(node));
        if (scope.since.known() && scope.until < scope.since) return at(node)("until is before since");
      }
    }
    return scope;
  }

  Result<ScopedName> scoped(const std::map<std::string, YAML::Node>& fields, const YAML::Node& entry,
                            const std::string& key = "name") const {
    ScopedName name;
    const auto named = fields.find(key);
    if (named == fields.end()) return at(entry)(fmt::format("the entry has no {}", key));
    GUANXI_TRY(name.name, text(named->second, key));
    if (const auto typed = fields.find("type"); typed != fields.end()) {
      GUANXI_TRY(name.type, type(typed->second));
    }
    GUANXI_TRY(name.scope, scope(fields));
    return name;
  }

  /// A name alone, or a map with name, type and the keys of a scope.
  Result<ScopedName> selector(const YAML::Node& node) const {
    if (!node.IsMap()) {
      GUANXI_TRY(std::string name, text(node, "the entry"));
      return ScopedName{std::move(name), {}, {}};
    }
    GUANXI_TRY(const auto found, fields(node, k_scope));
    return scoped(found, node);
  }

  Result<std::vector<ScopedName>> selectors(const YAML::Node& entry, std::size_t least, std::size_t most) const {
    if (!entry.IsSequence() || entry.size() < least || entry.size() > most)
      return at(entry)(most == least ? "the entry is no list of two names: [甲, 乙]"
                                     : "the entry is no list of two names or more: [甲, 乙]");
    std::vector<ScopedName> names;
    for (const auto& node : entry) {
      GUANXI_TRY(ScopedName name, selector(node));
      if (std::find(names.begin(), names.end(), name) != names.end())
        return at(node)(fmt::format("'{}' is given twice", name.name));
      names.push_back(std::move(name));
    }
    return names;
  }

  // ---- sections

  Result<void> merge(const YAML::Node& entry) {
    GUANXI_TRY(auto names, selectors(entry, 2, SIZE_MAX));
    m_out.links.merges.push_back({std::move(names), source(entry)});
    return {};
  }

  Result<void> split(const YAML::Node& entry) {
    constexpr std::array<std::string_view, 3> k_keys{"name", "type", "parts"};
    GUANXI_TRY(const auto found, fields(entry, k_keys));
    GUANXI_TRY(ScopedName name, scoped(found, entry));
    SplitConstraint split{std::move(name), {}, source(entry)};
    const auto parts = found.find("parts");
    if (parts == found.end() || !parts->second.IsSequence() || parts->second.size() == 0)
      return at(entry)("a split has no parts",
                       "say which articles are one: parts: [{place: 清远市}, {articles: [a1, a2]}]");
    constexpr std::array<std::string_view, 5> k_part{"articles", "place", "with", "since", "until"};
    for (const auto& node : parts->second) {
      GUANXI_TRY(const auto part_fields, fields(node, k_part));
      GUANXI_TRY(ArticleScope part, scope(part_fields));
      if (part == ArticleScope{}) return at(node)("a part of a split names no articles, place, with, since or until");
      if (std::find(split.parts.begin(), split.parts.end(), part) != split.parts.end())
        return at(node)("this part is given twice");
      split.parts.push_back(std::move(part));
    }
    m_out.links.splits.push_back(std::move(split));
    return {};
  }

  Result<void> rename(const YAML::Node& entry) {
    constexpr std::array<std::string_view, 1> k_keys{"to"};
    GUANXI_TRY(const auto found, fields(entry, k_keys, k_scope));
    GUANXI_TRY(ScopedName name, scoped(found, entry));
    if (!found.contains("to")) return at(entry)("a rename says no new name: to");
    GUANXI_TRY(std::string to, text(found.at("to"), "to"));
    if (fold_name(to) == fold_name(name.name)) return at(entry)(fmt::format("'{}' is renamed to itself", to));
    m_out.renames.push_back({std::move(name), std::move(to), source(entry)});
    return {};
  }

  Result<void> retype(const YAML::Node& entry) {
    constexpr std::array<std::string_view, 1> k_keys{"to"};
    GUANXI_TRY(const auto found, fields(entry, k_keys, k_scope));
    GUANXI_TRY(ScopedName name, scoped(found, entry));
    if (!found.contains("to")) return at(entry)("a retype says no new type: to");
    GUANXI_TRY(const EntityType to, type(found.at("to")));
    m_out.retypes.push_back({std::move(name), to, source(entry)});
    return {};
  }

  Result<void> ignore(const YAML::Node& entry) {
    GUANXI_TRY(ScopedName name, selector(entry));
    m_out.ignores.push_back({std::move(name), source(entry)});
    return {};
  }

  Result<void> never_merge(const YAML::Node& entry) {
    GUANXI_TRY(auto names, selectors(entry, 2, 2));
    m_out.links.aparts.push_back({std::move(names[0]), std::move(names[1]), source(entry)});
    return {};
  }

  Result<void> forbid(const YAML::Node& entry) {
    constexpr std::array<std::string_view, 2> k_keys{"between", "relation"};
    GUANXI_TRY(const auto found, fields(entry, k_keys));
    if (!found.contains("between")) return at(entry)("a forbidden tie says not between whom: between: [甲, 乙]");
    GUANXI_TRY(auto names, selectors(found.at("between"), 2, 2));
    ForbidCorrection forbid{std::move(names[0]), std::move(names[1]), {}, source(entry)};
    if (const auto node = found.find("relation"); node != found.end()) {
      const std::string word = node->second.IsScalar() ? node->second.Scalar() : std::string();
      forbid.relation = parse_relation_type(word);
      if (!forbid.relation)
        return at(node->second)(
            fmt::format("unknown relation '{}'; the relations are {}", word, names_of(k_relation_types)));
    }
    if (!forbid.relation) m_out.links.forbids.push_back({forbid.a, forbid.b, forbid.source});
    m_out.forbids.push_back(std::move(forbid));
    return {};
  }

  Result<void> alias(const YAML::Node& entry) {
    constexpr std::array<std::string_view, 1> k_keys{"of"};
    GUANXI_TRY(const auto found, fields(entry, k_keys, k_scope));
    GUANXI_TRY(ScopedName name, scoped(found, entry));
    if (!found.contains("of")) return at(entry)("an alias says not whose it is: of");
    GUANXI_TRY(ScopedName of, selector(found.at("of")));
    if (fold_name(of.name) == fold_name(name.name))
      return at(entry)(fmt::format("'{}' is an alias of itself", of.name));
    m_out.links.aliases.push_back({std::move(name), std::move(of), source(entry)});
    return {};
  }

  Result<void> lexicon(const YAML::Node& entry) {
    constexpr std::array<std::string_view, 3> k_keys{"name", "forms", "type"};
    GUANXI_TRY(const auto found, fields(entry, k_keys));
    LexiconCorrection added{{}, {}, source(entry)};
    if (!found.contains("name") || !found.contains("type"))
      return at(entry)("an entry of the lexicon has no name or no type");
    GUANXI_CHECK(add_form(found.at("name"), added));
    if (const auto forms = found.find("forms"); forms != found.end()) {
      if (!forms->second.IsSequence()) return at(forms->second)("forms is no list");
      for (const auto& form : forms->second) GUANXI_CHECK(add_form(form, added));
    }
    if (const YAML::Node& typed = found.at("type"); !typed.IsScalar() || typed.Scalar() != "nothing") {
      GUANXI_TRY(added.type, type(typed));
    }
    m_out.lexicon.push_back(std::move(added));
    return {};
  }

  Result<void> add_form(const YAML::Node& node, LexiconCorrection& entry) {
    GUANXI_TRY(std::string form, text(node, "the form"));
    const bool control =
        std::any_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (count_code_points(form) < 2 || control || form.find_first_of("|#") != std::string::npos)
      return at(node)(fmt::format("'{}' is no form for the lexicon: two characters or more, without | and #", form));
    const auto [known, is_new] = m_lexicon.emplace(fold_name(form), node.Mark().line + 1);
    if (!is_new) return at(node)(fmt::format("'{}' is in the lexicon of line {} already", form, known->second));
    entry.forms.push_back(std::move(form));
    return {};
  }

  // ---- contradictions inside the file; those that only the articles show are the linker's to find

  template <typename Items, typename Value>
  Result<void> check_one(const Items& items, Value value, std::string_view what) const {
    for (std::size_t i = 0; i < items.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) {
        if (!(items[i].name == items[k].name) || value(items[i]) == value(items[k])) continue;
        return contradiction(items[i].source, fmt::format("'{}' is given two {}", items[i].name.name, what),
                             items[k].source.line);
      }
    return {};
  }

  Result<void> check() const {
    if (const auto lexicon = UserLexicon::read(lexicon_lines(m_out), m_where); !lexicon) {
      Error error = lexicon.error();
      if (error.line > 0 && error.line <= m_out.lexicon.size()) error.line = m_out.lexicon[error.line - 1].source.line;
      return tl::unexpected(std::move(error));
    }
    GUANXI_CHECK(check_one(
        m_out.renames, [](const auto& r) { return r.to; }, "new names"));
    GUANXI_CHECK(check_one(
        m_out.retypes, [](const auto& r) { return r.to; }, "types"));
    for (const ApartConstraint& apart : m_out.links.aparts) {
      for (const MergeConstraint& merge : m_out.links.merges) {
        const auto has = [&](const ScopedName& name) {
          return std::find(merge.names.begin(), merge.names.end(), name) != merge.names.end();
        };
        if (has(apart.a) && has(apart.b))
          return contradiction(
              apart.source, fmt::format("'{}' and '{}' are merged and never to be merged", apart.a.name, apart.b.name),
              merge.source.line);
      }
    }
    for (const IgnoreCorrection& ignore : m_out.ignores)
      for (const RenameCorrection& rename : m_out.renames)
        if (ignore.name == rename.name)
          return contradiction(ignore.source, fmt::format("'{}' is ignored and renamed", ignore.name.name),
                               rename.source.line);
    return {};
  }

  [[nodiscard]] static tl::unexpected<Error> contradiction(const ConstraintSource& source, std::string message,
                                                           std::uint64_t other) {
    return tl::unexpected(Error{ErrorCode::malformed, std::move(message), source.file, source.line, 0,
                                fmt::format("take out this entry or that of line {}", other)});
  }

  std::string m_where;
  Corrections m_out;
  std::map<std::string, int> m_lexicon;  // folded forms, with their lines
};

/// The first line that nests deeper than any correction does; 0 where none. The YAML library reads what is nested by
/// calling itself.
std::size_t deep_line(std::string_view yaml) {
  constexpr int k_deepest = 24;
  constexpr std::size_t k_indent = 64;
  std::size_t line = 1;
  int open = 0;
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view words = yaml.substr(at, end - at);
    const std::size_t indent = std::min(words.find_first_not_of(" -?:\t"), words.size());
    if (indent > k_indent) return line;
    for (const char c : words) {
      open += c == '[' || c == '{' ? 1 : 0;
      open -= (c == ']' || c == '}') && open > 0 ? 1 : 0;
      if (open > k_deepest) return line;
    }
    at = end + 1;
    ++line;
  }
  return 0;
}

}  // namespace

Result<Corrections> read_corrections(std::string_view yaml, const std::string& where) {
  const auto refuse = [&](std::string message, std::size_t line) {
    return tl::unexpected(
        Error{ErrorCode::malformed, std::move(message), where, line, 0, "docs/corrections.md has an example of each"});
  };
  if (yaml.size() > k_most_bytes) return refuse("a corrections file has at most 4 MiB", 0);
  if (!is_valid_utf8(yaml)) return refuse("the file is not UTF-8", 0);
  if (const std::size_t line = deep_line(yaml); line != 0)
    return refuse("nested too deep for a corrections file", line);
  try {
    Reader reader(where);
    GUANXI_CHECK(reader.read(YAML::Load(std::string(yaml))));
    return reader.take();
  } catch (const YAML::Exception& e) {
    return refuse(fmt::format("no YAML: {}", e.msg), static_cast<std::size_t>(std::max(e.mark.line, -1) + 1));
  }
}

std::string lexicon_lines(const Corrections& corrections) {
  std::string lines;
  for (const LexiconCorrection& entry : corrections.lexicon)
    lines += fmt::format("{}\t{}\n", fmt::join(entry.forms, "|"), entry.type ? to_string(*entry.type) : "nothing");
  return lines;
}

}  // namespace guanxi::extract
