#include "queries/cypher/value/compare.hpp"

#include <cmath>
#include <string>

namespace guanxi::cypher {

namespace {

int sign(std::strong_ordering o) { return o < 0 ? -1 : (o > 0 ? 1 : 0); }

/// Exact, also where a float cannot hold the integer. NaN is after everything.
int order_numbers(const Value& a, const Value& b) {
  if (a.is(Kind::integer) && b.is(Kind::integer)) return sign(a.integer() <=> b.integer());
  if (a.is(Kind::floating) && b.is(Kind::floating)) {
    const double x = a.floating(), y = b.floating();
    if (std::isnan(x) || std::isnan(y)) return static_cast<int>(std::isnan(x)) - static_cast<int>(std::isnan(y));
    return x < y ? -1 : (x > y ? 1 : 0);
  }
  if (a.is(Kind::floating)) return -order_numbers(b, a);
  const double y = b.floating();
  if (std::isnan(y) || y >= 9223372036854775808.0) return -1;
  if (y < -9223372036854775808.0) return 1;
  const auto whole = static_cast<std::int64_t>(y);
  if (a.integer() != whole) return a.integer() < whole ? -1 : 1;
  const double rest = y - static_cast<double>(whole);
  return rest > 0 ? -1 : (rest < 0 ? 1 : 0);
}

bool is_nan(const Value& v) { return v.is(Kind::floating) && std::isnan(v.floating()); }

Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::unknown || b == Truth::unknown ? Truth::unknown : Truth::yes;
}

Truth equal_lists(const List& a, const List& b) {
  if (a.size() != b.size()) return Truth::no;
  Truth all = Truth::yes;
  for (std::size_t i = 0; i < a.size() && all != Truth::no; ++i) all = both(all, equal(a[i], b[i]));
  return all;
}

Truth equal_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return Truth::no;
  Truth all = Truth::yes;
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (x->first != y->first) return Truth::no;
    all = both(all, equal(x->second, y->second));
  }
  return all;
}

int order_temporal(const Value& a, const Value& b) {
  switch (a.kind()) {
    case Kind::date:
      return sign(a.date() <=> b.date());
    case Kind::local_time:
      return sign(a.local_time() <=> b.local_time());
    case Kind::time:
      return sign(a.time() <=> b.time());
    case Kind::local_date_time:
      return sign(a.local_date_time() <=> b.local_date_time());
    case Kind::date_time:
      return sign(a.date_time() <=> b.date_time());
    default:
      return sign(a.duration() <=> b.duration());
  }
}

int order_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (const int o = order(a[i], b[i]); o != 0) return o;
  }
  return sign(a.size() <=> b.size());
}

int order_maps(const Map& a, const Map& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (const int o = x->first.compare(y->first); o != 0) return o;
  }
  for (auto x = a.begin(), y = b.begin(); x != a.end(); ++x, ++y) {
    if (const int o = order(x->second, y->second); o != 0) return o;
  }
  return 0;
}

int order_paths(const Path& a, const Path& b) {
  for (std::size_t i = 0; i < a.nodes.size() && i < b.nodes.size(); ++i) {
    if (a.nodes[i] != b.nodes[i]) return a.nodes[i] < b.nodes[i] ? -1 : 1;
    if (i < a.rels.size() && i < b.rels.size() && a.rels[i] != b.rels[i]) return a.rels[i] < b.rels[i] ? -1 : 1;
  }
  return sign(a.rels.size() <=> b.rels.size());
}

/// The rank of a kind in the total order.
int rank(Kind kind) {
  switch (kind) {
    case Kind::map:
      return 0;
    case Kind::node:
      return 1;
    case Kind::relationship:
      return 2;
    case Kind::list:
      return 3;
    case Kind::path:
      return 4;
    case Kind::date_time:
      return 5;
    case Kind::local_date_time:
      return 6;
    case Kind::date:
      return 7;
    case Kind::time:
      return 8;
    case Kind::local_time:
      return 9;
    case Kind::duration:
      return 10;
    case Kind::string:
      return 11;
    case Kind::boolean:
      return 12;
    case Kind::integer:
    case Kind::floating:
      return 13;
    case Kind::null:
      return 14;
  }
  return 15;
}

Relation relation(int o) { return o < 0 ? Relation::less : (o > 0 ? Relation::greater : Relation::same); }

Relation compare_lists(const List& a, const List& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    const Relation r = compare(a[i], b[i]);
    if (r != Relation::same) return r;
  }
  return relation(sign(a.size() <=> b.size()));
}

std::size_t mix(std::size_t seed, std::size_t more) {
  return seed ^ (more + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U));
}

std::size_t hash_number(const Value& value) {
  if (value.is(Kind::integer)) return std::hash<std::int64_t>{}(value.integer());
  const double d = value.floating();
  if (std::isnan(d)) return 0x7ff8;
  if (d >= -9223372036854775808.0 && d < 9223372036854775808.0 && std::trunc(d) == d)
    return std::hash<std::int64_t>{}(static_cast<std::int64_t>(d));
  return std::hash<double>{}(d);
}

}  // namespace

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::unknown;
  if (a.is_number() && b.is_number()) return truth(!is_nan(a) && !is_nan(b) && order_numbers(a, b) == 0);
  if (a.kind() != b.kind()) return Truth::no;
  if (a.is(Kind::list)) return equal_lists(a.list(), b.list());
  if (a.is(Kind::map)) return equal_maps(a.map(), b.map());
  if (a.is(Kind::duration)) return truth(same_fields(a.duration(), b.duration()));
  return truth(order(a, b) == 0);
}

Relation compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Relation::unknown;
  if (a.is_number() && b.is_number()) return is_nan(a) || is_nan(b) ? Relation::never : relation(order_numbers(a, b));
  if (a.kind() != b.kind()) return Relation::unknown;
  switch (a.kind()) {
    case Kind::list:
      return compare_lists(a.list(), b.list());
    case Kind::boolean:
    case Kind::string:
    case Kind::date:
    case Kind::local_time:
    case Kind::time:
    case Kind::local_date_time:
    case Kind::date_time:
      return relation(order(a, b));
    default:
      return equal(a, b) == Truth::yes ? Relation::same : Relation::unknown;
  }
}

int order(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return order_numbers(a, b);
  if (a.kind() != b.kind()) return sign(rank(a.kind()) <=> rank(b.kind()));
  switch (a.kind()) {
    case Kind::null:
      return 0;
    case Kind::boolean:
      return sign(a.boolean() <=> b.boolean());
    case Kind::string:
      return a.string().compare(b.string());
    case Kind::list:
      return order_lists(a.list(), b.list());
    case Kind::map:
      return order_maps(a.map(), b.map());
    case Kind::node:
      return sign(a.node() <=> b.node());
    case Kind::relationship:
      return sign(a.relationship() <=> b.relationship());
    case Kind::path:
      return order_paths(a.path(), b.path());
    default:
      return order_temporal(a, b);
  }
}

std::size_t hash(const Value& value) {
  const auto kind = static_cast<std::size_t>(value.kind());
  switch (value.kind()) {
    case Kind::null:
      return 1;
    case Kind::boolean:
      return value.boolean() ? 3 : 2;
    case Kind::integer:
    case Kind::floating:
      return hash_number(value);
    case Kind::string:
      return std::hash<std::string>{}(value.string());
    case Kind::list:
      return RowHash{}(value.list());
    case Kind::map: {
      std::size_t seed = 7;
      for (const auto& [key, element] : value.map())
        seed = mix(mix(seed, std::hash<std::string>{}(key)), hash(element));
      return seed;
    }
    case Kind::node:
      return mix(kind, value.node().id);
    case Kind::relationship:
      return mix(kind, value.relationship().id);
    case Kind::path: {
      std::size_t seed = 9;
      for (const NodeRef node : value.path().nodes) seed = mix(seed, node.id);
      for (const RelRef rel : value.path().rels) seed = mix(seed, rel.id);
      return seed;
    }
    default:
      return mix(kind, std::hash<std::string>{}(temporal_text(value)));
  }
}

bool SameRow::operator()(const List& a, const List& b) const { return order_lists(a, b) == 0; }

std::size_t RowHash::operator()(const List& row) const {
  std::size_t seed = 11;
  for (const Value& value : row) seed = mix(seed, hash(value));
  return seed;
}

}  // namespace guanxi::cypher
