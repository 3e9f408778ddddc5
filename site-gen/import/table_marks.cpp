#include "import/table_marks.hpp"

#include <algorithm>

namespace sitegen {

namespace {

constexpr int decimals_of_a_group = 3;  // as many as a group of thousands has digits

bool is_money(const ColumnForm& column) { return column.kind == ColumnKind::money && column.unit.empty(); }

MarkEvidence evidence_of(const std::vector<const FoundTable*>& parts, std::size_t side, std::size_t column) {
    MarkEvidence evidence;
    for (const FoundTable* part : parts) {
        const std::optional<std::size_t>& at = part->headings.sides[side].amounts[column];
        for (std::size_t row = part->headings.end_row; at && row < part->region.row_count(); ++row) {
            const GridCell& cell = part->region.at(row, *at);
            if (cell.kind == GridCellKind::text) weigh(cell.text, evidence);
        }
    }
    return evidence;
}

void add(const MarkEvidence& part, MarkEvidence& all) {
    const auto keep_first = [](std::string& first, const std::string& text) { first = first.empty() ? text : first; };
    all.point_is_decimal += part.point_is_decimal;
    all.comma_is_decimal += part.comma_is_decimal;
    all.ambiguous_points += part.ambiguous_points;
    all.ambiguous_commas += part.ambiguous_commas;
    keep_first(all.first_point, part.first_point);
    keep_first(all.first_comma, part.first_comma);
    keep_first(all.first_ambiguous, part.first_ambiguous);
}

// 12.750 is no amount of a currency whose coins are hundredths: its point stands between thousands.
void take_as_thousands(MarkEvidence& evidence) {
    evidence.comma_is_decimal += evidence.ambiguous_points;
    evidence.point_is_decimal += evidence.ambiguous_commas;
}

}  // namespace

std::optional<int> decimals_in(const Standard& standard, const std::string& unit) {
    const auto power = standard.units.find(unit);
    if (!standard.minor_digits || power == standard.units.end()) return std::nullopt;
    return *standard.minor_digits + power->second;
}

TableMarks weigh_marks(const std::vector<const FoundTable*>& parts, const Standard& standard, const std::string& unit) {
    TableMarks marks;
    const std::vector<SideForm>& sides = parts.front()->form->sides;
    MarkEvidence money;
    std::size_t asked = 0;
    const auto power = standard.units.find(unit);
    for (std::size_t side = 0; side < sides.size(); ++side) {
        marks.columns.emplace_back();
        for (std::size_t column = 0; column < sides[side].columns.size(); ++column) {
            const ColumnForm& form = sides[side].columns[column];
            const MarkEvidence evidence = form.kind == ColumnKind::text ? MarkEvidence() : evidence_of(parts, side, column);
            marks.columns.back().push_back(evidence);
            add(evidence, marks.all);
            if (is_money(form)) add(evidence, money);
            // Rates, and amounts in thousands or millions, often have three decimals.
            const bool is_in_whole =
                is_money(form) ? power == standard.units.end() || power->second == 0 : form.kind == ColumnKind::count;
            if (is_in_whole) asked += evidence.ambiguous_points;
        }
    }
    if (is_decided(marks.all)) return marks;
    const bool has_one_mark = money.ambiguous_points == 0 || money.ambiguous_commas == 0;
    if (has_one_mark && !money.first_ambiguous.empty() &&
        decimals_in(standard, unit).value_or(decimals_of_a_group) < decimals_of_a_group) {
        marks.deduced = money.first_ambiguous;
        take_as_thousands(money);
        marks.all = money;
        return marks;
    }
    marks.has_to_be_asked = asked > 0;
    return marks;
}

bool is_decided(const MarkEvidence& evidence) { return evidence.point_is_decimal + evidence.comma_is_decimal > 0; }

char decimal_mark_of(const MarkEvidence& evidence) {
    if (!is_decided(evidence)) return 0;
    return evidence.comma_is_decimal > evidence.point_is_decimal ? ',' : '.';
}

}  // namespace sitegen
