#include "publish/published_files.hpp"

#include <algorithm>
#include <numeric>

#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/output_folder.hpp"
#include "publish/work_place.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> files;
    const auto is_of_site = [](std::string_view name) { return name != ignore_file_name && !is_work_name(name); };
    walk(open_folder(folder), folder, is_of_site, [&files](const std::string& path, EntryKind kind) {
        if (kind != EntryKind::empty_folder) files.push_back(path);
    });
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

PublishedFiles::PublishedFiles(const fs::path& place) : place_(place) {
    std::error_code error;
    const fs::file_status status = fs::status(place, error);
    if (fs::is_directory(status)) {
        names_ = files_in(place);
        return;
    }
    if (!fs::is_regular_file(status)) throw Failure("there is neither a folder nor a ZIP file at " + place.string());
    archive_.emplace(place);
    const std::vector<std::string>& stored = archive_->names();
    entries_.resize(stored.size());
    std::iota(entries_.begin(), entries_.end(), std::size_t{0});
    std::stable_sort(entries_.begin(), entries_.end(), [&](std::size_t a, std::size_t b) { return stored[a] < stored[b]; });
    for (const std::size_t entry : entries_) names_.push_back(stored[entry]);
    leave_out_only_folder();
}

// Bundles have one folder at the top, so that unpacking them does not litter.
void PublishedFiles::leave_out_only_folder() {
    if (names_.empty()) return;
    const std::string top = names_.front().substr(0, names_.front().find('/') + 1);
    if (top.empty() || !std::all_of(names_.begin(), names_.end(), [&](const std::string& name) { return name.starts_with(top); }))
        return;
    for (std::string& name : names_) name.erase(0, top.size());
}

bool PublishedFiles::has(std::string_view name) const { return std::binary_search(names_.begin(), names_.end(), name); }

bool PublishedFiles::is_plain(const std::string& name) const {
    return archive_ || fs::is_regular_file(fs::symlink_status(place_ / name));
}

bool PublishedFiles::read_in(const std::string& name, const std::function<void(std::string_view)>& take) const {
    const auto found = std::lower_bound(names_.begin(), names_.end(), name);
    if (found == names_.end() || *found != name || !is_plain(name)) return false;
    if (archive_) return archive_->unpack(entries_[static_cast<std::size_t>(found - names_.begin())], take);
    read_in_pieces(place_ / name, take);
    return true;
}

std::optional<std::string> PublishedFiles::sha256_of(const std::string& name) const {
    Sha256 hash;
    if (!read_in(name, [&hash](std::string_view bytes) { hash.add(bytes); })) return std::nullopt;
    return hexadecimal(hash.digest());
}

std::optional<std::string> PublishedFiles::read(const std::string& name, std::size_t most_bytes) const {
    std::string text;
    bool is_too_long = false;
    const bool is_whole = read_in(name, [&](std::string_view bytes) {
        is_too_long = is_too_long || text.size() + bytes.size() > most_bytes;
        if (!is_too_long) text += bytes;
    });
    if (!is_whole || is_too_long) return std::nullopt;
    return text;
}

}  // namespace sitegen
