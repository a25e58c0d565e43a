// A command: how it is called, what it says about itself, how it runs; and the table of all of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/error.hpp"
#include "cli/arguments.hpp"
#include "cli/graphs.hpp"
#include "cli/streams.hpp"

namespace guanxi::cli {

/// Exit codes that stand for an answer; an Error has its own (report()).
enum class Exit : std::uint8_t { done = 0, answer_is_no = 1, data_refused = 3 };

/// One command with the values of its options. Made, declared, parsed and run once.
class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  virtual void declare(Arguments& arguments) = 0;
  /// Asks the graphs of `graphs`, which keeps those that were opened before. The answer goes to `out`.
  [[nodiscard]] virtual Result<Exit> run(Graphs& graphs, StandardOutput& out) = 0;
};

/// An entry of the table of commands.
struct CommandEntry {
  CommandText text;
  std::unique_ptr<Command> (*make)();
};

// One function a file; commands.cpp puts them in order.
[[nodiscard]] CommandEntry build_command();
[[nodiscard]] CommandEntry correct_command();
[[nodiscard]] CommandEntry remove_command();
[[nodiscard]] CommandEntry extract_command();
[[nodiscard]] CommandEntry import_command();
[[nodiscard]] CommandEntry find_command();
[[nodiscard]] CommandEntry show_command();
[[nodiscard]] CommandEntry near_command();
[[nodiscard]] CommandEntry path_command();
[[nodiscard]] CommandEntry common_command();
[[nodiscard]] CommandEntry connect_command();
[[nodiscard]] CommandEntry rank_command();
[[nodiscard]] CommandEntry communities_command();
[[nodiscard]] CommandEntry article_command();
[[nodiscard]] CommandEntry timeline_command();
[[nodiscard]] CommandEntry diff_command();
[[nodiscard]] CommandEntry cypher_command();
[[nodiscard]] CommandEntry draw_command();
[[nodiscard]] CommandEntry report_command();
[[nodiscard]] CommandEntry export_command();
[[nodiscard]] CommandEntry stats_command();
[[nodiscard]] CommandEntry check_command();
[[nodiscard]] CommandEntry shell_command();

/// The commands that guanxi runs itself: those that ask a graph and need nothing to read articles or draw.
[[nodiscard]] std::vector<CommandEntry> questions();
/// What the shell does with a command of guanxi-make.
enum class InShell : std::uint8_t {
  runs,    // as a child, with the shell's graph as GRAPH
  refuses  // it has no GRAPH to ask
};
struct MadeCommand {
  std::string_view name;
  InShell in_shell;
};
/// The commands that guanxi leaves to guanxi-make.
[[nodiscard]] std::span<const MadeCommand> made_commands();
/// All commands in the order in which `guanxi help` lists them.
[[nodiscard]] std::vector<CommandEntry> commands();

template <typename T>
[[nodiscard]] std::unique_ptr<Command> make_command() {
  return std::make_unique<T>();
}

}  // namespace guanxi::cli
