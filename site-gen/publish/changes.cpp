#include "publish/changes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <tuple>

#include "publish/manifest.hpp"
#include "publish/site_path.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr const char* plan_name = "plan";
constexpr const char* unfinished_plan_name = "plan.new";
constexpr const char* files_name = "site";

// A plan is a list of lines: the files to move into the site and those to remove, in this order.
constexpr std::string_view move_mark = "move ";
constexpr std::string_view remove_mark = "remove ";

// What pages link to first, then pages, from the innermost to the home page, and the manifest last.
std::tuple<int, std::ptrdiff_t, std::string_view> order_of(const std::string& path) {
    const int kind = path == manifest_name ? 2 : path.ends_with(".html") ? 1 : 0;
    return {kind, -std::count(path.begin(), path.end(), '/'), path};
}

void make_folders(const FileDescriptor& root, const std::string& path, const fs::path& shown) {
    for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
        const std::string folder = path.substr(0, end);
        struct stat status {};
        if (::fstatat(root.get(), folder.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) make_new_folder({root, folder, shown});
    }
}

// The folders that a removed file leaves empty go, too.
void remove_empty_folders(const FileDescriptor& root, std::string path) {
    for (std::size_t end = path.rfind('/'); end != std::string::npos; end = path.rfind('/')) {
        path.resize(end);
        if (::unlinkat(root.get(), path.c_str(), AT_REMOVEDIR) != 0) return;
    }
}

// Of the removed files those that have to go first: a folder takes the place of one, or one lies in a folder whose place a file
// takes.
std::vector<std::string> in_the_way(const std::vector<std::string>& removed, const std::vector<std::string>& written) {
    std::set<std::string_view> files(written.begin(), written.end());
    std::set<std::string_view> folders;
    const auto each_folder = [](std::string_view path, const auto& act) {
        for (std::size_t end = path.rfind('/'); end != std::string_view::npos; end = path.rfind('/')) {
            path = path.substr(0, end);
            act(path);
        }
    };
    for (const std::string& path : written) each_folder(path, [&](std::string_view folder) { folders.insert(folder); });
    std::vector<std::string> found;
    for (const std::string& path : removed) {
        bool is_in_the_way = folders.contains(path);
        each_folder(path, [&](std::string_view folder) { is_in_the_way = is_in_the_way || files.contains(folder); });
        if (is_in_the_way) found.push_back(path);
    }
    return found;
}

class Plan {
  public:
    Plan(const FileDescriptor& from, const FileDescriptor& site, const fs::path& shown) : from_(from), site_(site), shown_(shown) {}

    // Also of a plan that was carried out in part.
    void carry_out(std::string_view plan) const {
        while (!plan.empty()) {
            const std::size_t end = plan.find('\n');
            const std::string_view line = plan.substr(0, end);
            plan.remove_prefix(std::min(plan.size(), line.size() + 1));
            if (line.starts_with(move_mark)) {
                move(std::string(line.substr(move_mark.size())));
            } else if (line.starts_with(remove_mark)) {
                remove(std::string(line.substr(remove_mark.size())));
            }
        }
    }

  private:
    void move(const std::string& path) const {
        require(path);
        const std::string staged = std::string(files_name) + "/" + path;
        if (::faccessat(from_.get(), staged.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) != 0) return;
        make_folders(site_, path, shown_);
        if (::renameat(from_.get(), staged.c_str(), site_.get(), path.c_str()) != 0) throw system_failure("replace", shown_ / path);
    }

    void remove(const std::string& path) const {
        require(path);
        if (::unlinkat(site_.get(), path.c_str(), 0) != 0 && errno != ENOENT && errno != ENOTDIR && errno != EISDIR)
            throw system_failure("remove", shown_ / path);
        remove_empty_folders(site_, path);
    }

    // The plan is our own, but what it names is going to be overwritten.
    void require(const std::string& path) const {
        if (const std::string fault = path_fault(path); !fault.empty())
            throw Failure("the plan of an unfinished build names a path that " + fault + ": " + path);
    }

    const FileDescriptor& from_;
    const FileDescriptor& site_;
    const fs::path& shown_;
};

}  // namespace

SiteChanges::SiteChanges(const OutputFolder& output)
    : output_(output),
      folder_(output.beside("changes")),
      descriptor_(open_folder(folder_.path())),
      site_(open_folder(output.path())) {
    make_new_folder({descriptor_, files_name, folder_.path()});
}

PublishedFile SiteChanges::write(std::string_view path, std::string_view bytes) {
    if (const std::string fault = path_fault(path); !fault.empty())
        throw Failure("the site cannot have a file \"" + std::string(path) + "\": the path " + fault);
    const std::string name(path);
    const std::string staged = std::string(files_name) + "/" + name;
    PublishedFile published{name, digest_of(bytes), bytes.size()};
    const bool is_kept = has_bytes({site_, name, output_.shown_as()}, bytes, published);
    const std::lock_guard guard(mutex_);
    if (is_kept) {
        kept_.push_back(name);
        return published;
    }
    make_folders(descriptor_, staged, folder_.path());
    write_new_file({descriptor_, staged, folder_.path()}, bytes, published);
    written_.emplace_back(path);
    return published;
}

void SiteChanges::remove(std::string path) {
    const std::lock_guard guard(mutex_);
    removed_.push_back(std::move(path));
}

void SiteChanges::publish(std::string_view manifest) {
    write(manifest_name, manifest);
    const std::lock_guard guard(mutex_);
    // One document can take the address of another.
    std::set<std::string> taken(written_.begin(), written_.end());
    taken.insert(kept_.begin(), kept_.end());
    std::erase_if(removed_, [&taken](const std::string& path) { return taken.contains(path); });
    std::sort(written_.begin(), written_.end(),
              [](const std::string& a, const std::string& b) { return order_of(a) < order_of(b); });
    std::string plan;
    for (const std::string& path : in_the_way(removed_, written_)) plan.append(remove_mark).append(path) += '\n';
    for (const std::string& path : written_) plan.append(move_mark).append(path) += '\n';
    for (const std::string& path : removed_) plan.append(remove_mark).append(path) += '\n';
    output_.forget_record();
    const std::string unfinished = unfinished_plan_name;
    write_new_file({descriptor_, unfinished, folder_.path()}, plan);
    // The files before the plan, the plan before the change.
    if (::syncfs(descriptor_.get()) != 0) throw system_failure("write to the disk of", output_.shown_as());
    if (::renameat(descriptor_.get(), unfinished_plan_name, descriptor_.get(), plan_name) != 0 || ::fsync(descriptor_.get()) != 0)
        throw system_failure("write", folder_.path() / plan_name);
    folder_.keep();
    Plan(descriptor_, site_, output_.shown_as()).carry_out(plan);
    folder_.clear();
}

std::vector<std::string> names_of_unfinished_plan(const fs::path& changes) {
    std::vector<std::string> names;
    std::error_code ignored;
    if (!fs::exists(changes / plan_name, ignored)) return names;
    const std::string plan = read_whole_file(changes / plan_name);
    for (std::size_t start = 0; start < plan.size();) {
        const std::size_t end = std::min(plan.find('\n', start), plan.size());
        const std::string_view line = std::string_view(plan).substr(start, end - start);
        start = end + 1;
        for (const std::string_view mark : {move_mark, remove_mark}) {
            if (!line.starts_with(mark)) continue;
            const std::string_view path = line.substr(mark.size());
            names.emplace_back(path.substr(0, path.find('/')));
        }
    }
    return names;
}

void finish_interrupted_changes(const OutputFolder& output) {
    const fs::path folder = output.beside("changes");
    const FileDescriptor from = open_folder(folder);
    if (!from.is_open()) return;
    const FileDescriptor site = open_folder(output.path());
    std::error_code ignored;
    if (site.is_open() && fs::exists(folder / plan_name, ignored)) {
        Plan(from, site, output.shown_as()).carry_out(read_whole_file(folder / plan_name));
    }
    fs::remove_all(folder, ignored);
}

}  // namespace sitegen
