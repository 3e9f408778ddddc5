#include "translate/translation_faults.hpp"

#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_quotation = 40;  // code points

std::string quoted(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < text.size(); ++end) {
        const bool begins_character = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (begins_character && ++count > longest_quotation) break;
    }
    return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "…" : "") + "\"";
}

// What was translated, for messages.
struct TranslatedThing {
    std::string name;
    std::string folder;  // of its translations
    Place place;         // where a missing translation is reported, if there is no such file
    bool may_stay = false;
};

Place whole_file(const Place& place) { return {place.file, 0, 0, 0}; }

// Translations without a place come from the standard that is extended, and nothing in them is idle.
void find_faults(const TranslatedThing& thing, std::string_view language, const TranslationsByLanguage& translations,
                 const TranslationUse& use, Findings& findings) {
    const auto texts = translations.find(language);
    const bool has_own_file = texts != translations.end() && texts->second.place.file != 0;
    if (!use.missing.empty()) {
        const std::size_t more = use.missing.size() - 1;
        std::string missing = quoted(use.missing.front());
        if (more > 0) missing += " and " + std::to_string(more) + (more == 1 ? " other text" : " other texts");
        findings.add({thing.may_stay ? Severity::note : Severity::warning, std::string(rules::incomplete_translation),
                      has_own_file ? whole_file(texts->second.place) : thing.place,
                      thing.name + " has no translation into " + std::string(language) + " of " + missing,
                      "Translate it in " + thing.folder + "translations/" + std::string(language) +
                          ".toml. Until then, pages show it as it is."});
    }
    if (!has_own_file) return;
    for (const std::string& text : use.unused) {
        findings.warning(rules::idle_translation, texts->second.places.find(text)->second,
                         thing.name + " has no text " + quoted(text),
                         "Write the text exactly as the content has it, or remove the line.");
    }
}

}  // namespace

void find_translation_faults(const SiteSettings& site, const SiteLanguage& language, const TranslationUse& use,
                             Findings& findings) {
    find_faults({"site.toml", "", language.place}, language.tag, site.translations, use, findings);
}

void find_translation_faults(const Standard& standard, std::string_view language, const TranslationUse& use, Findings& findings) {
    find_faults({"the standard " + standard.id, "standards/" + standard.id + "/", whole_file(standard.place)}, language,
                standard.translations, use, findings);
}

void find_translation_faults(const Department& department, std::string_view language, const TranslatedDepartment& translated,
                             Findings& findings) {
    find_faults({"the department " + department.slug, "departments/" + department.slug + "/", whole_file(department.place), true},
                language, department.translations, translated.use, findings);
    if (translated.missing_sections == 0) return;
    findings.add(
        {Severity::note, std::string(rules::incomplete_translation), whole_file(department.place),
         std::to_string(translated.missing_sections) + " of " + std::to_string(translated.section_count) +
             " sections of the department " + department.slug + " have no text in " + std::string(language),
         "Add narrative/<section>." + std::string(language) + ".md. Until then, pages show the text that there is, and say so."});
}

}  // namespace sitegen
