// The amounts of a source, as offices type them: with marks between thousands, brackets for negatives, and dashes where there is
// nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/workbook.hpp"
#include "import/imported.hpp"
#include "import/number_marks.hpp"

namespace sitegen {

// Why a cell is no amount, or what was changed to read it as one.
enum class NumberFault : std::uint8_t {
    none,
    not_a_number,
    two_numbers,  // "12.00 / 15.00"
    wrong_marks,  // its marks contradict those of its column: "84.719,00" among "84,719.00"
    minus_sign,   // a mark such as ▲, which is a minus sign in some forms and says something else in others
    exponent,     // a text such as 1.23E+05: a program has lost its digits
    date,         // a date where an amount belongs
    spreadsheet_error,
    uncalculated,  // a formula without a result
    too_long,
};

struct AmountReading {
    ImportedCell cell;
    NumberFault fault = NumberFault::none;
    std::string mark = {};             // a footnote mark that was left out
    bool is_noise_rounded = false;     // more digits were stored than a decimal number can mean: 0.30000000000000004
    bool is_rounded_to_shown = false;  // more decimals were stored than its format shows
    bool is_percentage = false;        // it was printed with a percent sign
};

// states: what texts beside the usual ones mean, by text: "n.v." → "not published".
using StateWords = std::vector<std::pair<std::string, std::string>>;

// The cell as an amount, or as a state. A number with a percent sign is given in per cent: 12.5 for 12.5%.
[[nodiscard]] AmountReading read_number(const GridCell& cell, const SourceMarks& marks, const StateWords& states);

// Whether the cell looks like an amount: something that read_number() takes for a number.
[[nodiscard]] bool looks_like_amount(const GridCell& cell);

// "is not a number", and what to do about it.
[[nodiscard]] std::string message_of(NumberFault fault, const GridCell& cell);
[[nodiscard]] std::string remedy_of(NumberFault fault);

// A decimal text without exponent: 1.23E+05 is 123000. Nothing if it is none, or if it would have more than 40 digits.
[[nodiscard]] std::optional<std::string> without_exponent(std::string_view text);

// The number that a binary fraction was meant to be: rounded half up to 15 significant digits. text: a plain decimal.
[[nodiscard]] std::string rounded_to_significant(std::string_view text, int digits);
// Rounded half up (away from zero) to that many decimals, or filled with zeros.
[[nodiscard]] std::string rounded_to_decimals(std::string_view text, int decimals);

}  // namespace sitegen
