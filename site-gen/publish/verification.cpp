#include "publish/verification.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/interruption.hpp"
#include "publish/output_folder.hpp"
#include "publish/work_place.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

Failure mismatch(const fs::path& file, const std::string& what) {
    return Failure(file.string() + " " + what + "; build the site again");
}

// Paths relative to the folder, sorted. They include symbolic links and other special files, but no folders.
std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> files;
    const auto is_of_site = [](std::string_view name) { return name != ignore_file_name && !is_work_name(name); };
    walk(open_folder(folder), folder, is_of_site, [&files](const std::string& path, EntryKind kind) {
        if (kind != EntryKind::empty_folder) files.push_back(path);
    });
    std::sort(files.begin(), files.end());
    return files;
}

void require_same_files(const fs::path& site, const Manifest& manifest) {
    auto listed = manifest.begin();
    for (const std::string& file : files_in(site)) {
        if (file == manifest_name) continue;
        if (listed == manifest.end() || file < listed->path) throw mismatch(site / file, "is not in the site's manifest");
        if (file > listed->path) break;
        if (!fs::is_regular_file(fs::symlink_status(site / file))) throw mismatch(site / file, "is not a plain file");
        ++listed;
    }
    if (listed != manifest.end()) throw mismatch(site / listed->path, "is missing, though the site's manifest lists it");
}

}  // namespace

Manifest verified_manifest(const fs::path& site) {
    try {
        if (!fs::is_regular_file(fs::symlink_status(site / manifest_name))) {
            throw Failure(site.string() + " is not a published site: it holds no " + manifest_name);
        }
        Manifest manifest = read_manifest(site / manifest_name);
        require_same_files(site, manifest);
        for (const ManifestEntry& entry : manifest) {
            require_uninterrupted();
            if (sha256_of_file(site / entry.path) != entry.sha256) {
                throw mismatch(site / entry.path, "differs from the site's manifest");
            }
        }
        return manifest;
    } catch (const fs::filesystem_error& error) {
        throw Failure("cannot read " + site.string() + ": " + error.code().message());
    }
}

}  // namespace sitegen
