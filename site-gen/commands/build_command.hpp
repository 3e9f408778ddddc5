// site-gen build: what people type and read of a build.
#pragma once

#include "build/build.hpp"
#include "commands/verbosity.hpp"

namespace sitegen {

struct BuildCommand {
    BuildOptions options;
    Verbosity verbosity = Verbosity::normal;
    bool has_timings = false;  // print where the time went
};

// Builds and prints what came of it. The exit status is 0; 1 where a finding is an error and nothing was published; 3 where the
// site was published, but the next build has to make everything anew. Throws Failure.
[[nodiscard]] int run_build(BuildCommand command);

}  // namespace sitegen
