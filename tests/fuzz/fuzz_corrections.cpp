// A corrections file of any bytes: records or an error, and what it gives for the lexicon can be read.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/recognize/user_lexicon.hpp"
#include "extract/resolve/corrections/corrections.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = guanxi::extract::read_corrections(bytes, "c.yaml");
  if (!read) {
    if (read.error().message.empty()) std::abort();
    return 0;
  }
  const std::string lines = guanxi::extract::lexicon_lines(*read);
  if (!lines.empty() && !guanxi::extract::UserLexicon::read(lines, "c.yaml")) std::abort();
  return 0;
}
