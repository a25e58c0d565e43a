# The program that answers questions is linked statically where that can be done: a dynamic linker, and the libraries it
# would bind, cost more than most answers.
include_guard(GLOBAL)

option(GUANXI_STATIC "Link guanxi statically; guanxi-make and guanxi-draw, which build and draw, never are" ON)
find_library(GUANXI_SQLITE_ARCHIVE libsqlite3.a)
mark_as_advanced(GUANXI_SQLITE_ARCHIVE)
foreach(library edit bsd md tinfo)
  string(TOUPPER ${library} name)
  find_library(GUANXI_${name}_ARCHIVE lib${library}.a)
  mark_as_advanced(GUANXI_${name}_ARCHIVE)
endforeach()
foreach(part i18n uc data)
  find_library(GUANXI_ICU_${part}_ARCHIVE libicu${part}.a)
  mark_as_advanced(GUANXI_ICU_${part}_ARCHIVE)
endforeach()
if(GUANXI_SANITIZE OR NOT GUANXI_SQLITE_ARCHIVE OR NOT GUANXI_ICU_i18n_ARCHIVE OR NOT GUANXI_ICU_uc_ARCHIVE
   OR NOT GUANXI_ICU_data_ARCHIVE OR NOT GUANXI_EDIT_ARCHIVE OR NOT GUANXI_BSD_ARCHIVE OR NOT GUANXI_MD_ARCHIVE
   OR NOT GUANXI_TINFO_ARCHIVE)
  set(GUANXI_STATIC OFF)  # sanitizers have no static form
endif()

add_library(guanxi_sqlite INTERFACE)
if(GUANXI_STATIC)
  target_link_libraries(guanxi_sqlite INTERFACE ${GUANXI_SQLITE_ARCHIVE} m)
else()
  target_link_libraries(guanxi_sqlite INTERFACE SQLite::SQLite3)
endif()

# ICU as the program that links it can have it: its archives where the program is static (property GUANXI_STATIC_PROGRAM),
# else the shared libraries. The archives' data is mapped with the program and read where it is asked for.
add_library(guanxi_icu INTERFACE)
if(GUANXI_STATIC)
  set(in_static_program "$<BOOL:$<TARGET_PROPERTY:GUANXI_STATIC_PROGRAM>>")
  target_link_libraries(guanxi_icu INTERFACE
    "$<${in_static_program}:${GUANXI_ICU_i18n_ARCHIVE};${GUANXI_ICU_uc_ARCHIVE};${GUANXI_ICU_data_ARCHIVE}>"
    "$<$<NOT:${in_static_program}>:ICU::i18n;ICU::uc>")
else()
  target_link_libraries(guanxi_icu INTERFACE ICU::i18n ICU::uc)
endif()

# libedit, which the shell alone calls: its archives, with the three that they call, where the program is static.
find_library(GUANXI_EDIT_LIBRARY edit REQUIRED)
mark_as_advanced(GUANXI_EDIT_LIBRARY)
add_library(guanxi_editline INTERFACE)
if(GUANXI_STATIC)
  target_link_libraries(guanxi_editline INTERFACE
    "$<${in_static_program}:${GUANXI_EDIT_ARCHIVE};${GUANXI_BSD_ARCHIVE};${GUANXI_MD_ARCHIVE};${GUANXI_TINFO_ARCHIVE}>"
    "$<$<NOT:${in_static_program}>:${GUANXI_EDIT_LIBRARY}>")
else()
  target_link_libraries(guanxi_editline INTERFACE ${GUANXI_EDIT_LIBRARY})
endif()
