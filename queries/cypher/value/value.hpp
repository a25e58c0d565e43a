// A Cypher value: immutable, cheap to copy.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "queries/cypher/temporal/temporal.hpp"

namespace guanxi::cypher {

enum class Kind : std::uint8_t {
  null,
  boolean,
  integer,
  floating,
  string,
  list,
  map,
  node,
  relationship,
  path,
  date,
  local_time,
  time,
  local_date_time,
  date_time,
  duration
};

/// "Integer", "List", ...: as messages and typed JSON name it.
[[nodiscard]] std::string_view to_string(Kind kind);

struct NodeRef {
  std::uint64_t id = 0;
  auto operator<=>(const NodeRef&) const = default;
};
struct RelRef {
  std::uint64_t id = 0;
  auto operator<=>(const RelRef&) const = default;
};
/// One node more than relationships.
struct Path {
  std::vector<NodeRef> nodes;
  std::vector<RelRef> rels;
};

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;  ///< by key, so that output has one order

class Value {
 public:
  Value() = default;
  explicit Value(bool truth) : m_data(truth) {}
  explicit Value(std::int64_t number) : m_data(number) {}
  explicit Value(double number) : m_data(number) {}
  explicit Value(std::string text) : m_data(std::make_shared<const std::string>(std::move(text))) {}
  explicit Value(std::string_view text) : Value(std::string(text)) {}
  explicit Value(const char* text) : Value(std::string(text)) {}
  explicit Value(List list) : m_data(std::make_shared<const List>(std::move(list))) {}
  explicit Value(Map map) : m_data(std::make_shared<const Map>(std::move(map))) {}
  explicit Value(Path path) : m_data(std::make_shared<const Path>(std::move(path))) {}
  explicit Value(NodeRef node) : m_data(node) {}
  explicit Value(RelRef rel) : m_data(rel) {}
  explicit Value(Date date) : m_data(date) {}
  explicit Value(LocalTime time) : m_data(time) {}
  explicit Value(Time time) : m_data(time) {}
  explicit Value(LocalDateTime time) : m_data(time) {}
  explicit Value(DateTime time) : m_data(std::make_shared<const DateTime>(std::move(time))) {}
  explicit Value(Duration duration) : m_data(std::make_shared<const Duration>(duration)) {}

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(m_data.index()); }
  [[nodiscard]] bool is(Kind wanted) const { return kind() == wanted; }
  [[nodiscard]] bool is_null() const { return kind() == Kind::null; }
  [[nodiscard]] bool is_number() const { return is(Kind::integer) || is(Kind::floating); }
  [[nodiscard]] bool is_temporal() const { return kind() >= Kind::date && kind() <= Kind::date_time; }
  [[nodiscard]] bool is_true() const { return is(Kind::boolean) && boolean(); }

  // Each only where kind() says so.
  [[nodiscard]] bool boolean() const { return std::get<bool>(m_data); }
  [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(m_data); }
  [[nodiscard]] double floating() const { return std::get<double>(m_data); }
  /// Of an integer or a float.
  [[nodiscard]] double number() const { return is(Kind::integer) ? static_cast<double>(integer()) : floating(); }
  [[nodiscard]] const std::string& string() const { return *std::get<Shared<std::string>>(m_data); }
  [[nodiscard]] const List& list() const { return *std::get<Shared<List>>(m_data); }
  [[nodiscard]] const Map& map() const { return *std::get<Shared<Map>>(m_data); }
  [[nodiscard]] const Path& path() const { return *std::get<Shared<Path>>(m_data); }
  [[nodiscard]] NodeRef node() const { return std::get<NodeRef>(m_data); }
  [[nodiscard]] RelRef relationship() const { return std::get<RelRef>(m_data); }
  [[nodiscard]] Date date() const { return std::get<Date>(m_data); }
  [[nodiscard]] LocalTime local_time() const { return std::get<LocalTime>(m_data); }
  [[nodiscard]] Time time() const { return std::get<Time>(m_data); }
  [[nodiscard]] LocalDateTime local_date_time() const { return std::get<LocalDateTime>(m_data); }
  [[nodiscard]] const DateTime& date_time() const { return *std::get<Shared<DateTime>>(m_data); }
  [[nodiscard]] const Duration& duration() const { return *std::get<Shared<Duration>>(m_data); }

  /// An estimate of the bytes it holds, for the memory limit. O(elements).
  [[nodiscard]] std::size_t bytes() const;

 private:
  /// Shared because rows are copied by every operator that keeps some, and a value never changes.
  template <typename T>
  using Shared = std::shared_ptr<const T>;

  // in the order of Kind
  std::variant<std::monostate, bool, std::int64_t, double, Shared<std::string>, Shared<List>, Shared<Map>, NodeRef,
               RelRef, Shared<Path>, Date, LocalTime, Time, LocalDateTime, Shared<DateTime>, Shared<Duration>>
      m_data;
};

/// 1.0, 1.5E20, NaN: a float as Cypher writes it.
[[nodiscard]] std::string float_text(double number);
/// The text of a temporal value or duration.
[[nodiscard]] std::string temporal_text(const Value& value);

}  // namespace guanxi::cypher
