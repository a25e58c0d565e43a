#include "graph/diagram/style.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <vector>

namespace guanxi::graph {

namespace {

constexpr const char* k_fonts =
    "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,WenQuanYi Zen Hei,sans-serif";

std::size_t index_of(RelationType type) { return static_cast<std::size_t>(type); }

/// By the relation's name in the contract.
struct RelationLook {
  std::string_view name;
  std::string_view light;
  std::string_view dark;
  std::string_view dashes;
};
constexpr std::array k_relation_looks{RelationLook{"holds_post", "#0b4f8a", "#7cc0f4", ""},
                                      RelationLook{"left_post", "#0b4f8a", "#7cc0f4", "3 3"},
                                      RelationLook{"issued", "#575200", "#e8df5c", "9 3"},
                                      RelationLook{"located_in", "#872b61", "#f09ccb", "8 3 1.5 3"},
                                      RelationLook{"part_of", "#16191d", "#f0f2f5", "14 3"},
                                      RelationLook{"invests_in", "#005c43", "#5fd3a8", "6 2"},
                                      RelationLook{"cooperates_with", "#5b3fa0", "#bda7f2", "12 3 4 3"},
                                      RelationLook{"signs_with", "#7d4a00", "#f5b85c", "4 2"},
                                      RelationLook{"visits", "#9c3a00", "#ff9e6b", "1.5 2.5"}};

TieLook look_of(RelationType type, std::string_view RelationLook::*colour) {
  const auto* const look = std::find_if(k_relation_looks.begin(), k_relation_looks.end(),
                                        [&](const RelationLook& one) { return one.name == to_string(type); });
  assert(look != k_relation_looks.end());
  return {std::string(look->*colour), std::string(look->dashes)};
}

// The eight hues of Okabe and Ito (Color Universal Design, 2008), darkened for lines until they have a contrast of 7 :
// 1 with white, and lightened for fills until black text on them has 14 : 1. Each also has a shape or dashes of its
// own.
Style light() {
  Style style;
  style.background = "#ffffff";
  style.text = "#16191d";
  style.muted = "#565d66";
  style.accent = "#b3261e";
  style.panel = "#f3f4f6";
  style.on_line = "#ffffff";
  style.nodes = {{{Shape::rounded, "#dbe9f6", "#0b4f8a"},
                  {Shape::pill, "#ffffff", "#454b54"},
                  {Shape::rectangle, "#fceccd", "#7d4a00"},
                  {Shape::hexagon, "#d6efe4", "#005c43"},
                  {Shape::note, "#f8f4bf", "#575200"},
                  {Shape::plaque, "#f6dfec", "#872b61"}}};
  for (const RelationType type : k_relation_types)
    style.relations[index_of(type)] = look_of(type, &RelationLook::light);
  style.co_mention = {"#8d949e", ""};
  style.fonts = k_fonts;
  return style;
}

Style dark() {
  Style style = light();
  style.background = "#12161c";
  style.text = "#f0f2f5";
  style.muted = "#aab3bf";
  style.accent = "#ff6b5e";
  style.panel = "#1c222b";
  style.on_line = "#0c0f13";
  style.nodes = {{{Shape::rounded, "#14304a", "#7cc0f4"},
                  {Shape::pill, "#23282f", "#d5dae1"},
                  {Shape::rectangle, "#40290a", "#f5b85c"},
                  {Shape::hexagon, "#0d3a2d", "#5fd3a8"},
                  {Shape::note, "#3a380c", "#e8df5c"},
                  {Shape::plaque, "#42203a", "#f09ccb"}}};
  for (const RelationType type : k_relation_types) style.relations[index_of(type)] = look_of(type, &RelationLook::dark);
  style.co_mention.colour = "#76808d";
  return style;
}

using Setter = std::function<Result<void>(const YAML::Node&)>;
using Setters = std::map<std::string, Setter>;

class Reader {
 public:
  Reader(const std::string& name, Style& style) : m_name(name), m_style(style) {}

  Result<void> read(const YAML::Node& root) {
    if (root.IsNull()) return {};
    return each(root, "a style",
                {{"background", colour(m_style.background)},
                 {"text", colour(m_style.text)},
                 {"muted", colour(m_style.muted)},
                 {"accent", colour(m_style.accent)},
                 {"panel", colour(m_style.panel)},
                 {"on_line", colour(m_style.on_line)},
                 {"fonts", [this](const YAML::Node& at) { return fonts(at); }},
                 {"sizes", [this](const YAML::Node& at) { return sizes(at); }},
                 {"nodes", [this](const YAML::Node& at) { return nodes(at); }},
                 {"ties", [this](const YAML::Node& at) { return ties(at); }}});
  }

  [[nodiscard]] tl::unexpected<Error> error(const YAML::Mark& mark, std::string message, std::string next) const {
    Error out{ErrorCode::malformed, std::move(message), m_name, 0, 0, std::move(next)};
    if (mark.line >= 0) {
      out.line = static_cast<std::size_t>(mark.line) + 1;
      out.column = static_cast<std::size_t>(mark.column) + 1;
    }
    return tl::unexpected(std::move(out));
  }

 private:
  /// Sets what `at` names. Errors: where it is no map, or names a key that `setters` do not have.
  Result<void> each(const YAML::Node& at, std::string_view what, const Setters& setters) const {
    std::string keys;
    for (const auto& [key, setter] : setters) keys += (keys.empty() ? "" : ", ") + key;
    if (!at.IsMap())
      return error(at.Mark(), fmt::format("{} is a list of keys with values", what),
                   fmt::format("the keys are {}", keys));
    for (const auto& entry : at) {
      const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      const auto setter = setters.find(key);
      if (setter == setters.end())
        return error(entry.first.Mark(), fmt::format("{} has no key '{}'", what, key),
                     fmt::format("the keys are {}", keys));
      GUANXI_CHECK(setter->second(entry.second));
    }
    return {};
  }

  Setter colour(std::string& target) const {
    return [this, &target](const YAML::Node& at) -> Result<void> {
      const std::string value = at.IsScalar() ? at.Scalar() : std::string();
      const bool hexadecimal =
          value.size() == 7 && value.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
      if (!hexadecimal || value[0] != '#')
        return error(at.Mark(), fmt::format("'{}' is no colour", value), "write \"#1a2b3c\", in quotes");
      target = value;
      return {};
    };
  }

  Setter dashes(std::string& target) const {
    return [this, &target](const YAML::Node& at) -> Result<void> {
      std::string lengths;
      for (const auto& entry : at.IsSequence() ? at : YAML::Node(YAML::NodeType::Sequence)) {
        const double length = entry.as<double>(-1);
        if (!(length >= 0.5 && length <= 100))
          return error(entry.Mark(), "a dash is 0.5 to 100 points long", "write [6, 3]");
        lengths += fmt::format("{}{:g}", lengths.empty() ? "" : " ", length);
      }
      if (!at.IsSequence())
        return error(at.Mark(), "dashes are a list of lengths", "write [6, 3], or [] for a solid line");
      target = lengths;
      return {};
    };
  }

  Setter shape(Shape& target) const {
    return [this, &target](const YAML::Node& at) -> Result<void> {
      static const std::map<std::string, Shape> shapes{{"rounded", Shape::rounded},     {"pill", Shape::pill},
                                                       {"rectangle", Shape::rectangle}, {"hexagon", Shape::hexagon},
                                                       {"note", Shape::note},           {"plaque", Shape::plaque}};
      const auto found = shapes.find(at.IsScalar() ? at.Scalar() : std::string());
      if (found == shapes.end())
        return error(at.Mark(), "there is no such shape",
                     "the shapes are hexagon, note, pill, plaque, rectangle, rounded");
      target = found->second;
      return {};
    };
  }

  Setter size(double& target) const {
    return [this, &target](const YAML::Node& at) -> Result<void> {
      const double points = at.IsScalar() ? at.as<double>(0) : 0;
      if (!(points >= 5 && points <= 60)) return error(at.Mark(), "a font size is 5 to 60 points", "write 12");
      target = points;
      return {};
    };
  }

  Result<void> fonts(const YAML::Node& at) const {
    std::string families;
    for (const auto& entry : at.IsSequence() ? at : YAML::Node(YAML::NodeType::Sequence)) {
      const std::string family = entry.IsScalar() ? entry.Scalar() : std::string();
      if (family.empty() || family.size() > 100 || family.find_first_of("\"'\\,;<>&{}\n") != std::string::npos)
        return error(entry.Mark(), fmt::format("'{}' is no name of a font", family), "write Noto Serif CJK SC");
      families += (families.empty() ? "" : ",") + family;
    }
    if (families.empty()) return error(at.Mark(), "fonts are a list of families", "write [Noto Serif CJK SC, serif]");
    m_style.fonts = families;
    return {};
  }

  Result<void> sizes(const YAML::Node& at) const {
    return each(at, "sizes",
                {{"title", size(m_style.title_size)},
                 {"note", size(m_style.note_size)},
                 {"name", size(m_style.name_size)},
                 {"label", size(m_style.label_size)}});
  }

  Result<void> nodes(const YAML::Node& at) const {
    Setters types;
    for (const EntityType type : k_entity_types) {
      NodeLook& look = m_style.nodes[static_cast<std::size_t>(type)];
      types[std::string(to_string(type))] = [this, &look](const YAML::Node& of) {
        return each(of, "a node",
                    {{"fill", colour(look.fill)}, {"line", colour(look.line)}, {"shape", shape(look.shape)}});
      };
    }
    return each(at, "nodes", types);
  }

  Result<void> ties(const YAML::Node& at) const {
    Setters kinds;
    const auto add = [&](std::string_view name, TieLook& look) {
      kinds[std::string(name)] = [this, &look](const YAML::Node& of) {
        return each(of, "a tie", {{"colour", colour(look.colour)}, {"dashes", dashes(look.dashes)}});
      };
    };
    for (const RelationType type : k_relation_types)
      add(to_string(type), m_style.relations[static_cast<std::size_t>(type)]);
    add("co_mention", m_style.co_mention);
    return each(at, "ties", kinds);
  }

  const std::string& m_name;
  Style& m_style;
};

}  // namespace

std::optional<Theme> parse_theme(std::string_view name) {
  if (name == "light") return Theme::light;
  if (name == "dark") return Theme::dark;
  return std::nullopt;
}

Style style_of(Theme theme) { return theme == Theme::light ? light() : dark(); }

Result<Style> read_style(std::string_view yaml, const std::string& name, Style base) {
  Reader reader(name, base);
  try {
    GUANXI_CHECK(reader.read(YAML::Load(std::string(yaml))));
  } catch (const YAML::Exception& problem) {
    return reader.error(problem.mark, fmt::format("this is no YAML: {}", problem.msg),
                        "see docs/diagrams.md for an example");
  }
  return base;
}

bool has_direction(RelationType type) {
  return type != RelationType::cooperates_with && type != RelationType::signs_with;
}

}  // namespace guanxi::graph
