#include "commands/summary_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/counted.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_named = 5;

std::string changes_said(const ChangeCount& changes) {
    if (changes.written_count + changes.removed_count == 0) return "; nothing has changed";
    std::string text = fmt::format("; {} written", changes.written_count);
    if (changes.removed_count != 0) text += fmt::format(", {} removed", changes.removed_count);
    return text + ", the others unchanged";
}

// Shows when a folder was lost by mistake.
std::string missed_said(const std::vector<std::string>& missed) {
    if (missed.empty()) return {};
    std::string text = "; " + counted(missed.size(), "document") + " no longer published: ";
    for (std::size_t i = 0; i < std::min(missed.size(), most_named); ++i) text += (i == 0 ? "" : ", ") + missed[i];
    return missed.size() > most_named ? text + ", …" : text;
}

}  // namespace

std::string summary_line(const std::string& output, const BuildResult& result, std::chrono::steady_clock::duration elapsed) {
    const SiteSize& size = result.size;
    return fmt::format("{}: {}, {}, {} in {:.2f} s{}{}", output, counted(size.page_count, "page"), counted(size.file_count, "file"),
                       format_size(size.byte_count), std::chrono::duration<double>(elapsed).count(),
                       result.changes ? changes_said(*result.changes) : std::string(), missed_said(result.missed));
}

}  // namespace sitegen
