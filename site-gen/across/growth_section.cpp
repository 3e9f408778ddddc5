#include "across/growth_section.hpp"

#include <algorithm>
#include <deque>
#include <functional>

#include "across/adjusted_amounts.hpp"
#include "across/coverage.hpp"
#include "across/overview_parts.hpp"
#include "across/series.hpp"
#include "model/answer.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_drawn = 12;

// A department in both years.
struct Growth {
    const AcrossEntry* entry = nullptr;  // of the last year
    const SeriesValue* first = nullptr;
    KnownAmount before;  // both in the unit of the last year's group
    KnownAmount now;
    Amount change;  // as far as both are known
};

class GrowthSection {
  public:
    // groups: of one line, the earliest year first.
    GrowthSection(const OverviewContext& context, const std::vector<const AcrossGroup*>& groups)
        : context_(context),
          words_(context.words),
          first_(*first_of(groups)),
          last_(*last_of(groups)),
          terms_(context.site.statistics, std::nullopt, context.words) {}

    [[nodiscard]] std::optional<OverviewSection> make() {
        if (last_.year.first - first_.year.first < 2) return std::nullopt;
        find_departments();
        if (departments_.size() < 2) return std::nullopt;
        OverviewSection section;
        section.id = "growth-" + last_.id() + (last_.year.spans_two ? "-of-two-years" : "");
        section.title = words_.phrase(
            "section-growth",
            {{"first", first_.year.text()}, {"last", last_.year.text()}, {"stage", group_title(last_, context_.across)}});
        add_sentence("growth-rises", std::greater<>(), section);
        add_sentence("growth-falls", std::less<>(), section);
        section.charts.push_back(chart(section.id));
        const std::size_t bars = section.charts.back().categories.size();
        if (bars < departments_.size()) {
            section.paragraphs.push_back(
                words_.phrase("changes-shown", {{"shown", std::to_string(bars)}, {"count", std::to_string(departments_.size())}}));
        }
        section.tables.push_back(table(section.id));
        return section;
    }

  private:
    [[nodiscard]] static std::size_t amount_count(const AcrossGroup& group) {
        return Across::sum(group, [](const DocumentSummary& document) { return overview_figure(document, 0); }).document_count;
    }

    // A year that only a few departments have published yet, or had published then, is passed over.
    [[nodiscard]] static std::vector<const AcrossGroup*> full_years(const std::vector<const AcrossGroup*>& groups) {
        std::size_t most = 0;
        for (const AcrossGroup* group : groups) most = std::max(most, amount_count(*group));
        std::vector<const AcrossGroup*> full;
        std::copy_if(groups.begin(), groups.end(), std::back_inserter(full),
                     [most](const AcrossGroup* group) { return 2 * amount_count(*group) >= most; });
        return full;
    }
    [[nodiscard]] static const AcrossGroup* first_of(const std::vector<const AcrossGroup*>& groups) {
        return full_years(groups).front();
    }
    [[nodiscard]] static const AcrossGroup* last_of(const std::vector<const AcrossGroup*>& groups) {
        return full_years(groups).back();
    }

    // The largest rise first.
    void find_departments() {
        for (const AcrossEntry& entry : last_.entries) {
            if (is_in_other_figure(last_, entry, 0)) continue;
            series_.push_back(series_of(context_.across, *entry.department, 0, words_));
            if (!add(entry, series_.back())) others_.push_back(entry.department);
        }
        std::stable_sort(departments_.begin(), departments_.end(),
                         [](const Growth& a, const Growth& b) { return a.change > b.change; });
    }

    [[nodiscard]] bool add(const AcrossEntry& entry, const DepartmentSeries& series) {
        const auto stage = std::find_if(series.stages.begin(), series.stages.end(), [this](const StageSeries& each) {
            return each.standard == last_.standard && each.stage == last_.stage;
        });
        if (stage == series.stages.end()) return false;
        const SeriesValue* before = value_in(first_.year, series, *stage);
        const SeriesValue* now = value_in(last_.year, series, *stage);
        if (before == nullptr || now == nullptr || !are_comparable(series, first_.year, last_.year)) return false;
        const auto known = [&](const SeriesValue& value) {
            return KnownAmount{in_power(*value.amount, series.unit_power, last_.unit_power), value.last_place};
        };
        departments_.push_back({&entry, before, known(*before), known(*now), {}});
        Growth& growth = departments_.back();
        growth.change = *known_change(growth.now, growth.before, last_.unit_power);
        return true;
    }

    [[nodiscard]] static const SeriesValue* value_in(const FiscalYear& year, const DepartmentSeries& series,
                                                     const StageSeries& stage) {
        const auto at = std::lower_bound(series.years.begin(), series.years.end(), year);
        if (at == series.years.end() || *at != year) return nullptr;
        const SeriesValue& value = stage.values[static_cast<std::size_t>(at - series.years.begin())];
        return value.amount ? &value : nullptr;
    }

    [[nodiscard]] const std::string& name_of(const Growth& growth) const {
        return growth.entry->department->history.name_in(last_.year, growth.entry->department->name);
    }

    // "The largest rises: …". compare: std::greater for rises.
    template <typename Compare>
    void add_sentence(const char* word, const Compare& compare, OverviewSection& section) const {
        std::vector<AnswerPart> parts;
        for (const Growth& growth : departments_) {
            if (compare(growth.change, Amount())) parts.push_back({name_of(growth), growth.change.absolute()});
        }
        const std::optional<std::string> said = say_parts(std::move(parts), std::nullopt, last_.standard->rounding, last_.unit,
                                                          money_form(*last_.standard, last_.unit), words_);
        if (said) section.paragraphs.push_back(words_.phrase(word, {{"parts", *said}}));
    }

    // The departments that have changed most, the largest rise first.
    [[nodiscard]] Chart chart(const std::string& id) const {
        Chart chart;
        chart.id = id;
        chart.kind = ChartKind::bar;
        chart.title = title();
        chart.unit = last_.unit;
        chart.money = money_form(*last_.standard, chart.unit);
        ChartSeries bars{words_.at("column-change"), {}, {}, look_of_stage(*last_.standard, *last_.stage)};
        std::vector<const Growth*> largest;
        for (const Growth& growth : departments_) largest.push_back(&growth);
        std::stable_sort(largest.begin(), largest.end(),
                         [](const Growth* a, const Growth* b) { return a->change.absolute() > b->change.absolute(); });
        if (largest.size() > most_drawn) largest.resize(most_drawn);
        for (const Growth& growth : departments_) {
            if (std::find(largest.begin(), largest.end(), &growth) == largest.end()) continue;
            chart.categories.push_back(name_of(growth));
            bars.values.emplace_back(growth.change);
        }
        chart.series.push_back(std::move(bars));
        return chart;
    }

    [[nodiscard]] std::string title() const {
        const FigureForm& size = size_form(last_);
        return words_.phrase("table-growth", {{"figure", size.title}, {"first", first_.year.text()}, {"last", last_.year.text()}});
    }

    [[nodiscard]] OverviewTable table(const std::string& id) const {
        OverviewTable table;
        table.id = id;
        table.title = title();
        set_unit(table, last_.unit, *last_.standard, words_);
        const auto column_of = [this](const FiscalYear& year) {
            return faceted(money_column(year.text(), year.text()), facets_of(year), "amount", words_.at("fact-amount"));
        };
        table.columns = {department_column(words_), column_of(first_.year), column_of(last_.year),
                         money_column("change", words_.at("column-change")), amount_column("rate", words_.at("column-rate"))};
        table.columns[1].notes = notes_for(context_.site.notes, first_.year, first_.stage->id);
        table.columns[2].notes = notes_for(context_.site.notes, last_.year, last_.stage->id);
        table.columns.push_back(terms_.real_rate_column("real-rate"));
        table.columns.back().may_be_left_out = true;
        if (has_real_rate()) table.sources.push_back(terms_.prices_source());
        KnownAmount before;
        KnownAmount now;
        for (const Growth& growth : departments_) {
            add(growth.before, before);
            add(growth.now, now);
            table.rows.push_back(
                row_of(department_cell(*growth.entry->department, last_.year, department_path(growth.entry->department->slug)),
                       growth.before, growth.now));
            add_notes_of(growth, table.rows.back());
        }
        table.rows.push_back(row_of(text_cell(words_.at("chart-total")), before, now));
        table.rows.back().is_total = true;
        table.notes.push_back(words_.phrase("growth-compared", {{"count", std::to_string(departments_.size())}}));
        if (!others_.empty())
            table.notes.push_back(words_.phrase("growth-without", {{"names", names_of(others_, last_.year, words_)}}));
        return table;
    }

    [[nodiscard]] bool has_real_rate() const { return terms_.have_index(first_.year) && terms_.have_index(last_.year); }

    static void add(const KnownAmount& part, KnownAmount& sum) {
        sum.last_place = sum.amount ? std::max(sum.last_place, part.last_place) : part.last_place;
        sum.amount = sum.amount ? *sum.amount + *part.amount : part.amount;
    }

    [[nodiscard]] OverviewRow row_of(OverviewCell name, const KnownAmount& before, const KnownAmount& now) const {
        const Rounding rounding = last_.standard->rounding;
        OverviewRow row;
        row.cells =
            cells_of(std::move(name), amount_cell(before.amount), amount_cell(now.amount),
                     change_cell(now, before, last_.unit_power, words_), rate_cell(now, before, last_.unit_power, rounding));
        row.cells.push_back(has_real_rate() ? terms_.real_rate_cell(now.amount, last_.year, before.amount, first_.year, rounding)
                                            : percent_cell(std::nullopt));
        return row;
    }

    void add_notes_of(const Growth& growth, OverviewRow& row) const {
        for (const AcrossEntry* entry : growth.first->from) {
            add_notes(row.cells[1].notes, department_notes(*entry->department, first_.year, first_.stage->id));
            add_notes(row.cells[1].notes, entry->document->notes_on(SummaryNote::Kind::figure, 0));
        }
        row.cells[2].notes = department_notes(*growth.entry->department, last_.year, last_.stage->id);
        add_notes(row.cells[2].notes, growth.entry->document->notes_on(SummaryNote::Kind::figure, 0));
        // Amounts of two years may be on other bases if any document in between restates the year before it.
        for (const DocumentSummary& document : growth.entry->department->documents) {
            const bool is_between = first_.year < document.year && document.year <= last_.year;
            const bool is_alike = document.standard == last_.standard->id && document.stage_id == last_.stage->id;
            const RestatedFigure* restated = is_between && is_alike ? document.restated_figure(0) : nullptr;
            if (restated != nullptr) add_notes(row.cells[2].notes, {restated->reason});
        }
    }

    const OverviewContext& context_;
    const Words& words_;
    const AcrossGroup& first_;
    const AcrossGroup& last_;
    AdjustedAmounts terms_;
    std::deque<DepartmentSeries> series_;
    std::vector<Growth> departments_;
    std::vector<const DepartmentSummary*> others_;
};

}  // namespace

std::vector<OverviewSection> growth_sections(const OverviewContext& context) {
    std::vector<OverviewSection> sections;
    std::vector<const AcrossGroup*> lines;  // the latest group of each
    const std::vector<AcrossGroup>& groups = context.across.groups();
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const auto is_known = [&group](const AcrossGroup* line) { return is_same_line(*line, *group); };
        if (group->standard->overview.size.empty() || std::any_of(lines.begin(), lines.end(), is_known)) continue;
        lines.push_back(&*group);
        std::vector<const AcrossGroup*> of_line;
        for (const AcrossGroup& each : groups) {
            if (is_same_line(each, *group)) of_line.push_back(&each);
        }
        if (std::optional<OverviewSection> section = GrowthSection(context, of_line).make())
            sections.push_back(std::move(*section));
    }
    return sections;
}

}  // namespace sitegen
