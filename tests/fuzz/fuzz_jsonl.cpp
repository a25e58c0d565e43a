#include "tests/fuzz/parse_checked.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return guanxi::extract::parse_checked(data, size, guanxi::extract::Format::jsonl);
}
