#include "cli/command.hpp"

namespace guanxi::cli {

std::vector<CommandEntry> commands() {
  return {build_command(),   remove_command(), correct_command(),      extract_command(),        import_command(),
          find_command(),    show_command(),   near_command(),         path_command(),           common_command(),
          connect_command(), rank_command(),   communities_command(),  article_command(),        timeline_command(),
          diff_command(),    cypher_command(), {draw_text(), nullptr}, {report_text(), nullptr}, export_command(),
          stats_command(),   check_command(),  shell_command()};
}

}  // namespace guanxi::cli
