#include "commands/verify_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "commands/exit_status.hpp"
#include "publish/verification.hpp"
#include "text/counted.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace {

const char* name_of(FileFault::Kind kind) {
    switch (kind) {
        case FileFault::Kind::missing:
            return "missing";
        case FileFault::Kind::added:
            return "added";
        case FileFault::Kind::altered:
            return "altered";
        case FileFault::Kind::not_plain:
            return "not a plain file";
    }
    return "";
}

// A file that is not as one list has it is named once.
std::vector<FileFault> all_faults(const PublishedFiles& files, const Manifest& manifest) {
    std::vector<FileFault> faults = find_faults(files, manifest);
    std::set<std::string> told;
    for (const FileFault& fault : faults) told.insert(fault.path);
    for (FileFault& fault : find_faults_of_sha512(files)) {
        if (told.insert(fault.path).second) faults.push_back(std::move(fault));
    }
    std::stable_sort(faults.begin(), faults.end(), [](const FileFault& a, const FileFault& b) { return a.path < b.path; });
    return faults;
}

}  // namespace

int run_verify(const std::filesystem::path& place, Verbosity verbosity, const MessageLanguage& language) {
    const PublishedFiles files(place);
    const Manifest manifest = manifest_at(files, place);
    const std::vector<FileFault> faults = all_faults(files, manifest);
    std::string text;
    for (const FileFault& fault : faults) text += fmt::format("{}: {}\n", name_of(fault.kind), visible_path(fault.path));
    if (verbosity != Verbosity::quiet) {
        const std::string shown = visible_path(place.string());
        text += faults.empty()
                    ? fmt::format("{}: {}, all as published\n", shown, counted(manifest.size(), "file"))
                    : fmt::format("{}: {} of {} not as published\n", shown, faults.size(), counted(manifest.size(), "file"));
    }
    text = language.lines(text);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return faults.empty() ? exit_status::done : exit_status::content_errors;
}

}  // namespace sitegen
