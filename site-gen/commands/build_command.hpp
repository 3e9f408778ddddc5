// site-gen build: what people type and read.
#pragma once

#include "build/build.hpp"
#include "commands/message_language.hpp"
#include "commands/verbosity.hpp"

namespace sitegen {

struct BuildCommand {
    BuildOptions options;
    MessageLanguage language;
    Verbosity verbosity = Verbosity::normal;
    bool has_timings = false;  // print how long each step took
};

// Builds and prints the result. The exit status is 0; 1 if a finding is an error and nothing was published; 3 if the site was
// published, but the next build has to make everything again. Throws Failure.
[[nodiscard]] int run_build(BuildCommand command);

}  // namespace sitegen
