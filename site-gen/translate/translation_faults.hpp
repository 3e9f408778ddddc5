// What translators have to know: which texts have no translation, and which translations have no text.
#pragma once

#include <string_view>

#include "model/finding.hpp"
#include "translate/translate_content.hpp"

namespace sitegen {

// use: of the site's settings, in that language.
void find_translation_faults(const SiteSettings& site, const SiteLanguage& language, const TranslationUse& use, Findings& findings);
// use: of the standard, in that language.
void find_translation_faults(const Standard& standard, std::string_view language, const TranslationUse& use, Findings& findings);
// What a department lacks is no fault but a note: its texts and its narrative may stay as they were published.
void find_translation_faults(const Department& department, std::string_view language, const TranslatedDepartment& translated,
                             Findings& findings);

}  // namespace sitegen
