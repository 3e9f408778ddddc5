#include "publish/changes.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <functional>
#include <set>

#include "publish/interruption.hpp"
#include "publish/manifest.hpp"
#include "publish/plan.hpp"
#include "publish/work_place.hpp"
#include "text/site_path.hpp"

namespace sitegen {

namespace {

// In the output folder, a web server could publish unfinished work.
mode_t mode_of_work(const OutputFolder& output) { return output.work_place().is_inside() ? 0700 : 0755; }

void require_path(std::string_view path) {
    if (const std::string fault = path_fault(path); !fault.empty())
        throw Failure("the site cannot have a file \"" + std::string(path) + "\": the path " + fault);
}

}  // namespace

SiteChanges::SiteChanges(const OutputFolder& output)
    : output_(output),
      folder_(output.beside("changes"), mode_of_work(output)),
      descriptor_(open_folder(folder_.path())),
      site_(open_folder(output.path())) {
    make_new_folder({descriptor_, staged_name, folder_.path()});
    staged_ = open_folder(folder_.path() / staged_name);
}

PublishedFile SiteChanges::write(std::string_view path, std::string_view bytes) {
    require_uninterrupted();
    require_path(path);
    const std::string name(path);
    PublishedFile published{name, digest_of(bytes), bytes.size()};
    const bool is_kept = site_.is_open() && has_bytes({site_, name, output_.shown_as()}, bytes, published);
    if (!is_kept) {
        make_staged_folders(name);
        take_status(write_new_file({staged_, name, output_.shown_as()}, bytes), published);
    }
    note_written(name, is_kept);
    return published;
}

PublishedFile SiteChanges::compose(std::string_view path, const Composition& compose) {
    require_uninterrupted();
    require_path(path);
    const std::string name(path);
    make_staged_folders(name);
    PublishedFile published{name, {}, 0};
    Sha256 hash;
    NewFile file({staged_, name, output_.shown_as()});
    compose([&](std::string_view piece) {
        require_uninterrupted();
        hash.add(piece);
        file.write(piece);
        published.byte_count += piece.size();
    });
    published.digest = hash.digest();
    const struct stat status = file.finish();
    // Only now it is known what its bytes are.
    const bool is_kept = site_.is_open() && has_digest({site_, name, output_.shown_as()}, published);
    if (is_kept) {
        remove_file(FileIn{staged_, name, output_.shown_as()});
    } else {
        take_status(status, published);
    }
    note_written(name, is_kept);
    return published;
}

void SiteChanges::note_written(std::string name, bool is_kept) {
    const std::lock_guard guard(mutex_);
    written_count_ += is_kept ? 0 : 1;
    // A first build replaces no single files.
    if (site_.is_open()) (is_kept ? kept_ : written_).push_back(std::move(name));
}

// Nobody else writes into the folder of staged files, so folders that were made need not be checked again. Two threads may make the
// same folder at once. Neither waits for the other's system calls.
void SiteChanges::make_staged_folders(const std::string& path) {
    const auto is_made = [this](const std::string& folder) {
        const std::lock_guard guard(mutex_);
        return folders_.contains(folder);
    };
    if (is_made(path.substr(0, path.find_last_of('/') + 1))) return;
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        const std::string folder = path.substr(0, slash + 1);
        if (is_made(folder)) continue;
        make_folder({staged_, path.substr(0, slash), output_.shown_as()});
        const std::lock_guard guard(mutex_);
        folders_.insert(folder);
    }
}

std::string SiteChanges::read(const std::string& path) const {
    const FileIn staged{staged_, path, output_.shown_as()};
    return read_whole_file(status_of(staged) ? staged : FileIn{site_, path, output_.shown_as()});
}

std::filesystem::path SiteChanges::place_of(const std::string& path) const {
    const FileIn staged{staged_, path, output_.shown_as()};
    return (status_of(staged) ? folder_.path() / staged_name : output_.path()) / path;
}

std::optional<std::string> SiteChanges::read_published(const std::string& path) const {
    const FileIn file{site_, path, output_.shown_as()};
    if (!site_.is_open() || !status_of(file)) return std::nullopt;
    return read_whole_file(file);
}

void SiteChanges::remove(std::string path) {
    const std::lock_guard guard(mutex_);
    removed_.push_back(std::move(path));
}

void SiteChanges::remove_all_others() {
    if (!site_.is_open()) return;
    const std::lock_guard guard(mutex_);
    const auto is_of_site = [](std::string_view name) { return name != ignore_file_name && !is_work_name(name); };
    walk(site_, output_.shown_as(), is_of_site, [this](const std::string& path, EntryKind) { removed_.push_back(path); });
}

void SiteChanges::publish(std::string_view manifest) {
    write(manifest_name, manifest);
    const std::lock_guard guard(mutex_);
    leave_out_what_is_written();
    if (site_.is_open()) require_writable_folders();
    // The changes below only change names. These may reach the disk before the new files' bytes do. After a power cut, the site
    // would then have empty files. One syncfs() for all costs a fraction of an fsync() for each file. It also reports the errors of
    // delayed writes, such as a full quota or network file system, while the old site is still there.
    if (site_.is_open()) {
        switch_by_plan();
    } else {
        switch_to_first();
    }
}

// One document can get the address of another.
void SiteChanges::leave_out_what_is_written() {
    std::set<std::string_view> taken(written_.begin(), written_.end());
    taken.insert(kept_.begin(), kept_.end());
    std::erase_if(removed_, [&taken](const std::string& path) { return taken.contains(path); });
}

// If the system did not let us carry out the plan, the site would stay half changed until somebody gives us the right to do so.
void SiteChanges::require_writable_folders() const {
    std::set<std::string> asked;
    const auto require = [&](const std::string& path) {
        const std::size_t slash = path.rfind('/');
        const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
        if (!asked.insert(folder).second) return;
        // A folder that does not exist yet is made in a folder that is also checked. A file or a link in its place is removed
        // first.
        const std::optional<struct stat> status = status_of(FileIn{site_, folder, output_.shown_as()});
        if (!status || !S_ISDIR(status->st_mode)) return;
        if (::faccessat(site_.get(), folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0) return;
        throw system_failure("write to", folder == "." ? output_.shown_as() : output_.shown_as() / folder);
    };
    for (const std::string& path : written_) require(path);
    for (const std::string& path : removed_) require(path);
}

void SiteChanges::switch_by_plan() {
    const std::string plan = plan_text(written_, removed_);
    const std::string unfinished = unfinished_plan_name;
    const std::string finished = plan_name;
    write_new_file({descriptor_, unfinished, folder_.path()}, plan);
    // The files must be on the disk before the plan, and the plan before the change.
    if (::syncfs(descriptor_.get()) != 0) throw system_failure("write to the disk of", output_.shown_as());
    require_uninterrupted();  // for the last time: from here to the end of the plan it only takes moments
    output_.forget_record();
    rename_file({descriptor_, unfinished, folder_.path()}, {descriptor_, finished, folder_.path()});
    if (::fsync(descriptor_.get()) != 0) throw system_failure("write", folder_.path() / plan_name);
    folder_.keep();
    carry_out(plan, descriptor_, site_, output_.shown_as());
    // The plan is removed first: it must not be carried out again after another build has changed the site.
    remove_file(FileIn{descriptor_, finished, folder_.path()});
    folder_.clear();
}

// Nobody can have mounted a folder that does not exist yet, so the whole folder can appear in one step.
void SiteChanges::switch_to_first() {
    if (::syncfs(descriptor_.get()) != 0) throw system_failure("write to the disk of", output_.shown_as());
    require_uninterrupted();
    output_.forget_record();
    if (::rename((folder_.path() / staged_name).c_str(), output_.path().c_str()) != 0)
        throw system_failure("switch to the new site in", output_.shown_as());
    folder_.clear();
    // The switch has happened. If syncing it to the disk fails, that is no failure of the build.
    if (const FileDescriptor parent(::open(output_.path().parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        parent.is_open()) {
        ::fsync(parent.get());
    }
}

}  // namespace sitegen
