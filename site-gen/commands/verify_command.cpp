#include "commands/verify_command.hpp"

#include <fmt/format.h>

#include <cstdio>

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

}  // namespace

int run_verify(const std::filesystem::path& place, Verbosity verbosity, const MessageLanguage& language) {
    const PublishedFiles files(place);
    const Manifest manifest = manifest_at(files, place);
    const std::vector<FileFault> faults = find_faults(files, manifest);
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
