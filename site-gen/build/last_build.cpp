#include "build/last_build.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "load/static_files.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

// Reads the status of many files below a folder. If several files of one folder follow each other, that folder is opened, because
// short paths take the system less time.
class StatusReader {
  public:
    // shown: the root's name in messages.
    StatusReader(const FileDescriptor& root, fs::path shown) : root_(root), shown_(std::move(shown)) {}

    // Whether there is such a file. An empty path means the root. Throws Failure if the system fails.
    bool read(std::string_view path, struct stat& status) {
        const std::size_t slash = path.rfind('/');
        const std::string_view folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
        if (folder == folder_ && !folder.empty()) {
            if (!opened_.is_open()) open();
            if (opened_.is_open()) return ask(opened_.get(), path.substr(slash + 1), status);
        } else {
            folder_ = folder;
            opened_ = FileDescriptor();
        }
        return ask(root_.get(), path, status);
    }

  private:
    void open() { opened_ = FileDescriptor(::openat(root_.get(), folder_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)); }

    bool ask(int from, std::string_view path, struct stat& status) {
        path_ = path;
        if (::fstatat(from, path_.c_str(), &status, path_.empty() ? AT_EMPTY_PATH : 0) == 0) return true;
        if (is_absence(errno) || errno == EACCES || errno == ELOOP) return false;
        throw system_failure("access", shown_ / path);
    }

    const FileDescriptor& root_;
    fs::path shown_;
    std::string folder_;
    FileDescriptor opened_;
    std::string path_;
};

std::int64_t nanoseconds_of(const timespec& time) { return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec; }

bool is_as_written(StatusReader& files, const PublishedFile& file) {
    struct stat status {};
    return files.read(file.path, status) && status.st_ino == file.inode &&
           static_cast<std::uint64_t>(status.st_size) == file.byte_count && nanoseconds_of(status.st_mtim) == file.modified;
}

bool is_there_as_recorded(StatusReader& files, Reading::Kind kind, std::string_view path, const FileStatus& recorded) {
    struct stat status {};
    const bool is_there = files.read(path, status);
    switch (kind) {
        case Reading::Kind::absent:
            return !is_there;
        case Reading::Kind::present:
            return is_there;
        case Reading::Kind::file:
            return is_there && S_ISREG(status.st_mode) && recorded.inode != 0 && file_status_of(status) == recorded;
        case Reading::Kind::folder:
            return is_there && S_ISDIR(status.st_mode) && recorded.inode != 0 && file_status_of(status) == recorded;
    }
    return false;
}

// If the status has changed, reads the file or lists the folder again. What cannot be read is not the same; the code that needs it
// will report that.
bool has_same_content(const fs::path& root, Reading& reading) {
    const fs::path path = root / reading.path;
    struct stat status {};
    // A link may now lead elsewhere. Only the loader follows it, with care.
    if (::lstat(path.c_str(), &status) != 0) return false;
    if (reading.kind == Reading::Kind::folder) {
        const std::optional<FolderListing> listing = list_folder(root, reading.path);
        if (!listing || digest_of(*listing) != reading.digest) return false;
        reading.status = listing->status;
        return true;
    }
    if (reading.kind != Reading::Kind::file || !S_ISREG(status.st_mode)) return false;
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.is_open() && (errno == ENOENT || errno == EACCES || errno == ELOOP)) return false;
    if (!file.is_open()) throw system_failure("read", path);
    if (::fstat(file.get(), &status) != 0) throw system_failure("read", path);
    if (!S_ISREG(status.st_mode)) return false;  // replaced just now
    const FileBytes now = read_steadily(file.get(), file_status_of(status), path);
    if (digest_of(now.bytes) != reading.digest) return false;
    reading.status = now.status;
    return true;
}

bool read_the_same(const FileDescriptor& root, const fs::path& shown, std::vector<Reading>& readings) {
    StatusReader files(root, shown);
    return std::all_of(readings.begin(), readings.end(), [&](Reading& reading) {
        return is_there_as_recorded(files, reading.kind, reading.path, reading.status) || has_same_content(shown, reading);
    });
}

bool are_trusted(const std::vector<Reading>& readings) {
    return std::all_of(readings.begin(), readings.end(), [](const Reading& reading) {
        const bool has_status = reading.kind == Reading::Kind::file || reading.kind == Reading::Kind::folder;
        return !has_status || reading.status.inode != 0;
    });
}

bool are_trusted(const std::vector<ReadingLog>& logs) {
    return std::all_of(logs.begin(), logs.end(), [](const ReadingLog& log) { return are_trusted(log.readings); });
}

}  // namespace

bool reads_the_same(ReadingLog& log) {
    const fs::path root = log.root;
    const FileDescriptor folder = open_folder(root);
    if (folder.is_open()) return read_the_same(folder, root, log.readings);
    return std::all_of(log.readings.begin(), log.readings.end(),
                       [](const Reading& reading) { return reading.kind == Reading::Kind::absent; });
}

LastBuild::LastBuild(const OutputFolder& output, const std::string& builder, const fs::path& content)
    : content_path_(content), content_(open_folder(content)), output_(open_folder(output.path())) {
    struct stat folder {};
    if (!output_.is_open() || ::fstat(output_.get(), &folder) != 0) return;
    file_ = RecordFile::open(record_path(output));
    if (!file_) return;
    StatusReader files(output_, output.path());
    is_known_ = site().builder == builder && site().output_inode == folder.st_ino && is_as_written(files, site().manifest);
    for (const DepartmentBytes& department : file_->departments()) bytes_.emplace(department.slug, department.bytes);
}

DepartmentState LastBuild::compare(const std::string& slug) const {
    DepartmentState state;
    state.slug = slug;
    const auto found = bytes_.find(slug);
    if (!is_known_ || found == bytes_.end()) return state;
    const bool has_same_status = have_same_status(found->second);
    state.known = decode_department(found->second, has_same_status ? Readings::left_out : Readings::decoded);
    if (!state.known) return state;
    const bool is_damaged = forget_damaged(state.known->files);
    state.is_same = !is_damaged && (has_same_status || read_the_same(content_, content_path_, state.known->readings)) &&
                    are_standards_same(*state.known);
    if (state.is_same && has_same_status) state.bytes = found->second;
    return state;
}

bool LastBuild::have_same_status(std::string_view department) const {
    StatusReader files(content_, content_path_);
    return all_readings(department, [&files](Reading::Kind kind, std::string_view path, const FileStatus& recorded) {
        return is_there_as_recorded(files, kind, path, recorded);
    });
}

bool LastBuild::are_standards_same(const DepartmentRecord& department) const {
    return std::all_of(department.standards.begin(), department.standards.end(),
                       [this](const auto& asked_for) { return digest_of_standard(asked_for.first) == asked_for.second; });
}

Digest LastBuild::digest_of_standard(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    const auto [known, is_new] = standards_.try_emplace(id);
    const auto recorded = site().standards.find(id);
    if (!is_new || recorded == site().standards.end()) return known->second;
    std::vector<ReadingLog> logs = recorded->second;
    if (std::all_of(logs.begin(), logs.end(), reads_the_same)) known->second = digest_of(recorded->second);
    return known->second;
}

bool LastBuild::is_theme_same() const {
    std::vector<ReadingLog> logs = site().shared.theme;
    return std::all_of(logs.begin(), logs.end(), reads_the_same);
}

bool LastBuild::are_static_files_same(const std::vector<std::string>& paths) const {
    ReadingLog log = site().pages.static_files;
    const std::string folder = std::string(static_folder) + "/";
    const bool are_listed =
        std::equal(log.readings.begin(), log.readings.end(), paths.begin(), paths.end(),
                   [&](const Reading& reading, const std::string& path) { return reading.path == folder + path; });
    return are_listed && (paths.empty() || reads_the_same(log));
}

bool LastBuild::forget_damaged(std::vector<PublishedFile>& published) const {
    StatusReader files(output_, "the output");
    bool has_any = false;
    for (PublishedFile& file : published) {
        if (is_as_written(files, file)) continue;
        file.digest = {};
        has_any = true;
    }
    return has_any;
}

bool LastBuild::is_trusted() const {
    const SiteRecord& record = site();
    return are_trusted(record.shared.site.readings) && are_trusted(record.shared.theme) &&
           are_trusted(record.pages.static_files.readings) &&
           std::all_of(record.standards.begin(), record.standards.end(),
                       [](const auto& standard) { return are_trusted(standard.second); });
}

}  // namespace sitegen
