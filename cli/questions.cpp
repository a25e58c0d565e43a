#include <array>

#include "cli/command.hpp"

namespace guanxi::cli {

std::vector<CommandEntry> questions() {
  return {find_command(),    show_command(),     near_command(),  path_command(),
          common_command(),  connect_command(),  rank_command(),  communities_command(),
          article_command(), timeline_command(), diff_command(),  cypher_command(),
          export_command(),  stats_command(),    check_command(), shell_command()};
}

std::span<const OtherCommand> other_commands() {
  static constexpr std::array<OtherCommand, 7> k_others{{{"build", Program::make},
                                                         {"correct", Program::make},
                                                         {"draw", Program::draw},
                                                         {"extract", Program::make},
                                                         {"import", Program::make},
                                                         {"remove", Program::make},
                                                         {"report", Program::draw}}};
  return k_others;
}

Program program_of(std::span<const std::string> words) {
  if (!words.empty() && words.front() == "help") words = words.subspan(1);
  for (const OtherCommand& other : other_commands())
    if (!words.empty() && other.name == words.front()) return other.program;
  return Program::make;
}

CommandText draw_text() {
  return {"draw", "A picture: what stands around an entity, between several, or what a query finds",
          "The file's name says the format. With --path, --type restricts what the paths lead through. Hovering over "
          "a tie\n"
          "in the SVG shows the sentence it rests on.",
          "guanxi draw news.gx --around 清远市 --limit 20 -o around.svg\n"
          "guanxi draw news.gx --path 邱泽军 璞泰来 --count 3 --theme dark -o paths.pdf\n"
          "guanxi draw news.gx --around 清远市 -o around.html"};
}

CommandText report_text() {
  return {"report", "A profile of an entity: a page to read and print",
          "Facts, posts over time, the strongest ties with their sentences, a diagram and the sources, in one HTML "
          "file that\n"
          "loads nothing and runs nothing.",
          "guanxi report news.gx 邱泽军 -o report.html"};
}

}  // namespace guanxi::cli
