// site-gen build: content and a theme become a published site.
#pragma once

#include <filesystem>
#include <string>

namespace sitegen {

enum class Verbosity { quiet, normal, verbose };

struct BuildOptions {
    std::filesystem::path content = "content";
    std::filesystem::path standards;  // looked into after the content's own; empty: the installed ones
    std::filesystem::path themes;     // empty: themes/ where it is there, otherwise the installed ones
    std::string theme;                // empty: the site's
    std::filesystem::path output = "public";
    Verbosity verbosity = Verbosity::normal;
    bool is_full = false;      // make everything anew, whatever the last build has left
    bool has_timings = false;  // print where the time went
};

// The exit status: 0, or 1 where a finding is an error and nothing was published. Throws Failure.
int build(const BuildOptions& options);

}  // namespace sitegen
