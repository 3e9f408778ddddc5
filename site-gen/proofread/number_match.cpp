#include "proofread/number_match.hpp"

#include <algorithm>

#include "proofread/folded_text.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr int digits_of_rounded = 3;
constexpr int digits_of_rounded_elsewhere = 2;  // if the number is in another unit
constexpr int shortest_overlap = 8;             // columns

Amount cut(const Amount& value, int decimals) {
    std::int64_t coefficient = value.coefficient();
    for (int i = value.decimals(); i > decimals; --i) coefficient /= 10;
    return {coefficient, decimals};
}

std::u32string code_points_of(std::string_view text) {
    std::u32string result;
    while (!text.empty()) {
        const Character character = first_character(text);
        result += character.value;
        text.remove_prefix(character.byte_count);
    }
    return result;
}

// lengths[j + 1]: columns of the common words that end at `left` and b[j]. Only the last row of the table is kept.
int longest_common(const std::u32string& a, const std::u32string& b) {
    std::vector<int> lengths(b.size() + 1, 0);
    int best = 0;
    for (const char32_t left : a) {
        int diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int above = lengths[j + 1];
            lengths[j + 1] = 0;
            if (left == b[j]) {
                lengths[j + 1] = diagonal + column_count(left);
                best = std::max(best, lengths[j + 1]);
            }
            diagonal = above;
        }
    }
    return best;
}

bool is_kind(const ProseFigure& figure, FigureForm::Kind kind) { return figure.kind() == kind; }

// The value that a number may state: that of the saying, or its size if the number has no sign.
std::optional<Amount> value_for(const ProseFigures& figures, const Saying& saying, const ProseNumber& number) {
    const std::optional<Amount> value = value_in(figures, saying, number.unit);
    return value && value->is_negative() && !number.value.is_negative() ? value->absolute() : value;
}

bool is_in_unit(const ProseNumber& number, const ProseUnit& unit) {
    return number.unit.kind != ProseUnit::Kind::money || (number.unit.name == unit.name && number.unit.power == unit.power);
}

}  // namespace

std::optional<Amount> value_in(const ProseFigures& figures, const Saying& saying, const ProseUnit& unit) {
    const ProseFigure& figure = figures.figures[saying.figure];
    const std::optional<Amount>& value = saying.is_rate ? figure.rate : figure.value;
    if (!value) return std::nullopt;
    const Amount printed = is_kind(figure, FigureForm::Kind::change) ? value->absolute() : *value;
    if (unit.kind == ProseUnit::Kind::none || (saying.is_rate && unit.kind == ProseUnit::Kind::percent)) return printed;
    if (saying.is_rate || figure.unit.kind != unit.kind) return std::nullopt;
    if (unit.kind != ProseUnit::Kind::money) return printed;
    try {
        return printed.shifted(figure.unit.power - unit.power);
    } catch (const AmountOverflow&) {
        return std::nullopt;
    }
}

Likeness compare(const Amount& written, const Amount& value) {
    if (written == value) return Likeness::exact;
    if (written.is_zero() || value.decimals() <= written.decimals()) return Likeness::none;
    if (value.rounded(written.decimals()) == written) return Likeness::rounded;
    return cut(value, written.decimals()) == written ? Likeness::cut : Likeness::none;
}

std::vector<Saying> levels_in(const ProseFigures& figures, const ProseUnit& unit) {
    std::vector<Saying> result;
    for (std::size_t i = 0; i < figures.figures.size(); ++i) {
        if (!is_kind(figures.figures[i], FigureForm::Kind::change) && value_in(figures, {i, false}, unit))
            result.push_back({i, false});
    }
    return result;
}

std::vector<Saying> changes_in(const ProseFigures& figures, const ProseUnit& unit) {
    const bool is_rate = unit.kind == ProseUnit::Kind::percent;
    std::vector<Saying> result;
    for (std::size_t i = 0; i < figures.figures.size(); ++i) {
        if (is_kind(figures.figures[i], FigureForm::Kind::change) && value_in(figures, {i, is_rate}, unit))
            result.push_back({i, is_rate});
    }
    return result;
}

Equals find_equal(const ProseFigures& figures, const std::vector<Saying>& sayings, const ProseNumber& number, NamedBy named_by) {
    Equals result;
    for (const Saying& saying : sayings) {
        const std::optional<Amount> value = value_for(figures, saying, number);
        const Likeness likeness = value ? compare(number.value, *value) : Likeness::none;
        if (likeness == Likeness::none || likeness < result.likeness) continue;
        const int fewest = named_by == NamedBy::words                                ? 1
                           : is_in_unit(number, figures.figures[saying.figure].unit) ? digits_of_rounded
                                                                                     : digits_of_rounded_elsewhere;
        if (likeness != Likeness::exact && digit_count(number.value) < fewest) continue;
        // A better likeness replaces all worse ones.
        if (likeness > result.likeness) result.sayings.clear();
        result.likeness = likeness;
        result.sayings.push_back(saying);
    }
    return result;
}

std::optional<Nearest> find_nearest(const ProseFigures& figures, const std::vector<Saying>& sayings, const ProseNumber& number,
                                    int fewest_digits) {
    std::optional<Nearest> best;
    // A slip is a better explanation than a small difference between two numbers.
    const auto rank = [](Slip slip) { return slip == Slip::none ? 2 : slip == Slip::close ? 1 : 0; };
    for (const Saying& saying : sayings) {
        const std::optional<Amount> value = value_for(figures, saying, number);
        if (!value) continue;
        const int digits = std::max(digit_count(number.value), digit_count(*value));
        const Slip slip = digits < fewest_digits ? Slip::none : find_slip(number.value, *value);
        if (best && rank(slip) > rank(best->slip)) continue;
        if (best && rank(slip) == rank(best->slip) &&
            (number.value - *value).absolute() >= (number.value - best->value).absolute()) {
            continue;
        }
        best = {saying, *value, slip};
    }
    return best;
}

int digit_count(const Amount& amount) {
    int count = 0;
    for (std::int64_t rest = amount.absolute().coefficient(); rest > 0; rest /= 10) ++count;
    return count;
}

int significant_digits_of(const Amount& amount) {
    std::int64_t rest = amount.absolute().coefficient();
    while (rest != 0 && rest % 10 == 0) rest /= 10;
    return digit_count(Amount(rest, 0));
}

int telling_digits_of(const Amount& amount) { return amount.decimals() > 0 ? digit_count(amount) : significant_digits_of(amount); }

int overlap_with(const ProseFigures& figures, std::size_t figure, std::string_view text) {
    const std::u32string words = code_points_of(text);
    int best = 0;
    for (const FigureLabel& named : figures.labels) {
        if (named.figure != figure) continue;
        const std::string& label = named.label->parts.back();
        const int common = longest_common(words, code_points_of(label));
        if (common >= shortest_overlap && 2 * common >= columns_of(label)) best = std::max(best, common);
    }
    return best;
}

bool is_named_with(const ProseFigures& figures, std::size_t figure, std::string_view words) {
    return std::any_of(figures.labels.begin(), figures.labels.end(), [&](const FigureLabel& named) {
        return named.figure == figure && named.label->parts.back().find(words) != std::string::npos;
    });
}

std::optional<EqualCell> find_equal_cell(const Document& document, const ProseNumber& number, std::string_view words) {
    if (number.unit.kind != ProseUnit::Kind::money || number.value.is_zero()) return std::nullopt;
    const auto holds_words = [&](const std::string& title) { return fold_prose(title).find(words) != std::string::npos; };
    std::optional<EqualCell> best;
    for (const Table& table : document.tables) {
        const ProseUnit unit = unit_named(table.unit, *document.standard);
        if (unit.kind != ProseUnit::Kind::money) continue;
        Amount wanted;
        try {
            wanted = number.value.shifted(number.unit.power - unit.power);
        } catch (const AmountOverflow&) {
            continue;  // no cell with that unit can hold it
        }
        for (const Side& side : table.sides) {
            for (const Row& row : side.rows) {
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    const ColumnForm& column = side.form->columns[i];
                    if (row.cells[i].state != CellState::amount || row.cells[i].printed != wanted) continue;
                    if (column.kind != ColumnKind::money || !column.unit.empty()) continue;
                    const bool is_named =
                        !words.empty() && (holds_words(column.title) || (!row.names.empty() && holds_words(row.names.back())));
                    if (!best || (is_named && !best->is_named)) best = {table.form->id + "[" + row.id + "]." + column.id, is_named};
                    if (is_named) return best;
                }
            }
        }
    }
    return best;
}

}  // namespace sitegen
