#include "build/overview_job.hpp"

#include <algorithm>
#include <memory>

#include "chart/draw_chart.hpp"
#include "chart/small_multiples.hpp"
#include "export/overview_csv.hpp"
#include "render/document_page.hpp"
#include "render/overview_view.hpp"

namespace sitegen {

namespace {

class Planner {
  public:
    explicit Planner(const OverviewContext& context)
        : context_(context), topics_(std::make_shared<const std::vector<TopicYears>>(topics_of(context.across))) {}

    std::vector<OverviewPlan> plan() {
        const std::vector<FiscalYear> years = context_.across.years();
        for (const FiscalYear& year : years) add(year_path(year), [c = context_, year] { return year_overview(c, year); });
        add("years/index.html", [c = context_] { return years_overview(c); });
        for (const FiscalYear& year : performance_years(context_.across))
            add(performance_path(year), [c = context_, year] { return performance_overview(c, year); });
        for (const FiscalYear& year : years) add(data_path(year), [c = context_, year] { return data_year_overview(c, year); });
        add("versions/index.html", [c = context_] { return versions_overview(c); });
        for (const DepartmentSummary& department : context_.across.departments()) {
            plans_.push_back({department_path(department.slug),
                              "department",
                              &department,
                              [c = context_, &department] { return department_overview(c, department); },
                              {}});
        }
        for (const TopicYears& topic : *topics_) add_topic(topic);
        if (!topics_->empty()) add("topics/index.html", [c = context_, topics = topics_] { return topics_overview(c, *topics); });
        return std::move(plans_);
    }

  private:
    void add(std::string path, std::function<Overview()> make) {
        plans_.push_back({std::move(path), "overview", nullptr, std::move(make), {}});
    }

    void add_topic(const TopicYears& topic) {
        for (const FiscalYear& year : topic.years) {
            add(topic_path(topic.id, year), [c = context_, t = topics_, &topic, year] { return topic_overview(c, topic, year); });
        }
        add(topic_path(topic.id), [c = context_, t = topics_, &topic] { return topic_over_years(c, topic); });
        for (const auto& each : topic.codes) {
            const std::string& code = each.first;
            for (const FiscalYear& year : each.second) {
                add(code_path(topic.id, code, year),
                    [c = context_, t = topics_, &topic, &code, year] { return code_overview(c, topic, code, year); });
            }
            add(code_path(topic.id, code), [c = context_, t = topics_, &topic, &code] { return code_overview(c, topic, code); });
        }
    }

    OverviewContext context_;
    std::shared_ptr<const std::vector<TopicYears>> topics_;  // plans refer to it and keep it
    std::vector<OverviewPlan> plans_;
};

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

class OverviewJob {
  public:
    OverviewJob(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files)
        : build_(build), words_(build.theme.words), plan_(plan), files_(files), overview_(overview), root_(root_from(plan.path)) {}

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
                ChartSheets sheets = draw_chart(chart, words_, ChartUse::in_page);
                made_.charts.push_back({&chart, std::move(sheets.summary), std::move(sheets.in_page), {}, {}});
            }
            for (const OverviewSmallCharts& charts : section.small_charts) {
                SmallChartsView& view = made_.small_charts.emplace_back();
                for (SmallChart& drawn : draw_small_multiples(charts.chart, words_))
                    view.charts.push_back({std::move(drawn.title), {}, std::move(drawn.summary), std::move(drawn.svg)});
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

    // Before and after a year are those of its kind: 2020 and 2022 beside 2021, though 2020-21 lies between.
    void set_years(PageView& page) const {
        const auto spans_two = [](const OverviewLink& link) {
            const std::optional<FiscalYear> year = parse_fiscal_year(link.title);
            return year && year->spans_two;
        };
        const auto view_of = [&](const OverviewLink& year) { return LinkView{year.title, root_ + year.path, year.is_current}; };
        const std::vector<OverviewLink>& years = overview_.years;
        for (const OverviewLink& year : years) page.years.push_back(view_of(year));
        const auto current = std::find_if(years.begin(), years.end(), [](const OverviewLink& year) { return year.is_current; });
        if (current == years.end()) return;
        const auto is_of_kind = [&](const OverviewLink& year) { return spans_two(year) == spans_two(*current); };
        const auto previous = std::find_if(std::make_reverse_iterator(current), years.rend(), is_of_kind);
        if (previous != years.rend()) page.previous = view_of(*previous);
        const auto next = std::find_if(current + 1, years.end(), is_of_kind);
        if (next != years.end()) page.next = view_of(*next);
    }

    const SiteBuild& build_;
    const Words& words_;
    const OverviewPlan& plan_;
    FileWriter& files_;
    const Overview& overview_;
    std::string root_;
    OverviewFiles made_;
    std::vector<std::pair<std::string, std::string>> tables_;  // path beside the page, CSV
};

}  // namespace

std::vector<OverviewPlan> plan_overviews(const OverviewContext& context) { return Planner(context).plan(); }

void write_overview(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files) {
    OverviewJob(build, plan, overview, files).run();
}

}  // namespace sitegen
