// Host tool of the build: guanxi_compile_lexicon OUT.bin TABLE.tsv...
#include <fmt/format.h>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "data/compile/blob.hpp"

namespace {

using namespace guanxi;

/// FNV-1a over names and contents of the tables, from two offsets: 128 bits in hex. Tells tables apart, proves nothing.
class Fingerprint {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      m_first = (m_first ^ static_cast<unsigned char>(c)) * k_prime;
      m_second = (m_second ^ static_cast<unsigned char>(c) ^ 0x55U) * k_prime;
    }
  }
  [[nodiscard]] std::string hex() const { return fmt::format("{:016x}{:016x}", m_first, m_second); }

 private:
  static constexpr std::uint64_t k_prime = 0x100000001b3ULL;
  std::uint64_t m_first = 0xcbf29ce484222325ULL;
  std::uint64_t m_second = 0x84222325cbf29ce4ULL;
};

Result<void> compile(const std::string& out, std::vector<std::string> tables) {
  const auto name_of = [](const std::string& path) { return std::filesystem::path(path).filename().string(); };
  std::sort(tables.begin(), tables.end(), [&](const auto& a, const auto& b) { return name_of(a) < name_of(b); });
  std::vector<lexicon_compiler::Word> words;
  Fingerprint fingerprint;
  std::uint32_t next_group = 1;
  for (const std::string& table : tables) {
    GUANXI_TRY(const std::string bytes, read_file(table));
    fingerprint.add(name_of(table));
    fingerprint.add(bytes);
    GUANXI_CHECK(lexicon_compiler::read_table(table, next_group, words));
  }
  const std::string blob = lexicon_compiler::make_blob(std::move(words), fingerprint.hex());
  GUANXI_TRY(AtomicFile file, AtomicFile::create(out));
  GUANXI_CHECK(file.write(blob));
  return file.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: guanxi_compile_lexicon OUT.bin TABLE.tsv...\n");
    return 2;
  }
  const auto done = compile(argv[1], {argv + 2, argv + argc});
  if (done) return 0;
  const auto& error = done.error();
  fmt::print(stderr, "{}:{}: {}; {}\n", error.where, error.line, error.message, error.next_step);
  return 3;
}
