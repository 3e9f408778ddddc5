#include "export/document_workbook.hpp"

#include <algorithm>
#include <utility>

#include "export/csv_rows.hpp"
#include "export/facts_csv.hpp"
#include "export/table_sheet.hpp"
#include "export/workbook_writer.hpp"
#include "model/figure.hpp"
#include "model/outcome_subject.hpp"

namespace sitegen {

namespace {

constexpr int widest_note = 100;

const CellLook title_look{CellLook::Kind::title};
const CellLook heading_look{CellLook::Kind::heading, false, true};
const CellLook cell_look{CellLook::Kind::plain, false, true};
const CellLook wrapped_look{CellLook::Kind::wrapped, false, true};

class DocumentBook {
  public:
    DocumentBook(const std::string& path, const std::string& work_folder, const DocumentWorkbook& input)
        : input_(input),
          words_(input.words),
          workbook_(path, work_folder, {input.document.title, input.department.name_in(input.document.year)}) {}

    void write() {
        const std::string cover = workbook_.add_sheet(words_.at("workbook-cover"));
        write_cover();
        for (const PrintedTable& table : input_.printed.tables) {
            workbook_.add_sheet((table.number > 0 ? std::to_string(table.number) + " " : std::string()) + table.title);
            write_table_sheet(workbook_, table, words_);
        }
        for (const PrintedTable& list : input_.printed.targets) write_list(list);
        write_checks();
        write_facts();
        workbook_.finish();
    }

  private:
    void write_cover() {
        const Document& document = input_.document;
        workbook_.text({0, 0}, document.title, title_look);
        row_ = 2;
        add(words_.at("department"), input_.department.name_in(document.year));
        add(words_.at("year"), document.year.text());
        add(words_.at("stage"), document.standard->find_stage(document.stage)->title);
        add(words_.at("unit"), document.unit);
        add(words_.at("publisher"), input_.site.publisher);
        add(words_.at("workbook-version"), std::string(input_.printed.version));
        for (const Version& version : document.versions)
            add(words_.at("corrections"), version.date + words_.at("colon") + version.text);
        add_source(document.source);
        for (const SourceDocument& source : document.other_sources) add_source(source);
        if (input_.site.licence) {
            const Licence& licence = *input_.site.licence;
            add(words_.at("section-licence"), licence.title.empty() ? licence.name : licence.title);
        }
        add(words_.at("workbook-address"), input_.address);
        for (const PrintedTable& notes : input_.printed.notes) {
            for (const PrintedRow& row : notes.sides.front().rows) {
                // Notes on tables stand below these.
                if (row.texts[1].empty()) add(words_.at("notes"), std::string(row.texts[4]));
            }
        }
        add(words_.at("workbook-sheets"), words_.at("workbook-explained"));
        workbook_.width(0, 20);
        workbook_.width(1, widest_note);
        workbook_.print(false, 0, 0);
    }

    void add(const std::string& title, const std::string& text) {
        if (text.empty()) return;
        workbook_.text({row_, 0}, title, {CellLook::Kind::wrapped, true});
        workbook_.text({row_, 1}, text, {CellLook::Kind::wrapped});
        ++row_;
    }

    void add_source(const SourceDocument& source) {
        if (source.title.empty()) return;
        std::string text = source.title;
        for (const std::string* more : {&source.publisher, &source.date, &source.url}) {
            if (!more->empty()) text += words_.at("comma") + *more;
        }
        add(words_.at("source"), text);
    }

    // The money and the indicators of performance forms: one side, texts and amounts.
    void write_list(const PrintedTable& list) {
        workbook_.add_sheet(list.title);
        ColumnWidths widths;
        const std::uint32_t last = put_list(list, widths);
        workbook_.freeze({1, 0});
        const auto column_count =
            std::count_if(list.columns.begin(), list.columns.end(), [&list](const auto& each) { return is_shown(list, each); });
        workbook_.filter({0, 0}, {last, static_cast<std::uint16_t>(column_count - 1)});
        workbook_.print(widths.apply(workbook_) > most_upright_width, 0, 0);
    }

    // Files for programs have ids as well, and numbers that no indicator of the document has.
    static bool is_shown(const PrintedTable& list, const PrintedColumn& column) {
        if (column.is_for_programs) return false;
        const std::vector<PrintedRow>& rows = list.sides.front().rows;
        return column.kind != PrintedColumn::Kind::text || rows.empty() ||
               std::any_of(rows.begin(), rows.end(), [&column](const PrintedRow& row) {
                   return column.index < row.texts.size() && !row.texts[column.index].empty();
               });
    }

    std::uint32_t put_list(const PrintedTable& list, ColumnWidths& widths) {
        std::uint16_t column = 0;
        for (const PrintedColumn& each : list.columns) {
            if (!is_shown(list, each)) continue;
            const std::string& title = each.title.empty() ? each.heading : each.title;
            workbook_.text({0, column}, title, heading_look);
            widths.fit(column, title, 30);
            std::uint32_t row = 0;
            for (const PrintedRow& line : list.sides.front().rows) {
                const CellPlace place{++row, column};
                if (each.kind == PrintedColumn::Kind::amount) {
                    put_cell(place, line.cells[each.index], widths);
                } else {
                    const std::string_view text = each.kind == PrintedColumn::Kind::unit ? line.unit
                                                  : each.index < line.texts.size()       ? line.texts[each.index]
                                                                                         : std::string_view();
                    workbook_.text(place, text, wrapped_look);
                    widths.fit(column, text, 40);
                }
            }
            ++column;
        }
        return static_cast<std::uint32_t>(list.sides.front().rows.size());
    }

    void put_cell(CellPlace place, const Cell& cell, ColumnWidths& widths) {
        if (cell.state == CellState::amount) {
            workbook_.number(place, cell.printed, cell_look);
            return widths.fit(place.column, cell.printed.plain() + "    ");
        }
        if (cell.state == CellState::blank) return workbook_.blank(place, cell_look);
        workbook_.text(place, cell.state == CellState::text ? *cell.text : words_.at(word_of(cell.state)), wrapped_look);
    }

    // Each check with what came of it, and below it what the page of checks lists. The messages are for editors, and English.
    void write_checks() {
        workbook_.add_sheet(words_.at("page-checks"));
        std::uint16_t column = 0;
        for (const char* heading : {"column-check", "workbook-made", "workbook-exact", "workbook-left", "workbook-right",
                                    "column-difference", "column-unit-of", "workbook-reason"})
            workbook_.text({0, column++}, words_.at(heading), heading_look);
        std::uint32_t row = 0;
        for (const CheckTally& tally : input_.report.tallies) {
            const VerdictCounts counts = counts_for_readers(tally, input_.report);
            if (counts.total() == 0 || !is_for_readers(tally)) continue;
            ++row;
            const std::string general = "check-" + tally.rule;
            const bool is_known = words_.texts().contains(general);
            workbook_.text({row, 0},
                           tally.check != nullptr ? tally.check->sentence(words_.language())
                           : is_known             ? words_.at(general)
                                                  : tally.rule,
                           wrapped_look);
            workbook_.number({row, 1}, Amount(static_cast<std::int64_t>(counts.total()), 0), cell_look);
            workbook_.number({row, 2}, Amount(static_cast<std::int64_t>(counts.exact), 0), cell_look);
            for (const Outcome& outcome : input_.report.outcomes) {
                if (outcome.rule == tally.rule && is_for_readers(outcome)) write_outcome(++row, outcome);
            }
        }
        for (const auto& [place, width] : {std::pair(0, 60), {1, 12}, {2, 12}, {3, 16}, {4, 16}, {5, 14}, {6, 8}, {7, 60}})
            workbook_.width(static_cast<std::uint16_t>(place), width);
        workbook_.freeze({1, 0});
        workbook_.print(true, 0, 0);
    }

    void write_outcome(std::uint32_t row, const Outcome& outcome) {
        CellLook subject = wrapped_look;
        subject.indent = 1;
        workbook_.text({row, 0}, subject_of(outcome, input_.document, input_.department, words_), subject);
        if (outcome.left) workbook_.number({row, 3}, *outcome.left, cell_look);
        if (outcome.right) workbook_.number({row, 4}, *outcome.right, cell_look);
        if (outcome.left && outcome.right) {
            workbook_.number({row, 5}, outcome.difference, cell_look);
            workbook_.text({row, 6}, outcome.unit, wrapped_look);
        }
        if (outcome.acknowledgement != nullptr) workbook_.text({row, 7}, outcome.acknowledgement->reason, wrapped_look);
    }

    // A row for each number; what the cover says of all of them is left out.
    void write_facts() {
        std::size_t count = 0;
        for (const PrintedTable& table : input_.printed.tables) {
            for (const PrintedSide& side : table.sides) count += side.rows.size() * side.amount_count;
        }
        if (count + 1 >= WorkbookWriter::most_rows) return;  // the CSV file has them
        workbook_.add_sheet(words_.at("workbook-facts"));
        std::string csv;
        append_facts_csv(csv, input_.printed);
        CsvRows rows(csv);
        std::vector<std::string> fields;
        rows.next(fields);
        const std::vector<FactsColumn> all = facts_csv_columns();
        std::vector<std::size_t> places;
        for (const std::string_view name :
             {"table", "table_title", "side", "row", "code", "row_name", "level", "role", "column", "column_title", "measure",
              "amount", "unit", "base_amount", "base_unit", "state", "notes"}) {
            const auto found =
                std::find_if(all.begin(), all.end(), [name](const FactsColumn& column) { return column.name == name; });
            places.push_back(static_cast<std::size_t>(found - all.begin()));
        }
        std::uint32_t row = 0;
        do {
            for (std::size_t i = 0; i < places.size(); ++i) {
                const std::string& value = fields[places[i]];
                if (value.empty()) continue;
                const CellPlace place{row, static_cast<std::uint16_t>(i)};
                if (row > 0 && is_number(all[places[i]].type)) {
                    const std::variant<Amount, AmountFault> amount = Amount::parse(value);
                    if (const Amount* number = std::get_if<Amount>(&amount)) {
                        workbook_.number(place, *number, {});
                        continue;
                    }
                }
                workbook_.text(place, value, row == 0 ? heading_look : CellLook());
            }
            ++row;
        } while (rows.next(fields));
        for (std::size_t i = 0; i < places.size(); ++i) workbook_.width(static_cast<std::uint16_t>(i), 16);
        workbook_.freeze({1, 0});
        workbook_.filter({0, 0}, {row - 1, static_cast<std::uint16_t>(places.size() - 1)});
        workbook_.print(true, 0, 0);
    }

    const DocumentWorkbook& input_;
    const Words& words_;
    WorkbookWriter workbook_;
    std::uint32_t row_ = 0;
};

}  // namespace

void write_document_workbook(const std::string& path, const std::string& work_folder, const DocumentWorkbook& input) {
    DocumentBook(path, work_folder, input).write();
}

const std::vector<std::string>& workbook_words() {
    static const std::vector<std::string> names = {"citation",
                                                   "citation-publisher",
                                                   "citation-version",
                                                   "workbook-cover",
                                                   "workbook-version",
                                                   "workbook-address",
                                                   "workbook-sheets",
                                                   "workbook-explained",
                                                   "workbook-made",
                                                   "workbook-exact",
                                                   "workbook-left",
                                                   "workbook-right",
                                                   "workbook-reason",
                                                   "column-difference",
                                                   "column-unit-of",
                                                   "check-subject",
                                                   "workbook-facts",
                                                   "column-check",
                                                   "page-checks",
                                                   "department",
                                                   "year",
                                                   "stage",
                                                   "unit",
                                                   "publisher",
                                                   "corrections",
                                                   "source",
                                                   "section-licence",
                                                   "notes",
                                                   "comma",
                                                   "colon",
                                                   "source-of-table",
                                                   "table-page",
                                                   "unit-before",
                                                   "rounded-to",
                                                   "cell-not-published",
                                                   "cell-did-not-exist",
                                                   "cell-withheld",
                                                   "cell-not-applicable"};
    return names;
}

}  // namespace sitegen
