#include "cli/shell/line_editor.hpp"

#include <histedit.h>
#include <langinfo.h>
#include <sys/stat.h>
#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <cwchar>
#include <filesystem>

#include "base/text.hpp"

namespace guanxi::cli {

namespace {

constexpr int k_history_lines = 1000;

/// libedit edits characters: it must know that ours are UTF-8, whatever the user's language.
bool use_utf8() {
  const auto is_utf8 = [] { return std::string_view(::nl_langinfo(CODESET)) == "UTF-8"; };
  return (std::setlocale(LC_CTYPE, "") != nullptr && is_utf8()) ||
         (std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr && is_utf8());
}

int characters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

}  // namespace

struct LineEditor::State {
  EditLine* line = nullptr;
  History* history = nullptr;
  std::string history_path;
  std::string prompt;
  Complete complete;
  bool dropped = false;

  static State& of(EditLine* line) {
    void* state = nullptr;
    ::el_get(line, EL_CLIENTDATA, &state);
    return *static_cast<State*>(state);
  }
  static char* prompt_of(EditLine* line) { return of(line).prompt.data(); }
  static unsigned char on_interrupt(EditLine* line, int /*key*/) {
    of(line).dropped = true;
    std::fputs("^C\n", stderr);
    return CC_NEWLINE;
  }
  static unsigned char on_tab(EditLine* line, int /*key*/) { return of(line).complete_word(); }

  unsigned char complete_word();
  void show(const std::vector<std::string>& candidates) const;
};

unsigned char LineEditor::State::complete_word() {
  const LineInfo* const info = ::el_line(line);
  const std::string typed(info->buffer, info->cursor);
  const Completion completion = complete(typed);
  if (completion.candidates.empty()) return CC_REFRESH_BEEP;
  const std::string word = typed.substr(completion.begin);
  const bool one = completion.candidates.size() == 1;
  std::string better = one ? completion.candidates.front() + ' ' : common_start(completion.candidates);
  if (!one && (better.size() <= word.size() || !better.starts_with(word))) {
    show(completion.candidates);
    return CC_REDISPLAY;
  }
  ::el_deletestr(line, characters(word));
  return ::el_insertstr(line, better.c_str()) == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
}

void LineEditor::State::show(const std::vector<std::string>& candidates) const {
  std::string text = "\n";
  std::size_t column = 0;
  for (const std::string& candidate : candidates) {
    const std::size_t width = display_width(candidate) + 2;
    if (column != 0 && column + width > 80) {
      text += '\n';
      column = 0;
    }
    text += candidate + "  ";
    column += width;
  }
  text += '\n';
  std::fputs(text.c_str(), stderr);
}

LineEditor::LineEditor(std::FILE* in, std::string history, Complete complete) : m_state(std::make_unique<State>()) {
  State& state = *m_state;
  state.complete = std::move(complete);
  if (!use_utf8()) return;
  state.line = ::el_init("guanxi", in, stderr, stderr);
  if (state.line == nullptr) return;
  ::el_set(state.line, EL_CLIENTDATA, &state);
  ::el_set(state.line, EL_PROMPT, State::prompt_of);
  ::el_set(state.line, EL_EDITOR, "emacs");
  ::el_set(state.line, EL_ADDFN, "drop-line", "Forget the line", State::on_interrupt);
  ::el_set(state.line, EL_BIND, "^C", "drop-line", nullptr);
  ::el_set(state.line, EL_ADDFN, "complete-word", "Complete the word", State::on_tab);
  ::el_set(state.line, EL_BIND, "^I", "complete-word", nullptr);
  ::el_set(state.line, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  ::el_set(state.line, EL_SETTY, "-d", "-isig", nullptr);  // while a line is edited Ctrl-C is a key
  state.history = ::history_init();
  HistEvent event{};
  ::history(state.history, &event, H_SETSIZE, k_history_lines);
  ::history(state.history, &event, H_SETUNIQUE, 1);
  state.history_path = std::move(history);
  if (!state.history_path.empty()) ::history(state.history, &event, H_LOAD, state.history_path.c_str());
  ::el_set(state.line, EL_HIST, ::history, state.history);
  ::el_source(state.line, nullptr);  // ~/.editrc, as every program with libedit
}

LineEditor::~LineEditor() {
  if (m_state->history != nullptr) ::history_end(m_state->history);
  if (m_state->line != nullptr) ::el_end(m_state->line);
}

bool LineEditor::usable() const { return m_state->line != nullptr; }

EditedLine LineEditor::read(const std::string& prompt) {
  m_state->prompt = prompt;
  m_state->dropped = false;
  int count = 0;
  ::el_set(m_state->line, EL_PREP_TERM, 1);  // el_gets does it behind the prompt, when a Ctrl-C may be under way
  const char* const text = ::el_gets(m_state->line, &count);
  if (m_state->dropped) return {LineEnd::dropped, {}};
  if (text == nullptr || count <= 0) return {LineEnd::closed, {}};
  std::string_view line(text);
  if (line.ends_with('\n')) line.remove_suffix(1);
  return {LineEnd::entered, std::string(line)};
}

void LineEditor::remember(std::string statement) {
  std::replace(statement.begin(), statement.end(), '\n', ' ');
  HistEvent event{};
  ::history(m_state->history, &event, H_ENTER, statement.c_str());
  if (m_state->history_path.empty()) return;
  const mode_t before = ::umask(077);  // what was asked concerns nobody else
  ::history(m_state->history, &event, H_SAVE, m_state->history_path.c_str());
  ::umask(before);
}

std::string history_file() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  std::string folder = variable("XDG_STATE_HOME");
  if (!folder.starts_with('/')) {  // a relative one is to be ignored, says the XDG specification
    const std::string home = variable("HOME");
    if (!home.starts_with('/')) return {};
    folder = home + "/.local/state";
  }
  folder += "/guanxi";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return error ? std::string() : folder + "/history";
}

}  // namespace guanxi::cli
