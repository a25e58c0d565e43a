// batch_questions GUANXI GRAPH ENTITIES COUNT: asks `GUANXI shell GRAPH --batch -` COUNT paths between entities drawn
// at random (always the same ones), each when the one before is answered. Checks that every question has its answer,
// and prints the median, the 99th of a hundred and the sum.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace {

/// A child whose standard input and output are pipes.
class Child {
 public:
  explicit Child(std::vector<std::string> words) {
    std::array<int, 2> in{}, out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) std::exit(3);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    if (::posix_spawnp(&m_process, raw[0], &actions, nullptr, raw.data(), environ) != 0) std::exit(3);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    m_questions = in[1];
    m_answers = ::fdopen(out[0], "r");
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    ::close(m_questions);
    std::fclose(m_answers);
    std::free(m_line);
    ::waitpid(m_process, nullptr, 0);
  }

  /// One line there, one line back; empty where the child is gone.
  std::string ask(const std::string& question) {
    if (::write(m_questions, question.data(), question.size()) != static_cast<ssize_t>(question.size())) return {};
    const ssize_t size = ::getline(&m_line, &m_room, m_answers);
    return size <= 0 ? std::string() : std::string(m_line, static_cast<std::size_t>(size));
  }

 private:
  pid_t m_process = 0;
  int m_questions = -1;
  std::FILE* m_answers = nullptr;
  char* m_line = nullptr;
  std::size_t m_room = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const unsigned long entities = argc == 5 ? std::strtoul(argv[3], nullptr, 10) : 0;
  const unsigned long count = argc == 5 ? std::strtoul(argv[4], nullptr, 10) : 0;
  if (entities < 2 || count == 0) {
    std::fprintf(stderr, "usage: batch_questions GUANXI GRAPH ENTITIES COUNT\n");
    return 2;
  }
  Child shell({argv[1], "shell", argv[2], "--batch", "-", "--format", "json"});
  std::mt19937 random(1);
  std::vector<double> times;
  unsigned long without = 0;
  for (unsigned long i = 0; i < count; ++i) {
    const std::string question =
        "path #" + std::to_string(random() % entities) + " #" + std::to_string(random() % entities) + "\n";
    const auto start = std::chrono::steady_clock::now();
    const std::string answer = shell.ask(question);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    if (!answer.starts_with("{\"line\":" + std::to_string(i + 1) + ',')) {
      std::fprintf(stderr, "batch_questions: no answer to %s", question.c_str());
      return 1;
    }
    without += answer.find("\"code\":0,\"answer\":{") == std::string::npos ? 1 : 0;
  }
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  std::printf("%lu questions, %lu without a path   median %.3f ms   p99 %.3f ms   greatest %.2f ms   all %.0f ms\n",
              count, without, times[times.size() / 2], times[times.size() * 99 / 100], times.back(), sum);
  return 0;
}
