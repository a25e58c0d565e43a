#include "graph/store/file_header.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/store/checksum.hpp"
#include "graph/store/layout.hpp"

namespace guanxi::graph {

namespace {

constexpr std::string_view k_magic{"SQLite format 3\0", 16};
using HeaderBytes = std::array<unsigned char, 100>;

std::uint32_t big_endian(const HeaderBytes& bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = (value << 8) | bytes[at + i];
  return value;
}

tl::unexpected<Error> unreadable(const std::string& path, int number) {
  return fail(ErrorCode::io, fmt::format("cannot open: {}", std::strerror(number)), path,
              number == ENOENT ? "check the path, or make the graph with: guanxi build INPUT... -o FILE"
                               : "check the path and its permissions");
}

void interpret(const HeaderBytes& bytes, FileHeader& header) {
  const std::uint32_t page_size = big_endian(bytes, 16, 2);
  header.page_size = page_size == 1 ? 65536 : page_size;
  const bool is_power_of_two = (header.page_size & (header.page_size - 1)) == 0;
  header.is_sqlite = std::memcmp(bytes.data(), k_magic.data(), k_magic.size()) == 0 && header.page_size >= 512 && is_power_of_two;
  header.pages = big_endian(bytes, 28, 4);
  header.version = big_endian(bytes, 60, 4);
  header.application_id = big_endian(bytes, 68, 4);
  Checksum sum;
  sum.add_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  header.sum = sum.value();
}

}  // namespace

Result<FileHeader> read_file_header(const std::string& path) {
  FileHeader header;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return header;
    return unreadable(path, errno);
  }
  header.there = true;
  header.is_file = S_ISREG(status.st_mode);
  if (!header.is_file) return header;
  header.size = static_cast<std::uint64_t>(status.st_size);
  constexpr std::int64_t k_second = 1'000'000'000;  // in nanoseconds
  header.modified_ns = std::int64_t{status.st_mtim.tv_sec} * k_second + status.st_mtim.tv_nsec;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(path, errno);
  HeaderBytes bytes{};
  const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), 0);
  const int number = errno;
  ::close(descriptor);
  if (got < 0) return unreadable(path, number);
  if (got == static_cast<ssize_t>(bytes.size())) interpret(bytes, header);
  return header;
}

Result<void> check_replaceable(const std::string& path, const FileHeader& header) {
  if (!header.there) return {};
  if (header.is_sqlite && header.application_id == layout::k_application_id) return {};
  std::string_view found = "a file that is no graph of guanxi";
  if (!header.is_file) found = "no regular file";
  if (header.is_file && header.size == 0) found = "an empty file";
  if (header.is_sqlite) found = "a database of another program";
  return fail(ErrorCode::malformed, fmt::format("there is {} already, and it is not overwritten", found), path,
              "give another output file, or move this one away");
}

Result<void> check_readable(const std::string& path, const FileHeader& header) {
  const auto malformed = [&](std::string message, std::string next) {
    return fail(ErrorCode::malformed, std::move(message), path, std::move(next));
  };
  constexpr auto k_make_one = "make a graph with: guanxi build INPUT... -o FILE";
  if (!header.there) return unreadable(path, ENOENT);
  if (!header.is_file) return malformed("this is no regular file", k_make_one);
  if (header.size == 0) return malformed("the file is empty", k_make_one);
  if (!header.is_sqlite) return malformed("this is no graph of guanxi: it is no SQLite database", k_make_one);
  if (header.application_id != layout::k_application_id) {
    return malformed(fmt::format("this is no graph of guanxi: application_id is {:08x}, not {:08x}", header.application_id,
                                 layout::k_application_id),
                     k_make_one);
  }
  if (header.version != layout::k_version) {
    return malformed(fmt::format("the graph has format {}, this guanxi reads format {}", header.version, layout::k_version),
                     header.version > layout::k_version ? "use a newer guanxi, or build it again from its articles"
                                                        : "build it again from its articles: guanxi build INPUT... -o FILE");
  }
  const std::uint64_t expected = static_cast<std::uint64_t>(header.pages) * header.page_size;
  if (expected > header.size) {
    return malformed(fmt::format("the graph file is cut short: {} bytes of {}", header.size, expected),
                     "build it again from its articles, or take a copy of it");
  }
  return {};
}

}  // namespace guanxi::graph
