// SQLite with owners and Results. Private to graph/store; the only header that includes sqlite3.h.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "base/error.hpp"

namespace guanxi::graph {

class Database;

/// A prepared statement. Valid while its database lives.
class Statement {
 public:
  Statement() = default;

  void bind(int parameter, std::int64_t value) { sqlite3_bind_int64(m_handle.get(), parameter, value); }
  /// The bytes must live until the next reset() or the statement's end.
  void bind(int parameter, std::string_view text);
  /// Likewise, for bytes that are no text.
  void bind_blob(int parameter, std::string_view bytes);
  void bind_null(int parameter) { sqlite3_bind_null(m_handle.get(), parameter); }

  /// True: a row is there. False: done. Errors: as Database::failure.
  [[nodiscard]] Result<bool> step();
  /// Ready for the next bind and step.
  void reset() { sqlite3_reset(m_handle.get()); }
  /// step() for a statement that has no rows, then reset().
  [[nodiscard]] Result<void> run();

  [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(m_handle.get(), column); }
  /// Valid until the next step, reset or end. Empty for NULL.
  [[nodiscard]] std::string_view text(int column) const;
  /// Likewise, for bytes that are no text. Empty where the column is a text or a number.
  [[nodiscard]] std::string_view blob(int column) const;
  [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL; }
  [[nodiscard]] bool is_blob(int column) const { return sqlite3_column_type(m_handle.get(), column) == SQLITE_BLOB; }
  [[nodiscard]] bool is_number(int column) const { return sqlite3_column_type(m_handle.get(), column) == SQLITE_INTEGER; }
  [[nodiscard]] int column_count() const { return sqlite3_column_count(m_handle.get()); }

  /// A column that must hold a number from 0 to `most`; anything else is damage (malformed).
  [[nodiscard]] Result<std::uint32_t> small_number(int column,
                                                   std::uint32_t most = std::numeric_limits<std::uint32_t>::max()) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
  const Database* m_database = nullptr;
};

/// An open database. Not movable, so that statements may point to it.
class Database {
 public:
  enum class Mode : std::uint8_t {
    read,   // an existing file, never changed
    create  // an empty file that nobody else sees yet: no journal, no syncing
  };
  /// `shown_path` is what errors name.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode, std::string shown_path);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  /// Runs statements separated by semicolons.
  [[nodiscard]] Result<void> execute(std::string_view sql) const;
  /// Closes, with the errors that closing may have; the database is of no more use.
  [[nodiscard]] Result<void> close();

  /// The Error for an SQLite result code: malformed for damage, busy for locks, else io.
  [[nodiscard]] tl::unexpected<Error> failure(int code) const;
  /// The Error for rows that no writer of ours makes.
  [[nodiscard]] tl::unexpected<Error> damaged(std::string_view what) const;

 private:
  explicit Database(std::string shown_path) : m_shown_path(std::move(shown_path)) {}
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::string m_shown_path;
  std::unique_ptr<sqlite3, Close> m_handle;
};

}  // namespace guanxi::graph
