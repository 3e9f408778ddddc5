#include <algorithm>

#include "across/adjusted_amounts.hpp"
#include "across/checks_section.hpp"
#include "across/coverage.hpp"
#include "across/group_answers.hpp"
#include "across/like_for_like.hpp"
#include "across/overview_parts.hpp"
#include "model/amount_text.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_bars = 12;

// The departments of a group by a figure, the largest first. Those without an amount come last, by slug.
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
    return entries;
}

class YearOverview {
  public:
    YearOverview(const OverviewContext& context, const FiscalYear& year, DepartmentsShown shown)
        : context_(context),
          shown_(shown),
          across_(context.across),
          words_(context.words),
          site_(context.site),
          checks_(context.checks),
          year_(year),
          groups_(across_.groups_of(year)),
          terms_of_site_(context.site.statistics, std::nullopt, context.words) {
        if (shown == DepartmentsShown::of_first_group)
            std::erase_if(groups_, [rank = groups_.back()->rank](const AcrossGroup* group) { return group->rank != rank; });
    }

    Overview make() {
        Overview overview;
        overview.path = year_path(year_);
        overview.kind = "year";
        overview.title = words_.phrase("page-year", {{"year", year_.text()}});
        overview.description = words_.phrase("description-year", {{"year", year_.text()}});
        for (const FiscalYear& year : across_.years()) overview.years.push_back({year.text(), year_path(year), {}, year == year_});
        // The latest stage first, because it is the final result.
        for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
            if ((*group)->standard->overview.figures.empty()) continue;
            overview.sections.push_back(departments_section(**group));
            add_figure(**group, overview);
        }
        for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
            const bool is_first = group == groups_.rbegin() || (*group)->rank != (*std::prev(group))->rank;
            if (!is_first) continue;
            if (std::optional<OverviewSection> stages = stages_section(**group)) overview.sections.push_back(std::move(*stages));
        }
        if (std::optional<OverviewSection> checks = checks_section(across_, checks_, year_, words_))
            overview.sections.push_back(std::move(*checks));
        OverviewSection documents = documents_section();
        std::size_t count = 0;
        for (const OverviewTable& table : documents.tables) count += table.rows.size();
        overview.lead = words_.phrase("year-lead", {{"count", std::to_string(count)}});
        overview.sections.push_back(std::move(documents));
        overview.sections.push_back(further_section());
        // The home page has sentences about another stage.
        if (shown_ == DepartmentsShown::all) {
            overview.answers = group_answers(context_, *groups_.back());
            if (!overview.answers.empty()) move_picture(overview, "departments-" + groups_.back()->id());
        }
        return overview;
    }

  private:
    static const FigureForm& size_form(const AcrossGroup& group) {
        return *group.standard->find_figure(group.standard->overview.figures.front());
    }

    static AcrossSum sum_of(const AcrossGroup& group, std::size_t index) {
        return Across::sum(group, [index](const DocumentSummary& document) { return overview_figure(document, index); });
    }

    void add_figure(const AcrossGroup& group, Overview& overview) const {
        const AcrossSum sum = sum_of(group, 0);
        if (!sum.amount) return;
        std::string note = words_.phrase("sum-contains", {{"count", std::to_string(sum.document_count)}});
        if (const AdjustedAmounts terms = terms_for(terms_of_site_, group.rank); terms.have_inhabitants(year_)) {
            const OverviewCell each = terms.per_inhabitant_cell(sum.amount, group.unit_power, year_, *group.standard);
            const std::string unit = smallest_unit(*group.standard).name;
            const ShownAmount shown = shown_in(*each.amount, unit, group);
            note = words_.phrase("per-inhabitant", {{"amount", shown.number}, {"unit", shown.unit}}) + note;
        }
        ShownAmount size = shown_in(*sum.amount, group.unit, group);
        overview.figures.push_back({group.id(), group_title(group, across_) + words_.at("title-separator") + size_form(group).title,
                                    std::move(size.number), std::move(size.unit), std::move(size.exact), std::move(note)});
    }

    [[nodiscard]] ShownAmount shown_in(const Amount& amount, const std::string& unit, const AcrossGroup& group) const {
        return show_amount(amount, format_amount(amount, words_.number_format()), unit, money_form(*group.standard, unit), words_);
    }

    [[nodiscard]] OverviewSection departments_section(const AcrossGroup& group) const {
        OverviewSection section;
        section.id = "departments-" + group.id();
        section.title = group_title(group, across_);
        const std::vector<const AcrossEntry*> entries = by_size(group);
        if (std::optional<Chart> chart = size_chart(group, entries)) section.charts.push_back(std::move(*chart));
        section.tables.push_back(departments_table(group, entries));
        return section;
    }

    // Departments contained in another one are not drawn again.
    [[nodiscard]] std::optional<Chart> size_chart(const AcrossGroup& group, const std::vector<const AcrossEntry*>& entries) const {
        Chart chart;
        chart.id = "size-" + group.id();
        chart.kind = ChartKind::bar;
        chart.title = words_.phrase("chart-largest", {{"figure", size_form(group).title}});
        chart.unit = group.unit;
        chart.money = money_form(*group.standard, chart.unit);
        chart.series = {{size_form(group).title, {}}};
        for (const AcrossEntry* entry : entries) {
            const SummaryFigure figure = overview_figure(*entry->document, 0);
            if (entry->container != nullptr || figure.state != CellState::amount) continue;
            if (chart.categories.size() == most_bars) {
                // Entries are sorted by size, so the last one is the smallest of all.
                if (!chart.rest) chart.rest = ChartRest{most_bars, {}, {}};
                ++chart.rest->count;
                chart.rest->smallest = name_of(*entry);
                chart.rest->value = group.in_unit(figure.amount, *entry->document);
                continue;
            }
            chart.categories.push_back(name_of(*entry));
            chart.series.front().values.emplace_back(group.in_unit(figure.amount, *entry->document));
        }
        if (chart.categories.size() < 2) return std::nullopt;
        return chart;
    }

    [[nodiscard]] const std::string& name_of(const AcrossEntry& entry) const {
        return entry.department->history.name_in(year_, entry.department->name);
    }

    [[nodiscard]] OverviewTable departments_table(const AcrossGroup& group, const std::vector<const AcrossEntry*>& entries) const {
        const OverviewDeclaration& form = group.standard->overview;
        const LikeForLike compared(across_, group);
        const AcrossGroup* last_year = compared.last_year();
        OverviewTable table;
        table.id = "departments-" + group.id();
        table.title = words_.phrase("table-departments", {{"year", year_.text()}, {"stage", group_title(group, across_)}});
        set_unit(table, group.unit, *group.standard, words_);
        table.title_notes = notes_for(site_.notes, year_, group.stage->id);
        table.columns.push_back({"department", words_.at("department"), false});
        for (const std::string& id : form.figures)
            table.columns.push_back(money_column(id, group.standard->find_figure(id)->title));
        table.columns.push_back(amount_column("share", words_.at("share")));
        if (last_year != nullptr) {
            table.columns.push_back(money_column("change", words_.at("column-change")));
            table.columns.push_back(amount_column("rate", words_.at("column-rate")));
            if (have_real_rate()) table.columns.push_back(terms_of_site_.real_rate_column("real-rate"));
        }
        if (have_inhabitants(group))
            table.columns.push_back(terms_of_site_.per_inhabitant_column("per-inhabitant", *group.standard));
        const AcrossSum total = sum_of(group, 0);
        for (const AcrossEntry* entry : entries) table.rows.push_back(department_row(group, *entry, compared, total));
        table.rows.push_back(total_row(group, table.columns.size()));
        table.notes = sum_notes(total, words_);
        if (last_year != nullptr) add_change_of_total(group, compared, table);
        add_sources(group, last_year, table);
        return table;
    }

    // Whether any population of the year is known, even of one department only.
    [[nodiscard]] bool have_inhabitants(const AcrossGroup& group) const {
        return terms_for(terms_of_site_, group.rank).have_inhabitants(year_) ||
               std::any_of(group.entries.begin(), group.entries.end(), [&](const AcrossEntry& entry) {
                   const std::optional<Population>& own = entry.department->history.population;
                   return own && value_of(own->values, year_);
               });
    }

    [[nodiscard]] bool have_real_rate() const {
        return terms_of_site_.have_index(year_) && terms_of_site_.have_index(year_.before());
    }

    void add_sources(const AcrossGroup& group, const AcrossGroup* last_year, OverviewTable& table) const {
        const AdjustedAmounts terms = terms_for(terms_of_site_, group.rank);
        if (terms.have_inhabitants(year_)) {
            table.sources.push_back({terms.inhabitants_in(year_), site_.statistics.population->source.url});
        } else if (terms.have_population() && !have_inhabitants(group)) {
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
    [[nodiscard]] OverviewCell per_inhabitant_cell(const AcrossGroup& group, const AcrossEntry& entry,
                                                   const std::optional<Amount>& amount) const {
        const std::optional<Population>& own = entry.department->history.population;
        const AdjustedAmounts terms = own ? AdjustedAmounts(site_.statistics, own, words_) : terms_for(terms_of_site_, group.rank);
        OverviewCell cell = terms.per_inhabitant_cell(amount, group.unit_power, year_, *group.standard);
        if (own && terms.have_inhabitants(year_)) cell.notes.push_back(terms.inhabitants_in(year_));
        return cell;
    }

    [[nodiscard]] OverviewRow department_row(const AcrossGroup& group, const AcrossEntry& entry, const LikeForLike& compared,
                                             const AcrossSum& total) const {
        OverviewRow row;
        row.cells.push_back(text_cell(entry_name(entry, year_, words_), entry.document->folder + "index.html"));
        row.cells.back().notes = department_notes(*entry.department, year_, group.stage->id);
        const std::size_t count = group.standard->overview.figures.size();
        for (std::size_t i = 0; i < count; ++i) {
            row.cells.push_back(figure_cell(overview_figure(*entry.document, i), entry, group, words_));
            row.cells.back().notes = entry.document->notes_on(SummaryNote::Kind::figure, i);
        }
        const std::optional<Amount> now = row.cells[1].amount;
        row.cells.push_back(entry.container == nullptr ? share_cell(now, total.amount, group.standard->rounding)
                                                       : percent_cell(std::nullopt));
        if (compared.last_year() != nullptr) {
            const KnownAmount known_before = compared.before(entry, 0);
            const std::optional<Amount>& before = known_before.amount;
            const KnownAmount known_now{now, overview_figure(*entry.document, 0).last_place};
            const bool is_same = is_within_rounding(known_now, known_before, group.unit_power);
            row.cells.push_back(is_same ? amount_cell(std::nullopt) : difference_cell(now, before));
            row.cells.push_back(rate_cell(known_now, known_before, group.unit_power, group.standard->rounding, words_));
            if (have_real_rate())
                row.cells.push_back(terms_of_site_.real_rate_cell(now, year_, before, year_.before(), group.standard->rounding));
        }
        if (have_inhabitants(group)) row.cells.push_back(per_inhabitant_cell(group, entry, now));
        if (entry.container != nullptr) row.level = 2;
        return row;
    }

    // The change of the sum of departments with an amount in both years, because the two sums may be about different departments. A
    // note names those that are not in it.
    void add_change_of_total(const AcrossGroup& group, const LikeForLike& compared, OverviewTable& table) const {
        const LikeForLike::Sums sums = compared.sums(0);
        if (!sums.now) return;
        const std::optional<Amount>& now = sums.now;
        const std::optional<Amount>& before = sums.before;
        OverviewRow& total = table.rows.back();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (table.columns[i].id == "change") total.cells[i] = difference_cell(now, before);
            if (table.columns[i].id == "rate") total.cells[i] = rate_cell(now, before, group.standard->rounding);
            if (table.columns[i].id == "real-rate")
                total.cells[i] = terms_of_site_.real_rate_cell(now, year_, before, year_.before(), group.standard->rounding);
        }
        if (!sums.others.empty()) {
            table.notes.push_back(words_.phrase(
                "change-like-for-like", {{"count", std::to_string(sums.count)}, {"names", names_of(sums.others, year_, words_)}}));
        }
    }

    // Its change is about the departments of both years. It is added later.
    [[nodiscard]] OverviewRow total_row(const AcrossGroup& group, std::size_t width) const {
        OverviewRow row;
        row.is_total = true;
        row.cells.push_back(text_cell(words_.at("chart-total")));
        const std::size_t count = group.standard->overview.figures.size();
        for (std::size_t i = 0; i < count; ++i) row.cells.push_back(amount_cell(sum_of(group, i).amount));
        while (row.cells.size() < width) row.cells.push_back(percent_cell(std::nullopt));
        if (const AdjustedAmounts terms = terms_for(terms_of_site_, group.rank); terms.have_inhabitants(year_))
            row.cells.back() = terms.per_inhabitant_cell(row.cells[1].amount, group.unit_power, year_, *group.standard);
        return row;
    }

    // Compares the first stage of the year with the last one, if both have an amount. primary: of the primary standard, since
    // figures of another are others, and of a group of departments.
    [[nodiscard]] std::optional<OverviewSection> stages_section(const AcrossGroup& primary) const {
        std::vector<const AcrossGroup*> sized;
        std::copy_if(groups_.begin(), groups_.end(), std::back_inserter(sized), [&](const AcrossGroup* group) {
            return group->rank == primary.rank && group->standard == primary.standard && !group->standard->overview.size.empty();
        });
        if (sized.size() < 2) return std::nullopt;
        const AcrossGroup& first = *sized.front();
        const AcrossGroup& last = *sized.back();
        OverviewTable table;
        const std::string suffix = primary.departments == nullptr ? std::string() : "_" + primary.departments->id;
        table.id = "stages" + suffix;
        table.title = words_.phrase("table-stages", {{"first", group_title(first, across_)}, {"last", group_title(last, across_)}});
        set_unit(table, last.unit, *last.standard, words_);
        table.title_notes = notes_on_year(site_.notes, year_);
        table.columns = {{"department", words_.at("department"), false},
                         money_column(first.stage->id, first.stage->title + words_.at("title-separator") + size_form(first).title),
                         money_column(last.stage->id, last.stage->title + words_.at("title-separator") + size_form(last).title),
                         money_column("difference", words_.at("column-difference")),
                         amount_column("completion", words_.at("column-completion"))};
        table.columns[1].notes = notes_on_stage(site_.notes, year_, first.stage->id);
        table.columns[2].notes = notes_on_stage(site_.notes, year_, last.stage->id);
        for (const AcrossEntry& entry : last.entries) {
            const std::optional<Amount> planned = figure_in(first, entry.department->slug, 0, last);
            const std::optional<Amount> done = figure_in(last, entry.department->slug, 0, last);
            if (!planned || !done) continue;
            OverviewRow row;
            row.cells =
                cells_of(text_cell(entry_name(entry, year_, words_), entry.document->folder + "index.html"), amount_cell(planned),
                         amount_cell(done), difference_cell(done, planned), share_cell(done, planned, last.standard->rounding));
            add_stage_notes(entry, first, last, row);
            if (entry.container != nullptr) row.level = 2;
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty()) return std::nullopt;
        std::stable_sort(table.rows.begin(), table.rows.end(), [](const OverviewRow& a, const OverviewRow& b) {
            return a.cells[3].amount->absolute() > b.cells[3].amount->absolute();
        });
        OverviewSection section;
        section.id = table.id;
        section.title = words_.at("section-stages");
        if (primary.departments != nullptr) section.title += words_.at("title-separator") + primary.departments->title;
        section.tables.push_back(std::move(table));
        return section;
    }

    void add_stage_notes(const AcrossEntry& entry, const AcrossGroup& first, const AcrossGroup& last, OverviewRow& row) const {
        const std::vector<StandingNote>& notes = entry.department->history.notes;
        row.cells[0].notes = notes_at_every_stage(*entry.department);
        row.cells[1].notes = notes_on_stage(notes, year_, first.stage->id);
        row.cells[2].notes = notes_on_stage(notes, year_, last.stage->id);
        if (const AcrossEntry* planned = first.find(entry.department->slug))
            add_notes(row.cells[1].notes, planned->document->notes_on(SummaryNote::Kind::figure, 0));
        add_notes(row.cells[2].notes, entry.document->notes_on(SummaryNote::Kind::figure, 0));
    }

    // The notes on the department while it existed, and on this year, whatever the stage.
    [[nodiscard]] std::vector<std::string> notes_at_every_stage(const DepartmentSummary& department) const {
        std::vector<std::string> texts;
        for (const StandingNote& note : department.history.notes) {
            const bool is_shown = !note.is_general() || department.history.existed_in(year_);
            if (is_shown && note.stage.empty() && note.holds_in(year_)) texts.push_back(note.text);
        }
        return texts;
    }

    // Every department with its documents, and why there are none: a table for each group of departments, the first of them first.
    [[nodiscard]] OverviewSection documents_section() const {
        OverviewSection section;
        section.id = "documents";
        section.title = words_.at("section-documents");
        for (auto last = groups_.end(); last != groups_.begin();) {
            auto first = std::prev(last);
            while (first != groups_.begin() && (*std::prev(first))->rank == (*first)->rank) --first;
            section.tables.push_back(documents_table({first, last}));
            last = first;
        }
        return section;
    }

    [[nodiscard]] OverviewTable documents_table(const std::vector<const AcrossGroup*>& groups) const {
        const DepartmentGroup* of = groups.front()->departments;
        OverviewTable table;
        table.id = of == nullptr ? "documents" : "documents_" + of->id;
        table.title = words_.phrase("table-documents", {{"year", year_.text()}});
        if (of != nullptr) table.title += words_.at("title-separator") + of->title;
        table.title_notes = notes_on_year(site_.notes, year_);
        table.columns.push_back({"department", words_.at("department"), false});
        for (const AcrossGroup* group : groups) {
            table.columns.push_back({group->id(), group_title(*group, across_), false});
            table.columns.back().notes = notes_on_stage(site_.notes, year_, group->stage->id);
        }
        for (const DepartmentSummary& department : across_.departments()) {
            if (!is_of_any(groups, department)) continue;
            OverviewRow row;
            row.cells.push_back(text_cell(department.history.name_in(year_, department.name), department_path(department.slug)));
            row.cells.back().notes = notes_at_every_stage(department);
            for (const AcrossGroup* group : groups) {
                row.cells.push_back(document_cell(*group, department));
                row.cells.back().notes = notes_on_stage(department.history.notes, year_, group->stage->id);
            }
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    // Links to the other pages of the year.
    [[nodiscard]] OverviewSection further_section() const {
        OverviewSection section;
        section.id = "further";
        section.title = words_.at("section-further");
        const auto add = [&](const char* topic, std::string path) {
            section.links.push_back(
                {words_.phrase("page-topic", {{"topic", words_.at(topic)}, {"year", year_.text()}}), std::move(path), {}, false});
        };
        const std::vector<FiscalYear> with_forms = performance_years(across_);
        if (std::find(with_forms.begin(), with_forms.end(), year_) != with_forms.end())
            add("page-performance", performance_path(year_));
        add("page-data", data_path(year_));
        if (site_.outputs.workbooks)
            section.links.push_back({words_.at("download-comparison"), year_workbook_path(year_), "XLSX", false});
        return section;
    }

    // Whether it has a document of the year, or a reason why not.
    [[nodiscard]] static bool is_of_any(const std::vector<const AcrossGroup*>& groups, const DepartmentSummary& department) {
        return std::any_of(groups.begin(), groups.end(), [&](const AcrossGroup* group) {
            return group->find(department.slug) != nullptr || group->find_gap(department.slug) != nullptr;
        });
    }

    [[nodiscard]] OverviewCell document_cell(const AcrossGroup& group, const DepartmentSummary& department) const {
        if (const AcrossEntry* entry = group.find(department.slug))
            return text_cell(words_.at("document-there"), entry->document->folder + "index.html");
        const AcrossGap* gap = group.find_gap(department.slug);
        return gap_cell(gap == nullptr ? std::string() : gap_text(*gap, words_));
    }

    const OverviewContext& context_;
    DepartmentsShown shown_;
    const Across& across_;
    const Words& words_;
    const SiteSettings& site_;
    const std::vector<AcrossReport>* checks_;
    FiscalYear year_;
    std::vector<const AcrossGroup*> groups_;
    AdjustedAmounts terms_of_site_;
};

}  // namespace

Overview year_overview(const OverviewContext& context, const FiscalYear& year, DepartmentsShown shown) {
    return YearOverview(context, year, shown).make();
}

}  // namespace sitegen
