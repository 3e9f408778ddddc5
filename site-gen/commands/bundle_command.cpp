#include "commands/bundle_command.hpp"

#include <fmt/format.h>

#include "publish/bundle.hpp"
#include "render/document_page.hpp"
#include "text/counted.hpp"

namespace sitegen {

int run_bundle(const std::filesystem::path& site, const std::filesystem::path& output, Verbosity verbosity,
               const MessageLanguage& language) {
    const BundleSummary summary = write_bundle(site, output);
    if (verbosity != Verbosity::quiet) {
        fmt::print("{}\n", language.lines(fmt::format("{}: {}, {}", output.generic_string(), counted(summary.file_count, "file"),
                                                      format_size(summary.byte_count))));
    }
    return 0;
}

}  // namespace sitegen
