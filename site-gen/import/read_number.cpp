#include "import/read_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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
constexpr std::array<StateOfText, 14> usual_states = {{{"-", CellState::not_applicable},
                                                       {"–", CellState::not_applicable},
                                                       {"—", CellState::not_applicable},
                                                       {"——", CellState::not_applicable},
                                                       {"－", CellState::not_applicable},
                                                       {"−", CellState::not_applicable},
                                                       {"--", CellState::not_applicable},
                                                       {"n/a", CellState::not_applicable},
                                                       {"na", CellState::not_applicable},
                                                       {"x", CellState::not_applicable},
                                                       {"..", CellState::not_published},
                                                       {"…", CellState::not_published},
                                                       {"...", CellState::not_published},
                                                       {"不适用", CellState::not_applicable}}};

// Plain ASCII: full-width digits and signs, minus signs and spaces of all kinds become those of ASCII.
std::string in_ascii(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const Character character = first_character(text);
        const char32_t value = character.value;
        if (value >= 0xFF01 && value <= 0xFF5E) {
            plain += static_cast<char>(value - 0xFF01 + '!');
        } else if (value == 0x2212 || value == 0x2013 || value == 0x2012 || value == 0x2010 || value == 0x2011) {
            plain += '-';
        } else if (value == 0x00A0 || value == 0x202F || value == 0x2009 || value == 0x2007 || value == 0x3000) {
            plain += ' ';
        } else if (value == 0x2019) {
            plain += '\'';
        } else {
            plain += text.substr(0, character.byte_count);
        }
        text.remove_prefix(character.byte_count);
    }
    const auto is_space = [](char c) { return is_ascii_space(c); };
    plain.erase(plain.begin(), std::find_if_not(plain.begin(), plain.end(), is_space));
    while (!plain.empty() && is_ascii_space(plain.back())) plain.pop_back();
    return plain;
}

// The sign, the digits with their marks, and what stands around them.
struct NumberParts {
    bool is_negative = false;
    std::string digits;  // digits, points, commas, spaces and apostrophes; empty if it is no number
    std::string mark;    // a footnote mark behind it
    bool is_percentage = false;
    bool has_more = false;  // something else follows
};

bool is_of_number(char c) { return is_ascii_digit(c) || c == '.' || c == ',' || c == ' ' || c == '\''; }

// A mark that leads to a footnote: 1,234* or 1,234 (a) or 1,234¹.
bool is_footnote_mark(std::string_view text) {
    if (text.empty() || text.size() > 6) return false;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c == '*' || c == '#'; })) return true;
    if (text == "†" || text == "‡" || text == "¹" || text == "²" || text == "³" || text == "§") return true;
    const bool has_brackets = text.size() == 3 && ((text[0] == '(' && text[2] == ')') || (text[0] == '[' && text[2] == ']'));
    return has_brackets && (is_ascii_letter(text[1]) || (is_ascii_digit(text[1]) && text[0] == '['));
}

void take_currency(std::string& text) {
    while (!text.empty() && is_currency_sign(first_character(text).value)) text.erase(0, first_character(text).byte_count);
    while (!text.empty() && is_currency_sign(last_character(text).value))
        text.resize(text.size() - last_character(text).byte_count);
    while (text.starts_with(' ')) text.erase(0, 1);
    while (text.ends_with(' ')) text.pop_back();
}

NumberParts parts_of(std::string_view written) {
    NumberParts parts;
    std::string text = in_ascii(written);
    take_currency(text);
    const auto take_sign = [&] {
        if (!text.starts_with('-') && !text.starts_with('+')) return;
        parts.is_negative = text[0] == '-';
        text.erase(0, 1);
        take_currency(text);
    };
    take_sign();
    if (text.starts_with('(') && text.ends_with(')')) {
        parts.is_negative = true;
        text = text.substr(1, text.size() - 2);
        take_currency(text);
    }
    std::size_t end = 0;
    while (end < text.size() && is_of_number(text[end])) ++end;
    std::string behind = text.substr(end);
    text.resize(end);
    while (text.ends_with(' ')) text.pop_back();
    // The footnote of 1,234 1) looks like a number.
    if (const std::size_t space = text.rfind(' '); behind == ")" && space != std::string::npos && text.size() - space <= 3) {
        parts.mark = text.substr(space + 1) + behind;
        text.resize(space);
        behind.clear();
    }
    if (text.empty() ||
        !is_ascii_digit(text[text.find_first_not_of(".,") == std::string::npos ? 0 : text.find_first_not_of(".,")])) {
        parts.has_more = true;
        return parts;
    }
    if (behind == "-") {
        parts.is_negative = true;
        behind.clear();
    }
    if (behind.starts_with('%')) {
        parts.is_percentage = true;
        behind.erase(0, 1);
    }
    if (is_footnote_mark(behind)) {
        parts.mark = behind;
        behind.clear();
    }
    parts.has_more = !behind.empty();
    parts.digits = text;
    return parts;
}

// How the text's points and commas can be read.
enum class MarkForm { plain, point_decimal, comma_decimal, ambiguous_comma, ambiguous_point, grouped_comma, grouped_point, broken };

// Whether all groups behind the first are of three digits. Indian groups of two are taken, too.
bool has_groups(std::string_view digits, char mark) {
    std::size_t begin = digits.find(mark);
    if (begin == 0 || begin > 3) return false;
    while (begin != std::string_view::npos) {
        const std::size_t next = digits.find(mark, begin + 1);
        const std::size_t size = (next == std::string_view::npos ? digits.size() : next) - begin - 1;
        if (next == std::string_view::npos ? size != 3 : size != 3 && size != 2) return false;
        begin = next;
    }
    return true;
}

MarkForm form_of(std::string_view digits) {
    const auto points = std::count(digits.begin(), digits.end(), '.');
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    const std::size_t point = digits.rfind('.');
    const std::size_t comma = digits.rfind(',');
    if (points == 0 && commas == 0) return MarkForm::plain;
    if (points > 0 && commas > 0) {
        if (point > comma && points == 1 && has_groups(digits.substr(0, point), ',')) return MarkForm::point_decimal;
        if (comma > point && commas == 1 && has_groups(digits.substr(0, comma), '.')) return MarkForm::comma_decimal;
        return MarkForm::broken;
    }
    const char mark = points > 0 ? '.' : ',';
    if (points + commas > 1) {
        if (!has_groups(digits, mark)) return MarkForm::broken;
        return mark == ',' ? MarkForm::grouped_comma : MarkForm::grouped_point;
    }
    const std::size_t at = digits.find(mark);
    const bool could_be_group = at >= 1 && at <= 3 && digits.size() - at - 1 == 3 && digits[0] != '0';
    if (mark == '.') return could_be_group ? MarkForm::ambiguous_point : MarkForm::point_decimal;
    return could_be_group ? MarkForm::ambiguous_comma : MarkForm::comma_decimal;
}

// The plain decimal, or nothing if the marks do not fit.
std::optional<std::string> decimal_of(std::string digits, const SourceMarks& marks) {
    for (const char space : {' ', '\''}) {
        if (digits.find(space) == std::string::npos) continue;
        const std::size_t end = digits.find_first_of(".,");
        if (!has_groups(digits.substr(0, end), space)) return std::nullopt;
        digits.erase(std::remove(digits.begin(), digits.end(), space), digits.end());
    }
    const char decimal = marks.decimal == 0 ? '.' : marks.decimal;
    const char group = decimal == '.' ? ',' : '.';
    const std::size_t point = digits.find(decimal);
    if (point != std::string::npos && digits.find(decimal, point + 1) != std::string::npos) return std::nullopt;
    std::string whole = digits.substr(0, point);
    if (whole.find(group) != std::string::npos) {
        if (!has_groups(whole, group)) return std::nullopt;
        whole.erase(std::remove(whole.begin(), whole.end(), group), whole.end());
    }
    if (whole.empty()) whole = "0";
    if (point == std::string::npos) return whole;
    const std::string decimals = digits.substr(point + 1);
    if (decimals.find(group) != std::string::npos) return std::nullopt;
    return decimals.empty() ? whole : whole + "." + decimals;
}

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
        // Its format does not say how many decimals it shows.
        if (decimal.find('.') != std::string::npos) decimal.erase(decimal.find_last_not_of('0') + 1);
        if (decimal.ends_with('.')) decimal.pop_back();
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
        reading.is_rounded_to_shown =
            rounded_to_decimals(decimal, 20) != rounded_to_decimals(kept.ends_with('.') ? kept + "0" : kept, 20);
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

AmountReading read_typed(std::string_view text, const SourceMarks& marks, const StateWords& states) {
    const std::string plain = in_ascii(text);
    const std::string folded = folded_text(plain).value_or(plain);
    for (const auto& [word, state] : states) {
        if (folded == folded_text(word)) return AmountReading{{ImportedCell::Kind::state, state == "blank" ? "" : state}};
    }
    for (const StateOfText& usual : usual_states) {
        if (folded == usual.text || text == usual.text) return state_reading(usual.state);
    }
    if (plain.empty()) return state_reading(CellState::blank);
    const NumberParts parts = parts_of(text);
    if (parts.digits.empty() || parts.has_more) {
        if (has_two_numbers(plain)) return failed(NumberFault::two_numbers);
        if (!parts.digits.empty() && without_exponent(plain)) return failed(NumberFault::exponent);
        return failed(NumberFault::not_a_number);
    }
    std::optional<std::string> decimal = decimal_of(parts.digits, marks);
    if (!decimal) return failed(has_two_numbers(plain) ? NumberFault::two_numbers : NumberFault::wrong_marks);
    if (parts.is_negative && decimal->find_first_not_of("0.") != std::string::npos) decimal->insert(0, "-");
    AmountReading reading;
    reading.mark = parts.mark;
    reading.is_percentage = parts.is_percentage;
    return finished(std::move(reading), std::move(*decimal));
}

}  // namespace

void weigh(std::string_view text, MarkEvidence& evidence) {
    const NumberParts parts = parts_of(text);
    if (parts.digits.empty() || parts.has_more) return;
    const auto count = [&](std::size_t& counter, std::string& first) {
        ++counter;
        if (first.empty()) first = text;
    };
    std::string digits = parts.digits;
    for (const char space : {' ', '\''}) digits.erase(std::remove(digits.begin(), digits.end(), space), digits.end());
    switch (form_of(digits)) {
        case MarkForm::point_decimal:
        case MarkForm::grouped_comma:
            return count(evidence.point_is_decimal, evidence.first_point);
        case MarkForm::comma_decimal:
        case MarkForm::grouped_point:
            return count(evidence.comma_is_decimal, evidence.first_comma);
        case MarkForm::ambiguous_comma:
        case MarkForm::ambiguous_point:
            return count(evidence.ambiguous, evidence.first_ambiguous);
        case MarkForm::plain:
        case MarkForm::broken:
            return;
    }
}

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
    const NumberParts parts = parts_of(cell.text);
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
