#include "across/departments_section.hpp"

#include <algorithm>
#include <map>

#include "across/adjusted_amounts.hpp"
#include "across/like_for_like.hpp"
#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_bars = 12;

// A department that is contained in another one stands behind that one.
std::vector<const AcrossEntry*> with_contained_behind(const std::vector<const AcrossEntry*>& entries) {
    std::map<const DepartmentSummary*, std::vector<const AcrossEntry*>> contained;
    for (const AcrossEntry* entry : entries) contained[entry->container].push_back(entry);
    std::vector<const AcrossEntry*> result;
    std::vector<const AcrossEntry*> open(contained[nullptr].rbegin(), contained[nullptr].rend());
    while (!open.empty()) {
        const AcrossEntry* entry = open.back();
        open.pop_back();
        result.push_back(entry);
        const std::vector<const AcrossEntry*>& parts = contained[entry->department];
        open.insert(open.end(), parts.rbegin(), parts.rend());
    }
    // Two that contain each other stand behind nothing.
    for (const AcrossEntry* entry : entries) {
        if (result.size() == entries.size()) break;
        if (std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry);
    }
    return result;
}

// The departments of a group by size, the largest first, each with those that it contains behind it. Those without an amount come
// last, by slug.
std::vector<const AcrossEntry*> by_size(const AcrossGroup& group) {
    std::vector<const AcrossEntry*> entries;
    for (const AcrossEntry& entry : group.entries) entries.push_back(&entry);
    const auto size_of = [&group](const AcrossEntry* entry) {
        const SummaryFigure figure = overview_figure(*entry->document, 0);
        return figure.state == CellState::amount ? std::optional(group.in_unit(figure.amount, *entry->document)) : std::nullopt;
    };
    std::stable_sort(entries.begin(), entries.end(), [&](const AcrossEntry* a, const AcrossEntry* b) {
        const std::optional<Amount> left = size_of(a);
        const std::optional<Amount> right = size_of(b);
        if (left && right) return *left > *right;
        return left.has_value() && !right.has_value();
    });
    return with_contained_behind(entries);
}

class DepartmentsSection {
  public:
    DepartmentsSection(const OverviewContext& context, const AcrossGroup& group)
        : across_(context.across),
          words_(context.words),
          site_(context.site),
          group_(group),
          year_(group.year),
          terms_of_site_(context.site.statistics, std::nullopt, context.words) {}

    [[nodiscard]] OverviewSection make() const {
        OverviewSection section;
        section.id = "departments-" + group_.id();
        section.title = group_title(group_, across_);
        const std::vector<const AcrossEntry*> entries = by_size(group_);
        if (std::optional<Chart> chart = size_chart(entries)) section.charts.push_back(std::move(*chart));
        section.tables.push_back(departments_table(entries));
        return section;
    }

  private:
    [[nodiscard]] AcrossSum sum_of(std::size_t figure) const {
        return Across::sum(group_, [figure](const DocumentSummary& document) { return overview_figure(document, figure); });
    }

    // Departments contained in another one are not drawn again.
    [[nodiscard]] std::optional<Chart> size_chart(const std::vector<const AcrossEntry*>& entries) const {
        Chart chart;
        chart.id = "size-" + group_.id();
        chart.kind = ChartKind::bar;
        chart.title = words_.phrase("chart-largest", {{"figure", size_form(group_).title}});
        chart.unit = group_.unit;
        chart.money = money_form(*group_.standard, chart.unit);
        chart.series = {{size_form(group_).title, {}, {}, look_of_stage(*group_.standard, *group_.stage)}};
        for (const AcrossEntry* entry : entries) {
            const SummaryFigure figure = overview_figure(*entry->document, 0);
            if (is_in_other_figure(group_, *entry, 0) || figure.state != CellState::amount) continue;
            if (chart.categories.size() == most_bars) {
                // Entries are sorted by size, so the last one is the smallest of all.
                if (!chart.rest) chart.rest = ChartRest{most_bars, {}, {}};
                ++chart.rest->count;
                chart.rest->smallest = name_of(*entry);
                chart.rest->value = group_.in_unit(figure.amount, *entry->document);
                continue;
            }
            chart.categories.push_back(name_of(*entry));
            chart.series.front().values.emplace_back(group_.in_unit(figure.amount, *entry->document));
        }
        if (chart.categories.size() < 2) return std::nullopt;
        return chart;
    }

    [[nodiscard]] const std::string& name_of(const AcrossEntry& entry) const {
        return entry.department->history.name_in(year_, entry.department->name);
    }

    [[nodiscard]] OverviewTable departments_table(const std::vector<const AcrossEntry*>& entries) const {
        const OverviewDeclaration& form = group_.standard->overview;
        const LikeForLike compared(across_, group_);
        const AcrossGroup* last_year = compared.last_year();
        OverviewTable table;
        table.id = "departments-" + group_.id();
        table.title = words_.phrase("table-departments", {{"year", year_.text()}, {"stage", group_title(group_, across_)}});
        set_unit(table, group_.unit, *group_.standard, words_);
        table.title_notes = notes_for(site_.notes, year_, group_.stage->id);
        table.columns.push_back(department_column(words_));
        for (const std::string& id : form.figures)
            table.columns.push_back(money_column(id, group_.standard->find_figure(id)->title));
        table.columns.push_back(amount_column("share", words_.at("share")));
        for (OverviewColumn& column : columns_of_comparisons()) table.columns.push_back(std::move(column));
        const AcrossSum total = sum_of(0);
        for (const AcrossEntry* entry : entries) table.rows.push_back(department_row(*entry, compared, total));
        table.rows.push_back(total_row(table.columns.size()));
        table.notes = sum_notes(total, year_, words_);
        if (last_year != nullptr) add_change_of_total(compared, table);
        add_sources(last_year, table);
        return table;
    }

    // Of every year alike, whether it has a year before it, an index and a population or not.
    [[nodiscard]] std::vector<OverviewColumn> columns_of_comparisons() const {
        std::vector<OverviewColumn> columns = {
            money_column("change", words_.at("column-change")), amount_column("rate", words_.at("column-rate")),
            terms_of_site_.real_rate_column("real-rate"), terms_of_site_.per_inhabitant_column("per-inhabitant", *group_.standard)};
        for (OverviewColumn& column : columns) column.may_be_left_out = true;
        return columns;
    }

    // Whether any population of the year is known, even of one department only.
    [[nodiscard]] bool have_inhabitants() const {
        return terms_for(terms_of_site_, group_.rank).have_inhabitants(year_) ||
               std::any_of(group_.entries.begin(), group_.entries.end(), [&](const AcrossEntry& entry) {
                   const std::optional<Population>& own = entry.department->history.population;
                   return own && value_of(own->values, year_);
               });
    }

    [[nodiscard]] bool have_real_rate() const {
        return terms_of_site_.have_index(year_) && terms_of_site_.have_index(year_.before());
    }

    void add_sources(const AcrossGroup* last_year, OverviewTable& table) const {
        const AdjustedAmounts terms = terms_for(terms_of_site_, group_.rank);
        if (terms.have_inhabitants(year_)) {
            table.sources.push_back({terms.inhabitants_in(year_), site_.statistics.population->source.url});
        } else if (terms.have_population() && !have_inhabitants()) {
            table.notes.push_back(words_.phrase("population-missing", {{"year", year_.text()}}));
        }
        if (last_year == nullptr || !terms.have_prices()) return;
        if (have_real_rate()) {
            table.sources.push_back(terms.prices_source());
        } else {
            table.notes.push_back(words_.phrase("prices-missing", {{"year", year_.text()}, {"before", year_.before().text()}}));
        }
    }

    // Uses the department's own population if it has one. A note says so.
    [[nodiscard]] OverviewCell per_inhabitant_cell(const AcrossEntry& entry, const std::optional<Amount>& amount) const {
        const std::optional<Population>& own = entry.department->history.population;
        const AdjustedAmounts terms = own ? AdjustedAmounts(site_.statistics, own, words_) : terms_for(terms_of_site_, group_.rank);
        OverviewCell cell = terms.per_inhabitant_cell(amount, group_.unit_power, year_, *group_.standard);
        if (own && terms.have_inhabitants(year_)) cell.notes.push_back(terms.inhabitants_in(year_));
        return cell;
    }

    [[nodiscard]] OverviewRow department_row(const AcrossEntry& entry, const LikeForLike& compared, const AcrossSum& total) const {
        OverviewRow row;
        row.cells.push_back(department_cell(entry, year_, words_, entry.document->folder + "index.html"));
        row.cells.back().notes = department_notes(*entry.department, year_, group_.stage->id);
        const std::size_t count = group_.standard->overview.figures.size();
        for (std::size_t i = 0; i < count; ++i) {
            row.cells.push_back(figure_cell(overview_figure(*entry.document, i), entry, group_, words_));
            row.cells.back().notes = entry.document->notes_on(SummaryNote::Kind::figure, i);
        }
        const std::optional<Amount> now = row.cells[1].amount;
        row.cells.push_back(entry.container == nullptr ? share_cell(now, total.amount, group_.standard->rounding)
                                                       : percent_cell(std::nullopt));
        add_comparison(entry, compared, now, row);
        row.cells.push_back(have_inhabitants() ? per_inhabitant_cell(entry, now) : amount_cell(std::nullopt));
        if (entry.container != nullptr) row.level = 2;
        return row;
    }

    // The change, its rate, and the real rate.
    void add_comparison(const AcrossEntry& entry, const LikeForLike& compared, const std::optional<Amount>& now,
                        OverviewRow& row) const {
        if (compared.last_year() == nullptr) {
            row.cells.insert(row.cells.end(), 3, percent_cell(std::nullopt));
            return;
        }
        if (compared.has_other_tasks(entry, 0)) {
            row.cells.insert(row.cells.end(), 3, percent_cell(std::nullopt));
            row.cells.end()[-2] = gap_cell(words_.at("change-not-comparable"));
            return;
        }
        const KnownAmount before = compared.before(entry, 0);
        const KnownAmount known_now{now, overview_figure(*entry.document, 0).last_place};
        const bool is_same = is_within_rounding(known_now, before, group_.unit_power);
        row.cells.push_back(amount_cell(is_same ? std::nullopt : known_change(known_now, before, group_.unit_power)));
        row.cells.push_back(rate_cell(known_now, before, group_.unit_power, group_.standard->rounding, words_));
        row.cells.push_back(
            have_real_rate() ? terms_of_site_.real_rate_cell(now, year_, before.amount, year_.before(), group_.standard->rounding)
                             : percent_cell(std::nullopt));
        const std::string* reason = before.amount ? LikeForLike::restatement(entry, 0) : nullptr;
        if (reason != nullptr) note_restated(*reason, row);
    }

    // Beside the change: it is not since the amount that last year's page has.
    void note_restated(const std::string& reason, OverviewRow& row) const {
        row.cells.end()[-3].notes.push_back(words_.phrase("change-basis-restated", {{"reason", reason}}));
    }

    // The change of the sum of departments with an amount in both years, because the two sums may be about different departments. A
    // note names those that are not in it.
    void add_change_of_total(const LikeForLike& compared, OverviewTable& table) const {
        const LikeForLike::Sums sums = compared.sums(0);
        if (!sums.now) return;
        const std::optional<Amount>& now = sums.now;
        const std::optional<Amount>& before = sums.before;
        const std::optional<Amount> change = sums.change(group_.unit_power);
        OverviewRow& total = table.rows.back();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].id == "change") {
                total.cells[i] = amount_cell(change);
                for (const std::string& reason : sums.restatements)
                    total.cells[i].notes.push_back(words_.phrase("change-basis-restated", {{"reason", reason}}));
            }
            if (table.columns[i].id == "rate") total.cells[i] = rate_cell(*before + *change, before, group_.standard->rounding);
            if (table.columns[i].id == "real-rate" && have_real_rate())
                total.cells[i] = terms_of_site_.real_rate_cell(now, year_, before, year_.before(), group_.standard->rounding);
        }
        for (std::string& note : compared.notes_on(sums, words_)) table.notes.push_back(std::move(note));
    }

    // Its change is about the departments of both years. It is added later.
    [[nodiscard]] OverviewRow total_row(std::size_t width) const {
        OverviewRow row;
        row.is_total = true;
        row.cells.push_back(text_cell(words_.at("chart-total")));
        const std::size_t count = group_.standard->overview.figures.size();
        for (std::size_t i = 0; i < count; ++i) row.cells.push_back(amount_cell(sum_of(i).amount));
        while (row.cells.size() < width) row.cells.push_back(percent_cell(std::nullopt));
        if (const AdjustedAmounts terms = terms_for(terms_of_site_, group_.rank); terms.have_inhabitants(year_))
            row.cells.back() = terms.per_inhabitant_cell(row.cells[1].amount, group_.unit_power, year_, *group_.standard);
        return row;
    }

    const Across& across_;
    const Words& words_;
    const SiteSettings& site_;
    const AcrossGroup& group_;
    const FiscalYear& year_;
    AdjustedAmounts terms_of_site_;
};

}  // namespace

OverviewSection departments_section(const OverviewContext& context, const AcrossGroup& group) {
    return DepartmentsSection(context, group).make();
}

}  // namespace sitegen
