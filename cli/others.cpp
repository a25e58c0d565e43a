#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "cli/program.hpp"

extern char** environ;

namespace guanxi::cli {

namespace {

/// The path of a program beside the one that runs.
std::string path_of(Program wanted) {
  std::array<char, 4096> own{};
  const ssize_t size = ::readlink("/proc/self/exe", own.data(), own.size());
  const std::string program(own.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  return program.substr(0, program.rfind('/') + 1) + (wanted == Program::draw ? "guanxi-draw" : "guanxi-make");
}

std::vector<char*> raw(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

tl::unexpected<Error> cannot_start(const std::string& program, int error_number) {
  return fail(ErrorCode::io, fmt::format("cannot start: {}", std::strerror(error_number)), program,
              "install guanxi, guanxi-make and guanxi-draw in one folder");
}

}  // namespace

tl::unexpected<Error> become_other(std::span<const std::string> words, char** argv) {
  const std::string program = path_of(program_of(words));
  ::execv(program.c_str(), argv);
  return cannot_start(program, errno);
}

Result<Exit> run_in_other(std::vector<std::string> words) {
  const std::string program = path_of(program_of(words));
  words.insert(words.begin(), "guanxi");
  const std::vector<char*> arguments = raw(words);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t interrupt;
  ::sigemptyset(&interrupt);
  ::sigaddset(&interrupt, SIGINT);
  ::posix_spawnattr_setsigdefault(&attributes, &interrupt);  // a shell that ignores Ctrl-C has children that do not
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int error_number = ::posix_spawn(&child, program.c_str(), nullptr, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  if (error_number != 0) return cannot_start(program, error_number);
  return wait_for_answer(child);
}

Result<Exit> wait_for_answer(int child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) != 130) return static_cast<Exit>(WEXITSTATUS(status));
  if (WIFSIGNALED(status) && WTERMSIG(status) != SIGINT)
    return fail(ErrorCode::io, fmt::format("the question was ended by the system: {}", ::strsignal(WTERMSIG(status))),
                {}, "ask for less at once");
  return fail(ErrorCode::interrupted, "interrupted");
}

}  // namespace guanxi::cli
