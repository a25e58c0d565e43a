#include "graph/diagram/deadline.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

namespace guanxi::graph {

namespace {

constexpr int k_done = 0;
constexpr int k_failed = 1;  // what is sent is an error's message

int milliseconds_left(Deadline deadline) {
  using std::chrono::milliseconds;
  const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  constexpr std::int64_t k_longest = 1'000'000'000;
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, k_longest));
}

void send(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(descriptor, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

[[noreturn]] void work_as_child(int descriptor, const std::function<Result<std::string>()>& work) {
  const auto result = work();
  send(descriptor, result ? *result : result.error().message);
  ::_exit(result ? k_done : k_failed);  // nothing of the parent's is flushed or freed twice
}

/// Reads to the end of what is sent; false where the deadline comes first.
bool receive(int descriptor, Deadline deadline, std::string& bytes) {
  std::array<char, 65536> buffer{};
  for (;;) {
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, milliseconds_left(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return true;
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<std::optional<std::string>> before(Deadline deadline, const std::function<Result<std::string>()>& work) {
  if (milliseconds_left(deadline) == 0) return std::optional<std::string>();
  std::array<int, 2> ends{};
  const bool piped = ::pipe2(ends.data(), O_CLOEXEC) == 0;
  const pid_t child = piped ? ::fork() : -1;
  if (child == 0) {
    ::close(ends[0]);
    work_as_child(ends[1], work);
  }
  if (piped) ::close(ends[1]);
  if (child < 0) {
    if (piped) ::close(ends[0]);
    GUANXI_TRY(std::string here, work());
    return std::optional(std::move(here));
  }
  std::string bytes;
  const bool in_time = receive(ends[0], deadline, bytes);
  ::close(ends[0]);
  if (!in_time) ::kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!in_time) return std::optional<std::string>();
  if (WIFEXITED(status) && WEXITSTATUS(status) == k_done) return std::optional(std::move(bytes));
  if (WIFEXITED(status) && WEXITSTATUS(status) == k_failed) return fail(ErrorCode::io, std::move(bytes));
  return fail(ErrorCode::io, "the process that lays the picture out was killed", {},
              "narrow the question: --limit, fewer --hops, --type");
}

}  // namespace guanxi::graph
