#include "commands/diff_command.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>

#include "build/build.hpp"
#include "build/site_resources.hpp"
#include "commands/exit_status.hpp"
#include "commands/findings_text.hpp"
#include "diff/difference_reports.hpp"
#include "disk/folder.hpp"
#include "model/failure.hpp"

namespace sitegen {

namespace {

// Of a folder that nobody else has.
std::filesystem::path new_temporary_path() {
    std::string pattern = (std::filesystem::temp_directory_path() / "site-gen-diff.XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw Failure("cannot create a folder for temporary files: " + pattern);
    return pattern;
}

// One of the two states. Content is built, so that it has titles, texts and files like a publication. With errors it has no site,
// and only its amounts are read.
class ComparedPlace {
  public:
    ComparedPlace(const std::filesystem::path& place, const DiffOptions& options) : place_(place) {
        // Corrections are made of amounts alone.
        if (!is_content(place) || options.format == DifferenceFormat::versions) return;
        BuildOptions building;
        building.content = place;
        building.standards = options.standards;
        building.themes = options.themes;
        building.output = folder_.emplace(new_temporary_path(), 0700).path() / "site";
        building.is_full = true;
        building.least_severity = Severity::error;
        const BuildResult result = build(building);
        if (result.failure) std::rethrow_exception(result.failure);
        if (result.is_published) place_ = building.output;
    }

    [[nodiscard]] const std::filesystem::path& place() const { return place_; }

  private:
    std::optional<TemporaryFolder> folder_;
    std::filesystem::path place_;
};

std::string report_of(const SiteDifferences& differences, const DiffOptions& options, const MessageLanguage& language) {
    switch (options.format) {
        case DifferenceFormat::text:
            return language.lines(differences_as_text(differences));
        case DifferenceFormat::json:
            return differences_as_json(differences);
        case DifferenceFormat::html:
            return differences_as_page(differences, options.before.string(), options.now.string(),
                                       {language.tag(), [&](std::string_view sentence) { return language.lines(sentence); }});
        case DifferenceFormat::versions:
            return differences_as_versions(differences);
    }
    return {};
}

}  // namespace

int run_diff(const DiffOptions& options, const MessageLanguage& language) {
    Sources sources;
    Findings findings;
    const std::vector<std::filesystem::path> folders = standard_folders(options.standards);
    const ComparedPlace old_place(options.before, options);
    const ComparedPlace new_place(options.now, options);
    const SiteState before = read_site_state(old_place.place(), folders, sources, findings);
    const SiteState now = read_site_state(new_place.place(), folders, sources, findings);
    if (findings.has_errors()) {
        Report report;
        report.add(findings, sources, Severity::error);
        report.sort();
        const std::string text = format_report(report, colour_of(STDERR_FILENO), language);
        std::fwrite(text.data(), 1, text.size(), stderr);
        return exit_status::content_errors;
    }
    const SiteDifferences differences = compare_sites(before, now);
    const std::string text = report_of(differences, options, language);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return differences.is_empty() ? exit_status::done : exit_status::content_errors;
}

}  // namespace sitegen
