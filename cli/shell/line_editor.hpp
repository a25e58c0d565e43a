// A line from a terminal: editing, history and completion over libedit, which only line_editor.cpp includes.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "cli/shell/completion.hpp"

namespace guanxi::cli {

/// How reading a line ended.
enum class LineEnd : std::uint8_t {
  entered,
  dropped,  // Ctrl-C: what was typed is not wanted
  closed    // Ctrl-D on an empty line, or the terminal went away
};

struct EditedLine {
  LineEnd end = LineEnd::closed;
  std::string text;  ///< without its line break
};

/// One at a time. The prompt goes to standard error, so that answers can be sent elsewhere.
class LineEditor {
 public:
  using Complete = std::function<Completion(std::string_view)>;

  /// `history`: a file, which need not be there; none is kept where it is empty.
  LineEditor(std::FILE* in, std::string history, Complete complete);
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;
  ~LineEditor();

  /// False where the terminal's character set is not UTF-8 or it cannot be steered: then read lines plainly.
  [[nodiscard]] bool usable() const;
  [[nodiscard]] EditedLine read(const std::string& prompt);
  /// Puts a statement into the history, and into its file. Line breaks become spaces.
  void remember(std::string statement);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// $XDG_STATE_HOME/guanxi/history, else ~/.local/state/guanxi/history; its folder is made. Empty where neither can be.
[[nodiscard]] std::string history_file();

}  // namespace guanxi::cli
