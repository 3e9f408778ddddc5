// themes/<name>/ → Theme.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "load/file_reader.hpp"
#include "load/reading.hpp"
#include "model/finding.hpp"
#include "model/site_language.hpp"
#include "model/theme.hpp"

namespace sitegen {

// The theme that a site asks for, and the place where it asks.
struct ThemeChoice {
    std::string name;
    Place name_place;
    std::string language;
    Place language_place;
    std::vector<SiteLanguage> languages = {};  // all languages of the site; empty if there is only one
};

// Looks in each folder in turn for the theme and for the themes that it inherits from. required_words: the words that the program
// itself prints. Every fault is a finding. Templates are checked later, against the views.
struct LoadedTheme {
    Theme theme;
    std::vector<ReadingLog> logs;  // one for each folder that was looked into
};
[[nodiscard]] LoadedTheme load_theme(const std::vector<std::filesystem::path>& folders, const ThemeChoice& choice,
                                     const std::vector<std::string>& required_words, Sources& sources, Findings& findings,
                                     FileReader::Log log = FileReader::Log::kept);

}  // namespace sitegen
