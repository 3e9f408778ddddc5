#include <algorithm>

#include "across/adjusted_amounts.hpp"
#include "across/checks_section.hpp"
#include "across/departments_section.hpp"
#include "across/group_answers.hpp"
#include "across/overview_parts.hpp"
#include "model/amount_text.hpp"

namespace sitegen {

namespace {

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
            overview.sections.push_back(departments_section(context_, **group));
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
    void add_figure(const AcrossGroup& group, Overview& overview) const {
        const AcrossSum sum = Across::sum(group, [](const DocumentSummary& document) { return overview_figure(document, 0); });
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
        const auto column_of = [this](const AcrossGroup& group) {
            const std::string title = group.stage->title + words_.at("title-separator") + size_form(group).title;
            return faceted(money_column(group.stage->id, title), facets_of(*group.standard, *group.stage), "amount",
                           words_.at("fact-amount"));
        };
        table.columns = {department_column(words_), column_of(first), column_of(last),
                         money_column("difference", words_.at("column-difference")),
                         amount_column("completion", words_.at("column-completion"))};
        table.columns[1].notes = notes_on_stage(site_.notes, year_, first.stage->id);
        table.columns[2].notes = notes_on_stage(site_.notes, year_, last.stage->id);
        for (const AcrossEntry& entry : last.entries) {
            const KnownAmount planned = known_figure_in(first, entry.department->slug, 0, last);
            const KnownAmount done = known_figure_in(last, entry.department->slug, 0, last);
            if (!planned.amount || !done.amount) continue;
            OverviewRow row;
            row.cells =
                cells_of(department_cell(entry, year_, words_, entry.document->folder + "index.html"), amount_cell(planned.amount),
                         amount_cell(done.amount), change_cell(done, planned, last.unit_power, words_),
                         share_cell(done.amount, planned.amount, last.standard->rounding));
            add_stage_notes(entry, first, last, row);
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty()) return std::nullopt;
        std::stable_sort(table.rows.begin(), table.rows.end(), [](const OverviewRow& a, const OverviewRow& b) {
            return a.cells[3].amount.value_or(Amount()).absolute() > b.cells[3].amount.value_or(Amount()).absolute();
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
        table.columns.push_back(department_column(words_));
        for (const AcrossGroup* group : groups) {
            table.columns.push_back(faceted({group->id(), group_title(*group, across_), false},
                                            facets_of(*group->standard, *group->stage), "document", words_.at("column-document")));
            table.columns.back().notes = notes_on_stage(site_.notes, year_, group->stage->id);
        }
        for (const DepartmentSummary& department : across_.departments()) {
            if (!is_of_any(groups, department)) continue;
            OverviewRow row;
            row.cells.push_back(department_cell(department, year_, department_path(department.slug)));
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
