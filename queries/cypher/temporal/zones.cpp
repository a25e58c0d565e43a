#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <map>
#include <memory>

#include "queries/cypher/temporal/temporal.hpp"

namespace guanxi::cypher {

namespace {

/// The zone by its exact name, kept; null where ICU knows none. One thread's own.
const icu::TimeZone* zone_named(const std::string& name) {
  thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>> known;
  const auto found = known.find(name);
  if (found != known.end()) return found->second.get();
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (zone && *zone == icu::TimeZone::getUnknown()) zone.reset();
  return known.emplace(name, std::move(zone)).first->second.get();
}

constexpr std::int64_t k_furthest =
    8'000'000'000'000;  // seconds; ICU counts in double milliseconds, and no rule is older

std::int32_t offset_at(const icu::TimeZone& zone, std::int64_t utc_seconds) {
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  const std::int64_t within = std::min(std::max(utc_seconds, -k_furthest), k_furthest);
  zone.getOffset(static_cast<UDate>(within) * 1000.0, 0, raw, summer, status);
  return U_FAILURE(status) ? 0 : (raw + summer) / 1000;
}

std::optional<std::int32_t> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char a = text[at], b = text[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return std::nullopt;
  return (a - '0') * 10 + (b - '0');
}

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  std::int32_t total = 0, unit = 3600;
  std::size_t at = 1;
  while (at < text.size() && unit > 0) {
    if (at > 1 && text[at] == ':') ++at;
    const auto part = two_digits(text, at);
    if (!part || *part > (unit == 3600 ? 18 : 59)) return std::nullopt;
    total += *part * unit;
    unit /= 60;
    at += 2;
  }
  if (at != text.size() || total > 18 * 3600) return std::nullopt;
  return text[0] == '-' ? -total : total;
}

}  // namespace

std::optional<Zone> parse_zone(std::string_view text) {
  if (const auto offset = parse_offset(text)) return Zone{{}, *offset};
  const std::string name(text);
  if (name.empty() || zone_named(name) == nullptr) return std::nullopt;
  return Zone{name, 0};
}

DateTime from_utc(std::int64_t seconds, std::int32_t nanos, const Zone& zone) {
  const icu::TimeZone* rules = zone.name.empty() ? nullptr : zone_named(zone.name);
  const std::int32_t offset = rules == nullptr ? zone.offset : offset_at(*rules, seconds);
  return {{seconds + offset, nanos}, offset, zone.name};
}

DateTime at_zone(const LocalDateTime& local, const Zone& zone) {
  const icu::TimeZone* rules = zone.name.empty() ? nullptr : zone_named(zone.name);
  if (rules == nullptr) return {local, zone.offset, zone.name};
  // The offsets a day before and after bracket any change of the clock in between.
  const std::int32_t before = offset_at(*rules, local.seconds - k_day_seconds);
  const std::int32_t after = offset_at(*rules, local.seconds + k_day_seconds);
  if (offset_at(*rules, local.seconds - before) == before) return {local, before, zone.name};
  if (offset_at(*rules, local.seconds - after) == after) return {local, after, zone.name};
  return from_utc(local.seconds - before, local.nanos, zone);  // the clock skipped it
}

DateTime in_zone(const DateTime& instant, const Zone& zone) {
  return from_utc(instant.utc_seconds(), instant.local.nanos, zone);
}

}  // namespace guanxi::cypher
