#include "publish/published_files.hpp"

#include <algorithm>
#include <numeric>

#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/output_folder.hpp"
#include "publish/wacz_package.hpp"
#include "publish/work_place.hpp"
#include "text/sha256.hpp"
#include "text/sha512.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_capture_bytes = std::size_t{1} << 31U;  // packed, in memory

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> files;
    const auto is_of_site = [](std::string_view name) { return name != ignore_file_name && !is_work_name(name); };
    walk(open_folder(folder), folder, is_of_site, [&files](const std::string& path, EntryKind kind) {
        if (kind != EntryKind::empty_folder) files.push_back(path);
    });
    std::sort(files.begin(), files.end());
    return files;
}

// The folder that all names are in, with its slash; or the only one that has a list of files, if nothing else has one. Otherwise
// empty.
std::string only_folder_in(const std::vector<std::string>& names) {
    if (names.empty()) return {};
    const std::string first = names.front().substr(0, names.front().find('/') + 1);
    const auto is_in_first = [&](const std::string& name) { return name.starts_with(first); };
    if (!first.empty() && std::all_of(names.begin(), names.end(), is_in_first)) return first;
    std::string found;
    for (const std::string& name : names) {
        if (name == manifest_name || name == wacz_digest_name) return {};
        const std::size_t slash = name.find('/');
        if (slash == std::string::npos || name.substr(slash + 1) != manifest_name) continue;
        if (!found.empty()) return {};
        found = name.substr(0, slash + 1);
    }
    return found;
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

// Bundles have one folder at the top, so that unpacking them does not litter. What somebody has put beside it is not in it.
void PublishedFiles::leave_out_only_folder() {
    const std::string top = only_folder_in(names_);
    if (top.empty()) return;
    for (std::string& name : names_) name = name.starts_with(top) ? name.substr(top.size()) : "../" + name;
    std::vector<std::size_t> order(names_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return names_[a] < names_[b]; });
    std::vector<std::string> names;
    std::vector<std::size_t> entries;
    for (const std::size_t each : order) {
        names.push_back(std::move(names_[each]));
        entries.push_back(entries_[each]);
    }
    names_ = std::move(names);
    entries_ = std::move(entries);
}

bool PublishedFiles::are_of_wacz() const { return has(wacz_package_name) && has(wacz_digest_name); }

PublishedFiles PublishedFiles::captured() const {
    std::string bytes;
    for (const std::string& name : names_) {
        if (!name.starts_with("archive/") || !name.ends_with(".warc.gz")) continue;
        const std::optional<std::string> part = read(name, most_capture_bytes);
        if (!part) throw Failure((place_ / name).string() + " is damaged, or larger than can be compared");
        bytes += *part;
    }
    PublishedFiles files;
    files.place_ = place_;
    files.capture_.emplace(std::move(bytes), place_.string());
    files.names_ = files.capture_->names();
    return files;
}

bool PublishedFiles::has(std::string_view name) const { return std::binary_search(names_.begin(), names_.end(), name); }

bool PublishedFiles::is_plain(const std::string& name) const {
    return archive_ || capture_ || fs::is_regular_file(fs::symlink_status(place_ / name));
}

bool PublishedFiles::read_in(const std::string& name, const std::function<void(std::string_view)>& take) const {
    const auto found = std::lower_bound(names_.begin(), names_.end(), name);
    if (found == names_.end() || *found != name || !is_plain(name)) return false;
    if (capture_) {
        capture_->unpack(name, take);
        return true;
    }
    if (archive_) return archive_->unpack(entries_[static_cast<std::size_t>(found - names_.begin())], take);
    read_in_pieces(place_ / name, take);
    return true;
}

std::optional<std::string> PublishedFiles::sha256_of(const std::string& name) const {
    Sha256 hash;
    if (!read_in(name, [&hash](std::string_view bytes) { hash.add(bytes); })) return std::nullopt;
    return hexadecimal(hash.digest());
}

std::optional<std::string> PublishedFiles::sha512_of(const std::string& name) const {
    Sha512 hash;
    if (!read_in(name, [&hash](std::string_view bytes) { hash.add(bytes); })) return std::nullopt;
    return hash.text();
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
