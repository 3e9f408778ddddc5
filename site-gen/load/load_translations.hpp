// The languages of a site, and translations/<language>.toml beside the content that they translate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/file_reader.hpp"
#include "load/table_reader.hpp"
#include "model/site_language.hpp"

namespace sitegen {

inline constexpr const char* translations_folder = "translations";

// Reads "languages" of site.toml. first: the site's first language, where site.toml names it. Returns all languages, the first one
// first; none if there are no further ones.
[[nodiscard]] std::vector<SiteLanguage> load_languages(TableReader& site, const SiteLanguage& first);

// Adds a warning if the site does not declare that language, and returns whether it does. file: the file or folder in that
// language.
bool check_is_declared(std::string_view language, const std::vector<SiteLanguage>& languages, const Place& file,
                       Findings& findings);

// Reads a file of translations: each entry has a text of the content as its key, and its translation.
[[nodiscard]] TextTranslations load_texts(const TomlNode& root, Findings& findings);

// Reads every file of translations/ in a folder of content; folder: empty for the content's own.
[[nodiscard]] TranslationsByLanguage load_translations(FileReader& files, const std::string& folder,
                                                       const std::vector<SiteLanguage>& languages, Sources& sources,
                                                       Findings& findings);

}  // namespace sitegen
