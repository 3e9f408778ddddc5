#include "publish/output_folder.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/manifest.hpp"
#include "publish/plan.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> home_folder() {
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') return resolved(home);
    if (const passwd* user = ::getpwuid(::geteuid()); user != nullptr && user->pw_dir != nullptr) return resolved(user->pw_dir);
    return std::nullopt;
}

// Why the folder's place is not allowed. Empty if it is.
std::string fault_of_place(const fs::path& folder, const std::vector<fs::path>& inputs) {
    if (folder == folder.root_path()) return "it is the root of the file system";
    if (const auto home = home_folder(); home && lies_within(*home, folder)) return "it is the home folder, or holds it";
    if (lies_within(resolved("."), folder)) return "it is the current folder, or holds it";
    for (const fs::path& input : inputs) {
        if (lies_within(resolved(input), folder)) return "it is or holds " + input.string() + ", which the site is made from";
        if (lies_within(folder, resolved(input))) return "it lies in " + input.string() + ", which the site is made from";
    }
    return {};
}

// The names of files and folders directly in the site's folder.
std::set<std::string> published_names(const fs::path& manifest) {
    std::set<std::string> names = {manifest_name, ignore_file_name};
    for (std::string& name : top_level_names(manifest)) names.insert(std::move(name));
    return names;
}

// Why the contents of the folder are not allowed. Empty if they are.
std::string fault_of_contents(const fs::path& folder) {
    const fs::file_status status = fs::status(folder);
    if (!fs::exists(status)) return {};
    if (!fs::is_directory(status)) return "it is not a folder";
    const fs::path manifest = folder / manifest_name;
    const bool is_published = fs::is_regular_file(fs::symlink_status(manifest));
    std::set<std::string> ours = is_published ? published_names(manifest) : std::set<std::string>{ignore_file_name};
    for (const fs::path& changes : WorkPlace(folder).paths("changes")) {
        for (std::string& name : names_of_unfinished_plan(changes)) ours.insert(std::move(name));
    }
    const FileDescriptor opened = open_folder(folder);
    for (const std::string& name : names_in(opened, folder)) {
        if (ours.contains(name) || is_work_name(name)) continue;
        return "it holds " + name + ", which no build made, and publishing replaces the whole folder";
    }
    return {};
}

fs::path prepared(const fs::path& output, const std::vector<fs::path>& inputs) {
    fs::path folder = checked_output(output, inputs);
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (error) throw Failure("cannot create the folder " + folder.parent_path().string() + ": " + error.message());
    return folder;
}

// Finishes a planned change of an earlier build, and removes unfinished work without a plan. Call it under the lock.
void finish_interrupted_changes(const WorkPlace& place, const fs::path& shown) {
    remove_file(place.path("record.new"));
    for (const fs::path& changes : place.paths("changes")) {
        const FileDescriptor from = open_folder(changes);
        if (!from.is_open()) continue;
        const FileDescriptor site = open_folder(place.output());
        if (site.is_open() && status_of(changes / plan_name)) {
            carry_out(read_whole_file(changes / plan_name), from, site, shown);
            remove_file(changes / plan_name);
        }
        remove_tree(changes);
    }
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& folder, const std::vector<fs::path>& inputs)
    : shown_(folder), work_place_(prepared(folder, inputs)), lock_(work_place_.path("lock"), work_place_.output()) {
    finish_interrupted_changes(work_place_, shown_);
}

void OutputFolder::forget_record() const {
    remove_file(beside("record"));
    // A record in the other place comes from a build that saw the folder under another name. It names the manifest that it was made
    // with. So it does no harm if it cannot be removed.
    for (const fs::path& record : work_place_.paths("record")) ::unlink(record.c_str());
}

void finish_interrupted_build(const fs::path& site) {
    const fs::path folder = resolved(site);
    const FileDescriptor opened = open_folder(folder);
    if (!opened.is_open()) return;
    const WorkPlace place(folder);
    const std::vector<fs::path> changes = place.paths("changes");
    const bool is_planned =
        std::any_of(changes.begin(), changes.end(), [](const fs::path& path) { return status_of(path / plan_name).has_value(); });
    if (!is_planned) return;
    const BuilderLock lock(place.path("lock"), folder);
    finish_interrupted_changes(place, site);
}

fs::path resolved(const fs::path& path) {
    fs::path result = fs::weakly_canonical(fs::absolute(path));
    if (!result.has_filename() && result.has_relative_path()) result = result.parent_path();
    return result;
}

fs::path checked_output(const fs::path& output, const std::vector<fs::path>& inputs) {
    const auto refuse = [&output](const std::string& fault) {
        return Failure("cannot publish to " + output.string() + ": " + fault);
    };
    try {
        if (output.empty()) throw Failure("cannot publish: no output folder is given");
        fs::path folder = resolved(output);
        if (const std::string fault = fault_of_place(folder, inputs); !fault.empty()) throw refuse(fault);
        if (const std::string fault = fault_of_contents(folder); !fault.empty()) throw refuse(fault);
        return folder;
    } catch (const fs::filesystem_error& error) {
        throw refuse(error.code().message());
    }
}

}  // namespace sitegen
