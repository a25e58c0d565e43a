#include "cli/command.hpp"

namespace guanxi::cli {

std::vector<CommandEntry> commands() { return {extract_command()}; }

}  // namespace guanxi::cli
