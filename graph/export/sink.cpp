#include "graph/export/sink.hpp"

#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <utility>

namespace guanxi::graph {

namespace {

Result<void> write_standard_output(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return fail(ErrorCode::io, std::string("cannot write: ") + std::strerror(errno), "standard output");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

}  // namespace

Result<Sink> Sink::open(const std::string& path) {
  if (path == "-") return Sink(std::nullopt);
  GUANXI_TRY(auto file, AtomicFile::create(path));
  return Sink(std::optional<AtomicFile>(std::move(file)));
}

void Sink::flush() {
  if (!m_failure) {
    auto written = m_file ? m_file->write(m_buffer) : write_standard_output(m_buffer);
    if (!written) m_failure = std::move(written).error();
  }
  m_buffer.clear();
}

Result<void> Sink::commit() {
  flush();
  if (m_failure) return tl::unexpected<Error>(*m_failure);
  return m_file ? m_file->commit() : Result<void>{};
}

}  // namespace guanxi::graph
