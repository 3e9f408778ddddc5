#include "derive/print_document.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "derive/print_list.hpp"
#include "derive/print_stated.hpp"
#include "derive/print_table.hpp"
#include "model/addresses.hpp"

namespace sitegen {

namespace {

class Printer {
  public:
    Printer(const Document& document, const Department& department, const SiteSettings& site, const Words& words)
        : document_(document), department_(department), site_(site), words_(words) {}

    PrintedDocument run() {
        printed_.department = department_.name_in(document_.year);
        printed_.department_id = document_.department;
        printed_.group = department_.group;
        printed_.year = document_.year.text();
        printed_.stage = document_.stage;
        printed_.standard = document_.standard->id;
        printed_.version = document_.versions.empty() ? document_.source.date : document_.versions.back().date;
        printed_.currency = document_.standard->currency;
        printed_.base = smallest_unit(*document_.standard);
        printed_.units = &document_.standard->units;
        printed_.tables.reserve(document_.tables.size());
        for (const Table& table : document_.tables) {
            if (!table.is_left_out()) printed_.tables.push_back(print_table(table, document_, department_, words_));
        }
        printed_.stated = print_stated(document_, words_);
        if (!document_.performance.empty()) {
            printed_.targets.push_back(print_funds(document_, words_));
            printed_.targets.push_back(print_indicators(document_, words_));
        }
        PrintedTable notes = print_notes(document_, notes_for(site_.notes, document_.year, document_.stage),
                                         notes_for(department_.history.notes, document_.year, document_.stage), words_);
        if (!notes.sides.front().rows.empty()) printed_.notes.push_back(std::move(notes));
        for (std::vector<PrintedTable>* tables : {&printed_.tables, &printed_.targets, &printed_.notes})
            std::for_each(tables->begin(), tables->end(), make_headings_distinct);
        list_files();
        return std::move(printed_);
    }

  private:
    // Programs name columns by their headings, and a form may have two of one name: "Name", "Name (2)".
    static void make_headings_distinct(PrintedTable& table) {
        std::set<std::string> used;
        // Names that are the same in all files stay as they are.
        for (const PrintedColumn& column : table.columns) {
            if (column.has_fixed_name) used.insert(column.heading);
        }
        for (PrintedColumn& column : table.columns) {
            if (column.has_fixed_name) continue;
            const std::string heading = column.heading;
            for (int i = 2; !used.insert(column.heading).second; ++i) column.heading = heading + " (" + std::to_string(i) + ")";
        }
    }

    // Files refer to tables, which do not move after this.
    void list_files() {
        for (TableFileName& file : table_file_names(*document_.standard, document_.stage, document_.department, document_.year)) {
            const std::span<const PrintedTable> tables = tables_in(file);
            if (tables.empty()) continue;
            const bool has_all = file.kind == TableFile::Kind::cells;
            const std::string& title = has_all ? words_.at("download-long") : tables.front().title;
            printed_.files.push_back({file.kind, std::move(file.name), title, tables});
        }
    }

    // None if the document, or the site, has no such file.
    [[nodiscard]] std::span<const PrintedTable> tables_in(const TableFileName& file) const {
        switch (file.kind) {
            case TableFile::Kind::table:
                return find(printed_.tables, file.table);
            case TableFile::Kind::targets:
                return find(printed_.targets, file.table);
            case TableFile::Kind::cells:
                if (site_.outputs.long_tables) return printed_.tables;
                return {};
            case TableFile::Kind::notes:
                return find(printed_.notes, file.table);
        }
        return {};
    }

    [[nodiscard]] static std::span<const PrintedTable> find(const std::vector<PrintedTable>& tables, std::string_view id) {
        const auto found = std::find_if(tables.begin(), tables.end(), [id](const PrintedTable& table) { return table.id == id; });
        if (found == tables.end()) return {};
        return {&*found, 1};
    }

    const Document& document_;
    const Department& department_;
    const SiteSettings& site_;
    const Words& words_;
    PrintedDocument printed_;
};

}  // namespace

PrintedDocument print_document(const Document& document, const Department& department, const SiteSettings& site,
                               const Words& words) {
    return Printer(document, department, site, words).run();
}

const std::vector<std::string>& print_words() {
    static const std::vector<std::string> names = {"csv-side",
                                                   "csv-side-explained",
                                                   "csv-code",
                                                   "csv-code-explained",
                                                   "csv-name",
                                                   "csv-text-explained",
                                                   "csv-level",
                                                   "fact-level-explained",
                                                   "csv-unit",
                                                   "csv-unit-explained",
                                                   "csv-row",
                                                   "csv-row-explained",
                                                   "csv-notes",
                                                   "csv-notes-explained",
                                                   "fact-amount-explained",
                                                   "fact-unit-explained",
                                                   "fact-state-explained",
                                                   "column-unit",
                                                   "fact-amount",
                                                   "facts-statements",
                                                   "download-notes",
                                                   "download-long",
                                                   "download-funds",
                                                   "download-indicators",
                                                   "list-form",
                                                   "list-form-name",
                                                   "list-form-name-explained",
                                                   "list-project",
                                                   "list-fund",
                                                   "list-id",
                                                   "list-period",
                                                   "list-unit",
                                                   "list-target",
                                                   "list-result",
                                                   "list-met",
                                                   "note-about",
                                                   "note-table",
                                                   "note-rows",
                                                   "note-column",
                                                   "note-text",
                                                   "note-original",
                                                   "title-separator",
                                                   "fact-unit",
                                                   "fact-state",
                                                   "list-form-explained",
                                                   "list-project-explained",
                                                   "list-fund-explained",
                                                   "list-id-explained",
                                                   "list-period-explained",
                                                   "list-indicator-explained",
                                                   "list-unit-explained",
                                                   "list-target-explained",
                                                   "list-result-explained",
                                                   "list-met-explained",
                                                   "note-about-explained",
                                                   "note-table-explained",
                                                   "note-rows-explained",
                                                   "note-column-explained",
                                                   "note-text-explained",
                                                   "note-original-explained"};
    return names;
}

}  // namespace sitegen
