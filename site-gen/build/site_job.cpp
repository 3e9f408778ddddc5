#include "build/site_job.hpp"

#include <mutex>
#include <set>

#include "build/across_checks.hpp"
#include "build/facts_job.hpp"
#include "build/overview_job.hpp"
#include "build/page_frame.hpp"
#include "build/parallel.hpp"
#include "build/prose_links.hpp"
#include "build/superseded_assets.hpp"
#include "export/catalogue.hpp"
#include "export/check_reports.hpp"
#include "export/data_package.hpp"
#include "export/document_json.hpp"
#include "export/feed.hpp"
#include "export/sitemap.hpp"
#include "model/rules.hpp"
#include "render/checks_page.hpp"
#include "render/document_page.hpp"
#include "render/narrative.hpp"
#include "render/search_page.hpp"
#include "search/start_data.hpp"
#include "search/term_index.hpp"

namespace sitegen {

namespace {

SearchStart search_start(const SitePages& pages, const std::vector<DepartmentSummary>& departments,
                         const StandardsById& standards) {
    SearchStart start;
    start.term_file_count = count_of_term_files(departments.size());
    for (const DepartmentSummary& department : departments) {
        SearchStart::Named& named = start.departments.emplace_back();
        named = {department.slug, department.name, department.code, {}};
        for (const FormerName& former : department.history.names) named.former_names.push_back(former.name);
    }
    for (const TermView& term : SitePages::glossary(standards).terms)
        start.glossary.push_back({"../glossary/index.html" + term.url, term.term, term.text});
    const RootView frame = pages.frame({"search/index.html", "search", {}, {}}, {});
    for (const LinkView& link : frame.site.navigation) {
        if (!link.is_current) start.pages.emplace_back(link.title, link.url);
    }
    for (const LinkView& link : frame.site.further) start.pages.emplace_back(link.title, link.url);
    std::set<std::pair<std::string, std::string>> synonyms;  // several standards may have the same
    for (const auto& [id, standard] : standards) {
        for (const Synonym& synonym : standard->synonyms) synonyms.insert({synonym.word, synonym.meaning});
    }
    start.synonyms.assign(synonyms.begin(), synonyms.end());
    return start;
}

class SiteJob {
  public:
    SiteJob(const SitePagesInput& input, SiteFiles& files)
        : input_(input),
          build_(input.build),
          words_(build_.theme.words),
          site_files_(files),
          files_(files, build_.timings, input.before),
          across_(input.departments, input.standards, order_of(build_.site)),
          checks_(check_across(input.departments, input.standards, build_.site, words_.language())) {
        report_.add(checks_.findings, input.sources, Severity::warning);
    }

    SitePagesResult run() {
        const StageTimer timer(build_.timings, Stage::site_pages);
        if (!build_.site.address.empty()) feed_ = feed_text(build_.site, input_.departments, words_);
        write_articles();
        write_overviews();
        write_home();
        if (!input_.has_errors) write_others();
        SitePagesResult result{files_.take(), std::move(years_), std::move(report_.list()), std::move(links_)};
        for (std::vector<PublishedFile>& files : of_overviews_)
            std::move(files.begin(), files.end(), std::back_inserter(result.files));
        if (!input_.has_errors && !build_.site.address.empty()) write_for_finders(result.files);
        return result;
    }

  private:
    // Files are made before the pages that state their sizes.
    void write_others() {
        std::set<std::string> assets;
        for (const ThemeAsset& asset : build_.theme.assets) {
            const std::string path = "assets/" + asset.published;
            files_.write(path, asset.bytes);
            assets.insert(path);
        }
        keep_superseded_assets(assets, site_files_, files_);
        write_glossary();
        write_checks();
        write_data();
        write_search();
        write_page(site_path::not_found, "not-found", words_.at("page-not-found"), {},
                   [](PageView& view) { view.is_not_found = true; });
    }

    // The feed, and the sitemap of the given pages and of all documents.
    void write_for_finders(std::vector<PublishedFile>& files) {
        std::map<std::string, std::string> dates;  // by path; those of pages that come from a single document
        for (const PublishedFile& file : files) {
            if (file.path.ends_with(".html") && file.path != site_path::not_found) dates.emplace(file.path, "");
        }
        for (const DepartmentSummary& department : input_.departments) {
            for (const DocumentSummary& document : department.documents) {
                const std::string& date = document.versions.empty() ? document.published : document.versions.back().date;
                dates[document.folder + document_path::page] = date;
                if (build_.site.outputs.checks) dates[document.folder + document_path::checks] = date;
                if (document.has_changes) dates[document.folder + document_path::changes] = date;
            }
        }
        std::vector<SitemapEntry> entries;
        for (const auto& [path, date] : dates) entries.push_back({canonical_url(build_.site, path), date});
        for (const auto& [path, xml] : sitemap_files(build_.site.address, entries)) files_.write(path, xml);
        if (!feed_.empty()) files_.write(site_path::feed, feed_);
        for (PublishedFile& file : files_.take()) files.push_back(std::move(file));
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
    void write_overview_of(const OverviewPlan& plan, FileWriter& files) {
        try {
            const Overview overview = plan.make();
            if (!input_.has_errors) write_overview(build_, plan, overview, files);
        } catch (const AmountOverflow&) {
            Findings findings;
            findings.error(rules::amount_overflow, {}, "a sum on the page " + plan.path + " exceeds 18 digits",
                           "Declare the documents' tables in a larger unit.");
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
            if (!plan.found_as.empty()) found_pages_.emplace_back(plan.found_as, "../" + plan.path);
        }
        const std::size_t first = of_overviews_.size();
        of_overviews_.resize(first + plans.pages.size());
        for_each_in_parallel(plans.pages.size(), [&](std::size_t i) {
            const OverviewPlan& plan = plans.pages[i];
            if (plan.only_year && kept.contains(*plan.only_year)) {
                of_overviews_[first + i] = input_.before.in_folder(folder_of(plan.path));
                return;
            }
            FileWriter files(site_files_, build_.timings, input_.before);
            write_overview_of(plan, files);
            of_overviews_[first + i] = files.take();
        });
    }

    // Before the pages that state their sizes.
    void write_facts(const std::set<FiscalYear>& kept) {
        FactsJob facts(build_.site, across_, site_files_, build_.timings, input_.before);
        facts.write(kept);
        downloads_.facts_bytes = facts.byte_count();
        downloads_.facts_of_years = facts.byte_counts();
        downloads_.database_bytes = facts.database_byte_count();
        of_overviews_.push_back(facts.files());
        if (facts.files().empty() || !build_.site.outputs.data_packages) return;
        std::vector<FactsFile> described;
        for (const PublishedFile& file : facts.files())
            described.push_back(
                {file.path.substr(std::string_view("data/").size()), words_.at("download-facts"), file.byte_count, file.digest});
        files_.write("data/datapackage.json", facts_package_json(build_.site, described, words_));
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
        const std::string json = site_checks_json(input_.standards, input_.departments, checks_.reports, have_pages);
        files_.write(site_path::checks_file, json);
        downloads_.checks_bytes = json.size();
        write_page("checks/index.html", "checks", words_.at("page-checks"), words_.at("description-checks"), [&](PageView& view) {
            view.checks = checks_view(input_.departments, checks_.reports, "../", have_pages,
                                      {words_.at("checks-file"), "checks.json", "JSON", format_size(json.size())});
        });
    }

    // Writes a catalogue for machines, and the page with links to every download.
    void write_data() {
        if (build_.site.outputs.json) {
            const std::string json = site_json(build_.site, input_.departments);
            files_.write(site_path::json, json);
            downloads_.json_bytes = json.size();
            files_.write(site_path::document_schema, document_json_schema());
            files_.write(site_path::site_schema, site_json_schema());
        }
        const std::string catalogue = catalogue_json(build_.site, input_.departments);
        files_.write(site_path::catalogue, catalogue);
        downloads_.catalogue_bytes = catalogue.size();
        const auto make = [this] {
            return data_overview({across_, words_, build_.site, nullptr, &downloads_}, build_.site.licence);
        };
        write_overview_of({"data/index.html", "overview", nullptr, {}, make, {}}, files_);
    }

    void write_search() {
        if (!build_.site.outputs.search) return;
        write_page("search/index.html", "search", words_.at("page-search"), words_.at("description-search"),
                   [&](PageView& view) { view.search = search_view(build_.pages, input_.departments, input_.standards); });
        SearchStart start = search_start(build_.pages, input_.departments, input_.standards);
        std::move(found_pages_.begin(), found_pages_.end(), std::back_inserter(start.pages));
        files_.write("search/start.js", start_data(start));
        if (count_of_term_files(input_.departments.size()) == 0) return;
        std::vector<std::string_view> terms;
        std::vector<std::string_view> numbers;
        for (const DepartmentSummary& department : input_.departments) {
            terms.push_back(department.search_terms);
            numbers.push_back(department.search_numbers);
        }
        for (const auto& [what, of_departments] : {std::pair("terms", &terms), std::pair("numbers", &numbers)}) {
            write_term_files(what, *of_departments, [&](std::size_t file, const std::string& script) {
                files_.write(std::string("search/") + what + "/" + name_of_term_file(file) + ".js", script);
            });
        }
    }

    void write_articles() {
        write_article("about", build_.site.about);
        write_article("accessibility", build_.site.accessibility);
    }

    // Writes a page of prose that site.toml names. name: of its folder and its words.
    void write_article(const std::string& name, std::uint32_t text) {
        if (text == 0) return;
        Findings findings;
        const ProseSettings settings{nullptr, &words_, nullptr, name, 2};
        const std::string path = name + "/index.html";
        const MarkdownTree prose = read_prose(input_.sources, text, settings, findings);
        const std::string html = render_prose(input_.sources, text, prose, settings, findings);
        report_.add(findings, input_.sources, Severity::warning);
        if (input_.has_errors) return;
        const std::string& page = write_page(path, "about", words_.at("page-" + name), words_.at("description-" + name),
                                             [&](PageView& view) { view.about = ArticleView{html}; });
        std::vector<InternalLink> links = internal_links(input_.sources, text, prose, path);
        std::vector<ReportedFinding> dead;
        check_own_links(links, path, page, dead);
        for (ReportedFinding& finding : dead) report_.add(std::move(finding));
        std::move(links.begin(), links.end(), std::back_inserter(links_));
    }

    const SitePagesInput& input_;
    const SiteBuild& build_;
    const Words& words_;
    SiteFiles& site_files_;
    FileWriter files_;
    std::vector<std::pair<std::string, std::string>> found_pages_;  // across departments: title and address from the search page
    Across across_;
    AcrossChecks checks_;
    SiteDownloads downloads_;
    std::map<FiscalYear, Digest> years_;
    std::vector<std::vector<PublishedFile>> of_overviews_;
    std::string feed_;                 // empty if there is none
    std::vector<InternalLink> links_;  // of the articles
    std::mutex mutex_;                 // guards the members below while overviews are made
    Report report_;
};

}  // namespace

SitePagesResult make_site_pages(const SitePagesInput& input, SiteFiles& files) { return SiteJob(input, files).run(); }

}  // namespace sitegen
