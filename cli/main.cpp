// guanxi: answers questions; whatever else is asked of it, guanxi-make beside it does.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/program.hpp"

namespace guanxi::cli {

namespace {

/// Becomes guanxi-make with the same arguments. Returns only where that fails. Errors: io.
tl::unexpected<Error> hand_over(char** argv) {
  std::array<char, 4096> own{};
  const ssize_t size = ::readlink("/proc/self/exe", own.data(), own.size());
  const std::string program(own.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  const std::string make = program.substr(0, program.rfind('/') + 1) + "guanxi-make";
  ::execv(make.c_str(), argv);
  return fail(ErrorCode::io, fmt::format("cannot start: {}", std::strerror(errno)), make,
              "install guanxi and guanxi-make in one folder");
}

}  // namespace

}  // namespace guanxi::cli

int main(int argc, char** argv) {
  using namespace guanxi::cli;
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  return run_program([&](StandardOutput& out) -> guanxi::Result<Exit> {
    for (const CommandEntry& entry : questions()) {
      if (words.empty() || entry.text.name != words.front()) continue;
      words.erase(words.begin());
      Graphs graphs;
      return run_command(entry, words, graphs, out);
    }
    return hand_over(argv);
  });
}
