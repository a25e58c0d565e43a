// What both programs do around a command: parse, run, turn every failure into a sentence and an exit code.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace guanxi::cli {

/// Runs one command with its arguments (the command's name not among them) on `graphs`. Errors: usage; those of the
/// command.
[[nodiscard]] Result<Exit> run_command(const CommandEntry& entry, const std::vector<std::string>& arguments,
                                       Graphs& graphs, StandardOutput& out);

/// Runs `body` with the signals and the standard output of a program; the exit code.
[[nodiscard]] int run_program(const std::function<Result<Exit>(StandardOutput&)>& body);

}  // namespace guanxi::cli
