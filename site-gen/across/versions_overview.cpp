#include <algorithm>

#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

OverviewTable table_of_year(const std::string& year, const Words& words) {
    OverviewTable table;
    table.id = "corrections-" + year;
    table.title = words.phrase("table-corrections", {{"year", year}});
    table.columns = {{"date", words.at("column-date"), false},
                     {"document", words.at("column-document"), false},
                     {"correction", words.at("column-correction"), false}};
    return table;
}

}  // namespace

std::vector<DocumentCorrection> corrections_of(const Across& across) {
    std::vector<DocumentCorrection> corrections;
    for (const DepartmentSummary& department : across.departments()) {
        for (const DocumentSummary& document : department.documents) {
            for (const SummaryVersion& version : document.versions) corrections.push_back({&document, &version});
        }
    }
    const auto is_later = [](const DocumentCorrection& a, const DocumentCorrection& b) {
        return a.version->date > b.version->date;
    };
    std::stable_sort(corrections.begin(), corrections.end(), is_later);
    return corrections;
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
            section.tables.push_back(table_of_year(year, words));
            overview.sections.push_back(std::move(section));
        }
        OverviewRow row;
        row.cells = cells_of(text_cell(correction.version->date),
                             text_cell(correction.document->title, correction.document->folder + "index.html"),
                             text_cell(correction.version->text));
        overview.sections.back().tables.front().rows.push_back(std::move(row));
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
