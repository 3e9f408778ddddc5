// site-gen diff: what two publications, bundles or contents do not have alike.
#pragma once

#include <filesystem>

#include "commands/message_language.hpp"

namespace sitegen {

enum class DifferenceFormat { text, json, html, versions };

struct DiffOptions {
    std::filesystem::path before;
    std::filesystem::path now;
    std::filesystem::path standards;  // more standards for contents; empty for none
    std::filesystem::path themes;     // of contents; empty: as for a build
    DifferenceFormat format = DifferenceFormat::text;
};

// Returns the exit status: 1 if there is a difference, or if content has an error.
[[nodiscard]] int run_diff(const DiffOptions& options, const MessageLanguage& language);

}  // namespace sitegen
