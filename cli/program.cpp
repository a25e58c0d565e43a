#include "cli/program.hpp"

#include <csignal>
#include <new>

#include "cli/arguments.hpp"

namespace guanxi::cli {

Result<Exit> run_command(const CommandEntry& entry, const std::vector<std::string>& words, Session& session,
                         StandardOutput& out) try {
  const auto command = entry.make();
  Arguments arguments(entry.text, session.format);
  command->declare(arguments);
  GUANXI_TRY(const ParseOutcome outcome, arguments.parse(words));
  if (outcome == ParseOutcome::help_wanted) {
    GUANXI_CHECK(out.write(arguments.help()));
    return Exit::done;
  }
  return command->run(session.graphs, out);
} catch (const std::bad_alloc&) {
  session.graphs.forget_searches();
  return fail(ErrorCode::io, "out of memory", {}, "give fewer inputs at once, fewer --jobs, or a narrower question");
}

int finish_program(const Result<Exit>& outcome, StandardOutput& out) {
  const auto flushed = out.flush();
  if (!outcome) return report(outcome.error());
  if (!flushed) return report(flushed.error());
  return static_cast<int>(*outcome);
}

int run_program(const std::function<Result<Exit>(StandardOutput&)>& body) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is seen at the write
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file-size limit
  StandardOutput out;
  return finish_program(body(out), out);
}

}  // namespace guanxi::cli
