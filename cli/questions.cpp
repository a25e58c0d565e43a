#include <array>

#include "cli/command.hpp"

namespace guanxi::cli {

std::vector<CommandEntry> questions() {
  return {find_command(),    show_command(),     near_command(),  path_command(),
          common_command(),  connect_command(),  rank_command(),  communities_command(),
          article_command(), timeline_command(), diff_command(),  cypher_command(),
          export_command(),  stats_command(),    check_command(), shell_command()};
}

std::span<const MadeCommand> made_commands() {
  static constexpr std::array<MadeCommand, 7> k_made{{{"build", InShell::refuses},
                                                      {"correct", InShell::refuses},
                                                      {"draw", InShell::runs},
                                                      {"extract", InShell::refuses},
                                                      {"import", InShell::refuses},
                                                      {"remove", InShell::refuses},
                                                      {"report", InShell::runs}}};
  return k_made;
}

}  // namespace guanxi::cli
