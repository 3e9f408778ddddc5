#include <algorithm>
#include <map>

#include "across/overview_parts.hpp"
#include "model/facts_columns.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

std::string kind_and_size(const Words& words, const char* kind, std::uint64_t byte_count) {
    return words.phrase("file-kind-size", {{"kind", kind}, {"size", format_size(byte_count)}});
}

// The sum over all documents of a group.
DocumentDownloads sum_of(const AcrossGroup& group) {
    DocumentDownloads sum;
    for (const AcrossEntry& entry : group.entries) {
        const DocumentDownloads& downloads = entry.document->downloads;
        sum.table_count += downloads.table_count;
        sum.table_bytes += downloads.table_bytes;
        sum.long_table_bytes += downloads.long_table_bytes;
        sum.workbook_bytes += downloads.workbook_bytes;
        sum.json_bytes += downloads.json_bytes;
        sum.package_bytes += downloads.package_bytes;
        sum.checks_bytes += downloads.checks_bytes;
    }
    return sum;
}

// A file of a document besides its tables, in its own column.
struct FileColumn {
    const char* id;
    const char* title;  // the name of a word
    const char* kind;
    std::uint64_t DocumentDownloads::*byte_count;
    std::string (*path)(const DocumentSummary&);
};

const std::vector<FileColumn>& file_columns() {
    static const std::vector<FileColumn> columns = {
        {"workbook", "download-workbook", "XLSX", &DocumentDownloads::workbook_bytes,
         [](const DocumentSummary& document) {
             return document.folder + workbook_path(document.department, document.year, document.stage_id);
         }},
        {"long-table", "download-long", "CSV", &DocumentDownloads::long_table_bytes, long_table_path},
        {"package", "download-package", "JSON", &DocumentDownloads::package_bytes,
         [](const DocumentSummary& document) { return document.folder + document_path::data_package; }},
        {"json", "download-document-json", "JSON", &DocumentDownloads::json_bytes,
         [](const DocumentSummary& document) { return document.folder + document_path::json; }},
        {"checks", "checks-file", "JSON", &DocumentDownloads::checks_bytes,
         [](const DocumentSummary& document) { return document.folder + document_path::checks_file; }},
    };
    return columns;
}

// Every department of the group, by slug as everywhere. A file that no document has gets no column.
OverviewSection data_section_of(const AcrossGroup& group, const OverviewContext& context) {
    const Words& words = context.words;
    const DocumentDownloads sum = sum_of(group);
    OverviewTable table;
    table.id = "files-" + group.id();
    table.title = words.phrase(
        "table-topic",
        {{"topic", words.at("page-data")}, {"year", group.year.text()}, {"stage", group_title(group, context.across)}});
    table.has_file = false;
    table.columns = {department_column(words), {"tables", words.at("column-tables"), false}};
    for (const FileColumn& column : file_columns()) {
        if (sum.*column.byte_count > 0) table.columns.push_back({column.id, words.at(column.title), false});
    }
    for (const AcrossEntry& entry : group.entries) {
        const DocumentSummary& document = *entry.document;
        const std::string size = format_size(document.downloads.table_bytes);
        OverviewRow row;
        row.cells = cells_of(
            department_cell(entry, group.year, words, document.folder + "index.html"),
            text_cell(words.phrase("file-count-size",
                                   {{"count", std::to_string(document.downloads.table_count)}, {"kind", "CSV"}, {"size", size}}),
                      document.folder + "index.html#downloads"));
        for (const FileColumn& column : file_columns()) {
            if (sum.*column.byte_count == 0) continue;
            const std::uint64_t byte_count = document.downloads.*column.byte_count;
            row.cells.push_back(byte_count == 0 ? text_cell({})
                                                : text_cell(kind_and_size(words, column.kind, byte_count), column.path(document)));
        }
        table.rows.push_back(std::move(row));
    }
    OverviewSection section;
    section.id = table.id;
    section.title = group_title(group, context.across);
    section.tables.push_back(std::move(table));
    return section;
}

// The pages across departments of that year. Each has its tables as CSV files.
OverviewSection pages_with_tables(const OverviewContext& context, const FiscalYear& year) {
    const Words& words = context.words;
    OverviewSection section;
    section.id = "across";
    section.title = words.at("section-across");
    section.paragraphs = {words.at("across-explained")};
    section.links.push_back({words.phrase("page-year", {{"year", year.text()}}), year_path(year), {}, false});
    std::map<std::string, std::string> topics;  // titles by id
    for (const AcrossGroup* group : context.across.groups_of(year)) {
        for (const TopicForm& topic : group->standard->overview.topics) topics[topic.id] = topic.title;
    }
    for (const auto& [id, title] : topics)
        section.links.push_back(
            {words.phrase("page-topic", {{"topic", title}, {"year", year.text()}}), topic_path(id, year), {}, false});
    const std::vector<FiscalYear> with_forms = performance_years(context.across);
    if (std::find(with_forms.begin(), with_forms.end(), year) != with_forms.end())
        section.links.push_back({words.phrase("page-topic", {{"topic", words.at("page-performance")}, {"year", year.text()}}),
                                 performance_path(year),
                                 {},
                                 false});
    return section;
}

OverviewSection years_section(const OverviewContext& context) {
    const Words& words = context.words;
    OverviewTable table;
    table.id = "years";
    table.title = words.at("table-files-by-year");
    table.has_file = false;
    table.columns = {year_column(words),
                     stage_column(words),
                     amount_column("documents", words.at("column-documents")),
                     amount_column("tables", words.at("column-tables")),
                     {"size", words.at("column-size"), false}};
    const std::vector<AcrossGroup>& groups = context.across.groups();
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const DocumentDownloads sum = sum_of(*group);
        OverviewRow row;
        row.cells = cells_of(text_cell(group->year.text(), data_path(group->year)), stage_cell(*group, context.across),
                             amount_cell(Amount(static_cast<std::int64_t>(group->entries.size()), 0)),
                             amount_cell(Amount(static_cast<std::int64_t>(sum.table_count), 0)),
                             text_cell(format_size(sum.table_bytes + sum.long_table_bytes + sum.workbook_bytes + sum.json_bytes +
                                                   sum.package_bytes + sum.checks_bytes)));
        table.rows.push_back(std::move(row));
    }
    OverviewSection section;
    section.id = "years";
    section.title = words.at("section-by-year");
    section.tables.push_back(std::move(table));
    return section;
}

OverviewSection whole_site_section(const Words& words, const SiteDownloads& downloads) {
    OverviewSection section;
    section.id = "site";
    section.title = words.at("section-whole-site");
    if (downloads.bundle_bytes > 0)
        section.links.push_back({words.at("download-bundle"), site_path::bundle,
                                 words.phrase("file-size-digest", {{"file", kind_and_size(words, "ZIP", downloads.bundle_bytes)},
                                                                   {"digest", downloads.bundle_sha256}}),
                                 false});
    if (downloads.facts_bytes > 0)
        section.links.push_back(
            {words.at("download-facts"), site_path::facts, kind_and_size(words, "CSV", downloads.facts_bytes), false});
    if (downloads.database_bytes > 0)
        section.links.push_back(
            {words.at("download-database"), site_path::database, kind_and_size(words, "SQLite", downloads.database_bytes), false});
    if (downloads.json_bytes > 0)
        section.links.push_back(
            {words.at("download-json"), site_path::json, kind_and_size(words, "JSON", downloads.json_bytes), false});
    section.links.push_back({words.at("download-dictionary"), dictionary_path, {}, false});
    section.links.push_back(
        {words.at("download-catalogue"), site_path::catalogue, kind_and_size(words, "JSON", downloads.catalogue_bytes), false});
    section.links.push_back(
        {words.at("checks-file"), site_path::checks_file, kind_and_size(words, "JSON", downloads.checks_bytes), false});
    return section;
}

// Nothing if there are no files about the whole year.
std::optional<OverviewSection> whole_year_section(const OverviewContext& context, const FiscalYear& year) {
    OverviewSection section;
    section.id = "year";
    section.title = context.words.at("section-whole-year");
    if (context.site.outputs.workbooks)
        section.links.push_back({context.words.at("download-year-comparison"), year_workbook_path(year), "XLSX", false});
    if (context.downloads != nullptr) {
        const auto facts = context.downloads->facts_of_years.find(year);
        if (facts != context.downloads->facts_of_years.end())
            section.links.push_back(
                {context.words.at("download-facts"), facts_path(year), kind_and_size(context.words, "CSV", facts->second), false});
    }
    if (section.links.empty()) return std::nullopt;
    return section;
}

OverviewSection licence_section(const Words& words, const Licence& licence) {
    OverviewSection section;
    section.id = "licence";
    section.title = words.at("section-licence");
    section.links = {{licence.title, licence.url, licence.name == licence.title ? std::string() : licence.name, false}};
    return section;
}

}  // namespace

Overview data_overview(const OverviewContext& context, const std::optional<Licence>& licence) {
    const Words& words = context.words;
    Overview overview;
    overview.path = site_path::data;
    overview.kind = "data";
    overview.title = words.at("page-data");
    overview.description = words.at("description-data");
    overview.lead = overview.description;
    if (!context.across.groups().empty()) overview.sections.push_back(years_section(context));
    overview.sections.push_back(whole_site_section(words, *context.downloads));
    if (licence) overview.sections.push_back(licence_section(words, *licence));
    return overview;
}

Overview data_year_overview(const OverviewContext& context, const FiscalYear& year) {
    const Words& words = context.words;
    Overview overview;
    overview.path = data_path(year);
    overview.kind = "data";
    overview.title = words.phrase("page-topic", {{"topic", words.at("page-data")}, {"year", year.text()}});
    overview.description = words.at("description-data");
    overview.trail = {{words.at("page-data"), "data/index.html", {}, false}};
    for (const FiscalYear& each : context.across.years())
        overview.years.push_back({each.text(), data_path(each), {}, each == year});
    if (std::optional<OverviewSection> whole = whole_year_section(context, year)) overview.sections.push_back(std::move(*whole));
    const std::vector<const AcrossGroup*> groups = context.across.groups_of(year);
    for (auto group = groups.rbegin(); group != groups.rend(); ++group)
        overview.sections.push_back(data_section_of(**group, context));
    overview.sections.push_back(pages_with_tables(context, year));
    return overview;
}

}  // namespace sitegen
