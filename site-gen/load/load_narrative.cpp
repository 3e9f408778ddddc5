#include "load/load_narrative.hpp"

#include <algorithm>
#include <map>

#include "model/rules.hpp"

namespace sitegen {

namespace {

// "01-duties.md" is the section "duties".
std::string section_of(std::string_view file_name) {
    std::string_view stem = file_name.substr(0, file_name.size() - 3);
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

void load_narrative(FileReader& files, const std::string& folder, Findings& findings, Document& document) {
    const std::vector<std::string> sections = sections_of(document);
    std::map<std::string, std::string> written;  // section → file, even for files that could not be read
    const std::size_t findings_before = findings.list().size();
    files.refuse_folders(folder, {}, "narrative has no folders");
    for (const std::string& name : files.files_in(folder)) {
        const std::string path = folder + "/" + name;
        if (!name.ends_with(".md")) {
            findings.error(rules::unexpected_file, files.place_of(path), "narrative is Markdown", "Name the file NN-section.md.");
            continue;
        }
        const std::string section = section_of(name);
        if (std::find(sections.begin(), sections.end(), section) == sections.end()) {
            findings.error(rules::unknown_section, files.place_of(path),
                           "the standard has no section \"" + section + "\"" + nearest_hint(section, sections),
                           "Name the file after a section of the standard's outline.");
        } else if (const auto [other, is_first] = written.emplace(section, path); !is_first) {
            findings.error(rules::duplicate_id, files.place_of(path),
                           "the section \"" + section + "\" is written twice, also in " + files.display(other->second),
                           "Keep one.");
        } else if (const std::optional<std::uint32_t> file = files.read_text(path)) {
            document.narrative.push_back({section, *file});
        }
    }
    if (findings.list().size() > findings_before) return;  // what seems to be missing may be in a file with faults
    for (const std::string& section : sections) {
        if (written.contains(section) || !needs_text(*document.standard, section)) continue;
        findings.warning(rules::missing_section, document.place, "the section \"" + section + "\" has no text",
                         "Add narrative/NN-" + section + ".md.");
    }
}

}  // namespace sitegen
