#include "commands/bundle_command.hpp"

#include <fmt/format.h>

#include "publish/bundle.hpp"
#include "render/document_page.hpp"

namespace sitegen {

int run_bundle(const std::filesystem::path& site, const std::filesystem::path& output, Verbosity verbosity) {
    const BundleSummary summary = write_bundle(site, output);
    if (verbosity != Verbosity::quiet) {
        fmt::print("{}: {} files, {}\n", output.generic_string(), summary.file_count, format_size(summary.byte_count));
    }
    return 0;
}

}  // namespace sitegen
