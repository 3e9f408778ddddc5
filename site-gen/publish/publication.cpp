#include "publish/publication.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <system_error>

#include "model/sha256.hpp"
#include "publish/output_folder.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

fs::path sibling(const fs::path& output, const char* purpose) {
    return output.parent_path() / ("." + output.filename().string() + "." + purpose);
}

fs::path prepared_output(const fs::path& output, const std::vector<fs::path>& inputs) {
    fs::path folder = checked_output(output, inputs);
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (error) throw Failure("cannot create the folder " + folder.parent_path().string() + ": " + error.message());
    return folder;
}

// Ends a switch in two steps that was cut off: the site of before is put back, or removed where the new one had arrived.
void finish_interrupted_switch(const fs::path& output) {
    const fs::path previous = sibling(output, "previous");
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(output, ignored))) {
        fs::remove_all(previous, ignored);
    } else {
        fs::rename(previous, output, ignored);
    }
}

}  // namespace

Publication::Publication(const fs::path& output, const std::vector<fs::path>& inputs)
    : shown_output_(output),
      output_(prepared_output(output, inputs)),
      lock_(sibling(output_, "lock")),
      staging_(sibling(output_, "staging")),
      staging_folder_(open_folder(staging_.path())) {
    finish_interrupted_switch(output_);
    old_folder_ = open_folder(output_);
    paths_.claim(manifest_name);
    paths_.claim(ignore_file_name);
}

void Publication::write(std::string_view path, std::string_view bytes) {
    const std::string name(path);
    const fs::path shown = shown_output_ / name;
    try {
        {
            const std::lock_guard guard(mutex_);
            for (const std::string& folder : paths_.claim(path)) {
                make_new_folder({staging_folder_, folder, shown_output_ / folder});
            }
        }
        ManifestEntry entry{name, sha256_of(bytes)};
        const FileIn file{staging_folder_, name, shown};
        const bool is_unchanged = old_folder_.is_open() && link_if_same({old_folder_, name, shown}, bytes, file);
        if (!is_unchanged) write_new_file(file, bytes);

        const std::lock_guard guard(mutex_);
        manifest_.push_back(std::move(entry));
        summary_.file_count += 1;
        summary_.unchanged_count += is_unchanged ? 1 : 0;
        summary_.byte_count += bytes.size();
    } catch (...) {
        const std::lock_guard guard(mutex_);
        has_failed_ = true;
        throw;
    }
}

PublicationSummary Publication::publish() {
    const std::lock_guard guard(mutex_);
    if (has_failed_) throw std::logic_error("publish() after a write() that failed");
    sort(manifest_);
    write_new_file({staging_folder_, manifest_name, shown_output_ / manifest_name}, manifest_text(manifest_));
    keep_ignore_file();
    // The exchange below is a change of names that may reach the disk before the new files' bytes do: after a power cut the site
    // would be there with empty files. One syncfs() for the whole tree costs a fraction of an fsync() for each file. It also
    // brings up the errors of delayed writes, such as a quota or a network file system that is full, while the old site stands.
    if (::syncfs(staging_folder_.get()) != 0) throw system_failure("write to the disk of", shown_output_);
    switch_folders();
    staging_.clear();
    return summary_;
}

void Publication::keep_ignore_file() {
    const fs::path kept = output_ / ignore_file_name;
    if (!fs::is_regular_file(fs::symlink_status(kept))) return;
    write_new_file({staging_folder_, ignore_file_name, shown_output_ / ignore_file_name}, read_whole_file(kept));
}

void Publication::switch_folders() {
    const auto rename = [](const fs::path& from, const fs::path& to, unsigned int flags) {
        return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0;
    };
    if (!old_folder_.is_open()) {
        if (::rename(staging_.path().c_str(), output_.c_str()) != 0)
            throw system_failure("switch to the new site in", shown_output_);
    } else if (!rename(staging_.path(), output_, RENAME_EXCHANGE)) {
        // Some network and overlay file systems cannot exchange. Two steps leave an instant without a site; a build that is
        // killed in it is put right by the next one.
        if (errno != EINVAL && errno != ENOSYS) throw system_failure("switch to the new site in", shown_output_);
        const fs::path previous = sibling(output_, "previous");
        if (::rename(output_.c_str(), previous.c_str()) != 0) throw system_failure("switch to the new site in", shown_output_);
        if (::rename(staging_.path().c_str(), output_.c_str()) != 0) {
            const Failure failure = system_failure("switch to the new site in", shown_output_);
            ::rename(previous.c_str(), output_.c_str());
            throw failure;
        }
        ::rename(previous.c_str(), staging_.path().c_str());
    }
    // The switch has happened; that it also survives a power cut is worth a try, not a failure.
    if (const FileDescriptor parent(::open(output_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); parent.is_open()) {
        ::fsync(parent.get());
    }
}

}  // namespace sitegen
