// Where a site's standards and theme come from, and what it needs of a theme beside its templates.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "load/load_theme.hpp"
#include "model/content.hpp"

namespace sitegen {

// The names of all texts that the program itself says.
[[nodiscard]] std::vector<std::string> required_words();

// Where themes are looked for: the folder given, or themes/, then the installed ones.
[[nodiscard]] std::vector<std::filesystem::path> theme_folders(const std::filesystem::path& given);

// Where standards are looked for beside the content's own: the folder given, then the installed ones.
[[nodiscard]] std::vector<std::filesystem::path> standard_folders(const std::filesystem::path& given);

// The theme given, or else the site's.
[[nodiscard]] ThemeChoice choose_theme(const std::string& given, const SiteSettings& site);

}  // namespace sitegen
