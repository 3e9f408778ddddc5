// A printed table, between the document and the formats. Pages, CSV files and their description for machines are made only from it,
// so that they cannot disagree. Its texts and cells are views of the document and its standard, which must outlive it.
#pragma once

#include <cstdint>
#include <forward_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/money_unit.hpp"

namespace sitegen {

// The ids of the lists that a document has besides its tables.
namespace list_id {

inline constexpr const char* funds = "performance-funds";
inline constexpr const char* indicators = "performance-indicators";
inline constexpr const char* notes = "notes";

}  // namespace list_id

struct PrintedColumn {
    // What a row has in it: the title of its side, one of its codes or names, how deep it lies (none of totals and of rows that lie
    // in no other), the unit of its numbers, one of its texts or cells, its id, or the notes on it and why it lacks amounts.
    enum class Kind : std::uint8_t { side, code, name, level, unit, text, amount, row, notes };
    Kind kind = Kind::text;
    std::size_t index = 0;         // the index among the row's codes, names, texts or cells
    std::size_t side = 0;          // of an amount: rows of another side have no such cell
    std::string heading;           // for formats with one row of headings; no two columns of a table have the same
    std::string_view id;           // of an amount; unique in its table
    bool has_fixed_name = false;   // its heading is not printed: it is the same in all files
    std::string title = {};        // for people: of an amount as printed, where a side has headings of its own
    std::string group = {};        // of an amount: the common heading over it and its neighbours; empty for none
    bool is_text = false;          // of an amount: its cells hold texts instead
    bool has_numbers = false;      // of a text: they are numbers, written for programs
    bool is_for_programs = false;  // of a text: an id, which people do not need beside the name
    bool is_left_out = false;      // of an amount: the document does not have the column; formats for programs still have it
    std::string explanation = {};  // the name of the word that says what it holds
    std::string_view unit = {};    // of an amount: set if it is not the table's
    bool is_of_money = true;       // of an amount: it has the table's unit unless it has its own
    ColumnKind measure = ColumnKind::money;                         // of an amount: what its cells hold
    MoneyDirection direction = MoneyDirection::none;                // of an amount: which way its money goes
    ClassificationKind classification = ClassificationKind::other;  // of a code or the name of one
    bool is_restated = false;  // of an amount: it prints last year's amounts on another basis than last year's document
};

struct PrintedRow {
    std::string_view id;                       // unique in its side
    std::span<const std::string> codes;        // none for totals
    std::span<const std::string> names;        // one for each name column of its side
    std::vector<std::string_view> texts = {};  // of a list, one for each column of text
    std::span<const Cell> cells;               // one for each amount of its side: as printed, or why there is none
    std::span<const Cell> shown;               // the cells of the columns that the document has
    RowRole role = RowRole::line;
    int level = 1;
    std::span<const std::uint32_t> notes = {};  // the numbers of the notes on it
    std::string_view unit = {};                 // of its numbers, where rows have units of their own
    bool is_parent = false;                     // other rows of its side are below it and add up to it
};

// What the row is among those that add up, as data name it: item, parent, subtotal or total.
[[nodiscard]] const char* role_name(const PrintedRow& row);

struct PrintedSide {
    std::string_view id;                                // empty if the table has one side
    std::string title;                                  // the same
    std::string code_title;                             // the heading of the codes
    bool has_codes = false;                             // they are printed
    std::vector<std::string> name_titles;               // the headings of the names
    std::span<const std::string> classifications = {};  // the ids of those that its codes are of
    std::size_t first_amount = 0;                       // where its amounts begin among the table's columns
    std::size_t amount_count = 0;
    std::vector<PrintedRow> rows;  // in printed order

    [[nodiscard]] const PrintedRow* find_row(std::string_view row) const;
};

struct PrintedNote {
    std::string_view text;
    std::string_view original;          // the reading of the source, if the note records a doubt
    std::uint32_t number = 0;           // among the notes of its table, from 1
    std::span<const std::string> rows;  // the ids of the rows it is about; none: it is about all of them
    std::string_view column;            // the id of the column it is about; empty: it is about all of them

    // Whether it is about the row, or about a cell of the row in that column. of_column: empty for any.
    [[nodiscard]] bool concerns(const PrintedRow& row, std::string_view of_column) const;
};

struct PrintedTable {
    std::string_view id;
    int number = 0;  // as printed; 0 for a list beside the tables
    std::string title;
    std::string_view unit;                          // of its amounts; empty if there are none or each has its own
    std::vector<MoneyUnit> units;                   // in which a reader may want its money; empty if there is no choice
    std::string_view rounded_to;                    // the unit its amounts are rounded to; empty where their decimals show it
    std::string_view printed_note;                  // the publisher's note under the table
    std::optional<CellState> absence;               // why the document does not have it; nothing if it does
    std::string_view absence_reason;                // the publisher's words; may be empty
    const SourceDocument* source = nullptr;         // nothing if the source is not known
    SourcePages pages;                              // its pages in the source
    std::string_view source_cells;                  // where an import found it; empty if it was typed
    std::span<const SourceRecords> source_records;  // of which an import made it, from ledgers
    std::size_t more_source_files = 0;              // that have records beside these
    std::vector<PrintedColumn> columns;             // of all sides, in the order of formats that print the sides below each other
    std::vector<PrintedSide> sides;                 // at least one
    std::vector<PrintedNote> notes;                 // the editor's
    std::forward_list<std::string> made;            // texts of rows that are in no document
    std::forward_list<std::vector<Cell>> narrowed;  // the shown cells of rows that also have others

    [[nodiscard]] bool has_sides() const { return sides.size() > 1; }
    [[nodiscard]] std::span<const PrintedColumn> amounts_of(const PrintedSide& side) const {
        return std::span(columns).subspan(side.first_amount, side.amount_count);
    }
    // The notes on a row and, if a column is given, on its cell, as one text.
    [[nodiscard]] std::string notes_on(const PrintedRow& row, std::string_view column) const;
};

// One file of a document to download, in whatever format.
struct TableFile {
    // A table of the document, a list of its performance targets, a row for every cell of all its tables, or its notes.
    enum class Kind : std::uint8_t { table, targets, cells, notes };
    Kind kind = Kind::table;
    std::string name;  // without the ending, such as "01-summary"
    std::string title;
    std::span<const PrintedTable> tables;  // at least one; for all cells, all tables
};

// The tables of a document and the files that are made from them. It can be moved, but not copied: its files refer to its tables.
struct PrintedDocument {
    PrintedDocument() = default;
    PrintedDocument(PrintedDocument&&) = default;
    PrintedDocument& operator=(PrintedDocument&&) = default;
    PrintedDocument(const PrintedDocument&) = delete;
    PrintedDocument& operator=(const PrintedDocument&) = delete;
    ~PrintedDocument() = default;

    std::string_view department;     // its name in that year
    std::string_view department_id;  // its slug
    std::string_view group;          // the department's group, by id; empty where the site has none
    std::string year;
    std::string_view stage;
    std::string_view standard;  // its id
    std::string_view version;   // the date of its last correction; without any, that of its source; empty if there is none
    std::string_view currency;  // of its money, as ISO 4217 has it; empty if the standard does not say
    MoneyUnit base;             // the smallest unit of its standard's money, in which all its money can be said exactly
    const std::map<std::string, int, std::less<>>* units = nullptr;  // the powers of ten of that money's units
    std::vector<PrintedTable> tables;                                // as the document has them
    // What has no table, as tables: the figures that only the text states, and the money of performance forms. They are in no file
    // but that of all cells.
    std::vector<PrintedTable> stated;
    std::vector<PrintedTable> targets;  // the money and the indicators of its performance forms; none if it has no forms
    std::vector<PrintedTable> notes;    // one table with all notes; none if there are no notes
    std::vector<TableFile> files;       // in the order of their description
};

}  // namespace sitegen
