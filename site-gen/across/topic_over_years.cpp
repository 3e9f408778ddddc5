#include <algorithm>
#include <set>

#include "across/coverage.hpp"
#include "across/topic_parts.hpp"

namespace sitegen {

namespace {

// A line of small multiples and a row of the table below them.
struct TopicSeries {
    std::string id;  // a code, an item's id or "total"
    std::string title;
    std::string path;  // of a code; otherwise empty
    bool is_total = false;
    std::vector<AcrossSum> sums;  // one for each year; without documents if nothing was published
    // The years before which the departments in the sum change, and the names of these departments.
    std::vector<std::pair<std::size_t, std::string>> breaks = {};
};

// A topic at one stage of a standard, in the years of one kind that have documents with it.
class StageTopic {
  public:
    StageTopic(const OverviewContext& context, const TopicYears& topic, const AcrossGroup& latest)
        : across_(context.across), words_(context.words), site_(context.site), topic_(topic), form_(*find_topic(latest, topic.id)) {
        for (const AcrossGroup& group : across_.groups()) {
            if (is_same_line(group, latest)) groups_.push_back(&group);
        }
        years_ = years_of_groups();
        switch (form_.kind) {
            case TopicForm::Kind::codes:
                add_codes(*latest.standard);
                break;
            case TopicForm::Kind::items:
                for (const TopicItemForm& item : form_.items) add_item(item);
                break;
            case TopicForm::Kind::rows:
                break;
        }
        add_whole();
    }

    [[nodiscard]] OverviewSection section() const {
        const AcrossGroup& latest = *groups_.back();
        OverviewSection section;
        section.id = latest.id() + (latest.year.spans_two ? "-of-two-years" : "");
        section.title = line_title(latest, across_, words_);
        if (years_.size() > 1) add_drawings(section);
        section.tables.push_back(table(section.id));
        return section;
    }

  private:
    [[nodiscard]] std::vector<FiscalYear> years_of_groups() const {
        std::vector<FiscalYear> years;
        for (const AcrossGroup* group : groups_) years.push_back(group->year);
        return with_years_between(years);
    }

    // Only codes of the first level, because the others are parts of them.
    void add_codes(const Standard& standard) {
        const Classification& classification = standard.classifications.find(form_.classification)->second;
        for (const auto& each : topic_.codes) {
            const std::string& code = each.first;
            if (classification.level_of(code) != 1) continue;
            add({code, code_with_name(*groups_.back(), form_, code), code_path(topic_.id, code), false, {}},
                [&code](const TopicSummary& topic) { return figure_of(topic.rows.find(code)); });
        }
    }

    void add_item(const TopicItemForm& item) {
        add({item.id, item.title, {}, false, {}},
            [&item](const TopicSummary& topic) { return figure_of(topic.rows.find(item.id)); });
    }

    void add_whole() {
        if (form_.total) {
            add({"total", words_.at("chart-total"), {}, true, {}}, [](const TopicSummary& topic) { return topic.total; });
        } else if (form_.kind == TopicForm::Kind::rows) {
            add({"total", words_.at("chart-total"), {}, true, {}}, sum_of_rows);
        }
    }

    // A series is left out if no document has an amount for it.
    void add(TopicSeries series, const auto& value) {
        bool has_any = false;
        for (const FiscalYear& year : years_) {
            AcrossSum sum;
            if (const AcrossGroup* group = group_of(year)) {
                const std::size_t index = index_of(*group, form_);
                sum = sum_in_topic(*group, index, value);
                if (sum.amount) sum.amount = in_power(*sum.amount, group->unit_power, groups_.back()->unit_power);
            }
            has_any = has_any || sum.amount.has_value();
            series.sums.push_back(sum);
        }
        add_breaks(series, value);
        if (has_any) series_.push_back(std::move(series));
    }

    // Of a part: the departments that ever had an amount of it, or withheld one, with their relatives. Others have no part in its
    // sums, whether they publish or not. None for a whole, which is of all.
    [[nodiscard]] std::set<std::string_view> concerned_by(const TopicSeries& series, const auto& value) const {
        std::set<std::string_view> slugs;
        if (series.is_total) return slugs;
        for (const AcrossGroup* group : groups_) {
            const std::size_t index = index_of(*group, form_);
            for (const AcrossEntry& entry : group->entries) {
                const TopicSummary* topic = topic_in(entry, index);
                if (topic == nullptr || topic->is_left_out) continue;
                if (value(*topic).state != CellState::blank) slugs.insert(entry.department->slug);
            }
        }
        return with_relatives(std::move(slugs), across_);
    }

    // A document without a row for the code spends nothing on it. But a document with a withheld amount is not in the sum. A
    // document without the topic's whole is not in the sums of wholes.
    void add_breaks(TopicSeries& series, const auto& value) const {
        const std::set<std::string_view> concerned = concerned_by(series, value);
        const AcrossGroup* before = nullptr;
        for (std::size_t i = 0; i < years_.size(); ++i) {
            const AcrossGroup* group = group_of(years_[i]);
            if (group == nullptr) continue;
            if (before != nullptr) {
                const auto its = [&](const AcrossEntry& entry) -> const AcrossGroup& {
                    return entry.document->year == group->year ? *group : *before;
                };
                const auto is_counted = [&](const AcrossEntry& entry) {
                    if (!series.is_total && !concerned.contains(entry.department->slug)) return false;
                    const TopicSummary* topic = topic_in(entry, index_in(its(entry)));
                    if (topic == nullptr || topic->is_left_out) return false;
                    const CellState state = value(*topic).state;
                    return state == CellState::amount || (state == CellState::blank && !series.is_total);
                };
                const auto is_contained = [&](const AcrossEntry& entry) {
                    return is_in_other_topic(its(entry), entry, index_in(its(entry)));
                };
                const CoverageChange change = coverage_change(*before, *group, is_counted, is_contained);
                if (!change.is_same()) series.breaks.emplace_back(i, coverage_text(change, years_[i], words_));
            }
            before = group;
        }
    }

    [[nodiscard]] std::size_t index_in(const AcrossGroup& group) const { return index_of(group, *find_topic(group, topic_.id)); }

    // The line breaks where its departments change. A note names them.
    void add_marks(const TopicSeries& series, Chart& chart) const {
        for (const auto& [index, text] : series.breaks) {
            const std::size_t year = index;
            const bool is_known = std::any_of(chart.marks.begin(), chart.marks.end(), [&](const ChartMark& mark) {
                return mark.before == year && mark.series == chart.series.size();
            });
            if (!is_known) chart.marks.push_back({ChartMark::Kind::broken, year, words_.at("coverage-mark"), chart.series.size()});
            add_notes(chart.notes, {text});
        }
    }

    [[nodiscard]] const AcrossGroup* group_of(const FiscalYear& year) const {
        const auto found =
            std::find_if(groups_.begin(), groups_.end(), [&](const AcrossGroup* group) { return group->year == year; });
        return found == groups_.end() ? nullptr : *found;
    }

    // Small charts for the parts, which are compared with each other. The whole is many times as large and has its own chart.
    void add_drawings(OverviewSection& section) const {
        OverviewSmallCharts parts{chart(section.id), {}};
        Chart whole = chart(section.id + "-total");
        for (const TopicSeries& series : series_) {
            ChartSeries line{series.title, {}};
            for (const AcrossSum& sum : series.sums) line.values.push_back(sum.amount);
            if (series.is_total) {
                line.look = look_of_stage(*groups_.back()->standard, *groups_.back()->stage);
                add_marks(series, whole);
                whole.series.push_back(std::move(line));
                continue;
            }
            add_marks(series, parts.chart);
            parts.chart.series.push_back(std::move(line));
            parts.paths.push_back(series.path);
        }
        if (!whole.series.empty()) section.charts.push_back(std::move(whole));
        if (!parts.chart.series.empty()) section.small_charts.push_back(std::move(parts));
    }

    [[nodiscard]] Chart chart(const std::string& section) const {
        Chart chart;
        chart.id = "over-years-" + section;
        chart.kind = ChartKind::line;
        chart.title = topic_.title;
        chart.unit = groups_.back()->unit;
        chart.money = money_form(*groups_.back()->standard, chart.unit);
        for (const FiscalYear& year : years_) chart.categories.push_back(year.text());
        return chart;
    }

    [[nodiscard]] OverviewTable table(const std::string& section) const {
        OverviewTable table;
        table.id = "over-years-" + section;
        table.title = topic_.title + words_.at("title-separator") + line_title(*groups_.back(), across_, words_);
        set_unit(table, groups_.back()->unit, *groups_.back()->standard, words_);
        const bool has_codes = form_.kind == TopicForm::Kind::codes;
        table.columns.push_back(has_codes ? code_column(topic_.title) : named_column("row", "row_name", topic_.title));
        for (const FiscalYear& year : years_) {
            table.columns.push_back(
                faceted(money_column(year.text(), year.text()), facets_of(year), "amount", words_.at("fact-amount")));
            table.columns.back().notes = notes_for(site_.notes, year, groups_.back()->stage->id);
        }
        for (const TopicSeries& series : series_) {
            OverviewRow row;
            row.is_total = series.is_total;
            row.cells.push_back(series.is_total ? text_cell(series.title, series.path)
                                : has_codes     ? code_cell(*groups_.back(), form_, series.id, series.path)
                                                : named_cell(series.id, series.title, series.path));
            for (std::size_t i = 0; i < years_.size(); ++i) row.cells.push_back(cell_of(series.sums[i], years_[i]));
            table.rows.push_back(std::move(row));
        }
        const auto is_broken = [](const TopicSeries& series) { return !series.breaks.empty(); };
        if (std::any_of(series_.begin(), series_.end(), is_broken)) table.notes = {words_.at("years-not-comparable")};
        for (const TopicSeries& series : series_) {
            for (const auto& [year, text] : series.breaks) add_notes(table.notes, {text});
        }
        return table;
    }

    [[nodiscard]] OverviewCell cell_of(const AcrossSum& sum, const FiscalYear& year) const {
        const AcrossGroup* group = group_of(year);
        if (group == nullptr) return gap_cell(words_.at("gap-unexplained"));
        if (!has_topic(*group, form_)) return gap_cell(words_.at("gap-not-in-document"));
        return amount_cell(sum.amount);
    }

    const Across& across_;
    const Words& words_;
    const SiteSettings& site_;
    const TopicYears& topic_;
    const TopicForm& form_;
    std::vector<const AcrossGroup*> groups_;  // the earliest year first
    std::vector<FiscalYear> years_;           // their years, and those between
    std::vector<TopicSeries> series_;
};

}  // namespace

Overview topic_over_years(const OverviewContext& context, const TopicYears& topic) {
    Overview overview;
    overview.path = topic_path(topic.id);
    overview.kind = "topic";
    overview.title = topic.title;
    overview.description = topic.title;
    overview.trail = {{context.words.at("page-topics"), "topics/index.html", {}, false}};
    for (const FiscalYear& year : topic.years) overview.years.push_back({year.text(), topic_path(topic.id, year), {}, false});
    std::vector<const AcrossGroup*> lines;  // the latest group of each line
    const std::vector<AcrossGroup>& groups = context.across.groups();
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const TopicForm* form = find_topic(*group, topic.id);
        const auto is_known = [&group](const AcrossGroup* line) { return is_same_line(*line, *group); };
        if (form == nullptr || !has_topic(*group, *form) || std::any_of(lines.begin(), lines.end(), is_known)) continue;
        lines.push_back(&*group);
        if (overview.lead.empty()) overview.lead = form->description;
    }
    // A college that keeps years of its own does not stand before a whole city.
    std::stable_sort(lines.begin(), lines.end(),
                     [](const AcrossGroup* a, const AcrossGroup* b) { return a->entries.size() > b->entries.size(); });
    for (const AcrossGroup* line : lines) overview.sections.push_back(StageTopic(context, topic, *line).section());
    return overview;
}

}  // namespace sitegen
