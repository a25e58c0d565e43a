#include "queries/cypher/run/regular_expression.hpp"

#include <unicode/regex.h>

#include <memory>

#include <fmt/format.h>

#include "queries/cypher/failure.hpp"

namespace guanxi::cypher {

bool fits(const std::string& text, const std::string& pattern) {
  // the last pattern is kept: a query asks the same of every row
  thread_local std::string known;
  thread_local std::unique_ptr<icu::RegexPattern> compiled;
  UErrorCode status = U_ZERO_ERROR;
  if (!compiled || known != pattern) {
    UParseError where{};
    compiled.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), where, status));
    known = pattern;
    if (U_FAILURE(status)) {
      compiled.reset();
      raise_argument(fmt::format("'{}' is no regular expression: character {}", pattern, where.offset + 1));
    }
  }
  const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled->matcher(subject, status));
  constexpr std::int32_t k_longest = 1000;  // ICU's unit, about a millisecond
  if (matcher) matcher->setTimeLimit(k_longest, status);
  const bool found = matcher && matcher->matches(status);
  if (U_FAILURE(status)) raise_argument(fmt::format("the regular expression '{}' takes too long", pattern));
  return found;
}

}  // namespace guanxi::cypher
