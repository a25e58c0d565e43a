#include "cli/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <functional>
#include <map>
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace guanxi::cli {

namespace {

/// Edits (insert, delete, replace, swap of neighbours) from `a` to `b`: optimal string alignment. O(|a| |b|).
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_edits = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t n = edits(word, candidate);
    const bool starts = word.size() >= 2 && candidate.starts_with(word);
    const std::size_t rank = starts ? std::min<std::size_t>(n, 1) : n;
    if (rank < best_edits) {
      best_edits = rank;
      best = candidate;
    }
  }
  return best;
}

struct Arguments::State {
  State(const CommandText& text, std::string preset)
      : name(text.name), format(std::move(preset)), app(text.summary, "guanxi " + text.name) {}

  std::string name;
  std::string format;  // what answer_format() starts from
  CLI::App app;
  std::vector<std::string> option_names;                       // for suggestions
  std::deque<std::optional<std::string>> raw;                  // a deque: its elements stay where they are
  std::vector<std::function<Result<void>()>> conversions;      // run behind CLI11, in the order declared
  std::vector<std::pair<std::string, std::function<bool()>>> required;  // positional's name, was it given

  std::map<std::string, std::size_t> least;                     // positionals that take several values: how many

  void remember(std::string_view names) {
    while (!names.empty()) {
      const auto comma = names.find(',');
      option_names.emplace_back(names.substr(0, comma));
      names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
    }
  }

  /// An option whose text is kept as it was given; the reference lives as long as this object.
  const std::optional<std::string>& raw_option(std::string_view names, std::string_view value, std::string_view help) {
    remember(names);
    std::optional<std::string>& slot = raw.emplace_back();
    app.add_option_function<std::string>(
           std::string(names), [&slot](const std::string& text) { slot = text; }, std::string(help))
        ->type_name(std::string(value));
    return slot;
  }

  [[nodiscard]] std::string help_hint() const { return fmt::format("'guanxi help {}' lists what it takes", name); }

  /// The first word that looks like an option and is none.
  [[nodiscard]] Result<void> check_option_names(const std::vector<std::string>& words) const {
    for (const std::string& word : words) {
      if (word == "--") break;
      if (word.size() < 2 || word[0] != '-') continue;
      const bool is_long = word.starts_with("--");
      const std::string given = is_long ? word.substr(0, word.find('=')) : word.substr(0, 2);
      if (std::find(option_names.begin(), option_names.end(), given) != option_names.end()) continue;
      const std::string guess = is_long ? nearest(given, option_names) : std::string();
      return fail(ErrorCode::usage, fmt::format("unknown option '{}'", given), name,
                  guess.empty() ? help_hint() : fmt::format("did you mean '{}'? {}", guess, help_hint()));
    }
    return {};
  }
};

Arguments::Arguments(const CommandText& text, std::string format)
    : m_state(std::make_unique<State>(text, std::move(format))) {
  CLI::App& app = m_state->app;
  app.set_help_flag("-h,--help", "Print this help");
  m_state->option_names = {"-h", "--help"};
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.get_formatter()->label("REQUIRED", "");
  std::string footer;
  if (!text.details.empty()) footer += text.details + "\n\n";
  footer += "Example:\n";
  std::string_view rest = text.example;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    footer += fmt::format("  {}\n", line);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  footer.pop_back();
  app.footer(footer);
}

Arguments::~Arguments() = default;

void Arguments::positional(std::string_view name, std::string& target, std::string_view help) {
  CLI::Option* option = m_state->app.add_option(std::string(name), target, std::string(help));
  option->required()->type_name("");
  m_state->required.emplace_back(std::string(name), [option] { return option->count() > 0; });
}

void Arguments::positionals(std::string_view name, std::vector<std::string>& target, std::size_t least,
                            std::string_view help) {
  CLI::Option* option = m_state->app.add_option(std::string(name), target, std::string(help));
  option->multi_option_policy(CLI::MultiOptionPolicy::Throw)->type_name("")->expected(
      static_cast<int>(least), CLI::detail::expected_max_vector_size);
  if (least == 0) return;
  option->required();
  m_state->required.emplace_back(std::string(name), [option] { return option->count() > 0; });
  m_state->least.emplace(std::string(name), least);
}

void Arguments::flag(std::string_view names, bool& target, std::string_view help) {
  m_state->remember(names);
  m_state->app.add_flag(std::string(names), target, std::string(help));
}

void Arguments::option(std::string_view names, std::string_view value, std::string& target, std::string_view help) {
  m_state->remember(names);
  m_state->app.add_option(std::string(names), target, std::string(help))->type_name(std::string(value));
}

void Arguments::option(std::string_view names, std::string_view value, std::optional<std::string>& target,
                       std::string_view help) {
  const std::optional<std::string>& given = m_state->raw_option(names, value, help);
  m_state->conversions.emplace_back([&target, &given]() -> Result<void> {
    if (given) target = given;
    return {};
  });
}

void Arguments::answer_format(std::string& target, std::string_view help) {
  target = m_state->format;
  option("-f,--format", "FORMAT", target, help);
}

void Arguments::number(std::string_view names, std::string_view value, std::uint64_t& target, std::uint64_t least,
                       std::uint64_t greatest, std::string_view help) {
  const std::optional<std::string>& given = m_state->raw_option(names, value, help);
  const std::string shown(names.substr(names.find("--")));
  m_state->conversions.emplace_back([=, &target, &given, this]() -> Result<void> {
    if (!given) return {};
    const std::string& text = *given;
    const auto number = parse_number(text);
    if (!number || *number < least || *number > greatest) {
      const std::string allowed = greatest == UINT64_MAX ? fmt::format("a whole number from {}", least)
                                                         : fmt::format("a whole number from {} to {}", least, greatest);
      return fail(ErrorCode::usage, fmt::format("{} takes {}, not '{}'", shown, allowed, text), m_state->name,
                  m_state->help_hint());
    }
    target = *number;
    return {};
  });
}

void Arguments::date(std::string_view names, Date& target, std::string_view help) {
  const std::optional<std::string>& given = m_state->raw_option(names, "DATE", help);
  const std::string shown(names);
  m_state->conversions.emplace_back([=, &target, &given, this]() -> Result<void> {
    if (!given) return {};
    const std::string& text = *given;
    const auto day = parse_date(text);
    if (!day || !day->known())
      return fail(ErrorCode::usage, fmt::format("{} takes a day as YYYY, YYYY-MM or YYYY-MM-DD, not '{}'", shown, text),
                  m_state->name, m_state->help_hint());
    target = *day;
    return {};
  });
}

void Arguments::list(std::string_view names, std::string_view value, std::vector<std::string>& target,
                     std::string_view help) {
  m_state->remember(names);
  m_state->app.add_option(std::string(names), target, std::string(help))
      ->type_name(std::string(value))
      ->multi_option_policy(CLI::MultiOptionPolicy::Throw)
      ->expected(1, CLI::detail::expected_max_vector_size);
}

Result<ParseOutcome> Arguments::parse(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word == "-h" || word == "--help") return ParseOutcome::help_wanted;
  }
  GUANXI_CHECK(m_state->check_option_names(words));
  std::vector<std::string> reversed(words.rbegin(), words.rend());  // the order in which CLI11 takes them
  try {
    m_state->app.parse(std::move(reversed));
  } catch (const CLI::RequiredError&) {
    for (const auto& [name, given] : m_state->required)
      if (!given()) return fail(ErrorCode::usage, fmt::format("{} is missing", name), m_state->name, m_state->help_hint());
    return fail(ErrorCode::usage, "an argument is missing", m_state->name, m_state->help_hint());
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> extras = m_state->app.remaining();
    return fail(ErrorCode::usage, fmt::format("one argument too many: '{}'", extras.empty() ? "" : extras.front()),
                m_state->name, m_state->help_hint());
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string name = std::string(error.what()).substr(0, std::string_view(error.what()).find(':'));
    const auto positional = m_state->least.find(name);
    const std::string wants = positional == m_state->least.end() ? fmt::format("{} takes a value", name)
                                                                 : fmt::format("{} takes at least {} values", name, positional->second);
    return fail(ErrorCode::usage, wants, m_state->name, m_state->help_hint());
  } catch (const CLI::ParseError& error) {
    return fail(ErrorCode::usage, error.what(), m_state->name, m_state->help_hint());
  }
  for (const auto& convert : m_state->conversions) GUANXI_CHECK(convert());
  return ParseOutcome::run;
}

const std::vector<std::string>& Arguments::option_names() const { return m_state->option_names; }

std::string Arguments::help() const { return m_state->app.help(); }

}  // namespace guanxi::cli
