#include "commands/bundle_command.hpp"

#include <fmt/format.h>

#include "build/site_sources.hpp"
#include "commands/exit_status.hpp"
#include "publish/part_of_site.hpp"
#include "render/document_page.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

int run_bundle(BundleCommand command) {
    if (command.has_sources) {
        SiteSources sources = find_site_sources(command.content, command.standards, command.themes, command.options.site);
        command.options.sources = std::move(sources.folders);
        command.options.theme = std::move(sources.theme);
    }
    BundleSummary summary;
    try {
        summary = write_bundle(command.options);
    } catch (const NoSuchPart& failure) {
        fmt::print(stderr, "{}", command.language.lines(fmt::format("site-gen: {}\n", visible_text(failure.what()))));
        return exit_status::wrong_command_line;
    }
    if (command.verbosity != Verbosity::quiet) {
        fmt::print("{}\n",
                   command.language.lines(fmt::format("{}: {}, {}", command.options.output.generic_string(),
                                                      counted(summary.file_count, "file"), format_size(summary.byte_count))));
    }
    return exit_status::done;
}

}  // namespace sitegen
