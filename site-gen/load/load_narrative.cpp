#include "load/load_narrative.hpp"

#include <algorithm>
#include <map>

#include "load/load_translations.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// "01-duties.md" and "01-duties.en.md" are the section "duties".
std::string section_of(std::string_view file_name, std::string_view language) {
    std::string_view stem = file_name.substr(0, file_name.size() - 3);
    if (!language.empty()) stem.remove_suffix(language.size() + 1);
    const std::size_t digits = stem.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string_view::npos && stem[digits] == '-') stem.remove_prefix(digits + 1);
    return std::string(stem);
}

std::vector<std::string> sections_of(const Document& document) {
    std::vector<std::string> sections;
    for (const PartForm& part : document.standard->parts) {
        for (const SectionForm& section : part.sections) {
            if (is_for_stage(section.stages, document.stage)) sections.push_back(section.id);
        }
    }
    return sections;
}

// A section may have only charts, and documents may leave out an optional section.
bool needs_text(const Standard& standard, std::string_view id) {
    return std::none_of(standard.parts.begin(), standard.parts.end(), [&](const PartForm& part) {
        return std::any_of(part.sections.begin(), part.sections.end(), [&](const SectionForm& section) {
            return section.id == id && (section.is_optional || !section.charts.empty());
        });
    });
}

}  // namespace

void load_narrative(const NarrativeFolder& folder, Document& document) {
    FileReader& files = folder.files;
    Findings& findings = folder.findings;
    const std::vector<std::string> sections = sections_of(document);
    // Language and section → file, even for files that could not be read. The language of the document is empty here.
    std::map<std::pair<std::string, std::string>, std::string> written;
    const std::size_t errors_before = findings.count(Severity::error);
    files.refuse_folders(folder.path, {}, "narrative has no folders");
    for (const std::string& name : files.files_in(folder.path)) {
        const std::string path = folder.path + "/" + name;
        if (!name.ends_with(".md")) {
            findings.error(rules::unexpected_file, files.place_of(path), "narrative is Markdown", "Name the file NN-section.md.");
            continue;
        }
        const std::string language(language_in_name(name));
        if (!language.empty() && !check_is_declared(language, folder.languages, files.place_of(path), findings)) continue;
        const std::string section = section_of(name, language);
        if (std::find(sections.begin(), sections.end(), section) == sections.end()) {
            findings.error(rules::unknown_section, files.place_of(path),
                           "the standard has no section \"" + section + "\"" + nearest_hint(section, sections),
                           "Name the file after a section of the standard's outline.");
        } else if (const auto [other, is_first] = written.emplace(std::pair(language, section), path); !is_first) {
            findings.error(rules::duplicate_id, files.place_of(path),
                           "the section \"" + section + "\" is written twice, also in " + files.display(other->second),
                           "Keep one.");
        } else if (const std::optional<std::uint32_t> file = files.read_text(path)) {
            (language.empty() ? document.narrative : document.translated_narrative).push_back({section, *file, language});
        }
    }
    if (findings.count(Severity::error) > errors_before) return;  // what seems to be missing may be in a file with faults
    for (const std::string& section : sections) {
        if (written.contains({std::string(), section}) || !needs_text(*document.standard, section)) continue;
        findings.warning(rules::missing_section, document.place, "the section \"" + section + "\" has no text",
                         "Add narrative/NN-" + section + ".md.");
    }
}

}  // namespace sitegen
