#include <algorithm>

#include "across/adjusted_amounts.hpp"
#include "across/coverage.hpp"
#include "across/group_answers.hpp"
#include "across/growth_section.hpp"
#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

AcrossSum size_of(const AcrossGroup& group) {
    return Across::sum(group, [](const DocumentSummary& document) { return overview_figure(document, 0); });
}

// Whether some year's sum covers other departments than the sum of the year before at the same stage.
bool has_change_of_coverage(const std::vector<AcrossGroup>& groups) {
    const auto is_counted = [](const AcrossEntry& entry) { return overview_figure(*entry.document, 0).state == CellState::amount; };
    for (auto after = groups.begin(); after != groups.end(); ++after) {
        for (auto before = std::make_reverse_iterator(after); before != groups.rend(); ++before) {
            if (!is_same_line(*before, *after)) continue;
            if (!coverage_change(*before, *after, is_counted).is_same()) return true;
            break;
        }
    }
    return false;
}

bool has_years_of_both_kinds(const std::vector<AcrossGroup>& groups) {
    return std::any_of(groups.begin(), groups.end(),
                       [&](const AcrossGroup& group) { return group.year.spans_two != groups.front().year.spans_two; });
}

// The newest first. A school's 2023-24 is no year between a city's 2023 and 2022: years of the other kind than the latest year
// stand behind all others.
std::vector<const AcrossGroup*> by_kind_of_year(const Across& across) {
    std::vector<const AcrossGroup*> groups;
    for (auto group = across.groups().rbegin(); group != across.groups().rend(); ++group) groups.push_back(&*group);
    const std::optional<FiscalYear> latest = across.latest_year();
    std::stable_partition(groups.begin(), groups.end(),
                          [&](const AcrossGroup* group) { return group->year.spans_two == latest->spans_two; });
    return groups;
}

// The newest year first, with the sum of its departments at each stage.
OverviewTable years_table(const OverviewContext& context) {
    const Words& words = context.words;
    const std::vector<AcrossGroup>& groups = context.across.groups();
    OverviewTable table;
    table.id = "years";
    table.title = words.at("table-years");
    table.columns = {year_column(words),
                     stage_column(words),
                     named_column("figure", "figure_title", words.at("column-figure")),
                     amount_column("amount", words.at("column-amount")),
                     amount_column("departments", words.at("column-departments")),
                     {"unit", words.at("unit"), false}};
    const AdjustedAmounts terms(context.site.statistics, std::nullopt, words);
    if (!groups.empty()) add_comparable_columns(terms, *groups.back().standard, table);
    for (const AcrossGroup* group : by_kind_of_year(context.across)) {
        const std::vector<std::string>& figures = group->standard->overview.figures;
        const AcrossSum sum = figures.empty() ? AcrossSum() : size_of(*group);
        // The departments that the sum beside it is of.
        const std::size_t count = figures.empty() ? group->entries.size() : sum.document_count;
        OverviewRow row;
        row.cells = cells_of(
            text_cell(group->year.text(), year_path(group->year)), stage_cell(*group, context.across),
            figures.empty() ? text_cell({}) : named_cell(figures.front(), group->standard->find_figure(figures.front())->title),
            amount_cell(sum.amount), amount_cell(Amount(static_cast<std::int64_t>(count), 0)), text_cell(group->unit));
        row.cells[0].notes = notes_on_year(context.site.notes, group->year);
        row.cells[1].notes = notes_on_stage(context.site.notes, group->year, group->stage->id);
        add_comparable_cells(terms, sum.amount, *group, group->unit_power, row);
        table.rows.push_back(std::move(row));
    }
    if (has_change_of_coverage(groups)) table.notes = {words.at("years-not-comparable")};
    if (has_years_of_both_kinds(groups)) table.notes.push_back(words.at("years-of-two-kinds"));
    add_comparable_sources(terms, table);
    return table;
}

// What the page of all years and the home page share.
Overview all_years(const OverviewContext& context) {
    Overview overview;
    overview.path = "years/index.html";
    overview.kind = "years";
    overview.title = context.words.at("page-years");
    overview.description = context.words.at("description-years");
    overview.lead = overview.description;
    OverviewSection section;
    section.id = "years";
    section.title = context.words.at("section-years");
    section.tables.push_back(years_table(context));
    overview.sections.push_back(std::move(section));
    return overview;
}

}  // namespace

Overview years_overview(const OverviewContext& context) {
    Overview overview = all_years(context);
    for (OverviewSection& section : growth_sections(context)) overview.sections.push_back(std::move(section));
    return overview;
}

namespace {

constexpr std::size_t most_new = 10;
constexpr std::size_t most_years = 6;  // rows of the table of years on the home page

// The documents that were last published or corrected, by their own dates.
std::optional<OverviewSection> new_documents(const OverviewContext& context) {
    struct News {
        const DocumentSummary* document;
        const std::string* date;
        const SummaryVersion* version;  // nothing for a publication
    };
    std::vector<News> news;
    for (const DocumentCorrection& correction : corrections_of(context.across))
        news.push_back({correction.document, &correction.version->date, correction.version});
    for (const DepartmentSummary& department : context.across.departments()) {
        for (const DocumentSummary& document : department.documents) {
            if (!document.published.empty()) news.push_back({&document, &document.published, nullptr});
        }
    }
    if (news.empty()) return std::nullopt;
    std::stable_sort(news.begin(), news.end(), [](const News& a, const News& b) { return *a.date > *b.date; });
    news.resize(std::min(news.size(), most_new));
    OverviewSection section;
    section.id = "new";
    section.title = context.words.at("section-new");
    for (const News& each : news) {
        std::string note = each.version == nullptr
                               ? *each.date
                               : context.words.phrase("corrected-on", {{"date", *each.date}, {"text", each.version->text}});
        section.links.push_back({each.document->title, each.document->folder + "index.html", std::move(note), false});
    }
    return section;
}

OverviewSection& section_named(Overview& overview, std::string_view id) {
    return *std::find_if(overview.sections.begin(), overview.sections.end(),
                         [&](const OverviewSection& section) { return section.id == id; });
}

// The first stage in the primary standard of the first group of departments.
const AcrossGroup& first_stage_of(const Across& across, const FiscalYear& year) {
    const std::vector<const AcrossGroup*> groups = across.groups_of(year);
    const AcrossGroup& last = *groups.back();
    return **std::find_if(groups.begin(), groups.end(),
                          [&](const AcrossGroup* group) { return group->rank == last.rank && group->standard == last.standard; });
}

}  // namespace

// If there are several departments, they are listed by size.
Overview home_overview(const OverviewContext& context) {
    Overview overview = all_years(context);
    overview.kind = "home";
    overview.path = "index.html";
    const std::optional<FiscalYear> latest = context.across.latest_year();
    if (!latest) return overview;
    if (context.across.departments().size() < 2) {
        // Its documents are on the page anyway. Corrections are not.
        if (corrections_of(context.across).empty()) return overview;
        if (std::optional<OverviewSection> section = new_documents(context)) overview.sections.push_back(std::move(*section));
        return overview;
    }
    Overview year = year_overview(context, *latest, DepartmentsShown::of_first_group);
    for (OverviewFigure& figure : year.figures) figure.title = latest->text() + context.words.at("title-separator") + figure.title;
    overview.figures = std::move(year.figures);
    // For the first stage, which most departments have early.
    const std::string prefix = "departments-" + context.across.groups_of(*latest).back()->standard->id + "-";
    const auto is_sized = [&](const OverviewSection& section) { return section.id.starts_with(prefix); };
    const auto sized = std::find_if(year.sections.rbegin(), year.sections.rend(), is_sized);
    if (sized != year.sections.rend()) {
        sized->title =
            context.words.phrase("page-year", {{"year", latest->text()}}) + context.words.at("title-separator") + sized->title;
        overview.sections.insert(overview.sections.begin(), std::move(*sized));
    }
    const AcrossGroup& first_stage = first_stage_of(context.across, *latest);
    overview.answers = group_answers(context, first_stage);
    if (!overview.answers.empty()) move_picture(overview, "departments-" + first_stage.id());
    // The newest years are enough here; the page of all years has the others.
    OverviewTable& years = section_named(overview, "years").tables.front();
    limit_shown(years, most_years, years.rows.size(), "years-shown", context.words);
    for (const OverviewSection& growth : growth_sections(context))
        section_named(overview, "years").links.push_back({growth.title, "years/index.html#" + growth.id, {}, false});
    if (std::optional<OverviewSection> section = new_documents(context)) overview.sections.push_back(std::move(*section));
    return overview;
}

const std::vector<std::string>& overview_words() {
    static const std::vector<std::string> names = {"names-and-more",
                                                   "changes-not-yet",
                                                   "changes-no-longer",
                                                   "code-ended",
                                                   "question-how-much",
                                                   "question-by-whom",
                                                   "question-change",
                                                   "code-how-much",
                                                   "code-of-one",
                                                   "code-by-whom",
                                                   "code-change",
                                                   "code-change-of-others",
                                                   "change-within-rounding",
                                                   "coverage-mark",
                                                   "coverage-with",
                                                   "coverage-without",
                                                   "coverage-other",
                                                   "change-like-for-like",
                                                   "tasks-changed",
                                                   "tasks-changed-reason",
                                                   "change-not-comparable",
                                                   "change-of-comparable",
                                                   "change-also-without",
                                                   "change-basis-restated",
                                                   "gap-not-in-document",
                                                   "sum-without-table",
                                                   "sum-parts-counted",
                                                   "page-year",
                                                   "page-years",
                                                   "page-topic",
                                                   "page-topics",
                                                   "all-years",
                                                   "years-from-to",
                                                   "description-year",
                                                   "description-years",
                                                   "description-topics",
                                                   "year-lead",
                                                   "years-not-comparable",
                                                   "years-of-two-kinds",
                                                   "department",
                                                   "year",
                                                   "stage",
                                                   "unit",
                                                   "share",
                                                   "title-separator",
                                                   "list-separator",
                                                   "column-amount",
                                                   "column-change",
                                                   "column-rate",
                                                   "column-difference",
                                                   "column-completion",
                                                   "column-departments",
                                                   "column-code",
                                                   "column-name",
                                                   "column-note",
                                                   "column-figure",
                                                   "table-departments",
                                                   "table-years",
                                                   "table-stages",
                                                   "table-documents",
                                                   "table-documents-of",
                                                   "table-topic",
                                                   "section-stages",
                                                   "section-documents",
                                                   "section-over-years",
                                                   "section-history",
                                                   "section-years",
                                                   "section-growth",
                                                   "table-growth",
                                                   "growth-rises",
                                                   "growth-falls",
                                                   "growth-compared",
                                                   "growth-without",
                                                   "chart-changes",
                                                   "changes-lone-rows",
                                                   "changes-path",
                                                   "changes-column",
                                                   "changes-within-rounding",
                                                   "changes-other-tasks",
                                                   "same-within-rounding",
                                                   "changes-row",
                                                   "path-separator",
                                                   "changes-folded",
                                                   "section-more-figures",
                                                   "table-series",
                                                   "small-charts-one-scale",
                                                   "small-charts-own-scales",
                                                   "chart-largest",
                                                   "document-there",
                                                   "contained-in",
                                                   "contains",
                                                   "closed",
                                                   "former-name",
                                                   "value-of",
                                                   "mark-break",
                                                   "rows-shown",
                                                   "years-shown",
                                                   "topic-latest",
                                                   "download-year-comparison",
                                                   "whole-agrees",
                                                   "whole-within-rounding",
                                                   "whole-differs",
                                                   "sum-contains",
                                                   "sum-contained",
                                                   "sum-missing",
                                                   "gap-not-yet-published",
                                                   "gap-not-published",
                                                   "gap-unexplained",
                                                   "gap-did-not-exist",
                                                   "gap-withheld",
                                                   "gap-reason",
                                                   "section-across-checks",
                                                   "table-across-checks",
                                                   "column-check",
                                                   "column-check-left",
                                                   "column-check-right",
                                                   "column-check-result",
                                                   "across-exact",
                                                   "across-rounding",
                                                   "across-acknowledged",
                                                   "across-broken",
                                                   "across-unknown",
                                                   "across-no-department",
                                                   "across-blank",
                                                   "across-no-rows",
                                                   "gap-expected",
                                                   "gap-no-amount",
                                                   "gap-lacking",
                                                   "event-in-year",
                                                   "origin-founded",
                                                   "origin-renamed",
                                                   "origin-merged",
                                                   "origin-split",
                                                   "origin-split-off",
                                                   "origin-went-into",
                                                   "page-changes",
                                                   "changes-lead",
                                                   "section-changes",
                                                   "key-figures-title",
                                                   "column-row",
                                                   "column-column",
                                                   "changes-none",
                                                   "changes-nothing",
                                                   "changes-shown",
                                                   "changes-no-table",
                                                   "changes-other-columns",
                                                   "changes-some-columns",
                                                   "changes-other-rows",
                                                   "changes-other-unit",
                                                   "section-new",
                                                   "corrected-on",
                                                   "page-performance",
                                                   "performance-lead",
                                                   "column-project",
                                                   "column-form-size",
                                                   "column-indicators",
                                                   "column-forms",
                                                   "description-performance",
                                                   "forms-contain",
                                                   "page-versions",
                                                   "description-versions",
                                                   "table-corrections",
                                                   "corrections-title",
                                                   "corrections-none",
                                                   "column-date",
                                                   "column-document",
                                                   "column-correction",
                                                   "column-corrected",
                                                   "correction-units",
                                                   "column-before",
                                                   "column-after",
                                                   "column-unit-of",
                                                   "page-data",
                                                   "description-data",
                                                   "file-kind-size",
                                                   "file-count-size",
                                                   "column-tables",
                                                   "column-documents",
                                                   "column-size",
                                                   "table-files-by-year",
                                                   "section-by-year",
                                                   "section-whole-site",
                                                   "section-whole-year",
                                                   "download-bundle",
                                                   "file-size-digest",
                                                   "download-database",
                                                   "download-json",
                                                   "download-comparison",
                                                   "download-workbook",
                                                   "download-document-json",
                                                   "download-facts",
                                                   "section-across",
                                                   "section-licence",
                                                   "section-further",
                                                   "across-explained",
                                                   "download-catalogue",
                                                   "prices-of",
                                                   "prices-explained",
                                                   "prices-missing",
                                                   "population-explained",
                                                   "population-in",
                                                   "population-missing",
                                                   "per-inhabitant",
                                                   "column-real",
                                                   "column-real-terms",
                                                   "column-real-rate",
                                                   "column-per-inhabitant",
                                                   "column-price-index",
                                                   "column-population",
                                                   "column-population-unit",
                                                   "table-real",
                                                   "table-per-inhabitant",
                                                   "table-real-per-inhabitant",
                                                   "gap-no-index",
                                                   "gap-no-population",
                                                   "note-of-year",
                                                   "notes-department"};
    return names;
}

}  // namespace sitegen
