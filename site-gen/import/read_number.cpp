#include "import/read_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "import/import_words.hpp"
#include "import/number_parts.hpp"
#include "import/sheet_region.hpp"
#include "model/amount.hpp"
#include "model/cell.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// A binary fraction holds fifteen decimal digits of any number that was typed.
constexpr int digits_of_a_double = 15;

struct StateOfText {
    std::string_view text;
    CellState state;
};
constexpr std::array<StateOfText, 10> marks_of_states = {{{"-", CellState::not_applicable},
                                                          {"–", CellState::not_applicable},
                                                          {"—", CellState::not_applicable},
                                                          {"——", CellState::not_applicable},
                                                          {"－", CellState::not_applicable},
                                                          {"−", CellState::not_applicable},
                                                          {"--", CellState::not_applicable},
                                                          {"..", CellState::not_published},
                                                          {"…", CellState::not_published},
                                                          {"...", CellState::not_published}}};

AmountReading state_reading(CellState state) {
    AmountReading reading;
    reading.cell = {ImportedCell::Kind::state, state == CellState::blank ? "" : name_of(state)};
    return reading;
}

AmountReading failed(NumberFault fault) {
    AmountReading reading;
    reading.fault = fault;
    return reading;
}

AmountReading finished(AmountReading reading, std::string decimal) {
    if (decimal.size() > 1 && decimal.starts_with('0') && decimal[1] != '.') {
        const std::size_t first = decimal.find_first_not_of('0');
        decimal.erase(0, first == std::string::npos ? decimal.size() - 1 : decimal[first] == '.' ? first - 1 : first);
    }
    const auto parsed = Amount::parse(decimal);
    if (std::holds_alternative<AmountFault>(parsed))
        return failed(std::get<AmountFault>(parsed) == AmountFault::too_long ? NumberFault::too_long : NumberFault::not_a_number);
    reading.cell = {ImportedCell::Kind::number, std::move(decimal)};
    return reading;
}

// The same number times a hundred.
std::string in_per_cent(const std::string& decimal) { return without_exponent(decimal + "E2").value_or(decimal); }

AmountReading read_stored(const GridCell& cell) {
    const std::optional<std::string> plain = without_exponent(cell.text);
    if (!plain) return failed(NumberFault::not_a_number);
    AmountReading reading;
    std::string decimal = rounded_to_significant(*plain, digits_of_a_double);
    reading.is_noise_rounded = decimal != *plain;
    if (cell.shown_power > 0) {
        decimal = without_exponent(fmt::format("{}E-{}", decimal, cell.shown_power)).value_or(decimal);
        if (!cell.decimals && decimal.find('.') != std::string::npos) {
            decimal.erase(decimal.find_last_not_of('0') + 1);
            if (decimal.ends_with('.')) decimal.pop_back();
        }
        reading.is_rounded_to_shown = true;
    }
    if (cell.is_percentage) {
        decimal = in_per_cent(decimal);
        reading.is_percentage = true;
    }
    if (cell.decimals) {
        const std::string shown = rounded_to_decimals(decimal, *cell.decimals);
        // Zeros that are filled in change nothing; digits that are lost do.
        const std::string kept = shown.find('.') == std::string::npos ? shown : shown.substr(0, shown.find_last_not_of('0') + 1);
        reading.is_rounded_to_shown = cell.shown_power > 0 || rounded_to_decimals(decimal, 20) !=
                                                                  rounded_to_decimals(kept.ends_with('.') ? kept + "0" : kept, 20);
        decimal = shown;
    }
    return finished(std::move(reading), std::move(decimal));
}

bool has_two_numbers(std::string_view text) {
    bool has_one = false;
    bool is_in_number = false;
    bool has_break = false;
    for (const char c : text) {
        if (is_ascii_digit(c)) {
            if (has_one && !is_in_number && has_break) return true;
            has_one = is_in_number = true;
            has_break = false;
        } else if (c != '.' && c != ',') {
            is_in_number = false;
            has_break = has_break || c == '/' || c == '\n' || c == ';' || c == '(' || c == ' ';
        }
    }
    return false;
}

// "(-)" is one everywhere.
bool is_minus_sign(const std::string& text, const SourceMarks& marks) {
    const std::vector<std::string>& known = marks.minus_signs;
    if (std::find(known.begin(), known.end(), text) != known.end()) return true;
    const std::vector<MinusSign>& signs = import_words().minus_signs;
    return std::any_of(signs.begin(), signs.end(),
                       [&](const MinusSign& sign) { return sign.text == text && sign.currencies.empty(); });
}

AmountReading read_typed(std::string_view text, const SourceMarks& marks, const StateWords& states) {
    const std::string plain = in_ascii(text);
    const std::string folded = folded_text(plain).value_or(plain);
    for (const auto& [word, state] : states) {
        if (folded == folded_text(word)) return AmountReading{{ImportedCell::Kind::state, state == "blank" ? "" : state}};
    }
    for (const StateOfText& mark : marks_of_states) {
        if (folded == mark.text || text == mark.text) return state_reading(mark.state);
    }
    for (const auto& [word, state] : import_words().states) {
        if (folded == word) return state_reading(state);
    }
    if (plain.empty()) return state_reading(CellState::blank);
    const NumberParts parts = parts_of_number(text);
    if (parts.digits.empty() || parts.has_more) {
        if (has_two_numbers(plain)) return failed(NumberFault::two_numbers);
        if (!parts.digits.empty() && without_exponent(plain)) return failed(NumberFault::exponent);
        return failed(NumberFault::not_a_number);
    }
    if (!parts.minus.empty() && (parts.is_negative || !is_minus_sign(parts.minus, marks))) return failed(NumberFault::minus_sign);
    std::optional<std::string> decimal = decimal_of(parts.digits, marks);
    if (!decimal) return failed(has_two_numbers(plain) ? NumberFault::two_numbers : NumberFault::wrong_marks);
    if ((parts.is_negative || !parts.minus.empty()) && decimal->find_first_not_of("0.") != std::string::npos)
        decimal->insert(0, "-");
    AmountReading reading;
    reading.mark = parts.mark;
    reading.is_percentage = parts.is_percentage;
    return finished(std::move(reading), std::move(*decimal));
}

}  // namespace

AmountReading read_number(const GridCell& cell, const SourceMarks& marks, const StateWords& states) {
    switch (cell.kind) {
        case GridCellKind::blank:
            return state_reading(CellState::blank);
        case GridCellKind::number:
            return read_stored(cell);
        case GridCellKind::text:
            return read_typed(cell.text, marks, states);
        case GridCellKind::date:
            return failed(NumberFault::date);
        case GridCellKind::error:
            return failed(NumberFault::spreadsheet_error);
        case GridCellKind::uncalculated:
            return failed(NumberFault::uncalculated);
        case GridCellKind::boolean:
            break;
    }
    return failed(NumberFault::not_a_number);
}

bool looks_like_amount(const GridCell& cell) {
    if (cell.kind == GridCellKind::number || cell.kind == GridCellKind::uncalculated) return true;
    if (cell.kind != GridCellKind::text) return false;
    const NumberParts parts = parts_of_number(cell.text);
    // "£000" heads a column of thousands.
    if (parts.digits.size() >= 3 && parts.digits.find_first_not_of('0') == std::string::npos) return false;
    return !parts.digits.empty() && !parts.has_more;
}

std::string message_of(NumberFault fault, const GridCell& cell) {
    const std::string quoted = "“" + one_line(cell.text) + "”";
    switch (fault) {
        case NumberFault::none:
        case NumberFault::not_a_number:
            break;
        case NumberFault::two_numbers:
            return quoted + " holds two numbers";
        case NumberFault::wrong_marks:
            return "the marks of " + quoted + " do not fit those of the other numbers";
        case NumberFault::minus_sign:
            return "nothing tells whether the mark of " + quoted + " is a minus sign";
        case NumberFault::exponent:
            return quoted + " is written with an exponent: a program has left out its other digits";
        case NumberFault::date:
            return "the date " + cell.text + " stands where an amount belongs";
        case NumberFault::spreadsheet_error:
            return "the spreadsheet shows the error " + quoted;
        case NumberFault::uncalculated:
            return "the formula " + quoted + " has no stored result";
        case NumberFault::too_long:
            return quoted + " has more than 18 digits";
    }
    return quoted + " is not a number";
}

std::string remedy_of(NumberFault fault) {
    switch (fault) {
        case NumberFault::two_numbers:
            return "Give each number a cell of its own.";
        case NumberFault::wrong_marks:
            return "Correct it in the source, or declare the marks: [numbers] decimal = \",\" in a mapping file.";
        case NumberFault::minus_sign:
            return "If it is one, declare it in a mapping file: [numbers] minus = [\"△\"]. Otherwise correct the source.";
        case NumberFault::exponent:
            return "Give the column a number format with all digits in the source, and save it again.";
        case NumberFault::date:
            return "Spreadsheets turn texts such as 3-1 into dates. Give the column a text or number format in the source, and "
                   "type it again.";
        case NumberFault::spreadsheet_error:
            return "Correct the formula in the source.";
        case NumberFault::uncalculated:
            return "Open the workbook in a spreadsheet program, let it calculate, and save it again.";
        case NumberFault::none:
        case NumberFault::not_a_number:
        case NumberFault::too_long:
            break;
    }
    return "Correct it in the source. If it says why there is no amount, declare what it means: [states] in a mapping file.";
}

}  // namespace sitegen
