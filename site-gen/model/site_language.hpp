// The languages of a site. The pages of the first one are at the site's root; those of each other one are in a folder of its own.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/place.hpp"

namespace sitegen {

struct SiteLanguage {
    std::string tag;     // BCP 47, such as zh-CN
    std::string folder;  // of its pages, with a slash at its end: "en/"; empty for the site's first language
    Place place = {};    // where site.toml names it
};

// Texts of content in another language, by the texts themselves, as files in translations/ give them.
struct TextTranslations {
    std::map<std::string, std::string, std::less<>> texts;
    std::map<std::string, Place, std::less<>> places;  // of the texts in that file
    Place place = {};                                  // of the file
};
using TranslationsByLanguage = std::map<std::string, TextTranslations, std::less<>>;

// Whether the text has the form of a language tag: two or three letters, perhaps with further parts after hyphens.
[[nodiscard]] bool is_language_tag(std::string_view text);

// The folder of a further language's pages: "zh-cn/" for zh-CN.
[[nodiscard]] std::string folder_of_language(std::string_view tag);

// The language that a file's name has before its ending: "en" of "01-duties.en.md". Empty if it has none.
[[nodiscard]] std::string_view language_in_name(std::string_view file_name);

// The name of the same file in another language: "about.en.md" of "about.md".
[[nodiscard]] std::string name_in_language(std::string_view file_name, std::string_view tag);

}  // namespace sitegen
