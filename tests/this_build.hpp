// What differs between builds of the same tests. Only this_build.cpp is compiled with it, so that the other files of the tests are
// the same to the compiler in every build, and ccache compiles them once.
#pragma once

#include <string>

// Whether what is tested runs with sanitizers, which take several times as long: what a test repeats is then repeated less.
extern const bool is_sanitized;

// Paths of the programs that the build made.
[[nodiscard]] std::string site_gen_program();
[[nodiscard]] std::string example_city_program();

// Where the build lies, from which it can be installed.
[[nodiscard]] std::string build_folder();
