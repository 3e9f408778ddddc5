#include "load/static_files.hpp"

#include <algorithm>

#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/ascii.hpp"
#include "text/site_path.hpp"

namespace sitegen {

namespace {

constexpr const char* well_known = ".well-known";

void list_files(FileReader& files, const std::string& below, std::vector<std::string>& paths) {
    const std::string folder = std::string(static_folder) + "/" + below;
    for (const std::string& name : files.files_in(folder)) paths.push_back(below + name);
    std::vector<std::string> folders = files.folders_in(folder);
    if (below.empty() && files.exists(folder + well_known)) folders.emplace_back(well_known);
    for (const std::string& name : folders) list_files(files, below + name + "/", paths);
}

// What the first part of the path belongs to. Only this is asked, so that no page of the site can ever collide with such a file,
// whatever documents are added.
std::string owner_of(const std::string& path, const std::vector<std::string>& departments) {
    const std::string first = ascii_lower(std::string_view(path).substr(0, path.find('/')));
    if (is_address_of_site(first)) return "the site already has pages at " + first + "/";
    if (is_file_of_site(first)) return "the site already has a file " + first;
    if (std::find(departments.begin(), departments.end(), first) != departments.end())
        return "the department " + first + " has its pages at " + first + "/";
    return {};
}

}  // namespace

std::vector<std::string> find_static_files(FileReader& files, const std::vector<std::string>& departments, Findings& findings) {
    std::vector<std::string> paths;
    if (!files.exists(static_folder)) return paths;
    list_files(files, "", paths);
    std::sort(paths.begin(), paths.end());
    SitePaths claimed;
    for (const std::string& path : paths) {
        std::string fault = owner_of(path, departments);
        if (fault.empty()) fault = claimed.claim(path);
        if (fault.empty() && path.size() > longest_portable_path) {
            findings.warning(rules::long_path, files.place_of(std::string(static_folder) + "/" + path),
                             "the path has " + std::to_string(path.size()) + " characters",
                             "Some systems cannot unpack paths of more than 180. Give the file or its folder a shorter name.");
        }
        if (fault.empty()) continue;
        findings.error(rules::invalid_name, files.place_of(std::string(static_folder) + "/" + path), std::move(fault),
                       "Give the file or its folder another name.");
    }
    return paths;
}

}  // namespace sitegen
