#include "build/site_job.hpp"

#include <algorithm>
#include <mutex>
#include <set>

#include "build/across_checks.hpp"
#include "build/facts_job.hpp"
#include "build/overview_job.hpp"
#include "build/page_frame.hpp"
#include "build/parallel.hpp"
#include "build/prose_links.hpp"
#include "build/site_search.hpp"
#include "build/superseded_assets.hpp"
#include "export/catalogue.hpp"
#include "export/check_reports.hpp"
#include "export/csvw.hpp"
#include "export/data_package.hpp"
#include "export/document_json.hpp"
#include "export/facts_csv.hpp"
#include "export/feed.hpp"
#include "export/sitemap.hpp"
#include "model/rules.hpp"
#include "render/checks_page.hpp"
#include "render/document_page.hpp"
#include "render/narrative.hpp"
#include "render/search_page.hpp"

namespace sitegen {

namespace {

// The page of all downloads.
OverviewPlan data_plan() { return {site_path::data, "overview", nullptr, {}, {}, {}}; }

class SiteJob {
  public:
    SiteJob(const SitePagesInput& input, SiteFiles& files)
        : input_(input),
          build_(input.build),
          words_(build_.theme.words),
          site_files_(files),
          files_(files, build_.timings, input.before, tree()),
          across_(input.departments, input.standards, order_of(build_.site)),
          checks_(check_across(input.departments, input.standards, build_.site, words_.language())) {
        if (is_first_language()) report_.add(checks_.findings, input.sources, Severity::warning);
    }

    SitePagesResult run() {
        const StageTimer timer(build_.timings, Stage::site_pages);
        if (!build_.site.address.empty()) feed_ = feed_text(build_.site, input_.departments, words_);
        write_articles();
        write_overviews();
        write_home();
        if (!input_.has_errors) write_others();
        SitePagesResult result{files_.take(), std::move(years_), std::move(report_.list()), std::move(links_), {}, {}};
        for (std::vector<PublishedFile>& files : of_overviews_)
            std::move(files.begin(), files.end(), std::back_inserter(result.files));
        if (!input_.has_errors && !build_.site.address.empty()) write_for_finders(result.files);
        result.data_page = std::move(data_page_);
        result.downloads = std::move(downloads_);
        return result;
    }

  private:
    [[nodiscard]] bool is_first_language() const { return input_.data == nullptr; }
    [[nodiscard]] LanguageTree tree() const { return {build_.site.folder, input_.data}; }
    // From a page in a folder of the site to the files that all languages share.
    [[nodiscard]] std::string to_data() const { return is_first_language() ? "../" : "../../"; }

    void write_assets() {
        std::set<std::string> assets;
        for (const ThemeAsset& asset : build_.theme.assets) {
            const std::string path = "assets/" + asset.published;
            files_.write(path, asset.bytes);
            assets.insert(path);
        }
        keep_superseded_assets(assets, site_files_, files_);
    }

    // Files are made before the pages that state their sizes.
    void write_others() {
        if (is_first_language()) write_assets();
        write_glossary();
        write_checks();
        write_data();
        write_search();
        if (!is_first_language()) return;  // a server shows one page for all wrong addresses
        write_page(site_path::not_found, "not-found", words_.at("page-not-found"), {},
                   [](PageView& view) { view.is_not_found = true; });
    }

    // The feed and, in the first language, the sitemap of the given pages and of all documents in every language.
    void write_for_finders(std::vector<PublishedFile>& files) {
        if (is_first_language()) {
            for (const auto& [path, xml] : sitemap_files(build_.site.address, sitemap_entries(files))) files_.write(path, xml);
        }
        if (!feed_.empty()) files_.write(site_path::feed, feed_);
        for (PublishedFile& file : files_.take()) files.push_back(std::move(file));
    }

    [[nodiscard]] std::vector<SitemapEntry> sitemap_entries(const std::vector<PublishedFile>& files) const {
        std::map<std::string, std::string> dates;  // by path; those of pages that come from a single document
        for (const PublishedFile& file : files) {
            if (file.path.ends_with(".html") && file.path != site_path::not_found) dates.emplace(file.path, "");
        }
        dates.emplace(site_path::data, "");  // it may be written after the bundle
        for (const DepartmentSummary& department : input_.departments) {
            for (const DocumentSummary& document : department.documents) {
                const std::string& date = document.versions.empty() ? document.published : document.versions.back().date;
                dates[document.folder + document_path::page] = date;
                if (build_.site.outputs.checks) dates[document.folder + document_path::checks] = date;
                if (document.has_changes) dates[document.folder + document_path::changes] = date;
            }
        }
        std::vector<SitemapEntry> entries;
        for (const auto& [path, date] : dates) {
            std::vector<SitemapAlternate> alternates;
            for (const SiteLanguage& language : build_.site.languages)
                alternates.push_back({language.tag, canonical_url(build_.site, language.folder + path)});
            if (alternates.empty()) entries.push_back({canonical_url(build_.site, path), date, {}});
            for (const SitemapAlternate& alternate : alternates) entries.push_back({alternate.url, date, alternates});
        }
        return entries;
    }

    // Returns the page. It is valid until the thread's next page.
    template <typename Fill>
    const std::string& write_page(const std::string& path, const std::string& kind, const std::string& title,
                                  const std::string& description, const Fill& fill) {
        RootView view = frame_page(build_, {path, kind, title, description}, {});
        fill(view.page);
        const std::string& html = render_page(build_, view);
        files_.write(path, html);
        return html;
    }

    // Any number of threads may call this, each with its own files.
    // found: the page's place in the search, if its headings are found.
    void write_overview_of(const OverviewPlan& plan, FileWriter& files, std::optional<std::size_t> found = std::nullopt) {
        try {
            const Overview overview = plan.make();
            if (found) search_.set_headings(*found, overview);
            if (!input_.has_errors) write_overview(build_, plan, overview, files);
        } catch (const AmountOverflow&) {
            Findings findings;
            findings.error(rules::amount_overflow, {}, "a sum on the page " + plan.path + " exceeds 18 digits",
                           "Declare the documents' tables in a larger unit.");
            if (!is_first_language()) return;  // the sum is the same in every language
            const std::lock_guard lock(mutex_);
            report_.add(findings, input_.sources, Severity::warning);
        }
    }

    void write_overviews() {
        OverviewPlans plans =
            plan_overviews({across_, words_, build_.site, &checks_.reports, &downloads_}, input_.departments, input_.standards);
        std::set<FiscalYear> kept;
        for (const auto& [year, digest] : input_.years_now) {
            Sha256 hash;
            hash.add(digest);
            hash.add(plans.shown_of_other_years);
            const auto before = input_.years_before.find(year);
            const Digest now = years_.emplace(year, hash.digest()).first->second;
            if (before != input_.years_before.end() && before->second == now) kept.insert(year);
        }
        if (!input_.has_errors) write_facts(kept);
        for (OverviewPlan& plan : plans.pages) {
            if (plan.path == site_path::versions) plan.fill = [this](PageView& view) { link_feed(view, "../"); };
            if (!plan.found_as.empty()) search_.add_page(plan.found_as, plan.path);
        }
        for (FoundCodes& found : plans.codes) search_.add_codes(std::move(found));
        search_.expect_headings(plans.pages.size());
        const std::size_t first = of_overviews_.size();
        of_overviews_.resize(first + plans.pages.size());
        for_each_in_parallel(plans.pages.size(), [&](std::size_t i) {
            const OverviewPlan& plan = plans.pages[i];
            if (plan.only_year && kept.contains(*plan.only_year)) {
                of_overviews_[first + i] = input_.before.in_folder(build_.site.folder + folder_of(plan.path));
                return;
            }
            FileWriter files(site_files_, build_.timings, input_.before, tree());
            write_overview_of(plan, files, plan.has_found_headings ? std::optional(i) : std::nullopt);
            of_overviews_[first + i] = files.take();
        });
    }

    // There is one copy of them, which the first language has written.
    void find_facts() {
        const auto size_of = [this](std::string_view path) {
            const PublishedFile* file = input_.data->find(path);
            return file == nullptr ? std::uint64_t{0} : file->byte_count;
        };
        downloads_.facts_bytes = size_of(site_path::facts);
        downloads_.database_bytes = size_of(site_path::database);
        for (const auto& [year, digest] : input_.years_now) {
            if (const std::uint64_t size = size_of(facts_path(year)); size > 0) downloads_.facts_of_years[year] = size;
        }
    }

    // Before the pages that state their sizes.
    void write_facts(const std::set<FiscalYear>& kept) {
        if (!is_first_language()) return find_facts();
        FactsJob facts(build_.site, across_, site_files_, build_.timings, input_.before);
        const auto is_of_one_year = [](const auto& before, const auto& now) { return before.first == now.first; };
        facts.write(kept, std::equal(input_.years_before.begin(), input_.years_before.end(), input_.years_now.begin(),
                                     input_.years_now.end(), is_of_one_year));
        downloads_.facts_bytes = facts.byte_count();
        downloads_.facts_of_years = facts.byte_counts();
        downloads_.database_bytes = facts.database_byte_count();
        of_overviews_.push_back(facts.files());
        for (const PublishedFile& file : facts.downloads()) {
            const std::string path = file.path.substr(std::string_view("data/").size());
            // Those of a year are in a folder of it.
            const std::size_t year = path.find('/');
            const std::string of_year = year == std::string::npos ? "" : words_.at("title-separator") + path.substr(0, year);
            facts_.push_back({path, words_.at("download-facts") + of_year, file.byte_count, file.digest});
        }
        if (facts_.empty() || !build_.site.outputs.data_packages) return;
        files_.write(site_path::facts_package, facts_package_json("facts", build_.site, facts_, words_));
        write_packages_of_years();
        std::vector<DescribedCsv> described;
        for (const FactsFile& file : facts_) {
            if (file.is_csv())
                described.push_back({file.path, file.title, words_.at("dictionary-facts-explained"), joined_facts_fields(words_)});
        }
        files_.write(site_path::facts_metadata, csvw_of_files(described, build_.site));
    }

    // A year is a part of the site that can be taken away, with what describes it.
    void write_packages_of_years() {
        for (FactsFile file : facts_) {
            const std::size_t folder = file.path.find('/');
            if (folder == std::string::npos) continue;
            const std::string year = file.path.substr(0, folder);
            file.path.erase(0, folder + 1);
            files_.write(facts_package_path(year), facts_package_json("facts-" + year, build_.site, {file}, words_));
        }
    }

    void link_feed(PageView& view, const std::string& root) const {
        if (!feed_.empty()) view.feed_url = root + site_path::feed;
    }

    void write_home() {
        const auto make = [this] {
            Overview overview = home_overview({across_, words_, build_.site});
            overview.title = build_.site.title;
            overview.description = build_.site.description;
            return overview;
        };
        const auto fill = [this](PageView& view) {
            view.home = build_.pages.home(input_.departments);
            view.home->charts = input_.charts_for_home;
            link_feed(view, "");
        };
        write_overview_of({"index.html", "home", nullptr, {}, make, fill}, files_);
    }

    void write_glossary() {
        const GlossaryView glossary = SitePages::glossary(input_.standards);
        if (glossary.terms.empty()) return;
        write_page("glossary/index.html", "glossary", words_.at("page-glossary"), words_.at("description-glossary"),
                   [&](PageView& view) { view.glossary = glossary; });
    }

    void write_checks() {
        const bool have_pages = build_.site.outputs.checks;
        downloads_.checks_bytes =
            files_
                .write_data(site_path::checks_file,
                            [&] { return site_checks_json(input_.standards, input_.departments, checks_.reports, have_pages); })
                .byte_count;
        write_page("checks/index.html", "checks", words_.at("page-checks"), words_.at("description-checks"), [&](PageView& view) {
            view.checks =
                checks_view(input_.departments, checks_.reports, "../", have_pages,
                            {words_.at("checks-file"), is_first_language() ? "checks.json" : to_data() + site_path::checks_file,
                             "JSON", format_size(downloads_.checks_bytes), "checks.json"});
        });
    }

    // Writes a catalogue for machines, and the page with links to every download.
    void write_data() {
        if (build_.site.outputs.json) {
            downloads_.json_bytes =
                files_.write_data(site_path::json, [&] { return site_json(build_.site, input_.departments, across_.containers()); })
                    .byte_count;
            static_cast<void>(files_.write_data(site_path::document_schema, [] { return document_json_schema(); }));
            static_cast<void>(files_.write_data(site_path::site_schema, [] { return site_json_schema(); }));
        }
        downloads_.catalogue_bytes =
            files_.write_data(site_path::catalogue, [&] { return catalogue_json(build_.site, input_.departments, facts_); })
                .byte_count;
        const Overview overview = data_overview({across_, words_, build_.site, nullptr, &downloads_}, build_.site.licence);
        if (build_.site.outputs.bundle) {
            data_page_ = overview_page(build_, data_plan(), overview, files_);
        } else {
            write_overview(build_, data_plan(), overview, files_);
        }
    }

    void write_search() {
        if (!build_.site.outputs.search) return;
        write_page("search/index.html", "search", words_.at("page-search"), words_.at("description-search"),
                   [&](PageView& view) { view.search = search_view(build_.pages, input_.departments, input_.standards); });
        search_.write_scripts(build_, input_.departments, input_.standards,
                              [this](const std::string& path, const std::string& script) { files_.write(path, script); });
    }

    void write_articles() {
        write_article("about", build_.site.about, build_.site.about_in);
        write_article("accessibility", build_.site.accessibility, build_.site.accessibility_in);
    }

    // Writes a page of prose that site.toml names. name: of its folder and its words. in_languages: those that have the text.
    void write_article(const std::string& name, std::uint32_t text,
                       const std::map<std::string, std::uint32_t, std::less<>>& in_languages) {
        if (text == 0) return;
        const bool is_own = is_first_language() || in_languages.contains(build_.site.language);
        Findings findings;
        ProseSettings settings{nullptr, &words_, nullptr, name, 2};
        const std::string path = name + "/index.html";
        if (!is_first_language()) settings.relink = relink_to_data(build_.site.folder, path);
        const MarkdownTree prose = read_prose(input_.sources, text, settings, findings);
        const std::string html = render_prose(input_.sources, text, prose, settings, findings);
        if (is_own) report_.add(findings, input_.sources, Severity::warning);
        if (input_.has_errors) return;
        ArticleView article{html, {}};
        if (!is_own) article.original = build_.pages.original_text();
        const std::string& page = write_page(path, "about", words_.at("page-" + name), words_.at("description-" + name),
                                             [&](PageView& view) { view.about = article; });
        if (!is_own) return;
        const std::string full_path = build_.site.folder + path;
        std::vector<InternalLink> links = internal_links(input_.sources, text, prose, {full_path, build_.site.folder});
        std::vector<ReportedFinding> dead;
        check_own_links(links, full_path, page, dead);
        for (ReportedFinding& finding : dead) report_.add(std::move(finding));
        std::move(links.begin(), links.end(), std::back_inserter(links_));
    }

    const SitePagesInput& input_;
    const SiteBuild& build_;
    const Words& words_;
    SiteFiles& site_files_;
    FileWriter files_;
    SiteSearch search_;
    Across across_;
    AcrossChecks checks_;
    SiteDownloads downloads_;
    std::vector<FactsFile> facts_;  // those to download; in a further language none
    std::string data_page_;         // if it is not written yet
    std::map<FiscalYear, Digest> years_;
    std::vector<std::vector<PublishedFile>> of_overviews_;
    std::string feed_;                 // empty if there is none
    std::vector<InternalLink> links_;  // of the articles
    std::mutex mutex_;                 // guards the members below while overviews are made
    Report report_;
};

}  // namespace

SitePagesResult make_site_pages(const SitePagesInput& input, SiteFiles& files) { return SiteJob(input, files).run(); }

std::vector<PublishedFile> write_data_page(const SiteBuild& build, const std::vector<DepartmentSummary>& departments,
                                           const StandardsById& standards, const SiteDownloads& downloads,
                                           const FilesBefore& before, SiteFiles& files) {
    const Across across(departments, standards, order_of(build.site));
    const Overview overview = data_overview({across, build.theme.words, build.site, nullptr, &downloads}, build.site.licence);
    FileWriter writer(files, build.timings, before, {build.site.folder, nullptr});
    write_overview(build, data_plan(), overview, writer);
    return writer.take();
}

}  // namespace sitegen
