// Runs the lines of a shell: a command as on the command line but without GRAPH, or a query in Cypher.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/answer.hpp"
#include "cli/program.hpp"

namespace guanxi::cli {

/// Who answers a line.
enum class Answerer : std::uint8_t {
  here,         // a command of this program, or Cypher
  other,        // guanxi-draw, as a child
  shell_itself  // help, format, reload, quit
};

/// What a line leaves to do.
enum class AfterLine : std::uint8_t { go_on, quit };

struct Outcome {
  Result<Exit> result;
  AfterLine after = AfterLine::go_on;
};

class Runner {
 public:
  /// `graph`: the graph file that every line asks.
  Runner(std::string graph, std::string format);

  /// Opens the graph, so that what there is to say is said first. Errors: those of graph::Graph::open.
  [[nodiscard]] Result<OpenGraph*> open() { return m_session.graphs.open(m_graph); }

  [[nodiscard]] Answerer answerer(std::string_view statement) const;
  /// Answers one statement, or does what one for the shell itself says. Errors: usage for a line that is no command, or
  /// one that has no place in a shell; those of the command.
  [[nodiscard]] Outcome answer(std::string_view statement, StandardOutput& out);

  /// The words that a line can start with, ascending.
  [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
  /// The command of that name that this program runs itself; null where there is none.
  [[nodiscard]] const CommandEntry* entry(std::string_view name) const;
  /// Of the answers to come, where a line does not say.
  [[nodiscard]] AnswerFormat format() const;

 private:
  [[nodiscard]] Result<Exit> run(std::string_view statement, StandardOutput& out);
  [[nodiscard]] Result<Exit> obey(const std::vector<std::string>& words, StandardOutput& out);
  [[nodiscard]] Result<Exit> run_words(std::vector<std::string> words, StandardOutput& out);
  [[nodiscard]] Result<Exit> run_other(const std::vector<std::string>& words, StandardOutput& out);
  [[nodiscard]] std::string overview() const;

  std::string m_graph;
  Session m_session;
  std::vector<CommandEntry> m_entries;
  std::vector<std::string> m_names;
};

}  // namespace guanxi::cli
