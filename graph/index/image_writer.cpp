#include "graph/index/image_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "graph/index/page_sum.hpp"

namespace guanxi::graph {

namespace {

using format::SectionKind;

/// Of a file that is being summed: 64 MB a thread.
constexpr std::uint64_t k_pages_held = 16'384;
constexpr auto k_sums = static_cast<std::size_t>(SectionKind::page_sums);

tl::unexpected<Error> no_room(const std::string& path, int number) {
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  return fail(ErrorCode::io, fmt::format("cannot write: {}", std::strerror(number)), path,
              full ? "free some space, then run the command again" : "check the disk, then run the command again");
}

/// Bytes of a new file, writable. Its room is taken from the disk now: later would be too late for an error.
Result<Mapping> map_new_file(const std::string& temporary, const std::string& path, std::uint64_t size) {
  const int descriptor = ::open(temporary.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return no_room(path, errno);
  int number = ::posix_fallocate(descriptor, 0, static_cast<off_t>(size));
  void* data = MAP_FAILED;
  if (number == 0) {
    data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (data == MAP_FAILED) number = errno;
  }
  ::close(descriptor);
  if (number != 0) return no_room(path, number);
  return Mapping(static_cast<unsigned char*>(data), size);
}

Result<Mapping> map_memory(std::uint64_t size) {
  void* const data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED)
    return fail(ErrorCode::io, "out of memory", {}, "ask a folder that can be written for the index");
  return Mapping(static_cast<unsigned char*>(data), size);
}

}  // namespace

ImageWriter ImageWriter::to_file(std::string path) {
  ImageWriter writer;
  writer.m_path = std::move(path);
  return writer;
}

ImageWriter ImageWriter::in_memory() { return {}; }

void ImageWriter::plan(Kind kind, std::uint32_t width, std::uint64_t count) {
  format::Section& section = m_header.sections[static_cast<std::size_t>(kind)];
  section.width = width;
  section.bytes = width * count;
}

void ImageWriter::lay_out() {
  std::uint64_t at = format::k_page;
  for (std::size_t i = 0; i < format::k_section_count; ++i) {
    format::Section& section = m_header.sections[i];
    at = (at + format::k_alignment - 1) / format::k_alignment * format::k_alignment;
    section.offset = at;
    if (section.width == 0) section.width = format::k_sections[i].width;
    if (i == k_sums) section.bytes = (at + format::k_page - 1) / format::k_page * section.width;
    at += section.bytes;
  }
  m_header.file_size = at;
}

Result<void> ImageWriter::begin() {
  lay_out();
  if (m_path.empty()) {
    GUANXI_TRY(m_bytes, map_memory(m_header.file_size));
    return {};
  }
  GUANXI_TRY(AtomicFile file, AtomicFile::create(m_path));
  m_file.emplace(std::move(file));
  GUANXI_TRY(m_bytes, map_new_file(m_file->temporary_path(), m_path, m_header.file_size));
  return {};
}

void ImageWriter::let_go() {
  if (m_file) (void)::madvise(m_bytes.data(), m_bytes.size(), MADV_DONTNEED);
}

void ImageWriter::seal(unsigned threads) {
  const std::uint64_t end = m_header.sections[k_sums].offset;
  const auto sums = section<std::uint64_t>(SectionKind::page_sums);
  const std::uint64_t share = sums.size() / threads + 1;
  const auto work = [&](std::uint64_t part) {
    for (std::uint64_t page = std::max<std::uint64_t>(1, part * share);
         page < std::min<std::uint64_t>(sums.size(), (part + 1) * share); ++page) {
      const std::uint64_t begin = page * format::k_page;
      sums[page] = sum_of_bytes({m_bytes.data() + begin, std::min(format::k_page, end - begin)});
      if (page % k_pages_held == 0) let_go();
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work, i);
  work(0);
  for (std::thread& other : others) other.join();
  m_header.sum = sum_of_bytes({reinterpret_cast<const unsigned char*>(&m_header), offsetof(format::Header, sum)});
  std::memcpy(m_bytes.data(), &m_header, sizeof m_header);
}

Result<void> ImageWriter::commit(unsigned threads) {
  seal(threads);
  m_bytes = Mapping();  // a mapping that is gone cannot be written to behind the sums
  return m_file->commit();
}

std::unique_ptr<Image> ImageWriter::take() {
  seal(1);
  return Image::adopt(std::move(m_bytes));
}

}  // namespace guanxi::graph
