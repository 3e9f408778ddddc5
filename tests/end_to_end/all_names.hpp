// A template that prints every name there is: what it shows of a page depends on all that a theme can show.
#pragma once

#include <string>

[[nodiscard]] std::string template_of_all_names();
