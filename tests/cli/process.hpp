// Runs guanxi as a user does: a process with arguments, standard input, a working folder, limits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include <sys/types.h>

namespace guanxi::test {

struct ProcessOptions {
  std::string folder;                         ///< working folder; the caller's where empty
  std::string input;                          ///< standard input
  std::optional<std::uint64_t> file_limit;    ///< RLIMIT_FSIZE in bytes: the stand-in for a full disk
  std::string output_file;                    ///< standard output goes there instead of into Outcome::out
  bool close_output = false;                  ///< the reader of standard output goes away at once
};

struct Outcome {
  int exit_code = -1;  ///< 128 + signal where it was killed
  std::string out;
  std::string err;
};

/// The program under test.
[[nodiscard]] const std::string& guanxi_program();

/// Runs to the end. Throws std::runtime_error where no process can be made (a fault of the machine, not of guanxi).
[[nodiscard]] Outcome run_process(const std::vector<std::string>& words, const ProcessOptions& options = {});
/// guanxi with `words` behind it.
[[nodiscard]] Outcome guanxi(std::vector<std::string> words, const ProcessOptions& options = {});

/// Starts guanxi with its output thrown away; the caller waits.
[[nodiscard]] pid_t start_guanxi(std::vector<std::string> words, const std::string& folder);
/// Waits and gives the exit code as in Outcome.
[[nodiscard]] int wait_for(pid_t process);

/// A new empty folder, removed with all in it at the end of its life.
class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();
  [[nodiscard]] const std::string& path() const { return m_path; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return m_path + "/" + name; }

 private:
  std::string m_path;
};

[[nodiscard]] std::string read_bytes(const std::string& path);
void write_bytes(const std::string& path, const std::string& bytes);
/// The folder of the golden articles.
[[nodiscard]] std::string articles_folder();

}  // namespace guanxi::test
