#include "build/site_job.hpp"

#include <map>
#include <set>

#include "build/overview_job.hpp"
#include "build/parallel.hpp"
#include "export/catalogue.hpp"
#include "export/check_reports.hpp"
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
    return start;
}

class SiteJob {
  public:
    SiteJob(const SitePagesInput& input, SiteFiles& files)
        : input_(input),
          build_(input.build),
          words_(build_.theme.words),
          files_(files),
          across_(input.departments, input.standards) {
        if (input_.before == nullptr) return;
        for (const UnitRecord& unit : *input_.before) {
            if (!unit.files.empty()) before_.emplace(unit.files.front().path, &unit);
        }
    }

    SitePagesResult run() {
        const StageTimer timer(build_.timings, Stage::site_pages);
        publish_assets();
        publish_home();
        publish_overviews();
        publish_glossary();
        publish_checks();
        publish_data();
        publish_search();
        publish_about();
        page("404.html", "not-found", words_.at("page-not-found"), {}, {},
             [](PageView& view, Findings&) { view.is_not_found = true; });
        remove_others();
        return std::move(result_);
    }

  private:
    // Writes a unit unless the last build has made it of the same. path: its first file's.
    template <typename Write>
    void unit(const std::string& path, Sha256& key_hash, const Write& write) {
        result_.pages.push_back(make_unit(path, key_hash.digest(), write));
    }

    template <typename Write>
    UnitRecord make_unit(const std::string& path, const Digest& key, const Write& write) {
        const UnitRecord* before = find_before(path);
        if (before != nullptr && before->key == key) return *before;
        UnitFiles files(files_, build_.timings, before);
        Report report;
        write(files, report);
        return {key, files.finish(), std::move(report.list())};
    }

    // made_of: what the page is made of, beside what all pages have in common.
    template <typename Fill>
    void page(const std::string& path, const std::string& kind, const std::string& title, const std::string& description,
              const std::vector<Digest>& made_of, const Fill& fill) {
        ++result_.page_count;
        Sha256 hash;
        hash.add(input_.digests.frame);
        hash.add(build_.templates.find(kind)->second.digest());
        for (const Digest& digest : made_of) hash.add(digest);
        unit(path, hash, [&](UnitFiles& files, Report& report) {
            RootView view = build_.pages.frame({path, kind, title, description}, {});
            Findings findings;
            fill(view.page, findings);
            report.add(findings, input_.sources, Severity::warning);
            files.write(path, render_page(build_, view));
        });
    }

    void publish_assets() {
        for (const ThemeAsset& asset : build_.theme.assets) {
            const std::string path = "assets/" + asset.published;
            Sha256 hash;
            hash.add(asset.bytes);
            unit(path, hash, [&](UnitFiles& files, Report& /*none*/) { files.write(path, asset.bytes); });
        }
    }

    void publish_home() {
        Sha256 made_of;
        made_of.add(input_.standards_digest);
        for (const DepartmentSummary& department : input_.departments) {
            made_of.add(department.digest);
            for (const DocumentSummary& document : department.documents) {
                made_of.add(document.digest);
            }
        }
        for (const ChartView& chart : input_.charts_for_home) {
            for (const std::string* text : {&chart.title, &chart.summary, &chart.svg, &chart.url}) made_of.add_item(*text);
        }
        Sha256 hash;
        hash.add(input_.digests.frame);
        hash.add(build_.templates.find("home")->second.digest());
        hash.add(made_of.digest());
        ++result_.page_count;
        publish_overview_unit({"index.html", "home", hash.digest(), nullptr,
                               [this] {
                                   Overview overview = home_overview({across_, words_, build_.site});
                                   overview.title = build_.site.title;
                                   overview.description = build_.site.description;
                                   return overview;
                               },
                               [this](PageView& view) {
                                   view.home = build_.pages.home(input_.departments);
                                   view.home->charts = input_.charts_for_home;
                               }},
                              hash.digest(), result_.pages.emplace_back());
    }

    // A sum that is too large is a finding.
    void publish_overview_unit(const OverviewPlan& plan, const Digest& key, UnitRecord& record) {
        record = make_unit(plan.path, key, [&](UnitFiles& files, Report& report) {
            try {
                publish_overview(build_, plan, files);
            } catch (const AmountOverflow&) {
                Findings findings;
                findings.error(rules::amount_overflow, {}, "a sum on the page " + plan.path + " exceeds 18 digits",
                               "Declare the documents' tables in a larger unit.");
                report.add(findings, input_.sources, Severity::warning);
            }
        });
    }

    void publish_overviews() {
        const std::vector<OverviewPlan> plans = plan_overviews(across_, words_, build_.site, input_.standards_digest);
        const std::size_t first = result_.pages.size();
        result_.pages.resize(first + plans.size());
        result_.page_count += plans.size();
        for_each_in_parallel(plans.size(), [&](std::size_t i) {
            const OverviewPlan& plan = plans[i];
            Sha256 hash;
            hash.add(input_.digests.frame);
            hash.add(build_.templates.find(plan.kind)->second.digest());
            hash.add(plan.made_of);
            publish_overview_unit(plan, hash.digest(), result_.pages[first + i]);
        });
    }

    void publish_glossary() {
        const GlossaryView glossary = SitePages::glossary(input_.standards);
        if (glossary.terms.empty()) return;
        page("glossary/index.html", "glossary", words_.at("page-glossary"), words_.at("description-glossary"),
             {input_.standards_digest}, [&](PageView& view, Findings&) { view.glossary = glossary; });
    }

    void publish_checks() {
        Sha256 counts;
        for (const DepartmentSummary& department : input_.departments) {
            for (const DocumentSummary& document : department.documents) {
                for (const std::string* text : {&document.folder, &document.title, &document.stage}) counts.add_item(*text);
                const VerdictCounts& checks = document.checks;
                for (const std::size_t count : {checks.exact, checks.rounding, checks.acknowledged, checks.broken, checks.unknown})
                    counts.add(std::string_view(reinterpret_cast<const char*>(&count), sizeof count));
            }
        }
        const Digest made_of = counts.digest();
        const bool have_pages = build_.site.outputs.checks;
        Sha256 hash;
        hash.add(input_.standards_digest);
        hash.add(made_of);
        hash.add(have_pages ? "pages" : "");
        unit("checks/checks.json", hash, [&](UnitFiles& files, Report& /*none*/) {
            files.write("checks/checks.json", site_checks_json(input_.standards, input_.departments, have_pages));
        });
        const std::size_t json_byte_count = result_.pages.back().files.front().byte_count;
        downloads_.checks_bytes = json_byte_count;
        page("checks/index.html", "checks", words_.at("page-checks"), words_.at("description-checks"),
             {made_of, digest_of(std::to_string(json_byte_count))}, [&](PageView& view, Findings&) {
                 view.checks = checks_view(input_.departments, "../", have_pages,
                                           {words_.at("checks-file"), "checks.json", "JSON", format_size(json_byte_count)});
             });
    }

    // A catalogue for machines, and the page that leads to every download.
    void publish_data() {
        Sha256 catalogue;
        catalogue.add(input_.digests.frame);
        for (const DepartmentSummary& department : input_.departments) {
            catalogue.add(department.digest);
            for (const DocumentSummary& document : department.documents) {
                catalogue.add(document.digest);
                catalogue.add(document.downloads.digest);
            }
        }
        const Digest made_of = catalogue.digest();
        Sha256 hash;
        hash.add(made_of);
        unit("data/catalogue.json", hash, [&](UnitFiles& files, Report& /*none*/) {
            files.write("data/catalogue.json", catalogue_json(build_.site, input_.departments));
        });
        downloads_.catalogue_bytes = result_.pages.back().files.front().byte_count;
        hash.add(made_of);
        hash.add(input_.standards_digest);
        hash.add(build_.templates.find("overview")->second.digest());
        hash.add_item(std::to_string(downloads_.catalogue_bytes) + " " + std::to_string(downloads_.checks_bytes));
        ++result_.page_count;
        const OverviewPlan plan{"data/index.html",
                                "overview",
                                {},
                                nullptr,
                                [this] {
                                    return data_overview({across_, words_, build_.site}, downloads_, build_.site.licence);
                                },
                                {}};
        publish_overview_unit(plan, hash.digest(), result_.pages.emplace_back());
    }

    void publish_search() {
        if (!build_.site.outputs.search) return;
        Sha256 names;
        Sha256 documents;
        Sha256 terms;
        for (const DepartmentSummary& department : input_.departments) {
            for (const std::string* text : {&department.slug, &department.name, &department.code}) names.add_item(*text);
            terms.add_item(department.search_terms);
            documents.add_item(department.slug);
            for (const DocumentSummary& document : department.documents) {
                for (const std::string* text : {&document.title, &document.stage, &document.folder, &document.standard})
                    documents.add_item(*text);
            }
        }
        const Digest of_names = names.digest();
        page("search/index.html", "search", words_.at("page-search"), words_.at("description-search"),
             {of_names, documents.digest(), input_.standards_digest}, [&](PageView& view, Findings& /*none*/) {
                 view.search = search_view(build_.pages, input_.departments, input_.standards);
             });
        Sha256 start;
        start.add(input_.digests.frame);
        start.add(input_.standards_digest);
        start.add(of_names);
        for (const DepartmentSummary& department : input_.departments) {
            start.add_item(department.slug);
            for (const FormerName& former : department.history.names) start.add_item(former.name);
        }
        unit("search/start.js", start, [&](UnitFiles& files, Report& /*none*/) {
            files.write("search/start.js", start_data(search_start(build_.pages, input_.departments, input_.standards)));
        });
        publish_search_terms(terms);
    }

    void publish_search_terms(Sha256& made_of) {
        if (count_of_term_files(input_.departments.size()) == 0) return;
        unit("search/terms/" + name_of_term_file(0) + ".js", made_of, [&](UnitFiles& files, Report& /*none*/) {
            std::vector<std::string_view> terms;
            for (const DepartmentSummary& department : input_.departments) terms.push_back(department.search_terms);
            write_term_files(terms, [&files](std::size_t file, const std::string& script) {
                files.write("search/terms/" + name_of_term_file(file) + ".js", script);
            });
        });
    }

    void publish_about() {
        publish_article("about", build_.site.about);
        publish_article("accessibility", build_.site.accessibility);
    }

    // A page of prose that site.toml names. name: of its folder and words.
    void publish_article(const std::string& name, std::uint32_t text) {
        if (text == 0) return;
        page(name + "/index.html", "about", words_.at("page-" + name), words_.at("description-" + name), {input_.digests.about},
             [&](PageView& view, Findings& findings) {
                 const ProseSettings settings{nullptr, &words_, nullptr, name, 2};
                 view.about = ArticleView{render_prose(input_.sources, text, settings, findings)};
             });
    }

    // Pages that the site had and has no more.
    void remove_others() {
        if (input_.before == nullptr) return;
        std::set<std::string_view> there;
        for (const UnitRecord& unit : result_.pages) {
            for (const PublishedFile& file : unit.files) there.insert(file.path);
        }
        for (const UnitRecord& before : *input_.before) {
            for (const PublishedFile& file : before.files) {
                if (!there.contains(file.path)) files_.remove(file);
            }
        }
    }

    [[nodiscard]] const UnitRecord* find_before(const std::string& path) const {
        const auto found = before_.find(path);
        return found == before_.end() ? nullptr : found->second;
    }

    const SitePagesInput& input_;
    const SiteBuild& build_;
    const Words& words_;
    SiteFiles& files_;
    Across across_;
    SiteDownloads downloads_;
    std::map<std::string_view, const UnitRecord*> before_;  // by the path of the first file
    SitePagesResult result_;
};

}  // namespace

SitePagesResult publish_site_pages(const SitePagesInput& input, SiteFiles& files) { return SiteJob(input, files).run(); }

}  // namespace sitegen
