#include "disk/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace sitegen {

namespace fs = std::filesystem;

namespace {

struct CloseListing {
    void operator()(DIR* listed) const { ::closedir(listed); }
};

class Walk {
  public:
    Walk(const fs::path& shown, const std::function<void(const std::string&, EntryKind)>& take) : shown_(shown), take_(take) {}

    // path: empty, or the folder's path with a slash at its end.
    void enter(const FileDescriptor& folder, const std::string& path, const std::vector<std::string>& names) const {
        for (const std::string& name : names) {
            const FileIn entry{folder, name, shown_};
            const std::optional<struct stat> status = status_of(entry);
            if (!status) continue;
            if (!S_ISDIR(status->st_mode)) {
                take_(path + name, S_ISREG(status->st_mode) ? EntryKind::file : EntryKind::other);
                continue;
            }
            const FileDescriptor inner = open_folder(entry);
            const std::vector<std::string> inner_names =
                inner.is_open() ? names_in(inner, shown_ / path / name) : std::vector<std::string>();
            if (inner_names.empty()) take_(path + name, EntryKind::empty_folder);
            enter(inner, path + name + "/", inner_names);
        }
    }

  private:
    const fs::path& shown_;
    const std::function<void(const std::string&, EntryKind)>& take_;
};

void remove_below(const FileDescriptor& folder, const std::string& name, const fs::path& shown) {
    if (::unlinkat(folder.get(), name.c_str(), 0) == 0 || is_absence(errno)) return;
    const Failure failure = system_failure("remove", shown);
    // Both mean that it is a folder; one can also mean a file that must not be removed.
    if (errno != EISDIR && errno != EPERM) throw failure;
    {
        const FileDescriptor inner = open_folder(FileIn{folder, name, shown.parent_path()});
        if (!inner.is_open()) throw failure;
        for (const std::string& inner_name : names_in(inner, shown)) remove_below(inner, inner_name, shown / inner_name);
    }
    if (::unlinkat(folder.get(), name.c_str(), AT_REMOVEDIR) != 0 && !is_absence(errno)) throw system_failure("remove", shown);
}

}  // namespace

std::vector<std::string> names_in(const FileDescriptor& folder, const fs::path& shown) {
    // Opened again, because reading moves a descriptor's position.
    FileDescriptor again(::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!again.is_open()) throw system_failure("open", shown);
    const std::unique_ptr<DIR, CloseListing> listed(::fdopendir(again.get()));
    if (listed == nullptr) throw system_failure("list", shown);
    static_cast<void>(again.release());
    std::vector<std::string> names;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(listed.get());
        if (entry == nullptr) break;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) throw system_failure("list", shown);
    std::sort(names.begin(), names.end());
    return names;
}

void walk(const FileDescriptor& folder, const fs::path& shown, const std::function<bool(std::string_view)>& passes,
          const std::function<void(const std::string&, EntryKind)>& take) {
    std::vector<std::string> names = names_in(folder, shown);
    std::erase_if(names, [&passes](const std::string& name) { return !passes(name); });
    Walk(shown, take).enter(folder, "", names);
}

void remove_tree(const fs::path& path) {
    const FileDescriptor parent = open_folder(path.has_parent_path() ? path.parent_path() : fs::path("."));
    if (parent.is_open()) remove_below(parent, path.filename().string(), path);
}

TemporaryFolder::TemporaryFolder(fs::path path, mode_t mode) : path_(std::move(path)) {
    try {
        remove_tree(path_);
    } catch (const Failure& failure) {
        throw Failure(std::string("files of an earlier build are in the way: ") + failure.what());
    }
    if (::mkdir(path_.c_str(), mode) != 0) throw system_failure("create the folder", path_);
    if (::chmod(path_.c_str(), mode) != 0) {
        const Failure failure = system_failure("set the mode of", path_);
        clear();
        throw failure;
    }
}

void TemporaryFolder::clear() noexcept {
    try {
        remove_tree(path_);
    } catch (...) {  // NOLINT(bugprone-empty-catch)
    }
}

}  // namespace sitegen
