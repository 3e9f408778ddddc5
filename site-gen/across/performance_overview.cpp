#include <algorithm>

#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_forms_shown = 500;  // rows of a list by size

bool has_targets(const AcrossGroup& group) {
    return std::any_of(group.entries.begin(), group.entries.end(),
                       [](const AcrossEntry& entry) { return entry.document->targets.rows.size() > 0; });
}

struct FormLine {
    TopicRow form;
    std::uint32_t indicator_count;
    const AcrossEntry* entry;
    std::optional<Amount> size;  // in the unit of the group
};

// The largest first. Those without an amount come last, by department and in the order of their documents.
std::vector<FormLine> lines_of(const AcrossGroup& group, AcrossSum& sum) {
    std::vector<FormLine> lines;
    for (const AcrossEntry& entry : group.entries) {
        const TargetsSummary& forms = entry.document->targets;
        if (forms.rows.size() == 0) continue;
        if (entry.container != nullptr) {
            ++sum.contained_count;
            continue;
        }
        ++sum.document_count;
        for (std::size_t i = 0; i < forms.rows.size(); ++i) {
            const TopicRow form = forms.rows[i];
            const bool is_sized = form.state == CellState::amount;
            lines.push_back({form, forms.indicator_counts[i], &entry,
                             is_sized ? std::optional(group.in_unit(form.amount, *entry.document)) : std::nullopt});
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const FormLine& a, const FormLine& b) {
        if (a.size && b.size) return *a.size > *b.size;
        return a.size.has_value() && !b.size.has_value();
    });
    return lines;
}

// The place of the form on the document's page.
std::string path_of(const FormLine& line, const Standard& standard) {
    const std::string page = line.entry->document->folder + "index.html";
    return standard.shows_targets() ? page + "#form-" + std::string(line.form.id) : page;
}

// decimals: those of the amount with the most. Forms have smaller units than tables, so that conversion changes the decimals.
OverviewRow row_of(const FormLine& line, const AcrossGroup& group, int decimals, const Words& words) {
    const AcrossEntry& entry = *line.entry;
    OverviewRow row;
    row.cells = cells_of(named_cell(std::string(line.form.id), std::string(line.form.name), path_of(line, *group.standard)),
                         department_cell(*entry.department, group.year, department_path(entry.department->slug)));
    if (group.standard->performance->size) {
        row.cells.push_back(line.size ? amount_cell(line.size->rounded(decimals))
                                      : figure_cell({line.form.state, {}}, entry, group, words));
    }
    row.cells.push_back(amount_cell(Amount(line.indicator_count, 0)));
    return row;
}

OverviewSection forms_section_of(const AcrossGroup& group, const OverviewContext& context) {
    const Words& words = context.words;
    const PerformanceForm& form = *group.standard->performance;
    AcrossSum sum;
    std::vector<FormLine> lines = lines_of(group, sum);
    OverviewTable table;
    table.id = "performance-" + group.id();
    table.title = words.phrase("table-topic",
                               {{"topic", form.title}, {"year", group.year.text()}, {"stage", group_title(group, context.across)}});
    table.columns = {named_column("form", "form_name", words.at("column-project")), department_column(words)};
    if (form.size) {
        set_unit(table, group.unit, *group.standard, words);
        table.columns.push_back(
            money_column("amount", words.phrase("column-form-size", {{"fund", form.funds[form.size->fund].title},
                                                                     {"period", form.periods[form.size->period].title}})));
    }
    table.columns.push_back(amount_column("indicators", words.at("column-indicators")));
    table.notes = {words.phrase("forms-contain",
                                {{"count", std::to_string(lines.size())}, {"documents", std::to_string(sum.document_count)}})};
    if (sum.contained_count > 0)
        table.notes.push_back(words.phrase("sum-contained", {{"count", std::to_string(sum.contained_count)}}));
    limit_shown(table, most_forms_shown, lines.size(), "rows-shown", words);
    int decimals = 0;
    for (const FormLine& line : lines) decimals = std::max(decimals, line.size ? line.size->decimals() : 0);
    for (const FormLine& line : lines) table.rows.push_back(row_of(line, group, decimals, words));
    OverviewSection section;
    section.id = table.id;
    section.title = group_title(group, context.across);
    section.tables.push_back(std::move(table));
    return section;
}

}  // namespace

std::vector<FiscalYear> performance_years(const Across& across) {
    std::vector<FiscalYear> years;
    for (const AcrossGroup& group : across.groups()) {
        if (has_targets(group) && (years.empty() || years.back() != group.year)) years.push_back(group.year);
    }
    return years;
}

Overview performance_overview(const OverviewContext& context, const FiscalYear& year) {
    const Words& words = context.words;
    Overview overview;
    overview.path = performance_path(year);
    overview.kind = "performance";
    overview.title = words.phrase("page-topic", {{"topic", words.at("page-performance")}, {"year", year.text()}});
    overview.description = overview.title;
    overview.trail = {{words.at("page-performance"), site_path::performance, {}, false}};
    for (const FiscalYear& each : performance_years(context.across))
        overview.years.push_back({each.text(), performance_path(each), {}, each == year});
    const std::vector<const AcrossGroup*> groups = context.across.groups_of(year);
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        if (!has_targets(**group)) continue;
        if ((*group)->standard->performance->size) overview.lead = words.at("performance-lead");
        overview.sections.push_back(forms_section_of(**group, context));
    }
    return overview;
}

Overview performance_years_overview(const OverviewContext& context) {
    const Words& words = context.words;
    Overview overview;
    overview.path = site_path::performance;
    overview.kind = "performance-years";
    overview.title = words.at("page-performance");
    overview.description = words.at("description-performance");
    overview.lead = overview.description;
    OverviewTable table;
    table.id = "performance-years";
    table.title = overview.title;
    table.has_file = false;
    table.columns = {year_column(words), stage_column(words), amount_column("departments", words.at("column-departments")),
                     amount_column("forms", words.at("column-forms")), amount_column("indicators", words.at("column-indicators"))};
    const std::vector<AcrossGroup>& groups = context.across.groups();
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        if (!has_targets(*group)) continue;
        AcrossSum sum;
        const std::vector<FormLine> lines = lines_of(*group, sum);
        std::int64_t indicator_count = 0;
        for (const FormLine& line : lines) indicator_count += line.indicator_count;
        OverviewRow row;
        row.cells =
            cells_of(text_cell(group->year.text(), performance_path(group->year)), stage_cell(*group, context.across),
                     amount_cell(Amount(static_cast<std::int64_t>(sum.document_count), 0)),
                     amount_cell(Amount(static_cast<std::int64_t>(lines.size()), 0)), amount_cell(Amount(indicator_count, 0)));
        table.rows.push_back(std::move(row));
    }
    OverviewSection section;
    section.id = "years";
    section.title = words.at("section-years");
    section.tables.push_back(std::move(table));
    overview.sections.push_back(std::move(section));
    return overview;
}

OverviewSection performance_section(const OverviewContext& context) {
    OverviewSection section;
    section.id = "performance";
    section.title = context.words.at("page-performance");
    const std::vector<FiscalYear> years = performance_years(context.across);
    for (auto year = years.rbegin(); year != years.rend(); ++year)
        section.links.push_back({year->text(), performance_path(*year), {}, false});
    return section;
}

}  // namespace sitegen
