#include "build/recorded_sources.hpp"

#include <sys/stat.h>

#include <algorithm>

#include "build/last_build.hpp"
#include "load/static_files.hpp"
#include "model/failure.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& what) {
    throw Failure(what.generic_string() + " is not what the site was made from; build the site again");
}

void require_same(std::vector<ReadingLog> logs, const fs::path& what) {
    if (!std::all_of(logs.begin(), logs.end(), reads_the_same)) refuse(what);
}

// The same readings, in the folders as they are called now. Both are in the order in which they are searched.
std::vector<ReadingLog> called_as(std::vector<ReadingLog> recorded, const std::vector<ReadingLog>& now) {
    for (std::size_t i = 0; i < std::min(recorded.size(), now.size()); ++i) recorded[i].root = now[i].root;
    return recorded;
}

void require_same_departments(const RecordFile& record, const PresentSources& now) {
    std::vector<std::string> slugs;
    for (const DepartmentBytes& department : record.departments()) {
        slugs.emplace_back(department.slug);
        const std::optional<DepartmentRecord> known = decode_department(department.bytes);
        if (known) require_same({{now.content.string(), known->readings}}, now.content / "departments" / slugs.back());
    }
    std::sort(slugs.begin(), slugs.end());
    if (slugs != now.departments) refuse(now.content / "departments");
}

void require_same_static_files(const SiteRecord& record, const PresentSources& now) {
    std::vector<std::string> paths;
    for (const Reading& reading : record.pages.static_files.readings) paths.push_back(reading.path);
    std::vector<std::string> present;
    for (const std::string& path : now.static_files) present.push_back(std::string(static_folder) + "/" + path);
    if (paths != present) refuse(now.content / static_folder);
    require_same({{now.content.string(), record.pages.static_files.readings}}, now.content / static_folder);
}

}  // namespace

std::optional<RecordFile> record_of_site(const fs::path& site) {
    fs::path folder = fs::absolute(site).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    std::optional<RecordFile> record = RecordFile::open(hidden_beside(folder, "record"));
    struct stat status {};
    const bool is_of_site = record && ::stat(folder.c_str(), &status) == 0 && record->site().output_inode == status.st_ino;
    return is_of_site ? std::move(record) : std::nullopt;
}

// The options of a build end with it.
std::string theme_given(const SiteRecord& record) { return record.builder.substr(record.builder.rfind('\n') + 1); }

void require_recorded_sources(const RecordFile& record, const PresentSources& now) {
    const SiteRecord& site = record.site();
    require_same({{now.content.string(), site.shared.site.readings}}, now.content);
    require_same_departments(record, now);
    require_same_static_files(site, now);
    for (const auto& [id, logs] : site.standards) {
        const auto found = now.standards.find(id);
        const fs::path what = "the standard " + id;
        if (found == now.standards.end()) refuse(what);
        require_same(called_as(logs, found->second), what);
    }
    require_same(called_as(site.shared.theme, now.theme), "the theme");
}

}  // namespace sitegen
