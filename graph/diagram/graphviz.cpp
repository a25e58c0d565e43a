#include "graph/diagram/graphviz.hpp"

#include <fmt/format.h>
#include <cstdio>
#include <cstdlib>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUANXI_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(GUANXI_ADDRESS_SANITIZER)
/// What Graphviz 2.43 and the font libraries below it never free: caches until the process ends, and about 300 bytes a
/// picture inside libgvc. Graphs that we forget to close are allocated in libcgraph and still reported.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:librsvg\nleak:libglib\nleak:libgvc\nleak:"
         "libgvplugin\n";
}
/// Says nothing of them: what the program prints is compared byte by byte.
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }
#endif

namespace guanxi::graph {

namespace {

std::mutex g_lock;       // guards all of Graphviz, and the messages
std::string g_messages;  // of the session that holds the lock

constexpr std::size_t k_most_message_bytes = 2000;

constexpr int k_seed = 7;

int keep_message(char* message) {
  if (g_messages.size() < k_most_message_bytes) g_messages += message;
  return 0;
}

GVC_t* process_context() {
  static GVC_t* const context = gvContext();
  return context;
}

/// libcgraph takes char* where it means const char*.
char* mutable_text(const std::string& value) { return const_cast<char*>(value.c_str()); }

/// No value holds a zero byte: it would end there.
std::string without_zero(std::string_view value) { return std::string(value.substr(0, value.find('\0'))); }

}  // namespace

GraphvizSession::GraphvizSession(std::chrono::milliseconds limit)
    : m_deadline(std::chrono::steady_clock::now() + limit),
      m_lock(g_lock),
      m_c_locale(::newlocale(LC_NUMERIC_MASK, "C", static_cast<locale_t>(nullptr))),
      m_previous_locale(::uselocale(m_c_locale)),
      m_previous_handler(agseterrf(&keep_message)) {
  g_messages.clear();
}

GraphvizSession::~GraphvizSession() {
  agseterrf(m_previous_handler);
  ::uselocale(m_previous_locale);
  if (m_c_locale != nullptr) ::freelocale(m_c_locale);
}

GVC_t* GraphvizSession::context() const { return process_context(); }

tl::unexpected<Error> GraphvizSession::failure(std::string_view what) const {
  std::string message = fmt::format("Graphviz {}", what);
  if (const auto end = g_messages.find('\n'); !g_messages.empty()) message += ": " + g_messages.substr(0, end);
  return fail(ErrorCode::io, std::move(message), {}, "narrow the question: --limit, fewer --hops, --type");
}

CGraph::CGraph(const GraphvizSession& session, const char* name)
    : m_session(session), m_graph(agopen(const_cast<char*>(name), Agdirected, nullptr)) {}

CGraph::~CGraph() {
  if (m_graph == nullptr) return;
  if (m_has_layout) gvFreeLayout(m_session.context(), m_graph);
  agclose(m_graph);
}

void CGraph::set(int kind, const char* name, std::string_view value) {
  agattr(m_graph, kind, const_cast<char*>(name), mutable_text(without_zero(value)));
}

Agnode_t* CGraph::node(const std::string& name) { return agnode(m_graph, mutable_text(name), 1); }

Agedge_t* CGraph::edge(Agnode_t* from, Agnode_t* to, const std::string& key) {
  return agedge(m_graph, from, to, mutable_text(key), 1);
}

void CGraph::set(void* object, const char* name, std::string_view value) {
  static char empty[] = "";
  agsafeset(object, const_cast<char*>(name), mutable_text(without_zero(value)), empty);
}

void CGraph::set_html(void* object, const char* name, std::string_view value) {
  char* const html = agstrdup_html(m_graph, mutable_text(without_zero(value)));
  static char empty[] = "";
  agsafeset(object, const_cast<char*>(name), html, empty);
  agstrfree(m_graph, html);
}

Result<void> CGraph::layout(const char* engine) {
  m_has_layout = true;
  // The engines draw from the C library's generators, which keep their state from one layout to the next.
  std::srand(k_seed);
  ::srand48(k_seed);
  if (gvLayout(m_session.context(), m_graph, engine) != 0) return m_session.failure("cannot lay the picture out");
  return {};
}

Result<std::string> CGraph::text() {
  char* data = nullptr;
  std::size_t size = 0;
  std::FILE* const memory = ::open_memstream(&data, &size);
  if (memory == nullptr) return m_session.failure("has no memory for the text");
  const int status = agwrite(m_graph, memory);
  const bool closed = std::fclose(memory) == 0;
  std::string bytes(data, size);
  std::free(data);
  if (status != 0 || !closed) return m_session.failure("cannot write the text");
  return bytes;
}

}  // namespace guanxi::graph
