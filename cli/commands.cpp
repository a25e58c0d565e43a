#include "cli/command.hpp"

namespace guanxi::cli {

std::vector<CommandEntry> commands() { return {build_command(), extract_command()}; }

}  // namespace guanxi::cli
