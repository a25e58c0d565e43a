// cold_start RUNS FILE|- COMMAND...: from exec to the end of a process, its output thrown away; FILE is dropped from the
// page cache before each run. Prints the median, the 90th of a hundred and the greatest resident memory.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace {

void evict(const char* path) {
  const int descriptor = ::open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  (void)::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
  ::close(descriptor);
}

struct Run {
  double milliseconds = -1;  ///< below zero: it did not end well
  double resident_megabytes = 0;
};

Run run(char** command) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 1;
  rusage usage{};
  if (::posix_spawnp(&child, command[0], &actions, nullptr, command, environ) == 0) ::wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - start;
  ::posix_spawn_file_actions_destroy(&actions);
  return {status == 0 ? passed.count() : -1, static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc < 4 ? 0 : std::atoi(argv[1]);
  if (runs < 1) {
    std::fprintf(stderr, "usage: cold_start RUNS FILE|- COMMAND...\n");
    return 2;
  }
  std::vector<double> times;
  double resident = 0;
  for (int i = 0; i < runs; ++i) {
    if (std::string_view(argv[2]) != "-") evict(argv[2]);
    const Run one = run(argv + 3);
    if (one.milliseconds < 0) {
      std::fprintf(stderr, "cold_start: %s did not end well\n", argv[3]);
      return 1;
    }
    times.push_back(one.milliseconds);
    resident = std::max(resident, one.resident_megabytes);
  }
  std::sort(times.begin(), times.end());
  std::printf("median %7.2f ms   least %7.2f   p90 %7.2f   resident %5.1f MB\n", times[times.size() / 2], times.front(),
              times[times.size() * 9 / 10], resident);
  return 0;
}
