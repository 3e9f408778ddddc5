#include "this_build.hpp"

const bool is_sanitized = THIS_BUILD_IS_SANITIZED;

std::string site_gen_program() { return THIS_BUILD_SITE_GEN; }

std::string example_city_program() { return THIS_BUILD_EXAMPLE_CITY; }

std::string build_folder() { return THIS_BUILD_FOLDER; }
