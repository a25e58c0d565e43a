// Any text as a query, parsed only: by far faster than running it.
#include <cstdint>
#include <string_view>

#include "queries/cypher/syntax/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    static_cast<void>(guanxi::cypher::parse({reinterpret_cast<const char*>(data), size}));
  } catch (const guanxi::cypher::Failure&) {
    return 0;  // said what is wrong with it
  }
  return 0;
}
