// Finds the standards and the theme of a site, and what a site needs of a theme besides its templates.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "load/load_theme.hpp"
#include "model/content.hpp"

namespace sitegen {

// The names of all texts that the program itself says.
[[nodiscard]] std::vector<std::string> required_words();

// The folders that may have the theme: the given one, or themes/, then the installed ones.
[[nodiscard]] std::vector<std::filesystem::path> theme_folders(const std::filesystem::path& given);

// The folders that may have standards besides the content's own: the given one, then the installed ones.
[[nodiscard]] std::vector<std::filesystem::path> standard_folders(const std::filesystem::path& given);

// The given theme, or else the site's.
[[nodiscard]] ThemeChoice choose_theme(const std::string& given, const SiteSettings& site);

}  // namespace sitegen
