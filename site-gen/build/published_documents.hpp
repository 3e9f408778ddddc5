// The documents of the last publication, compared with those of the next one. This is about the step from one to the other, so no
// record repeats what is found.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/published_amounts.hpp"

namespace sitegen {

struct NextPublication {
    const std::filesystem::path& content;
    const std::filesystem::path& output;
    std::vector<const DepartmentRecord*> departments;
    bool is_provisional = false;                       // on the word of the whole site
    std::function<bool(const std::string& path)> has;  // whether it will have the file
    const std::map<std::string, std::string>& stages;  // of published documents, by folder, as far as a record tells
};

// A published document that is gone, and of which no [[missing]] says why, is an error. That a published document is provisional
// again is a warning, and so is a published manifest that could not be compared.
[[nodiscard]] std::vector<ReportedFinding> compare_documents(const NextPublication& next, PublishedAmountFiles& published);

}  // namespace sitegen
