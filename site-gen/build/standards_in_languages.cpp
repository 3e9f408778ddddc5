#include "build/standards_in_languages.hpp"

#include "expression/resolve.hpp"
#include "load/chart_looks.hpp"
#include "translate/translation_faults.hpp"

namespace sitegen {

const TranslatedStandard& StandardsInLanguages::translated(const Standard& standard, std::string_view language) {
    const std::lock_guard lock(mutex_);
    const auto [made, is_new] = made_.try_emplace({&standard, std::string(language)});
    if (is_new) {
        made->second = translate_standard(standard, language);
        locate_cells(*made->second.standard);
        made->second.standard->looks = chart_looks(*made->second.standard);
    }
    return made->second;
}

const Standard* StandardsInLanguages::find(const Standard& standard, std::string_view language) {
    return translated(standard, language).standard.get();
}

StandardsById StandardsInLanguages::find_all(const StandardsById& standards, std::string_view language) {
    StandardsById all;
    for (const auto& [id, standard] : standards) all.emplace(id, find(*standard, language));
    return all;
}

void StandardsInLanguages::find_faults(const StandardsById& standards, const std::vector<SiteLanguage>& languages,
                                       Findings& findings) {
    for (const auto& [id, standard] : standards) {
        for (const SiteLanguage& language : languages) {
            if (language.folder.empty() || !standard->is_sound) continue;
            find_translation_faults(*standard, language.tag, translated(*standard, language.tag).use, findings);
        }
    }
}

}  // namespace sitegen
