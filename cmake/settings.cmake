# Settings of our own code only, carried by one interface target: libraries' headers come in as system headers.
option(SITE_GEN_WARNINGS_AS_ERRORS "Treat the compiler's warnings as errors" OFF)
option(SITE_GEN_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(site-gen-settings INTERFACE)
target_compile_features(site-gen-settings INTERFACE cxx_std_20)
set_target_properties(site-gen-settings PROPERTIES INTERFACE_POSITION_INDEPENDENT_CODE ON)
target_compile_options(site-gen-settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    $<$<BOOL:${SITE_GEN_WARNINGS_AS_ERRORS}>:-Werror>
    $<$<BOOL:${SITE_GEN_SANITIZE}>:-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer>)
target_link_options(site-gen-settings INTERFACE $<$<BOOL:${SITE_GEN_SANITIZE}>:-fsanitize=address,undefined>)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
