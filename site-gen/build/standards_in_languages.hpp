// The standards in use, in the further languages of the site.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/content.hpp"
#include "translate/translate_content.hpp"

namespace sitegen {

// Each is translated when it is first needed. Any number of threads may ask. They live as long as this object.
class StandardsInLanguages {
  public:
    [[nodiscard]] const Standard* find(const Standard& standard, std::string_view language);
    // Its texts that have no translation into the language.
    [[nodiscard]] const std::vector<std::string>& untranslated_in(const Standard& standard, std::string_view language) {
        return translated(standard, language).use.missing;
    }
    [[nodiscard]] StandardsById find_all(const StandardsById& standards, std::string_view language);
    // What translators of these standards have to know.
    void find_faults(const StandardsById& standards, const std::vector<SiteLanguage>& languages, Findings& findings);

  private:
    [[nodiscard]] const TranslatedStandard& translated(const Standard& standard, std::string_view language);

    std::mutex mutex_;                                                            // guards made_
    std::map<std::pair<const Standard*, std::string>, TranslatedStandard> made_;  // by standard and language
};

}  // namespace sitegen
