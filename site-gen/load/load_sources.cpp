#include "load/load_sources.hpp"

#include <algorithm>

#include "model/rules.hpp"
#include "text/ascii.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

// Of what an import has counted; no number counts as none.
std::size_t count_of(TableReader& table, std::string_view key) {
    return static_cast<std::size_t>(std::max(table.integer(key, Need::optional).value_or(0), 0));
}

std::string load_hash(TableReader& table) {
    std::string hash = table.text("sha256", Need::optional);
    const auto is_digit = [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); };
    if (hash.empty() || (hash.size() == 64 && std::all_of(hash.begin(), hash.end(), is_digit))) return hash;
    table.findings().error(rules::invalid_hash, table.place_of("sha256"),
                           "this is not a SHA-256 digest, which has 64 digits 0 to 9 and a to f",
                           "Copy what sha256sum prints for the file.");
    return {};
}

SourceDocument load_source(TableReader& table) {
    table.refuse_others({"title", "publisher", "date", "url", "pages", "page-offset", "sha256"});
    SourceDocument source;
    source.title = table.text("title", Need::required);
    source.publisher = table.text("publisher", Need::optional);
    source.page_count = table.integer("pages", Need::optional);
    source.page_offset = table.integer("page-offset", Need::optional).value_or(0);
    if (source.page_offset < 0 || (source.page_count && *source.page_count < 1)) {
        table.findings().error(rules::invalid_pages, table.place_of(source.page_offset < 0 ? "page-offset" : "pages"),
                               "a document cannot have this number of pages", "Count the pages of the file, covers included.");
    }
    source.url = table.web_address("source");
    source.date = table.date("date");
    source.sha256 = load_hash(table);
    return source;
}

void load_other_sources(TableReader& reader, Document& document) {
    if (!reader.table("sources", Need::optional)) return;
    for (const TomlEntry& entry : reader.find("sources")->entries()) {
        TableReader table(entry.value, reader.findings());
        if (!check_slug(entry.key, entry.place, reader.findings())) continue;
        document.other_sources.push_back(load_source(table));
        document.other_sources.back().id = entry.key;
    }
}

// Dates have the form YYYY-MM-DD, so they compare like days.
void check_order(TableReader& entry, const Version& version, const Document& document) {
    if (version.date.empty()) return;
    if (!document.source.date.empty() && version.date < document.source.date) {
        entry.findings().error(
            rules::version_order, entry.place_of("date"),
            "the document was published on " + document.source.date + ", after this correction of " + version.date,
            "Correct the date of the version or of the source.");
    } else if (!document.versions.empty() && version.date < document.versions.back().date) {
        entry.findings().error(rules::version_order, entry.place_of("date"),
                               "the version of " + version.date + " comes after that of " + document.versions.back().date,
                               "Put the versions in the order of their dates, the earliest first.");
    }
}

void load_versions(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("version", Need::optional)) {
        entry.refuse_others({"date", "text", "url", "sha256", "changes", "added"});
        Version version;
        version.place = entry.place();
        if (entry.find("date") == nullptr) entry.report_missing("date");
        version.date = entry.date("date");
        version.text = entry.text("text", Need::required);
        version.url = entry.web_address("earlier version");
        version.sha256 = load_hash(entry);
        check_order(entry, version, document);  // against the previous one, so before this one is added
        document.versions.push_back(std::move(version));
    }
}

SourcePages load_pages(TableReader& block) {
    if (block.find("source-page") != nullptr && block.find("source-pages") != nullptr) {
        block.findings().error(rules::invalid_pages, block.place_of("source-pages"),
                               "a table has either \"source-page\" or \"source-pages\", not both", "Keep one.");
        return {};
    }
    std::optional<SourcePages> pages;
    const char* key = "source-page";
    if (const std::optional<int> page = block.integer(key, Need::optional)) {
        pages = parse_source_pages(std::to_string(*page));
    } else if (block.find(key) == nullptr) {
        key = "source-pages";
        const std::string text = block.text(key, Need::optional);
        if (text.empty()) return {};
        pages = parse_source_pages(text);
    } else {
        return {};
    }
    if (!pages) {
        block.findings().error(rules::invalid_pages, block.place_of(key), "these are not pages of a document",
                               "Write source-page = 12, or source-pages = \"12-14\".");
    }
    return pages.value_or(SourcePages());
}

}  // namespace

void load_sources(TableReader& reader, Document& document) {
    if (std::optional<TableReader> table = reader.table("source", Need::optional)) document.source = load_source(*table);
    load_other_sources(reader, document);
    // From here on the date of the document itself is known: no version may be older.
    load_versions(reader, document);
}

void load_table_source(TableReader& block, const Document& document, Table& table) {
    table.source = block.slug("source", Need::optional);
    table.pages = load_pages(block);
    // If no source has that id, the document's own source is used.
    const SourceDocument& source = document.source_of(table);
    if (source.id != table.source) {
        std::vector<std::string> names;
        for (const SourceDocument& other : document.other_sources) names.push_back(other.id);
        block.findings().error(rules::unknown_source, block.place_of("source"),
                               "the document names no source \"" + table.source + "\"" + nearest_hint(table.source, names),
                               "Declare it in document.toml with [sources." + table.source + "], or correct the name.");
        return;
    }
    // Now the table's source is known, so its pages can be compared with the number of pages of the file.
    if (!table.pages.is_known() || !source.page_count) return;
    if (table.pages.last + source.page_offset > *source.page_count) {
        block.findings().error(rules::invalid_pages,
                               block.place_of(block.find("source-page") != nullptr ? "source-page" : "source-pages"),
                               "page " + std::to_string(table.pages.last) + " is beyond the end of the source, which has " +
                                   counted(static_cast<std::size_t>(*source.page_count), "page"),
                               "Correct the page, or \"pages\" or \"page-offset\" of the source.");
    }
}

void load_source_cells(TableReader& block, Table& table) {
    std::optional<TableReader> cells = block.table("source-cells", Need::optional);
    if (!cells) return;
    cells->refuse_others({"file", "sheet", "columns", "rows", "records", "more-files", "digest"});
    for (TableReader& records : cells->tables("records", Need::optional)) {
        records.refuse_others({"file", "sheet", "lines", "count"});
        table.source_records.push_back({records.text("file", Need::required), records.text("sheet", Need::optional),
                                        records.text("lines", Need::required), count_of(records, "count")});
    }
    // The sides of a table are mostly made of the same files.
    table.more_source_files = std::max(table.more_source_files, count_of(*cells, "more-files"));
    const std::string file = cells->text("file", Need::optional);
    const std::string sheet = cells->text("sheet", Need::optional);
    const std::string columns = cells->text("columns", Need::optional);
    const std::string rows = cells->text("rows", Need::optional);
    (void)cells->text("digest", Need::optional);  // only for the next import
    std::string text = file;
    // From the first column and row to the last ones: what lies between is not worth the room.
    const auto first = [](const std::string& list) { return list.substr(0, list.find_first_of("-,")); };
    const auto last = [](const std::string& list) { return list.substr(std::min(list.size(), list.find_last_of("-, ") + 1)); };
    // A table that continues on another sheet: "4-7; Sheet2!4-9".
    for (std::string rest = columns.empty() ? "" : rows; !rest.empty();) {
        const std::size_t end = std::min(rest.find("; "), rest.size());
        const std::string part = rest.substr(0, end);
        rest.erase(0, end + 2);
        const std::size_t mark = part.rfind('!');
        const std::string in_sheet = mark == std::string::npos ? sheet : part.substr(0, mark);
        const std::string lines = mark == std::string::npos ? part : part.substr(mark + 1);
        text += (text.empty() ? "" : ", ") + in_sheet + (in_sheet.empty() ? "" : "!") + first(columns) + first(lines) + ":" +
                last(columns) + last(lines);
    }
    if (text.empty()) return;
    table.source_cells += (table.source_cells.empty() ? "" : "; ") + text;
}

}  // namespace sitegen
