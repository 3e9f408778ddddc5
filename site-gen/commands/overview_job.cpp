#include "commands/overview_job.hpp"

#include <algorithm>
#include <set>

#include "chart/chart.hpp"
#include "export/csv.hpp"
#include "render/document_page.hpp"
#include "render/overview_view.hpp"

namespace sitegen {

namespace {

// What overviews depend on, by the digests of what documents were made of.
class Planner {
  public:
    Planner(const Across& across, const Words& words, const SiteSettings& site, const Digest& standards)
        : across_(across),
          context_{across, words, site},
          standards_(standards),
          topics_(topics_of(across)),
          years_(across.years()) {
        Sha256 frame;
        frame.add(standards);
        for (const AcrossGroup& group : across.groups())
            frame.add_item(group.year.text() + " " + group.standard->id + " " + group.stage->id);
        for (const DepartmentSummary& department : across.departments()) frame.add(department.digest);
        frame_ = frame.digest();
    }

    std::vector<OverviewPlan> plan() {
        for (const FiscalYear& year : years_) add_year(year);
        add("years/index.html", whole_site(), [c = context_] { return years_overview(c); });
        for (const DepartmentSummary& department : across_.departments()) add_department(department);
        for (const TopicYears& topic : topics_) add_topic(topic);
        if (!topics_.empty()) {
            add("topics/index.html", whole_site(), [c = context_, topics = topics_] { return topics_overview(c, topics); });
        }
        return std::move(plans_);
    }

  private:
    void add(std::string path, const Digest& made_of, std::function<Overview()> make) {
        plans_.push_back({std::move(path), "overview", made_of, nullptr, std::move(make), {}});
    }

    [[nodiscard]] Digest of_documents(const std::function<bool(const DocumentSummary&)>& is_of_it) const {
        Sha256 hash;
        hash.add(frame_);
        for (const DepartmentSummary& department : across_.departments()) {
            for (const DocumentSummary& document : department.documents) {
                if (!is_of_it(document)) continue;
                hash.add_item(document.folder);
                hash.add(document.made_of);
            }
        }
        return hash.digest();
    }

    [[nodiscard]] Digest whole_site() {
        if (!whole_site_) whole_site_ = of_documents([](const DocumentSummary&) { return true; });
        return *whole_site_;
    }

    void add_year(const FiscalYear& year) {
        const Digest made_of = of_documents(
            [&](const DocumentSummary& document) { return document.year.overlaps(year) || document.year == year.before(); });
        add(year_path(year), made_of, [c = context_, year] { return year_overview(c, year); });
    }

    // Its own documents and those of the departments it continues, which may in turn continue others.
    void add_department(const DepartmentSummary& department) {
        std::set<std::string, std::less<>> slugs = {department.slug};
        std::vector<std::string> open = {department.slug};
        while (!open.empty()) {
            const DepartmentSummary* next = across_.find_department(open.back());
            open.pop_back();
            if (next == nullptr) continue;
            for (const Origin& origin : next->history.origins) {
                for (const std::string& from : origin.from) {
                    if (slugs.insert(from).second) open.push_back(from);
                }
            }
        }
        const Digest made_of = of_departments(slugs);
        plans_.push_back({department_path(department.slug),
                          "department",
                          made_of,
                          &department,
                          [c = context_, &department] { return department_overview(c, department); },
                          {}});
    }

    [[nodiscard]] Digest of_departments(const std::set<std::string, std::less<>>& slugs) const {
        Sha256 hash;
        hash.add(frame_);
        for (const std::string& slug : slugs) {
            const DepartmentSummary* department = across_.find_department(slug);
            if (department == nullptr) continue;
            for (const DocumentSummary& document : department->documents) {
                hash.add_item(document.folder);
                hash.add(document.made_of);
            }
        }
        return hash.digest();
    }

    void add_topic(const TopicYears& topic) {
        for (const FiscalYear& year : topic.years) {
            const Digest made_of = of_documents([&](const DocumentSummary& document) { return document.year == year; });
            add(topic_path(topic.id, year), made_of, [c = context_, topic, year] { return topic_overview(c, topic, year); });
        }
        for (const std::string& code : topic.codes)
            add(code_path(topic.id, code), whole_site(), [c = context_, topic, code] { return code_overview(c, topic, code); });
    }

    const Across& across_;
    OverviewContext context_;
    Digest standards_;
    std::vector<TopicYears> topics_;
    std::vector<FiscalYear> years_;
    Digest frame_{};
    std::optional<Digest> whole_site_;
    std::vector<OverviewPlan> plans_;
};

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

class OverviewJob {
  public:
    OverviewJob(const SiteBuild& build, const OverviewPlan& plan, UnitFiles& files)
        : build_(build),
          words_(build.theme.words),
          plan_(plan),
          files_(files),
          overview_(plan.make()),
          root_(root_from(plan.path)) {}

    void run() {
        draw_charts();
        make_tables();
        RootView view = build_.pages.frame({plan_.path, plan_.kind, overview_.title, overview_.description}, trail());
        if (plan_.department != nullptr) view.page.department = build_.pages.department(*plan_.department, root_);
        view.page.overview = overview_view(overview_, made_, words_, root_);
        if (plan_.fill) plan_.fill(view.page);
        set_years(view.page);
        files_.write(plan_.path, render_page(build_, view));
        for (const auto& [path, csv] : tables_) files_.write(folder_of(plan_.path) + path, csv);
    }

  private:
    void draw_charts() {
        for (const OverviewSection& section : overview_.sections) {
            for (const Chart& chart : section.charts) {
                ChartSheets sheets = draw_chart(chart, words_, ChartForms::in_page);
                made_.charts.push_back({&chart, std::move(sheets.summary), std::move(sheets.in_page), {}, {}});
            }
        }
    }

    void make_tables() {
        for (const OverviewSection& section : overview_.sections) {
            for (const OverviewTable& table : section.tables) {
                if (!table.has_file) continue;
                std::string csv = build_.site.csv_bom ? "\xEF\xBB\xBF" : "";
                append_overview_csv(csv, table);
                made_.tables.emplace(table.id, csv.size());
                tables_.emplace_back(overview_csv_path(table), std::move(csv));
            }
        }
    }

    [[nodiscard]] std::vector<LinkView> trail() const {
        std::vector<LinkView> links;
        for (const OverviewLink& link : overview_.trail) links.push_back({link.title, root_ + link.path, false});
        return links;
    }

    void set_years(PageView& page) const {
        for (std::size_t i = 0; i < overview_.years.size(); ++i) {
            const auto link = [&](const OverviewLink& year) { return LinkView{year.title, root_ + year.path, year.is_current}; };
            page.years.push_back(link(overview_.years[i]));
            if (!overview_.years[i].is_current) continue;
            if (i > 0) page.previous = link(overview_.years[i - 1]);
            if (i + 1 < overview_.years.size()) page.next = link(overview_.years[i + 1]);
        }
    }

    const SiteBuild& build_;
    const Words& words_;
    const OverviewPlan& plan_;
    UnitFiles& files_;
    Overview overview_;
    std::string root_;
    OverviewFiles made_;
    std::vector<std::pair<std::string, std::string>> tables_;  // path beside the page, CSV
};

}  // namespace

std::vector<OverviewPlan> plan_overviews(const Across& across, const Words& words, const SiteSettings& site,
                                         const Digest& standards) {
    return Planner(across, words, site, standards).plan();
}

void publish_overview(const SiteBuild& build, const OverviewPlan& plan, UnitFiles& files) { OverviewJob(build, plan, files).run(); }

}  // namespace sitegen
