#include "tests/cli/process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace guanxi::test {

namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;

  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error(std::strerror(errno));
    read_end = ends[0];
    write_end = ends[1];
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_end(read_end);
    close_end(write_end);
  }
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
};

/// Between fork and exec: only calls that a forked child may make.
[[noreturn]] void become(char* const* arguments, const ProcessOptions& options, int in, int out, int err) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
  if (options.file_limit) {
    const rlimit limit{*options.file_limit, *options.file_limit};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
  }
  ::execv(arguments[0], arguments);
  ::_exit(127);
}

std::vector<char*> raw_arguments(std::vector<std::string>& words) {
  std::vector<char*> raw;
  for (std::string& word : words) raw.push_back(word.data());
  raw.push_back(nullptr);
  return raw;
}

/// Feeds standard input and collects both outputs until all three are closed.
void exchange(Pipe& in, Pipe& out, Pipe& err, const std::string& input, Outcome& outcome) {
  std::size_t sent = 0;
  ::fcntl(in.write_end, F_SETFL, O_NONBLOCK);
  if (input.empty()) Pipe::close_end(in.write_end);
  std::array<char, 65536> buffer{};
  const auto collect = [&](int& end, short events, std::string& into) {
    if (events == 0) return;
    const ssize_t got = ::read(end, buffer.data(), buffer.size());
    if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR)) Pipe::close_end(end);
  };
  while (in.write_end >= 0 || out.read_end >= 0 || err.read_end >= 0) {
    std::array<pollfd, 3> ends{{{in.write_end, POLLOUT, 0}, {out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}}};
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) throw std::runtime_error(std::strerror(errno));
    if (ends[0].revents != 0) {
      const ssize_t put = ::write(in.write_end, input.data() + sent, input.size() - sent);
      if (put > 0) sent += static_cast<std::size_t>(put);
      if (sent == input.size() || (put < 0 && errno != EINTR && errno != EAGAIN)) Pipe::close_end(in.write_end);
    }
    collect(out.read_end, ends[1].revents, outcome.out);
    collect(err.read_end, ends[2].revents, outcome.err);
  }
}

}  // namespace

const std::string& guanxi_program() {
  static const std::string program = GUANXI_PROGRAM;
  return program;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) throw std::runtime_error(std::strerror(errno));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Outcome run_process(const std::vector<std::string>& words, const ProcessOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  std::vector<std::string> copies = words;
  const std::vector<char*> raw = raw_arguments(copies);
  Pipe in;
  Pipe out;
  Pipe err;
  const int file = options.output_file.empty() ? -1 : ::open(options.output_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (options.close_output) Pipe::close_end(out.read_end);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error(std::strerror(errno));
  if (child == 0) {
    std::signal(SIGPIPE, SIG_DFL);
    become(raw.data(), options, in.read_end, file >= 0 ? file : out.write_end, err.write_end);
  }
  if (file >= 0) ::close(file);
  Pipe::close_end(in.read_end);
  Pipe::close_end(out.write_end);
  Pipe::close_end(err.write_end);
  Outcome outcome;
  exchange(in, out, err, options.input, outcome);
  outcome.exit_code = wait_for(child);
  return outcome;
}

Outcome guanxi(std::vector<std::string> words, const ProcessOptions& options) {
  words.insert(words.begin(), guanxi_program());
  return run_process(words, options);
}

pid_t start_guanxi(std::vector<std::string> words, const std::string& folder) {
  words.insert(words.begin(), guanxi_program());
  const std::vector<char*> raw = raw_arguments(words);
  ProcessOptions options;
  options.folder = folder;
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error(std::strerror(errno));
  if (child == 0) become(raw.data(), options, nothing, nothing, nothing);
  ::close(nothing);
  return child;
}

ScratchFolder::ScratchFolder() {
  std::string pattern = std::filesystem::temp_directory_path().string() + "/guanxi-cli-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error(std::strerror(errno));
  m_path = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

std::string articles_folder() { return std::string(GUANXI_SOURCE_DIR) + "/tests/cli/articles"; }

}  // namespace guanxi::test
