// content/ → Content: the site's settings, then department by department.
#pragma once

#include <filesystem>

#include "load/standard_shelf.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

// site.toml, statistics.toml, and the about page's text.
[[nodiscard]] SiteSettings load_site(FileReader& files, Sources& sources, Findings& findings);

// Whether site.toml makes a standard the primary one that no document follows. standards: of all documents.
[[nodiscard]] Findings find_idle_primary_standard(const SiteSettings& site, const StandardsById& standards);

// The folders of departments/, sorted. A finding for each that cannot be a department, for what does not belong right in content/,
// departments/ and standards/, and where there is no department.
[[nodiscard]] std::vector<std::string> find_departments(FileReader& files, Findings& findings);

struct DepartmentFolder {
    FileReader& files;  // of the content
    std::string slug;
    StandardLookup& standards;
    const std::vector<DepartmentGroup>& groups;  // of the site
    Sources& sources;
    Findings& findings;
    // Of a department that is a part of another: only documents of the years and stages of these are loaded, and nothing of what it
    // contains itself.
    const std::vector<Document>* of_whole = nullptr;
};

// departments/<slug>/. Each fault is a finding; what is returned is structurally sound only where none of them is an error.
[[nodiscard]] Department load_department(const DepartmentFolder& folder);

// Everything below the folder at once. The content returned is complete and structurally sound only where no finding is an
// error. standard_folders: where to look for standards that content/standards does not hold.
[[nodiscard]] Content load_content(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& standard_folders,
                                   Sources& sources, Findings& findings);

}  // namespace sitegen
