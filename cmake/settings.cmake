# Settings of our own code only, carried by one interface target: libraries' headers come in as system headers.
option(SITE_GEN_WARNINGS_AS_ERRORS "Treat the compiler's warnings as errors" OFF)
option(SITE_GEN_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

# Code of the project's two kinds of build. Tests are compiled in the same way in both, so that ccache, where it is installed, compiles
# them once: without optimization, which takes a third of the time, and without sanitizers. What they test keeps its own way.
set(CMAKE_CXX_FLAGS_RELEASE "")
set(CMAKE_CXX_FLAGS_DEBUG "")
define_property(TARGET PROPERTY SITE_GEN_IS_TEST)
set(is_test "$<BOOL:$<TARGET_PROPERTY:SITE_GEN_IS_TEST>>")

add_library(site-gen-settings INTERFACE)
target_compile_features(site-gen-settings INTERFACE cxx_std_20)
# All code ends in programs. For a shared library, which CMake's own setting means in a static one, the compiler would inline less: other
# libraries might replace its functions.
target_compile_options(site-gen-settings INTERFACE -fPIE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${SITE_GEN_WARNINGS_AS_ERRORS}>:-Werror>
    $<$<AND:$<CONFIG:Release>,$<NOT:${is_test}>>:-O2;-DNDEBUG>
    $<$<AND:$<CONFIG:Debug>,$<NOT:$<BOOL:${SITE_GEN_SANITIZE}>>,$<NOT:${is_test}>>:-g>
    # Every build and every test waits for what sanitizers add, so they add what nothing else finds. Traces have lines, which is enough
    # to find the place. A bad pointer is found when it is used, by the sanitizer for addresses; to look at each pointer before takes a
    # third of the compiler's time.
    $<$<AND:$<BOOL:${SITE_GEN_SANITIZE}>,$<NOT:${is_test}>>:-g1;-fsanitize=address,undefined
        -fno-sanitize=null,alignment,vptr,object-size,pointer-overflow;-fno-sanitize-recover=all;-fno-omit-frame-pointer>)
target_link_options(site-gen-settings INTERFACE -pie $<$<BOOL:${SITE_GEN_SANITIZE}>:-fsanitize=address,undefined>)

find_program(CCACHE ccache)
if(CCACHE)
    # Paths are compared from the build's folder on: what is compiled in the same way in two of them is compiled once.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} ${CCACHE})
endif()

# Compiles the sources of a folder in groups of six, which takes less than half of the time: most of it is spent on the headers that
# they share. Names in anonymous namespaces differ within a folder. -DCMAKE_UNITY_BUILD=OFF compiles each by itself.
set(CMAKE_UNITY_BUILD ON CACHE BOOL "Compile sources in groups")

function(group_sources target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    set(folder "")
    foreach(source IN LISTS ARGN)
        get_filename_component(its_folder "${source}" DIRECTORY)
        if(NOT its_folder STREQUAL folder)
            set(folder "${its_folder}")
            get_filename_component(name "${folder}" NAME)
            set(count 0)
        endif()
        math(EXPR group "${count} / 6")
        math(EXPR count "${count} + 1")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${name}_${group}")
    endforeach()
endfunction()

# GCC inlines less as soon as a translation unit is large, so it treats a group worse than six single sources. In the groups of these
# folders it may inline as much as in those. They compile by a third more slowly, so this is only for folders whose code runs for
# every cell or character.
function(inline_in_groups target)
    if(NOT CMAKE_UNITY_BUILD OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        return()
    endif()
    foreach(folder IN LISTS ARGN)
        file(GLOB sources "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
        list(LENGTH sources count)
        math(EXPR last "(${count} - 1) / 6")
        foreach(group RANGE ${last})
            set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/Unity/unity_${folder}_${group}_cxx.cxx"
                PROPERTIES COMPILE_OPTIONS --param=large-unit-insns=60000)
        endforeach()
    endforeach()
endfunction()
