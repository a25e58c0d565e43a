// Opens a graph: finds its index, makes it where it is missing or of another state, and holds on to the file behind it.
#include <array>
#include <charconv>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "graph/index/check.hpp"
#include "graph/index/graph.hpp"
#include "graph/index/make_image.hpp"
#include "graph/index/page_sum.hpp"
#include "graph/index/processors.hpp"
#include "graph/index/row_source.hpp"
#include "graph/index/source.hpp"

namespace guanxi::graph {

namespace {

std::string index_path_of(const std::string& path) { return path + "-index"; }

Result<std::uint64_t> fingerprint_of(const Store& store) {
  GUANXI_TRY(const std::string digits, store.fingerprint());
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

/// Writes the file's stamp into the header of an index whose graph file was copied or touched, so that the next opening
/// knows it at once. Where that fails, the next opening compares fingerprints again.
void stamp_again(const Image& image, const FileStamp& stamp) {
  const int descriptor = ::open(image.path().c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  format::Header header = image.header();
  header.store_file = stamp;
  header.sum = sum_of_bytes({reinterpret_cast<const unsigned char*>(&header), offsetof(format::Header, sum)});
  (void)::pwrite(descriptor, &header, sizeof header, 0);
  ::close(descriptor);
}

/// Reads the graph file at `path` into `writer`. The stamp is taken first: a file that is replaced meanwhile gives an
/// index that the next opening compares again.
Result<ImageWriter> filled(ImageWriter writer, const std::string& path) {
  GUANXI_TRY(writer.header().store_file, Store::stamp(path));
  GUANXI_TRY(const Store store, Store::open(path));
  GUANXI_TRY(writer.header().store_fingerprint, fingerprint_of(store));
  writer.header().bound_to_store = 1;
  GUANXI_TRY(const auto rows, rows_of_store(store));
  GUANXI_CHECK(make_image(*rows, k_part_bytes, writer));
  return writer;
}

Result<void> write_index(const std::string& index_path, const std::string& path) {
  GUANXI_TRY(ImageWriter writer, filled(ImageWriter::to_file(index_path), path));
  return writer.commit(processors_for(writer.header().ties));
}

/// Makes the index of the graph file at `path`; in memory where its folder cannot take it.
Result<std::unique_ptr<Image>> build_index(const std::string& path, std::string_view why, const Graph::Notice& notice) {
  const std::string index_path = index_path_of(path);
  const auto written = write_index(index_path, path);
  if (written) {
    if (notice) notice(fmt::format("{}: made, since {}", index_path, why));
    return Image::open(index_path);
  }
  if (written.error().code != ErrorCode::io) return tl::unexpected(written.error());
  if (notice) {
    notice(
        fmt::format("{}: {}; the graph is put together in memory at each start", index_path, written.error().message));
  }
  GUANXI_TRY(ImageWriter writer, filled(ImageWriter::in_memory(), path));
  return writer.take();
}

/// The index beside the graph file where it is of the file's state; else null, and `why` says what is wrong with it.
Result<std::unique_ptr<Image>> index_beside(const std::string& path, const FileStamp& stamp, std::string& why) {
  auto image = Image::open(index_path_of(path));
  if (!image) {
    why = ::access(index_path_of(path).c_str(), F_OK) != 0 ? "it was not there" : image.error().message;
    return std::unique_ptr<Image>();
  }
  const format::Header& header = (*image)->header();
  if (header.bound_to_store == 1 && header.store_file == stamp) return image;
  GUANXI_TRY(const Store store, Store::open(path));
  GUANXI_TRY(const std::uint64_t fingerprint, fingerprint_of(store));
  if (header.bound_to_store == 1 && header.store_fingerprint == fingerprint) {
    stamp_again(**image, stamp);
    return image;
  }
  why = "the graph has changed";
  return std::unique_ptr<Image>();
}

Result<std::unique_ptr<Image>> open_alone(const std::string& path) {
  GUANXI_TRY(auto image, Image::open(path));
  if (image->header().bound_to_store == 0) return image;
  return fail(ErrorCode::malformed, "this is the index of a graph file, not the graph", path,
              "name the graph file: the same name without -index");
}

}  // namespace

bool is_index(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  std::array<unsigned char, format::k_magic.size()> begin{};
  const ssize_t got = ::pread(descriptor, begin.data(), begin.size(), 0);
  ::close(descriptor);
  return got == static_cast<ssize_t>(begin.size()) && begin == format::k_magic;
}

Result<Graph> Graph::open(const std::string& path, const Notice& notice) {
  if (is_index(path)) {
    GUANXI_TRY(auto image, open_alone(path));
    return Graph(std::move(image));
  }
  GUANXI_TRY(const FileStamp stamp, Store::stamp(path));
  std::string why;
  GUANXI_TRY(auto image, index_beside(path, stamp, why));
  if (!image) {
    GUANXI_TRY(image, build_index(path, why, notice));
  }
  auto source = std::make_unique<Source>();
  source->path = path;
  source->stamp = stamp;
  return Graph(std::move(image), std::move(source));
}

Result<void> Graph::make_index(const std::string& path) { return write_index(index_path_of(path), path); }

bool Graph::has_texts() const { return m_source != nullptr; }

Result<const Store*> Graph::texts() const {
  if (!m_source) {
    return fail(ErrorCode::usage, "this graph has no articles: it was imported as nodes and ties", m_image->path(),
                "ask for names, ties and paths, or build a graph from articles");
  }
  if (!m_source->store) {
    GUANXI_TRY(Store store, Store::open(m_source->path));
    GUANXI_TRY(const FileStamp now, Store::stamp(m_source->path));
    if (now != m_source->stamp) {
      return fail(ErrorCode::busy, "the graph was replaced while it was read", m_source->path, "run the command again");
    }
    m_source->store.emplace(std::move(store));
  }
  return &*m_source->store;
}

Result<std::vector<std::string>> check_index(const std::string& path) {
  const bool alone = is_index(path);
  const std::string index_path = alone ? path : index_path_of(path);
  if (!alone && ::access(index_path.c_str(), F_OK) != 0) return std::vector<std::string>{};
  auto image = Image::open(index_path);
  if (!image && image.error().code != ErrorCode::malformed) return tl::unexpected(std::move(image).error());
  if (!image) return std::vector<std::string>{image.error().message};
  std::vector<std::string> findings = (*image)->damaged_sections();
  if (alone) return findings;
  GUANXI_TRY(const Store store, Store::open(path));
  GUANXI_TRY(const std::uint64_t fingerprint, fingerprint_of(store));
  const format::Header& header = (*image)->header();
  if (header.bound_to_store != 1 || header.store_fingerprint != fingerprint) {
    findings.emplace_back("the index was made from another state of the graph; the next question makes it again");
  }
  return findings;
}

}  // namespace guanxi::graph
