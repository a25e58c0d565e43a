// A command: how it is called, what it says about itself, how it runs; and the table of all of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
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

/// An entry of the table of commands; `make` is null where guanxi-draw has it.
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
/// The programs beside guanxi, to which it leaves what needs more than a graph.
enum class Program : std::uint8_t {
  make,  // guanxi-make reads articles and lists, and knows the help; a shell refuses its commands, which ask no GRAPH
  draw   // guanxi-draw draws; a shell runs its commands as a child, with its graph as GRAPH
};
struct OtherCommand {
  std::string_view name;
  Program program;
};
/// The commands that guanxi leaves to the programs beside it.
[[nodiscard]] std::span<const OtherCommand> other_commands();
/// Which program runs `guanxi WORDS...` where guanxi itself does not.
[[nodiscard]] Program program_of(std::span<const std::string> words);
/// What draw_command() and report_command() say about themselves, known without what draws.
[[nodiscard]] CommandText draw_text();
[[nodiscard]] CommandText report_text();
/// All commands in the order in which `guanxi help` lists them; of those of guanxi-draw the text alone.
[[nodiscard]] std::vector<CommandEntry> commands();

template <typename T>
[[nodiscard]] std::unique_ptr<Command> make_command() {
  return std::make_unique<T>();
}

}  // namespace guanxi::cli
