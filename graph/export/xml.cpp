#include "graph/export/xml.hpp"

namespace guanxi::graph {

void put_xml(Sink& sink, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        sink.put("&amp;");
        break;
      case '<':
        sink.put("&lt;");
        break;
      case '>':
        sink.put("&gt;");
        break;
      case '"':
        sink.put("&quot;");
        break;
      default:
        sink.put(c);
    }
  }
}

}  // namespace guanxi::graph
