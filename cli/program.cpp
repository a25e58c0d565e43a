#include "cli/program.hpp"

#include <csignal>
#include <new>

#include "cli/arguments.hpp"

namespace guanxi::cli {

namespace {

Result<Exit> run_within_memory(const std::function<Result<Exit>(StandardOutput&)>& body, StandardOutput& out) {
  try {
    return body(out);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::io, "out of memory", {}, "give fewer inputs at once, fewer --jobs, or a narrower question");
  }
}

}  // namespace

Result<Exit> run_command(const CommandEntry& entry, const std::vector<std::string>& words, Graphs& graphs, StandardOutput& out) {
  const auto command = entry.make();
  Arguments arguments(entry.text);
  command->declare(arguments);
  GUANXI_TRY(const ParseOutcome outcome, arguments.parse(words));
  if (outcome == ParseOutcome::help_wanted) {
    GUANXI_CHECK(out.write(arguments.help()));
    return Exit::done;
  }
  return command->run(graphs, out);
}

int run_program(const std::function<Result<Exit>(StandardOutput&)>& body) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen at the write
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file-size limit
  StandardOutput out;
  const auto outcome = run_within_memory(body, out);
  const auto flushed = out.flush();
  if (!outcome) return report(outcome.error());
  if (!flushed) return report(flushed.error());
  return static_cast<int>(*outcome);
}

}  // namespace guanxi::cli
