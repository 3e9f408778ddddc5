#include "build/overview_job.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "across/topic_parts.hpp"
#include "chart/draw_chart.hpp"
#include "chart/small_multiples.hpp"
#include "export/overview_csv.hpp"
#include "render/document_page.hpp"
#include "render/overview_view.hpp"

namespace sitegen {

namespace {

// What overviews depend on, by the digests of what documents say: a document that was made anew and says the same across documents
// changes no page.
class Planner {
  public:
    Planner(const Across& across, const Words& words, const SiteSettings& site, const Digest& standards)
        : across_(across),
          context_{across, words, site},
          topics_(std::make_shared<const std::vector<TopicYears>>(topics_of(across))),
          years_(across.years()),
          years_with_forms_(performance_years(across)) {
        Sha256 frame;
        frame.add(standards);
        for (const AcrossGroup& group : across.groups())
            frame.add_item(group.year.text() + " " + group.standard->id + " " + group.stage->id);
        for (const DepartmentSummary& department : across.departments()) frame.add(department.digest);
        for (const FiscalYear& year : years_with_forms_) frame.add_item(year.text());  // which pages lead to
        frame_ = frame.digest();
        for (const DepartmentSummary& department : across.departments()) {
            for (const DocumentSummary& document : department.documents) by_year_[document.year].push_back(&document);
        }
    }

    std::vector<OverviewPlan> plan() {
        for (const FiscalYear& year : years_) add_year(year);
        add("years/index.html", all_documents(), [c = context_] { return years_overview(c); });
        add_performance();
        for (const FiscalYear& year : years_)
            add(data_path(year), digest_of_downloads(year), [c = context_, year] { return data_year_overview(c, year); });
        add("versions/index.html", all_documents(), [c = context_] { return versions_overview(c); });
        for (const DepartmentSummary& department : across_.departments()) add_department(department);
        for (const TopicYears& topic : *topics_) add_topic(topic);
        if (!topics_->empty())
            add("topics/index.html", digest_of_topics(), [c = context_, topics = topics_] { return topics_overview(c, *topics); });
        return std::move(plans_);
    }

  private:
    void add(std::string path, const Digest& made_of, std::function<Overview()> make) {
        plans_.push_back({std::move(path), "overview", made_of, nullptr, std::move(make), {}});
    }

    [[nodiscard]] Digest all_documents() const {
        Sha256 hash;
        hash.add(frame_);
        for (const auto& [year, documents] : by_year_) {
            for (const DocumentSummary* document : documents) hash.add(document->digest);
        }
        return hash.digest();
    }

    [[nodiscard]] Digest digest_of_topics() const {
        Sha256 hash;
        hash.add(frame_);
        for (const TopicYears& topic : *topics_) {
            hash.add_item(topic.id);
            for (const FiscalYear& year : topic.years) hash.add_item(year.text());
        }
        return hash.digest();
    }

    void add_year(const FiscalYear& year) {
        Sha256 hash;
        hash.add(frame_);
        for (const auto& [other, documents] : by_year_) {
            if (!other.overlaps(year) && other != year.before()) continue;
            for (const DocumentSummary* document : documents) hash.add(document->digest);
        }
        add(year_path(year), hash.digest(), [c = context_, year] { return year_overview(c, year); });
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
        plans_.push_back({department_path(department.slug),
                          "department",
                          digest_of_departments(slugs),
                          &department,
                          [c = context_, &department] { return department_overview(c, department); },
                          {}});
    }

    [[nodiscard]] Digest digest_of_departments(const std::set<std::string, std::less<>>& slugs) const {
        Sha256 hash;
        hash.add(frame_);
        for (const std::string& slug : slugs) {
            const DepartmentSummary* department = across_.find_department(slug);
            if (department == nullptr) continue;
            for (const DocumentSummary& document : department->documents) hash.add(document.digest);
        }
        return hash.digest();
    }

    void add_performance() {
        for (const FiscalYear& year : years_with_forms_)
            add(performance_path(year), digest_of_forms(year), [c = context_, year] { return performance_overview(c, year); });
    }

    [[nodiscard]] Digest digest_of_year(const FiscalYear& year, const auto& part_of) const {
        Sha256 hash;
        hash.add(frame_);
        const auto found = by_year_.find(year);
        if (found == by_year_.end()) return hash.digest();
        for (const DocumentSummary* document : found->second) {
            hash.add(document->digest);
            hash.add(part_of(*document));
        }
        return hash.digest();
    }

    [[nodiscard]] Digest digest_of_forms(const FiscalYear& year) const {
        return digest_of_year(year, [](const DocumentSummary& document) { return document.targets.digest; });
    }

    [[nodiscard]] Digest digest_of_downloads(const FiscalYear& year) const {
        return digest_of_year(year, [](const DocumentSummary& document) { return document.downloads.digest; });
    }

    void add_topic(const TopicYears& topic) {
        Sha256 all_years;
        std::map<FiscalYear, Digest> by_year;
        for (const FiscalYear& year : topic.years) {
            const Digest made_of = digest_of_topic(topic, year);
            by_year.emplace(year, made_of);
            all_years.add(made_of);
            add(topic_path(topic.id, year), made_of,
                [c = context_, t = topics_, &topic, year] { return topic_overview(c, topic, year); });
        }
        add(topic_path(topic.id), all_years.digest(), [c = context_, t = topics_, &topic] { return topic_over_years(c, topic); });
        for (const auto& each : topic.codes) {
            const std::string& code = each.first;
            Sha256 all;
            Sha256 years;
            for (const FiscalYear& year : each.second) years.add_item(year.text());  // each page leads to the others
            const Digest digest_of_years = years.digest();
            for (const FiscalYear& year : each.second) {
                all.add(by_year[year]);
                Sha256 of_one;
                of_one.add(by_year[year]);
                of_one.add(digest_of_years);
                add(code_path(topic.id, code, year), of_one.digest(),
                    [c = context_, t = topics_, &topic, &code, year] { return code_overview(c, topic, code, year); });
            }
            add(code_path(topic.id, code), all.digest(),
                [c = context_, t = topics_, &topic, &code] { return code_overview(c, topic, code); });
        }
    }

    // What the documents of a year have of a topic, and what else its pages say of them.
    [[nodiscard]] Digest digest_of_topic(const TopicYears& topic, const FiscalYear& year) const {
        Sha256 hash;
        hash.add(frame_);
        for (const FiscalYear& other : topic.years) hash.add_item(other.text());
        for (const AcrossGroup* group : across_.groups_of(year)) {
            const TopicForm* form = find_topic(*group, topic.id);
            if (form == nullptr) continue;
            const std::size_t index = index_of(*group, *form);
            for (const AcrossEntry& entry : group->entries) {
                const DocumentSummary& document = *entry.document;
                hash.add_item(document.folder);
                hash.add_item(document.unit);
                if (const TopicSummary* summary = topic_in(entry, index)) hash.add(summary->digest);
                for (const SummaryNote& note : document.notes) {
                    hash.add_item(note.row);
                    hash.add_item(note.text);
                }
            }
        }
        return hash.digest();
    }

    const Across& across_;
    OverviewContext context_;
    std::shared_ptr<const std::vector<TopicYears>> topics_;  // plans refer to it and keep it
    std::vector<FiscalYear> years_;
    std::vector<FiscalYear> years_with_forms_;
    std::map<FiscalYear, std::vector<const DocumentSummary*>> by_year_;
    Digest frame_{};
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
