// What a mapping file says about long files: a row for each amount, or for each line of a budget. It is data of an office, like a
// standard.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "import/read_number.hpp"
#include "model/place.hpp"
#include "model/source.hpp"

namespace sitegen {

// Where a text comes from: a constant, columns of the file, or its name.
struct LedgerField {
    std::string constant;
    std::vector<std::string> columns;  // their headings, or their numbers from 1 in a file without headings
    std::string join;                  // between the texts of several columns
    std::string file_pattern;          // "budget-{}.csv": what stands in the name of the file at {}
    std::string lookup;                // the id of a lookup that gives the text another form; empty: none
    std::size_t first = 0;             // of its characters, from 1: only these are taken; 0: all
    std::size_t last = 0;
    std::size_t width = 0;                      // zeros are put before it until it has that many characters
    std::map<std::string, std::string> values;  // by folded text: what it means
    std::optional<std::string> otherwise;       // what other texts mean; nothing: themselves
    Place place;                                // line 0: the field is not declared

    [[nodiscard]] bool is_declared() const { return place.line != 0; }
};

// Which rows count: the text of the column is one of the values, or none of them.
struct LedgerFilter {
    LedgerField field;
    std::vector<std::string> values;  // folded
    bool is_negated = false;
};

// An amount column of the file and the column of the table that it fills.
struct LedgerAmount {
    std::string column;  // of the file
    std::string to;      // the id in the standard
};

// What one file gives to one table, or to one side of it.
struct LedgerTable {
    std::string table;
    std::string side;                   // empty if the table has one
    std::vector<LedgerField> keys;      // for each key column of its form: code, id, name …
    std::vector<LedgerAmount> amounts;  // either columns of amounts
    LedgerField column;                 // or the column of the table, by its id, and one column of amounts
    std::string amount;
    std::vector<LedgerFilter> filters;     // beside those of the file
    std::vector<LedgerFilter> subtracted;  // amounts of these rows count negatively
    bool sums = false;                     // several amounts of one cell are added; otherwise they are faults
    bool has_parents = false;              // rows of parent codes are made, as sums
    bool has_total = false;                // the row of the total is made, as a sum
    Place place;
};

struct LedgerFiles {
    std::string pattern;  // relative to the mapping file; * stands for anything but a slash
    std::string sheet;    // of a workbook; empty: its first
    std::string encoding;
    std::optional<char> delimiter;
    std::size_t heading_line = 1;  // 0: the file has no headings
    SourceMarks marks;
    StateWords states;
    LedgerField year;
    LedgerField stage;
    LedgerField department;
    std::vector<LedgerFilter> filters;
    std::vector<LedgerTable> tables;
    Place place;
};

struct LedgerDepartment {
    std::string folder;
    std::string name;
    std::vector<std::pair<std::string, std::string>> former;  // names, and the last fiscal years in which they held
    std::vector<std::string> also;                            // other spellings in the files
};

struct LedgerLookup {
    std::string id;
    std::string file;
    std::string key;
    std::string value;
    std::string encoding;
    std::optional<char> delimiter;
    Place place;
};

// Prose for each document.
struct LedgerNarrative {
    std::string section;
    std::string pattern;  // "intro/{department}-{year}.md", relative to the mapping file
    Place place;
};

struct LedgerMapping {
    std::string standard;
    std::string unit;
    std::string title;  // of documents: {department}, {year} and {stage} are filled in
    std::string note;   // below every table; for totals that were made here, for example
    SourceDocument source;
    bool has_closed_list = false;  // a department that is not listed is a fault
    std::vector<LedgerFiles> files;
    std::vector<LedgerDepartment> departments;
    std::vector<LedgerLookup> lookups;
    std::vector<LedgerNarrative> narratives;
    Place place;
};

}  // namespace sitegen
