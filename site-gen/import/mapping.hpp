// What a mapping file says about the sheets of one document: for all that the program cannot see, or sees wrongly.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "import/read_number.hpp"
#include "model/place.hpp"

namespace sitegen {

// What is said about one sheet, or about one part of a sheet.
struct SheetMapping {
    std::string sheet;                     // its name
    std::string table;                     // the id in the standard; empty: the sheet is ignored
    std::optional<std::size_t> first_row;  // of the part of the sheet, from 1, with its headings
    std::optional<std::size_t> last_row;
    std::string unit;  // empty: as the sheet says
    bool is_transposed = false;
    // By the id of a column, or by "code" and "name", with the side's id and a point before it if the table has two: the letters of
    // the sheet's columns.
    std::map<std::string, std::string, std::less<>> columns;
    std::optional<std::size_t> first_data_row;  // from 1
    Place place;
};

struct DocumentMapping {
    std::vector<SheetMapping> sheets;
    SourceMarks marks;
    StateWords states;
    // Names of the source and the ids of the rows that they mean, by table (empty: every table) and comparable name.
    std::map<std::pair<std::string, std::string>, std::string> rows;
    bool reads_hidden = false;  // hidden sheets, rows and columns are read, too
    std::string encoding;       // of delimited files; empty: found out
    std::optional<char> delimiter;
    bool keeps_private = false;               // names of persons and telephone numbers in prose
    std::vector<std::string> private_labels;  // words before them, beside the usual ones
};

}  // namespace sitegen
