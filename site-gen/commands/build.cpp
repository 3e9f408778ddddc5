#include "commands/build.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "commands/document_job.hpp"
#include "commands/installed.hpp"
#include "commands/parallel.hpp"
#include "commands/report.hpp"
#include "commands/site_resources.hpp"
#include "export/check_reports.hpp"
#include "load/load_content.hpp"
#include "render/checks_page.hpp"
#include "render/document_page.hpp"
#include "render/narrative.hpp"

namespace sitegen {

namespace {

using Clock = std::chrono::steady_clock;

struct Work {
    const Department* department;
    const Document* document;
};

// A line on the terminal that says how far a long build has come.
class Progress {
  public:
    Progress(std::size_t total, Verbosity verbosity)
        : total_(total), is_shown_(verbosity != Verbosity::quiet && isatty(STDERR_FILENO) != 0), started_(Clock::now()) {}
    ~Progress() {
        if (has_printed_) fmt::print(stderr, "\r\x1b[K");
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // From one thread.
    void show(std::size_t done) {
        const auto now = Clock::now();
        if (!is_shown_ || now - started_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100)) return;
        last_ = now;
        has_printed_ = true;
        fmt::print(stderr, "\r\x1b[Kbuilding: {} of {} documents", done, total_);
        std::fflush(stderr);
    }

  private:
    std::size_t total_;
    bool is_shown_;
    Clock::time_point started_;
    Clock::time_point last_;
    bool has_printed_ = false;
};

// Results and findings come back in the order of the work, whichever thread did it.
std::vector<DocumentSummary> publish_documents(const SiteBuild& build, const std::vector<Work>& work, Verbosity verbosity,
                                               Findings& findings) {
    std::vector<DocumentSummary> summaries(work.size());
    std::vector<Findings> found(work.size());
    Progress progress(work.size(), verbosity);
    for_each_in_parallel(
        work.size(),
        [&](std::size_t i) { summaries[i] = publish_document(build, *work[i].department, *work[i].document, found[i]); },
        [&](std::size_t done) { progress.show(done); });
    for (const Findings& list : found) {
        for (const Finding& finding : list.list()) findings.add(finding);
    }
    return summaries;
}

// The pages beside the documents'; returns how many.
std::size_t publish_site_pages(const SiteBuild& build, const std::vector<DocumentSummary>& summaries, const GlossaryView& glossary,
                               Findings& findings) {
    const Content& content = build.content;
    const Words& words = build.theme.words;
    std::size_t page_count = 0;
    const auto publish = [&](const PagePlan& plan, const auto& fill) {
        RootView view = build.pages.frame(plan, {});
        fill(view.page);
        publish_page(build, plan.path, view);
        ++page_count;
    };
    publish({"index.html", "home", content.site.title, content.site.description}, [&](PageView& page) {
        page.home = build.pages.home(summaries);
        if (content.departments.size() == 1 && !content.departments.front().documents.empty()) {
            const Department& only = content.departments.front();
            page.home->charts = charts_for_home(build, only, only.documents.back(), 2);
        }
    });
    for (const Department& department : content.departments) {
        publish({department.slug + "/index.html", "department", department.name,
                 words.phrase("description-department", {{"department", department.name}})},
                [&](PageView& page) { page.department = build.pages.department(department, summaries, "../"); });
    }
    if (!glossary.terms.empty()) {
        publish({"glossary/index.html", "glossary", words.at("page-glossary"), words.at("description-glossary")},
                [&](PageView& page) { page.glossary = glossary; });
    }
    const std::string json = site_checks_json(content, summaries);
    build.publication.write("checks/checks.json", json);
    publish({"checks/index.html", "checks", words.at("page-checks"), words.at("description-checks")}, [&](PageView& page) {
        page.checks = checks_view(summaries, "../", {words.at("checks-file"), "checks.json", "JSON", format_size(json.size())});
    });
    if (content.site.about != 0) {
        publish({"about/index.html", "about", words.at("page-about"), words.at("description-about")}, [&](PageView& page) {
            const ProseSettings settings{nullptr, &words, {}, "about", 2};
            page.about = ArticleView{render_prose(build.sources, content.site.about, settings, findings)};
        });
    }
    publish({"404.html", "not-found", words.at("page-not-found"), {}}, [](PageView& page) { page.is_not_found = true; });
    return page_count;
}

// Notes (a sum that differs by its rounding) are many, and nothing needs doing about them: they are printed on demand.
void print_findings(const Findings& findings, const Sources& sources, Verbosity verbosity) {
    Findings shown;
    for (const Finding& finding : findings.list()) {
        if (finding.severity != Severity::note || verbosity == Verbosity::verbose) shown.add(finding);
    }
    const std::string text = format_findings(shown, sources, colour_of(STDERR_FILENO));
    std::fwrite(text.data(), 1, text.size(), stderr);
}

int refuse(const Findings& findings, const Sources& sources, const BuildOptions& options) {
    print_findings(findings, sources, options.verbosity);
    const std::size_t errors = findings.count(Severity::error);
    fmt::print(stderr, "site-gen: {} error{}; nothing was published, {} is as it was\n", errors, errors == 1 ? "" : "s",
               options.output.generic_string());
    return 1;
}

}  // namespace

int build(const BuildOptions& options) {
    const Clock::time_point started = Clock::now();
    Sources sources;
    Findings findings;
    const Content content = load_content(options.content, standard_folders(options.standards), sources, findings);

    // What would follow from a site.toml that could not be read is not worth telling.
    if (content.site.language.empty()) return refuse(findings, sources, options);

    const std::vector<std::filesystem::path> folders = theme_folders(options.themes);
    const std::size_t findings_before_theme = findings.count(Severity::error);
    const Theme theme = load_theme(folders, choose_theme(options.theme, content.site), required_words(), sources, findings);
    // What a theme that could not be read whole would make of the templates is not worth telling.
    const bool is_theme_whole = findings.count(Severity::error) == findings_before_theme;
    const PageTemplates templates = is_theme_whole ? compile_theme(theme, sources, findings) : PageTemplates();
    if (findings.has_errors()) return refuse(findings, sources, options);
    // Beyond this point content and theme are sound; what is still found (in prose, in sums too large) keeps the site from being
    // published, but every document is looked at first.

    std::vector<Work> work;
    for (const Department& department : content.departments) {
        for (const Document& document : department.documents) work.push_back({&department, &document});
    }
    bool has_glossary = false;
    for (const auto& [id, standard] : content.standards) has_glossary = has_glossary || !standard->glossary.empty();
    const SitePages pages(content, theme, has_glossary);
    Publication publication(options.output, {options.content, folders.front()});
    const SiteBuild site_build{content, theme, templates, pages, sources, publication};
    for (const ThemeAsset& asset : theme.assets) publication.write("assets/" + asset.published, asset.bytes);
    const std::vector<DocumentSummary> summaries = publish_documents(site_build, work, options.verbosity, findings);
    const std::size_t other_pages = publish_site_pages(site_build, summaries, pages.glossary(), findings);
    if (findings.has_errors()) return refuse(findings, sources, options);
    const PublicationSummary published = publication.publish();

    if (options.verbosity != Verbosity::quiet) {
        print_findings(findings, sources, options.verbosity);
        const std::chrono::duration<double> elapsed = Clock::now() - started;
        fmt::print("{}: {} pages, {} files, {} in {:.2f} s\n", options.output.generic_string(), 2 * work.size() + other_pages,
                   published.file_count, format_size(published.byte_count), elapsed.count());
        if (options.verbosity == Verbosity::verbose) {
            fmt::print("{} of {} files are as before\n", published.unchanged_count, published.file_count);
        }
    }
    return 0;
}

}  // namespace sitegen
