// Content in another language: the same things, with the texts that its translations give. What has no translation stays as it is.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"

namespace sitegen {

// What was found out about a file of translations while its content was translated.
struct TranslationUse {
    std::vector<std::string> missing;           // the texts that are shown and have no translation, each once, in their order
    std::set<std::string, std::less<>> unused;  // the file's texts that the content does not have
};

struct TranslatedSite {
    SiteSettings site;
    TranslationUse use;
};
// language: one of the site's further languages.
[[nodiscard]] TranslatedSite translate_site(const SiteSettings& site, const SiteLanguage& language);

struct TranslatedStandard {
    std::unique_ptr<Standard> standard;  // its cells have to be located again
    TranslationUse use;
};
[[nodiscard]] TranslatedStandard translate_standard(const Standard& standard, std::string_view language);

struct TranslatedDepartment {
    Department department;
    TranslationUse use;
    std::vector<std::set<std::string, std::less<>>> missing;  // of each document: the texts of its own that have no translation
    std::size_t missing_sections = 0;  // of its documents, that have a text in the site's first language only
    std::size_t section_count = 0;
};
// Gives the standard in that language.
using StandardInLanguage = std::function<const Standard*(const Standard& standard)>;
// Its documents refer to the standards in that language. first: the site's first language. A section without a text in the language
// has the text in the first one, and says so.
[[nodiscard]] TranslatedDepartment translate_department(const Department& department, std::string_view language,
                                                        std::string_view first, const StandardInLanguage& in_language);

}  // namespace sitegen
