#include "graph/store/sqlite.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace guanxi::graph {

void Statement::bind(int parameter, std::string_view text) {
  // A null pointer would be NULL, and an empty view may hold one.
  sqlite3_bind_text64(m_handle.get(), parameter, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
  sqlite3_bind_blob64(m_handle.get(), parameter, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(m_handle.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return m_database->failure(code);
}

Result<void> Statement::run() {
  auto more = step();
  reset();
  if (!more) return tl::unexpected(std::move(more).error());
  return {};
}

std::string_view Statement::text(int column) const {
  const unsigned char* const bytes = sqlite3_column_text(m_handle.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

std::string_view Statement::blob(int column) const {
  if (!is_blob(column)) return {};
  const void* const bytes = sqlite3_column_blob(m_handle.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

Result<std::uint32_t> Statement::small_number(int column, std::uint32_t most) const {
  const std::int64_t value = number(column);
  if (value < 0 || value > most || !is_number(column)) {
    return m_database->damaged(fmt::format("column {} holds {}, allowed is 0 to {}",
                                           sqlite3_column_name(m_handle.get(), column), text(column), most));
  }
  return static_cast<std::uint32_t>(value);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode, std::string shown_path) {
  std::unique_ptr<Database> database(new Database(std::move(shown_path)));
  // A name like ":memory:" or "file:x" means something else to SQLite; with a folder in front it does not.
  const std::string plain = path.find('/') == std::string::npos ? "./" + path : path;
  const int flags = SQLITE_OPEN_NOMUTEX | (mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(plain.c_str(), &handle, flags, nullptr);
  database->m_handle.reset(handle);
  if (code != SQLITE_OK) return database->failure(code);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 2000);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (mode == Mode::read) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);  // would keep a new file's journal on
    GUANXI_CHECK(database->execute("PRAGMA cell_size_check = ON; PRAGMA cache_size = -32768;"));
  } else {
    GUANXI_CHECK(database->execute("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;"));
  }
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &handle, nullptr);
  Statement statement;
  statement.m_handle.reset(handle);
  statement.m_database = this;
  if (code != SQLITE_OK) return failure(code);
  return statement;
}

Result<void> Database::execute(std::string_view sql) const {
  const int code = sqlite3_exec(m_handle.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failure(code);
  return {};
}

Result<void> Database::close() {
  const int code = sqlite3_close(m_handle.get());
  if (code != SQLITE_OK) return failure(code);
  (void)m_handle.release();
  return {};
}

tl::unexpected<Error> Database::failure(int code) const {
  // Out of memory there may be no handle, and then no message of its own.
  const std::string reason = m_handle ? sqlite3_errmsg(m_handle.get()) : sqlite3_errstr(code);
  const int system_error = m_handle ? sqlite3_system_errno(m_handle.get()) : 0;
  const int kind = code & 0xFF;
  switch (kind) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // a table or column that should be there is not
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_AUTH:
      return damaged(reason);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorCode::busy, fmt::format("another program is writing it ({})", reason), m_shown_path,
                  "wait until it is done, then run the command again");
    default: break;
  }
  std::string message = reason;
  if (kind == SQLITE_IOERR && system_error != 0) message = fmt::format("{}: {}", reason, std::strerror(system_error));
  std::string next = "check the path and its permissions";
  if (kind == SQLITE_FULL || kind == SQLITE_IOERR) next = "check the disk and free some space, then run the command again";
  if (kind == SQLITE_NOMEM) next = "free some memory, then run the command again";
  return fail(ErrorCode::io, std::move(message), m_shown_path, std::move(next));
}

tl::unexpected<Error> Database::damaged(std::string_view what) const {
  return fail(ErrorCode::malformed, fmt::format("the graph file is damaged: {}", what), m_shown_path,
              "build it again from its articles, or take a copy of it");
}

}  // namespace guanxi::graph
