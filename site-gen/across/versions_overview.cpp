#include <algorithm>

#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

OverviewColumn document_column(std::string title) {
    OverviewColumn column{"document", std::move(title), false};
    column.ids = {"department", "year", "stage"};
    return column;
}

OverviewCell document_cell(const DocumentSummary& document, const std::string& page) {
    OverviewCell cell = text_cell(document.title, page);
    cell.ids = {document.department, document.year.text(), document.stage_id};
    return cell;
}

OverviewTable corrections_table(std::string id, std::string title, const Words& words) {
    OverviewTable table;
    table.id = std::move(id);
    table.title = std::move(title);
    OverviewColumn cell{"cell_title", words.at("column-corrected"), false};
    cell.ids = {"cell"};  // no key: not every correction names a cell
    table.columns = {{"date", words.at("column-date"), false},
                     document_column(words.at("column-document")),
                     std::move(cell),
                     {"before", words.at("column-before"), true},
                     {"after", words.at("column-after"), true},
                     {"unit", words.at("column-unit-of"), false},
                     {"correction", words.at("column-correction"), false}};
    return table;
}

OverviewCell cell_of(const std::optional<Amount>& amount, const std::string& word) {
    return amount || word.empty() ? amount_cell(amount) : gap_cell(word);
}

// Of both amounts, where there are two.
std::string units_of(const CorrectedAmount& amount, const Words& words) {
    const std::string before = amount.before ? amount.unit_before : std::string();
    const std::string after = amount.after ? amount.unit : std::string();
    if (before.empty() || after.empty() || before == after) return before.empty() ? after : before;
    return words.phrase("correction-units", {{"before", before}, {"after", after}});
}

// A row for each amount; one row for a correction that names none.
void add_rows(const DocumentCorrection& correction, const Words& words, std::vector<OverviewRow>& rows) {
    const SummaryVersion& version = *correction.version;
    const std::string page = correction.document->folder + "index.html";
    const auto add = [&](OverviewCell where, OverviewCell before, OverviewCell after, const std::string& unit) {
        OverviewRow row;
        row.cells = cells_of(text_cell(version.date), document_cell(*correction.document, page), std::move(where),
                             std::move(before), std::move(after), text_cell(unit), text_cell(version.text));
        rows.push_back(std::move(row));
    };
    if (version.amounts.empty()) add(text_cell(""), amount_cell(std::nullopt), amount_cell(std::nullopt), "");
    for (const CorrectedAmount& each : version.amounts) {
        add(named_cell(each.cell, each.title, each.target.empty() ? std::string() : page + "#" + each.target),
            cell_of(each.before, each.before_word), cell_of(each.after, each.after_word), units_of(each, words));
    }
}

void add_corrections(const DepartmentSummary& department, std::vector<DocumentCorrection>& corrections) {
    for (const DocumentSummary& document : department.documents) {
        for (const SummaryVersion& version : document.versions) corrections.push_back({&document, &version});
    }
}

void sort_latest_first(std::vector<DocumentCorrection>& corrections) {
    std::stable_sort(corrections.begin(), corrections.end(),
                     [](const DocumentCorrection& a, const DocumentCorrection& b) { return a.version->date > b.version->date; });
}

}  // namespace

std::vector<DocumentCorrection> corrections_of(const Across& across) {
    std::vector<DocumentCorrection> corrections;
    for (const DepartmentSummary& department : across.departments()) add_corrections(department, corrections);
    sort_latest_first(corrections);
    return corrections;
}

std::optional<OverviewSection> department_corrections_section(const DepartmentSummary& department, const Words& words) {
    OverviewSection section;
    section.id = "corrections";
    section.title = words.at("page-versions");
    OverviewTable table = corrections_table("corrections", section.title, words);
    std::vector<DocumentCorrection> corrections;
    add_corrections(department, corrections);
    sort_latest_first(corrections);
    for (const DocumentCorrection& correction : corrections) add_rows(correction, words, table.rows);
    if (table.rows.empty()) return std::nullopt;
    section.tables.push_back(std::move(table));
    return section;
}

// A table for each calendar year of corrections.
Overview versions_overview(const OverviewContext& context) {
    const Words& words = context.words;
    Overview overview;
    overview.path = "versions/index.html";
    overview.kind = "versions";
    overview.title = words.at("page-versions");
    overview.description = words.at("description-versions");
    overview.lead = overview.description;
    for (const DocumentCorrection& correction : corrections_of(context.across)) {
        const std::string year = correction.version->date.substr(0, 4);
        if (overview.sections.empty() || overview.sections.back().title != year) {
            OverviewSection section;
            section.id = "corrected-" + year;
            section.title = year;
            section.tables.push_back(
                corrections_table("corrections-" + year, words.phrase("table-corrections", {{"year", year}}), words));
            overview.sections.push_back(std::move(section));
        }
        add_rows(correction, words, overview.sections.back().tables.front().rows);
    }
    if (overview.sections.empty()) {
        OverviewSection section;
        section.id = "none";
        section.title = words.at("corrections-title");
        section.paragraphs = {words.at("corrections-none")};
        overview.sections.push_back(std::move(section));
    }
    return overview;
}

}  // namespace sitegen
