#include "load/static_files.hpp"

#include <algorithm>
#include <set>

#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/ascii.hpp"
#include "text/paths.hpp"
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

// What of the site's own the path would collide with. Only the names are asked, so that no page of the site can ever collide with
// such a file, whatever documents are added.
class TakenNames {
  public:
    TakenNames(const std::vector<std::string>& departments, const SiteSettings& site, const std::vector<std::string>& paths)
        : departments_(departments), site_(site) {
        for (const std::string& path : paths) static_files_.insert(ascii_lower(path));
    }

    // Empty if nothing.
    [[nodiscard]] std::string fault_of(const std::string& path) const {
        const std::string first = ascii_lower(std::string_view(path).substr(0, path.find('/')));
        if (is_address_of_site(first)) return "the site already has pages at " + first + "/";
        if (is_file_of_site(first)) return "the site already has a file " + first;
        if (is_of_language(first)) return "the site already has the pages of another language at " + first + "/";
        if (std::find(departments_.begin(), departments_.end(), first) != departments_.end())
            return "the department " + first + " has its pages at " + first + "/";
        const std::string original(original_of_copy(path));
        if (site_.outputs.compressed && is_made_and_compressed(ascii_lower(original)))
            return "the site makes the compressed copy of " + original + " itself";
        return {};
    }

  private:
    [[nodiscard]] bool is_of_language(const std::string& first) const {
        return std::any_of(site_.languages.begin(), site_.languages.end(),
                           [&](const SiteLanguage& each) { return each.folder == first + "/"; });
    }

    // Its size is not asked: a file that grows gets copies.
    [[nodiscard]] bool is_made_and_compressed(const std::string& path) const {
        return is_compressible(path) && (is_file_of_site(path) || static_files_.contains(path));
    }

    const std::vector<std::string>& departments_;
    const SiteSettings& site_;
    std::set<std::string> static_files_;
};

}  // namespace

std::vector<std::string> find_static_files(FileReader& files, const std::vector<std::string>& departments, const SiteSettings& site,
                                           Findings& findings) {
    std::vector<std::string> paths;
    if (!files.exists(static_folder)) return paths;
    list_files(files, "", paths);
    std::sort(paths.begin(), paths.end());
    const TakenNames taken(departments, site, paths);
    SitePaths claimed;
    for (const std::string& path : paths) {
        std::string fault = taken.fault_of(path);
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
