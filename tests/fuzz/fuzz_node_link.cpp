#include <cstdint>

#include "tests/fuzz/read_graph_checked.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return guanxi::graph::read_graph_checked(data, size, guanxi::graph::read_node_link);
}
