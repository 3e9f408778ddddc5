#include "build/overview_job.hpp"

#include <algorithm>
#include <memory>

#include "across/dictionary_overview.hpp"
#include "across/topic_parts.hpp"
#include "build/page_frame.hpp"
#include "chart/draw_chart.hpp"
#include "chart/small_multiples.hpp"
#include "disk/file.hpp"
#include "export/csvw.hpp"
#include "export/overview_csv.hpp"
#include "export/overview_workbook.hpp"
#include "model/addresses.hpp"
#include "model/facts_columns.hpp"
#include "render/document_page.hpp"
#include "render/overview_view.hpp"

namespace sitegen {

namespace {

// The topics and codes of one year. Their pages cannot see the documents of another year.
struct YearTopics {
    YearTopics(const std::vector<DepartmentSummary>& departments, const StandardsById& standards, const SiteSettings& site,
               const FiscalYear& year)
        : across(departments, standards, order_of(site), year), topics(topics_of(across)) {}

    Across across;
    std::vector<TopicYears> topics;
};

class Planner {
  public:
    Planner(const OverviewContext& context, const std::vector<DepartmentSummary>& departments, const StandardsById& standards)
        : context_(context),
          topics_(std::make_shared<const std::vector<TopicYears>>(topics_of(context.across))),
          departments_(departments),
          standards_(standards) {}

    OverviewPlans plan() {
        const std::vector<FiscalYear> years = context_.across.years();
        for (const FiscalYear& year : years) {
            add(year_path(year), [c = context_, year] { return year_overview(c, year); });
            plans_.pages.back().found_as = context_.words.phrase("page-year", {{"year", year.text()}});
        }
        add("years/index.html", [c = context_] { return years_overview(c); });
        for (const FiscalYear& year : performance_years(context_.across))
            add_found("page-performance", year, performance_path(year),
                      [c = context_, year] { return performance_overview(c, year); });
        if (!performance_years(context_.across).empty()) {
            add(site_path::performance, [c = context_] { return performance_years_overview(c); });
            plans_.pages.back().found_as = context_.words.at("page-performance");
        }
        add(dictionary_path, [c = context_, &s = standards_] { return dictionary_overview(c, s); });
        plans_.pages.back().found_as = context_.words.at("page-dictionary");
        add("versions/index.html", [c = context_] { return versions_overview(c); });
        for (OverviewPlan& page : plans_.pages) page.has_found_headings = true;
        for (const FiscalYear& year : years)
            add_found("page-data", year, data_path(year), [c = context_, year] { return data_year_overview(c, year); });
        for (const DepartmentSummary& department : context_.across.departments()) {
            plans_.pages.push_back({department_path(department.slug),
                                    "department",
                                    &department,
                                    {},
                                    [c = context_, &department] { return department_overview(c, department); },
                                    {}});
        }
        for (const TopicYears& topic : *topics_) add_topic(topic);
        for (const FiscalYear& year : years) add_topics_of(year);
        if (!topics_->empty()) add("topics/index.html", [c = context_, topics = topics_] { return topics_overview(c, *topics); });
        plans_.shown_of_other_years = digest_of_topics();
        return std::move(plans_);
    }

  private:
    void add(std::string path, std::function<Overview()> make, std::optional<FiscalYear> only_year = {}) {
        plans_.pages.push_back({std::move(path), "overview", nullptr, only_year, std::move(make), {}});
    }

    // The search finds the page by what it shows and its year.
    void add_found(const char* word, const FiscalYear& year, std::string path, std::function<Overview()> make) {
        add(std::move(path), std::move(make));
        plans_.pages.back().found_as = title_of_year(context_.words.at(word), year);
    }

    [[nodiscard]] std::string title_of_year(const std::string& title, const FiscalYear& year) const {
        return context_.words.phrase("page-topic", {{"topic", title}, {"year", year.text()}});
    }

    // The page over the years.
    void add_topic(const TopicYears& topic) {
        add(topic_path(topic.id), [c = context_, t = topics_, &topic] { return topic_over_years(c, topic); });
        plans_.pages.back().found_as = topic.title;
        if (!topic.codes.empty()) plans_.codes.push_back({topic.title, topic.id, {}});
        for (const auto& each : topic.codes) {
            const std::string& code = each.first;
            const AcrossGroup& latest = *each.second.groups.back().group;
            plans_.codes.back().codes.emplace_back(code, name_of_code(latest, *find_topic(latest, topic.id), code));
            add(code_path(topic.id, code), [c = context_, t = topics_, &topic, &code] { return code_overview(c, topic, code); });
        }
    }

    void add_topics_of(const FiscalYear& year) {
        const auto own = std::make_shared<const YearTopics>(departments_, standards_, context_.site, year);
        const OverviewContext context{own->across, context_.words, context_.site, nullptr};
        for (const TopicYears& topic : own->topics) {
            const auto is_same = [&](const TopicYears& each) { return each.id == topic.id; };
            const TopicYears& all = *std::find_if(topics_->begin(), topics_->end(), is_same);
            add(
                topic_path(topic.id, year),
                [context, own, t = topics_, &all, year] {
                    return topic_overview(context, {all.id, all.title, all.years}, year);
                },
                year);
            plans_.pages.back().found_as = title_of_year(all.title, year);
            for (const auto& each : topic.codes) {
                const std::string& code = each.first;
                const TopicCode& lines = each.second;
                const TopicCode& code_of_all = all.codes.find(code)->second;
                add(
                    code_path(topic.id, code, year),
                    [context, own, t = topics_, &all, &code, &lines, &code_of_all, year] {
                        return code_overview(context, {all.id, all.title, code_of_all.years}, code, lines, year);
                    },
                    year);
            }
        }
    }

    [[nodiscard]] Digest digest_of_topics() const {
        Sha256 hash;
        const auto add_years = [&hash](const std::vector<FiscalYear>& years) {
            hash.add_item(std::to_string(years.size()));
            for (const FiscalYear& year : years) hash.add_item(year.text());
        };
        for (const TopicYears& topic : *topics_) {
            hash.add_item(topic.id);
            hash.add_item(topic.title);
            add_years(topic.years);
            hash.add_item(std::to_string(topic.codes.size()));
            for (const auto& [code, lines] : topic.codes) {
                hash.add_item(code);
                add_years(lines.years);
            }
        }
        return hash.digest();
    }

    OverviewContext context_;
    std::shared_ptr<const std::vector<TopicYears>> topics_;  // plans refer to it and keep it alive
    const std::vector<DepartmentSummary>& departments_;
    const StandardsById& standards_;
    OverviewPlans plans_;
};

class OverviewJob {
  public:
    OverviewJob(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files)
        : build_(build), words_(build.theme.words), plan_(plan), files_(files), overview_(overview), root_(root_from(plan.path)) {}

    // It is valid until the thread's next page.
    const std::string& page() {
        draw_charts();
        make_tables();
        RootView view = frame_page(build_, {plan_.path, plan_.kind, overview_.title, overview_.description}, trail());
        if (plan_.department != nullptr) view.page.department = build_.pages.department(*plan_.department, root_);
        const std::string to_data = build_.site.is_further_language() ? root_ + "../" : root_;
        view.page.overview = overview_view(overview_, made_, words_, {root_, to_data, folder_of(plan_.path)});
        if (plan_.fill) plan_.fill(view.page);
        set_years(view.page);
        return render_page(build_, view);
    }

    void run() {
        files_.write(plan_.path, page());
        for (const auto& [path, csv] : tables_) files_.write(folder_of(plan_.path) + path, csv);
        if (overview_.kind == "year" && build_.site.outputs.workbooks && !build_.site.is_further_language()) write_workbook();
    }

  private:
    void draw_charts() {
        // The tables of the page have the data of its pictures.
        for (const Chart& chart : overview_.pictures) draw(chart, true);
        for (const OverviewSection& section : overview_.sections) {
            for (const Chart& chart : section.charts) draw(chart, labels_every_value(chart) || !section.tables.empty());
            for (const OverviewSmallCharts& charts : section.small_charts) {
                SmallChartsView& view = made_.small_charts.emplace_back();
                view.scale = words_.at(need_own_scales(charts.chart) ? "small-charts-own-scales" : "small-charts-one-scale");
                for (SmallChart& drawn : draw_small_multiples(charts.chart, words_))
                    view.charts.push_back({std::move(drawn.title), {}, std::move(drawn.summary), std::move(drawn.svg)});
            }
        }
    }

    void draw(const Chart& chart, bool is_repeated) {
        if (!is_shown(chart)) return;
        ChartSheets sheets = draw_chart(chart, words_, ChartUse::in_page);
        made_.charts.push_back({&chart, std::move(sheets.summary), std::move(sheets.in_page), {}, {}, is_repeated});
    }

    void make_tables() {
        for (const OverviewSection& section : overview_.sections) {
            for (const OverviewTable& table : section.tables) {
                if (!table.has_file) continue;
                const std::string path = overview_file_path(plan_.path, table.id);
                if (build_.site.is_further_language()) {
                    made_.tables.emplace(table.id, files_.find_data(folder_of(plan_.path) + path).byte_count);
                    continue;
                }
                std::string csv = build_.site.csv_bom ? "\xEF\xBB\xBF" : "";
                append_overview_csv(csv, table);
                made_.tables.emplace(table.id, csv.size());
                if (build_.site.outputs.data_packages)
                    tables_.emplace_back(path + "-metadata.json", csvw_of_overview(table, path.substr(path.rfind('/') + 1),
                                                                                   build_.site, build_.theme.words));
                tables_.emplace_back(path, std::move(csv));
            }
        }
    }

    // Of the year that is the current one on its page.
    void write_workbook() {
        for (const OverviewLink& year : overview_.years) {
            const std::optional<FiscalYear> parsed = year.is_current ? parse_fiscal_year(year.title) : std::nullopt;
            if (!parsed) continue;
            const MemoryFile file;
            write_overview_workbook(file.path(), files_.work_folder().string(), overview_, build_.site, words_);
            files_.write(year_workbook_path(*parsed), file.read());
        }
    }

    [[nodiscard]] std::vector<LinkView> trail() const {
        std::vector<LinkView> links;
        for (const OverviewLink& link : overview_.trail) links.push_back({link.title, root_ + link.path, false});
        return links;
    }

    // The previous and next year are of the same kind: 2020 and 2022 for 2021, although 2020-21 is between them.
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
    std::vector<std::pair<std::string, std::string>> tables_;  // path relative to the page; CSV and its description
};

}  // namespace

OverviewPlans plan_overviews(const OverviewContext& context, const std::vector<DepartmentSummary>& departments,
                             const StandardsById& standards) {
    return Planner(context, departments, standards).plan();
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

std::string overview_page(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files) {
    return OverviewJob(build, plan, overview, files).page();
}

void write_overview(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files) {
    OverviewJob(build, plan, overview, files).run();
}

}  // namespace sitegen
