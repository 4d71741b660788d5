# Compiler settings and the three functions every folder's CMakeLists.txt uses.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(MUXSCOPE_CCACHE ccache)
if(MUXSCOPE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER ${MUXSCOPE_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${MUXSCOPE_CCACHE})
endif()

# moc 6.4 cannot parse the C++ library's <concepts>; without the compiler's own macros it skips it.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)

option(MUXSCOPE_WERROR "Warnings are errors (CI)" OFF)
set(MUXSCOPE_SANITIZE "" CACHE STRING "Value for -fsanitize=, e.g. address,undefined or thread")

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers
    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>)
if(MUXSCOPE_WERROR)
    add_compile_options(-Werror)
endif()
if(MUXSCOPE_SANITIZE)
    add_compile_options(-fsanitize=${MUXSCOPE_SANITIZE} -fno-omit-frame-pointer -g1 -O1)
    add_link_options(-fsanitize=${MUXSCOPE_SANITIZE})
    if(MUXSCOPE_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
endif()

# muxscope_library(trace SOURCES a.cpp b.cpp LINKS base): the static library muxscope_trace of one
# engine folder. It may include only what it links: that is the architecture, kept by the linker and
# by tests/architecture.
function(muxscope_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(muxscope_${name} STATIC ${ARG_SOURCES})
    target_include_directories(muxscope_${name} PUBLIC ${PROJECT_SOURCE_DIR}/engine)
    list(TRANSFORM ARG_LINKS PREPEND muxscope_ REGEX "^[a-z]+$")
    target_link_libraries(muxscope_${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()

# muxscope_test(trace/trace_log_test LINKS muxscope_trace [GUI] [LABEL live]): one Qt Test program,
# one ctest entry. tests/ mirrors engine/ and app/; the path is relative to tests/.
function(muxscope_test path)
    cmake_parse_arguments(ARG "GUI" "LABEL;TIMEOUT" "LINKS;SOURCES" ${ARGN})
    get_filename_component(name ${path} NAME)
    add_executable(${name} ${PROJECT_SOURCE_DIR}/tests/${path}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} Qt6::Test)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(MUXSCOPE_SANITIZE)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 6") # sanitizers cost up to fifteen times the time
    endif()
    if(NOT ARG_LABEL)
        set(ARG_LABEL engine)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT} LABELS ${ARG_LABEL}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
