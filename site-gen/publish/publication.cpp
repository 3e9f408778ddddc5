#include "publish/publication.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <system_error>

#include "publish/output_folder.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

Publication::Publication(const OutputFolder& output)
    : output_(output),
      staging_(output.beside("staging")),
      staging_folder_(open_folder(staging_.path())),
      old_folder_(open_folder(output.path())) {
    paths_.claim(manifest_name);
    paths_.claim(ignore_file_name);
}

PublishedFile Publication::write(std::string_view path, std::string_view bytes) {
    const std::string name(path);
    try {
        {
            const std::lock_guard guard(mutex_);
            for (const std::string& folder : paths_.claim(path)) {
                make_new_folder({staging_folder_, folder, output_.shown_as()});
            }
        }
        const FileIn file{staging_folder_, name, output_.shown_as()};
        PublishedFile published{name, digest_of(bytes), bytes.size()};
        const bool is_unchanged =
            old_folder_.is_open() && link_if_same({old_folder_, name, output_.shown_as()}, bytes, file, published);
        if (!is_unchanged) write_new_file(file, bytes, published);

        const std::lock_guard guard(mutex_);
        manifest_.push_back({name, hexadecimal(published.digest)});
        summary_.file_count += 1;
        summary_.unchanged_count += is_unchanged ? 1 : 0;
        summary_.byte_count += bytes.size();
        return published;
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
    const std::string name = manifest_name;
    const FileIn manifest{staging_folder_, name, output_.shown_as()};
    const std::string text = manifest_text(manifest_);
    PublishedFile unused;
    const bool is_same = old_folder_.is_open() && link_if_same({old_folder_, name, output_.shown_as()}, text, manifest, unused);
    if (!is_same) write_new_file(manifest, text);
    keep_ignore_file();
    output_.forget_record();
    // The exchange below is a change of names that may reach the disk before the new files' bytes do: after a power cut the site
    // would be there with empty files. One syncfs() for the whole tree costs a fraction of an fsync() for each file. It also
    // brings up the errors of delayed writes, such as a quota or a network file system that is full, while the old site stands.
    if (::syncfs(staging_folder_.get()) != 0) throw system_failure("write to the disk of", output_.shown_as());
    switch_folders();
    staging_.clear();
    return summary_;
}

void Publication::keep_ignore_file() {
    const fs::path kept = output_.path() / ignore_file_name;
    if (!fs::is_regular_file(fs::symlink_status(kept))) return;
    write_new_file({staging_folder_, ignore_file_name, output_.shown_as()}, read_whole_file(kept));
}

void Publication::switch_folders() {
    const auto rename = [](const fs::path& from, const fs::path& to, unsigned int flags) {
        return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0;
    };
    if (!old_folder_.is_open()) {
        if (::rename(staging_.path().c_str(), output_.path().c_str()) != 0)
            throw system_failure("switch to the new site in", output_.shown_as());
    } else if (!rename(staging_.path(), output_.path(), RENAME_EXCHANGE)) {
        // Some network and overlay file systems cannot exchange. Two steps leave an instant without a site; a build that is
        // killed in it is put right by the next one.
        if (errno != EINVAL && errno != ENOSYS) throw system_failure("switch to the new site in", output_.shown_as());
        const fs::path previous = output_.beside("previous");
        if (::rename(output_.path().c_str(), previous.c_str()) != 0)
            throw system_failure("switch to the new site in", output_.shown_as());
        if (::rename(staging_.path().c_str(), output_.path().c_str()) != 0) {
            const Failure failure = system_failure("switch to the new site in", output_.shown_as());
            ::rename(previous.c_str(), output_.path().c_str());
            throw failure;
        }
        ::rename(previous.c_str(), staging_.path().c_str());
    }
    // The switch has happened; that it also survives a power cut is worth a try, not a failure.
    if (const FileDescriptor parent(::open(output_.path().parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        parent.is_open()) {
        ::fsync(parent.get());
    }
}

}  // namespace sitegen
