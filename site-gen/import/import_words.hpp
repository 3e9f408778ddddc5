// The words of forms that an import knows without being told: words.toml, which the program contains.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/cell.hpp"

namespace sitegen {

// Stands before negative amounts in some forms.
struct MinusSign {
    std::string text;
    std::vector<std::string> currencies = {};  // codes of ISO 4217 of the standards with such forms; empty: all standards
};

// Of all languages together. Each word in all its spellings.
struct ImportWords {
    std::vector<std::string> parts;       // before a part of a whole
    std::vector<std::string> totals;      // as match_form() has them
    std::vector<std::string> units;       // before the unit of a table
    std::vector<std::string> currencies;  // names of currencies, beside the unit
    std::vector<std::string> joiners;     // between a scale and a unit
    std::vector<std::string> fillers;     // beside a unit, and say nothing about its size
    std::vector<std::string> ends;        // behind a unit, before something else
    std::vector<std::string> notes;       // at the beginning of a line below a table
    std::vector<std::string> tables;      // before the number of a table
    std::vector<std::string> counters;    // over a column that numbers the rows
    std::vector<std::string> this_year;   // name the document's year in a heading
    std::vector<std::string> last_year;   // and the year before it
    std::vector<MinusSign> minus_signs;
    std::vector<std::pair<std::string, int>> eras;          // names of eras, and the years before their first ones
    std::vector<std::pair<std::string, int>> scales;        // multiply a unit, in folded form, and their powers of ten
    std::vector<std::string> labels;                        // before what is private; the longest first
    std::vector<std::pair<std::string, CellState>> states;  // in folded form
};

[[nodiscard]] const ImportWords& import_words();

// The file.
[[nodiscard]] std::string_view import_words_toml();

}  // namespace sitegen
