// Publishes the files of content/static.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/site_files.hpp"
#include "load/reading.hpp"
#include "model/finding.hpp"

namespace sitegen {

struct StaticFiles {
    ReadingLog log;  // of the files alone: every build lists the folders
    std::vector<PublishedFile> files;
    std::vector<ReportedFinding> findings;
};

// Reads one file after the other, because they may be large. paths: below static/, see find_static_files().
[[nodiscard]] StaticFiles publish_static_files(const std::filesystem::path& content, const std::vector<std::string>& paths,
                                               FileWriter& writer);

}  // namespace sitegen
