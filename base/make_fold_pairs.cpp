// Writes base/fold_pairs.inc: every character whose folded form is another single character, as ICU sees it.
// Run by hand (ninja guanxi_make_fold_pairs && ./base/guanxi_make_fold_pairs > base/fold_pairs.inc): ICU's transliterator
// is too slow to be asked for every character at each start of the program. tests/base/fold_test.cpp compares the two.
#include <cstdio>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

namespace {

/// The only character of `text`, or -1 where there are none or several.
UChar32 single(const icu::UnicodeString& text) { return text.countChar32() == 1 ? text.char32At(0) : -1; }

/// Two characters that are each other's simplified form (苎 and 苧) become the lesser one, so that folding twice is folding once.
UChar32 simplified(const icu::Transliterator& simplify, UChar32 c) {
  const auto once = [&simplify](UChar32 from) {
    icu::UnicodeString text(from);
    simplify.transliterate(text);
    const UChar32 to = single(text);
    return to >= 0 ? to : from;
  };
  const UChar32 simple = once(c);
  return once(simple) == c && c < simple ? c : simple;
}

}  // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const icu::Transliterator* simplify =
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status);
  if (U_FAILURE(status) != 0) {
    std::fprintf(stderr, "ICU: %s\n", u_errorName(status));
    return 3;
  }
  std::printf("// Made by base/make_fold_pairs.cpp from ICU %s: {character, what it folds to}, ascending. Do not edit.\n",
              U_ICU_VERSION);
  for (UChar32 c = 0x80; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xF8FF) continue;  // surrogates and private use
    UChar32 folded = c;
    if (const UChar32 composed = single(nfkc->normalize(icu::UnicodeString(c), status)); composed >= 0) folded = composed;
    folded = simplified(*simplify, simplified(*simplify, folded));
    if (folded != c) std::printf("{0x%X, 0x%X},\n", static_cast<unsigned>(c), static_cast<unsigned>(folded));
  }
  delete simplify;
  return 0;
}
