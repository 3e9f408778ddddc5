#include "publish/output_folder.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

#include "model/failure.hpp"
#include "publish/changes.hpp"
#include "publish/file_system.hpp"
#include "publish/manifest.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> home_folder() {
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') return resolved(home);
    if (const passwd* user = ::getpwuid(::geteuid()); user != nullptr && user->pw_dir != nullptr) return resolved(user->pw_dir);
    return std::nullopt;
}

// Why the folder's place forbids it; empty where it does not.
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

// Names of the files and folders right in the site's folder.
std::set<std::string> published_names(const fs::path& manifest) {
    std::set<std::string> names = {manifest_name, ignore_file_name};
    for (std::string& name : top_level_names(manifest)) names.insert(std::move(name));
    return names;
}

// Why what is in the folder forbids it; empty where it does not.
std::string fault_of_contents(const fs::path& folder) {
    const fs::file_status status = fs::status(folder);
    if (!fs::exists(status)) return {};
    if (!fs::is_directory(status)) return "it is not a folder";
    const fs::path manifest = folder / manifest_name;
    const bool is_published = fs::is_regular_file(fs::symlink_status(manifest));
    std::set<std::string> ours = is_published ? published_names(manifest) : std::set<std::string>{ignore_file_name};
    for (std::string& name : names_of_unfinished_plan(hidden_beside(folder, "changes"))) ours.insert(std::move(name));
    std::set<std::string> foreign;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (std::string name = entry.path().filename().string(); !ours.contains(name)) foreign.insert(std::move(name));
    }
    if (foreign.empty()) return {};
    return "it holds " + *foreign.begin() + ", which no build has made, and publishing replaces the whole folder";
}

fs::path prepared(const fs::path& output, const std::vector<fs::path>& inputs) {
    fs::path folder = checked_output(output, inputs);
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (error) throw Failure("cannot create the folder " + folder.parent_path().string() + ": " + error.message());
    return folder;
}

// Ends a switch in two steps that was cut off: the site of before is put back, or removed where the new one had arrived.
void finish_interrupted_switch(const fs::path& output) {
    const fs::path previous = hidden_beside(output, "previous");
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(output, ignored))) {
        fs::remove_all(previous, ignored);
    } else {
        fs::rename(previous, output, ignored);
    }
}

}  // namespace

OutputFolder::OutputFolder(const fs::path& folder, const std::vector<fs::path>& inputs)
    : shown_(folder), path_(prepared(folder, inputs)), lock_(hidden_beside(path_, "lock")) {
    ::unlink((beside("record") += ".new").c_str());  // of a build that was cut off
    finish_interrupted_switch(path_);
    finish_interrupted_changes(*this);
}

fs::path OutputFolder::beside(const char* purpose) const { return hidden_beside(path_, purpose); }

void OutputFolder::forget_record() const {
    const fs::path record = beside("record");
    if (::unlink(record.c_str()) != 0 && errno != ENOENT) throw system_failure("remove", record);
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
