#include "import/column_numbers.hpp"

#include <algorithm>
#include <string>

#include "import/read_number.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::size_t least_columns = 3;  // fewer may be amounts

// How a column is calculated from others, behind its number: " = (1 + 2)". With letters only where the columns have them.
bool is_calculation(std::string_view text, ColumnNumber::Kind kind) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (!text.starts_with('=') && !text.starts_with('(') && !text.starts_with('[')) return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        const bool is_of_column = kind == ColumnNumber::Kind::letter ? is_ascii_letter(c) : is_ascii_digit(c);
        return is_of_column || is_ascii_digit(c) || std::string_view(" ()[]=+-*/%").find(c) != std::string_view::npos;
    });
}

// Numbers that follow one another.
struct Sequence {
    std::size_t count = 0;
    std::size_t next = 0;

    // Whether it goes on with the number, or begins with it: at 0 or 1.
    bool take(std::size_t number) {
        if (count == 0 ? number > 1 : number != next) return false;
        next = number + 1;
        ++count;
        return true;
    }
};

}  // namespace

std::optional<ColumnNumber> column_number_in(std::string_view text) {
    if (text.starts_with('(') || text.starts_with('[')) text.remove_prefix(1);
    std::size_t end = 0;
    while (end < text.size() && end < 3 && is_ascii_digit(text[end])) ++end;
    ColumnNumber found;
    if (end > 0) {
        found.number = std::stoul(std::string(text.substr(0, end)));
    } else if (!text.empty() && is_ascii_letter(text[0])) {
        found = {ColumnNumber::Kind::letter, static_cast<std::size_t>(ascii_lower(text[0]) - 'a') + 1};
        end = 1;
    } else {
        return std::nullopt;
    }
    std::string_view rest = text.substr(end);
    if (rest.starts_with(')') || rest.starts_with(']')) rest.remove_prefix(1);
    return rest.empty() || is_calculation(rest, found.kind) ? std::optional(found) : std::nullopt;
}

bool numbers_columns(const SheetRegion& region, std::size_t row) {
    Sequence digits;
    Sequence letters;
    bool are_letters_in_order = true;
    for (std::size_t column = 0; row < region.row_count() && column < region.column_count(); ++column) {
        const GridCell& cell = region.at(row, column);
        const std::optional<ColumnNumber> number = column_number_in(one_line(cell.text));
        if (!number) {
            if (looks_like_amount(cell)) return false;
        } else if (number->kind == ColumnNumber::Kind::digits) {
            if (!digits.take(number->number)) return false;
        } else {
            are_letters_in_order = letters.take(number->number) && are_letters_in_order;
        }
    }
    // Letters may number the columns of names, and digits those of amounts.
    return digits.count >= least_columns || (digits.count == 0 && letters.count >= least_columns && are_letters_in_order);
}

}  // namespace sitegen
