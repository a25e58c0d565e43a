# One call a library or test, so that every target gets the same warnings and include root.
include_guard(GLOBAL)

option(GUANXI_WERROR "Warnings are errors (set by the presets)" OFF)
set(GUANXI_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them: address,undefined or thread")

add_library(guanxi_options INTERFACE)
target_include_directories(guanxi_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(guanxi_options INTERFACE cxx_std_20)
target_compile_options(guanxi_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                $<$<BOOL:${GUANXI_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 warns of its own inlined operator+(const char*, string&&), GCC bug 105651, and of strings that an inlined
  # tl::expected destroys only where it has made them; both mended in 13
  target_compile_options(guanxi_options INTERFACE -Wno-restrict -Wno-free-nonheap-object)
endif()
if(GUANXI_SANITIZE)
  target_compile_options(guanxi_options INTERFACE -fsanitize=${GUANXI_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(guanxi_options INTERFACE -fsanitize=${GUANXI_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # with the sanitizers' checks between, g++ no longer sees that tl::expected asks before it destroys
    target_compile_options(guanxi_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

# guanxi_library(NAME SOURCES... [PUBLIC libs...] [PRIVATE libs...])
function(guanxi_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC guanxi_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

set(guanxi_test_patience 1)  # what the tests' limits of time and memory are multiplied by
if(GUANXI_SANITIZE)
  set(guanxi_test_patience 5)
endif()

# guanxi_test(NAME SOURCES... LIBS libs... [LABEL quick|full|slow]): one GoogleTest program, one ctest entry.
function(guanxi_test name)
  cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;LIBS" ${ARGN})
  if(NOT arg_LABEL)
    set(arg_LABEL quick)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE guanxi_options ${arg_LIBS} GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE GUANXI_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                             GUANXI_TEST_PATIENCE=${guanxi_test_patience})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT})
endfunction()

# guanxi_fuzz(NAME SOURCES... LIBS libs... SEEDS folder): a libFuzzer target where the preset is fuzz; else a program that
# replays the seeds, run as a test.
function(guanxi_fuzz name)
  cmake_parse_arguments(arg "" "SEEDS" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE guanxi_options ${arg_LIBS})
  if(GUANXI_FUZZ)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
    add_test(NAME ${name}_replay COMMAND ${name} ${arg_SEEDS})
    set_tests_properties(${name}_replay PROPERTIES LABELS quick TIMEOUT 120)
  endif()
endfunction()
