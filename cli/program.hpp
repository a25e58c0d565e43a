// What all programs do around a command: parse, run, turn every failure into a sentence and an exit code.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace guanxi::cli {

/// What stays from one command line to the next.
struct Session {
  Graphs graphs;
  std::string format = "table";  ///< of answers, where --format does not say
};

/// Runs one command with its arguments (the command's name not among them). Errors: usage; those of the command; io where
/// memory runs out.
[[nodiscard]] Result<Exit> run_command(const CommandEntry& entry, const std::vector<std::string>& arguments,
                                       Session& session, StandardOutput& out);

/// Becomes the program beside guanxi that runs `guanxi WORDS...`, with the arguments of main(). Returns only where that
/// fails. Errors: io.
[[nodiscard]] tl::unexpected<Error> become_other(std::span<const std::string> words, char** argv);

/// Runs `guanxi WORDS...` in the program beside guanxi as a child that says itself what went wrong, and waits for it.
/// The exit code may be any. Errors: io where it cannot be started or the system ended it; interrupted.
[[nodiscard]] Result<Exit> run_in_other(std::vector<std::string> words);

/// Waits for a child process, as run_in_other() does.
[[nodiscard]] Result<Exit> wait_for_answer(int child);

/// Flushes the answer and says what went wrong; the exit code.
[[nodiscard]] int finish_program(const Result<Exit>& outcome, StandardOutput& out);

/// Runs `body` with the signals and the standard output of a program; the exit code.
[[nodiscard]] int run_program(const std::function<Result<Exit>(StandardOutput&)>& body);

}  // namespace guanxi::cli
