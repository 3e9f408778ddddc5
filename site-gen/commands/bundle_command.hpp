// site-gen bundle: a built site becomes one ZIP file.
#pragma once

#include <filesystem>

#include "commands/message_language.hpp"
#include "commands/verbosity.hpp"

namespace sitegen {

// The exit status, 0. Throws Failure.
int run_bundle(const std::filesystem::path& site, const std::filesystem::path& output, Verbosity verbosity,
               const MessageLanguage& language);

}  // namespace sitegen
