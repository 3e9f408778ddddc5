// A theme as read from its folders. Files that it lacks come from the themes it inherits from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/place.hpp"
#include "text/words.hpp"

namespace sitegen {

struct ThemeAsset {
    std::string path;       // below assets/, such as civic.css
    std::string published;  // below the site's assets/, with a fingerprint if the theme names it, such as civic.1f2e3d4c.css
    std::string bytes;
};

struct Theme {
    std::string name;
    std::map<std::string, std::uint32_t, std::less<>> templates;  // "layouts/default", "pages/home", "partials/table" → Sources
    std::vector<ThemeAsset> assets;                               // by path
    std::vector<std::string> stylesheets;                         // published names, in order
    std::vector<std::string> scripts;
    std::map<std::string, std::vector<std::string>, std::less<>> page_scripts;  // those of single kinds of pages
    std::string icon;
    Words words;                                                     // of the site's first language
    std::map<std::string, Words, std::less<>> further_words;         // of its further languages, by language
    std::map<std::string, std::string, std::less<>> language_names;  // of the theme's languages, each in its own words
    Place place;
};

}  // namespace sitegen
