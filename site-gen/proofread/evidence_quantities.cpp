// Counts and percentages in columns of counts and rates. They are small and alike, so only a row that is named right before proves
// one.
#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "proofread/open_choice.hpp"
#include "proofread/other_scopes.hpp"

namespace sitegen {

std::optional<Support> Evidence::find_quantity(std::size_t number, const Scope& scope) const {
    const ProseNumber& written = numbers_[number];
    const Amount half = half_of_last_place(written.value.decimals());
    for (const std::size_t row : scope.is_carried ? scope.subject : scope.rows) {
        for (const RowQuantity& each : rows_.at(row).quantities) {
            if (each.unit == written.unit.name && is_written_as(written.value.absolute(), half, each.cell.value, Amount()))
                return Support{each.cell.cell_name(), true, false};
        }
    }
    return std::nullopt;
}

std::optional<MeantNumber> Evidence::find_slipped_quantity(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const Scope scope = scope_of(number);
    if (written.is_approximate || telling_digits_of(written.value) < 2 || !is_near_name(number, scope)) return std::nullopt;
    const CellsOfOtherYears is_of_other_year(has_clause_of_another_year(written, prose_.text, rows_.year()),
                                             may_be_of_past(number));
    ProseNumber plain = written;
    plain.unit.power = 0;
    OpenChoice choice(plain);
    for (const std::size_t row : scope.subject) {
        for (const RowQuantity& each : rows_.at(row).quantities) {
            if (each.unit == written.unit.name && !is_of_other_year(each.cell))
                choice.consider(each.cell.value, Amount(), each.cell.cell_name());
        }
    }
    return choice.slipped();
}

}  // namespace sitegen
