#include <fmt/format.h>

#include "queries/cypher/failure.hpp"
#include "queries/cypher/functions/functions.hpp"
#include "queries/cypher/functions/temporal_fields.hpp"
#include "queries/cypher/run/run.hpp"

namespace guanxi::cypher {

namespace {

[[noreturn]] void not_readable(const Call& call) {
  if (!call.args[0].is(Kind::string)) wrong_argument(call, 0, "a String");
  raise("ArgumentError", "InvalidArgumentValue", fmt::format("{}() cannot read '{}'", call.name, call.args[0].string()),
        "write ISO 8601, as in 2021-12-21 or 2021-12-21T08:30+08:00");
}

template <typename T>
Value read(const Call& call, const std::optional<T>& value) {
  if (!value) not_readable(call);
  return Value(*value);
}

DateTime now(const Call& call, const Zone& zone) {
  return from_utc(call.run.now_seconds(), call.run.now_nanos(), zone);
}

bool is_asked_with_null(const Call& call) { return !call.args.empty() && call.args[0].is_null(); }

/// The zone named by the only argument; UTC where there is none.
Zone zone_argument(const Call& call) {
  if (call.args.empty()) return {};
  if (call.args[0].is(Kind::string)) {
    if (const auto zone = parse_zone(call.args[0].string())) return *zone;
  }
  not_readable(call);
}

Date make_date(const Map& map) { return TemporalFields(map).date(); }

LocalTime make_local_time(const Map& map) { return TemporalFields(map).time(); }

LocalDateTime make_local_date_time(const Map& map) {
  const TemporalFields fields(map);
  return combine(fields.date(), fields.time());
}

DateTime make_date_time(const Map& map) {
  if (const auto seconds = map.find("epochSeconds"); seconds != map.end() && seconds->second.is(Kind::integer)) {
    const TemporalFields fields(map);
    return from_utc(seconds->second.integer(), static_cast<std::int32_t>(fields.time().nanos % k_nanos),
                    fields.zone().value_or(Zone{}));
  }
  if (const auto millis = map.find("epochMillis"); millis != map.end() && millis->second.is(Kind::integer)) {
    const std::int64_t all = millis->second.integer();
    return from_utc(floor_div(all, 1000), static_cast<std::int32_t>(floor_mod(all, 1000) * 1'000'000),
                    TemporalFields(map).zone().value_or(Zone{}));
  }
  const TemporalFields fields(map);
  const LocalDateTime local = combine(fields.date(), fields.time());
  const auto wanted = fields.zone();
  const auto selected = fields.selected_zone();
  if (!selected) return at_zone(local, wanted.value_or(Zone{}));
  const DateTime there = at_zone(local, *selected);
  return wanted ? in_zone(there, *wanted) : there;
}

Time make_time(const Map& map, const DateTime& today) {
  const TemporalFields fields(map);
  const LocalTime time = fields.time();
  const Date day = fields.selected_day().value_or(date_of(today.local));
  const auto wanted = fields.zone();
  const auto selected = fields.selected_zone();
  DateTime there = at_zone(combine(day, time), selected ? *selected : wanted.value_or(Zone{}));
  if (selected && wanted) there = in_zone(there, *wanted);
  return {time_of(there.local).nanos, there.offset};
}

Value date(const Call& call) {
  if (call.args.empty()) return Value(date_of(now(call, {}).local));
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::string)) return read(call, parse_date(v.string()));
  if (v.is(Kind::map)) return Value(make_date(v.map()));
  const Moment m = moment_of(v);
  if (!m.date) wrong_argument(call, 0, "a String, a Map or a value with a date");
  return Value(*m.date);
}

Value local_time(const Call& call) {
  if (call.args.empty()) return Value(time_of(now(call, {}).local));
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::string)) return read(call, parse_local_time(v.string()));
  if (v.is(Kind::map)) return Value(make_local_time(v.map()));
  return Value(moment_of(v).time);
}

Value time(const Call& call) {
  if (call.args.empty()) return Value(Time{time_of(now(call, {}).local).nanos, 0});
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::string)) return read(call, parse_time(v.string(), 0));
  if (v.is(Kind::map)) return Value(make_time(v.map(), now(call, {})));
  const Moment m = moment_of(v);
  if (v.is(Kind::date_time)) return Value(Time{m.time.nanos, v.date_time().offset});
  return Value(Time{m.time.nanos, m.zone.value_or(Zone{}).offset});
}

Value local_date_time(const Call& call) {
  if (call.args.empty()) return Value(now(call, {}).local);
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::string)) return read(call, parse_local_date_time(v.string()));
  if (v.is(Kind::map)) return Value(make_local_date_time(v.map()));
  const Moment m = moment_of(v);
  if (!m.date) wrong_argument(call, 0, "a String, a Map or a value with a date");
  return Value(combine(*m.date, m.time));
}

Value date_time(const Call& call) {
  if (call.args.empty()) return Value(now(call, {}));
  const Value& v = call.args[0];
  if (v.is_null()) return {};
  if (v.is(Kind::string)) return read(call, parse_date_time(v.string(), {}));
  if (v.is(Kind::map)) return Value(make_date_time(v.map()));
  const Moment m = moment_of(v);
  if (!m.date) wrong_argument(call, 0, "a String, a Map or a value with a date");
  return Value(at_zone(combine(*m.date, m.time), m.zone.value_or(Zone{})));
}

Value duration(const Call& call) {
  const Value& v = call.args[0];
  if (v.is_null() || v.is(Kind::duration)) return v;
  if (v.is(Kind::map)) return Value(duration_from(v.map()));
  if (!v.is(Kind::string)) wrong_argument(call, 0, "a String or a Map");
  const auto parsed = parse_duration(v.string());
  if (!parsed)
    raise("ArgumentError", "InvalidArgumentValue", fmt::format("duration() cannot read '{}'", v.string()),
          "write P1Y2M3DT4H5M6S");
  return Value(*parsed);
}

// ---- current time

Value current_date(const Call& call) {
  return is_asked_with_null(call) ? Value() : Value(date_of(now(call, zone_argument(call)).local));
}
Value current_local_time(const Call& call) {
  return is_asked_with_null(call) ? Value() : Value(time_of(now(call, zone_argument(call)).local));
}
Value current_local_date_time(const Call& call) {
  return is_asked_with_null(call) ? Value() : Value(now(call, zone_argument(call)).local);
}
Value current_date_time(const Call& call) {
  return is_asked_with_null(call) ? Value() : Value(now(call, zone_argument(call)));
}
Value current_time(const Call& call) {
  if (is_asked_with_null(call)) return {};
  const DateTime t = now(call, zone_argument(call));
  return Value(Time{time_of(t.local).nanos, t.offset});
}

Value from_epoch(const Call& call) {
  if (call.args[0].is_null() || call.args[1].is_null()) return {};
  if (!call.args[0].is(Kind::integer)) wrong_argument(call, 0, "a whole number");
  if (!call.args[1].is(Kind::integer)) wrong_argument(call, 1, "a whole number");
  const std::int64_t nanos = call.args[1].integer();
  return Value(from_utc(call.args[0].integer() + floor_div(nanos, k_nanos),
                        static_cast<std::int32_t>(floor_mod(nanos, k_nanos)), {}));
}

Value from_epoch_millis(const Call& call) {
  if (call.args[0].is_null()) return {};
  if (!call.args[0].is(Kind::integer)) wrong_argument(call, 0, "a whole number");
  const std::int64_t millis = call.args[0].integer();
  return Value(from_utc(floor_div(millis, 1000), static_cast<std::int32_t>(floor_mod(millis, 1000) * 1'000'000), {}));
}

// ---- truncation

struct TruncateCall {
  Truncated at;
  std::optional<Zone> zone;
  Map fields;
};

TruncateCall truncate_call(const Call& call) {
  if (!call.args[0].is(Kind::string)) wrong_argument(call, 0, "a unit of time as a String");
  const Moment at = call.args.size() > 1 ? moment_of(call.args[1]) : moment_of(Value(now(call, {})));
  TruncateCall out{truncate(call.args[0].string(), at), at.zone, {}};
  if (call.args.size() > 2 && !call.args[2].is_null()) {
    if (!call.args[2].is(Kind::map)) wrong_argument(call, 2, "a Map");
    out.fields = call.args[2].map();
  }
  return out;
}

bool no_value(const Call& call) { return call.args[0].is_null() || (call.args.size() > 1 && call.args[1].is_null()); }

Value truncate_date(const Call& call) {
  if (no_value(call)) return {};
  const TruncateCall t = truncate_call(call);
  return Value(TemporalFields(t.fields).date(t.at.date));
}

Value truncate_local_time(const Call& call) {
  if (no_value(call)) return {};
  const TruncateCall t = truncate_call(call);
  return Value(TemporalFields(t.fields).time(t.at.time));
}

Value truncate_local_date_time(const Call& call) {
  if (no_value(call)) return {};
  const TruncateCall t = truncate_call(call);
  const TemporalFields fields(t.fields);
  return Value(combine(fields.date(t.at.date), fields.time(t.at.time)));
}

DateTime truncated_date_time(const Call& call) {
  const TruncateCall t = truncate_call(call);
  const TemporalFields fields(t.fields);
  const auto wanted = fields.zone();
  return at_zone(combine(fields.date(t.at.date), fields.time(t.at.time)), wanted ? *wanted : t.zone.value_or(Zone{}));
}

Value truncate_date_time(const Call& call) { return no_value(call) ? Value() : Value(truncated_date_time(call)); }

Value truncate_time(const Call& call) {
  if (no_value(call)) return {};
  const DateTime t = truncated_date_time(call);
  return Value(Time{time_of(t.local).nanos, t.offset});
}

template <Unit unit>
Value between_two(const Call& call) {
  if (call.args[0].is_null() || call.args[1].is_null()) return {};
  return Value(between(moment_of(call.args[0]), moment_of(call.args[1]), unit));
}

}  // namespace

std::vector<Function> temporal_functions() {
  struct Type {
    std::string_view name;
    Kind kind;
    Value (*make)(const Call&);
    Value (*current)(const Call&);
    Value (*truncate)(const Call&);
    std::string_view statement, transaction, realtime, truncated;
  };
  static constexpr Type k_types[] = {
      {"date", Kind::date, date, current_date, truncate_date, "date.statement", "date.transaction", "date.realtime",
       "date.truncate"},
      {"localtime", Kind::local_time, local_time, current_local_time, truncate_local_time, "localtime.statement",
       "localtime.transaction", "localtime.realtime", "localtime.truncate"},
      {"time", Kind::time, time, current_time, truncate_time, "time.statement", "time.transaction", "time.realtime",
       "time.truncate"},
      {"localdatetime", Kind::local_date_time, local_date_time, current_local_date_time, truncate_local_date_time,
       "localdatetime.statement", "localdatetime.transaction", "localdatetime.realtime", "localdatetime.truncate"},
      {"datetime", Kind::date_time, date_time, current_date_time, truncate_date_time, "datetime.statement",
       "datetime.transaction", "datetime.realtime", "datetime.truncate"}};
  std::vector<Function> out;
  for (const Type& t : k_types) {
    const StaticType gives = type_of({Kind::null, t.kind});
    out.push_back({t.name, 0, 1, {k_any_kind}, gives, t.make});
    out.push_back({t.truncated, 1, 3, {k_any_kind}, gives, t.truncate});
    for (const std::string_view name : {t.statement, t.transaction, t.realtime})
      out.push_back({name, 0, 1, {k_any_kind}, gives, t.current});
  }
  const StaticType length = type_of({Kind::null, Kind::duration});
  const StaticType instant = type_of({Kind::null, Kind::date_time});
  out.push_back({"datetime.fromepoch", 2, 2, {k_any_kind}, instant, from_epoch});
  out.push_back({"datetime.fromepochmillis", 1, 1, {k_any_kind}, instant, from_epoch_millis});
  out.push_back({"duration", 1, 1, {k_any_kind}, length, duration});
  out.push_back({"duration.between", 2, 2, {k_any_kind}, length, between_two<Unit::all>});
  out.push_back({"duration.inMonths", 2, 2, {k_any_kind}, length, between_two<Unit::months>});
  out.push_back({"duration.inDays", 2, 2, {k_any_kind}, length, between_two<Unit::days>});
  out.push_back({"duration.inSeconds", 2, 2, {k_any_kind}, length, between_two<Unit::seconds>});
  return out;
}

}  // namespace guanxi::cypher
