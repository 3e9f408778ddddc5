#include "publish/verification.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "model/failure.hpp"
#include "publish/file_system.hpp"
#include "publish/output_folder.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

Failure mismatch(const fs::path& file, const std::string& what) {
    return Failure(file.string() + " " + what + "; build the site again");
}

// Relative to the folder, sorted; symbolic links and other special files too, folders not.
std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory() && !entry.is_symlink()) continue;
        files.push_back(entry.path().lexically_relative(folder).generic_string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void require_same_files(const fs::path& site, const Manifest& manifest) {
    auto listed = manifest.begin();
    for (const std::string& file : files_in(site)) {
        if (file == manifest_name || file == ignore_file_name) continue;
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
            if (sha256_of_file(site / entry.path) != entry.sha256) {
                throw mismatch(site / entry.path, "is not as the site's manifest has it");
            }
        }
        return manifest;
    } catch (const fs::filesystem_error& error) {
        throw Failure("cannot read " + site.string() + ": " + error.code().message());
    }
}

}  // namespace sitegen
