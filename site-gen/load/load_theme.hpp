// themes/<name>/ → Theme.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "load/reading.hpp"
#include "model/finding.hpp"
#include "model/theme.hpp"

namespace sitegen {

// What a site asks for, and where it says so.
struct ThemeChoice {
    std::string name;
    Place name_place;
    std::string language;
    Place language_place;
};

// Looks for the theme, and the themes it inherits from, in each folder in turn. required_words: what the program itself says. Every
// fault is a finding; templates are checked later, against the views.
struct LoadedTheme {
    Theme theme;
    std::vector<ReadingLog> logs;  // of each folder that was looked into
};
[[nodiscard]] LoadedTheme load_theme(const std::vector<std::filesystem::path>& folders, const ThemeChoice& choice,
                                     const std::vector<std::string>& required_words, Sources& sources, Findings& findings);

}  // namespace sitegen
