// One command's arguments: declared by the command, parsed by CLI11 (which only arguments.cpp includes), checked here so
// that every message names the option, what was found and what is allowed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"

namespace guanxi::cli {

/// What a command says about itself in `guanxi help`.
struct CommandText {
  std::string name;      ///< near
  std::string summary;   ///< one line without a full stop
  std::string details;   ///< a few lines more; may be empty
  std::string example;   ///< one or more command lines
};

enum class ParseOutcome : std::uint8_t { run, help_wanted };

/// Targets must outlive the object; they keep their value where the option is not given, and that value is the default.
class Arguments {
 public:
  /// `format`: where answer_format() starts.
  explicit Arguments(const CommandText& text, std::string format = "table");
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;
  ~Arguments();

  /// A required argument by its place; in the order of the calls.
  void positional(std::string_view name, std::string& target, std::string_view help);
  /// The last positional: at least `least` values; optional where that is 0.
  void positionals(std::string_view name, std::vector<std::string>& target, std::size_t least, std::string_view help);

  /// `names` as CLI11 takes them: "-o,--output".
  void flag(std::string_view names, bool& target, std::string_view help);
  void option(std::string_view names, std::string_view value, std::string& target, std::string_view help);
  void option(std::string_view names, std::string_view value, std::optional<std::string>& target, std::string_view help);
  /// The --format of a command's answer.
  void answer_format(std::string& target, std::string_view help);
  /// A whole number from `least` to `greatest`.
  void number(std::string_view names, std::string_view value, std::uint64_t& target, std::uint64_t least,
              std::uint64_t greatest, std::string_view help);
  /// YYYY, YYYY-MM or YYYY-MM-DD.
  void date(std::string_view names, Date& target, std::string_view help);
  /// One or more values a time, and any number of times.
  void list(std::string_view names, std::string_view value, std::vector<std::string>& target, std::string_view help);

  /// Errors: usage. `words` are those behind the command's name.
  [[nodiscard]] Result<ParseOutcome> parse(const std::vector<std::string>& words);
  /// Every name of every option, as "-o" and "--output".
  [[nodiscard]] const std::vector<std::string>& option_names() const;
  /// The help page, ending in a line break.
  [[nodiscard]] std::string help() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// The word of `known` that `word` was probably meant to be; empty where none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace guanxi::cli
