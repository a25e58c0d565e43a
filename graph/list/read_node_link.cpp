// Node-link JSON through RapidJSON's event reader, iteratively: neither size nor depth of the file costs memory or
// stack beyond what is kept.
#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <optional>

#include "graph/list/graph_file.hpp"

namespace guanxi::graph {

namespace {

/// Follows the events: the object at depth 1 is the document, the arrays at 2 its lists, the objects at 3 the elements,
/// an array at 4 may be an element's aliases. All else is passed over.
class Handler {
 public:
  using Ch = char;

  bool Null() { return scalar({}); }
  bool Bool(bool) { return scalar({}); }
  bool Int(int) { return true; }  // numbers come as texts: see RawNumber
  bool Uint(unsigned) { return true; }
  bool Int64(std::int64_t) { return true; }
  bool Uint64(std::uint64_t) { return true; }
  bool Double(double) { return true; }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return scalar({text, size}); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return scalar({text, size}); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (m_depth == k_document || m_depth == k_element) m_key.assign(text, size);
    return true;
  }
  bool StartObject() {
    ++m_depth;
    if (m_depth == k_element && m_list != List::none) m_element = {};
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    if (m_depth-- != k_element) return true;
    if (m_list == List::nodes) return checked(m_rows.add_node(m_element));
    return m_list != List::edges || checked(m_rows.add_edge(m_element));
  }
  bool StartArray() {
    ++m_depth;
    if (m_depth == k_list) m_list = list_named(m_key);
    m_in_aliases = m_depth == k_aliases && m_key == "aliases";
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    if (m_depth-- == k_list) m_list = List::none;
    m_in_aliases = false;
    return true;
  }

  [[nodiscard]] std::optional<Error>& problem() { return m_problem; }
  [[nodiscard]] GraphFileRows& rows() { return m_rows; }
  [[nodiscard]] bool has_nodes() const { return m_has_nodes; }

 private:
  enum class List : std::uint8_t { none, nodes, edges };
  static constexpr std::size_t k_document = 1;
  static constexpr std::size_t k_list = 2;
  static constexpr std::size_t k_element = 3;
  static constexpr std::size_t k_aliases = 4;

  List list_named(const std::string& key) {
    if (key == "nodes") {
      m_has_nodes = true;
      return List::nodes;
    }
    if (key != "links" && key != "edges") return List::none;
    if (m_edges_key.empty()) m_edges_key = key;
    return key == m_edges_key ? List::edges : List::none;
  }
  bool scalar(std::string_view text) {
    if (m_list == List::none) return true;
    if (m_in_aliases && m_depth == k_aliases) m_element.aliases.emplace_back(text);
    if (m_depth != k_element) return true;
    if (std::string* const field = m_element.field(m_key)) *field = text;
    return true;
  }
  bool checked(Result<void> added) {
    if (added) return true;
    m_problem = std::move(added).error();
    return false;
  }

  GraphFileRows m_rows;
  GraphElement m_element;
  std::string m_key;
  std::string m_edges_key;
  std::optional<Error> m_problem;
  std::size_t m_depth = 0;
  List m_list = List::none;
  bool m_in_aliases = false;
  bool m_has_nodes = false;
};

}  // namespace

Result<GraphFile> read_node_link(std::string_view text, const std::string& path) {
  constexpr unsigned k_flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::Reader reader;
  Handler handler;
  const rapidjson::ParseResult parsed = reader.Parse<k_flags>(stream, handler);
  if (handler.problem()) {
    handler.problem()->where = path;
    return tl::unexpected(*std::move(handler.problem()));
  }
  if (parsed.IsError())
    return fail(
        ErrorCode::malformed,
        fmt::format("this is no JSON at byte {}: {}", parsed.Offset(), rapidjson::GetParseError_En(parsed.Code())),
        path, "write the file again");
  if (!handler.has_nodes())
    return fail(ErrorCode::malformed, "the file has no list of nodes", path,
                "node-link JSON has the lists nodes and links (or edges)");
  auto file = handler.rows().finish();
  if (!file) file.error().where = path;
  return file;
}

}  // namespace guanxi::graph
