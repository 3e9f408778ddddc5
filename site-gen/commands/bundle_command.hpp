// site-gen bundle: a built site as one file.
#pragma once

#include <filesystem>

#include "commands/message_language.hpp"
#include "commands/verbosity.hpp"
#include "publish/bundle.hpp"

namespace sitegen {

struct BundleCommand {
    BundleOptions options;
    bool has_sources = false;  // pack what the site was made from, too; then these say where it is, as for a build
    std::filesystem::path content = "content";
    std::filesystem::path standards = {};
    std::filesystem::path themes = {};
    Verbosity verbosity = Verbosity::normal;
    MessageLanguage language;
};

// Returns the exit status.
[[nodiscard]] int run_bundle(BundleCommand command);

}  // namespace sitegen
