#include "across/department_figures.hpp"

#include <algorithm>

#include "across/adjusted_amounts.hpp"
#include "across/department_documents.hpp"
#include "across/origin_text.hpp"
#include "across/overview_parts.hpp"
#include "across/series.hpp"
#include "across/series_amounts.hpp"

namespace sitegen {

namespace {

class DepartmentFigures {
  public:
    DepartmentFigures(const OverviewContext& context, const DepartmentSummary& department)
        : across_(context.across),
          words_(context.words),
          site_(context.site),
          department_(department),
          terms_(department.history.population
                     ? AdjustedAmounts(context.site.statistics, department.history.population, context.words)
                     : terms_for(AdjustedAmounts(context.site.statistics, std::nullopt, context.words),
                                 context.across.rank_of(department))) {}

    [[nodiscard]] std::vector<OverviewSection> make() const {
        std::vector<OverviewSection> sections;
        // Standards have the same figures in the same places only if they are the same standard.
        std::size_t figure_count = 0;
        for (const AcrossGroup& group : across_.groups()) {
            if (group.find(department_.slug) != nullptr)
                figure_count = std::max(figure_count, group.standard->overview.figures.size());
        }
        for (std::size_t i = 0; i < figure_count; ++i) {
            add_series(i, sections);
            if (i > 0) continue;
            OverviewSection others = small_drawings(figure_count);
            if (!others.small_charts.empty()) sections.push_back(std::move(others));
        }
        return sections;
    }

  private:
    // Without stages that have no amount of the figure.
    [[nodiscard]] DepartmentSeries series_with_amounts(std::size_t figure) const {
        DepartmentSeries series = series_of(across_, department_, figure, words_);
        std::erase_if(series.stages, [figure](const StageSeries& stage) {
            return stage.standard->overview.figures.size() <= figure ||
                   std::none_of(stage.values.begin(), stage.values.end(),
                                [](const SeriesValue& v) { return v.amount.has_value(); });
        });
        return series;
    }

    [[nodiscard]] static const std::string& id_of(const DepartmentSeries& series, std::size_t figure) {
        return series.stages.back().standard->overview.figures[figure];
    }
    [[nodiscard]] static const std::string& name_of(const DepartmentSeries& series, std::size_t figure) {
        return series.stages.back().standard->find_figure(id_of(series, figure))->title;
    }

    // The first figure, the size, is drawn large. The others are small drawings, and their tables are folded.
    void add_series(std::size_t figure, std::vector<OverviewSection>& sections) const {
        const DepartmentSeries series = series_with_amounts(figure);
        if (series.stages.empty()) return;
        OverviewSection section;
        section.id = "figure-" + id_of(series, figure);
        section.title = words_.phrase("section-over-years", {{"figure", name_of(series, figure)}});
        section.is_folded = figure > 0;
        if (figure == 0 && series.years.size() > 1) section.charts.push_back(chart_of(series, figure));
        // One chart in real terms shows the effect of prices. The other figures have tables.
        std::optional<Chart> real = figure == 0 ? real_chart_of(series, figure) : std::nullopt;
        if (real) section.charts.push_back(std::move(*real));
        std::optional<Chart> each = figure == 0 ? per_inhabitant_chart_of(series, figure) : std::nullopt;
        if (each) section.charts.push_back(std::move(*each));
        section.tables.push_back(table_of(series, figure));
        if (terms_.have_prices() || terms_.have_population()) section.tables.push_back(comparable_table_of(series, figure));
        sections.push_back(std::move(section));
    }

    // A small drawing for each other figure and stage. All have the scale of one unit, so that they can be compared.
    [[nodiscard]] OverviewSection small_drawings(std::size_t figure_count) const {
        OverviewSection section;
        section.id = "more-figures";
        section.title = words_.at("section-more-figures");
        OverviewSmallCharts small;
        for (std::size_t figure = 1; figure < figure_count; ++figure) {
            const DepartmentSeries series = series_with_amounts(figure);
            if (series.stages.empty() || series.years.size() < 2) continue;
            Chart chart = chart_of(series, figure);
            const bool is_first = small.chart.series.empty();
            // Lines over other years, or in another unit, have no scale in common.
            if (!is_first && (chart.categories != small.chart.categories || chart.unit != small.chart.unit)) continue;
            const std::size_t line_count = chart.series.size();
            std::vector<ChartSeries> lines = std::move(chart.series);
            if (is_first) {
                small.chart = std::move(chart);
                small.chart.id = section.id;
                small.chart.title = section.title;
                small.chart.series.clear();
            }
            for (ChartSeries& line : lines) {
                const auto count =
                    std::count_if(line.values.begin(), line.values.end(), [](const auto& value) { return value.has_value(); });
                if (count < 2) continue;  // one year is no course
                line.title =
                    line_count > 1 ? name_of(series, figure) + words_.at("title-separator") + line.title : name_of(series, figure);
                small.chart.series.push_back(std::move(line));
                small.paths.push_back(department_path(department_.slug) + "#figure-" + id_of(series, figure));
            }
        }
        if (!small.chart.series.empty()) section.small_charts.push_back(std::move(small));
        return section;
    }

    [[nodiscard]] std::string title_of(const StageSeries& stage, const DepartmentSeries& series) const {
        const auto is_other = [&](const StageSeries& other) {
            return other.standard != stage.standard && other.stage->title == stage.stage->title;
        };
        const bool is_shared = std::any_of(series.stages.begin(), series.stages.end(), is_other);
        return is_shared ? stage.stage->title + words_.at("title-separator") + stage.standard->title : stage.stage->title;
    }

    [[nodiscard]] Chart chart_of(const DepartmentSeries& series, std::size_t figure) const {
        Chart chart;
        chart.id = "series-" + id_of(series, figure);
        chart.kind = ChartKind::line;
        chart.title = department_.name + words_.at("title-separator") + name_of(series, figure);
        chart.unit = series.unit;
        chart.money = money_form(*series.stages.back().standard, chart.unit);
        for (const FiscalYear& year : series.years) chart.categories.push_back(year.text());
        for (const StageSeries& stage : series.stages) {
            ChartSeries line{title_of(stage, series), {}, {}, look_of_stage(*stage.standard, *stage.stage)};
            for (const SeriesValue& value : stage.values) line.values.push_back(drawn_amount(value, stage, series));
            line.coarsest_place = coarsest_place(stage, series);
            chart.series.push_back(std::move(line));
        }
        for (const FiscalYear& year : series.years) {
            std::vector<std::string> notes = notes_on_every_stage(site_, department_, year);
            for (const StageSeries& stage : series.stages) {
                add_notes(notes, notes_of_value(stage, series, year, figure));
                add_notes(notes, restatements_in(stage, series, year, figure));
            }
            for (const std::string& note : notes)
                chart.notes.push_back(words_.phrase("note-of-year", {{"year", year.text()}, {"note", note}}));
        }
        for (const SeriesMark& mark : series.marks) {
            const auto first_after = std::lower_bound(series.years.begin(), series.years.end(), mark.year);
            // The chart says the year after the mark. If there is no document of the event's own year, the event has it with it.
            const bool is_said = first_after != series.years.end() && *first_after == mark.year;
            chart.marks.push_back({mark.is_break ? ChartMark::Kind::broken : ChartMark::Kind::joined,
                                   static_cast<std::size_t>(first_after - series.years.begin()),
                                   is_said ? mark.event : event_in_year(mark.year, mark.event, words_), std::nullopt});
        }
        return chart;
    }

    // A line joins amounts as published. Where last year's is restated, a change along it is not the one that the document says.
    [[nodiscard]] std::vector<std::string> restatements_in(const StageSeries& stage, const DepartmentSeries& series,
                                                           const FiscalYear& year, std::size_t figure) const {
        const auto at = std::lower_bound(series.years.begin(), series.years.end(), year) - series.years.begin();
        const RestatedFigure* restated = restated_in(stage.values[static_cast<std::size_t>(at)], figure);
        return restated == nullptr || at == 0 ? std::vector<std::string>() : std::vector{restated->reason};
    }

    // Each stage at the prices of one year; a single one also as published. Nothing if fewer than two years have an index.
    [[nodiscard]] std::optional<Chart> real_chart_of(const DepartmentSeries& series, std::size_t figure) const {
        if (!terms_.have_prices() || series.years.size() < 2) return std::nullopt;
        std::vector<ChartSeries> lines;
        for (const StageSeries& stage : series.stages) {
            const std::size_t look = look_of_stage(*stage.standard, *stage.stage);
            ChartSeries published{title_of(stage, series), {}, {}, look};
            ChartSeries real{published.title + words_.at("title-separator") + terms_.prices_of_base(), {}, {}, look};
            std::size_t count = 0;
            for (std::size_t i = 0; i < series.years.size(); ++i) {
                published.values.push_back(stage.values[i].amount);
                real.values.push_back(terms_.real(stage.values[i].amount, series.years[i], stage.standard->rounding));
                count += real.values.back() ? 1 : 0;
            }
            if (count < 2) continue;
            // Beside several stages at these prices, the published amounts would be too many lines. They have a drawing of their
            // own.
            if (series.stages.size() == 1) lines.push_back(std::move(published));
            lines.push_back(std::move(real));
        }
        if (lines.empty()) return std::nullopt;
        Chart chart = chart_of(series, figure);
        chart.id += "-real";
        chart.title += words_.at("title-separator") + terms_.prices_of_base();
        chart.series = std::move(lines);
        return chart;
    }

    // Each stage per inhabitant. Nothing if fewer than two years have a population. Scripts put it, the real terms and the
    // published amounts in one place, by their ids.
    [[nodiscard]] std::optional<Chart> per_inhabitant_chart_of(const DepartmentSeries& series, std::size_t figure) const {
        if (!terms_.have_population() || series.years.size() < 2) return std::nullopt;
        Chart chart = chart_of(series, figure);
        chart.id += "-per-inhabitant";
        chart.title += words_.at("title-separator") + words_.at("table-per-inhabitant");
        const Standard& latest = *series.stages.back().standard;
        chart.unit = smallest_unit(latest).name;
        chart.money = money_form(latest, chart.unit);
        chart.series.clear();
        for (const StageSeries& stage : series.stages) {
            // Another standard may count in another currency.
            if (smallest_unit(*stage.standard).name != chart.unit) continue;
            ChartSeries line{title_of(stage, series), {}, {}, look_of_stage(*stage.standard, *stage.stage)};
            for (std::size_t i = 0; i < series.years.size(); ++i)
                line.values.push_back(
                    terms_.per_inhabitant_cell(stage.values[i].amount, series.unit_power, series.years[i], *stage.standard).amount);
            const auto count =
                std::count_if(line.values.begin(), line.values.end(), [](const auto& value) { return value.has_value(); });
            if (count > 1) chart.series.push_back(std::move(line));
        }
        return chart.series.empty() ? std::nullopt : std::optional(std::move(chart));
    }

    // Amounts at the prices of one year and per inhabitant, beside the values that they were calculated with.
    [[nodiscard]] OverviewTable comparable_table_of(const DepartmentSeries& series, std::size_t figure) const {
        OverviewTable table;
        table.id = "series-" + id_of(series, figure) + "-comparable";
        table.title = name_of(series, figure) + words_.at("title-separator") + comparable_title();
        set_unit(table, series.unit, *series.stages.back().standard, words_);
        table.columns.push_back(year_column(words_));
        if (terms_.have_prices()) table.columns.push_back(terms_.index_column());
        if (terms_.have_population()) table.columns.push_back(terms_.inhabitants_column());
        for (const StageSeries& stage : series.stages) {
            const std::string title = title_of(stage, series) + words_.at("title-separator");
            const std::string id = stage.standard->id + "-" + stage.stage->id;
            // With the title of its stage on the page, where it stands beside those of other stages.
            const auto add = [&](OverviewColumn column, const std::string& value, bool has_stage) {
                std::string plain = column.title;
                if (has_stage) column.title = title + plain;
                table.columns.push_back(
                    faceted(std::move(column), facets_of(*stage.standard, *stage.stage), value, std::move(plain)));
            };
            if (terms_.have_prices()) {
                add(money_column(id + "-real", terms_.prices_of_base()), "real", true);
                add(terms_.real_rate_column(id + "-real-rate"), "real-rate", false);
            }
            if (terms_.have_population())
                add(terms_.per_inhabitant_column(id + "-per-inhabitant", *stage.standard), "per-inhabitant", true);
        }
        for (std::size_t i = series.years.size(); i-- > 0;) table.rows.push_back(comparable_row(series, i, figure));
        if (terms_.have_prices()) table.sources.push_back(terms_.prices_source());
        if (terms_.have_population()) table.sources.push_back(terms_.population_source());
        return table;
    }

    [[nodiscard]] std::string comparable_title() const {
        if (!terms_.have_population()) return words_.phrase("table-real", {{"prices", terms_.prices_of_base()}});
        if (!terms_.have_prices()) return words_.at("table-per-inhabitant");
        return words_.phrase("table-real-per-inhabitant", {{"prices", terms_.prices_of_base()}});
    }

    [[nodiscard]] OverviewRow comparable_row(const DepartmentSeries& series, std::size_t i, std::size_t figure) const {
        const FiscalYear& year = series.years[i];
        OverviewRow row;
        row.cells.push_back(text_cell(year.text(), year_path(year)));
        row.cells.back().notes = notes_on_every_stage(site_, department_, year);
        if (terms_.have_prices()) row.cells.push_back(terms_.index_cell(year));
        if (terms_.have_population()) row.cells.push_back(terms_.inhabitants_cell(year));
        for (const StageSeries& stage : series.stages) {
            const std::optional<Amount>& amount = stage.values[i].amount;
            const Rounding rounding = stage.standard->rounding;
            const std::vector<std::string> notes =
                amount ? notes_of_value(stage, series, year, figure) : std::vector<std::string>();
            if (terms_.have_prices()) {
                row.cells.push_back(terms_.real_cell(amount, year, rounding));
                row.cells.back().notes = notes;
                const KnownAmount before = known_before(series, stage, i, figure);
                row.cells.push_back(terms_.real_rate_cell(amount, year, before.amount, year.before(), rounding));
                note_restated(stage.values[i], figure, row.cells.back());
            }
            if (!terms_.have_population()) continue;
            row.cells.push_back(terms_.per_inhabitant_cell(amount, series.unit_power, year, *stage.standard));
            row.cells.back().notes = notes;
        }
        return row;
    }

    // Beside a rate that is not since the amount of the row below.
    void note_restated(const SeriesValue& value, std::size_t figure, OverviewCell& rate) const {
        if (const RestatedFigure* restated = restated_in(value, figure))
            rate.notes.push_back(words_.phrase("change-basis-restated", {{"reason", restated->reason}}));
    }

    // The notes on this stage only, on other departments that the value comes from, and on the cells that it comes from.
    [[nodiscard]] std::vector<std::string> notes_of_value(const StageSeries& stage, const DepartmentSeries& series,
                                                          const FiscalYear& year, std::size_t figure) const {
        std::vector<std::string> notes = notes_on_stage(site_.notes, year, stage.stage->id);
        add_notes(notes, notes_on_stage(department_.history.notes, year, stage.stage->id));
        const auto at = std::lower_bound(series.years.begin(), series.years.end(), year) - series.years.begin();
        const SeriesValue& value = stage.values[static_cast<std::size_t>(at)];
        if (!value.lacking.empty()) return notes;
        for (const AcrossEntry* entry : value.from) {
            if (entry->department != &department_) add_notes(notes, department_notes(*entry->department, year, stage.stage->id));
            add_notes(notes, entry->document->notes_on(SummaryNote::Kind::figure, figure));
        }
        return notes;
    }

    // The newest year first. Events between two years have a row of their own.
    [[nodiscard]] OverviewTable table_of(const DepartmentSeries& series, std::size_t figure) const {
        OverviewTable table;
        table.id = "series-" + id_of(series, figure);
        table.title = words_.phrase("table-series", {{"figure", name_of(series, figure)}});
        set_unit(table, series.unit, *series.stages.back().standard, words_);
        table.columns.push_back(year_column(words_));
        for (const StageSeries& stage : series.stages) {
            const std::string title = title_of(stage, series);
            const std::string column = stage.standard->id + "-" + stage.stage->id;
            const std::vector<OverviewFacet> facets = facets_of(*stage.standard, *stage.stage);
            table.columns.push_back(faceted(money_column(column, title), facets, "amount", words_.at("fact-amount")));
            table.columns.push_back(
                faceted(amount_column(column + "-rate", words_.at("column-rate")), facets, "rate", words_.at("column-rate")));
        }
        table.columns.push_back({"note", words_.at("column-note"), false});
        for (std::size_t i = series.years.size(); i-- > 0;) table.rows.push_back(year_row(series, i, figure));
        return table;
    }

    [[nodiscard]] OverviewRow year_row(const DepartmentSeries& series, std::size_t i, std::size_t figure) const {
        OverviewRow row;
        row.cells.push_back(text_cell(series.years[i].text(), year_path(series.years[i])));
        row.cells.back().notes = notes_on_every_stage(site_, department_, series.years[i]);
        std::string note;
        for (const StageSeries& stage : series.stages) {
            const SeriesValue& value = stage.values[i];
            row.cells.push_back(value_cell(value, series.years[i], stage));
            row.cells.back().notes = notes_of_value(stage, series, series.years[i], figure);
            row.cells.push_back(rate_cell({value.amount, value.last_place}, known_before(series, stage, i, figure),
                                          series.unit_power, stage.standard->rounding, words_));
            note_restated(value, figure, row.cells.back());
            if (note.empty() && value.lacking.empty() && !value.from.empty() && value.from.front()->department != &department_)
                note = origin_of(value);
        }
        for (const SeriesMark& mark : series.marks) {
            if (mark.year != series.years[i]) continue;
            if (!note.empty()) note += words_.at("chart-clause-separator");
            note += event_in_year(mark.year, mark.event, words_);
            if (mark.is_break) note += words_.at("mark-break");
        }
        row.cells.push_back(text_cell(std::move(note)));
        return row;
    }

    [[nodiscard]] OverviewCell value_cell(const SeriesValue& value, const FiscalYear& year, const StageSeries& stage) const {
        if (value.amount) {
            const bool is_single = value.from.size() == 1;
            return amount_cell(value.amount, is_single ? value.from.front()->document->folder + "index.html" : std::string());
        }
        if (!value.lacking.empty()) {
            std::string names;
            for (const DepartmentSummary* department : value.lacking) {
                if (!names.empty()) names += words_.at("list-separator");
                names += department->history.name_in(year, department->name);
            }
            return gap_cell(words_.phrase("gap-lacking", {{"names", names}}));
        }
        if (!value.from.empty()) {
            // The figure itself is blank or missing.
            return gap_cell(words_.at("gap-no-amount"));
        }
        return gap_cell(reason_without_document(department_, year, *stage.stage, words_));
    }

    [[nodiscard]] std::string origin_of(const SeriesValue& value) const {
        std::string names;
        for (const AcrossEntry* entry : value.from) {
            if (!names.empty()) names += words_.at("list-separator");
            names += entry->department->history.name_in(value.group->year, entry->department->name);
        }
        return value.from.size() == 1 ? names : words_.phrase("value-of", {{"names", names}});
    }

    const Across& across_;
    const Words& words_;
    const SiteSettings& site_;
    const DepartmentSummary& department_;
    AdjustedAmounts terms_;
};

}  // namespace

std::vector<OverviewSection> department_figures_sections(const OverviewContext& context, const DepartmentSummary& department) {
    return DepartmentFigures(context, department).make();
}

}  // namespace sitegen
