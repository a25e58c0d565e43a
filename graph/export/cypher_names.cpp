#include "graph/export/cypher_names.hpp"

namespace guanxi::graph {

namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string cypher_label(std::string_view type) {
  std::string label(type);
  if (!label.empty()) label.front() = upper(label.front());
  return label;
}

std::string cypher_type(std::string_view relation) {
  if (relation == "co_mention") return "CO_MENTIONED";
  std::string type(relation);
  for (char& c : type) c = upper(c);
  return type;
}

}  // namespace guanxi::graph
