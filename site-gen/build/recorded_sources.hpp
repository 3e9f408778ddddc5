// What the last build of a site read, compared with what is there now.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "build/record_file.hpp"

namespace sitegen {

// The record of the build that made the site in that folder. Nothing if there is none, or if it is of another folder.
[[nodiscard]] std::optional<RecordFile> record_of_site(const std::filesystem::path& site);

// The name of the theme that the build was given instead of that of the content; empty if none.
[[nodiscard]] std::string theme_given(const SiteRecord& record);

// What a bundle would pack.
struct PresentSources {
    const std::filesystem::path& content;
    const std::vector<std::string>& departments;  // sorted
    std::vector<std::string> static_files;        // below static/, sorted
    // What was looked at now. The build may have been given other names of the same folders, or another working folder.
    const std::map<std::string, std::vector<ReadingLog>>& standards;  // by id
    const std::vector<ReadingLog>& theme;
};

// Throws a Failure that names what is no longer as the build read it.
void require_recorded_sources(const RecordFile& record, const PresentSources& now);

}  // namespace sitegen
