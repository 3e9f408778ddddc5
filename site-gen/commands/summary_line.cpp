#include "commands/summary_line.hpp"

#include <fmt/format.h>

#include "render/document_page.hpp"

namespace sitegen {

namespace {

std::string changes_said(const SiteFiles::Summary& changes) {
    if (changes.written_count + changes.removed_count == 0) return "; nothing has changed";
    std::string text = fmt::format("; {} written", changes.written_count);
    if (changes.removed_count != 0) text += fmt::format(", {} removed", changes.removed_count);
    return text + ", the others are as before";
}

}  // namespace

std::string summary_line(const std::filesystem::path& output, const SiteSize& size, std::chrono::steady_clock::duration elapsed,
                         const std::optional<SiteFiles::Summary>& changes) {
    return fmt::format("{}: {} pages, {} files, {} in {:.2f} s{}", output.generic_string(), size.page_count, size.file_count,
                       format_size(size.byte_count), std::chrono::duration<double>(elapsed).count(),
                       changes ? changes_said(*changes) : std::string());
}

}  // namespace sitegen
