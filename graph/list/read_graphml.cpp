// GraphML through libxml2's streaming reader. It reads nothing but the bytes it is given, expands no entity, and keeps
// libxml2's own limits of depth (256) and of one text (10 MB).
#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <unordered_map>

#include "graph/list/graph_file.hpp"

namespace guanxi::graph {

namespace {

/// What libxml2 reads from: it takes no more than 2 GB at once.
struct Source {
  std::string_view rest;
  static int read(void* context, char* buffer, int size) {
    Source& source = *static_cast<Source*>(context);
    const std::size_t count = std::min(source.rest.size(), static_cast<std::size_t>(size));
    if (count > 0) std::memcpy(buffer, source.rest.data(), count);
    source.rest.remove_prefix(count);
    return static_cast<int>(count);
  }
  static int close(void*) { return 0; }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

class GraphMlReader {
 public:
  GraphMlReader(std::string_view text, const std::string& path) : m_source{text}, m_path(path) {}

  Result<GraphFile> read() {
    m_reader.reset(xmlReaderForIO(Source::read, Source::close, &m_source, nullptr, nullptr, XML_PARSE_NONET));
    if (!m_reader) return fail(ErrorCode::io, "the XML reader cannot be made", m_path);
    xmlTextReaderSetErrorHandler(m_reader.get(), keep_message, this);
    int state = 0;
    while ((state = xmlTextReaderRead(m_reader.get())) == 1) {
      auto taken = take();
      if (!taken) return wrong(std::move(taken).error());
    }
    if (state < 0)
      return wrong({ErrorCode::malformed, "this is no XML: " + m_message, {}, 0, 0, "write the file again"});
    if (!m_has_graph)
      return wrong({ErrorCode::malformed,
                    "the file has no graph",
                    {},
                    0,
                    0,
                    "GraphML has a graph element in a graphml element"});
    auto file = m_rows.finish();
    if (!file) file.error().where = m_path;
    return file;
  }

 private:
  enum class In : std::uint8_t { none, node, edge };
  /// A field that a data element's key stands for, of nodes and of edges.
  struct Key {
    std::string name;
    std::string fallback;  // its default
    bool of_nodes = true;
    bool of_edges = true;
  };

  static void keep_message(void* self, const char* message, xmlParserSeverities, xmlTextReaderLocatorPtr) {
    std::string& kept = static_cast<GraphMlReader*>(self)->m_message;
    if (!kept.empty()) return;
    kept = message;
    kept.erase(kept.find_last_not_of('\n') + 1);
  }
  tl::unexpected<Error> wrong(Error error) {
    error.where = m_path;
    error.line = static_cast<std::size_t>(std::max(0, xmlTextReaderGetParserLineNumber(m_reader.get())));
    return tl::unexpected(std::move(error));
  }
  [[nodiscard]] std::string attribute(const char* name) const {
    const std::unique_ptr<xmlChar, void (*)(void*)> value(
        xmlTextReaderGetAttribute(m_reader.get(), reinterpret_cast<const xmlChar*>(name)), [](void* p) { xmlFree(p); });
    return std::string(view(value.get()));
  }

  Result<void> take() {
    switch (xmlTextReaderNodeType(m_reader.get())) {
      case XML_READER_TYPE_DOCUMENT_TYPE:
        return fail(ErrorCode::malformed, "the file has a document type, which could hide anything", {},
                    "take <!DOCTYPE ...> out");
      case XML_READER_TYPE_ELEMENT: {
        const bool is_empty = xmlTextReaderIsEmptyElement(m_reader.get()) == 1;
        const std::string name(view(xmlTextReaderConstLocalName(m_reader.get())));
        GUANXI_CHECK(begin(name));
        return is_empty ? end(name) : Result<void>{};
      }
      case XML_READER_TYPE_END_ELEMENT:
        return end(view(xmlTextReaderConstLocalName(m_reader.get())));
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (m_in_data) m_text += view(xmlTextReaderConstValue(m_reader.get()));
        return {};
      default:
        return {};
    }
  }

  Result<void> begin(std::string_view name) {
    if (name == "graph") {
      m_has_graph = true;
    } else if (name == "key") {
      const std::string domain = attribute("for");
      m_key = attribute("id");
      m_keys[m_key] = {attribute("attr.name"), {}, domain != "edge", domain != "node"};
    } else if (name == "node" || name == "edge") {
      if (m_in != In::none)
        return fail(ErrorCode::malformed, "a node or an edge stands inside another one", {},
                    "write a graph without nested graphs");
      m_in = name == "node" ? In::node : In::edge;
      m_element = {};
      m_element.id = attribute("id");
      m_element.source = attribute("source");
      m_element.target = attribute("target");
      put_defaults();
    } else if (name == "hyperedge") {
      return fail(ErrorCode::malformed, "the file has a hyperedge", {}, "write it as edges between two nodes each");
    } else if (name == "data" || name == "default") {
      if (name == "data") m_key = attribute("key");
      m_in_data = true;
      m_text.clear();
    }
    return {};
  }

  Result<void> end(std::string_view name) {
    if (name == "data") {
      m_in_data = false;
      const auto key = m_keys.find(m_key);
      if (m_in != In::none && key != m_keys.end() && applies(key->second)) put(key->second.name, m_text);
    } else if (name == "default") {
      m_in_data = false;
      m_keys[m_key].fallback = m_text;
    } else if (name == "node" && m_in == In::node) {
      m_in = In::none;
      return m_rows.add_node(m_element);
    } else if (name == "edge" && m_in == In::edge) {
      m_in = In::none;
      return m_rows.add_edge(m_element);
    }
    return {};
  }

  [[nodiscard]] bool applies(const Key& key) const { return m_in == In::node ? key.of_nodes : key.of_edges; }
  void put_defaults() {
    for (const auto& [id, key] : m_keys) {
      if (!key.fallback.empty() && applies(key)) put(key.name, key.fallback);
    }
  }
  /// The ids and ends of an element are its attributes, never data. Aliases are joined by bars.
  void put(std::string_view field, const std::string& value) {
    if (field == "aliases") {
      m_element.aliases.clear();
      for (std::size_t at = 0; at < value.size();) {
        const std::size_t bar = std::min(value.find('|', at), value.size());
        m_element.aliases.push_back(value.substr(at, bar - at));
        at = bar + 1;
      }
      return;
    }
    if (field == "id" || field == "source" || field == "target") return;
    if (std::string* const text = m_element.field(field)) *text = value;
  }

  Source m_source;
  const std::string& m_path;
  std::unique_ptr<xmlTextReader, void (*)(xmlTextReaderPtr)> m_reader{nullptr, xmlFreeTextReader};
  std::string m_message;
  GraphFileRows m_rows;
  GraphElement m_element;
  std::unordered_map<std::string, Key> m_keys;  // a field has one key in a domain: the order does not matter
  std::string m_key;
  std::string m_text;
  In m_in = In::none;
  bool m_in_data = false;
  bool m_has_graph = false;
};

}  // namespace

Result<GraphFile> read_graphml(std::string_view text, const std::string& path) {
  return GraphMlReader(text, path).read();
}

}  // namespace guanxi::graph
