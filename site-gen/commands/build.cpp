#include "commands/build.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>

#include "chart/chart.hpp"
#include "commands/document_job.hpp"
#include "commands/installed.hpp"
#include "commands/report.hpp"
#include "export/csv.hpp"
#include "load/load_content.hpp"
#include "load/load_theme.hpp"
#include "render/document_page.hpp"
#include "render/narrative.hpp"

namespace sitegen {

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> required_words() {
    std::vector<std::string> names;
    for (const auto* list : {&figure_words(), &chart_words(), &csv_words(), &document_page_words(), &site_page_words()}) {
        names.insert(names.end(), list->begin(), list->end());
    }
    return names;
}

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

// Shares the documents out between as many threads as the machine has cores. Results and findings come back in the order of the
// work, whichever thread did it.
std::vector<DocumentSummary> publish_documents(const SiteBuild& build, const std::vector<Work>& work, Verbosity verbosity,
                                               Findings& findings) {
    std::vector<DocumentSummary> summaries(work.size());
    std::vector<Findings> found(work.size());
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    Progress progress(work.size(), verbosity);
    const auto run = [&](bool shows_progress) {
        try {
            for (std::size_t i = next++; i < work.size(); i = next++) {
                summaries[i] = publish_document(build, *work[i].department, *work[i].document, found[i]);
                if (shows_progress) progress.show(i);
            }
        } catch (...) {
            const std::lock_guard lock(failure_mutex);
            if (!failure) failure = std::current_exception();
            next = work.size();
        }
    };
    std::vector<std::thread> threads;
    const std::size_t helpers = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), work.size());
    for (std::size_t i = 1; i < helpers; ++i) threads.emplace_back(run, false);
    run(true);
    for (std::thread& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
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
    if (content.site.about != 0) {
        publish({"about/index.html", "about", words.at("page-about"), words.at("description-about")}, [&](PageView& page) {
            const ProseSettings settings{nullptr, &words, {}, "about", 2};
            page.about = ArticleView{render_prose(build.sources, content.site.about, settings, findings)};
        });
    }
    publish({"404.html", "not-found", words.at("page-not-found"), {}}, [](PageView& page) { page.is_not_found = true; });
    return page_count;
}

void print_findings(Findings& findings, const Sources& sources) {
    const std::string text = format_findings(findings, sources, colour_of(STDERR_FILENO));
    std::fwrite(text.data(), 1, text.size(), stderr);
}

// The command line's theme, or else the site's.
ThemeChoice choose_theme(const BuildOptions& options, const SiteSettings& site) {
    ThemeChoice choice{site.theme.empty() ? "civic" : site.theme, site.theme_place, site.language, site.language_place};
    if (!options.theme.empty()) {
        choice.name = options.theme;
        choice.name_place = {};
    }
    return choice;
}

int refuse(Findings& findings, const Sources& sources, const BuildOptions& options) {
    print_findings(findings, sources);
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
    const Content content = load_content(options.content, installed_folders("standards"), sources, findings);

    // What would follow from a site.toml that could not be read is not worth telling.
    if (content.site.language.empty()) return refuse(findings, sources, options);

    std::vector<std::filesystem::path> theme_folders = {options.themes.empty() ? std::filesystem::path("themes") : options.themes};
    for (const std::filesystem::path& folder : installed_folders("themes")) theme_folders.push_back(folder);
    const std::size_t findings_before_theme = findings.count(Severity::error);
    const Theme theme = load_theme(theme_folders, choose_theme(options, content.site), required_words(), sources, findings);
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
    Publication publication(options.output, {options.content, theme_folders.front()});
    const SiteBuild site_build{content, theme, templates, pages, sources, publication};
    for (const ThemeAsset& asset : theme.assets) publication.write("assets/" + asset.published, asset.bytes);
    const std::vector<DocumentSummary> summaries = publish_documents(site_build, work, options.verbosity, findings);
    const std::size_t other_pages = publish_site_pages(site_build, summaries, pages.glossary(), findings);
    if (findings.has_errors()) return refuse(findings, sources, options);
    const PublicationSummary published = publication.publish();

    if (options.verbosity != Verbosity::quiet) {
        print_findings(findings, sources);
        const std::chrono::duration<double> elapsed = Clock::now() - started;
        fmt::print("{}: {} pages, {} files, {} in {:.2f} s\n", options.output.generic_string(), work.size() + other_pages,
                   published.file_count, format_size(published.byte_count), elapsed.count());
        if (options.verbosity == Verbosity::verbose) {
            fmt::print("{} of {} files are as before\n", published.unchanged_count, published.file_count);
        }
    }
    return 0;
}

}  // namespace sitegen
