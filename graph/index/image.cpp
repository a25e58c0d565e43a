#include "graph/index/image.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/index/page_sum.hpp"
#include "graph/index/varint.hpp"

namespace guanxi::graph {

namespace {

using format::Header;
using format::Section;
using format::SectionKind;

constexpr auto k_next_step = "make it again: delete it if it lies beside its graph file, else guanxi import";

tl::unexpected<Error> malformed(const std::string& path, std::string what) {
  return fail(ErrorCode::malformed, std::move(what), path, k_next_step);
}

std::uint64_t items_of(const Header& header, SectionKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return header.sections[index].bytes / format::k_sections[index].width;
}

/// How many items the header's counts ask of a section; nothing where any number may stand.
std::optional<std::uint64_t> expected_count(const Header& header, SectionKind kind) {
  switch (kind) {
    case SectionKind::entities:
      return header.entities;
    case SectionKind::row_offsets:
    case SectionKind::form_offsets:
      return header.entities + 1;
    case SectionKind::neighbours:
    case SectionKind::tie_articles:
      return header.ties;
    case SectionKind::relations:
    case SectionKind::relations_to:
      return header.relations;
    case SectionKind::article_days:
      return header.articles;
    case SectionKind::article_sentences:
      return header.articles + 1;
    case SectionKind::forms:
    case SectionKind::form_hashes:
      return header.forms;
    default:
      return std::nullopt;
  }
}

/// And where the section may also be empty.
std::optional<std::uint64_t> expected_unless_empty(const Header& header, SectionKind kind) {
  switch (kind) {
    case SectionKind::tie_sentences:
    case SectionKind::tie_first:
    case SectionKind::tie_last:
    case SectionKind::tie_relations:
      return header.ties;
    case SectionKind::relations_from:
    case SectionKind::relations_to_offsets:
    case SectionKind::mention_offsets:
      return header.entities + 1;
    case SectionKind::article_originals:
      return header.articles;
    case SectionKind::roll_offsets:
      return items_of(header, SectionKind::rolls) + 1;
    case SectionKind::told_entities:
      return header.entities;
    case SectionKind::told_relations:
      return header.relations;
    default:
      return std::nullopt;
  }
}

Result<void> check_section(const Header& header, std::size_t index, const std::string& path) {
  const Section& section = header.sections[index];
  const auto kind = static_cast<SectionKind>(index);
  const auto wrong = [&](std::string_view what) {
    return malformed(path, fmt::format("the index is damaged: section {} {}", format::k_sections[index].name, what));
  };
  if (section.offset % format::k_alignment != 0) return wrong("does not begin where sections do");
  if (section.offset < format::k_page || section.offset > header.file_size ||
      section.bytes > header.file_size - section.offset) {
    return wrong("leaves the file");
  }
  const format::SectionInfo& info = format::k_sections[index];
  const bool has_width = section.width == info.width || (section.width == info.wide && info.wide != 0);
  if (!has_width || section.bytes % section.width != 0) return wrong("has items of a wrong size");
  const std::uint64_t count = section.bytes / section.width;
  if (const auto expected = expected_count(header, kind); expected && count != *expected) {
    return wrong(fmt::format("has {} items, not {}", count, *expected));
  }
  if (const auto expected = expected_unless_empty(header, kind); expected && count != 0 && count != *expected) {
    return wrong(fmt::format("has {} items, not {} or none", count, *expected));
  }
  if (kind == SectionKind::page_sums && count != (section.offset + format::k_page - 1) / format::k_page) {
    return wrong("does not have a sum for each page");
  }
  if (kind == SectionKind::roll_offsets && count == 0 && items_of(header, SectionKind::rolls) != 0) {
    return wrong("is missing");
  }
  const std::uint64_t rolls = items_of(header, SectionKind::rolls);
  if (kind == SectionKind::roll_members && (rolls == 0 ? count != 0 : count / rolls <= format::k_roll_names)) {
    return wrong(fmt::format("has {} items, which {} rolls cannot have", count, rolls));
  }
  return {};
}

Result<void> check_header(const Header& header, std::uint64_t file_size, const std::string& path) {
  if (header.magic != format::k_magic) return malformed(path, "this is no index of guanxi");
  if (header.byte_order != format::k_byte_order)
    return malformed(path, "the index was made on a machine of another byte order");
  if (header.version != format::k_version) {
    return malformed(
        path, fmt::format("the index has format {}, this guanxi reads format {}", header.version, format::k_version));
  }
  const auto* const bytes = reinterpret_cast<const unsigned char*>(&header);
  if (header.sum != sum_of_bytes({bytes, offsetof(Header, sum)}))
    return malformed(path, "the index is damaged in its header");
  if (header.file_size != file_size) {
    return malformed(path,
                     fmt::format("the index is cut short or has grown: {} bytes, not {}", file_size, header.file_size));
  }
  if (header.section_count != format::k_section_count) {
    return malformed(path,
                     fmt::format("the index has {} sections, not {}", header.section_count, format::k_section_count));
  }
  for (std::size_t i = 0; i < format::k_section_count; ++i) GUANXI_CHECK(check_section(header, i, path));
  return {};
}

tl::unexpected<Error> system_failure(const std::string& path, std::string_view what, int number) {
  return fail(ErrorCode::io, fmt::format("{}: {}", what, std::strerror(number)), path,
              number == ENOENT ? "check the path" : "check the file and its permissions");
}

}  // namespace

Mapping::Mapping(Mapping&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}
Mapping& Mapping::operator=(Mapping&& other) noexcept {
  std::swap(m_data, other.m_data);
  std::swap(m_size, other.m_size);
  return *this;
}
Mapping::~Mapping() {
  if (m_data != nullptr) ::munmap(m_data, m_size);
}

Image::Image(Mapping bytes, std::string path) : m_bytes(std::move(bytes)), m_path(std::move(path)) {
  std::memcpy(&m_header, m_bytes.data(), sizeof m_header);
  for (std::size_t i = 0; i < m_parts.size(); ++i) {
    const Section& section = m_header.sections[i];
    m_parts[i] = Part{m_bytes.data() + section.offset, section.bytes / section.width, section.width};
  }
}

Result<std::unique_ptr<Image>> Image::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_failure(path, "cannot open", errno);
  struct stat status {};
  Header header;
  void* data = MAP_FAILED;
  int number = 0;
  ssize_t got = 0;
  if (::fstat(descriptor, &status) != 0 || (got = ::pread(descriptor, &header, sizeof header, 0)) < 0) number = errno;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  const bool has_header = number == 0 && got == static_cast<ssize_t>(sizeof header);
  if (has_header) {
    data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (data == MAP_FAILED) number = errno;
  }
  ::close(descriptor);
  if (number != 0) return system_failure(path, "cannot read", number);
  if (!has_header) return malformed(path, "this is no index of guanxi: it is too short");
  Mapping mapping(static_cast<unsigned char*>(data), size);
  GUANXI_CHECK(check_header(header, size, path));
  // A question reads little, and here and there: reading ahead would bring what nobody asks for.
  (void)::madvise(data, size, MADV_RANDOM);
  std::unique_ptr<Image> image(new Image(std::move(mapping), path));
  image->m_seen = std::make_unique<std::atomic<std::uint64_t>[]>(image->page_count() / 64 + 1);
  return image;
}

std::unique_ptr<Image> Image::adopt(Mapping bytes) {
  std::unique_ptr<Image> image(new Image(std::move(bytes), {}));
  image->m_all_sound = true;
  return image;
}

std::uint64_t Image::page_count() const { return (m_header.file_size + format::k_page - 1) / format::k_page; }

bool Image::page_is_sound(std::uint64_t page) const {
  // Sums are not summed themselves: a damaged one matches no page.
  const Part& sums = part(Kind::page_sums);
  const std::uint64_t begin = page * format::k_page;
  const auto sums_begin = static_cast<std::uint64_t>(sums.data - m_bytes.data());
  if (page == 0 || begin >= sums_begin) return true;
  std::uint64_t expected = 0;
  std::memcpy(&expected, sums.data + page * sizeof expected, sizeof expected);
  return expected == sum_of_bytes({m_bytes.data() + begin, std::min(format::k_page, sums_begin - begin)});
}

bool Image::check_pages(std::uint64_t first, std::uint64_t last) const {
  for (std::uint64_t page = first; page <= last; ++page) {
    if (is_seen(page)) continue;
    if (!page_is_sound(page)) {
      std::uint64_t none = 0;
      m_damaged_page.compare_exchange_strong(none, page, std::memory_order_relaxed);
      return false;
    }
    m_seen[page / 64].fetch_or(std::uint64_t{1} << (page % 64), std::memory_order_relaxed);
  }
  return true;
}

std::uint32_t Image::number(Kind kind, std::uint64_t i) const {
  switch (width(kind)) {
    case 1:
      return at<std::uint8_t>(kind, i);
    case 2:
      return at<std::uint16_t>(kind, i);
    default:
      return at<std::uint32_t>(kind, i);
  }
}

std::string_view Image::text(std::uint32_t byte) const {
  const Part& p = part(Kind::strings);
  constexpr std::uint64_t k_longest_length = 5;  // bytes of a varint of 32 bits
  if (byte >= p.count) return {};
  const std::uint64_t head = std::min(k_longest_length, p.count - byte);
  if (!sound(p.data + byte, head)) return {};
  const unsigned char* at = p.data + byte;
  const std::uint32_t size = read_varint(at, p.data + byte + head);
  const auto left = static_cast<std::uint64_t>(p.data + p.count - at);
  if (size == 0 || size > left || !sound(at, size)) return {};
  return {reinterpret_cast<const char*>(at), size};
}

void Image::want(Kind kind, std::uint64_t begin, std::uint64_t end, std::vector<std::uint64_t>& pages) const {
  const Part& p = part(kind);
  if (m_all_sound || begin >= end || end > p.count) return;
  const auto from = static_cast<std::uint64_t>(p.data - m_bytes.data()) + begin * p.width;
  const std::uint64_t last = (from + (end - begin) * p.width - 1) / format::k_page;
  const auto sums = static_cast<std::uint64_t>(part(Kind::page_sums).data - m_bytes.data());
  for (std::uint64_t page = from / format::k_page; page <= last; ++page) {
    if (is_seen(page)) continue;
    pages.push_back(page);
    pages.push_back((sums + page * sizeof(std::uint64_t)) / format::k_page);
  }
}

void Image::bring(std::vector<std::uint64_t>& pages) const {
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i + 1;
    while (end < pages.size() && pages[end] == pages[end - 1] + 1) ++end;
    (void)::madvise(m_bytes.data() + pages[i] * format::k_page, (end - i) * format::k_page, MADV_WILLNEED);
    i = end;
  }
}

Result<void> Image::read_all(unsigned threads) {
  if (m_all_sound) return {};
  (void)::madvise(m_bytes.data(), m_bytes.size(), MADV_NORMAL);
  (void)::madvise(m_bytes.data(), m_bytes.size(), MADV_WILLNEED);
  const std::uint64_t pages = page_count();
  const std::uint64_t share = pages / threads + 1;
  const auto check = [&](std::uint64_t part) {
    const std::uint64_t begin = part * share;
    const std::uint64_t end = std::min(pages, begin + share);
    if (begin < end) (void)check_pages(begin, end - 1);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(check, i);
  check(0);
  for (std::thread& other : others) other.join();
  if (auto found = damage()) return tl::unexpected(*std::move(found));
  m_all_sound = true;
  return {};
}

std::optional<Error> Image::damage() const {
  const std::uint64_t page = m_damaged_page.load(std::memory_order_relaxed);
  if (page == 0) return std::nullopt;
  return Error{
      ErrorCode::malformed, fmt::format("the index is damaged at byte {}", page * format::k_page), m_path, 0, 0,
      k_next_step};
}

std::vector<std::string> Image::damaged_sections() const {
  std::vector<std::string> lines;
  std::uint64_t header_sum = 0;  // of page 0, which the header sums itself
  std::memcpy(&header_sum, part(Kind::page_sums).data,
              std::min<std::uint64_t>(sizeof header_sum, part(Kind::page_sums).count * sizeof header_sum));
  if (header_sum != 0) lines.emplace_back("section page_sums of the index has a sum that none was written for");
  for (std::size_t i = 0; i < format::k_section_count; ++i) {
    const Section& section = m_header.sections[i];
    if (section.bytes == 0) continue;
    std::uint64_t damaged = 0;
    const std::uint64_t last = (section.offset + section.bytes - 1) / format::k_page;
    for (std::uint64_t page = section.offset / format::k_page; page <= last; ++page)
      damaged += page_is_sound(page) ? 0 : 1;
    if (damaged != 0) {
      lines.push_back(fmt::format("section {} of the index has {} damaged pages", format::k_sections[i].name, damaged));
    }
  }
  return lines;
}

}  // namespace guanxi::graph
