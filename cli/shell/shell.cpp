// guanxi shell: questions to one graph, which stays open: typed at a terminal, read from standard input, or a batch.
//
// At a terminal every question is answered by a child that shares the opened graph: Ctrl-C, a crash or a full memory
// ends the question and not the session, whatever the question is made of. A batch is answered in one process, whose
// searches keep their memory from line to line.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "cli/question.hpp"
#include "cli/shell/completion.hpp"
#include "cli/shell/framing.hpp"
#include "cli/shell/line_editor.hpp"
#include "cli/shell/memory_bound.hpp"
#include "cli/shell/runner.hpp"
#include "cli/shell/words.hpp"

namespace guanxi::cli {

namespace {

/// Lines of a file or of what was standard input.
class Lines {
 public:
  explicit Lines(std::FILE* file) : m_file(file) {}
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() { std::free(m_buffer); }  // NOLINT(cppcoreguidelines-no-malloc): getline's

  /// The next line without its break; nothing at the end. Valid until the next call.
  [[nodiscard]] std::optional<std::string_view> next() {
    const ssize_t size = ::getline(&m_buffer, &m_room, m_file);
    if (size <= 0) return std::nullopt;
    std::string_view line(m_buffer, static_cast<std::size_t>(size));
    if (line.ends_with('\n')) line.remove_suffix(1);
    return line;
  }

 private:
  std::FILE* m_file;
  char* m_buffer = nullptr;
  std::size_t m_room = 0;
};

struct CloseFile {
  void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Standard input for the shell alone: commands find it empty, since the next line is not theirs to read.
Result<File> take_standard_input() {
  const int own = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  const int empty = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (own < 0 || empty < 0 || ::dup2(empty, STDIN_FILENO) < 0)
    return fail(ErrorCode::io, fmt::format("cannot be read: {}", std::strerror(errno)), "standard input");
  ::close(empty);
  return File(::fdopen(own, "r"));
}

Result<File> open_batch(const std::string& path) {
  if (path == "-") return take_standard_input();
  File file(std::fopen(path.c_str(), "re"));
  if (!file)
    return fail(ErrorCode::io, fmt::format("cannot be read: {}", std::strerror(errno)), path,
                "check the name behind --batch");
  return file;
}

enum class Framing : std::uint8_t { none, each_reply };

class Shell final : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positional("GRAPH", m_graph, "The graph file");
    arguments.option("--batch", "FILE", m_batch, "Answer the questions in this file, one a line; - for standard input");
    arguments.number("--memory-limit", "MIB", m_mebibytes, 64, 1'000'000,
                     "No question may hold more, each by itself (4096)");
    m_format.declare(arguments);
  }

  Result<Exit> run(Graphs& /*graphs*/, StandardOutput& out) override {
    GUANXI_CHECK(m_format.format());
    const MemoryBound memory(m_mebibytes);
    Runner runner(m_graph, m_format.name);
    GUANXI_CHECK(runner.open());
    if (m_batch) {
      GUANXI_TRY(const File file, open_batch(*m_batch));
      const std::string name = *m_batch == "-" ? "standard input" : *m_batch;
      return Answering{runner, memory, out, name, Framing::each_reply}.all(file.get());
    }
    const bool terminal = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
    GUANXI_TRY(const File input, take_standard_input());
    if (!terminal) return Answering{runner, memory, out, "standard input", Framing::none}.all(input.get());
    return converse(runner, memory, input.get(), out);
  }

 private:
  /// Answers the statements of a file one after another.
  struct Answering {
    Runner& runner;
    const MemoryBound& memory;
    StandardOutput& out;
    std::string where;
    Framing framing;
    std::size_t asked = 0;
    std::size_t without_answer = 0;
    std::size_t errors = 0;
    int worst = 0;

    [[nodiscard]] Result<Exit> all(std::FILE* file) {
      Lines lines(file);
      StatementReader reader;
      std::size_t number = 0;
      AfterLine after = AfterLine::go_on;
      while (after == AfterLine::go_on && !out.closed()) {
        const auto line = lines.next();
        if (!line) break;
        ++number;
        std::optional<Statement> statement;
        if (framing == Framing::none) {
          statement = reader.add(*line);
        } else if (!is_comment(*line)) {
          statement = Statement{std::string(trimmed(*line)), number};
        }
        if (!statement) continue;
        GUANXI_TRY(after, one(*statement));
      }
      if (const auto rest = reader.finish(); rest && after == AfterLine::go_on) {
        GUANXI_TRY(after, one(*rest));
      }
      if (framing == Framing::each_reply)
        say(fmt::format("{}: {}, {} without an answer, {}", where, counted(asked, "question", "questions"),
                        grouped(without_answer), counted(errors, "error", "errors")));
      return static_cast<Exit>(worst);
    }

    /// Errors: io where standard output fails.
    [[nodiscard]] Result<AfterLine> one(const Statement& statement) {
      StandardOutput kept{Keep{}};
      StandardOutput& reply = framing == Framing::none ? out : kept;
      memory.begin_question();
      const Outcome outcome = runner.answer(statement.text, reply);
      const std::string text = kept.take();
      const bool silent = runner.answerer(statement.text) == Answerer::shell_itself && outcome.result && text.empty();
      if (!silent) {
        const Reply replied = judged(statement, text, outcome.result);
        if (framing == Framing::each_reply) GUANXI_CHECK(out.write(framed(statement, replied, runner.format())));
      }
      GUANXI_CHECK(out.flush());
      return outcome.after;
    }

    [[nodiscard]] Reply judged(const Statement& statement, std::string text, const Result<Exit>& outcome) {
      Reply reply{std::move(text), outcome ? static_cast<int>(*outcome) : exit_code(outcome.error()), {}};
      ++asked;
      if (reply.code == 1) ++without_answer;
      if (reply.code > 1) ++errors;
      worst = std::max(worst, reply.code);
      if (outcome) return reply;
      Error error = outcome.error();
      reply.error = error.next_step.empty() ? error.message : error.message + "; " + error.next_step;
      error.where = fmt::format("{}:{}{}{}", where, statement.line, error.where.empty() ? "" : ": ", error.where);
      (void)report(error);
      return reply;
    }
  };

  [[nodiscard]] static Result<Exit> converse(Runner& runner, const MemoryBound& memory, std::FILE* input,
                                             StandardOutput& out) {
    const auto candidates = [&](std::string_view line) {
      const auto opened = runner.open();
      return opened ? complete(line, runner, (*opened)->graph()) : Completion{};
    };
    LineEditor editor(input, history_file(), candidates);
    if (!editor.usable()) return Answering{runner, memory, out, "standard input", Framing::none}.all(input);
    std::signal(SIGINT, SIG_IGN);  // it is the question's to end by
    say("'help' lists the commands, 'quit' leaves");
    StatementReader reader;
    for (AfterLine after = AfterLine::go_on; after == AfterLine::go_on && !out.closed();) {
      const EditedLine line = editor.read(reader.in_statement() ? "   ...> " : "guanxi> ");
      if (line.end == LineEnd::closed) {
        (void)::write(STDERR_FILENO, "\n", 1);
        break;
      }
      if (line.end == LineEnd::dropped) reader.drop();
      const auto statement = line.end == LineEnd::entered ? reader.add(line.text) : std::nullopt;
      if (!statement) continue;
      editor.remember(statement->text);
      memory.begin_question();
      after = answer_typed(runner, statement->text, out);
    }
    return Exit::done;
  }

  /// Says what went wrong and goes on.
  [[nodiscard]] static AfterLine answer_typed(Runner& runner, const std::string& statement, StandardOutput& out) {
    const Outcome outcome = runner.answerer(statement) == Answerer::here ? Outcome{run_in_child(runner, statement, out)}
                                                                         : runner.answer(statement, out);
    if (!outcome.result) (void)report(outcome.result.error());
    if (const auto flushed = out.flush(); !flushed) (void)report(flushed.error());
    return outcome.after;
  }

  [[nodiscard]] static Result<Exit> run_in_child(Runner& runner, const std::string& statement, StandardOutput& out) {
    const pid_t child = ::fork();
    if (child < 0) return fail(ErrorCode::io, fmt::format("cannot start a process: {}", std::strerror(errno)));
    if (child != 0) return wait_for_answer(child);
    std::signal(SIGINT, SIG_DFL);
    ::_exit(finish_program(runner.answer(statement, out).result, out));
  }

  std::string m_graph;
  std::optional<std::string> m_batch;
  std::uint64_t m_mebibytes = 4096;
  FormatOption m_format;
};

}  // namespace

CommandEntry shell_command() {
  return {
      {"shell", "Questions to one graph that stays open, typed or in a batch",
       "Each line is a command without guanxi and GRAPH, or Cypher. Tab completes commands, options and names; the\n"
       "arrow keys bring back what was asked. In a batch every line is a question, and the exit code is the greatest "
       "of\n"
       "theirs.",
       "guanxi shell news.gx\nguanxi shell news.gx --batch questions.txt --format jsonl"},
      make_command<Shell>};
}

}  // namespace guanxi::cli
