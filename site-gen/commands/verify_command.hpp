// site-gen verify: whether a published site or a bundle is as it was made.
#pragma once

#include <filesystem>

#include "commands/message_language.hpp"
#include "commands/verbosity.hpp"

namespace sitegen {

// place: a published site, an unpacked bundle or a ZIP file. Prints a line for each file that is missing, added or altered. Returns
// the exit status: 1 if there is one.
[[nodiscard]] int run_verify(const std::filesystem::path& place, Verbosity verbosity, const MessageLanguage& language);

}  // namespace sitegen
