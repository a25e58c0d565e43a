#include "cli/shell/runner.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

#include "cli/answer.hpp"
#include "cli/shell/words.hpp"

namespace guanxi::cli {

namespace {

constexpr std::array<std::string_view, 5> k_own{"exit", "format", "help", "quit", "reload"};

[[nodiscard]] bool is_own(std::string_view word) { return std::find(k_own.begin(), k_own.end(), word) != k_own.end(); }

[[nodiscard]] std::string_view first_word(std::string_view statement) {
  const std::string_view text = trimmed(statement);
  return text.substr(0, text.find_first_of(" \t\n"));
}

/// What stands behind the command's name, with the graph in its place before it.
[[nodiscard]] std::vector<std::string> with_graph(const std::vector<std::string>& words, const std::string& graph) {
  std::vector<std::string> out{graph};
  out.insert(out.end(), words.begin() + 1, words.end());
  return out;
}

}  // namespace

Runner::Runner(std::string graph, std::string format)
    : m_graph(std::move(graph)),
      m_session{{}, std::move(format)},
      m_entries(questions()),
      m_names(k_own.begin(), k_own.end()) {
  std::erase_if(m_entries, [](const CommandEntry& entry) { return entry.text.name == "shell"; });
  for (const CommandEntry& entry : m_entries) m_names.push_back(entry.text.name);
  for (const OtherCommand& other : other_commands())
    if (other.program == Program::draw) m_names.emplace_back(other.name);
  std::sort(m_names.begin(), m_names.end());
}

const CommandEntry* Runner::entry(std::string_view name) const {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                  [&](const CommandEntry& entry) { return entry.text.name == name; });
  return found == m_entries.end() ? nullptr : &*found;
}

Answerer Runner::answerer(std::string_view statement) const {
  const std::string_view word = first_word(statement);
  if (is_own(word)) return Answerer::shell_itself;
  const auto others = other_commands();
  const bool draws = std::any_of(others.begin(), others.end(), [&](const OtherCommand& other) {
    return other.name == word && other.program == Program::draw;
  });
  return draws ? Answerer::other : Answerer::here;
}

Outcome Runner::answer(std::string_view statement, StandardOutput& out) {
  Outcome outcome{run(statement, out)};
  const std::string_view word = first_word(statement);
  if (outcome.result && (word == "quit" || word == "exit")) outcome.after = AfterLine::quit;
  return outcome;
}

Result<Exit> Runner::run(std::string_view statement, StandardOutput& out) {
  if (const auto query = cypher_in(statement)) {
    const CommandEntry* const cypher = entry("cypher");
    return run_command(*cypher, {m_graph, "--", std::string(*query)}, m_session, out);
  }
  GUANXI_TRY(std::vector<std::string> words, split_words(statement));
  switch (answerer(statement)) {
    case Answerer::shell_itself:
      return obey(words, out);
    case Answerer::other:
      return run_other(words, out);
    case Answerer::here:
      break;
  }
  return run_words(std::move(words), out);
}

Result<Exit> Runner::run_words(std::vector<std::string> words, StandardOutput& out) {
  const std::string& name = words.front();
  if (const CommandEntry* const command = entry(name))
    return run_command(*command, with_graph(words, m_graph), m_session, out);
  for (const OtherCommand& other : other_commands())
    if (other.name == name)
      return fail(ErrorCode::usage, fmt::format("{} has no place in a shell, which asks {}", name, m_graph), {},
                  fmt::format("run guanxi {} beside it; 'reload' opens the graph as it is then", name));
  if (name == "shell") return fail(ErrorCode::usage, "this is a shell already", {}, "'help' lists the commands");
  const std::string guess = nearest(name, m_names);
  return fail(
      ErrorCode::usage, fmt::format("unknown command '{}'", name), {},
      guess.empty() ? "'help' lists the commands" : fmt::format("did you mean '{}'? 'help' lists the commands", guess));
}

Result<Exit> Runner::run_other(const std::vector<std::string>& words, StandardOutput& out) {
  std::vector<std::string> all = with_graph(words, m_graph);
  all.insert(all.begin(), words.front());
  GUANXI_CHECK(out.flush());
  GUANXI_TRY(const Exit exit, run_in_other(all));
  m_session.graphs.forget();  // it may have changed the graph
  return exit;
}

std::string Runner::overview() const {
  std::string text = fmt::format("Questions to {}, as on the command line but without GRAPH:\n", m_graph);
  for (const CommandEntry& command : m_entries)
    text += fmt::format("  {:<13}{}\n", command.text.name, command.text.summary);
  std::string others;
  for (const OtherCommand& other : other_commands())
    if (other.program == Program::draw) others += (others.empty() ? "" : ", ") + std::string(other.name);
  text += fmt::format(
      "  {:<13}as on the command line\n"
      "A line that starts with MATCH, RETURN, ... is Cypher; ';' or an empty line ends it.\n"
      "  {:<13}what a command takes\n"
      "  {:<13}of answers from now on: table, json, jsonl, csv or tsv (now {})\n"
      "  {:<13}open the graph as it is now\n"
      "  {:<13}or Ctrl-D: leave; Ctrl-C ends the question that is running\n",
      others, "help COMMAND", "format F", m_session.format, "reload", "quit");
  return text;
}

Result<Exit> Runner::obey(const std::vector<std::string>& words, StandardOutput& out) {
  const std::string& own = words.front();
  const std::size_t most = own == "help" || own == "format" ? 2 : 1;
  if (words.size() > most)
    return fail(ErrorCode::usage, fmt::format("one argument too many: '{}'", words[most]), own,
                "'help' says what it takes");
  if (own == "reload") {
    m_session.graphs.forget();
    GUANXI_CHECK(open());
  } else if (own == "format") {
    if (words.size() < 2)
      return fail(ErrorCode::usage, "F is missing", own, "the formats are table, json, jsonl, csv and tsv");
    GUANXI_CHECK(FormatOption{words[1]}.format());
    m_session.format = words[1];
  } else if (own == "help") {
    const CommandEntry* const command = words.size() < 2 ? nullptr : entry(words[1]);
    if (command != nullptr) return run_command(*command, {"--help"}, m_session, out);
    if (words.size() < 2 || is_own(words[1])) {
      GUANXI_CHECK(out.write(overview()));
    } else {
      GUANXI_CHECK(out.flush());
      return run_in_other({"help", words[1]});
    }
  }
  return Exit::done;
}

AnswerFormat Runner::format() const { return FormatOption{m_session.format}.format().value_or(AnswerFormat::table); }

}  // namespace guanxi::cli
