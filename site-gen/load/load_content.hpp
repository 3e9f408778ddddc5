// content/ → Content: its departments, one by one or all at once.
#pragma once

#include <filesystem>

#include "load/standard_shelf.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

// The folders in departments/, sorted. Adds a finding for each folder that cannot be a department, and for each file or folder that
// does not belong directly in content/, departments/ or standards/. No department at all is a finding, too.
// languages: of the site, whose folders no department can have.
[[nodiscard]] std::vector<std::string> find_departments(FileReader& files, const std::vector<SiteLanguage>& languages,
                                                        Findings& findings);

struct DepartmentFolder {
    FileReader& files;  // of the content
    std::string slug;
    StandardLookup& standards;
    const std::vector<DepartmentGroup>& groups;  // of the site
    const std::vector<SiteLanguage>& languages;  // the same
    Sources& sources;
    Findings& findings;
    // Set if the department is part of another one, the whole, whose documents these are. Then only documents of the same years and
    // stages are loaded, and not the departments that the part contains itself.
    const std::vector<Document>* of_whole = nullptr;
};

// Loads departments/<slug>/. Each fault is a finding. The result is structurally sound only if no finding is an error.
[[nodiscard]] Department load_department(const DepartmentFolder& folder);

// Loads only what department.toml says, and its translations.
[[nodiscard]] Department load_identity(const DepartmentFolder& folder);

// Loads the whole content folder at once. The result is complete and structurally sound only if no finding is an error.
// standard_folders: where to look for standards that content/standards does not have.
[[nodiscard]] Content load_content(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& standard_folders,
                                   Sources& sources, Findings& findings);

}  // namespace sitegen
