// Spelling of XML, shared by GraphML and GEXF.
#pragma once

#include <string_view>

#include "graph/export/sink.hpp"

namespace guanxi::graph {

/// `text`, already clean (clean_text), as character data or inside an attribute in double quotes.
void put_xml(Sink& sink, std::string_view text);

}  // namespace guanxi::graph
