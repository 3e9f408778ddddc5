#include "build/last_build.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>

namespace sitegen {

namespace fs = std::filesystem;

namespace {

// Some file systems keep times of two seconds.
constexpr std::int64_t coarsest_file_time = 2'000'000'000;

std::int64_t nanoseconds_of(const timespec& time) { return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec; }

// Asks for the status of many files below a folder. Where several of one folder follow each other, that one is opened, as short
// paths take the system less time.
class StatusReader {
  public:
    explicit StatusReader(const FileDescriptor& root) : root_(root) {}

    // Whether there is such a file. The path may end with a slash.
    bool read(std::string_view path, struct stat& status) {
        if (path.ends_with('/')) path.remove_suffix(1);
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
        return ::fstatat(from, path_.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
    }

    const FileDescriptor& root_;
    std::string folder_;
    FileDescriptor opened_;
    std::string path_;
};

bool is_as_written(StatusReader& files, const PublishedFile& file) {
    struct stat status {};
    return files.read(file.path, status) && status.st_ino == file.inode &&
           static_cast<std::uint64_t>(status.st_size) == file.byte_count && nanoseconds_of(status.st_mtim) == file.modified;
}

FileStatus status_of(const struct stat& status) {
    return {static_cast<std::uint64_t>(status.st_size), nanoseconds_of(status.st_mtim), nanoseconds_of(status.st_ctim),
            status.st_ino};
}

// What cannot be read has no digest; whoever needs the file will say so.
Digest digest_of_file(const fs::path& file) {
    try {
        Sha256 hash;
        read_in_pieces(file, [&hash](std::string_view piece) { hash.add(piece); });
        return hash.digest();
    } catch (const Failure&) {
        return {};
    }
}

// Two lists of the same folder in the order of surveys. Takes the digests of files whose status is the same. Returns whether all
// are.
bool take_known(std::vector<InputFile>& now, const std::vector<InputFile>& before) {
    bool is_same = now.size() == before.size();
    auto at = before.begin();
    for (InputFile& file : now) {
        while (at != before.end() && precedes(at->path, file.path)) ++at;
        const bool is_known = at != before.end() && at->path == file.path && at->status == file.status;
        const bool is_trusted = file.status.inode != 0 || file.path.ends_with('/');
        if (is_known && is_trusted) {
            file.digest = at->digest;
        } else {
            is_same = false;
        }
    }
    return is_same;
}

void read_unknown(const fs::path& root, std::vector<InputFile>& files) {
    for (InputFile& file : files) {
        if (file.digest == Digest{} && !file.path.ends_with('/')) file.digest = digest_of_file(root / file.path);
    }
}

bool is_same_content(const std::vector<InputFile>& now, const std::vector<InputFile>& before) {
    return std::equal(now.begin(), now.end(), before.begin(), before.end(), [](const InputFile& a, const InputFile& b) {
        return a.path == b.path && a.digest == b.digest && (a.digest != Digest{} || a.path.ends_with('/'));
    });
}

}  // namespace

LastBuild::LastBuild(const OutputFolder& output, const std::string& builder, const fs::path& content)
    : content_path_(content), content_(open_folder(content)), output_(open_folder(output.path())) {
    struct stat folder {};
    if (!output_.is_open() || ::fstat(output_.get(), &folder) != 0) return;
    record_ = RecordFile::open(record_path(output));
    if (!record_) return;
    const SiteRecord& site = record_->site();
    StatusReader files(output_);
    if (site.builder != builder || site.output_inode != folder.st_ino || !is_as_written(files, site.manifest)) {
        record_.reset();
        return;
    }
    for (const DepartmentBytes& department : record_->departments()) bytes_.emplace(department.slug, department.bytes);
}

void DepartmentState::read_inputs() {
    if (!inputs.empty() || bytes.empty()) return;
    if (std::optional<DepartmentRecord> record = decode_department(bytes)) inputs = std::move(record->inputs);
}

DepartmentState LastBuild::compare(const std::string& slug) const {
    DepartmentState state;
    state.slug = slug;
    const auto found = bytes_.find(slug);
    const bool is_recorded = record_ && found != bytes_.end();
    // Where the status of every folder and file is as recorded, no folder need be listed.
    if (is_recorded && have_same_status(found->second)) {
        state.known = decode_department(found->second, Inputs::left_out);
        if (state.known && !forget_changed_files(*state.known)) {
            state.bytes = found->second;
            state.is_same = true;
            return state;
        }
    }
    state.known.reset();
    state.survey = Survey(content_path_, "departments/" + slug);
    state.inputs = inputs_of(state.survey);
    if (is_recorded) state.known = decode_department(found->second);
    if (!state.known) return state;
    const bool has_same_status = take_known(state.inputs, state.known->inputs);
    if (!has_same_status) read_unknown(content_path_, state.inputs);
    const bool is_output_same = !forget_changed_files(*state.known);
    state.is_same = is_output_same && (has_same_status || is_same_content(state.inputs, state.known->inputs));
    return state;
}

bool LastBuild::have_same_status(std::string_view department) const {
    StatusReader files(content_);
    return all_inputs(department, [&files](std::string_view path, const FileStatus& recorded) {
        struct stat status {};
        if (recorded.inode == 0 || !files.read(path, status)) return false;
        const bool is_folder = path.ends_with('/');
        return status_of(status) == recorded && (is_folder ? S_ISDIR(status.st_mode) : S_ISREG(status.st_mode));
    });
}

// Returns whether there were any.
bool LastBuild::forget_changed_files(DepartmentRecord& department) const {
    bool has_any = forget_changed(department.search);
    for (DocumentRecord& document : department.documents) has_any = forget_changed(document.unit) || has_any;
    return has_any;
}

bool LastBuild::has(const UnitRecord& unit) const {
    StatusReader files(output_);
    return std::all_of(unit.files.begin(), unit.files.end(),
                       [&files](const PublishedFile& file) { return is_as_written(files, file); });
}

// Returns whether there were any.
bool LastBuild::forget_changed(UnitRecord& unit) const {
    if (has(unit)) return false;
    unit.key = {};
    StatusReader files(output_);
    for (PublishedFile& file : unit.files) {
        if (!is_as_written(files, file)) file.digest = {};
    }
    return true;
}

std::vector<UnitRecord> LastBuild::intact_pages() const {
    std::vector<UnitRecord> pages = site().pages;
    for (UnitRecord& page : pages) forget_changed(page);
    return pages;
}

bool LastBuild::are_inputs_trusted() const {
    const std::vector<InputTree>& trees = site().inputs;
    return std::all_of(trees.begin(), trees.end(), [](const InputTree& tree) {
        return std::all_of(tree.files.begin(), tree.files.end(),
                           [](const InputFile& file) { return file.status.inode != 0 || file.path.ends_with('/'); });
    });
}

std::vector<InputFile> inputs_of(const Survey& survey) {
    std::vector<InputFile> inputs;
    inputs.reserve(survey.files().size() + 1);
    inputs.push_back({survey.folder() + "/", survey.folder_status(), {}});
    for (const SurveyedFile& file : survey.files()) {
        const bool is_folder = file.kind == SurveyedFile::Kind::folder;
        inputs.push_back({is_folder ? file.path + "/" : file.path, file.status, {}});
    }
    return inputs;
}

InputTree refreshed(const InputTree& tree, bool& is_same) {
    InputTree now{tree.kind, tree.root, tree.folder, {}};
    if (tree.folder.empty()) {
        for (const InputFile& file : tree.files) {
            struct stat status {};
            InputFile found{file.path, {}, {}};
            if (::lstat((fs::path(tree.root) / file.path).c_str(), &status) == 0 && S_ISREG(status.st_mode))
                found.status = status_of(status);
            now.files.push_back(std::move(found));
        }
    } else {
        now.files = inputs_of(Survey(tree.root, tree.folder));
    }
    is_same = take_known(now.files, tree.files);
    if (!is_same) {
        read_unknown(tree.root, now.files);
        is_same = is_same_content(now.files, tree.files);
    }
    return now;
}

InputTree tree_of(InputTree::Kind kind, const fs::path& root, const std::string& folder) {
    bool unused = false;
    return refreshed({kind, root.string(), folder, {}}, unused);
}

InputTree tree_of_files(const fs::path& root, const std::vector<InputFile>& files) {
    bool unused = false;
    InputTree tree{InputTree::Kind::site, root.string(), {}, {}};
    for (const InputFile& file : files) tree.files.push_back({file.path, {}, {}});
    return refreshed(tree, unused);
}

Digest digest_of(const InputTree& tree) {
    Sha256 hash;
    for (const InputFile& file : tree.files) {
        hash.add(file.path);
        hash.add(std::string_view("\0", 1));
        hash.add(std::string_view(reinterpret_cast<const char*>(file.digest.data()), file.digest.size()));
    }
    return hash.digest();
}

void forget_recent(std::vector<InputFile>& files, std::int64_t build_started) {
    for (InputFile& file : files) {
        if (std::max(file.status.modified, file.status.changed) > build_started - coarsest_file_time) file.status.inode = 0;
    }
}

std::int64_t file_time_now() {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return nanoseconds_of(now);
}

}  // namespace sitegen
