# The program that answers questions is linked statically where that can be done: a dynamic linker, and the libraries it
# would bind, cost more than most answers.
include_guard(GLOBAL)

option(GUANXI_STATIC "Link guanxi statically; guanxi-make, which builds and draws, never is" ON)
find_library(GUANXI_SQLITE_ARCHIVE libsqlite3.a)
mark_as_advanced(GUANXI_SQLITE_ARCHIVE)
if(GUANXI_SANITIZE OR NOT GUANXI_SQLITE_ARCHIVE)
  set(GUANXI_STATIC OFF)  # sanitizers have no static form
endif()

add_library(guanxi_sqlite INTERFACE)
if(GUANXI_STATIC)
  target_link_libraries(guanxi_sqlite INTERFACE ${GUANXI_SQLITE_ARCHIVE} m)
else()
  target_link_libraries(guanxi_sqlite INTERFACE SQLite::SQLite3)
endif()
