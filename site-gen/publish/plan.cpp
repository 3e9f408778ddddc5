#include "publish/plan.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <functional>
#include <set>
#include <tuple>

#include "disk/read_file.hpp"
#include "disk/written_file.hpp"
#include "publish/manifest.hpp"
#include "text/site_path.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

// A plan is a list of lines: first the files to move into the site, then those to remove.
constexpr std::string_view move_mark = "move ";
constexpr std::string_view remove_mark = "remove ";

// Calls act(is_move, path) for each line.
void each_line(std::string_view plan, const std::function<void(bool, std::string_view)>& act) {
    while (!plan.empty()) {
        const std::string_view line = plan.substr(0, plan.find('\n'));
        plan.remove_prefix(std::min(plan.size(), line.size() + 1));
        if (line.starts_with(move_mark)) {
            act(true, line.substr(move_mark.size()));
        } else if (line.starts_with(remove_mark)) {
            act(false, line.substr(remove_mark.size()));
        }
    }
}

// Files that pages link to come first, then pages, from the innermost to the home page. The manifest comes last.
std::vector<std::string_view> in_order_of_links(const std::vector<std::string>& written) {
    std::vector<std::tuple<int, std::ptrdiff_t, std::string_view>> keyed;
    keyed.reserve(written.size());
    for (const std::string& path : written) {
        const int kind = path == manifest_name ? 2 : path.ends_with(".html") ? 1 : 0;
        keyed.emplace_back(kind, -std::count(path.begin(), path.end(), '/'), path);
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<std::string_view> ordered;
    ordered.reserve(keyed.size());
    for (const auto& key : keyed) ordered.push_back(std::get<std::string_view>(key));
    return ordered;
}

// The removed files that must go first: a folder takes their place, or a file takes the place of their folder.
std::vector<std::string_view> in_the_way(const std::vector<std::string>& removed, const std::vector<std::string>& written) {
    std::vector<std::string_view> found;
    if (removed.empty()) return found;
    std::vector<std::string_view> files(written.begin(), written.end());
    std::sort(files.begin(), files.end());
    for (const std::string& path : removed) {
        const std::string as_folder = path + "/";
        const auto below = std::lower_bound(files.begin(), files.end(), as_folder);
        bool is_in_the_way = below != files.end() && below->starts_with(as_folder);
        for (std::size_t end = path.rfind('/'); end != std::string::npos && end != 0; end = path.rfind('/', end - 1))
            is_in_the_way = is_in_the_way || std::binary_search(files.begin(), files.end(), std::string_view(path).substr(0, end));
        if (is_in_the_way) found.push_back(path);
    }
    return found;
}

// For a folder that cannot be removed because something is in it or mounted on it.
bool is_in_use(int error) { return error == ENOTEMPTY || error == EEXIST || error == EBUSY; }

// Folders that a removed file leaves empty are removed, too.
void remove_empty_folders(const FileDescriptor& root, std::string path, const fs::path& shown) {
    for (std::size_t end = path.rfind('/'); end != std::string::npos; end = path.rfind('/')) {
        path.resize(end);
        if (::unlinkat(root.get(), path.c_str(), AT_REMOVEDIR) == 0) continue;
        if (!is_in_use(errno) && !is_absence(errno)) throw system_failure("remove", shown / path);
        return;
    }
}

class Steps {
  public:
    Steps(const FileDescriptor& from, const FileDescriptor& site, const fs::path& shown)
        : from_(from), site_(site), shown_(shown) {}

    void move(const std::string& path) const {
        require(path);
        const std::string staged = std::string(staged_name) + "/" + path;
        // A file that does not exist any more has been moved. A file whose status cannot be read may still be there.
        if (!status_of(FileIn{from_, staged, shown_})) return;
        make_folders(site_, path, shown_);
        if (rename(staged, path)) return;
        if (errno == EISDIR && ::unlinkat(site_.get(), path.c_str(), AT_REMOVEDIR) == 0 && rename(staged, path)) return;
        if (errno != EXDEV) throw system_failure("replace", shown_ / path);
        copy(staged, path);
    }

    void remove(const std::string& path) const {
        require(path);
        const std::size_t slash = path.rfind('/');
        if (slash != std::string::npos && !is_own_folder(path.substr(0, slash))) return;
        if (::unlinkat(site_.get(), path.c_str(), 0) != 0) {
            // The folder is there because files were moved into it, or it is an empty folder.
            const Failure failure = system_failure("remove", shown_ / path);
            const bool is_done = is_absence(errno) || (errno == EISDIR && remove_folder_if_empty(path));
            if (!is_done) throw failure;
        }
        remove_empty_folders(site_, path, shown_);
    }

  private:
    [[nodiscard]] bool rename(const std::string& staged, const std::string& path) const {
        return ::renameat(from_.get(), staged.c_str(), site_.get(), path.c_str()) == 0;
    }

    // Keeps mount points.
    [[nodiscard]] bool remove_folder_if_empty(const std::string& path) const {
        return ::unlinkat(site_.get(), path.c_str(), AT_REMOVEDIR) == 0 || is_in_use(errno);
    }

    // Nothing is removed through a link, because what is behind it does not belong to the site.
    [[nodiscard]] bool is_own_folder(const std::string& path) const {
        for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
            if (!is_folder(path.substr(0, end))) return false;
        }
        return is_folder(path);
    }

    [[nodiscard]] bool is_folder(const std::string& path) const {
        const std::optional<struct stat> status = status_of(FileIn{site_, path, shown_});
        return status && S_ISDIR(status->st_mode);
    }

    // The folder may be on another file system after all: a mount within the site, or a tree with its own quota. The copy takes its
    // place in one step, and only then is the original removed.
    void copy(const std::string& staged, const std::string& path) const {
        const fs::path target(path);
        const std::string unfinished = (target.parent_path() / ("." + target.filename().string() + ".new")).generic_string();
        remove_file(FileIn{site_, unfinished, shown_});
        write_new_file({site_, unfinished, shown_}, read_whole_file(FileIn{from_, staged, shown_}));
        rename_file({site_, unfinished, shown_}, {site_, path, shown_});
        const FileDescriptor written(::openat(site_.get(), path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
        if (!written.is_open() || ::fsync(written.get()) != 0) throw system_failure("write", shown_ / path);
        remove_file(FileIn{from_, staged, shown_});
    }

    // The plan is our own, but the files that it names will be overwritten.
    void require(const std::string& path) const {
        if (const std::string fault = path_fault(path); !fault.empty())
            throw Failure("the plan of an unfinished build names a path that " + fault + ": " + path);
    }

    const FileDescriptor& from_;
    const FileDescriptor& site_;
    const fs::path& shown_;
};

}  // namespace

std::string plan_text(const std::vector<std::string>& written, const std::vector<std::string>& removed) {
    std::string plan;
    for (const std::string_view path : in_the_way(removed, written)) plan.append(remove_mark).append(path) += '\n';
    for (const std::string_view path : in_order_of_links(written)) plan.append(move_mark).append(path) += '\n';
    for (const std::string& path : removed) plan.append(remove_mark).append(path) += '\n';
    return plan;
}

void carry_out(std::string_view plan, const FileDescriptor& from, const FileDescriptor& site, const fs::path& shown) {
    const Steps steps(from, site, shown);
    each_line(plan, [&steps](bool is_move, std::string_view path) {
        if (is_move) {
            steps.move(std::string(path));
        } else {
            steps.remove(std::string(path));
        }
    });
}

void make_folders(const FileDescriptor& root, const std::string& path, const fs::path& shown) {
    for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
        const std::string folder = path.substr(0, end);
        const FileIn at{root, folder, shown};
        const std::optional<struct stat> status = status_of(at);
        if (status && S_ISDIR(status->st_mode)) continue;
        // A link or a file in the place of a folder does not belong to the site.
        if (status) remove_file(at);
        make_new_folder(at);
    }
}

std::vector<std::string> names_of_unfinished_plan(const fs::path& changes) {
    std::set<std::string, std::less<>> names;
    if (!status_of(changes / plan_name)) return {};
    each_line(read_whole_file(changes / plan_name), [&names](bool, std::string_view path) {
        const std::string_view name = path.substr(0, path.find('/'));
        if (!names.contains(name)) names.emplace(name);
    });
    return {names.begin(), names.end()};
}

}  // namespace sitegen
